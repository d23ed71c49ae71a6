"""Words: of the texts that are searched, and of what a person types.

Accents and case fold away as in :func:`munigraph.text.fold`, which turns ``ñ`` into ``n``.  Whoever types ``n`` may
have no ``ñ`` on the keyboard and finds both letters; whoever types ``ñ`` means it: ``año`` does not find *ano*.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Query", "Term", "Word", "folded_words", "parse", "spans", "words"]

_WORD = re.compile(r"[^\W_]+")
#: In folded text, in which all quotation marks are plain.
_CHUNK = re.compile(r'"[^"]*"\*?|\S+')
#: Letters of a last word that may be the beginning of a longer one.
_BEGUN = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    #: Folded, but for ``ñ``.
    spelt: str
    #: Offset of its first letter.
    start: int

    @property
    def end(self) -> int:
        """Offset after its last letter."""
        return self.start + len(self.spelt)


@dataclass(frozen=True, slots=True)
class Term:
    """What a text must hold: words in a row (one, or a phrase), folded but for ``ñ``."""

    words: tuple[str, ...]
    #: The last word may be the beginning of a longer one.
    begun: bool = False

    def __str__(self) -> str:
        """As a person types it."""
        row = " ".join(self.words)
        return f'"{row}"' if len(self.words) > 1 else row

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as the index holds them."""
        return tuple(word.replace("ñ", "n") for word in self.words)

    @property
    def has_tilde(self) -> bool:
        """True when the index, which knows no ``ñ``, cannot tell by itself whether a text holds it."""
        return any("ñ" in word for word in self.words)

    def starts_at(self, found: list[Word], at: int) -> bool:
        """True when these are the words of a text from the one at this place on."""
        last = len(self.words) - 1
        return len(found) - at > last and all(
            _is(typed, found[at + place].spelt, begun=self.begun and place == last)
            for place, typed in enumerate(self.words)
        )


#: Every inner tuple is a choice of terms, one of which a text must hold.
Query = tuple[tuple[Term, ...], ...]


def words(text: str) -> list[Word]:
    """The words of a text (letters and digits; an underscore parts them), with offsets into it as it is."""
    return [Word(match[0], match.start()) for match in _WORD.finditer(_spelt(text))]


def folded_words(text: str) -> list[str]:
    """The words of a text as the index holds them: ``ñ`` is ``n``."""
    return _WORD.findall(fold(text))


def parse(typed: str) -> Query:
    """What a person types, as a query: each word must be found, ``"words in quotes"`` as a phrase.

    ``word*`` also finds longer words, and so does a last word of at least three letters.  Small words (*de*, *la*) are
    not needed outside quotes where there are others.  Empty when there is no word at all.
    """
    text = _spelt(unicodedata.normalize("NFC", typed))
    terms = list(filter(None, map(_term, _CHUNK.finditer(text))))
    if terms and not text.rstrip().endswith('"') and len(terms[-1].words[-1]) >= _BEGUN:
        terms[-1] = replace(terms[-1], begun=True)
    needed = [term for term in terms if term.begun or term.words[0] not in _small_words() or len(term.words) > 1]
    return tuple((term,) for term in dict.fromkeys(needed or terms))


def _term(chunk: re.Match[str]) -> Term | None:
    row = tuple(_WORD.findall(chunk[0]))
    return Term(row, chunk[0].endswith("*")) if row else None


@cache
def _small_words() -> frozenset[str]:
    lines = files(__package__ or "").joinpath("small_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Where a text holds a term of the query: (start, end) of each place, in order, none overlapping another."""
    found, terms = words(text), [term for choice in query for term in choice]
    hit: set[int] = set()
    for at in range(len(found)):
        for term in terms:
            if term.starts_at(found, at):
                hit.update(range(at, at + len(term.words)))
    return list(_joined(text, found, hit))


def _joined(text: str, found: list[Word], hit: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The words at these places, neighbours that only a space parts as one."""
    start = end = -1
    for at in sorted(hit):
        if start >= 0 and text[end : found[at].start].isspace():
            end = found[at].end
            continue
        if start >= 0:
            yield start, end
        start, end = found[at].start, found[at].end
    if start >= 0:
        yield start, end


def _is(typed: str, word: str, *, begun: bool) -> bool:
    """True when the word is (or begins with) the typed one, a typed ``ñ`` being one in it too."""
    if len(word) != len(typed) and not (begun and len(word) > len(typed)):
        return False
    return all(a == b or (a == "n" and b == "ñ") for a, b in zip(typed, word, strict=False))


def _spelt(text: str) -> str:
    """The text folded, ``ñ`` kept; same length."""
    folded = fold(text)
    if "ñ" not in text and "Ñ" not in text:
        return folded
    return "".join("ñ" if char in "ñÑ" else plain for char, plain in zip(text, folded, strict=True))
