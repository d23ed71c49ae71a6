"""A store in the syntaxes of RDF.  Sorted before it is written, so that the same graph gives the same bytes."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, cast

from munigraph.errors import MunigraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph

__all__ = ["write_jsonld", "write_nquads", "write_ntriples", "write_rdfxml", "write_trig", "write_turtle"]

#: Code points that no XML 1.0 document can hold (section 2.2, Char); lone surrogates are no text of RDF anyway.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: What an IRI must end in to be the name of an XML element: letters, digits, ``.-_`` after a letter or ``_``.
_ELEMENT = re.compile(r"[^\W\d][\w.\-]*\Z")


def write_nquads(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """Canonical N-Quads: the form of RDF Dataset Canonicalization (RDFC-1.0), lines sorted by code points.

    Blank nodes, which only foreign files bring, get the labels of that algorithm; it holds the graph in memory.
    """
    from munigraph.export.sorting import sorted_lines

    for line in sorted_lines(f"{quad} .\n".encode() for quad in _canonical(quads)):
        out.write(line)


def _canonical(quads: pyoxigraph.Store) -> Iterable[pyoxigraph.Quad]:
    import pyoxigraph as ox

    def blank(term: object) -> bool:
        return isinstance(term, ox.BlankNode)

    if not any(blank(quad.subject) or blank(quad.object) or blank(quad.graph_name) for quad in _quads(quads)):
        return _quads(quads)
    dataset = ox.Dataset(_quads(quads))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def write_ntriples(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """The union of all graphs as N-Triples, sorted."""
    from munigraph.export.sorting import sorted_lines

    for line in sorted_lines(f"{triple} .\n".encode() for triple in _union(quads)):
        out.write(line)


def write_turtle(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """The union of all graphs as Turtle."""
    from pyoxigraph import RdfFormat, serialize

    from munigraph.mapping.prefixes import PREFIXES

    serialize(sorted(_union(quads), key=str), out, RdfFormat.TURTLE, prefixes=PREFIXES)


def write_rdfxml(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """The union of all graphs as RDF/XML.

    Raises :class:`~munigraph.errors.MunigraphError` for what that syntax cannot hold: a property whose IRI does not end
    in a name, a text with a control character.  Graphs that munigraph made have neither.
    """
    from pyoxigraph import RdfFormat, serialize

    from munigraph.mapping.prefixes import PREFIXES

    triples = sorted(_union(quads), key=str)
    for triple in triples:
        _check_xml(triple)
    serialize(triples, cast("IO[bytes]", _CarriageReturns(out)), RdfFormat.RDF_XML, prefixes=PREFIXES)


def _check_xml(triple: pyoxigraph.Triple) -> None:
    from pyoxigraph import Literal

    hint = "write another format, such as .nq or .ttl"
    if not _ELEMENT.search(triple.predicate.value):
        raise MunigraphError(f"RDF/XML cannot name the property <{triple.predicate.value}>", hint=hint)
    if isinstance(triple.object, Literal) and (found := _NOT_XML.search(triple.object.value)):
        raise MunigraphError(
            f"RDF/XML cannot hold the character U+{ord(found[0]):04X} in a text of {triple.subject}", hint=hint
        )


class _CarriageReturns:
    """A binary stream that writes carriage returns as character references.

    An XML reader would make line feeds of them (XML 1.0, section 2.11); the serializer ends its own lines with these.
    """

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        self._out.write(bytes(data).replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        self._out.flush()


def write_trig(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """TriG: Turtle with the named graphs."""
    from pyoxigraph import RdfFormat, serialize

    from munigraph.mapping.prefixes import PREFIXES

    def ordered() -> Iterator[pyoxigraph.Quad]:
        for name in _graph_names(quads) or (None,):
            yield from sorted(quads.quads_for_pattern(None, None, None, name), key=str)

    serialize(ordered(), out, RdfFormat.TRIG, prefixes=PREFIXES)


def write_jsonld(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """JSON-LD with the named graphs; see :mod:`munigraph.export.jsonld`."""
    from munigraph.export.jsonld import write_graphs

    def graphs() -> Iterator[tuple[str | None, Iterable[pyoxigraph.Triple]]]:
        names = _graph_names(quads)
        for name in names:
            triples = (quad.triple for quad in quads.quads_for_pattern(None, None, None, name))
            yield name.value, sorted(triples, key=str)
        if not names:
            yield None, sorted(_union(quads), key=str)

    write_graphs(graphs(), out)


def _graph_names(quads: pyoxigraph.Store) -> list[pyoxigraph.NamedNode | pyoxigraph.BlankNode]:
    return sorted(quads.named_graphs(), key=lambda name: name.value)


def _quads(quads: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """The quads of the named graphs or, of a store without any, all."""
    from munigraph.store.union import named_quads

    return named_quads(quads) if _graph_names(quads) else iter(quads)


def _union(quads: pyoxigraph.Store) -> Iterator[pyoxigraph.Triple]:
    from pyoxigraph import DefaultGraph

    return (quad.triple for quad in quads.quads_for_pattern(None, None, None, DefaultGraph()))
