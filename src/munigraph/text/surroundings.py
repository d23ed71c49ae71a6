"""What stands around a quote: in the article's text, or in what is kept with the quote."""

from __future__ import annotations

import re
from functools import lru_cache

from munigraph.text.fold import fold
from munigraph.text.tokens import Segment, quotations, segments

__all__ = ["context", "sentence_around"]

#: A text after a quote that is at least so long was cut (``oa:suffix`` holds 40 characters).
_SUFFIX = 32
#: The end of a paragraph, or of a sentence: a point after a word too long for an abbreviation, before a capital letter.
_SENTENCE_END = re.compile(r"\s*\n\s*|(?:^|\w{4}|[)”»\"’])[.!?…][)”»\"’]?\s+(?=[“«\"‘(¿¡]*[A-ZÁÉÍÓÚÑ])")
#: Of a long sentence at most so many characters are given on either side of the quote.
_MOST = 300


def context(before: str, after: str, start: int | None) -> tuple[str, str]:
    """What stands before and after a quote (``oa:prefix``, ``oa:suffix``) in its sentence, from and to a whole word.

    An ellipsis tells where the sentence goes on; ``start`` is the offset of the quote.
    """
    within = [match.end() for match in _SENTENCE_END.finditer(before)]
    if within:
        before = before[within[-1] :]
    elif before and start != len(before):
        before = "…" + before[before.find(" ") + 1 :]
    if ends := _SENTENCE_END.search(after):
        after = after[: ends.end()].rstrip()
    elif len(after) >= _SUFFIX:
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    return before, after


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after ``text[start:end]`` in its sentence; of a long sentence what is nearest, with "…".

    A quotation that is a whole sentence by itself stands in the sentence that quotes it.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    paragraphs = text[first : len(text) if last < 0 else last]
    here, there = start - first, end - first
    sentences = _sentences(paragraphs)
    around = [each for each in sentences if each.start <= here and there <= each.end]
    wider = [each for each in around if each.end - each.start > there - here]
    if around:
        begin, stop, *_ = min(wider or around, key=lambda each: each.end - each.start)
    else:  # the quote is of several sentences
        outer = [each for each in sentences if each.quotation < 0]
        begin = max((each.start for each in outer if each.start <= here), default=here)
        stop = min((each.end for each in outer if each.end >= there), default=there)
    return _nearest_before(paragraphs[begin:here]), _nearest_after(paragraphs[there:stop])


@lru_cache(maxsize=2048)
def _sentences(paragraphs: str) -> tuple[Segment, ...]:
    return tuple(segments(paragraphs, fold(paragraphs), quotations(paragraphs)))


def _nearest_before(text: str) -> str:
    return text if len(text) <= _MOST else "…" + text[text.find(" ", -_MOST) + 1 :]


def _nearest_after(text: str) -> str:
    return text if len(text) <= _MOST else text[: text.rfind(" ", 0, _MOST) + 1].rstrip() + "…"
