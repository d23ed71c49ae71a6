"""What stands around a quote, as it is kept with the quote."""

from __future__ import annotations

import re

__all__ = ["context"]

#: A text after a quote that is at least so long was cut (``oa:suffix`` holds 40 characters).
_SUFFIX = 32
#: The end of a paragraph, or of a sentence: a point after a word too long for an abbreviation, before a capital letter.
_SENTENCE_END = re.compile(r"\s*\n\s*|(?:^|\w{4}|[)”»\"’])[.!?…][)”»\"’]?\s+(?=[“«\"‘(¿¡]*[A-ZÁÉÍÓÚÑ])")


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
