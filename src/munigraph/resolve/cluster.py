"""Mentions that are one person, growing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from munigraph.resolve.person import Person, agreement, contradiction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.authority import Mandate
    from munigraph.resolve.reasons import Reason

__all__ = ["Cluster", "components"]


@dataclass(eq=False)
class Cluster:
    """The mentions of one person."""

    #: The fullest name.
    words: tuple[str, ...]
    #: A mandate that the person is known by, if any.
    mandate: Mandate | None = None
    people: list[Person] = field(default_factory=list)
    reasons: set[Reason] = field(default_factory=set)
    #: True when the name is a short form that fits several people.
    is_ambiguous: bool = False

    def add(self, person: Person, *why: Reason) -> None:
        """Add a mention, and why it is one with the rest."""
        self.people.append(person)
        self.reasons.update(why)

    def take(self, other: Cluster) -> None:
        """Add all mentions of a cluster of a shorter name that fits."""
        found = (agreement(a, b) for a in other.people for b in self.people)
        self.reasons.update(other.reasons, {min(why for why in found if why is not None)})
        self.people.extend(other.people)

    @property
    def order(self) -> tuple[str, str]:
        """The least key of a mention: to put clusters of one name in order."""
        return min(person.key for person in self.people)

    @property
    def cuts(self) -> frozenset[str]:
        """The municipalities that anchor the person."""
        own = {person.cut for person in self.people if person.cut is not None}
        return frozenset(own | ({self.mandate.cut} if self.mandate else set()))


def components(words: tuple[str, ...], people: Sequence[Person]) -> list[Cluster]:
    """Clusters of mentions of one name: the connected components of agreement.

    A component in which two mentions contradict each other falls apart into its municipalities, and one of these that
    still does into its mentions.  ``people`` are sorted by key.
    """
    return [
        cluster for group in _connected(people) for part in _consistent(group) for cluster in [_cluster(words, part)]
    ]


def _connected(people: Sequence[Person]) -> list[list[Person]]:
    parent = {person.key: person.key for person in people}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for one, other in combinations(people, 2):
        if root(one.key) != root(other.key) and agreement(one, other) and not contradiction(one, other):
            first, second = sorted((root(one.key), root(other.key)))
            parent[second] = first
    groups: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        groups[root(person.key)].append(person)
    return list(groups.values())


def _consistent(people: list[Person]) -> Iterable[list[Person]]:
    if not _contradicts_itself(people):
        return [people]
    by_cut: dict[str | None, list[Person]] = defaultdict(list)
    for person in people:
        by_cut[person.cut].append(person)
    if len(by_cut) == 1 or None in by_cut:
        return [[person] for person in people]
    return [part for group in by_cut.values() for part in _consistent(group)]


def _contradicts_itself(people: Sequence[Person]) -> bool:
    return any(contradiction(one, other) for one, other in combinations(people, 2))


def _cluster(words: tuple[str, ...], people: Sequence[Person]) -> Cluster:
    cluster = Cluster(words)
    for person in people:
        why = min(
            (told for other in people if other is not person and (told := agreement(person, other))), default=None
        )
        cluster.add(person, *(() if why is None else (why,)))
    return cluster
