"""``munigraph query``."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from munigraph.cli.options import example, opened, source_options
from munigraph.errors import InputError, QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["command"]

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples")


@click.command(
    short_help="Ask the graph a SPARQL query.",
    epilog=example(
        'munigraph query "SELECT ?who ?body { ?who mg:governs ?body }"',
        "munigraph query -f question.rq --format csv > answer.csv",
    ),
)
@click.argument("sparql", required=False)
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read the query from FILE.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the answer; default: table on a terminal, csv in a pipe, turtle for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query that takes longer.",
)
@source_options
def command(
    *, sparql: str | None, file: Path | None, form: str | None, timeout: float, store: Path, data: tuple[Path, ...]
) -> int:
    """Ask the graph a SPARQL query: an argument, a file (-f), or standard input (- or a pipe).

    The prefixes mg:, mgr:, rdfs:, skos:, schema:, prov:, oa:, org: and the other usual ones need not be declared. The
    default graph is the union of all graphs. SERVICE, LOAD and updates are refused. ASK also answers by the exit
    code: 0 for true, 1 for false.

    In Python: munigraph.open(store).query(sparql)
    """
    from munigraph.query import run
    from munigraph.query.formats import write

    text = _text(sparql, file)
    with opened(store, data) as graph, _stopped_after(timeout):
        result = run(graph, text)
        if result.kind == "ask":
            answer = bool(result)
            if form in (None, "table", "csv", "tsv"):
                click.echo(str(answer).lower())
            else:
                write(result, sys.stdout.buffer, form)
            return 0 if answer else 1
        chosen = form or ("csv" if result.kind == "select" and not sys.stdout.isatty() else None)
        write(result, sys.stdout.buffer, chosen)
        sys.stdout.buffer.flush()
    return 0


def _text(sparql: str | None, file: Path | None) -> str:
    if sparql not in (None, "-") and file is not None:
        raise click.UsageError("give the query as an argument or with -f, not both")
    if file is not None and str(file) != "-":
        try:
            return file.read_text(encoding="utf-8-sig")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise InputError(f"cannot read the query {file}: {reason}", hint="check the path") from error
    if sparql not in (None, "-"):
        assert sparql is not None
        return sparql
    if sparql is None and file is None and sys.stdin.isatty():
        raise click.UsageError(
            'no query: give it as an argument, e.g. "SELECT * { ?s ?p ?o } LIMIT 5", or with -f FILE'
        )
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except ValueError as error:
        raise InputError("the query on standard input is not UTF-8 text") from error


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """End the process when the block takes longer.

    The engine cannot be interrupted, only left; it releases the interpreter while it works, so this thread runs on
    time.  Nothing is lost: a query only reads.
    """
    timer = threading.Timer(seconds, _stop, (seconds,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _stop(seconds: float) -> None:
    message = f"error: the query ran longer than {seconds:g} s\nhint: narrow it, add a LIMIT, or raise --timeout\n"
    os.write(2, message.encode())
    os._exit(QueryError.exit_code)
