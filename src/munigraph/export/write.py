"""A store as a file for others: RDF in its usual forms, and networks for Gephi and the like."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import IO, TYPE_CHECKING

from munigraph.errors import MunigraphError
from munigraph.files import written_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    import pyoxigraph

    from munigraph.query import Queryable

__all__ = ["FORMATS", "export", "format_of"]

#: Name of each format (also the ending of its files) and what it is.
FORMATS = {
    "nq": "N-Quads, sorted: the same graph gives the same bytes; the master copy",
    "trig": "TriG: Turtle with named graphs",
    "ttl": "Turtle: the union of all graphs",
    "nt": "N-Triples, sorted: the union of all graphs",
    "jsonld": "JSON-LD with its context inside",
    "graphml": "GraphML: things and facts as a network, with quotes",
    "gexf": "GEXF: the same for Gephi",
}


def format_of(file: str | os.PathLike[str], format: str | None = None) -> str:  # noqa: A002
    """The format asked for, or that of the file's ending (before ``.gz``); raises ``MunigraphError`` if unknown."""
    suffixes = Path(file).suffixes
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    chosen = format or (suffixes[-1].removeprefix(".").lower() if suffixes else "")
    if chosen not in FORMATS:
        given = f"the format {format!r}" if format else f"the ending of {Path(file).name!r}"
        raise MunigraphError(
            f"{given} is none that munigraph can write", hint=f"use one of: {', '.join(f'.{name}' for name in FORMATS)}"
        )
    return chosen


def export(store: Queryable, file: str | os.PathLike[str], format: str | None = None) -> Path:  # noqa: A002
    """Write a whole store to a file in one of :data:`FORMATS`, by default that of its ending; returns its path.

    The file appears when it is complete (``.gz`` endings are compressed), and the same graph gives the same bytes.
    Raises :class:`~munigraph.errors.MunigraphError` for an unknown format and when the file cannot be written.
    """
    writers: dict[str, Callable[[pyoxigraph.Store, IO[bytes]], None]] = {
        "nq": _write_nquads,
        "trig": _write_trig,
        "ttl": _write_turtle,
        "nt": _write_ntriples,
        "jsonld": _write_jsonld,
        "graphml": _write_graphml,
        "gexf": _write_gexf,
    }
    chosen = format_of(file, format)
    target = Path(file)
    with written_whole(target) as out:
        writers[chosen](store.quads, out)
    return target


def _graph_names(quads: pyoxigraph.Store) -> list[pyoxigraph.NamedNode | pyoxigraph.BlankNode]:
    return sorted(quads.named_graphs(), key=lambda name: name.value)


def _write_nquads(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """N-Quads as RDF Dataset Canonicalization (RDFC-1.0) orders and writes them, for graphs without blank nodes."""
    from munigraph.export.sorting import sorted_lines
    from munigraph.store.union import named_quads

    source = named_quads(quads) if _graph_names(quads) else iter(quads)
    for line in sorted_lines(f"{quad} .\n".encode() for quad in source):
        out.write(line)


def _write_ntriples(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    from munigraph.export.sorting import sorted_lines

    for line in sorted_lines(f"{triple} .\n".encode() for triple in _union(quads)):
        out.write(line)


def _union(quads: pyoxigraph.Store) -> Iterator[pyoxigraph.Triple]:
    from pyoxigraph import DefaultGraph

    return (quad.triple for quad in quads.quads_for_pattern(None, None, None, DefaultGraph()))


def _write_turtle(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    from pyoxigraph import RdfFormat, serialize

    from munigraph.mapping.prefixes import PREFIXES

    serialize(sorted(_union(quads), key=str), out, RdfFormat.TURTLE, prefixes=PREFIXES)


def _write_trig(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    from pyoxigraph import RdfFormat, serialize

    from munigraph.mapping.prefixes import PREFIXES

    def ordered() -> Iterator[pyoxigraph.Quad]:
        for name in _graph_names(quads) or (None,):
            yield from sorted(quads.quads_for_pattern(None, None, None, name), key=str)

    serialize(ordered(), out, RdfFormat.TRIG, prefixes=PREFIXES)


def _write_jsonld(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    from munigraph.export.jsonld import write_jsonld

    def graphs() -> Iterator[tuple[str | None, Iterable[pyoxigraph.Triple]]]:
        names = _graph_names(quads)
        for name in names:
            triples = (quad.triple for quad in quads.quads_for_pattern(None, None, None, name))
            yield name.value, sorted(triples, key=str)
        if not names:
            yield None, sorted(_union(quads), key=str)

    write_jsonld(graphs(), out)


def _write_graphml(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    import networkx as nx

    from munigraph.network import flat, network

    nx.write_graphml(flat(network(quads)), out)


def _write_gexf(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """GEXF, without the day of writing that networkx puts into it."""
    import networkx as nx

    from munigraph.network import flat, network

    text = io.BytesIO()
    nx.write_gexf(flat(network(quads)), text)
    out.write(re.sub(rb' lastmodifieddate="[^"]*"', b"", text.getvalue(), count=1))
