"""What stands around a quote, as it is kept with the quote."""

from __future__ import annotations

__all__ = ["context"]

#: A text after a quote that is at least so long was cut (``oa:suffix`` holds 40 characters).
_SUFFIX = 32


def context(before: str, after: str, start: int | None) -> tuple[str, str]:
    """What stands before and after a quote (``oa:prefix``, ``oa:suffix``), from and to a whole word.

    An ellipsis tells where the text goes on; ``start`` is the offset of the quote.
    """
    if before and start != len(before):
        before = "…" + before[before.find(" ") + 1 :]
    if len(after) >= _SUFFIX:
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    return before, after
