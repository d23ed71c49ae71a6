"""What one article says of a person that tells who it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.model import Entity, EntityKind, Predicate
from munigraph.resolve.bodies import Station
from munigraph.resolve.register import Holder, register_of
from munigraph.resolve.setting import Setting, setting_of
from munigraph.text import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from munigraph.authority import Authority
    from munigraph.resolve.types import Case, Identity, Key

__all__ = ["MAYORAL", "Person", "people_of"]

#: Predicates that tell the office of mayor.
MAYORAL = frozenset({Predicate.GOVERNS, Predicate.FORMERLY_GOVERNED})
_INDEPENDENT = "IND"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of an article."""

    key: Key
    entity: Entity
    words: tuple[str, ...]
    day: str | None
    setting: Setting
    #: (predicate, CUT) of the municipal offices told.
    offices: frozenset[tuple[Predicate, str]]
    #: The bodies at which an office is or was held.
    stations: frozenset[Station]
    #: IRIs of parties.
    parties: frozenset[str]
    #: IRIs of what else the article names and its place does not settle: to recognise the same story.
    company: frozenset[str]
    #: Who it is by the record of those in office, where that is sure.
    holder: Holder | None = None

    @property
    def cut(self) -> str | None:
        """The municipality that anchors the person."""
        return self.entity.cut

    @property
    def is_bare(self) -> bool:
        """True when neither a municipality nor an office is told of the person, nor the record known to mean it."""
        return not (self.entity.cut or self.offices or self.stations or self.holder)

    @property
    def signature(self) -> tuple[object, ...]:
        """What is told of the person; mentions of one name and one signature agree alike with any other."""
        return self.entity.cut, self.offices, self.stations, self.parties, self.holder

    @property
    def is_surname(self) -> bool:
        """True when one word of the name is all that is given."""
        return len(self.words) == 1

    @property
    def is_mayoral(self) -> bool:
        """True when the person is said to govern a municipality, or to have governed it."""
        return not self.predicates.isdisjoint(MAYORAL)

    @property
    def predicates(self) -> frozenset[Predicate]:
        """The kinds of municipal offices told."""
        return frozenset(predicate for predicate, _ in self.offices)


def people_of(
    cases: Sequence[Case], identities: Mapping[Key, Identity], stations: Mapping[Key, Station], authority: Authority
) -> Iterator[Person]:
    """The people of all cases; ``identities`` and ``stations`` are those of the bodies."""
    for case in cases:
        setting = setting_of(case, authority)
        entities = {entity.key: entity for entity in case.entities}
        company = frozenset(
            identities[case.article, entity.key].iri
            for entity in case.entities
            if (case.article, entity.key) in identities
            and entity.kind not in (EntityKind.PARTY, EntityKind.REGION, EntityKind.COMUNA)
        )
        for entity in case.entities:
            if not entity.kind.is_person:
                continue
            posts = {
                (predicate, _station(entities[body], (case.article, body), identities, stations))
                for who, predicate, body in case.posts
                if who == entity.key and predicate is not Predicate.MEMBER_OF_PARTY
            }
            parties = frozenset(
                identities[case.article, body].iri
                for who, predicate, body in case.posts
                if who == entity.key and predicate is Predicate.MEMBER_OF_PARTY and entities[body].ref != _INDEPENDENT
            )
            offices = frozenset((predicate, cut) for who, predicate, cut in case.offices if who == entity.key)
            words = name_words(entity.label)
            is_placed = entity.cut is not None or bool(offices)
            yield Person(
                (case.article, entity.key),
                entity,
                words,
                case.date,
                setting,
                offices,
                frozenset(station for _, station in posts),
                parties,
                company,
                register_of(authority).find(words, case.date, posts, parties, is_placed=is_placed),
            )


def _station(entity: Entity, key: Key, identities: Mapping[Key, Identity], stations: Mapping[Key, Station]) -> Station:
    if (known := stations.get(key)) is not None and entity.kind is EntityKind.ORGANIZATION:
        return known
    identity = identities[key]
    return Station(identity.iri, identity.label)
