"""From the quads of a graph to what can be found in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyoxigraph

from munigraph.mapping.kinds import KINDS, kind_of
from munigraph.mapping.terms import term
from munigraph.model import ONTOLOGY_IRI
from munigraph.query.sparql import ask
from munigraph.search.types import Document, Ref
from munigraph.text import context

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["documents"]

_SAID_BY = ONTOLOGY_IRI + "saidBy"
_UNION = pyoxigraph.DefaultGraph()
#: Characters of a quotation that stand for it as its label; as ``rdfs:label`` of a statement.
_LABEL = 80


def documents(quads: pyoxigraph.Store) -> list[Document]:
    """Everything that can be found, sorted: things with their names, statements, quotes, titles of articles.

    A quote is told once, however many facts it proves; the words of a statement are not told again as a quote.
    """
    reader = _Reader(quads)
    return sorted((*reader.things(), *reader.quotes(), *reader.titles()))


class _Reader:
    def __init__(self, quads: pyoxigraph.Store) -> None:
        self._quads = quads
        self._articles = {iri: rows[0] for iri, rows in self._rows("article", "article").items()}
        self._kinds: dict[str, str] = {}
        self._mentions: dict[str, set[str]] = {}
        self._classify()
        self._names: dict[str, set[str]] = defaultdict(set)
        for row in ask(quads, "names"):
            self._names[row["thing"]].add(str(row["name"]))
        self._labels = {**self._first("rdfs:label"), **self._first("skos:prefLabel")}
        self._speakers: dict[str, set[str]] = defaultdict(set)
        self._about: dict[str, set[str]] = defaultdict(set)
        for row in ask(quads, "tellings"):
            related = self._speakers if row["relation"] == _SAID_BY else self._about
            related[row["told"]].add(row["thing"])

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

    def _rows(self, query: str, key: str) -> dict[str, list[dict[str, Any]]]:
        """The solutions of a query, in a fixed order, by the IRI in this column."""
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in sorted(ask(self._quads, query), key=repr):
            found[str(row[key])].append(row)
        return found

    def _first(self, predicate: str) -> dict[str, str]:
        """The first of the values of each thing."""
        found: dict[str, str] = {}
        for subject, value in self._pairs(predicate):
            found[subject] = min(found.get(subject, value), value)
        return found

    def _pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        for quad in self._quads.quads_for_pattern(None, term(predicate), None, _UNION):
            yield _value(quad.subject), _value(quad.object)

    def things(self) -> Iterator[Document]:
        """What has a name, and statements."""
        told = self._rows("telling", "told")
        for iri, kind in self._kinds.items():
            rows = told.get(iri, [])
            articles = self._mentions.get(iri, set())
            text = " · ".join(_values(rows, "text") or _values(rows, "place", "topic"))
            label = self._labels.get(iri) or min(self._names.get(iri, {iri}))
            yield Document(
                iri,
                kind,
                label,
                names=tuple(sorted(self._names.get(iri, set()) - {label})),
                text=text,
                about=(*self._refs(self._speakers.get(iri, ())), *self._refs(self._about.get(iri, ()))),
                articles=len(articles),
                days=tuple(sorted(_values(rows, "date"))) or self._days(articles),
                **(self._source(min(articles)) if kind == "Statement" and articles else {}),
            )

    def quotes(self) -> Iterator[Document]:
        """The words that prove facts, events and agreements."""
        proven: dict[tuple[str, int, str, str, str], set[str]] = defaultdict(set)
        for row in ask(self._quads, "evidence"):
            where = (row["article"], row["start"], row["quote"], row["before"] or "", row["after"] or "")
            proven[where].add(row["attested"])
        sides = defaultdict(list)
        for side in ("rdf:subject", "rdf:object"):
            for fact, thing in self._pairs(side):
                sides[fact].append(thing)
        for (article, start, quote, begun, rest), attested in proven.items():
            if any(self._kinds.get(each) == "Statement" for each in attested):
                continue
            things = {thing for each in attested for thing in sides.get(each, (each,)) if thing in self._kinds}
            if not things:
                continue
            about = self._refs(things)
            before, after = context(begun, rest, start)
            yield Document(
                about[0].iri,
                "Evidence",
                quote if len(quote) <= _LABEL else f"{quote[: _LABEL - 1]}…",
                text=quote,
                before=before,
                after=after,
                about=about,
                articles=1,
                days=self._days([article]),
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


def _values(rows: Iterable[dict[str, Any]], *keys: str) -> list[str]:
    """The values of these keys, each once."""
    return list(dict.fromkeys(str(row[key]) for key in keys for row in rows if row[key]))


def _value(node: Any) -> str:  # noqa: ANN401 - any term of RDF
    return str(getattr(node, "value", node))
