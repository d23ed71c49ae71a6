"""Since when, until when: the days that the official record gives for an office that an article tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from munigraph.mapping.kinds import office_told_by

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Term", "succession", "terms"]

#: First and last day (ISO 8601); the last is None when the record knows of no end.
Term = tuple[str, str | None]


def terms(relation: str, person: str, body: str, mandates: Iterable[dict[str, Any]]) -> list[Term]:
    """The terms in which ``person`` held, at ``body``, the office that ``relation`` tells, in order of time.

    ``mandates`` are those of the node of the person or the body (see :func:`munigraph.network.network`).  A term that
    begins on the day on which another ends, or before, goes on with it: two elections won in a row are one term.  None
    for relations that name no office by themselves, and where the record has no first day.
    """
    office = office_told_by(relation)
    if office is None:
        return []
    joined: list[Term] = []
    held = ((each["start"], each["end"]) for each in mandates if _is_of(each, person, body, office) and each["start"])
    for start, end in sorted(held, key=lambda term: (term[0], term[1] or "9999")):
        last = joined[-1] if joined else None
        if last and (last[1] is None or start <= last[1]):
            joined[-1] = (last[0], None if end is None or last[1] is None else max(end, last[1]))
        else:
            joined.append((start, end))
    return joined


def succession(relation: str, body: str, last: str | None, mandates: Iterable[dict[str, Any]]) -> str | None:
    """The first day on which, after ``last``, the record has somebody take the office that ``relation`` tells.

    From that day on, what an article of the day ``last`` tells of the office is over.  ``mandates`` are those of the
    body.  None where none is known, and for relations that name no office by themselves.
    """
    office = office_told_by(relation)
    if office is None or last is None:
        return None
    taken = (each["start"] for each in mandates if (each["body"], each["role"]) == (body, office) and each["start"])
    return min((day for day in taken if day > last), default=None)


def _is_of(mandate: dict[str, Any], person: str, body: str, office: str) -> bool:
    return (mandate["person"], mandate["body"], mandate["role"]) == (person, body, office)
