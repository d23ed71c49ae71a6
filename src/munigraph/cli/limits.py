"""Limits that hold whatever the engine is doing.

The engine can neither be interrupted nor be given a budget, so a query runs in a process of its own (``fork``), which
the operating system ends: by ``SIGALRM`` when its time is over (POSIX ``setitimer``), by refusing memory beyond its
``RLIMIT_DATA``.  This process only waits and says what happened.  Nothing is lost: a query only reads.  Where there is
no ``fork`` (Windows), a thread ends the process on time, and memory is not limited.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, NoReturn

import click

from munigraph.cli.endings import INTERRUPTED, PIPE_CLOSED, end, tell
from munigraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["limited", "seconds", "size"]

_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
#: Opening a store takes this much: the stacks of RocksDB's threads count.
_LEAST = 256 << 20
#: More digits than any address space has.
_DIGITS = 18
#: Over three years: what the timers of every system can count.
_MOST_SECONDS = 100_000_000
#: Signals by which a process ends that broke down by itself.
_CRASHES = ("SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP")


def seconds(text: str | float) -> float:
    """The seconds that a number means; raises :class:`click.BadParameter` for what no clock can count."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= _MOST_SECONDS:  # false for what is not a number (nan) too
        raise click.BadParameter(f"{text!r} is not a time in seconds, more than 0 and at most {_MOST_SECONDS}")
    return found


def size(text: str) -> int:
    """The number of bytes that a size such as ``512M`` or ``2G`` means; raises :class:`click.BadParameter`."""
    plain = text.strip().upper().removesuffix("B").removesuffix("I")
    number, unit = (plain[:-1], _UNITS[plain[-1]]) if plain[-1:] in _UNITS else (plain, 1)
    if not number.isascii() or not number.isdecimal() or len(number) > _DIGITS:
        raise click.BadParameter(f"{text!r} is not a size such as 512M or 2G")
    if int(number) * unit < _LEAST:
        raise click.BadParameter(f"{text!r} is too little: opening a store takes {_LEAST >> 20}M")
    return min(int(number) * unit, sys.maxsize)


def limited(work: Callable[[], int], seconds: float, memory: int | None) -> int:
    """Do the work, which prints its answer and returns an exit code, within these limits; the exit code.

    ``memory`` is in bytes.  What ends the work is told on standard error.  Must be called before anything has started
    threads.
    """
    if not hasattr(os, "fork"):  # pragma: no cover - Windows
        return _watched(work, seconds)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _work(work, seconds, memory)
    signal.signal(signal.SIGTERM, lambda number, _: os.kill(child, number))
    try:
        _, status = os.waitpid(child, 0)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return INTERRUPTED
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else _ended_by(signal.Signals(-code), seconds, memory)


def _work(work: Callable[[], int], seconds: float, memory: int | None) -> NoReturn:
    """In the new process: set the limits, work, leave without the interpreter's long goodbye."""
    code = 70
    try:
        for number in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)  # at once, in the middle of whatever the engine does
        signal.setitimer(signal.ITIMER_REAL, seconds)
        if memory is not None:
            _limit_memory(memory)
        code = work()
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - every way to end is told in its own words
        code = end(error)
    finally:
        sys.stderr.flush()
        os._exit(code)


def _limit_memory(memory: int) -> None:
    import resource

    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    resource.setrlimit(kind, (memory, memory))
    # What the engine says when it gets no more memory is not for users: only munigraph goes on writing to the terminal.
    sys.stderr.flush()
    sys.stderr = os.fdopen(os.dup(2), "w", encoding=sys.stderr.encoding, errors="backslashreplace", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _ended_by(number: signal.Signals, seconds: float, memory: int | None) -> int:
    """Say why the process that worked is gone; the exit code."""
    if number == signal.SIGALRM:
        tell(f"the query ran longer than {seconds:g} s", "narrow it, add a LIMIT, or raise --timeout")
        return QueryError.exit_code
    if number.name in _CRASHES and memory is not None:
        tell(
            f"the query needed more memory than {memory >> 20} MB",
            "narrow it, add a LIMIT, leave out ORDER BY or DISTINCT, or raise --limit-memory",
        )
        return QueryError.exit_code
    if number.name in _CRASHES:
        tell(
            f"the engine broke down on this query ({number.name})",
            "it is very long or very deeply nested: write it shorter; VALUES takes long lists of terms",
        )
        return QueryError.exit_code
    if number == signal.SIGKILL:
        tell("the system ended the query: most likely it ran out of memory", "give it a LIMIT, or --limit-memory 1G")
        return QueryError.exit_code
    return {signal.SIGINT: INTERRUPTED, signal.SIGPIPE: PIPE_CLOSED}.get(number, 128 + number)


def _watched(work: Callable[[], int], seconds: float) -> int:  # pragma: no cover - Windows
    def stop() -> None:
        tell(f"the query ran longer than {seconds:g} s", "narrow it, add a LIMIT, or raise --timeout")
        os._exit(QueryError.exit_code)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        return work()
    finally:
        timer.cancel()
