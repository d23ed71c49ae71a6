"""The council as an occasion: its sessions, also where they are called by its name, and its taking office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body
from munigraph.extraction.rules import phrase

if TYPE_CHECKING:
    from munigraph.extraction.document import Document, Sentence

__all__ = ["has_council", "installed_council", "is_of_council", "session_by_council"]

#: "encabezó su último Concejo"; "el segundo concejo municipal se realizó el martes".
_HOLDS_COUNCIL = re.compile(r"W[sl]{0,2}_?(?P<council>B)")
_COUNCIL_HELD = re.compile(r"^[-C.,dlG]{0,4}_?(?P<council>B)[^VWEB]{0,10}(W)")


def _is_council(value: object) -> bool:
    return isinstance(value, Body) and value.kind == "council"


def has_council(sentence: Sentence, first: int = 0) -> bool:
    """True when a council is named from a position on."""
    return any(_is_council(chunk.value) for chunk in sentence.chunks[first:])


def is_of_council(document: Document, sentence: Sentence) -> bool:
    """True when the session of a sentence is a council's: of a municipality, or the Consejo Regional."""
    words = document.folded[sentence.start : sentence.end]
    if not any(symbol in "AB" for symbol in sentence.symbols) and "concej" in document.folded:
        return True  # the session of the council that the article is about
    return has_council(sentence) or re.search(r"\bconcejo\b|consejo regional|sesion municipal", words) is not None


def session_by_council(document: Document, sentence: Sentence) -> int | None:
    """Position of a council by whose name a session is called, or None."""
    told = phrase("event-council-session").find(document.folded, sentence.start, sentence.end)
    if told is not None and "n" not in sentence.symbols and "h" not in sentence.symbols:
        at = sentence.position_of(told.start(told.lastgroup or 0))
        return at if at is not None and _is_council(sentence.chunks[at].value) else None
    match = _HOLDS_COUNCIL.search(sentence.symbols)
    if match is None and (match := _COUNCIL_HELD.match(sentence.symbols)) is not None:
        verb = sentence.chunks[match.start(2)]
        if phrase("event-took-place").find(document.folded, verb.start, verb.end) is None:
            return None
    at = match.start("council") if match is not None else None
    return at if at is not None and _is_council(sentence.chunks[at].value) else None


def installed_council(document: Document, sentence: Sentence) -> int | None:
    """Position of the council that took office, or None: "quedó instalado el Concejo Municipal"."""
    took = phrase("event-installed").find(document.folded, sentence.start, sentence.end)
    if took is None or "n" in sentence.symbols:
        return None
    at = next((i for i, c in enumerate(sentence.chunks) if c.start <= took.end() <= c.end), None)
    return at if at is not None and _is_council(sentence.chunks[at].value) else None
