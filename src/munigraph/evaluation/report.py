"""An evaluation in writing: tables for people, plain values for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from munigraph.evaluation.matching import Outcome
from munigraph.evaluation.scores import RATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from munigraph.evaluation.calibration import Calibration
    from munigraph.evaluation.evaluation import Error
    from munigraph.evaluation.scores import Interval, Score

__all__ = ["Table", "calibration_tables", "calibration_values", "error_lines", "score_table", "score_values"]

_NOTHING = "–"
#: Signs that Markdown would read as its own inside a cell.
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; the first column stands at the left, the others hold numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """In columns, one line for each row; the scores fit in 80 characters."""
        rows = (self.columns, *self.rows)
        first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
        return "\n".join(
            " ".join((row[0].ljust(first), *(cell.rjust(width) for cell, width in zip(row[1:], others, strict=True))))
            for row in rows
        )

    def markdown(self) -> str:
        """As GitHub's Markdown, one line for each row."""
        head = _line(self.columns)
        rule = "|" + "---|" + "--:|" * (len(self.columns) - 1)
        return "\n".join((head, rule, *(_line(cell.translate(_MARKUP) for cell in row) for row in self.rows)))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def score_table(scores: Iterable[Score]) -> Table:
    """The scores for people: each rate with its interval, where there is one."""
    rows = []
    for score in scores:
        counts = score.counts
        numbers = (counts.gold, counts.hit, counts.missed, counts.wrong)
        rows.append((score.kind, *map(str, numbers), *(_rate(*score.rate(name)) for name in RATES)))
    return Table(("kind", "gold", "hit", "missed", "wrong", "P", "R", "F1"), tuple(rows))


def _rate(value: float | None, interval: Interval | None) -> str:
    """ ".971 .95–.98"."""
    if value is None:
        return _NOTHING
    if interval is None:
        return _decimal(value, 3)
    return f"{_decimal(value, 3)} {'–'.join(_decimal(end, 2) for end in interval)}"


def _decimal(value: float | None, places: int) -> str:
    """Without the zero before the point; 0 and 1 as such."""
    if value is None:
        return _NOTHING
    text = f"{value:.{places}f}"
    return text[0] if text in (f"{0:.{places}f}", f"{1:.{places}f}") else text.removeprefix("0")


def score_values(scores: Iterable[Score]) -> list[dict[str, str | int | float | None]]:
    """The scores for programs: counts, and each rate with the ends of its interval (None where it has no value)."""
    found = []
    for score in scores:
        counts = score.counts
        values: dict[str, str | int | float | None] = {
            "kind": score.kind,
            "gold": counts.gold,
            "hit": counts.hit,
            "missed": counts.missed,
            "wrong": counts.wrong,
        }
        for name in RATES:
            value, interval = score.rate(name)
            low, high = interval or (None, None)
            values |= {name: _rounded(value), f"{name}_low": _rounded(low), f"{name}_high": _rounded(high)}
        found.append(values)
    return found


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def calibration_tables(found: Calibration) -> tuple[Table, Table]:
    """For people: by bin of confidence, and by rule."""
    bins = tuple(
        (_between(each.low, each.high), str(each.count), _decimal(each.mean, 3), _decimal(each.share, 3))
        for each in found.bins
    )
    rules = tuple(
        (each.rule, str(each.count), str(each.right), _decimal(each.share, 3), _decimal(each.mean, 3))
        for each in found.rules
    )
    return (
        Table(("confidence", "items", "mean", "right"), bins),
        Table(("rule", "items", "right", "share", "mean"), rules),
    )


def _between(low: float, high: float) -> str:
    if low == 0:
        return f"below {high:g}"
    return f"{low:g} or more" if high == 1 else f"{low:g} to {high:g}"


def calibration_values(found: Calibration) -> dict[str, Any]:
    """The same for programs, with the expected calibration error."""
    return {
        "items": found.count,
        "expected_calibration_error": _rounded(found.error),
        "bins": [
            {
                "low": each.low,
                "high": each.high,
                "items": each.count,
                "mean_confidence": _rounded(each.mean),
                "share_right": _rounded(each.share),
            }
            for each in found.bins
        ],
        "rules": [
            {
                "rule": each.rule,
                "items": each.count,
                "right": each.right,
                "share_right": _rounded(each.share),
                "mean_confidence": _rounded(each.mean),
            }
            for each in found.rules
        ],
    }


def error_lines(errors: Sequence[Error]) -> Iterator[str]:
    """What was missed and what is wrong, for people: a line for the article, then for each item it and its sentence."""
    article = None
    for error in errors:
        verdict, item = error.verdict, error.verdict.item
        if verdict.article != article:
            if article is not None:
                yield ""
            article = verdict.article
            yield article
        words = [f"{verdict.outcome} {item.kind}:", " → ".join(item.labels) if _is_fact(error) else _names(error)]
        if item.role:
            words.append(f"({item.role})")
        if verdict.outcome is Outcome.WRONG and item.rule:
            words.append(f"[{item.rule} {_decimal(item.confidence, 3)}]")
        yield f"  {' '.join(words)}"
        if told := error.sentence or " ".join(item.quote.split()):
            yield f"    {told}"


def _is_fact(error: Error) -> bool:
    item = error.verdict.item
    return item.type is None and item.title is None and len(item.labels) == 2


def _names(error: Error) -> str:
    item = error.verdict.item
    about = " ".join(filter(None, (item.type, f"“{item.title}”" if item.title else None)))
    return " of ".join(filter(None, (", ".join(item.labels), about)))
