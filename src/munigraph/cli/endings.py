"""What becomes of errors: how a command ends, in words on standard error and as an exit code."""

from __future__ import annotations

import atexit
import errno
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn

import click

from munigraph.errors import MunigraphError
from munigraph.printable import printable

__all__ = ["INTERRUPTED", "PIPE_CLOSED", "close_pipe", "end", "leave", "note", "tell"]

#: Exit code of a program that was interrupted: 128 and SIGINT.
INTERRUPTED = 130
#: Exit code of a program whose reader went away: 128 and SIGPIPE.
PIPE_CLOSED = 141


def end(error: BaseException) -> int:
    """Tell the user what ended the command; the exit code.  Raises again what is no error (``SystemExit``)."""
    match error:
        case click.exceptions.Exit():
            code = error.exit_code
        case click.ClickException():
            error.show()
            code = error.exit_code
        case KeyboardInterrupt() | click.Abort():
            code = INTERRUPTED
        case BrokenPipeError():
            code = close_pipe()
        case MunigraphError():
            tell(str(error), error.hint)
            code = error.exit_code
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EIO):
            tell(f"cannot write the output: {error.strerror}", "free some space, or write somewhere else")
            code = 1
        case RuntimeError() if damaged := _damage(error):
            code = end(damaged)
        case AttributeError() if sys.stdout is None:
            tell("standard output is closed", "send the output somewhere, or to /dev/null")
            code = 1
        case MemoryError():
            tell("out of memory", "give fewer articles at a time, or a query with a LIMIT")
            code = 1
        case Exception() if not os.environ.get("MUNIGRAPH_DEBUG"):
            tell(
                f"internal error: {type(error).__name__}: {' '.join(str(error).split())}",
                "this is a fault of munigraph: please report it with what MUNIGRAPH_DEBUG=1 shows",
            )
            code = 70
        case _:
            raise error
    return code


def leave(code: int) -> NoReturn:
    """End the process with this exit code, standard output being flushed.

    The interpreter would first take itself apart, which lasts as long as loading click; that is left out where no
    other thread has to be waited for.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.flush()
    os._exit(code)


def tell(message: str, hint: str | None) -> None:
    """Print an error and what can be done about it."""
    _print("error: ", "red", message, hint)


def note(message: str, hint: str | None = None) -> None:
    """Print a remark that is no error: on standard error, so that the answer stays clean."""
    _print("note: ", "yellow", message, hint)


def close_pipe() -> int:
    """Nobody reads on: say nothing, now and when Python closes the stream; the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _damage(error: Exception) -> MunigraphError | None:
    from munigraph.store.failures import damage

    return damage(error)


def _print(kind: str, colour: str, message: str, hint: str | None) -> None:
    lines = [click.style(kind, fg=colour, bold=True) + _harmless(message)]
    if hint:
        aligned = hint.startswith("  ")  # lines that are to stand one above the other
        lines.append(click.style("hint:", fg="cyan") + ("\n" if aligned else " ") + _harmless(hint))
    click.echo("\n".join(lines), err=True, color=sys.stderr.isatty() and not os.environ.get("NO_COLOR"))


def _harmless(text: str) -> str:
    """The lines of a message: names of files and words of servers may hold what a terminal would obey."""
    return "\n".join(map(printable, text.split("\n")))
