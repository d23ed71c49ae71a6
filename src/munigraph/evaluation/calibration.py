"""Whether confidences are what they say: of the items told with 0.9, are nine in ten right?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.evaluation.annotations import PARTICIPANT
from munigraph.evaluation.matching import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from munigraph.evaluation.matching import Verdict

__all__ = ["EDGES", "Bin", "Calibration", "RuleShare", "calibration", "told"]

#: Where one bin of confidence ends and the next begins.
EDGES = (0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Bin:
    """The items with a confidence of ``low`` or more and less than ``high`` (1 belongs to the last bin)."""

    low: float
    high: float
    count: int
    right: int
    #: Mean confidence; None without items.
    mean: float | None

    @property
    def share(self) -> float | None:
        """Share of right ones; None without items."""
        return self.right / self.count if self.count else None


@dataclass(frozen=True, slots=True)
class RuleShare:
    """The items of one rule."""

    rule: str
    count: int
    right: int
    mean: float

    @property
    def share(self) -> float:
        """Share of right ones."""
        return self.right / self.count


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against truth."""

    bins: tuple[Bin, ...]
    #: By name of the rule.
    rules: tuple[RuleShare, ...]

    @property
    def count(self) -> int:
        """Items counted."""
        return sum(each.count for each in self.bins)

    @property
    def error(self) -> float | None:
        """Expected calibration error: the mean over all items of how far their bin's share is from its confidence.

        As in Guo et al., *On Calibration of Modern Neural Networks* (ICML 2017), section 2.  None without items.
        """
        filled = [each for each in self.bins if each.count]
        if not filled:
            return None
        return sum(abs(each.right - each.count * (each.mean or 0.0)) for each in filled) / self.count


def told(verdicts: Iterable[Verdict]) -> Iterator[tuple[Verdict, float]]:
    """What was found and is right or wrong, with its confidence.

    Left out are optional items, repetitions, participants (they have no confidence of their own) and what came
    without a confidence.
    """
    for verdict in verdicts:
        found = verdict.found
        if found is None or found.kind == PARTICIPANT or found.confidence is None:
            continue
        if verdict.outcome in (Outcome.HIT, Outcome.WRONG):
            yield verdict, found.confidence


def calibration(verdicts: Iterable[Verdict]) -> Calibration:
    """Bins of confidence and rules, each with how many of their items are right (see :func:`told` for which count)."""
    by_bin: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    by_rule: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for verdict, confidence in told(verdicts):
        one = confidence, verdict.outcome is Outcome.HIT
        by_bin[sum(confidence >= edge for edge in EDGES)].append(one)
        by_rule[verdict.item.rule or "–"].append(one)
    limits = (0.0, *EDGES, 1.0)
    return Calibration(
        tuple(Bin(limits[at], limits[at + 1], *_sums(by_bin[at])) for at in range(len(EDGES) + 1)),
        tuple(
            RuleShare(rule, count, right, mean or 0.0)
            for rule, (count, right, mean) in sorted((rule, _sums(found)) for rule, found in by_rule.items())
        ),
    )


def _sums(found: Sequence[tuple[float, bool]]) -> tuple[int, int, float | None]:
    """Number, how many are right, mean confidence."""
    if not found:
        return 0, 0, None
    return len(found), sum(right for _, right in found), sum(confidence for confidence, _ in found) / len(found)
