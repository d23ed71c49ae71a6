"""Results as text: a table for people, CSV, TSV, JSON and XML for programs, Turtle for graphs."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from munigraph.errors import QueryError
from munigraph.query.values import is_number, readable

if TYPE_CHECKING:
    from rich.table import Table

    from munigraph.query.result import Result

__all__ = ["GRAPHS", "ROWS", "write"]

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
    except BrokenPipeError:
        raise
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error
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
    if result.kind == "ask":
        out.write(f"{str(bool(result)).lower()}\n".encode())
        return
    import io

    from rich.console import Console

    table, width, count = _table(result)
    terminal = out.isatty() if hasattr(out, "isatty") else False
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="\n", write_through=True)
    try:
        console = Console(file=text, force_terminal=terminal, width=None if terminal else max(80, width))
        console.print(table)
        console.print(f"{count} row{'' if count == 1 else 's'}", style="dim", highlight=False)
    finally:
        text.detach()


def _table(result: Result) -> tuple[Table, int, int]:
    """The table, the width that needs no folding, and the number of rows."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from munigraph.mapping.prefixes import PREFIXES

    names = result.variables or ("subject", "predicate", "object")
    rows: list[list[str]] = []
    numeric = [True] * len(names)
    for item in result.terms():
        terms = list(item)
        numeric = [fine and (term is None or is_number(term)) for fine, term in zip(numeric, terms, strict=True)]
        rows.append([readable(term, PREFIXES) for term in terms])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, right in zip(names, numeric, strict=True):
        table.add_column(Text(name), justify="right" if right and rows else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    widest = [max([len(name), *(len(row[at]) for row in rows)]) for at, name in enumerate(names)]
    return table, 2 * sum(widest) + 4 * len(names), len(rows)
