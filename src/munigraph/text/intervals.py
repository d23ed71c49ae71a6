"""When something was, as the words right after it say: "hasta 2021", "entre marzo de 2008 y 2012", "(2012-2016)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from munigraph.text.months import MONTHS

__all__ = ["Interval", "interval_after"]

#: Years of a bracket after a name that may be those of an office; more are a life: four terms of four years.
_LONGEST = 16
_MONTHS = "|".join(MONTHS)


def _moment(name: str) -> str:
    """A year, a month or a day, in groups that bear the name."""
    return (
        rf"(?:el\s+)?(?:(?:(?P<{name}_day>\d{{1,2}})\s+de\s+)?(?P<{name}_month>{_MONTHS})\s+del?\s+)?"
        rf"(?P<{name}_year>(?:19|20)\d\d)(?!\d)"
    )


_A, _B, _UNTIL = _moment("a"), _moment("b"), _moment("until")
_HOLDING = r"en\s+el\s+cargo|en\s+ejercicio|quien\s+(?:gobernó|ejerció(?:\s+el\s+cargo)?|ocupó\s+el\s+cargo)"
_SPANS = (
    rf"entre\s+{_A}\s+y\s+{_B}",
    rf"(?:desde|de)\s+{_A}\s+(?:hasta|a)\s+{_B}",
    rf"(?:en|durante)\s+el\s+per[ií]odo\s+{_A}\s*[-–]\s*{_B}",
    rf"desde\s+{_A}",
    rf"hasta\s+{_UNTIL}",
)
_BRACKET = re.compile(rf"\s*\(\s*{_A}\s*[-–]\s*{_B}\s*\)", re.IGNORECASE)
#: What may follow an interval that belongs to what stands before it; a verb would claim it for itself.
_END = r"(?=\s*(?:[,.;:)»”\"]|$|[ye]\s))"
_DIRECT = tuple(re.compile(rf"\s+{span}{_END}", re.IGNORECASE | re.MULTILINE) for span in _SPANS)
_TOLD = tuple(re.compile(rf"\s*,?\s*(?:{_HOLDING})\s+{span}{_END}", re.IGNORECASE | re.MULTILINE) for span in _SPANS)


@dataclass(frozen=True, slots=True)
class Interval:
    """From when to when, each a year, month or day of ISO 8601 (``2016``, ``2016-12``, ``2016-12-06``), or None."""

    since: str | None = None
    until: str | None = None


def interval_after(text: str, at: int, reach: int, *, after_name: bool) -> Interval | None:
    """The interval that the words of a text from ``at`` on give to what stands before them.

    It must be told wholly within ``reach`` code points.  After the name of a person ("el exalcalde Juan Prado") a bare
    "desde 2010" may belong to what comes next, and counts only in brackets or where the words speak of holding office.
    """
    if bracket := _BRACKET.match(text, at):
        found = _read(bracket, at + reach)
        return found if found and _years(found) <= _LONGEST else None
    for pattern in _TOLD if after_name else (*_DIRECT, *_TOLD):
        if match := pattern.match(text, at):
            return _read(match, at + reach)
    return None


def _read(match: re.Match[str], end: int) -> Interval | None:
    if match.end() > end or "\n" in match.group():
        return None
    groups = match.groupdict()
    since = _iso(groups, "a")
    until = _iso(groups, "b") or _iso(groups, "until")
    if since and until and since[: len(until)] > until[: len(since)]:
        return None
    return Interval(since, until) if since or until else None


def _iso(groups: dict[str, str | None], name: str) -> str | None:
    year, month, day = (groups.get(f"{name}_{part}") for part in ("year", "month", "day"))
    if year is None or month is None:
        return year
    number = MONTHS.index(month.lower()) + 1
    if day is None:
        return f"{year}-{number:02}"
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _years(interval: Interval) -> int:
    return int((interval.until or "0")[:4]) - int((interval.since or "0")[:4])
