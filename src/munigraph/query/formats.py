"""Results as text: a table for people, CSV, TSV, JSON and XML for programs, Turtle for graphs."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from munigraph.errors import QueryError
from munigraph.query.syntax import query_failed
from munigraph.query.values import is_number, readable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from munigraph.query.result import Result

__all__ = ["GRAPHS", "ROWS", "print_table", "write"]

#: Formats for SELECT and ASK, the first is the default: SPARQL 1.1 Query Results CSV and TSV, JSON, XML Formats.
ROWS = ("table", "csv", "tsv", "json", "xml")
#: Formats for CONSTRUCT and DESCRIBE, the first is the default.
GRAPHS = ("turtle", "ntriples")


def write(result: Result, out: IO[bytes], format: str | None = None) -> None:  # noqa: A002
    """Write a result to a binary stream in UTF-8; rows are written as they are found, except in a table.

    ``format`` is one of :data:`ROWS` or :data:`GRAPHS`; None is a table for rows and Turtle for graphs, which also
    take a ``table``.  Raises :class:`~munigraph.errors.QueryError` when the format does not suit the kind of answer.
    """
    chosen = format or ("turtle" if result.kind == "construct" else "table")
    if chosen == "table":
        _write_table(result, out)
    elif result.kind == "construct" and chosen in GRAPHS:
        _write_graph(result, out, chosen)
    elif result.kind != "construct" and chosen in ROWS:
        _write_rows(result, out, chosen)
    else:
        fitting = GRAPHS if result.kind == "construct" else ROWS
        raise QueryError(
            f"{chosen} is not a format for the answer to this kind of query",
            hint=f"choose one of: {', '.join(fitting)}",
        )


def _write_rows(result: Result, out: IO[bytes], chosen: str) -> None:
    import pyoxigraph

    if result.kind == "ask" and chosen in ("csv", "tsv"):  # no such serialisation is defined
        out.write(f"{str(bool(result)).lower()}\n".encode())
        return
    try:
        result.answer().serialize(out, getattr(pyoxigraph.QueryResultsFormat, chosen.upper()))
    except (RuntimeError, OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the output: a closed pipe, a full disk
        raise query_failed(error) from error
    if chosen in ("json", "xml"):
        out.write(b"\n")


def _write_graph(result: Result, out: IO[bytes], chosen: str) -> None:
    import pyoxigraph

    from munigraph.mapping.prefixes import PREFIXES

    if chosen == "ntriples":
        pyoxigraph.serialize(result.terms(), out, pyoxigraph.RdfFormat.N_TRIPLES)
        return
    triples = sorted(set(result.terms()), key=str)
    used = "".join(str(triple) for triple in triples)
    prefixes = {name: iri for name, iri in sorted(PREFIXES.items()) if f"<{iri}" in used}
    pyoxigraph.serialize(triples, out, pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes)


def _write_table(result: Result, out: IO[bytes]) -> None:
    from munigraph.mapping.prefixes import PREFIXES

    if result.kind == "ask":
        out.write(f"{str(bool(result)).lower()}\n".encode())
        return
    names = result.variables or ("subject", "predicate", "object")
    cells: list[list[str]] = []
    numeric = [True] * len(names)
    for item in result.terms():
        terms = list(item)
        numeric = [fine and (term is None or is_number(term)) for fine, term in zip(numeric, terms, strict=True)]
        cells.append([readable(term, PREFIXES) for term in terms])
    print_table(names, cells, out, right=[name for name, fine in zip(names, numeric, strict=True) if fine and cells])
    out.write(f"{len(cells)} row{'' if len(cells) == 1 else 's'}\n".encode())


def print_table(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    out: IO[bytes],
    *,
    title: str | None = None,
    right: Collection[str] = (),
) -> None:
    """Draw a table on a binary stream in UTF-8; on a terminal it fits the window, elsewhere it is as wide as needed.

    Columns named in ``right`` are aligned to the right.  Cells are plain text: nothing in them is markup.
    """
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title=None if title is None else Text(title), title_justify="left"
    )
    for name in names:
        table.add_column(Text(name), justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    terminal = out.isatty()
    widest = [max([len(name), *(2 * len(row[at]) for row in rows)]) for at, name in enumerate(names)]
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="\n", write_through=True)
    try:
        width = None if terminal else max(80, sum(widest) + 4 * len(names), 2 * len(title or ""))
        console = Console(file=text, force_terminal=terminal, width=width)
        with console.capture() as drawn:
            console.print(table)
        text.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()).strip("\n") + "\n")
    finally:
        text.detach()
