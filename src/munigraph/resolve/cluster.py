"""Mentions that are one person, growing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, islice, pairwise, product
from typing import TYPE_CHECKING

from munigraph.resolve.agreement import (
    Bond,
    agreement,
    bond,
    contradiction,
    is_timeless,
    may_contradict,
    near_in_time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from munigraph.authority import Mandate
    from munigraph.resolve.person import Person
    from munigraph.resolve.reasons import Reason
    from munigraph.resolve.types import Key

__all__ = ["Cluster", "agree", "components", "contradictions"]


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
    #: The least key of the mentions that would be one person if they did not contradict each other; None for one that
    #: nothing contradicts.
    family: Key | None = None

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
    """Clusters of mentions of one name: what agrees with one another, as far as nothing in it contradicts.

    Mentions are joined from the surest :class:`~munigraph.resolve.agreement.Bond` to the least.  Where a step would
    join mentions that contradict each other, those stay apart as the step before left them, and whatever contradicts
    none of the others is still joined.  So one contradiction makes as many people as it has sides, and one more of the
    mentions that fit every side alike.  ``people`` are sorted by key.
    """
    edges = _edges(people)
    groups = [[person] for person in people]
    for least in list(Bond)[:-1]:
        step = [pair for pair, tie in edges if tie <= least]
        groups = [part for whole in _joined(groups, step) for part in _uncontested(whole, step)]
    pairs = [pair for pair, _ in edges]
    found: list[Cluster] = []
    for whole in _joined(groups, pairs):
        parts = _uncontested(whole, pairs)
        family = min(person.key for part in parts for person in part) if len(parts) > 1 else None
        found.extend(_cluster(words, sorted(part, key=lambda one: one.key), family) for part in parts)
    return sorted(found, key=lambda cluster: cluster.order)


def contradictions(ones: Sequence[Person], others: Sequence[Person]) -> Iterator[str]:
    """What says that a mention of the one and a mention of the other are of two people, once for each two signatures.

    Of the many mentions of one person most have the same signature.
    """
    for article in {person.key[0] for person in ones} & {person.key[0] for person in others}:
        same = [[person for person in some if person.key[0] == article] for some in (ones, others)]
        yield from (why for pair in product(*same) if (why := contradiction(*pair)) is not None)
    for some, more in product(_by_signature(ones), _by_signature(others)):
        if may_contradict(some[0], more[0]):
            found = (contradiction(one, other) for one, other in product(some, more))
            yield from islice((why for why in found if why is not None), 1)


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


def _edges(people: Sequence[Person]) -> list[tuple[tuple[Person, Person], Bond]]:
    """The pairs that agree without contradiction and connect all that agree, each with what ties it."""
    alike = _by_signature(people)
    same = (pair for group in alike for pair in _alike_pairs(group))
    other = (pair for some, more in combinations(alike, 2) for pair in _decisive(some, more))
    return [(pair, bond(*pair)) for pair in (*same, *other) if agreement(*pair) and not contradiction(*pair)]


def _joined(groups: Sequence[list[Person]], pairs: Iterable[tuple[Person, Person]]) -> list[list[list[Person]]]:
    """The groups that the pairs connect, together."""
    home = {person.key: number for number, group in enumerate(groups) for person in group}
    parent = list(range(len(groups)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for one, other in pairs:
        first, second = sorted((root(home[one.key]), root(home[other.key])))
        parent[second] = first
    wholes: dict[int, list[list[Person]]] = defaultdict(list)
    for number, group in enumerate(groups):
        wholes[root(number)].append(group)
    return list(wholes.values())


def _uncontested(groups: Sequence[list[Person]], pairs: Sequence[tuple[Person, Person]]) -> list[list[Person]]:
    """Groups that are connected, as one; those that contradict another of them stand alone, as they are."""
    contested = _contested(groups)
    if not contested:
        return [[person for group in groups for person in group]]
    free = [group for number, group in enumerate(groups) if number not in contested]
    keys = {person.key for group in free for person in group}
    inner = [pair for pair in pairs if all(person.key in keys for person in pair)]
    return [
        *(groups[number] for number in sorted(contested)),
        *([person for group in whole for person in group] for whole in _joined(free, inner)),
    ]


def _contested(groups: Sequence[list[Person]]) -> set[int]:
    """The numbers of the groups that contradict another."""
    articles: dict[str, list[tuple[int, Person]]] = defaultdict(list)
    alike: dict[tuple[object, ...], list[tuple[int, Person]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for person in group:
            articles[person.key[0]].append((number, person))
            alike[person.signature].append((number, person))
    pairs = [pair for same in articles.values() for pair in combinations(same, 2)]
    for some, more in combinations(alike.values(), 2):
        if may_contradict(some[0][1], more[0][1]):
            pairs.extend(product(some, more))
    found: set[int] = set()
    for (first, one), (second, other) in pairs:
        if first != second and not {first, second} <= found and contradiction(one, other):
            found.update((first, second))
    return found


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


def _cluster(words: tuple[str, ...], people: Sequence[Person], family: Key | None) -> Cluster:
    cluster = Cluster(words, people=list(people), joined=list(people), family=family)
    if len(people) > 1:
        samples = [person for group in _by_signature(people) for person in group[:2]]
        for one in samples:
            told = (agreement(one, other) for other in samples if other is not one)
            cluster.reasons.update(sorted(why for why in told if why is not None)[:1])
    return cluster
