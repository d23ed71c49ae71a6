"""Corrections as RDF: their own named graph, each with its author, its day and its reason (PROV-O, Dublin Core)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from munigraph.corrections.types import Kind
from munigraph.mapping.mint import digest, resource_iri
from munigraph.mapping.terms import day, es, node, plain, term
from munigraph.text import slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from munigraph.corrections.types import Outcome

__all__ = ["CORRECTIONS_GRAPH", "corrections_quads"]

CORRECTIONS_GRAPH = resource_iri("graph", "corrections")

_CLASSES = {
    Kind.REJECT: "mg:Rejection",
    Kind.SAME: "mg:Joining",
    Kind.DIFFERENT: "mg:Parting",
    Kind.NAME: "mg:Naming",
}


def corrections_quads(outcomes: Iterable[Outcome], present: Container[str]) -> Iterator[Quad]:
    """The quads of ``mgr:graph/corrections``; ``present`` are the IRIs of the things that the graph holds."""
    for outcome in outcomes:
        for subject, predicate, obj in _triples(outcome, present):
            yield Quad(subject, predicate, obj, node(CORRECTIONS_GRAPH))


def _triples(outcome: Outcome, present: Container[str]) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    correction = outcome.correction
    this = node(resource_iri("correction", correction.digest))
    author = node(resource_iri("author", slug(correction.author) or digest(correction.author)))
    for name in ("mg:Correction", _CLASSES[correction.kind], "prov:Entity"):
        yield this, term("rdf:type"), term(name)
    yield this, term("prov:wasAttributedTo"), author
    yield author, term("rdf:type"), term("mg:Author")
    yield author, term("rdf:type"), term("prov:Person")
    yield author, term("rdfs:label"), plain(correction.author)
    yield this, term("dcterms:created"), day(correction.date)
    yield this, term("dcterms:description"), es(correction.reason)
    yield this, term("mg:entry"), plain(correction.canonical)
    yield this, term("mg:applied"), Literal(outcome.applied)
    if outcome.refused is not None:
        yield this, term("mg:outcome"), plain(outcome.refused)
    for iri in outcome.concerns:
        if iri in present:
            yield this, term("mg:concerns"), node(iri)
