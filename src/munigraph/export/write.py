"""A store as a file for others: RDF in its usual forms, and networks for Gephi and the like."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

from munigraph.errors import InputError
from munigraph.export.networks import write_gexf, write_graphml, write_tables
from munigraph.export.rdf import write_jsonld, write_nquads, write_ntriples, write_rdfxml, write_trig, write_turtle
from munigraph.files import written_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from munigraph.query import Queryable

__all__ = ["FORMATS", "export", "files_of", "format_of", "serialize"]

#: Name of each format (also the ending of its files) and what it is.
FORMATS = {
    "nq": "N-Quads, canonical and sorted: the same graph gives the same bytes; the master copy",
    "trig": "TriG: Turtle with named graphs",
    "ttl": "Turtle: the union of all graphs",
    "nt": "N-Triples, sorted: the union of all graphs",
    "jsonld": "JSON-LD with its context inside",
    "rdf": "RDF/XML: the union of all graphs",
    "csv": "CSV: a table of nodes and a table of edges, with the schemata of FollowTheMoney",
    "graphml": "GraphML: things and facts as a network, with quotes",
    "gexf": "GEXF: the same for Gephi",
}
_WRITERS: dict[str, Callable[..., None]] = {
    "nq": write_nquads,
    "trig": write_trig,
    "ttl": write_turtle,
    "nt": write_ntriples,
    "jsonld": write_jsonld,
    "rdf": write_rdfxml,
    "csv": write_tables,
    "graphml": write_graphml,
    "gexf": write_gexf,
}
#: What tells the files of a format of several apart: it comes before the ending of the name.
_PARTS = {"csv": (".nodes", ".edges")}


def format_of(file: str | os.PathLike[str], format: str | None = None) -> str:  # noqa: A002
    """The format asked for, or that of the file's ending (before ``.gz``); raises ``InputError`` if unknown."""
    suffixes = Path(file).suffixes
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    chosen = format or (suffixes[-1].removeprefix(".").lower() if suffixes else "")
    if chosen not in FORMATS:
        given = f"the format {format!r}" if format else f"the ending of {Path(file).name!r}"
        raise InputError(
            f"{given} is none that munigraph can write", hint=f"use one of: {', '.join(f'.{name}' for name in FORMATS)}"
        )
    return chosen


def files_of(file: str | os.PathLike[str], format: str | None = None) -> tuple[Path, ...]:  # noqa: A002
    """The files that an export to ``file`` writes: itself or, of ``net.csv``, ``net.nodes.csv`` and ``net.edges.csv``.

    Raises ``MunigraphError`` for an unknown format.
    """
    path, chosen = Path(file), format_of(file, format)
    ending = next((end for end in (f".{chosen}.gz", f".{chosen}", ".gz") if path.name.lower().endswith(end)), "")
    stem, ending = path.name[: len(path.name) - len(ending)], path.name[len(path.name) - len(ending) :]
    return tuple(path.with_name(f"{stem}{part}{ending}") for part in _PARTS.get(chosen, ("",)))


def export(store: Queryable, file: str | os.PathLike[str], format: str | None = None) -> Path:  # noqa: A002
    """Write a whole store to a file in one of :data:`FORMATS`, by default that of its ending; returns its path.

    The file appears when it is complete (``.gz`` endings are compressed), and the same graph gives the same bytes.
    ``csv`` writes the two files of :func:`files_of` and returns the first.  Raises
    :class:`~munigraph.errors.MunigraphError` for an unknown format, when the format cannot hold the graph (see
    :func:`~munigraph.export.rdf.write_rdfxml`) and when a file cannot be written.
    """
    targets = files_of(file, format)
    with ExitStack() as stack:
        streams = [stack.enter_context(written_whole(target)) for target in targets]
        _WRITERS[format_of(file, format)](store.quads, *streams)
    return targets[0]


def serialize(store: Queryable, out: IO[bytes], format: str) -> None:  # noqa: A002
    """Write a whole store to a binary stream.

    Raises :class:`~munigraph.errors.MunigraphError` for an unknown format, one of several files, and when the format
    cannot hold the graph.
    """
    chosen = format_of("", format)
    if chosen in _PARTS:
        raise InputError(f"{chosen} is more than one file", hint="name a file to write it to")
    _WRITERS[chosen](store.quads, out)
