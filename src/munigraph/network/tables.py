"""The quads of a store as dictionaries: one pass over each property that the network needs, none over each node.

The union of the graphs is read: a triple that stands in several of them counts once.  A store of munigraph holds that
union in its default graph (:mod:`munigraph.store.union`); of such a store the default graph alone is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from munigraph.mapping.kinds import KINDS
from munigraph.mapping.prefixes import PREFIXES
from munigraph.model import ONTOLOGY_IRI

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

__all__ = ["Evidence", "Tables", "iri"]

#: Evidence as the network carries it: ``quote``, ``prefix``, ``suffix``, ``start``, ``end`` (code points of the
#: article's clean text), ``article`` (IRI), ``title``, ``outlet``, ``date``, ``url``; what is not known is None.
Evidence = dict[str, Any]

#: The holding of an office as an official record has it: ``person`` and ``body`` (IRIs), ``role``, ``start``, ``end``
#: (ISO 8601 days); what is not known is None.
Mandate = dict[str, str | None]


def iri(name: str) -> NamedNode:
    """The term of a prefixed name: ``iri("mg:governs")``."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@dataclass(frozen=True, slots=True)
class Tables:
    """Reads of one store; each method is one pass over one property (or class)."""

    store: Store
    #: The graph that is read; None: all of them.
    scope: DefaultGraph | None = None

    @classmethod
    def of(cls, store: Store) -> Tables:
        """The tables of a store, read from its default graph if that holds what the named graphs say."""
        default = DefaultGraph()
        for graph in store.named_graphs():
            quad = next(iter(store.quads_for_pattern(None, None, None, graph)), None)
            if quad is not None and Quad(quad.subject, quad.predicate, quad.object, default) not in store:
                return cls(store)
        return cls(store, default)

    def one(self, name: str) -> dict[str, str]:
        """Subject to object; of several objects the least, so that the order of the store does not matter."""
        found: dict[str, str] = {}
        for quad in self.store.quads_for_pattern(None, iri(name), None, self.scope):
            subject, value = _value(quad.subject), _value(quad.object)
            if subject not in found or value < found[subject]:
                found[subject] = value
        return found

    def many(self, name: str) -> dict[str, list[str]]:
        """Subject to its objects, each once, sorted."""
        found: dict[str, set[str]] = {}
        for quad in self.store.quads_for_pattern(None, iri(name), None, self.scope):
            found.setdefault(_value(quad.subject), set()).add(_value(quad.object))
        return {subject: sorted(values) for subject, values in found.items()}

    def labels(self) -> dict[str, str]:
        """Subject to its ``rdfs:label``: Spanish before no language before another, then the least."""
        found: dict[str, tuple[int, str]] = {}
        for quad in self.store.quads_for_pattern(None, iri("rdfs:label"), None, self.scope):
            if isinstance(quad.object, Literal):
                language = quad.object.language
                choice = (0 if language == "es" else 1 if language is None else 2, quad.object.value)
                subject = _value(quad.subject)
                found[subject] = min(found.get(subject, choice), choice)
        return {subject: text for subject, (_, text) in found.items()}

    def kinds(self) -> dict[str, str]:
        """Subject to the local name of its class, the first of :data:`KINDS` that is stated of it."""
        found: dict[str, str] = {}
        for kind in KINDS:
            for quad in self.store.quads_for_pattern(None, iri("rdf:type"), NamedNode(ONTOLOGY_IRI + kind), self.scope):
                found.setdefault(_value(quad.subject), kind)
        return found

    def pairs(self, name: str, graph: str) -> list[tuple[str, str]]:
        """Subject and object of a property in one named graph, sorted."""
        quads = self.store.quads_for_pattern(None, iri(name), None, NamedNode(graph))
        return sorted({(_value(quad.subject), _value(quad.object)) for quad in quads})

    def mandates(self, graph: str) -> list[Mandate]:
        """The offices that a named graph (the authority's) records, in order of time."""
        starts, ends = self.one("schema:startDate"), self.one("schema:endDate")
        roles, bodies = self.one("mg:roleName"), dict(self.pairs("org:organization", graph))
        found = [
            {
                "person": person,
                "body": bodies[mandate],
                "role": roles.get(mandate),
                "start": starts.get(mandate),
                "end": ends.get(mandate),
            }
            for mandate, person in self.pairs("org:member", graph)
            if mandate in bodies
        ]
        return sorted(found, key=lambda row: tuple(row[key] or "" for key in ("start", "end", "body", "person")))

    def evidence(self) -> dict[str, list[Evidence]]:
        """What is attested (assertion, event, agreement, statement) to its evidence: earliest first, undated last."""
        articles = self._articles()
        quotes, sources = self.one("oa:exact"), self.one("oa:hasSource")
        prefixes, suffixes = self.one("oa:prefix"), self.one("oa:suffix")
        starts, ends = self.one("oa:start"), self.one("oa:end")
        pieces: dict[str, Evidence] = {}
        for node, quote in quotes.items():
            source = sources.get(node)
            pieces[node] = {
                "quote": quote,
                "prefix": prefixes.get(node, ""),
                "suffix": suffixes.get(node, ""),
                "start": _number(starts.get(node)),
                "end": _number(ends.get(node)),
                "article": source,
                **(articles.get(source or "") or {"title": None, "outlet": None, "date": None, "url": None}),
            }
        return {
            attested: sorted((pieces[node] for node in nodes if node in pieces), key=_in_time)
            for attested, nodes in self.many("mg:hasEvidence").items()
        }

    def _articles(self) -> dict[str, dict[str, str | None]]:
        titles = self.one("dcterms:title")
        outlets = self.one("mg:outlet")
        dates, loose = self.one("dcterms:issued"), self.one("dcterms:date")
        urls, sources = self.one("schema:url"), self.one("dcterms:source")
        found = self.store.quads_for_pattern(None, iri("rdf:type"), iri("mg:Article"), self.scope)
        return {
            article: {
                "title": titles.get(article),
                "outlet": outlets.get(article),
                "date": dates.get(article, loose.get(article)),
                "url": urls.get(article, sources.get(article)),
            }
            for article in {_value(quad.subject) for quad in found}
        }


def _value(term: Any) -> str:  # noqa: ANN401 - any term of RDF
    value: str | None = getattr(term, "value", None)
    return str(term) if value is None else value


def _number(text: str | None) -> int | None:
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def _in_time(piece: Evidence) -> tuple[str, str, int, str]:
    return piece["date"] or "9999", piece["article"] or "", piece["start"] or 0, piece["quote"]


def earliest(evidence: Iterable[Evidence]) -> str | None:
    """The first day on which an article gives this evidence, ISO 8601; None when none is dated."""
    return min((piece["date"] for piece in evidence if piece["date"]), default=None)
