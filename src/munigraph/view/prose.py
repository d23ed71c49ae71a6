"""Text for people to read in a terminal: wrapped paragraphs, quotes marked in their sentence, plain or in colour.

Shared by all that munigraph tells in words; what is told is theirs.
"""

from __future__ import annotations

import textwrap

__all__ = ["BOLD", "CLOSE", "DIM", "HEAD", "OPEN", "TAIL", "Prose", "capital", "marked", "shortened"]

#: Before and after the words of evidence; no article holds private-use signs, which reading takes out.
OPEN, CLOSE = "\ue000", "\ue001"
#: How the marks are shown: in brackets, or in colour on a terminal.
_PLAIN = {OPEN: "[", CLOSE: "]"}
_COLOUR = {OPEN: "\x1b[1;36m", CLOSE: "\x1b[0m"}
BOLD, DIM = "\x1b[1m", "\x1b[2m"
_END = "\x1b[0m"
#: Characters of a sentence that are shown before and after the evidence, and of long evidence at its ends.
_AROUND = 110
HEAD, TAIL = 190, 90


class Prose:
    """Lines of at most ``width`` characters."""

    def __init__(self, *, colour: bool = False, width: int = 100) -> None:
        self._colour = colour
        self._width = max(width, 40)
        self._lines: list[str] = []

    def add(self, text: str, *, indent: int = 0, bullet: str = "", style: str = "", whole: bool = False) -> None:
        """Append a paragraph, wrapped; text of an article cannot hold signs that a terminal obeys.

        ``whole`` words stay so, however long: an address can then be copied.
        """
        clean = "".join(c if c.isprintable() or c in (OPEN, CLOSE) else " " for c in text)
        lines = textwrap.wrap(
            " ".join(clean.split()),
            self._width,
            initial_indent=" " * indent + bullet,
            subsequent_indent=" " * (indent + len(bullet)),
            break_on_hyphens=False,
            break_long_words=not whole,
        )
        marks = _COLOUR if self._colour else _PLAIN
        signs = {ord(mark): sign for mark, sign in marks.items()}
        if self._colour and style:
            signs[ord(CLOSE)] += style  # a mark ends, the style goes on
        shown = "\n".join(lines).translate(signs)
        if self._colour and style:
            shown = f"{style}{shown}{_END}"
        self._lines.extend(shown.split("\n"))

    def gap(self) -> None:
        """Append an empty line."""
        self._lines.append("")

    def heading(self, title: str) -> None:
        """Append the title of a section."""
        self.gap()
        self.add(title.upper(), style=BOLD)

    def text(self) -> str:
        """All of it, each line ended."""
        return "".join(f"{line.rstrip()}\n" for line in self._lines)


def marked(before: str, quote: str, after: str, *, head: int = HEAD, tail: int = TAIL) -> str:
    """The quote between marks in what stands near it, each cut at a word."""
    if len(before) > _AROUND:
        before = "…" + before[before.index(" ", len(before) - _AROUND) :] if " " in before[-_AROUND:] else "…"
    if len(after) > _AROUND:
        after = after[: after.rfind(" ", 0, _AROUND) + 1] + "…"
    if len(quote) > head + tail + 20:
        quote = f"{shortened(quote, head)} {quote[quote.find(' ', len(quote) - tail) + 1 :]}"
    if quote.count("(") > quote.count(")") and after.startswith(")"):
        quote, after = f"{quote})", after[1:]  # a mark between "(PS" and ")" reads badly
    return f"{before}{OPEN}{quote}{CLOSE}{after}"


def shortened(text: str, most: int) -> str:
    """The text cut at a word to about ``most`` characters, with an ellipsis."""
    if len(text) <= most:
        return text
    return text[: max(text.rfind(" ", 0, most), most // 2)].rstrip(",;:. ") + "…"


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]
