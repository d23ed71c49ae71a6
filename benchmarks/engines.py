"""Ways to ask one SPARQL query, and how long each takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

__all__ = [
    "Cold",
    "Question",
    "cold_run",
    "munigraph_command",
    "oxigraph_command",
    "pyoxigraph_command",
    "rdflib_asked",
    "warm_run",
]

#: The least that a command line of Python over pyoxigraph has to do.
_BARE = """
import sys
import click, pyoxigraph
answer = pyoxigraph.Store.read_only(sys.argv[1]).query(open(sys.argv[2], encoding="utf-8").read())
answer.serialize(sys.stdout.buffer, pyoxigraph.QueryResultsFormat.CSV)
"""
#: rdflib over N-Triples; a line of JSON for each query: seconds and rows, or null where its time was over.
_RDFLIB = """
import json, signal, sys, time
import rdflib

class Late(BaseException):
    pass

def stop(*_):
    raise Late

signal.signal(signal.SIGALRM, stop)
limit = float(sys.argv[2])
graph = rdflib.Graph().parse(sys.argv[1], format="nt")
print(json.dumps(len(graph)), flush=True)
for line in sys.stdin:
    signal.setitimer(signal.ITIMER_REAL, limit)
    start = time.process_time()
    try:
        rows = sum(1 for _ in graph.query(json.loads(line)))
        told = [time.process_time() - start, rows]
    except Late:
        told = None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps(told), flush=True)
"""


@dataclass(frozen=True)
class Question:
    """A named query with values for its parameters."""

    name: str
    values: dict[str, str]
    #: The same as one text, with its prefixes declared.
    sparql: str

    def __str__(self) -> str:
        return f"{self.name}{'' if self.values else ' (all)'}"


@dataclass(frozen=True)
class Cold:
    """A run of a command: seconds from its start to its first row, and seconds of processor time of all of it."""

    first_row: float
    processor: float


def munigraph_command(question: Question, store: Path) -> list[str]:
    """``munigraph query --name``, as installed."""
    program = [sys.executable, "-m", "munigraph", "query", "--name", question.name, "--store", str(store)]
    return [*program, "--format", "csv", *(f"--param={name}={value}" for name, value in question.values.items())]


def pyoxigraph_command(quads: Path, file: Path) -> list[str]:
    """A bare Python that asks pyoxigraph the query in a file."""
    return [sys.executable, "-c", _BARE, str(quads), str(file)]


def oxigraph_command(program: str, quads: Path, file: Path) -> list[str]:
    """Oxigraph's own command line."""
    return [program, "query", "--location", str(quads), "--query-file", str(file), "--results-format", "csv"]


def cold_run(command: Sequence[str]) -> Cold:
    """Run a command that prints CSV; ends the program when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as out:
        head = b""
        while head.count(b"\n") < 2 and (more := out.read1()):
            head += more
        first_row = time.perf_counter() - start
        while out.read1():
            pass
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}")
    return Cold(first_row, used.ru_utime + used.ru_stime)


def warm_run(ask: Callable[[], object]) -> float:
    """Seconds of processor time of one call."""
    start = time.process_time()
    ask()
    return time.process_time() - start


@contextmanager
def rdflib_asked(triples: Path, limit: float) -> Iterator[Callable[[str], tuple[float, int] | None]]:
    """Rdflib in a process of its own, over a file of N-Triples; gives what asks it a query for its seconds and rows.

    None where it took longer than the limit, in seconds.
    """
    command = [sys.executable, "-W", "ignore", "-c", _RDFLIB, str(triples), str(limit)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        out, answers = process.stdin, process.stdout
        answers.readline()  # it has loaded

        def ask(sparql: str) -> tuple[float, int] | None:
            out.write(json.dumps(sparql) + "\n")
            out.flush()
            found = json.loads(answers.readline())
            return None if found is None else (found[0], found[1])

        yield ask
        out.close()
