"""A command line as it was typed so far, read as shells do.

What bash, zsh and fish agree on: words parted by spaces, single and double quotes, backslashes (POSIX.1-2017, Shell
Command Language, section 2.2).
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Typed", "read"]

#: What a backslash takes its meaning from between double quotes.
_IN_DOUBLE = '"\\$`\n'


class Typed(NamedTuple):
    """A command line up to the cursor."""

    #: The words before that at the cursor, quotes resolved, without the name of the program.
    before: tuple[str, ...]
    #: The word at the cursor, quotes resolved; empty after a space.
    word: str
    #: The quotation mark that is open at the cursor, or nothing.
    quote: str
    #: Length of the beginning of :attr:`word` that is no part of what readline takes for the word: it parts words also
    #: at an open quotation mark and at its break characters, such as ``=`` and ``:``.
    kept: int


def read(line: str, breaks: str = "") -> Typed:
    """A command line that ends at the cursor; ``breaks`` are the break characters (``COMP_WORDBREAKS`` of bash)."""
    words: list[str] = []
    word: str | None = None
    quote, kept, at = "", 0, 0
    while at < len(line):
        char, following = line[at], line[at + 1 : at + 2]
        at += 1
        if quote and char == quote:
            quote, kept = "", len(word or "")
        elif char == "\\" and (not quote or (quote == '"' and following in _IN_DOUBLE)):
            at += 1
            if following != "\n":  # the line goes on
                word = (word or "") + following
        elif quote:
            word = (word or "") + char
        elif char in "'\"":
            word = word or ""
            quote, kept = char, len(word)
        elif char.isspace():
            if word is not None:
                words.append(word)
            word, kept = None, 0
        else:
            word = (word or "") + char
            kept = len(word) if char in breaks else kept
    return Typed(tuple(words[1:]), word or "", quote, kept)
