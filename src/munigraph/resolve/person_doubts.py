"""People who may be one and were left apart."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI
from munigraph.resolve.cluster import agree, contradictions
from munigraph.resolve.mandates import mandates_out_of_time
from munigraph.resolve.reasons import Reason, reason
from munigraph.resolve.types import Doubt
from munigraph.text import is_form_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from munigraph.authority import Authority, Mandate
    from munigraph.resolve.cluster import Cluster
    from munigraph.resolve.person import Person
    from munigraph.resolve.types import Identity, Key

__all__ = ["doubts_of"]

#: People and the identity that they got.
_Named = tuple["Cluster", "Identity"]
#: Why people who else agree were left apart, by what contradicts.
_AGAINST = {"council": reason("doubt-council"), "party": reason("doubt-party"), "seats": reason("doubt-seats")}
#: Words of a name that so many people bear only by chance: two given names and a surname, or two surnames.
_WHOLE_NAME = 3


def doubts_of(clusters: Sequence[_Named], authority: Authority) -> list[Doubt]:
    """The pairs of people whose names agree and whom nothing tells apart for sure, each once, sorted.

    Where the pairs would be too many to read, one stands for all in the pairs with others.  Of several of whom only one
    and the same name is known it is the first, and each is listed with the next; of those whom a contradiction keeps
    apart it is the one of most mentions, and each is listed with it.
    """
    found: dict[tuple[str, str], Reason] = {}
    for cluster, identity in clusters:
        for person in cluster.people:
            for mandate in mandates_out_of_time(person, authority):
                mayor = f"{RESOURCE_IRI}person/{mandate.person_id}"
                _put(found, identity.iri, mayor, _out_of_time(person, mandate, authority))
    bare, families = _bare(clusters), _families(clusters)
    for group in bare:
        for (_, identity), (_, other) in pairwise(group):
            _put(found, identity.iri, other.iri, reason("doubt-name"))
    hidden = {id(cluster) for group in (*bare, *families) for cluster, _ in group[1:]}
    listed = [one for one in clusters if id(one[0]) not in hidden]
    by_word: dict[str, list[_Named]] = defaultdict(list)
    for one in listed:
        for word in set(one[0].words):
            by_word[word].append(one)
    pairs = [(head, other) for head, *others in families for other in others]
    for one in listed:
        short = one[0].words
        fuller = by_word.get(short[-1], ()) if len(short) > 1 else ()
        pairs.extend((one, other) for other in fuller if other is not one and is_form_of(short, other[0].words))
    for (short_form, identity), (full_form, other) in pairs:
        if why := _doubt(short_form, full_form):
            _put(found, identity.iri, other.iri, why)
    return sorted(Doubt(*pair, why) for pair, why in found.items())


def _out_of_time(person: Person, mandate: Mandate, authority: Authority) -> Reason:
    """Why the mayor of an article is not surely the one on record: the record begins later, or lacks the mandate."""
    first = min((one.start for one in authority.mandates_of(mandate.cut) if one.start is not None), default=None)
    if first is not None and person.day is not None and person.day < first:
        return reason("doubt-before-record", start=first)
    return reason("doubt-mandate")


def _bare(clusters: Sequence[_Named]) -> list[list[_Named]]:
    """Those of whom nothing but a name of several words is known, by that name, in order."""
    groups: dict[tuple[str, ...], list[_Named]] = defaultdict(list)
    for one in clusters:
        if one[0].is_bare and len(one[0].words) > 1:
            groups[one[0].words].append(one)
    return [sorted(group, key=lambda one: one[0].order) for group in groups.values()]


def _families(clusters: Sequence[_Named]) -> list[list[_Named]]:
    """Those whom a contradiction keeps apart, the one of most mentions first."""
    groups: dict[Key, list[_Named]] = defaultdict(list)
    for one in clusters:
        if one[0].family is not None and not one[0].is_bare:
            groups[one[0].family].append(one)
    return [sorted(group, key=lambda one: (-len(one[0].people), one[0].order)) for group in groups.values()]


def _put(found: dict[tuple[str, str], Reason], one: str, other: str, why: Reason) -> None:
    if one != other:
        pair = (min(one, other), max(one, other))
        found[pair] = min(why, found.get(pair, why))


def _doubt(short: Cluster, full: Cluster) -> Reason | None:
    """Why two clusters may be one person, None where they are surely two or nothing suggests it."""
    against = set(contradictions(short.people, full.people))
    agrees = agree(short.people, full.people) is not None
    if not against.isdisjoint(("article", "record")):
        return None
    if agrees:
        if against:
            return _AGAINST[min(against)]
        return reason("doubt-either" if short.words == full.words else "doubt-short-name")
    if short.cuts and full.cuts and not (short.words == full.words and len(short.words) >= _WHOLE_NAME):
        return None
    if _regions(short) and _regions(full) and not _regions(short) & _regions(full):
        return None
    has_offices = all(any(person.stations or person.offices for person in one.people) for one in (short, full))
    return reason("doubt-offices" if has_offices else "doubt-name")


def _regions(cluster: Cluster) -> set[str]:
    return {person.setting.region for person in cluster.people if person.setting.region is not None}
