"""Who a person of an article is by the official mandates of mayors, which are dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from munigraph.model import Predicate
from munigraph.resolve.person import MAYORAL, Person
from munigraph.resolve.reasons import Reason, reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.authority import Authority, Mandate

__all__ = ["Match", "mandate_of", "mandates_out_of_time"]

#: Days before a mandate in which its mayor is already named as the one elected: elections are held some six weeks
#: before the term begins (Ley 18.695, articles 83 and 106), after a campaign of about two months.
_ELECT_DAYS = 120


@dataclass(frozen=True, slots=True)
class Match:
    """A mandate whose holder a person of an article is, and why."""

    mandate: Mandate
    reason: Reason


def mandate_of(person: Person, authority: Authority) -> Match | None:
    """The mandate that agrees with what the article says of a person; None when none does, or two people fit.

    A mayor must govern, or have governed, that municipality at the article's date; any mandate there fits an article
    without a date.  Somebody of whom no office is told is the mayor whose full name stands beside the municipality's
    while they hold the office, or shortly before.
    """
    claims = {(predicate, cut) for predicate, cut in person.offices if predicate in MAYORAL}
    if claims:
        fitting = [
            mandate
            for predicate, cut in sorted(claims)
            for mandate in authority.mandates_of(cut)
            if _agrees(mandate, predicate, person.day) and mandate.is_named(person.entity.label)
        ]
        return _one(fitting, "mandate", authority)
    if person.is_surname or person.offices or person.stations or person.day is None:
        return None
    cuts = {person.cut} if person.cut is not None else person.setting.municipalities
    fitting = [
        mandate
        for cut in sorted(cuts)
        for mandate in authority.mandates_of(cut)
        if _is_near(mandate, person.day) and mandate.is_named(person.entity.label)
    ]
    return _one(fitting, "mandate-beside", authority)


def mandates_out_of_time(person: Person, authority: Authority) -> list[Mandate]:
    """Mandates of the municipality that a person is said to govern, of somebody so named, but of another time."""
    return [
        mandate
        for predicate, cut in sorted(person.offices)
        if predicate in MAYORAL
        for mandate in authority.mandates_of(cut)
        if not _agrees(mandate, predicate, person.day) and mandate.is_named(person.entity.label)
    ]


def _one(fitting: Iterable[Mandate], code: str, authority: Authority) -> Match | None:
    by_person: dict[str, Mandate] = {}
    for mandate in fitting:
        by_person.setdefault(mandate.person_id, mandate)
    if len(by_person) != 1:
        return None
    (mandate,) = by_person.values()
    return Match(mandate, reason(code, municipality=authority.comuna(mandate.cut).name, start=mandate.start or "?"))


def _agrees(mandate: Mandate, predicate: Predicate, day: str | None) -> bool:
    if day is None or mandate.start is None:
        return day is None
    if predicate is Predicate.FORMERLY_GOVERNED:
        return mandate.start <= day
    return mandate.start <= day < mandate.last_day


def _is_near(mandate: Mandate, day: str) -> bool:
    if mandate.start is None:
        return False
    try:
        early = date.fromisoformat(mandate.start) - timedelta(days=_ELECT_DAYS)
    except ValueError:
        return False
    return early.isoformat() <= day < mandate.last_day
