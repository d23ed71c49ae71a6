"""Precision, recall and F1 by kind of item, with intervals that tell how far chance may have moved them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING

from munigraph.evaluation.matching import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from munigraph.evaluation.matching import Verdict

__all__ = ["MICRO", "RATES", "Counts", "Interval", "Score", "scores"]

#: Name of the row that counts the items of all kinds together.
MICRO = "micro"
#: The measures of a row.
RATES = ("precision", "recall", "f1")
#: The interval leaves out this share of the resamples at either end: 95 % lie within.
_TAIL = 40
_SEED = 1891  # any number: the same each time

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items were found, missed and invented."""

    hit: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def gold(self) -> int:
        """Items asked for."""
        return self.hit + self.missed

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None when nothing was found."""
        return _share(self.hit, self.hit + self.wrong)

    @property
    def recall(self) -> float | None:
        """Share of what was asked for that was found; None when nothing was asked for."""
        return _share(self.hit, self.gold)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None when nothing was found or asked for."""
        return _share(2 * self.hit, 2 * self.hit + self.missed + self.wrong)

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.missed + other.missed, self.wrong + other.wrong)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Score:
    """One row of the table."""

    #: A kind of item, or :data:`MICRO`.
    kind: str
    counts: Counts
    #: 95 % intervals; None where the measure has no value, or none were asked for.
    precision_interval: Interval | None = None
    recall_interval: Interval | None = None
    f1_interval: Interval | None = None

    def rate(self, name: str) -> tuple[float | None, Interval | None]:
        """A measure of :data:`RATES` with its interval."""
        value: float | None = getattr(self.counts, name)
        interval: Interval | None = getattr(self, f"{name}_interval")
        return value, interval


def scores(articles: Iterable[Sequence[Verdict]], *, resamples: int = 1000) -> tuple[Score, ...]:
    """A row for each kind of item by name, and the micro average last, from the verdicts on each article.

    The intervals are percentile bootstrap intervals (Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993,
    chapter 13): as many articles are drawn with replacement as there are, ``resamples`` times.  Articles are drawn,
    not items, since the items of one article are right or wrong together.  The same verdicts always give the same
    intervals.  They say nothing of articles of another sort, and a kind without an error in any article has an
    interval of no width.
    """
    tallies = [_tally(verdicts) for verdicts in articles]
    kinds = sorted({kind for tally in tallies for kind in tally})
    by_kind = {kind: [(at, tally[kind]) for at, tally in enumerate(tallies) if kind in tally] for kind in kinds}
    totals = {kind: sum((counts for _, counts in parts), Counts()) for kind, parts in by_kind.items()}
    totals[MICRO] = sum(totals.values(), Counts())
    drawn = _resample(by_kind, len(tallies), resamples)
    return tuple(Score(kind, total, *(_interval(drawn.get(kind, ()), rate) for rate in RATES))
                 for kind, total in totals.items())  # fmt: skip


def _tally(verdicts: Iterable[Verdict]) -> dict[str, Counts]:
    """The counts of one article by kind."""
    seen = Counter((verdict.item.kind, verdict.outcome) for verdict in verdicts)
    return {
        kind: Counts(seen[kind, Outcome.HIT], seen[kind, Outcome.MISSED], seen[kind, Outcome.WRONG]) for kind, _ in seen
    }


def _resample(
    by_kind: Mapping[str, Sequence[tuple[int, Counts]]], articles: int, times: int
) -> dict[str, list[Counts]]:
    """The totals by kind, and of all, in each of so many draws of articles."""
    chance = random.Random(_SEED)  # noqa: S311 - nothing secret
    drawn: dict[str, list[Counts]] = {kind: [] for kind in (*by_kind, MICRO)}
    parts = {kind: [(at, c.hit, c.missed, c.wrong) for at, c in found] for kind, found in by_kind.items()}
    for _ in range(times if articles else 0):
        often = [0] * articles
        for at in chance.choices(range(articles), k=articles):
            often[at] += 1
        all_hit = all_missed = all_wrong = 0
        for kind, found in parts.items():
            hit = missed = wrong = 0
            for at, one_hit, one_missed, one_wrong in found:
                if n := often[at]:
                    hit += n * one_hit
                    missed += n * one_missed
                    wrong += n * one_wrong
            drawn[kind].append(Counts(hit, missed, wrong))
            all_hit, all_missed, all_wrong = all_hit + hit, all_missed + missed, all_wrong + wrong
        drawn[MICRO].append(Counts(all_hit, all_missed, all_wrong))
    return drawn


def _interval(drawn: Iterable[Counts], rate: str) -> Interval | None:
    """The middle 95 % of a measure over the draws in which it has a value."""
    values = [value for counts in drawn if (value := getattr(counts, rate)) is not None]
    if len(values) < 2:
        return (values[0], values[0]) if values else None
    cuts = quantiles(values, n=_TAIL, method="inclusive")
    return cuts[0], cuts[-1]
