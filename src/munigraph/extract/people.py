"""The people of one article: every form of a name leads to one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from munigraph.text import fold, tokenize

__all__ = ["People", "Person", "is_form_of", "name_words"]

_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "e", "von", "van", "der", "da", "di"})


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without particles, hyphened surnames in one piece."""
    return tuple(
        token.norm for token in tokenize(name, fold(name)) if token.norm[0].isalnum() and token.norm not in _PARTICLES
    )


def is_form_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True when ``short`` may be a shorter form of the name ``long`` (folded words, in order).

    One word must be a surname of the longer name.  Two or more must begin with the same given name (or an initial of
    it), keep the order, and end in a surname.
    """
    if not short or len(short) > len(long):
        return False
    if short == long:
        return True
    if len(short) == 1:
        return short[0] in long[1:]
    if not _same_word(short[0], long[0]):
        # "Ángel Aguilera" for "Miguel Ángel Aguilera": a later given name leads.
        return len(short) < len(long) - 1 and _in_order(short, long[1:])
    return _in_order(short[1:], long[1:])


def _same_word(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    position = 0
    for word in short:
        while position < len(long) and not _same_word(word, long[position]):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True


@dataclass(eq=False)
class Person:
    """One person of the article."""

    label: str
    words: tuple[str, ...]
    #: Offset of the first mention.
    first: int
    forms: set[str] = field(default_factory=set)
    #: Offsets at which the person is named, in order of arrival.
    mentions: list[int] = field(default_factory=list)


class People:
    """The register of an article.  Full names first, then what is left of them in later mentions."""

    def __init__(self, mentions: Iterable[tuple[str, int]]) -> None:
        """``mentions``: each name as written with its offset.  The order given does not matter."""
        self.persons: list[Person] = []
        by_words: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        for name, offset in sorted(mentions, key=lambda mention: mention[1]):
            by_words.setdefault(name_words(name), []).append((name, offset))
        for words in sorted(by_words, key=lambda w: (-len(w), by_words[w][0][1])):
            if words:
                self._place(words, by_words[words])
        self.persons.sort(key=lambda person: person.first)

    def _place(self, words: tuple[str, ...], mentions: list[tuple[str, int]]) -> None:
        for name, offset in mentions:
            person = self._best(words, offset)
            if person is None:
                person = Person(name, words, offset)
                self.persons.append(person)
            person.forms.add(name)
            person.mentions.append(offset)
            person.first = min(person.first, offset)

    def _best(self, words: tuple[str, ...], offset: int) -> Person | None:
        fitting = [person for person in self.persons if is_form_of(words, person.words)]
        if len(fitting) > 1:
            # The one named last before this place; failing that, the one named first.
            return max(fitting, key=lambda p: max((m for m in p.mentions if m < offset), default=-p.first - 1))
        return fitting[0] if fitting else None

    def find(self, name: str, offset: int, preferred: Callable[[Person], bool] | None = None) -> Person | None:
        """The person whom a form of a name at an offset means, or None.

        Of several whom it fits, one that is ``preferred`` ("el alcalde Barros": one known to be mayor).
        """
        words = name_words(name)
        if preferred is not None:
            fitting = [p for p in self.persons if is_form_of(words, p.words) and preferred(p)]
            if len(fitting) == 1:
                return fitting[0]
        return self._best(words, offset)
