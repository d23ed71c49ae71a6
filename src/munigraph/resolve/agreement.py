"""What says that two mentions of like names are of one person, and what says that they are not."""

from __future__ import annotations

from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING

from munigraph.authority import load
from munigraph.model import Predicate
from munigraph.resolve.reasons import Reason, reason
from munigraph.resolve.stations import CIRCLE_DAYS, days_between, is_one_station

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from munigraph.resolve.bodies import Station
    from munigraph.resolve.person import Person

__all__ = ["Bond", "agreement", "bond", "contradiction", "is_timeless", "may_contradict", "near_in_time"]

#: Days within which two articles speak of one state of things: nobody changes party, or from one municipal office to
#: another, without a reason to look closer.
_PARTY_DAYS, _COUNCIL_DAYS = 365, 180
#: What is held by election, in one municipality at a time.
_SEATS = frozenset({Predicate.GOVERNS, Predicate.COUNCILLOR_OF})
#: Days within which two articles that share that many things tell the same story.
_STORY_DAYS, _STORY_SHARED = 3, 2


def agreement(one: Person, other: Person) -> Reason | None:
    """What, besides the name, says that two mentions are of one person; None when nothing does."""
    if one.holder is not None and one.holder == other.holder:
        return reason("same-holder", name=one.holder.label)
    if one.cut is not None and one.cut == other.cut:
        if (one.is_surname or other.is_surname) and one.predicates != other.predicates:
            return None
        return reason("same-municipality", municipality=load().comuna(one.cut).name)
    if one.is_surname or other.is_surname:
        return None
    shared = [pair for pair in _pairs(one, other) if is_one_station(*pair)]
    if shared:
        labels = (max(a.label, b.label, key=lambda label: (len(label), label)) for a, b in shared)
        return reason("same-office", body=min(labels))
    circles = _circles(one, other)
    if circles and _is_within(one, other, CIRCLE_DAYS):
        first, second = min(tuple(sorted(pair)) for pair in circles)
        return reason("same-circle", first=first, second=second)
    return _same_story(one, other)


def is_timeless(one: Person, other: Person) -> bool:
    """True when what is told of the two settles whether they agree, whatever the days of their articles."""
    if one.is_surname or other.is_surname or (one.cut is not None and one.cut == other.cut):
        return True
    if one.holder is not None and one.holder == other.holder:
        return True
    if not (one.stations and other.stations):
        return False
    return any(is_one_station(*pair) for pair in _pairs(one, other)) or not _circles(one, other)


def _circles(one: Person, other: Person) -> list[tuple[str, str]]:
    """The offices of one circle that the two hold, unless they hold them in unlike places."""
    if _is_elsewhere(one, other):
        return []
    return [(a.label, b.label) for a, b in _pairs(one, other) if a.circle and a.circle == b.circle]


def _pairs(one: Person, other: Person) -> Iterator[tuple[Station, Station]]:
    for a in sorted(one.stations, key=_station_key):
        for b in sorted(other.stations, key=_station_key):
            yield a, b


def _station_key(station: Station) -> tuple[str, str]:
    return station.core, station.place or ""


def _is_elsewhere(one: Person, other: Person) -> bool:
    places = [{station.place for station in person.stations if station.place} for person in (one, other)]
    return all(places) and not places[0] & places[1]


def near_in_time(people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """The pairs of mentions whose articles are near enough in time to tell the same story."""
    dated = sorted((person for person in people if days_between(person.day, person.day) == 0), key=lambda one: one.key)
    dated.sort(key=lambda one: one.day or "")
    for place, one in enumerate(dated):
        for other in islice(dated, place + 1, None):
            if not _is_within(one, other, _STORY_DAYS):
                break
            yield one, other


def _same_story(one: Person, other: Person) -> Reason | None:
    days = days_between(one.day, other.day)
    if days is None or days > _STORY_DAYS or (one.stations and other.stations):
        return None
    shared = one.company & other.company
    if len(shared) < _STORY_SHARED:
        return None
    return reason("same-story", shared=", ".join(sorted(iri.rsplit("/", 1)[1] for iri in shared)[:_STORY_SHARED]))


class Bond(IntEnum):
    """How surely two mentions that agree are of one person, the surest first."""

    ALIKE, RECORD, OFFICE, PARTY, OTHER = range(5)


def bond(one: Person, other: Person) -> Bond:
    """What ties two mentions that agree: one signature, the record, an office or body, a party, or something else."""
    if one.signature == other.signature:
        return Bond.ALIKE
    if one.holder is not None and one.holder == other.holder:
        return Bond.RECORD
    if one.offices & other.offices or any(is_one_station(*pair) for pair in _pairs(one, other)):
        return Bond.OFFICE
    return Bond.PARTY if one.parties & other.parties else Bond.OTHER


def contradiction(one: Person, other: Person) -> str | None:
    """What says that two mentions are not of one person, None when nothing does.

    ``article``: one article has both, unless both hold one seat; ``record``: they are two people of the record;
    ``party``: unlike parties at one time, unless both hold one seat or are one of the record; ``seats``: two
    municipalities elected them at one time; ``council``: one sits on the council of a municipality and the other is of
    its staff.
    """
    if one.key[0] == other.key[0] and not (one.words == other.words and _share_a_seat(one, other)):
        return "article"
    if _are_two_on_record(one, other):
        return "record"
    days = days_between(one.day, other.day)
    if days is None:
        return None
    if days <= _PARTY_DAYS and _are_of_unlike_parties(one, other):
        return "party"
    if days <= _COUNCIL_DAYS:
        if _sit_apart(one, other):
            return "seats"
        if _sits_and_serves(one, other) or _sits_and_serves(other, one):
            return "council"
    return None


def _is_within(one: Person, other: Person, most: int) -> bool:
    days = days_between(one.day, other.day)
    return days is not None and days <= most


def may_contradict(one: Person, other: Person) -> bool:
    """False when no mentions of these two signatures, of different articles, can contradict each other."""
    return (
        _are_two_on_record(one, other)
        or _are_of_unlike_parties(one, other)
        or _sit_apart(one, other)
        or _sits_and_serves(one, other)
        or _sits_and_serves(other, one)
    )


def _are_two_on_record(one: Person, other: Person) -> bool:
    return one.holder is not None and other.holder is not None and one.holder != other.holder


def _are_of_unlike_parties(one: Person, other: Person) -> bool:
    if one.holder is not None and one.holder == other.holder:
        return False
    if not (one.parties and other.parties) or one.parties & other.parties:
        return False
    return not _share_a_seat(one, other)


def _share_a_seat(one: Person, other: Person) -> bool:
    """Both under full names in one seat, or on one council, where nobody has a namesake beside them."""
    names = (one.words, other.words)
    return bool(_seats(one) & _seats(other)) and all(len(words) > 1 and len(words[0]) > 1 for words in names)


def _sit_apart(one: Person, other: Person) -> bool:
    """Both elected, by two municipalities: nobody holds such seats in two at one time."""
    places = [{cut for _, cut in _seats(person)} for person in (one, other)]
    return all(places) and places[0].isdisjoint(places[1])


def _seats(person: Person) -> set[tuple[Predicate, str]]:
    return {office for office in person.offices if office[0] in _SEATS} if person.offices else set()


def _sits_and_serves(one: Person, other: Person) -> bool:
    """One a councillor, the other of the staff of that municipality, which the law forbids (Ley 18.695, article 75)."""
    seats = {cut for predicate, cut in _seats(one) if predicate is Predicate.COUNCILLOR_OF}
    serves = any("/unit/" in station.core or "/municipality/" in station.core for station in other.stations)
    return serves and other.cut in seats and not other.offices
