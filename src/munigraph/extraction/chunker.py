"""Cut a sentence into chunks: one pass from left to right, the longest phrase first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.bodies import read_body, read_municipality
from munigraph.extraction.chunks import Chunk, Line, Party, Place
from munigraph.extraction.context import NUMBERS
from munigraph.extraction.models import read_model
from munigraph.extraction.names import read_name
from munigraph.extraction.offices import read_office
from munigraph.extraction.places import read_place
from munigraph.text import Quotation, Segment, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from munigraph.extraction.lexicon import Entry, Lexicon

__all__ = ["chunk_sentence"]

#: Symbol of the kinds whose chunk is just the entry.
_SIMPLE = {
    "say": "V",
    "event": "E",
    "agreement": "X",
    "sign": "T",
    "collaborate": "H",
    "adopt": "O",
    "similar": "I",
    "title": "t",
    "anaphor": "a",
    "happen": "W",
    "gather": "J",
    "head-verb": "Z",
    "model": "m",
    "representative": "e",
    "source": "w",
    "become": "b",
    "kin": "x",
    "past": "f",
}
_BODY_SYMBOLS = {"unit": "U", "association": "A", "model": "L"}
#: Kinds of entries that begin no phrase.
_WORDS = frozenset(_SIMPLE) - {"model", "model-noun"} | {"saying", "function", "adjective", "topic", "acting", "rank"}
#: A noun that points back is no office of its first word from so many words on ("titular de la cartera").
_POINTER = 3
#: Kinds of entries that may begin an office.
_OFFICE_KINDS = frozenset({"role", "peer", "former", "current", "elect"})
_TERRITORIES = frozenset({"region", "provincia", "comuna", "ciudad"})
#: Forms that no noun shares.
_PAST = re.compile(r"(?:ó|aron|ieron|ando|iendo|aban|ían)$")
_PUNCTUATION = frozenset(",;:().-")
_DASHES = frozenset("–—-−")


def chunk_sentence(
    text: str, folded: str, segment: Segment, quoted: Sequence[Quotation], lexicon: Lexicon
) -> list[Chunk]:
    """The chunks of a sentence; a quotation inside it is one chunk ``Q`` with the quotation's index."""
    chunks: list[Chunk] = []
    at = segment.start
    if segment.quotation < 0:
        for index, quotation in enumerate(quoted):
            if quotation.start < segment.start or quotation.start >= segment.end:
                continue
            opening = quotation.start - 1
            _chunk_piece(text, folded, at, opening, lexicon, chunks)
            chunks.append(Chunk("Q", quotation.start, quotation.end, index))
            at = min(quotation.end + 1, segment.end)
    _chunk_piece(text, folded, at, segment.end, lexicon, chunks)
    return chunks


def _chunk_piece(text: str, folded: str, start: int, end: int, lexicon: Lexicon, chunks: list[Chunk]) -> None:
    tokens = tokenize(text, folded, start, end)
    if not tokens:
        return
    line = Line(text, folded, tokens, lexicon, _is_shouted(text[start:end]))
    at = 0
    while at < len(tokens):
        at = _chunk_at(line, at, chunks)


def _is_shouted(piece: str) -> bool:
    """True for a headline in capitals."""
    head = piece[:24]
    if head != head.upper():
        return False
    letters = [c for c in piece if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _chunk_at(line: Line, at: int, chunks: list[Chunk]) -> int:
    """Append the chunk(s) at a token and return the position after them."""
    token = line.tokens[at]
    if not token.text[0].isalnum():
        symbol = token.norm if token.norm in _PUNCTUATION else "-" if token.text in _DASHES else "_"
        chunks.append(Chunk(symbol, token.start, token.end))
        return at + 1
    entries = line.lexicon.matches(line.tokens, at)
    capital = token.text[0].isupper()
    if not entries and not capital and token.norm not in _TERRITORIES and not token.norm.startswith("ex"):
        chunks.append(Chunk("_", token.start, token.end))
        return at + 1
    licensed = capital and _licensed(chunks)
    if capital and (licensed or token.norm in line.lexicon.given_names):
        read = read_name(line, at, licensed=licensed) if _may_name(entries) else None
        if read is not None and read[1] == "P":
            return _append(line, chunks, "P", at, read[0], line.slice(at, read[0]))
    if entries and (after_rank := _rank(line, at, entries)) is not None:
        return _append(line, chunks, "t", at, after_rank)
    if not entries or not (_points_back(entries[0]) or all(entry.kind in _WORDS for entry in entries)):
        end = _phrase(line, at, entries, chunks)
        if end is not None:
            return end
    return _word(line, at, entries, chunks)


def _rank(line: Line, at: int, entries: Sequence[Entry]) -> int | None:
    """Position after a rank that stands before a name ("el comisario de Tomé, mayor Raúl Soto"), or None.

    A rank that is an office as well is one only in an apposition: "el jefe de la Bicrim, subprefecto Raúl Soto".
    """
    rank = next((entry for entry in entries if entry.kind == "rank"), None)
    if rank is None:
        return None
    after = at + len(rank.words)
    named = (
        after + 1 < len(line.tokens) and line.lexicon.is_given_name(line.tokens[after]) and line.capitalised(after + 1)
    )
    office = any(entry.kind == "role" for entry in entries)
    return after if named and (not office or line.norm(at - 1) == ",") else None


def _points_back(entry: Entry) -> bool:
    return entry.kind == "anaphor" and len(entry.words) >= _POINTER


def _may_name(entries: Sequence[Entry]) -> bool:
    return not entries or entries[0].kind not in ("association", "role", "body")


def _word(line: Line, at: int, entries: Sequence[Entry], chunks: list[Chunk]) -> int:
    """Append a name, a capitalised word or a single word of the lexicon."""
    token = line.tokens[at]
    if line.capitalised(at) and not (at == 0 and _opens_with_a_verb(line)):
        read = read_name(line, at)
        if read is not None:
            return _append(line, chunks, read[1], at, read[0], line.slice(at, read[0]))
        if not entries:
            return _append(line, chunks, "K", at, at + 1, token.text)
    if len(entries) > 1:
        entries = sorted(
            entries,
            key=lambda e: (
                -len(e.words),
                e.kind not in ("say", "head-verb", "source", "become", "kin", "past"),
                e.kind == "function" and not e.accented,
            ),
        )
    for entry in entries:
        if entry.accented and chunks and chunks[-1].symbol in "lsd" and not _PAST.search(token.text):
            continue  # "una sentencia", "la firma": a noun
        if entry.kind == "source" and chunks and chunks[-1].symbol not in ",.;:Q(-y":
            continue  # a preposition inside the clause
        if entry.kind == "past" and not _office_follows(line, line.lexicon.end(entry, line.tokens, at)):
            continue  # "que fue una reunión"
        if entry.kind in _SIMPLE:
            return _append(line, chunks, _SIMPLE[entry.kind], at, line.lexicon.end(entry, line.tokens, at), entry)
        if entry.kind == "saying":
            return _append(line, chunks, "_", at, at + 1, entry)
        if entry.kind == "function":
            return _append(line, chunks, entry.type, at, at + len(entry.words), " ".join(entry.words))
    return _append(line, chunks, "_", at, at + 1)


def _office_follows(line: Line, at: int) -> bool:
    if line.norm(at) in ("el", "la", "un", "una"):
        at += 1
    return line.lexicon.match_kind(line.tokens, at, frozenset({"role"})) is not None


def _opens_with_a_verb(line: Line) -> bool:
    """True for "Llegó Elena Prado": the capital of the first word is the sentence's, the name begins after it."""
    return (
        not line.lexicon.is_given_name(line.tokens[0])
        and len(line.tokens) > 2
        and line.lexicon.is_given_name(line.tokens[1])
        and line.capitalised(2)
        and all(entry.kind in _SIMPLE for entry in line.lexicon.matches(line.tokens, 0))
    )


def _licensed(chunks: Sequence[Chunk]) -> bool:
    """True when what stands just before makes a name likely: an office or a title."""
    if not chunks:
        return False
    return chunks[-1].symbol in "RSt" or (chunks[-1].symbol == "." and len(chunks) > 1 and chunks[-2].symbol == "t")


def _append(line: Line, chunks: list[Chunk], symbol: str, at: int, end: int, value: object = None) -> int:
    chunks.append(Chunk(symbol, line.tokens[at].start, line.tokens[end - 1].end, value))
    return end


def _phrase(line: Line, at: int, entries: Sequence[Entry], chunks: list[Chunk]) -> int | None:
    """Offices, municipalities, bodies, models, places, parties; the position after it, or None."""
    kinds = {entry.kind for entry in entries}
    may_hold = not kinds.isdisjoint(_OFFICE_KINDS) or line.norm(at).startswith("ex")
    if may_hold and (read_o := read_office(line, at)) is not None and "association" not in kinds:
        plural = read_o[1].entry.plural
        return _append(line, chunks, "S" if plural else "R", at, read_o[0], read_o[1])
    if not entries and line.norm(at) not in _TERRITORIES:
        return None
    if kinds & {"model", "model-noun"} and (read_l := read_model(line, at)) is not None:
        return _append(line, chunks, "L", at, read_l[0], read_l[1])
    read_m = read_municipality(line, at) if "municipality" in kinds else None
    if read_m is not None and (read_m[1].cuts or not read_m[1].plural or line.norm(at - 1) in NUMBERS):
        return _append(line, chunks, "M", at, read_m[0], read_m[1])
    party = next((entry for entry in entries if entry.kind == "party"), None)
    if party is not None and len(party.words) > 1:
        end = at + len(party.words)
        return _append(line, chunks, "F", at, end, Party(party.id, line.slice(at, end)))
    if kinds & {"unit", "organization", "acronym", "body", "association"}:
        read_b = read_body(line, at)
        if read_b is not None:
            end, bodies = read_b
            for body in bodies:
                symbol = _BODY_SYMBOLS.get(body.kind, "B")
                chunks.append(Chunk(symbol, line.tokens[at].start, line.tokens[end - 1].end, body))
            return end
    if party is not None and _is_party(line, at, party):
        end = at + len(party.words)
        return _append(line, chunks, "F", at, end, Party(party.id, line.slice(at, end)))
    partisan = next((entry for entry in entries if entry.kind == "partisan"), None)
    if partisan is not None and _stands_for_party(line, at, chunks):
        said = Party(partisan.name, line.lexicon.authority.party(partisan.name).name)
        return _append(line, chunks, "F", at, at + len(partisan.words), said)
    if (read_p := read_place(line, at)) is not None:
        return _append(line, chunks, "C" if read_p[1].cuts else "G", at, read_p[0], read_p[1])
    if "demonym" in kinds and not line.capitalised(at):
        cuts = tuple(dict.fromkeys(e.id for e in entries if e.kind == "demonym"))
        return _append(line, chunks, "D", at, at + 1, Place(line.tokens[at].text, cuts=cuts))
    return None


def _is_party(line: Line, at: int, party: Entry) -> bool:
    """A short form that is also a word counts only in brackets or after a word that says party."""
    if len(party.words) > 1 or line.tokens[at].text in line.lexicon.party_signs:
        return True
    before = line.norm(at - 1)
    return before in ("(", "militante", "partido", "diputado", "-") or line.norm(at - 2) in (
        "militante",
        "partido",
        "independiente",
    )


def _stands_for_party(line: Line, at: int, chunks: Sequence[Chunk]) -> bool:
    """True for "la socialista Elena Prado", "Elena Prado (Tomé, republicana)"."""
    before = chunks[-1].symbol if chunks else ""
    if line.norm(at + 1) in (")", ",") and before in ("(", ","):
        return before == "(" or line.norm(at + 1) == ")"
    return before == "l" and line.capitalised(at + 1) and not line.capitalised(at)
