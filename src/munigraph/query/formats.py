"""Results as text: tables for people, CSV, TSV, JSON and XML for programs, RDF for graphs."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, cast

from munigraph.errors import QueryError
from munigraph.query.prefixes import KNOWN
from munigraph.query.syntax import query_failed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyoxigraph

    from munigraph.query.readable import Labels
    from munigraph.query.result import Result

__all__ = ["GRAPHS", "READABLE", "ROWS", "write"]

#: Formats for people; they fit every kind of answer.
READABLE = ("table", "markdown", "html")
#: Formats for SELECT and ASK: SPARQL 1.1 Query Results CSV and TSV, JSON, XML Formats.
ROWS = ("csv", "tsv", "json", "xml")
#: Formats for CONSTRUCT and DESCRIBE, and pyoxigraph's names for them; the first is the default.
GRAPHS = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}


def write(
    result: Result,
    out: IO[bytes],
    format: str | None = None,  # noqa: A002
    *,
    labels: Labels | None = None,
    prefixes: Mapping[str, str] | None = None,
) -> bool:
    """Write a result to a binary stream in UTF-8, rows as they are found except in a table; False if there are none.

    ``format`` is one of :data:`READABLE`, :data:`ROWS` or :data:`GRAPHS`; None is a table for rows and Turtle for
    graphs.  In those for people, IRIs are shown as the labels that ``labels`` gives, else by a known prefix or one of
    ``prefixes``.  Raises :class:`~munigraph.errors.QueryError` when the format does not suit the kind of answer.
    """
    chosen = format or ("turtle" if result.kind == "construct" else "table")
    known = {**KNOWN, **(prefixes or {})}
    if chosen in READABLE and result.kind == "ask":
        return _write_truth(result, out)
    if chosen in READABLE:
        from munigraph.query.readable import write_readable

        return write_readable(result, out, chosen, labels, known)
    if result.kind == "construct" and chosen in GRAPHS:
        return _write_graph(result, out, chosen, known)
    if result.kind != "construct" and chosen in ROWS:
        return _write_rows(result, out, chosen)
    fitting = (*READABLE, *(GRAPHS if result.kind == "construct" else ROWS))
    raise QueryError(
        f"{chosen} is not a format for the answer to this kind of query", hint=f"choose one of: {', '.join(fitting)}"
    )


class _Counted:
    """A stream that counts its bytes."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return self._out.write(data)

    def flush(self) -> None:
        self._out.flush()


def _write_rows(result: Result, out: IO[bytes], chosen: str) -> bool:
    import pyoxigraph

    if result.kind == "ask" and chosen in ("csv", "tsv"):  # no such serialisation is defined
        return _write_truth(result, out)
    form = getattr(pyoxigraph.QueryResultsFormat, chosen.upper())
    counted, answer = _Counted(out), cast("Any", result.answer())
    try:
        answer.serialize(counted, form)
    except (RuntimeError, OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the output: a closed pipe, a full disk
        raise query_failed(error) from error
    if chosen in ("json", "xml"):
        out.write(b"\n")
    return result.kind == "ask" or counted.size > len(_no_rows(result.variables, form))


def _no_rows(variables: Sequence[str], form: pyoxigraph.QueryResultsFormat) -> bytes:
    """What an answer with these columns and no rows looks like."""
    import pyoxigraph

    columns = " ".join(f"?{name}" for name in variables) or "*"
    nothing = cast("pyoxigraph.QuerySolutions", pyoxigraph.Store().query(f"SELECT {columns} {{ FILTER(false) }}"))
    return nothing.serialize(format=form) or b""


def _write_truth(result: Result, out: IO[bytes]) -> bool:
    out.write(f"{str(bool(result)).lower()}\n".encode())
    return True


def _write_graph(result: Result, out: IO[bytes], chosen: str, known: Mapping[str, str]) -> bool:
    import pyoxigraph

    form = getattr(pyoxigraph.RdfFormat, GRAPHS[chosen])
    if chosen == "ntriples":
        counted = _Counted(out)
        pyoxigraph.serialize(result.terms(), cast("IO[bytes]", counted), form)
        return counted.size > 0
    triples = sorted(set(result.terms()), key=str)
    used = "".join(str(triple) for triple in triples)
    prefixes = {name: iri for name, iri in sorted(known.items()) if f"<{iri}" in used}
    pyoxigraph.serialize(triples, out, form, prefixes=prefixes)
    if chosen in ("jsonld", "rdfxml"):
        out.write(b"\n")
    return bool(triples)
