"""The entry point: the group of commands, and what becomes of errors."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module

import click

from munigraph.errors import MunigraphError
from munigraph.version import __version__

__all__ = ["COMMANDS", "cli", "main", "run"]

#: Command name to the module that holds its ``command``; in the order of the help page.
COMMANDS = {
    "demo": "demo",
    "build": "build",
    "retract": "retract",
    "query": "query",
    "view": "view",
    "stats": "stats",
    "extract": "extract",
    "export": "export",
    "validate": "validate",
    "evaluate": "evaluate",
    "completion": "completion",
}

_EPILOG = """\b
Example:
  munigraph build articles/ --store my-store
  munigraph query "SELECT ?who ?body { ?who mg:governs ?body }" --store my-store

\b
Exit codes:
  0  done (query: also the answer true of an ASK)
  1  failed (query: also the answer false of an ASK)
  2  wrong usage, or an input was left out; the others are done
  3  a data file of munigraph is broken
  4  the store cannot be opened, read or written
  5  the query is wrong, refused or ran too long
  6  the graph does not conform to its shapes
  70 an internal error; MUNIGRAPH_DEBUG=1 shows where
  130 interrupted
"""


class _LazyGroup(click.Group):
    """Imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"munigraph.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=_LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="munigraph", message="%(prog)s %(version)s")
def cli() -> None:
    """From press articles about Chilean municipalities to a knowledge graph whose every fact opens its sentence."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    code = run(sys.argv[1:])
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        code = _end(error)
        _close_pipe()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; errors are told on standard error, never as a traceback.

    Exit codes are those of :mod:`munigraph.errors`; 2 also for wrong usage.
    """
    try:
        result = cli.main(arguments, prog_name="munigraph", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except BaseException as error:  # noqa: BLE001 - every way to end is told in its own words
        return _end(error)


def _end(error: BaseException) -> int:
    """Tell the user what ended the command; the exit code.  Raises again what is no error (``SystemExit``)."""
    match error:
        case click.exceptions.Exit():
            code = error.exit_code
        case click.ClickException():
            error.show()
            code = error.exit_code
        case KeyboardInterrupt() | click.Abort():
            code = 130
        case BrokenPipeError():
            code = _close_pipe()
        case MunigraphError():
            _tell(str(error), error.hint)
            code = error.exit_code
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EIO):
            _tell(f"cannot write the output: {error.strerror}", "free some space, or write somewhere else")
            code = 1
        case RuntimeError() if damaged := _damage(error):
            code = _end(damaged)
        case AttributeError() if sys.stdout is None:
            _tell("standard output is closed", "send the output somewhere, or to /dev/null")
            code = 1
        case MemoryError():
            _tell("out of memory", "give fewer articles at a time, or a query with a LIMIT")
            code = 1
        case Exception() if not os.environ.get("MUNIGRAPH_DEBUG"):
            _tell(
                f"internal error: {type(error).__name__}: {' '.join(str(error).split())}",
                "this is a fault of munigraph: please report it with what MUNIGRAPH_DEBUG=1 shows",
            )
            code = 70
        case _:
            raise error
    return code


def _damage(error: Exception) -> MunigraphError | None:
    from munigraph.store.failures import damage

    return damage(error)


def _tell(message: str, hint: str | None) -> None:
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    lines = [click.style("error: ", fg="red", bold=True) + message]
    if hint:
        aligned = hint.startswith("  ")  # lines that are to stand one above the other
        lines.append(click.style("hint:", fg="cyan") + ("\n" if aligned else " ") + hint)
    click.echo("\n".join(lines), err=True, color=colour)


def _close_pipe() -> int:
    """Nobody reads on: say nothing, now and when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141
