"""People who may be one and were left apart."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI
from munigraph.resolve.agreement import contradiction
from munigraph.resolve.cluster import agree
from munigraph.resolve.mandates import mandates_out_of_time
from munigraph.resolve.reasons import Reason, reason
from munigraph.resolve.types import Doubt
from munigraph.text import is_form_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from munigraph.authority import Authority
    from munigraph.resolve.cluster import Cluster
    from munigraph.resolve.types import Identity

__all__ = ["doubts_of"]

#: Why people who else agree were left apart, by what contradicts.
_AGAINST = {"council": reason("doubt-council"), "party": reason("doubt-party")}
#: Words of a name that so many people bear only by chance: two given names and a surname, or two surnames.
_WHOLE_NAME = 3


def doubts_of(clusters: Sequence[tuple[Cluster, Identity]], authority: Authority) -> list[Doubt]:
    """The pairs of people whose names agree and whom nothing tells apart for sure, each once, sorted.

    Of several of whom only one and the same name is known, the first stands for all in the pairs with others, and
    each is listed with the next: their pairs would be too many to read.
    """
    found: dict[tuple[str, str], Reason] = {}
    for cluster, identity in clusters:
        for person in cluster.people:
            for mandate in mandates_out_of_time(person, authority):
                _put(found, identity.iri, f"{RESOURCE_IRI}person/{mandate.person_id}", reason("doubt-mandate"))
    bare = _bare(clusters)
    for group in bare:
        for (_, identity), (_, other) in pairwise(group):
            _put(found, identity.iri, other.iri, reason("doubt-name"))
    first = {id(group[0][0]) for group in bare}
    listed = [one for one in clusters if not one[0].is_bare or id(one[0]) in first]
    by_word: dict[str, list[tuple[Cluster, Identity]]] = defaultdict(list)
    for one in listed:
        for word in set(one[0].words):
            by_word[word].append(one)
    for short, identity in listed:
        for full, other in by_word.get(short.words[-1], ()) if len(short.words) > 1 else ():
            if full is not short and is_form_of(short.words, full.words) and (why := _doubt(short, full)):
                _put(found, identity.iri, other.iri, why)
    return sorted(Doubt(*pair, why) for pair, why in found.items())


def _bare(clusters: Sequence[tuple[Cluster, Identity]]) -> list[list[tuple[Cluster, Identity]]]:
    """Those of whom nothing but a name of several words is known, by that name, in order."""
    groups: dict[tuple[str, ...], list[tuple[Cluster, Identity]]] = defaultdict(list)
    for one in clusters:
        if one[0].is_bare and len(one[0].words) > 1:
            groups[one[0].words].append(one)
    return [sorted(group, key=lambda one: one[0].order) for group in groups.values()]


def _put(found: dict[tuple[str, str], Reason], one: str, other: str, why: Reason) -> None:
    if one != other:
        pair = (min(one, other), max(one, other))
        found[pair] = min(why, found.get(pair, why))


def _doubt(short: Cluster, full: Cluster) -> Reason | None:
    """Why two clusters may be one person, None where they are surely two or nothing suggests it."""
    against = sorted(set(_contradictions(short, full)))
    agrees = agree(short.people, full.people) is not None
    if "article" in against:
        return None
    if agrees:
        return _AGAINST[against[0]] if against else reason("doubt-short-name")
    if short.cuts and full.cuts and not (short.words == full.words and len(short.words) >= _WHOLE_NAME):
        return None
    if _regions(short) and _regions(full) and not _regions(short) & _regions(full):
        return None
    has_offices = all(any(person.stations or person.offices for person in one.people) for one in (short, full))
    return reason("doubt-offices" if has_offices else "doubt-name")


def _contradictions(short: Cluster, full: Cluster) -> Iterator[str]:
    for one in short.people:
        for other in full.people:
            if (why := contradiction(one, other)) is not None:
                yield why


def _regions(cluster: Cluster) -> set[str]:
    return {person.setting.region for person in cluster.people if person.setting.region is not None}
