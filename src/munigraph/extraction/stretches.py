"""What of a text is read: all of it or, of a long report, what stands near the places that name local government."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from munigraph.extraction.lexicon import Lexicon

__all__ = ["Stretches"]

#: Code points of a text that is read whole; press releases and news are shorter, what is longer is a report.
_LONG = 12_000
#: Code points read of a longer one: its beginning, and before and after each place that names local government.
_LEAD, _BEFORE, _AFTER = 2_000, 1_000, 3_000


class Stretches:
    """The parts of one text that may state a fact.

    A chronicle of a whole month names a mayor once; who is meant there is told in the lines around it.
    """

    def __init__(self, folded: str, lexicon: Lexicon) -> None:
        """``folded`` is the whole text, folded; offsets are code points of it."""
        if len(folded) <= _LONG:
            self._spans = [(0, len(folded))]
            return
        self._spans = [(0, _LEAD)]
        for place in lexicon.places_of_local_government(folded):
            begin, end = place - _BEFORE, place + _AFTER
            if begin <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], end)
            else:
                self._spans.append((begin, end))

    def meet(self, start: int, end: int) -> bool:
        """True when some of the words from ``start`` to ``end`` are to be read."""
        return any(begin < end and start < stop for begin, stop in self._spans)
