"""Words that stand nowhere in the index, and those that may have been meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.search.matching import Filter, count
from munigraph.search.words import Term
from munigraph.text import likest_words

if TYPE_CHECKING:
    import sqlite3

    from munigraph.search.words import Query

__all__ = ["respelt"]

#: Known words differ by at most so many letters in length from what is typed.
_LONGER = 2
#: So many unknown words are looked after; each is compared with all that are known.
_MOST = 12


def respelt(index: sqlite3.Connection, query: Query) -> tuple[Query, dict[str, tuple[str, ...]]]:
    """The query with words that exist in place of those that stand nowhere, and which these are.

    A word that nothing is like stays as it is, with no word in its place.
    """
    instead: dict[str, tuple[str, ...]] = {}
    for term, *_ in query:
        for word in _single(term):
            if len(instead) == _MOST:
                break
            if count(index, ((word,),), Filter()) == 0:
                instead[word.words[0]] = _like(index, word)
    return tuple(_choice(choice[0], instead) for choice in query), instead


def _single(term: Term) -> list[Term]:
    """Each word of a term by itself."""
    last = len(term.words) - 1
    return [Term((word,), term.begun and at == last) for at, word in enumerate(term.words)]


def _choice(term: Term, instead: dict[str, tuple[str, ...]]) -> tuple[Term, ...]:
    if len(term.words) == 1:
        return tuple(replace(term, words=(word,)) for word in instead.get(term.words[0]) or term.words)
    likest = tuple((instead.get(word) or (word,))[0] for word in term.words)
    return (replace(term, words=likest),)


def _like(index: sqlite3.Connection, term: Term) -> tuple[str, ...]:
    """Known words like one that stands nowhere; the same without its ``ñ`` before any other."""
    (word,) = term.folded
    if term.has_tilde and count(index, ((replace(term, words=(word,)),),), Filter()):
        return (word,)
    lengths = (len(word) - _LONGER, len(word) + _LONGER)
    rows = index.execute("SELECT term FROM words WHERE length(term) BETWEEN ? AND ? ORDER BY term", lengths)
    return tuple(likest_words(word, [known for (known,) in rows]))
