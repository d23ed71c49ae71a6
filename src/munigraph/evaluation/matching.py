"""What becomes of each item of an article when gold and findings are laid side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from munigraph.evaluation.annotations import PARTICIPANT, Annotations, Item
from munigraph.evaluation.likeness import (
    mean_the_same_agreement,
    mean_the_same_event,
    mean_the_same_fact,
    mean_the_same_statement,
    partners,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Outcome", "Verdict", "judge"]


class Outcome(StrEnum):
    """What became of an item."""

    #: Asked for and found.
    HIT = "hit"
    #: Asked for and not found.
    MISSED = "missed"
    #: Found, and not in the gold.
    WRONG = "wrong"
    #: Found, and optional in the gold: counts for nothing.
    OPTIONAL = "optional"
    #: Found once more under another label: counts for nothing.
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An item with what became of it."""

    article: str
    outcome: Outcome
    #: The item of the gold; None for what is wrong.
    gold: Item | None
    #: The item found; None for what was missed.
    found: Item | None

    @property
    def item(self) -> Item:
        """The one that the verdict is about: what was found, or else what was missed."""
        item = self.found or self.gold
        assert item is not None
        return item


def judge(gold: Annotations, found: Annotations) -> tuple[Verdict, ...]:
    """The verdict on each item of an article, gold and found.

    Items are paired one to one, what is asked for first, each with the first finding that means the same.  Once a
    fact, agreement or statement has its partner, further findings that mean the same are repetitions; two findings
    of events are two events.  The participants are judged within each pair of events; those of a missed event are
    missed, those of an optional or wrong one count for nothing.
    """
    judged: list[_Judged] = []
    for kind in sorted({item.kind for item in (*gold.facts, *found.facts)}):
        ours, theirs = ([item for item in side.facts if item.kind == kind] for side in (gold, found))
        judged.extend(_pair(ours, theirs, mean_the_same_fact))
    events = list(_pair(gold.events, found.events, mean_the_same_event, distinct=True))
    judged.extend(events)
    judged.extend(_participants(events))
    judged.extend(_pair(gold.agreements, found.agreements, mean_the_same_agreement))
    judged.extend(_pair(gold.statements, found.statements, mean_the_same_statement))
    return tuple(Verdict(gold.article, *each) for each in judged)


#: A verdict before its article is told.
_Judged = tuple[Outcome, Item | None, Item | None]


def _pair(
    gold: Sequence[Item], found: Sequence[Item], alike: Callable[[Item, Item], bool], *, distinct: bool = False
) -> Iterator[_Judged]:
    """Pairs, then what is wrong.  ``distinct``: what means the same as an item already paired is another one."""
    free = dict(enumerate(found))
    for wanted in (*(g for g in gold if not g.optional), *(g for g in gold if g.optional)):
        fitting = [at for at, item in free.items() if alike(wanted, item)]
        if fitting:
            yield (Outcome.OPTIONAL if wanted.optional else Outcome.HIT), wanted, free.pop(fitting[0])
            for at in () if distinct else fitting[1:]:
                yield Outcome.REPEATED, wanted, free.pop(at)
        elif not wanted.optional:
            yield Outcome.MISSED, wanted, None
    for item in free.values():
        yield Outcome.WRONG, None, item


def _participants(events: Iterable[_Judged]) -> Iterator[_Judged]:
    for outcome, gold, found in events:
        if gold is None or outcome not in (Outcome.HIT, Outcome.MISSED):
            continue
        there = found.labels if found is not None else ()
        pairs = partners(gold.labels, there)
        for wanted, got in pairs:
            assert found is not None
            yield Outcome.HIT, _participant(gold, wanted), _participant(found, got)
        for label in gold.labels:
            if label not in [wanted for wanted, _ in pairs]:
                yield Outcome.MISSED, _participant(gold, label), None
        for label in there:
            assert found is not None
            if label not in [got for _, got in pairs]:
                yield Outcome.WRONG, None, _participant(found, label)


def _participant(event: Item, label: str) -> Item:
    return replace(event, kind=PARTICIPANT, labels=(label,))
