"""One plural office, and each name with a complement of its own: "los seremis N, de Salud, y M, de Energía"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.chunks import Chunk, Line, Office
from munigraph.extraction.joined import NAMES, Holding, hold
from munigraph.extraction.offices import read_office
from munigraph.text import fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.joined import Span
    from munigraph.extraction.rules import Rule

__all__ = ["distributed_offices"]

#: Offices whose complement names a body or a field of work.
_WITH_COMPLEMENT = frozenset({"institution", "complement", "municipality"})
_ROLE = frozenset({"role"})
#: After a name: its complement in brackets, or after "de" up to the next of the list.
_BRACKETS = re.compile(r"\(([^()]{1,4})\)")
_AFTER_NAME = re.compile(r",(d)l?((?:[^,;.PN]|N(?=[,;]|y|$))+)")
#: Before a name: "de Energía, N".
_BEFORE_NAME = re.compile(r"(d)l?((?:[^,;.P])+),(?=[PN])")
_BETWEEN = re.compile(r"[,;]{0,2}y?l?")
#: The complement of the first stands in the office itself: "los seremis de Gobierno, N; de Energía, M".
_FIRST = re.compile(r",(?=[PN])")
_OF = re.compile(r" del? ")
#: Members of a list.
_FEWEST = 2


class _Member(NamedTuple):
    name: Chunk
    #: The words of the complement: "Educación", "Dirección de Obras Hidráulicas".
    complement: str
    #: Offset after what belongs to the member.
    end: int


def distributed_offices(
    rule: Rule, span: Span, sentence: Sentence, offices: set[int], document: Document
) -> Iterator[Holding]:
    """The office of each name of a list in which every name has its complement.

    ``offices``: the chunks of the sentence that a rule has used; the one read is added.
    """
    at = span("office")[0]
    chunk = sentence.chunks[at]
    if at in offices or not isinstance(chunk.value, Office) or chunk.value.entry.object not in _WITH_COMPLEMENT:
        return
    members = _members(sentence, at, document)
    read = [(member, _office(chunk.value, member, document)) for member in members]
    found = [(member, office) for member, office in read if office is not None]
    if len(members) < _FEWEST or len(found) < len(members):
        return
    offices.add(at)
    for member, office in found:
        yield hold(member.name, chunk, office, None, sentence, rule, member.end)


def _members(sentence: Sentence, at: int, document: Document) -> list[_Member]:
    symbols, chunks = sentence.symbols, sentence.chunks
    if first := _FIRST.match(symbols, at + 1):
        return _complements_first(sentence, at, first.end(), document)
    position = at + 1
    if symbols[position : position + 1] in (",", ":"):
        position += 1
    found: list[_Member] = []
    while position < len(symbols) and symbols[position] in NAMES:
        match = _BRACKETS.match(symbols, position + 1) or _AFTER_NAME.match(symbols, position + 1)
        if match is None:
            break
        words = _text(chunks, *match.span(match.lastindex or 1), document)
        found.append(_Member(chunks[position], words, chunks[match.end() - 1].end))
        position = _next(symbols, match.end())
    return found


def _complements_first(sentence: Sentence, at: int, position: int, document: Document) -> list[_Member]:
    """ "Los seremis de Gobierno, N; de Energía, M, y de Salud, O"."""
    symbols, chunks = sentence.symbols, sentence.chunks
    own = _OF.split(document.text[chunks[at].start : chunks[at].end], maxsplit=1)[1:]
    if not own:
        return []
    found = [_Member(chunks[position], own[0], chunks[position].end)]
    position = _next(symbols, position + 1)
    while (match := _BEFORE_NAME.match(symbols, position)) is not None:
        words = _text(chunks, *match.span(2), document)
        name = chunks[match.end()]
        found.append(_Member(name, words, name.end))
        position = _next(symbols, match.end() + 1)
    return found


def _next(symbols: str, position: int) -> int:
    match = _BETWEEN.match(symbols, position)
    return match.end() if match is not None else position


def _text(chunks: tuple[Chunk, ...], first: int, last: int, document: Document) -> str:
    return document.text[chunks[first].start : chunks[last - 1].end]


def _office(several: Office, member: _Member, document: Document) -> Office | None:
    """The office of one: its singular with the complement, read like any other; None when that is no office."""
    given = fold(str(member.name.value)).split()[0]
    head = _singular(several, document, woman=document.lexicon.gender_of(given) == "f")
    if head is None:
        return None
    text = f"{head} de {member.complement}"
    folded = fold(text)
    tokens = tokenize(text, folded)
    read = read_office(Line(text, folded, tokens, document.lexicon, shouted=False), 0)
    if read is None or read[0] < len(tokens) or not (read[1].topic or read[1].body or read[1].place):
        return None
    return read[1]


def _singular(office: Office, document: Document, *, woman: bool) -> str | None:
    """The singular of a plural office that is itself an office of the lexicon: "directores regionales"."""
    words = [_stems(word) for word in office.entry.words]
    for heads in (_feminine(words[0]), words[0]) if woman else (words[0],):
        for head in heads:
            for rest in _combined(words[1:]):
                form = " ".join((head, *rest))
                tokens = tokenize(form, fold(form))
                entry = document.lexicon.match_kind(tokens, 0, _ROLE)
                if entry is not None and len(entry.words) == len(tokens) and not entry.plural:
                    return form
    return None


def _stems(word: str) -> tuple[str, ...]:
    """What the singular of a plural word may be."""
    return (word.removesuffix("es"), word.removesuffix("s")) if word.endswith("es") else (word.removesuffix("s"),)


def _feminine(stems: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem + "a" if stem[-1:] not in "aeo" else stem[:-1] + "a" for stem in stems)


def _combined(words: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    combined: list[tuple[str, ...]] = [()]
    for options in words:
        combined = [(*before, option) for before in combined for option in options]
    return combined
