"""From the quads of a graph to what can be found in it.

A large graph is read at every build: hence single patterns, which the engine answers from one of its indexes, rather
than the queries that tell all of one thing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyoxigraph

from munigraph.mapping.kinds import KINDS, OFFICES, kind_of
from munigraph.mapping.terms import term
from munigraph.model import ONTOLOGY_IRI
from munigraph.query.sparql import ask
from munigraph.search.types import Document, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["documents"]

_UNION = pyoxigraph.DefaultGraph()
#: What an event, an agreement or a statement has to do with things, besides who says it; and people with bodies.
_RELATIONS = (
    "mg:involves", "mg:organizedBy", "mg:heldAt", "mg:party", "mg:about", *(f"mg:{predicate}" for predicate in OFFICES),
)  # fmt: skip
#: Characters of a quotation that stand for it as its label; as ``rdfs:label`` of a statement.
_LABEL = 80


def documents(quads: pyoxigraph.Store) -> list[Document]:
    """Everything that can be found, sorted: things with their names, statements, quotes, titles of articles.

    The same words of an article are one quote, however many facts they prove and however often they stand there; the
    words of a statement are not told again as a quote.
    """
    reader = _Reader(quads)
    return sorted((*reader.things(), *reader.quotes(), *reader.titles()))


class _Reader:
    def __init__(self, quads: pyoxigraph.Store) -> None:
        self._quads = quads
        self._articles: dict[str, dict[str, Any]] = {}
        for row in sorted(ask(quads, "article"), key=repr):
            self._articles.setdefault(row["article"], row)
        self._kinds: dict[str, str] = {}
        self._mentions: dict[str, set[str]] = {}
        self._classify()
        self._names: dict[str, set[str]] = defaultdict(set)
        for row in ask(quads, "names"):
            self._names[row["thing"]].add(str(row["name"]))
        labels = (self._values("rdfs:label"), self._values("skos:prefLabel"))
        self._labels = {thing: min(values) for each in labels for thing, values in each.items()}

    def _classify(self) -> None:
        """Which classes a thing has, and which articles name it."""
        classes: dict[str, set[str]] = defaultdict(set)
        articles: dict[str, set[str]] = defaultdict(set)
        for kind in KINDS:
            of_kind = pyoxigraph.NamedNode(ONTOLOGY_IRI + kind)
            for quad in self._quads.quads_for_pattern(None, term("rdf:type"), of_kind, None):
                thing = _value(quad.subject)
                classes[thing].add(kind)
                if not isinstance(quad.graph_name, pyoxigraph.DefaultGraph):
                    articles[thing].add(_value(quad.graph_name))
        self._kinds = {thing: kind_of(found) for thing, found in classes.items()}
        self._mentions = {thing: found & self._articles.keys() for thing, found in articles.items()}

    def _values(self, *predicates: str) -> dict[str, set[str]]:
        """Each thing with its values of these properties."""
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in predicates:
            for quad in self._quads.quads_for_pattern(None, term(predicate), None, _UNION):
                found[_value(quad.subject)].add(_value(quad.object))
        return found

    def things(self) -> Iterator[Document]:
        """What has a name, and statements."""
        said, places, topics = self._values("schema:text"), self._values("mg:placeName"), self._values("mg:topic")
        days, speakers, related = self._values("schema:startDate"), self._values("mg:saidBy"), self._values(*_RELATIONS)
        for iri, kind in self._kinds.items():
            articles = self._mentions.get(iri, set())
            names = self._names.get(iri, set())
            label = self._labels.get(iri) or min(names, default=iri)
            texts = said.get(iri) or {*places.get(iri, ()), *topics.get(iri, ())}
            yield Document(
                iri,
                kind,
                label,
                names=tuple(sorted(names - {label})),
                text=" · ".join(sorted(texts)),
                about=(*self._refs(speakers.get(iri, ())), *self._refs(related.get(iri, ()))),
                articles=len(articles),
                days=tuple(sorted(days.get(iri, ()))) or self._days(articles),
                **(self._source(min(articles)) if kind == "Statement" and articles else {}),
            )

    def quotes(self) -> Iterator[Document]:
        """The words that prove facts, events and agreements."""
        proven: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for row in ask(self._quads, "quotes"):
            proven[row["article"], row["quote"]].append((row["evidence"], row["attested"]))
        sides = self._values("rdf:subject", "rdf:object")
        for (article, quote), pieces in proven.items():
            if any(self._kinds.get(attested) == "Statement" for _, attested in pieces):
                continue
            things = {thing for _, attested in pieces for thing in sides.get(attested, (attested,))}
            about = self._refs(things & self._kinds.keys())
            if about:
                yield Document(
                    about[0].iri,
                    "Evidence",
                    quote if len(quote) <= _LABEL else f"{quote[: _LABEL - 1]}…",
                    text=quote,
                    about=about,
                    articles=1,
                    days=self._days([article]),
                    evidence=min(pieces)[0],
                    **self._source(article),
                )

    def titles(self) -> Iterator[Document]:
        """The titles of the articles."""
        for iri, row in self._articles.items():
            if row["title"]:
                yield Document(
                    iri, "Article", str(row["title"]), articles=1, days=self._days([iri]), **self._source(iri)
                )

    def _refs(self, things: Iterable[str]) -> tuple[Ref, ...]:
        """The things, people first."""
        order = sorted(things, key=lambda iri: (KINDS.index(self._kinds[iri]) if iri in self._kinds else 99, iri))
        return tuple(Ref(iri, self._labels.get(iri, iri)) for iri in order)

    def _days(self, articles: Iterable[str]) -> tuple[str, ...]:
        found = (self._articles[article]["date"] for article in articles if article in self._articles)
        return tuple(sorted({str(day) for day in found if day is not None}))

    def _source(self, article: str) -> dict[str, Any]:
        row = self._articles.get(article, {})
        told = {key: str(row[key]) if row.get(key) else None for key in ("title", "outlet", "url")}
        return {"article": article, **told}


def _value(node: Any) -> str:  # noqa: ANN401 - any term of RDF
    return str(getattr(node, "value", node))
