"""Mentions that are one person, growing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from munigraph.resolve.agreement import agreement, contradiction, is_timeless, may_contradict, near_in_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.authority import Mandate
    from munigraph.resolve.person import Person
    from munigraph.resolve.reasons import Reason
    from munigraph.resolve.types import Key

__all__ = ["Cluster", "agree", "components", "contradict"]


@dataclass(eq=False)
class Cluster:
    """The mentions of one person."""

    #: The fullest name.
    words: tuple[str, ...]
    #: A mandate that the person is known by, if any.
    mandate: Mandate | None = None
    people: list[Person] = field(default_factory=list)
    reasons: set[Reason] = field(default_factory=set)
    #: Those of them that the mandate does not settle.
    joined: list[Person] = field(default_factory=list)

    def add(self, person: Person, *why: Reason) -> None:
        """Add a mention, and why it is one with the rest."""
        self.people.append(person)
        self.reasons.update(why)

    def take(self, other: Cluster) -> None:
        """Add all mentions of a cluster of a shorter name that fits."""
        self.reasons.update(other.reasons, filter(None, (agree(other.people, self.people),)))
        self.people.extend(other.people)
        self.joined.extend(other.people)

    @property
    def is_bare(self) -> bool:
        """True when nothing but the name is known of the person."""
        return self.mandate is None and all(person.is_bare for person in self.people)

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
    return [_cluster(words, part) for group in _connected(people) for part in _consistent(group)]


def contradict(ones: Sequence[Person], others: Sequence[Person]) -> bool:
    """True when a mention of the one and a mention of the other contradict each other.

    Compares signatures first: of the many mentions of one person most have the same.
    """
    if {person.key[0] for person in ones} & {person.key[0] for person in others}:
        return True
    return any(
        contradiction(one, other)
        for some, more in product(_by_signature(ones), _by_signature(others))
        if may_contradict(some[0], more[0])
        for one, other in product(some, more)
    )


def agree(ones: Sequence[Person], others: Sequence[Person]) -> Reason | None:
    """The first reason, in order, for which a mention of the one and a mention of the other are of one person."""
    found = (
        agreement(one, other)
        for some, more in product(_by_signature(ones), _by_signature(others))
        for one, other in _decisive(some, more)
    )
    return min((why for why in found if why is not None), default=None)


def _by_signature(people: Iterable[Person]) -> list[list[Person]]:
    groups: dict[tuple[object, ...], list[Person]] = defaultdict(list)
    for person in people:
        groups[person.signature].append(person)
    return list(groups.values())


def _connected(people: Sequence[Person]) -> list[list[Person]]:
    """The components; an edge is agreement without contradiction."""
    parent = {person.key: person.key for person in people}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    def join(one: Person, other: Person) -> None:
        if root(one.key) != root(other.key) and agreement(one, other) and not contradiction(one, other):
            first, second = sorted((root(one.key), root(other.key)))
            parent[second] = first

    alike = _by_signature(people)
    for group in alike:
        for one, other in _alike_pairs(group):
            join(one, other)
    for some, more in combinations(alike, 2):
        for one, other in _decisive(some, more):
            join(one, other)
    groups: dict[Key, list[Person]] = defaultdict(list)
    for person in people:
        groups[root(person.key)].append(person)
    return list(groups.values())


def _alike_pairs(group: Sequence[Person]) -> Iterable[tuple[Person, Person]]:
    """The pairs of mentions of one signature that decide which of them agree."""
    if group[0].is_bare:
        return near_in_time(group)
    return combinations(group, 2) if _is_repeated(group) else pairwise(group)


def _decisive(some: Sequence[Person], more: Sequence[Person]) -> Iterable[tuple[Person, Person]]:
    """The pairs of two signatures that decide whether they agree: one, where what is told settles it for all."""
    one, other = some[0], more[0]
    if is_timeless(one, other) and not may_contradict(one, other) and not _is_repeated((*some, *more)):
        return ((one, other),)
    return product(some, more)


def _is_repeated(people: Sequence[Person]) -> bool:
    """True when one article has two of the mentions."""
    return len({person.key[0] for person in people}) < len(people)


def _consistent(people: list[Person]) -> list[list[Person]]:
    if not _contradicts_itself(people):
        return [people]
    by_cut: dict[str | None, list[Person]] = defaultdict(list)
    for person in people:
        by_cut[person.cut].append(person)
    if len(by_cut) == 1 or None in by_cut:
        return [[person] for person in people]
    return [part for group in by_cut.values() for part in _consistent(group)]


def _contradicts_itself(people: Sequence[Person]) -> bool:
    alike = _by_signature(people)
    return _is_repeated(people) or any(contradict(some, more) for some, more in combinations(alike, 2))


def _cluster(words: tuple[str, ...], people: Sequence[Person]) -> Cluster:
    cluster = Cluster(words, people=list(people), joined=list(people))
    if len(people) > 1:
        samples = [person for group in _by_signature(people) for person in group[:2]]
        for one in samples:
            told = (agreement(one, other) for other in samples if other is not one)
            cluster.reasons.update(sorted(why for why in told if why is not None)[:1])
    return cluster
