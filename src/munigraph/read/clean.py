"""From a text as found to clean text: mended characters, one paragraph per block, nothing of the web page around it.

Precision comes first: a sentence of the article is never dropped.  Only whole lines go, and only those that a rule of
``data/lexicons/boilerplate.toml`` knows, or that repeat the headline.  A sentence that was cut by one of them is joined
again.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from munigraph.read.boilerplate import MAX_LINE, boilerplate, folded_line, line_key
from munigraph.read.characters import mend_characters
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["clean_line", "clean_text"]

_emphasis = re.compile(r"\*\*+(?=[^\s*])([^*]+?)(?<=[^\s*])\*\*+")
_bullet = re.compile(r"(?:[*·‣◦-] |[•▪●■►➤✓✔] ?)")
_word = re.compile(r"\w")
#: Enumerations and addresses: a paragraph that begins so does not go on from the one before.
_own_start = re.compile(r"\w{1,3}[).] |https?:|www\.|pic\.")
#: A paragraph whose last word is one of these was cut: no Spanish sentence ends so.
_UNFINISHED_WORDS = (
    "a al ante bajo como con cual cuando cuyo cuya de del desde donde e el en entre hacia hasta la las los ni o para "
    "pero por porque que se segun sin sino sobre su sus tras u un una unas unos y"
)
_UNFINISHED = frozenset(_UNFINISHED_WORDS.split())
#: More marks of emphasis than this are no emphasis.
_MOST_MARKS = 2000
#: What joining and dropping bring to light is settled in two rounds; this bounds hostile text.
_ROUNDS = 8
_QUOTES = "\"”»’')"
_FINAL = ".!?…:"
#: Lines of plain text that somebody wrapped by hand have about this width (characters).
_WRAP_WIDTHS = range(50, 131)
#: A shorter headline may well be a heading or a name in the text too (words).
_HEADLINE_WORDS = 4


def clean_line(text: str) -> str:
    """A text of one line (a headline, a name): characters mended, all white space folded to single spaces."""
    return " ".join(mend_characters(text).split())


def clean_text(text: str, *, title: str = "") -> str:
    """The clean text of a body: paragraphs separated by a blank line, items of a list (``- ...``) by a line feed.

    Lines that repeat ``title`` are removed.  The result is NFC, and cleaning it again changes nothing.
    """
    headline = _headline_keys(title)
    for _ in range(_ROUNDS):
        lines = _lines(text)
        kept = list(_join(_drop(lines, headline)))
        before, text = text, _assemble(kept)
        if text == before or (len(kept) == len(lines) and not _may_hold_marks(before)):
            break
    return text


def _may_hold_marks(text: str) -> bool:
    return "*" in text or "<" in text or "&" in text


def _lines(text: str) -> list[str]:
    """The lines of the mended text that hold words, hard wraps undone and bullets made alike."""
    text = mend_characters(text)
    if 2 <= text.count("**") <= _MOST_MARKS:
        while (plain := _emphasis.sub(r"\1", text)) != text:
            text = mend_characters(plain)
    lines: list[str] = []
    for line in _unwrap(text):
        bullet = _bullet.match(line)
        if bullet and _word.search(line):
            lines.append(f"- {line[bullet.end() :].lstrip()}")
        elif _word.search(line, 0, 200):
            lines.append(line)
        elif lines and line[0] in ".,;”»" and not lines[-1].endswith((".", line)):
            lines[-1] += line
    return lines


def _unwrap(text: str) -> Iterable[str]:
    """The lines that are not blank; those of a text wrapped at a fixed width are joined to paragraphs.

    A text is taken for wrapped when nearly every line within a block is so long that the first word of the next would
    not have fitted.
    """
    lines = text.split("\n")
    pairs = [(line, after) for line, after in pairwise(lines) if line and after and not _bullet.match(after)]
    width = max((len(line) for line, _ in pairs), default=0)
    if len(pairs) < 4 or width not in _WRAP_WIDTHS:
        return [line for line in lines if line]
    full = [_is_full(line, after, width) for line, after in pairs]
    if sum(full) < 0.8 * len(full):
        return [line for line in lines if line]
    joined: list[list[str]] = []
    last = ""
    for line in lines:
        if line and last and not _bullet.match(line) and _is_full(last, line, width):
            joined[-1].append(line)
        elif line:
            joined.append([line])
        last = line
    return [" ".join(pieces) for pieces in joined]


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width - 3


def _headline_keys(title: str) -> dict[str, int]:
    """The headline, with and without the site's name after a bar, as keys with their number of words."""
    keys = (_words(part) for part in (title, title.split(" | ", 1)[0]))
    return {key: key.count(" ") + 1 for key in keys if key}


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _drop(lines: list[str], headline: dict[str, int]) -> Iterable[tuple[bool, str]]:
    """The lines that stay, each with whether one before it was removed."""
    rules = boilerplate()
    longest = max(map(len, headline), default=0) + 60
    related: set[str] = set()
    position, kept, cut = 0, 0, False
    while position < len(lines):
        line = lines[position]
        end = position
        if len(line) <= MAX_LINE:
            end, named = rules.block_at(lines, position)
            related.update(map(line_key, named))
            if end == position and related and line_key(line) in related:
                end += 1 + (position + 1 < len(lines) and lines[position + 1].isdigit())
            elif end == position and rules.is_line(line):
                end += 1
        if end == position and len(line) <= longest and _repeats(line, headline, at_head=not kept):
            end += 1
        if end == position:
            yield cut, line
            position, kept, cut = position + 1, kept + 1, False
        else:
            position, cut = end, True


def _repeats(line: str, headline: dict[str, int], *, at_head: bool) -> bool:
    """True when the line is the headline again, perhaps with the site's name after a bar."""
    folded = folded_line(line)
    if not any(key.split(" ", 1)[0] in folded for key in headline):
        return False
    words = max(headline.get(_words(part), 0) for part in (line, line.split(" | ", 1)[0]))
    return words >= _HEADLINE_WORDS or (at_head and words > 0)


def _join(lines: Iterable[tuple[bool, str]]) -> Iterable[str]:
    """The paragraphs; a sentence in pieces becomes one."""
    pieces: list[str] = []
    for cut, line in lines:
        if pieces and not _continues(pieces[0], pieces[-1], line, cut=cut):
            yield " ".join(pieces)
            pieces = []
        pieces.append(line)
    if pieces:
        yield " ".join(pieces)


def _continues(first: str, last: str, line: str, *, cut: bool) -> bool:
    """True when ``line`` goes on with the sentence of the paragraph whose first and last pieces are given."""
    if first.startswith("- ") or line.startswith("- ") or _own_start.match(line) or first[0] in "—–":
        return False
    end = last[-1]
    if end in _FINAL or (end in _QUOTES and last[-2:-1] in _FINAL):
        return False
    if line[0].islower():
        return True
    begins = line[0].isalnum() or line[0] in "“«\"‘'¿¡("
    return cut and begins and (end in ",;" or fold(last[last.rfind(" ") + 1 :]) in _UNFINISHED)


def _assemble(paragraphs: list[str]) -> str:
    if not any(paragraph.startswith("- ") for paragraph in paragraphs):
        return "\n\n".join(paragraphs)
    pieces = [paragraphs[0]]
    for last, paragraph in pairwise(paragraphs):
        pieces.append("\n" if last.startswith("- ") and paragraph.startswith("- ") else "\n\n")
        pieces.append(paragraph)
    return "".join(pieces)
