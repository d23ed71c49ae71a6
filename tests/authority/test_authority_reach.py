"""Who governed on a day is answered for every municipality, save where SOURCES.md says that it is not."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from munigraph.authority import TERMS, load
from munigraph.resources import resource

AUTHORITY = load()
MUNICIPALITIES = [comuna for comuna in AUTHORITY.comunas if comuna.municipality]
FIRST, LAST = min(TERMS.values())[0], max(TERMS.values())[1]
SOURCES = resource("data", "authority", "SOURCES.md").read_text(encoding="utf-8")


def gaps(cut):
    """The stretches (first day, day after the last) of the terms known on which the tables name no mayor."""
    found, reached = [], FIRST
    for start, end in sorted((m.start, m.last_day) for m in AUTHORITY.mandates_of(cut) if m.start):
        if start > reached:
            found.append((reached, start))
        reached = max(reached, end)
    return found + [(reached, LAST)] * (reached < LAST)


def told():
    """The rows of the table in SOURCES.md: code, municipality, from, to."""
    return re.findall(r"^\| (\d{5}) \| ([^|]+) \| (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d) \|", SOURCES, re.MULTILINE)


def test_the_gaps_are_those_that_the_sources_tell():
    found = [(comuna.cut, comuna.name, *gap) for comuna in MUNICIPALITIES for gap in gaps(comuna.cut)]
    assert found == told()


def test_outside_the_gaps_there_is_a_mayor_on_every_day_of_change():
    """No other day needs a look: between two days of change nothing changes."""
    missing = {cut: (start, end) for cut, _, start, end in told()}
    days = {day for m in AUTHORITY.mandates for day in (m.start, m.last_day) if day}
    days |= {(dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat() for day in days}
    for comuna in MUNICIPALITIES:
        start, end = missing.get(comuna.cut, ("", ""))
        for day in days:
            if FIRST <= day < LAST and not start <= day < end:
                assert AUTHORITY.mayors_on(comuna.cut, day), (comuna.name, day)


@pytest.mark.parametrize(
    ("day", "answered"),
    [
        ("2016-12-05", 0),
        ("2016-12-06", 345),
        ("2017-01-01", 345),
        ("2019-07-01", 345),
        ("2021-01-15", 341),
        ("2021-06-28", 343),
        ("2023-05-01", 345),
        ("2024-11-20", 326),
        ("2025-01-01", 344),
    ],
)
def test_how_many_municipalities_are_answered(day, answered):
    assert sum(bool(AUTHORITY.mayors_on(comuna.cut, day)) for comuna in MUNICIPALITIES) == answered
    if answered and day in ("2017-01-01", "2021-01-15", "2023-05-01", "2024-11-20", "2025-01-01"):
        assert re.search(rf"{day}[^.]*\b{answered}\b", SOURCES)
