"""Finding things by a name that a person types: accent-free, in part, and with small typing errors.

Pure: it knows names and what they belong to, nothing of where either is kept.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from munigraph.text.names import is_form_of, name_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["Fit", "Hit", "Names", "likest_words"]

#: Least likeness (``difflib.SequenceMatcher.ratio``: twice the letters in common over all letters) of a word and what
#: was typed for it.  One wrong letter among five is 0.8, one missing among five 0.89; of four, 0.75 and 0.86.
_LIKE = 0.75
#: Least likeness among all words of all texts, of which more are alike: one wrong letter among five.
_VERY_LIKE = 0.8
#: Words of the graph tried for one that was typed.
_MOST = 5


class Fit(IntEnum):
    """How well a name fits what was typed, the best first."""

    #: All words are the same.
    SAME = 0
    #: A shorter form of a person's name ("Jorge Sharp"), or of any name the first words ("Asociación Chilena").
    SHORTER = 1
    #: Each typed word is, or begins, a word of the name.
    PART = 2
    #: Each typed word is like a word of the name, or begins it.
    LIKE = 3


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A thing that fits, by the best of its names."""

    fit: Fit
    #: The IRI, or whatever the names were given for.
    thing: str
    #: The name that fits.
    name: str


class Names:
    """Names and the things that bear them."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """``names`` are pairs of a thing and one of its names."""
        self._bearers: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for thing, name in sorted(set(names)):
            self._bearers[name_words(name)].setdefault(thing, name)
        self._bearers.pop((), None)
        self._with: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for words in self._bearers:
            for word in words:
                self._with[word].add(words)

    def same(self, name: str) -> list[Hit]:
        """The things that bear this very name, whatever its accents, case and small words."""
        return self._hits(Fit.SAME, (name_words(name),))

    def find(self, name: str) -> list[Hit]:
        """The things whose names fit, all as well as the best does, sorted; empty when nothing does."""
        typed = name_words(name)
        if not typed:
            return []
        if typed in self._bearers:
            return self.same(name)
        parts = self._all_of([self._beginning_with(word) for word in typed])
        shorter = [words for words in parts if _is_shorter(typed, words)]
        if shorter:
            return self._hits(Fit.SHORTER, shorter)
        if parts:
            return self._hits(Fit.PART, parts)
        return self._hits(Fit.LIKE, self._likest(typed))

    def nearest(self, name: str, most: int = 5) -> list[Hit]:
        """Things to suggest when nothing fits: those whose names share the most words, or like ones, with it."""
        shared: dict[tuple[str, ...], float] = defaultdict(float)
        for word in dict.fromkeys(name_words(name)):
            for like in self._like(word):
                score = _likeness(word, like)
                for words in self._with[like]:
                    shared[words] += score / len(words) ** 0.5
        best = sorted(shared, key=lambda words: (-shared[words], words))[:most]
        return [hit for words in best for hit in self._hits(Fit.LIKE, (words,))][:most]

    def _hits(self, fit: Fit, names: Iterable[tuple[str, ...]]) -> list[Hit]:
        best: dict[str, Hit] = {}
        for words in sorted(names):
            for thing, name in self._bearers.get(words, {}).items():
                hit = Hit(fit, thing, name)
                best[thing] = min(best.get(thing, hit), hit, key=lambda h: (len(h.name), h.name))
        return sorted(best.values())

    def _all_of(self, choices: list[Collection[str]]) -> set[tuple[str, ...]]:
        """The names that hold a word of each choice."""
        found = [set().union(*(self._with[word] for word in words)) for words in choices]
        return set.intersection(*found) if found else set()

    def _likest(self, typed: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The names with a word like each typed one that come nearest: by the letters, then as whole or first words."""
        found = self._all_of([self._like(word) for word in typed])
        ranks = {words: _distance(typed, words) for words in found}
        least = min(ranks.values(), default=None)
        return [words for words in found if ranks[words] == least]

    def _beginning_with(self, word: str) -> list[str]:
        return [known for known in self._with if known.startswith(word)]

    def _like(self, word: str) -> set[str]:
        return {*_close_words(word, self._with), *(self._beginning_with(word) if len(word) > 2 else ())}


def _close_words(word: str, known: Iterable[str]) -> list[str]:
    """The few known words that a folded word may stand for by small typing errors, the likest first."""
    return difflib.get_close_matches(word, known, n=_MOST, cutoff=_LIKE)


def likest_words(word: str, known: Iterable[str]) -> list[str]:
    """The known words that a folded word most likely stands for by a typing error, sorted; several if equally alike."""
    likeness = {each: _likeness(word, each) for each in _close_words(word, known)}
    most = max(likeness.values(), default=1.0)
    return sorted(each for each in likeness if likeness[each] == most >= _VERY_LIKE)


def _distance(typed: tuple[str, ...], words: tuple[str, ...]) -> tuple[float, int]:
    """How far a name is from what was typed: letters first, then what fits once those are set right."""
    ratios = [max((_likeness(word, each), each) for each in words) for word in typed]
    meant = tuple(word for _, word in ratios)
    rest = 0 if meant == words else 1 if _is_shorter(meant, words) else 2
    return round(1 - sum(ratio for ratio, _ in ratios) / len(typed), 2), rest


def _likeness(typed: str, word: str) -> float:
    return difflib.SequenceMatcher(None, typed, word).ratio()


def _is_shorter(typed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if typed == words[: len(typed)]:
        return True
    return len(typed) > 1 and words[0].startswith(typed[0]) and is_form_of(typed, words)
