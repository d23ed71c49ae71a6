"""Who the people of an article are by the record of mayors and of those who held offices of the nation.

A full name means a person of the record when one alone fits it and

- the office told, at the article's date: one held must run that day, a former one must have ended; or
- the party told, within two presidential terms of an office, while no municipality anchors the person and no office is
  told but those of a body that the record has, and of a day that it does not reach.

A name that fits two people of the record, such as a father and a son in office, means neither by the party.  A given
name and a surname alone, which namesakes share within a party, are somebody by the party only where few of the record
bear the surname, and near an office of the nation: what a mayor does is told with the municipality.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI, EntityKind, Predicate
from munigraph.resolve.bodies import Station
from munigraph.resolve.names import equivalents
from munigraph.resolve.stations import CIRCLE_DAYS, days_between, is_one_station
from munigraph.text import is_form_of, name_words, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from munigraph.authority import Authority, Mandate, OfficeTerm

__all__ = ["Holder", "Register", "register_of"]

_PARTY = f"{RESOURCE_IRI}party/"
_INDEPENDENT = "IND"
#: A surname that more people of the record bear identifies nobody with a given name and a party.
_FEW = 3


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """A person of the record."""

    #: Identifier within the record.
    key: str
    label: str
    #: True for a mayor of the mandates on record, whose ``person_id`` is the key.
    is_mayor: bool


@dataclass(frozen=True, slots=True)
class _Term:
    #: None for the office of mayor, which municipalities tell.
    body: Station | None
    start: str
    end: str
    #: IRIs of the party, and of that on whose list an independent was.
    parties: frozenset[str]


@dataclass(slots=True)
class _Recorded:
    """What the record has of one person."""

    holder: Holder
    #: All words of the fullest name; those of its first surname, and of the second where that is known.
    words: tuple[str, ...]
    surname: tuple[str, ...]
    second: tuple[str, ...]
    terms: list[_Term] = field(default_factory=list)

    def is_named(self, words: tuple[str, ...]) -> bool:
        """True for a form of the name that has the whole first surname: "Ana García" is no "Ana García-Huidobro"."""
        return is_form_of(words, self.words) and set(self.surname) <= set(words[1:])

    def has(self, other: _Recorded) -> bool:
        """True when another line of the record is of this person.

        The surnames must be the same, and no given name another.  Where a line lacks the second surname, its name must
        be the same, or its party, within two presidential terms: a father and a son may share the rest.
        """
        short, full = sorted((other.words, self.words), key=len)
        if other.surname != self.surname or not is_form_of(short, full):
            return False
        if other.second and self.second:
            return other.second == self.second
        return short == full or any(
            one.parties & more.parties and (_is_near(one, more.start) or _is_near(more, one.start))
            for one in self.terms
            for more in other.terms
        )


class Register:
    """The people of the record, to look up those whom articles name."""

    def __init__(self, authority: Authority) -> None:
        self._by_surname: dict[str, list[_Recorded]] = defaultdict(list)
        self._parties = {party.abbreviation: f"{_PARTY}{party.slug}" for party in authority.parties}
        self._party_names = {
            slug(form): self._parties[party.abbreviation]
            for party in authority.parties
            for form in (party.name, party.abbreviation, *party.aliases)
        }
        for person_id in sorted({mandate.person_id for mandate in authority.mandates}):
            self._add(self._mayor(authority.mandates_held_by(person_id)))
        terms = map(self._official, authority.offices)
        for one in sorted(terms, key=lambda one: (not one.second, -len(one.words), one.words, one.terms[0].start)):
            self._add(one)
        people = [one for some in self._by_surname.values() for one in some]
        self._offices = [(term.body, term) for one in people for term in one.terms if term.body is not None]

    def _mayor(self, mandates: tuple[Mandate, ...]) -> _Recorded:
        first = mandates[0]
        terms = [
            _Term(None, mandate.start, mandate.last_day, self._iris(mandate.party, mandate.list_party))
            for mandate in mandates
            if mandate.start is not None
        ]
        holder = Holder(first.person_id, first.short_name, is_mayor=True)
        return _recorded(holder, first.person, first.surname_1, first.surname_2, terms)

    def _official(self, term: OfficeTerm) -> _Recorded:
        reading = equivalents().read(EntityKind.ORGANIZATION, term.body)
        body = Station(slug(reading.name if reading else term.body), term.body)
        terms = [_Term(body, term.start, term.end, self._iris(term.party, term.list_party))]
        holder = Holder(slug(term.person), term.person, is_mayor=False)
        return _recorded(holder, term.person, term.surname_1, term.surname_2, terms)

    def _iris(self, *parties: str | None) -> frozenset[str]:
        return frozenset(self._parties[party] for party in parties if party is not None and party != _INDEPENDENT)

    def _add(self, one: _Recorded) -> None:
        people = self._by_surname[one.surname[0]]
        same = [other for other in people if other.has(one)]
        if len(same) == 1:
            same[0].terms.extend(one.terms)
        else:
            people.append(one)

    def find(
        self,
        words: tuple[str, ...],
        day: str | None,
        posts: Collection[tuple[Predicate, Station]],
        parties: Iterable[str],
        *,
        is_placed: bool,
    ) -> Holder | None:
        """The one person of the record whom an article of that day means by a name, None where there is none such.

        ``posts`` are the bodies where the article has the person hold or have held an office, ``parties`` the IRIs of
        the parties told; ``is_placed`` tells that a municipality anchors the person.
        """
        if day is None or len(words) < 2 or len(words[0]) < 2:
            return None
        named = [one for word in set(words[1:]) for one in self._by_surname.get(word, ()) if one.is_named(words)]
        if not named:
            return None
        told, offices = set(parties), []
        for predicate, body in posts:
            party = body.core if body.core.startswith(_PARTY) else self._party_names.get(body.core)
            if party is not None:
                told.add(party)
            else:
                offices.append((predicate, body))
        if any(self._reaches(*office, day) for office in offices):
            fitting = {one.holder for one in named if any(_held(one, *office, day) for office in offices)}
            return fitting.pop() if len(fitting) == 1 else None
        if is_placed or len(named) != 1 or any(not self._has(body) for _, body in offices):
            return None
        (one,) = named
        return (
            one.holder if any(term.parties & told and _is_near(term, day) for term in self._terms(one, words)) else None
        )

    def _terms(self, one: _Recorded, words: tuple[str, ...]) -> list[_Term]:
        """The terms by whose party a person is known under that name."""
        if sum(len(word) > 1 for word in words) > 1 + len(one.surname):
            return one.terms
        bearers = sum(other.surname == one.surname for other in self._by_surname[one.surname[0]])
        return [term for term in one.terms if term.body is not None] if bearers <= _FEW else []

    def _has(self, body: Station) -> bool:
        return any(is_one_station(own, body) for own, _ in self._offices)

    def _reaches(self, predicate: Predicate, body: Station, day: str) -> bool:
        """True when the record knows who held an office of that body on the day, or for a former office before it."""
        former = predicate is Predicate.FORMERLY_HELD_ROLE
        return any(
            term.start <= day and (former or day < term.end) for own, term in self._offices if is_one_station(own, body)
        )


def _recorded(holder: Holder, person: str, surname: str, second: str | None, terms: list[_Term]) -> _Recorded:
    return _Recorded(holder, name_words(person), name_words(surname), name_words(second or ""), terms)


def _held(one: _Recorded, predicate: Predicate, body: Station, day: str) -> bool:
    """True when the person held an office of that body on the day, or one that had ended by it for a former office."""
    terms = (term for term in one.terms if term.body is not None and is_one_station(term.body, body))
    if predicate is Predicate.FORMERLY_HELD_ROLE:
        return any(term.end <= day for term in terms)
    return any(term.start <= day < term.end for term in terms)


def _is_near(term: _Term, day: str) -> bool:
    gaps = [days_between(term.start, day), days_between(term.end, day)]
    return term.start <= day < term.end or any(gap is not None and gap <= CIRCLE_DAYS for gap in gaps)


@cache
def register_of(authority: Authority) -> Register:
    """The register of those tables, made once."""
    return Register(authority)
