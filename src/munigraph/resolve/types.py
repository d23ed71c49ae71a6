"""What goes into and comes out of identity resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.model import Agreement, Entity, Event, Extraction, Predicate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from munigraph.resolve.reasons import Reason

__all__ = [
    "Case",
    "Doubt",
    "Identities",
    "Identity",
    "Key",
    "Told",
    "ToldIdentity",
    "ToldKey",
    "case_of",
    "is_agreement",
    "telling_order",
    "told_key",
]

#: An entity of an article: (:attr:`munigraph.model.Article.digest`, :attr:`munigraph.model.Entity.key`).
Key = tuple[str, str]
#: What articles tell of, and what two of them may tell of as one.
Told = Event | Agreement
#: An event or agreement of an article: (digest of the article, type, start of its first evidence, label).
ToldKey = tuple[str, str, int, str]
_AGREEMENT = "Agreement"


@dataclass(frozen=True, slots=True)
class Case:
    """What resolution needs of one article: far smaller than its :class:`~munigraph.model.Extraction`."""

    #: :attr:`munigraph.model.Article.digest`
    article: str
    #: ISO day of publication, or None.
    date: str | None
    entities: tuple[Entity, ...]
    #: (key of the person, predicate, CUT of the municipality), sorted: who governs, governed or sits on a council.
    offices: tuple[tuple[str, Predicate, str], ...] = ()
    #: (key of the person, predicate, key of the body), sorted: who holds or held a role, who belongs to a party.
    posts: tuple[tuple[str, Predicate, str], ...] = ()
    #: (CUT of the municipality, key of the model), sorted: which municipality applies which model.
    adopted: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    title: str = ""

    @property
    def told(self) -> tuple[Told, ...]:
        """The events and agreements."""
        return (*self.events, *self.agreements)


@dataclass(frozen=True, slots=True)
class Identity:
    """One thing of the graph, as the whole set of articles and the authority know it."""

    #: Full IRI, e.g. ``https://w3id.org/munigraph/id/person/jorge-sharp-fajardo``.
    iri: str
    #: The one preferred label.
    label: str
    #: Every other form met, sorted.
    aliases: tuple[str, ...]
    #: Why these mentions are one thing, sorted; empty where there is but one mention and no table lists it.
    reasons: tuple[Reason, ...]
    #: The other IRIs that its mentions have, each by itself, sorted: a graph of fewer articles may hold it there.
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldIdentity:
    """One event or agreement, as one or more articles tell it."""

    #: The tellings of it, by the day on which they were published; its address is made from the first.
    tellings: tuple[ToldKey, ...]
    #: Why they are one, sorted; empty for a single telling.
    reasons: tuple[Reason, ...]

    @property
    def alone(self) -> tuple[ToldIdentity, ...]:
        """What each telling is by itself."""
        return tuple(ToldIdentity((telling,), ()) for telling in self.tellings)


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Two things that may be one and were left apart.

    ``first`` and ``second`` are IRIs of entities, or the first telling of each of two events; first < second.
    """

    first: str | ToldKey
    second: str | ToldKey
    reason: Reason


class Identities:
    """Answers which identity an entity or an event of an article has, why, and what was left in doubt."""

    def __init__(
        self,
        by_entity: Mapping[Key, Identity],
        by_told: Mapping[ToldKey, ToldIdentity] | None = None,
        doubts: Sequence[Doubt] = (),
    ) -> None:
        self._by_entity = by_entity
        self._by_told = by_told or {}
        #: Pairs that may be one thing and were left apart, each once, sorted.
        self.doubts = tuple(doubts)

    def of(self, article: str, key: str) -> Identity:
        """The identity of the entity ``key`` of the article with that digest; ``KeyError`` if it was not a case."""
        return self._by_entity[article, key]

    def in_article(self, article: str, keys: Iterable[str]) -> dict[str, Identity]:
        """Key to identity, for the given keys of one article."""
        return {key: self._by_entity[article, key] for key in keys}

    def told(self, article: str, item: Told) -> ToldIdentity:
        """The identity of an event or agreement of the article with that digest; one that was no case is by itself."""
        key = told_key(article, item)
        return self._by_told.get(key) or ToldIdentity((key,), ())

    @property
    def all_told(self) -> list[ToldIdentity]:
        """Every event and agreement once, sorted by its first telling."""
        return sorted({one.tellings: one for one in self._by_told.values()}.values(), key=lambda one: one.tellings)

    @property
    def events(self) -> list[ToldIdentity]:
        """Every event once, sorted by its first telling."""
        return [one for one in self.all_told if not is_agreement(one.tellings[0])]

    @property
    def agreements(self) -> list[ToldIdentity]:
        """Every agreement once, sorted by its first telling."""
        return [one for one in self.all_told if is_agreement(one.tellings[0])]

    def corrected(
        self,
        by_entity: Mapping[Key, Identity],
        by_told: Mapping[ToldKey, ToldIdentity],
        moved: Mapping[str, str],
        settled: Collection[frozenset[str | ToldKey]],
    ) -> Identities:
        """The same with these identities in place of what was found, and without the doubts that are settled.

        ``moved`` is the IRI of a thing that was joined to another, to the IRI of that one; ``settled`` are pairs of
        which it is known that they are not one, named as in a :class:`Doubt`.
        """
        told = {**self._by_told, **by_told}

        def now(thing: str | ToldKey) -> str | ToldKey:
            return moved.get(thing, thing) if isinstance(thing, str) else told[thing].tellings[0]

        standing = set()
        for one in self.doubts:
            pair = frozenset((now(one.first), now(one.second)))
            if len(pair) == 2 and pair not in settled:
                first, second = sorted(pair, key=repr)
                standing.add(Doubt(first, second, one.reason))
        return Identities({**self._by_entity, **by_entity}, told, sorted(standing, key=repr))

    def __iter__(self) -> Iterator[Identity]:
        """Every identity of an entity once, sorted by IRI."""
        return iter(sorted(set(self._by_entity.values()), key=lambda i: (i.iri, i.label, i.aliases, i.reasons)))


def told_key(article: str, item: Told) -> ToldKey:
    """What tells an event or agreement of an article from the others there."""
    kind = str(item.type) if isinstance(item, Event) else _AGREEMENT
    return article, kind, item.evidence[0].start, item.label


def telling_order(published: str | None, key: ToldKey) -> tuple[str, ToldKey]:
    """The key that sorts tellings by the day on which their article was published, those without one last."""
    return published or "9999", key


def is_agreement(key: ToldKey) -> bool:
    """True for the key of an agreement."""
    return key[1] == _AGREEMENT


def case_of(extraction: Extraction) -> Case:
    """The case of one extraction."""
    cuts = {entity.key: entity.cut for entity in extraction.entities}
    offices: set[tuple[str, Predicate, str]] = set()
    posts: set[tuple[str, Predicate, str]] = set()
    adopted: set[tuple[str, str]] = set()
    for fact in extraction.facts:
        cut = cuts[fact.object]
        match fact.predicate:
            case Predicate.GOVERNS | Predicate.FORMERLY_GOVERNED | Predicate.COUNCILLOR_OF:
                if cut is not None:
                    offices.add((fact.subject, fact.predicate, cut))
            case Predicate.HOLDS_ROLE | Predicate.FORMERLY_HELD_ROLE | Predicate.MEMBER_OF_PARTY:
                posts.add((fact.subject, fact.predicate, fact.object))
            case Predicate.ADOPTS:
                if (own := cuts[fact.subject]) is not None:
                    adopted.add((own, fact.object))
    return Case(
        extraction.article.digest,
        extraction.article.date,
        extraction.entities,
        tuple(sorted(offices)),
        tuple(sorted(posts)),
        tuple(sorted(adopted)),
        extraction.events,
        extraction.agreements,
        extraction.article.title,
    )
