"""Tokens, quotations and sentences of Spanish press text, each with its offsets.

The three are found in one pass over a text and its folded twin (:func:`munigraph.text.fold`), which have the same
length, so an offset is good in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from munigraph.resources import word_list

__all__ = ["Quotation", "Segment", "Token", "quotations", "segments", "tokenize"]


class Token(NamedTuple):
    """A word, a number or one sign of punctuation."""

    #: Offsets into the text, end exclusive.
    start: int
    end: int
    #: As written.
    text: str
    #: Folded: lower case, no accents.
    norm: str

    @property
    def is_capitalised(self) -> bool:
        """True when the first character is an upper-case letter."""
        return self.text[0].isupper()


#: A word may hold inner hyphens and apostrophes (Bío-Bío, O'Higgins); everything else is one sign at a time.
_TOKEN = re.compile(r"\w+(?:[-'’´`]\w+)*|[^\w\s]")


def tokenize(text: str, folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order; offsets are those of the whole text."""
    stop = len(text) if end is None else end
    return [
        Token(m.start(), m.end(), m.group(), folded[m.start() : m.end()]) for m in _TOKEN.finditer(text, start, stop)
    ]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks; ``start`` and ``end`` leave the marks out."""

    start: int
    end: int


_OPENING = re.compile(r"[“«„]|(?<=[\s(:])”(?=\w|[¿¡])|(?<![\w.,;:!?…)])\"|(?<=[\s(])\"|^\"|(?<=[.:,]) ?\"(?=\w)")
#: Each opening mark to itself and what closes it.
_MARKS = {
    "“": re.compile(r"[“”]|[\"″](?![^\W_])"),
    "«": re.compile(r"[«»]"),
    "„": re.compile(r"[„“]"),
    "”": re.compile(r"[”\"]"),
}
_CLOSING = {"”": '”"', "“": '”"″', "«": "»", "„": "“"}
#: A mark of another style that stands where only a closing one can: “…“, «…”.
_ANY_CLOSING = re.compile(r"(?<![\s(\[¿¡])[“”»«\"](?=[\s.,;:)?!…]|$)")
#: A quotation of several paragraphs is opened again in each of them and closed in the last.
_REOPENED = re.compile(r"\n+[“«”»]")
#: A quotation of the press is rarely longer; past this a mark was left open and the opening one is passed over.
_LONGEST = 4000


def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order, never overlapping.

    Curly, angular and straight marks are read; a quotation inside another belongs to the outer one.  A typographic
    opening mark may be closed by a straight one and the other way round, as the press does.  A paragraph break ends
    the search: a mark that is not closed in its paragraph opens nothing, unless the next paragraph opens the quotation
    again.
    """
    found: list[Quotation] = []
    position = 0
    while match := _OPENING.search(text, position):
        mark = match.group().strip()
        start = match.end()
        end = _closing(text, start, mark)
        if end is None:
            position = start
            continue
        if text[start:end].strip():
            inner = text[start:end]
            lead = len(inner) - len(inner.lstrip())
            found.append(Quotation(start + lead, start + len(inner.rstrip())))
        position = end + 1
    return tuple(found)


def _closing(text: str, start: int, mark: str) -> int | None:
    """Offset of the mark that closes a quotation opened just before ``start``; None when there is none."""
    limit = text.find("\n\n", start, start + _LONGEST)
    limit = min(len(text), start + _LONGEST) if limit < 0 else limit
    if mark == '"':
        position = start
        while 0 <= (position := text.find('"', position, limit)) < limit:
            after = text[position + 1 : position + 2]
            if not after or not after.isalnum():
                return position
            if text[position - 1].isspace():
                return None  # it opens the next quotation: this one was never closed
            position += 1
        closing = text.find("”", start, limit)
        return closing if closing >= 0 else None
    if all(text.find(closing, start, limit) < 0 for closing in _CLOSING[mark]):
        other = _ANY_CLOSING.search(text, start, limit)
        if other is not None:
            return other.start()
        return limit if _REOPENED.match(text, limit) and not text.endswith("...", start, limit) else None
    depth = 0
    for found in _MARKS[mark].finditer(text, start, limit):
        if found.group() == mark != "”":
            depth += 1
        elif depth == 0:
            return found.start()
        else:
            depth -= 1
    return None


class Segment(NamedTuple):
    """A sentence, with whether it stands inside a quotation."""

    start: int
    end: int
    #: Index into the quotations of the text when the sentence stands inside one, else -1.
    quotation: int
    #: Index of the paragraph.
    paragraph: int


_PARAGRAPH = re.compile(r"[^\n]+")
#: End of a sentence: a mark, then space and what can begin a sentence.
_END = re.compile(r"(?:[.!?…]+[\"”»)]*|:)(?=\s+[\"“«¿¡(–—*•-]?\s?[A-ZÁÉÍÓÚÑÜ0-9])|[.!?…](?=[A-ZÁÉÍÓÚÑÜ][a-záéíóúñü]+ )")


@cache
def _abbreviations() -> frozenset[str]:
    """The words of ``data/lexicons/abbreviations.txt``."""
    return word_list("abbreviations.txt")


def _is_abbreviation(folded: str, dot: int) -> bool:
    start = dot
    while start > 0 and folded[start - 1].isalnum():
        start -= 1
    word = folded[start:dot]
    return word in _abbreviations() or (len(word) == 1 and word.isalpha())


def segments(text: str, folded: str, quoted: tuple[Quotation, ...]) -> list[Segment]:
    """The sentences of a text: those outside quotations, each with its quotations inside, then those within each.

    A full stop inside a quotation does not end the sentence around it.  A paragraph always ends a sentence.
    """
    found: list[Segment] = []
    inside = [(q.start, q.end) for q in quoted]
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        begin, end = paragraph.span()
        holes = [hole for hole in inside if begin <= hole[0] < end]
        found.extend(Segment(a, b, -1, number) for a, b in _split(text, folded, begin, end, holes))
        for index, quotation in enumerate(quoted):
            if begin <= quotation.start < end:
                found.extend(
                    Segment(a, b, index, number)
                    for a, b in _split(text, folded, quotation.start, min(quotation.end, end), [])
                )
    return found


def _split(text: str, folded: str, begin: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = begin
    for match in _END.finditer(text, begin, end):
        stop = match.start()
        hole = next((h for h in holes if h[0] <= stop < h[1]), None)
        if hole is not None:
            # A quotation that ends with its own full stop and is followed by a new sentence ends the sentence.
            if hole[1] - stop > 1 or match.end() <= hole[1]:
                continue
        elif text[stop] == ":" or (text[stop] == "." and _is_abbreviation(folded, stop)):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, end))
    trimmed = []
    for a, b in spans:
        piece = text[a:b]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            trimmed.append((a + lead, a + len(piece.rstrip())))
    return trimmed
