"""What is shown of a document that was found: the words in the part that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.search.types import Marked
from munigraph.search.words import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from munigraph.search.words import Query

__all__ = ["excerpt", "marked", "other_name"]

#: Characters of an excerpt, and of them those before its first mark.
_LONG, _BEFORE = 220, 70


def marked(text: str, query: Query) -> Marked:
    """The whole text, its words marked."""
    return Marked(text, tuple(spans(text, query)))


def excerpt(text: str, query: Query) -> Marked:
    """The part of a text with the most of the words, from and to whole words; the beginning where it holds none."""
    marks = spans(text, query)
    if len(text) <= _LONG:
        return Marked(text, tuple(marks))
    starts = [max(0, start - _BEFORE) for start, _ in marks] or [0]
    start = max(starts, key=lambda at: (sum(at <= mark[0] and mark[1] <= at + _LONG for mark in marks), -at))
    end = start + _LONG
    if start > 0:
        space = text.find(" ", start, start + _BEFORE)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", max((mark[1] for mark in marks if mark[1] <= end), default=start + 1), end)
        end = space if space >= 0 else end
    before, after = "…" if start > 0 else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if start <= a and b <= end)
    return Marked(f"{before}{text[start:end]}{after}", inside)


def other_name(names: Sequence[str], query: Query) -> Marked:
    """The name that holds the most of the words, the shortest of such; empty when none holds any."""
    best = min((marked(name, query) for name in names), key=_rank, default=Marked(""))
    return best if best.marks else Marked("")


def _rank(name: Marked) -> tuple[int, int, str]:
    return -sum(end - start for start, end in name.marks), len(name.text), name.text
