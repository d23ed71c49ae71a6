"""Dates of events: absolute, and relative to the day of the article.

"ayer", "este jueves", "el pasado martes", "el lunes 6 de diciembre", "el 14 de junio de 2010".  A weekday without a
number is the nearest one before the article's day (or that day); with a verb in the future, the nearest after it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from munigraph.text import MONTHS

__all__ = ["find_date", "find_dateline"]

_DAYS = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"]
_ABSOLUTE = re.compile(
    rf"\b(\d{{1,2}}) de ({'|'.join(MONTHS)}|setiembre)(?:,? (?:de |del )?(?:ano )?(20\d\d|19\d\d))?\b"
)
_RELATIVE = re.compile(
    r"\b(?P<near>ayer|hoy|anoche|anteayer)\b"
    r"|\b(?:(?P<this>est[ae]|el proximo|el|los|del|al)\s+)?(?P<past>pasado\s+)?"
    rf"(?P<day>{'|'.join(_DAYS)})\b(?P<last>\s+(?:pasado|recien pasado|ultimo))?"
)
_NEAR = {"ayer": -1, "hoy": 0, "anoche": -1, "anteayer": -2}


def find_date(folded: str, published: str | None, *, planned: bool = False, near: int = 0) -> str | None:
    """The ISO day that a folded stretch of text names, or None when text and article do not settle it.

    ``published``: the article's day, ISO 8601, or None.  A day without a year takes the year that brings it nearest to
    the article's day.  Of several dates the one nearest to the offset ``near`` (of the event's word) is taken.
    """
    found = [(abs(m.start() - near), _absolute(m, published)) for m in _ABSOLUTE.finditer(folded)]
    if published is not None:
        today = date.fromisoformat(published)
        inside = [m.span() for m in _ABSOLUTE.finditer(folded)]
        found += [
            (abs(m.start() - near), _relative(m, today, planned=planned))
            for m in _RELATIVE.finditer(folded)
            # "el lunes 6 de diciembre" is one date
            if not any(start - 1 <= m.end() <= end for start, end in inside)
        ]
    settled = [(distance, day) for distance, day in found if day is not None]
    return min(settled)[1] if settled else None


def _relative(match: re.Match[str], today: date, *, planned: bool) -> str:
    if near := match["near"]:
        return (today + timedelta(days=_NEAR[near])).isoformat()
    ahead = planned or match["this"] == "el proximo"
    weekday = _DAYS.index(match["day"])
    if ahead and not match["past"]:
        return (today + timedelta(days=(weekday - today.weekday()) % 7)).isoformat()
    back = (today.weekday() - weekday) % 7
    if back == 0 and (match["past"] or match["last"]):
        back = 7
    return (today - timedelta(days=back)).isoformat()


def _absolute(match: re.Match[str], published: str | None) -> str | None:
    day, month = int(match[1]), MONTHS.index(match[2].replace("setiembre", "septiembre")) + 1
    if match[3]:
        return _iso(int(match[3]), month, day)
    if published is None:
        return None
    today = date.fromisoformat(published)
    options = [option for year in (today.year - 1, today.year, today.year + 1) if (option := _iso(year, month, day))]
    return min(options, key=lambda option: abs((date.fromisoformat(option) - today).days), default=None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


#: "TOMÉ, jueves 3 de mayo de 2022.-" or a line "19 de febrero de 2026" after the headline; "LOS ANDES (08/05/2025).-".
_DATELINE = re.compile(
    rf"\n\n(?:[\w .'-]{{2,40}}[,:(] ?)?(?:(?:{'|'.join(_DAYS)}),? )?"
    rf"(?:(\d{{1,2}}) de ({'|'.join(MONTHS)})(?: de| del|,)? (20\d\d)|(\d\d?)[/.-](\d\d?)[/.-](20\d\d))"
    r"\)?(?:\.|-|\s*\n|$)"
)


def find_dateline(folded: str) -> str | None:
    """The ISO day of a dateline at the head of the body, or None."""
    match = _DATELINE.search(folded, 0, 600)
    if match is None:
        return None
    if match[1]:
        return _iso(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    return _iso(int(match[6]), int(match[5]), int(match[4]))
