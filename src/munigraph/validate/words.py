"""Checks that SHACL cannot say: the quotes are the text, the digest is the text's, and every fact has an assertion."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

from munigraph.mapping.terms import term
from munigraph.model import ONTOLOGY_IRI, Predicate
from munigraph.validate.origin import Origins, shorten
from munigraph.validate.report import Result, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

__all__ = ["check_assertions", "check_digests", "check_quotes"]


def check_quotes(store: Store, origins: Origins) -> Iterator[Result]:
    """A violation for each piece of evidence whose quote is not its article's text at its offsets."""
    bodies = _literals(store, "schema:articleBody")
    starts, ends = _literals(store, "oa:start"), _literals(store, "oa:end")
    for quad in store.quads_for_pattern(None, term("oa:exact"), None, None):
        evidence, article, exact = quad.subject, quad.graph_name, quad.object
        if not (isinstance(evidence, NamedNode) and isinstance(article, NamedNode) and isinstance(exact, Literal)):
            continue
        body = bodies.get(article.value)
        start, end = _number(starts.get(evidence.value)), _number(ends.get(evidence.value))
        if body is None or start is None or end is None:
            continue  # the shapes say what is missing
        there = body[start:end] if start >= 0 else ""
        if there != exact.value:
            yield Result(
                Severity.VIOLATION,
                "quote-is-text",
                shorten(evidence.value),
                f"La cita no es lo que el texto de la nota dice entre {start} y {end}.",
                f"The quote is not what the article's text says from {start} to {end}.",
                "oa:exact",
                exact.value,
                origins.ref(article),
                there,
            )


def check_digests(store: Store, origins: Origins) -> Iterator[Result]:
    """A violation for each article whose text is not the one of its digest."""
    digests = _literals(store, "mg:textDigest")
    for iri, body in _literals(store, "schema:articleBody").items():
        stated = digests.get(iri)
        if stated is not None and stated != f"sha256:{hashlib.sha256(body.encode()).hexdigest()}":
            yield Result(
                Severity.VIOLATION,
                "digest-is-of-text",
                shorten(iri),
                "El texto de la nota no es el de su resumen SHA-256: fue cambiado después de la extracción.",
                "The article's text is not that of its SHA-256: it was changed after the extraction.",
                "mg:textDigest",
                stated,
                origins.ref(NamedNode(iri)),
            )


_UNASSERTED = """
SELECT DISTINCT ?s ?p ?o ?g WHERE {
  VALUES ?p { %s }
  GRAPH ?g { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?g { ?a rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }
  FILTER NOT EXISTS { GRAPH ?g { ?b rdf:subject ?o ; rdf:predicate ?p ; rdf:object ?s }
                      FILTER(?p IN (mg:similarTo, mg:collaboratesWith)) }
}"""  # formatted with names of the ontology only


def check_assertions(store: Store, origins: Origins) -> Iterator[Result]:
    """A violation for each fact that no assertion of the same graph carries: no evidence, no fact."""
    predicates = " ".join(f"<{ONTOLOGY_IRI}{predicate}>" for predicate in Predicate)
    prefixes = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "mg": ONTOLOGY_IRI}
    solutions = store.query(_UNASSERTED % predicates, prefixes=prefixes)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("a SELECT query gave no solutions")
    for solution in solutions:
        subject, predicate, obj, graph = (solution[name] for name in ("s", "p", "o", "g"))
        if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
            continue
        article = origins.article(graph) if isinstance(graph, NamedNode) else None
        yield Result(
            Severity.VIOLATION,
            "fact-has-assertion",
            shorten(subject.value),
            "Hecho sin aserción ni evidencia.",
            "Fact without assertion or evidence.",
            shorten(predicate.value),
            shorten(obj.value) if isinstance(obj, NamedNode) else str(obj),
            origins.ref(article) if article is not None else None,
        )


def _literals(store: Store, predicate: str) -> dict[str, str]:
    return {
        quad.subject.value: quad.object.value
        for quad in store.quads_for_pattern(None, term(predicate), None, None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def _number(text: str | None) -> int | None:
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None
