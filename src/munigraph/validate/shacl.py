"""The shapes of ``ontology/shapes.ttl`` checked with pyshacl.

pyshacl runs on an rdflib graph in memory, not on the store itself: each of the many small look-ups of a validation
costs a hundred times more through the store (61,000 quads: 560 s against 5 s; pyshacl 0.40.1, pyoxigraph 0.5.13).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import Literal, NamedNode
from pyshacl import validate as run_pyshacl
from rdflib.namespace import RDF, SH

from munigraph.errors import DataError
from munigraph.mapping.mint import ONTOLOGY_GRAPH
from munigraph.mapping.ontology_graph import ontology_quads
from munigraph.mapping.terms import term
from munigraph.resources import resource
from munigraph.validate.origin import Origins, shorten
from munigraph.validate.report import Result, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

__all__ = ["SEVERITIES", "check_shapes", "load_shapes"]

#: The severity of a shape to that of its results.
SEVERITIES: dict[object, Severity] = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}


def check_shapes(store: Store, origins: Origins) -> Iterator[Result]:
    """One result for each shape that a node of the union of the graphs breaks.

    Raises :class:`~munigraph.errors.DataError` when the shapes' file is missing or broken.
    """
    shapes = load_shapes("shapes.ttl")
    _, found, _ = run_pyshacl(_union(store), shacl_graph=shapes, inference="none", advanced=False, allow_warnings=True)
    if not isinstance(found, rdflib.Graph):
        raise DataError(f"the shapes cannot be checked: {found}")
    for node in found.subjects(RDF.type, SH.ValidationResult):
        raw = _Raw.read(found, node)
        if raw is not None:
            yield _result(raw, shapes, origins)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A ``sh:ValidationResult`` as pyshacl gives it."""

    severity: Severity
    shape: rdflib.term.Node
    focus: rdflib.term.Node
    path: NamedNode | None
    value: NamedNode | Literal | None
    messages: dict[str, str]

    @classmethod
    def read(cls, found: rdflib.Graph, node: rdflib.term.Node) -> _Raw | None:
        shape, focus = found.value(node, SH.sourceShape), found.value(node, SH.focusNode)
        if shape is None or focus is None:
            return None
        path, value = _to_oxigraph(found.value(node, SH.resultPath)), _to_oxigraph(found.value(node, SH.value))
        messages = {
            message.language or "en": str(message)
            for message in found.objects(node, SH.resultMessage)
            if isinstance(message, rdflib.Literal)
        }
        severity = SEVERITIES.get(found.value(node, SH.resultSeverity), Severity.VIOLATION)
        return cls(severity, shape, focus, path if isinstance(path, NamedNode) else None, value, messages)


def _result(raw: _Raw, shapes: rdflib.Graph, origins: Origins) -> Result:
    focus = _to_oxigraph(raw.focus)
    article = quote = None
    if isinstance(focus, NamedNode):
        predicate = _targeted(shapes, raw.shape)
        article = _article(raw, focus, predicate, shapes, origins)
        quote = origins.quote(focus, article, predicate) if article is not None else None
    any_message = next(iter(sorted(raw.messages.values())), "")
    return Result(
        raw.severity,
        str(raw.shape).rpartition("#")[2],
        shorten(str(raw.focus)),
        raw.messages.get("es", any_message),
        raw.messages.get("en", any_message),
        shorten(raw.path.value) if raw.path is not None else "",
        _shown(raw, focus),
        origins.ref(article) if article is not None else None,
        quote,
    )


def _article(
    raw: _Raw, focus: NamedNode, predicate: NamedNode | None, shapes: rdflib.Graph, origins: Origins
) -> NamedNode | None:
    """The article that says what is wrong, from the most telling pattern to the widest."""
    if predicate is not None:
        if (raw.shape, SH.targetObjectsOf, None) in shapes:
            return origins.article(None, predicate, focus)
        return origins.article(focus, predicate)
    for pattern in ((focus, raw.path, raw.value), (focus, raw.path, None), (focus, None, None)):
        if (article := origins.article(*pattern)) is not None:
            return article
    return None


def _targeted(shapes: rdflib.Graph, shape: rdflib.term.Node) -> NamedNode | None:
    """The predicate whose subjects or objects the shape is about."""
    for property_ in (SH.targetSubjectsOf, SH.targetObjectsOf):
        if (target := shapes.value(shape, property_)) is not None:
            return NamedNode(str(target))
    return None


def _shown(raw: _Raw, focus: NamedNode | Literal | None) -> str | None:
    if raw.value is None or raw.value == focus:
        return None
    return shorten(raw.value.value) if isinstance(raw.value, NamedNode) else raw.value.value


def load_shapes(name: str) -> rdflib.Graph:
    """The shapes of a file of the ``ontology`` folder; ``DataError`` when it is missing or broken."""
    path = resource("ontology", name)
    try:
        return rdflib.Graph().parse(data=path.read_text(encoding="utf-8"), format="turtle")
    except (OSError, SyntaxError) as error:
        raise DataError(
            f"{path}: {error}", hint="install munigraph again: python -m pip install --force-reinstall munigraph"
        ) from error


def _union(store: Store) -> rdflib.Graph:
    """The triples of all graphs of the store and of the ontology, whose subclasses ``sh:class`` follows."""
    union = rdflib.Graph()
    terms: dict[object, rdflib.term.Node] = {}
    missing = () if store.contains_named_graph(NamedNode(ONTOLOGY_GRAPH)) else ontology_quads()
    for quad in chain(store.quads_for_pattern(None, None, None, None), missing):
        triple = []
        for part in quad.triple:
            if part not in terms:
                terms[part] = _to_rdflib(part)
            triple.append(terms[part])
        union.add((triple[0], triple[1], triple[2]))
    return union


def _to_rdflib(part: object) -> rdflib.term.Node:
    if isinstance(part, NamedNode):
        return rdflib.URIRef(part.value)
    if isinstance(part, Literal):
        if part.language:
            return rdflib.Literal(part.value, lang=part.language)
        return rdflib.Literal(part.value, datatype=_datatype(part), normalize=False)
    return rdflib.BNode(getattr(part, "value", None))


def _datatype(literal: Literal) -> rdflib.URIRef | None:
    """Plain strings without datatype, as rdflib reads them."""
    return None if literal.datatype == term("xsd:string") else rdflib.URIRef(literal.datatype.value)


def _to_oxigraph(part: object) -> NamedNode | Literal | None:
    if isinstance(part, rdflib.URIRef):
        return NamedNode(str(part))
    if isinstance(part, rdflib.Literal):
        if part.language:
            return Literal(str(part), language=part.language)
        return Literal(str(part), datatype=NamedNode(str(part.datatype)) if part.datatype else None)
    return None
