"""When two names of bodies mean one body, and how far apart in time two articles speak of one state of things."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from munigraph.resolve.bodies import Station

__all__ = ["CIRCLE_DAYS", "days_between", "is_one_station"]

#: Days within which the offices of national politics that one name holds are one person's: two terms of four years,
#: and far less than lies between a father and a son of one name.
CIRCLE_DAYS = 8 * 366


def days_between(one: str | None, other: str | None) -> int | None:
    """Days between two ISO days, None when one is missing or no day."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return None


def is_one_station(a: Station, b: Station) -> bool:
    """True for one body; an unknown place fits any place, a general name ("Ministerio") any name that begins so."""
    if a.place is not None and b.place is not None and a.place != b.place and not (a.is_general or b.is_general):
        return False
    if a.core == b.core:
        return not (a.is_general and b.is_general)
    return any(general.is_general and own.core.startswith(f"{general.core}-") for general, own in ((a, b), (b, a)))
