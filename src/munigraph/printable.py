"""Text that a terminal only shows: nothing in it is a command to the terminal."""

from __future__ import annotations

__all__ = ["printable"]


def printable(text: str) -> str:
    """``text`` in one line and of the same length: white space as spaces, other control characters as U+FFFD."""
    return "".join(
        each if each.isprintable() else " " if each.isspace() else "\N{REPLACEMENT CHARACTER}" for each in text
    )
