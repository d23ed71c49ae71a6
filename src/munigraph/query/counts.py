"""What a store holds, in numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from munigraph.query.run import run

if TYPE_CHECKING:
    from munigraph.query.run import Queryable

__all__ = ["Stats", "stats"]

Counts = tuple[tuple[str, int], ...]

_ARTICLES = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a mg:Article }"
_SPAN = "SELECT (MIN(?d) AS ?first) (MAX(?d) AS ?last) { ?a a mg:Article ; dcterms:issued ?d }"
_OUTLETS = "SELECT ?o (COUNT(DISTINCT ?a) AS ?n) { ?a a mg:Article ; mg:outlet ?o } GROUP BY ?o"
_ENTITIES = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s mg:writtenAs ?w ; a ?c } GROUP BY ?c"
_FACTS = "SELECT ?p (COUNT(DISTINCT ?a) AS ?n) { ?a a mg:Assertion ; rdf:predicate ?p } GROUP BY ?p"
_TOLD = """SELECT ?c (COUNT(DISTINCT ?s) AS ?n)
{ VALUES ?c { mg:Event mg:Meeting mg:CouncilSession mg:Ceremony mg:Visit mg:AgreementSigning mg:Agreement mg:Statement }
  ?s a ?c } GROUP BY ?c"""
_CONFIDENCE = """SELECT (MIN(?c) AS ?low) (AVG(?c) AS ?mean) (MAX(?c) AS ?high)
{ ?a a mg:Assertion ; mg:confidence ?c }"""
_TRIPLES = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over a whole graph.  Names are local names of the ontology; lists go from the greatest count down."""

    #: Number of different articles, and the days of the first and the last (ISO 8601), if any is dated.
    articles: int
    first_date: str | None
    last_date: str | None
    #: Name of the outlet, number of its articles.
    outlets: Counts
    #: Class, number of things of it that articles name; a thing counts in every class that it has.
    entities: Counts
    #: Predicate, number of different facts of it that articles state.
    facts: Counts
    #: Type of event, number of events.
    events: Counts
    agreements: int
    statements: int
    #: Lowest, mean and highest confidence of a fact; None when there is none.
    confidence: tuple[float, float, float] | None
    #: Different triples, authority and ontology included.
    triples: int

    @property
    def people(self) -> int:
        """Number of different persons that articles name."""
        return dict(self.entities).get("Person", 0)

    def to_dict(self) -> dict[str, Any]:
        """As dicts, lists, strings and numbers, for JSON."""
        data = asdict(self)
        for key in ("outlets", "entities", "facts", "events"):
            data[key] = dict(data[key])
        return {**data, "people": self.people}


def stats(store: Queryable) -> Stats:
    """Count what is in a store."""
    first, last = next(iter(run(store, _SPAN)))
    told = dict(_counts(store, _TOLD))
    low, mean, high = next(iter(run(store, _CONFIDENCE)))
    agreements, statements = told.pop("Agreement", 0), told.pop("Statement", 0)
    told.pop("Event", 0)  # each event also has the class of its type
    return Stats(
        articles=next(iter(run(store, _ARTICLES)))[0],
        first_date=None if first is None else str(first),
        last_date=None if last is None else str(last),
        outlets=_counts(store, _OUTLETS),
        entities=_counts(store, _ENTITIES),
        facts=_counts(store, _FACTS),
        events=tuple(sorted(told.items(), key=_order)),
        agreements=agreements,
        statements=statements,
        confidence=None if low is None else (float(low), round(float(mean), 4), float(high)),
        triples=next(iter(run(store, _TRIPLES)))[0],
    )


def _order(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _counts(store: Queryable, query: str) -> Counts:
    found = ((str(name).rpartition("#")[2], int(number)) for name, number in run(store, query))
    return tuple(sorted(found, key=_order))
