"""The people of one article: every form of a name leads to one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from munigraph.text import is_form_of, name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from munigraph.extraction.chunks import Office

__all__ = ["People", "Person"]

#: A full name ends in so many surnames.
_SURNAMES = 2


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
    #: The offices that the article joins to the name, whether they became facts or not.
    offices: list[Office] = field(default_factory=list)

    def named_last(self, before: int) -> int:
        """Offset of the last mention before a place, or -1."""
        return max((mention for mention in self.mentions if mention < before), default=-1)


class People:
    """The register of an article.  Full names first, then what is left of them in later mentions."""

    def __init__(self, mentions: Iterable[tuple[str, int]], given_names: frozenset[str] = frozenset()) -> None:
        """``mentions``: each name as written with its offset.  The order given does not matter.

        ``given_names``: the folded words that may begin a name; others before a surname are surnames too.
        """
        self._given_names = given_names
        self.persons: list[Person] = []
        #: By each word of the name: the last word of a shorter form is one of them.
        self._by_word: dict[str, list[Person]] = {}
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
                person = self._register(Person(name, words, offset))
            person.forms.add(name)
            person.mentions.append(offset)
            person.first = min(person.first, offset)

    def _register(self, person: Person) -> Person:
        self.persons.append(person)
        for word in set(person.words):
            self._by_word.setdefault(word, []).append(person)
        return person

    def _best(self, words: tuple[str, ...], offset: int) -> Person | None:
        if not words:
            return None
        named = self._by_word.get(words[-1], ())
        fitting = [person for person in named if is_form_of(words, person.words)]
        if not fitting:
            fitting = [person for person in named if self._are_surnames(words, person)]
        if len(fitting) > 1:
            # The one named last before this place; failing that, the one named first.
            return max(fitting, key=lambda p: max((m for m in p.mentions if m <= offset), default=-p.first - 1))
        return fitting[0] if fitting else None

    def _are_surnames(self, words: tuple[str, ...], person: Person) -> bool:
        """True for "Prado Soto" of "Raúl Prado Soto": both surnames and no given name."""
        return len(words) == _SURNAMES and person.words[-_SURNAMES:] == words and words[0] not in self._given_names

    def mention(self, name: str, offset: int) -> None:
        """Note a shorter form ("Prado") as one more mention of the person whom it means; nothing when it is nobody's.

        To be called in the order of the text: which of two of one surname is meant goes by whom it named last.
        """
        person = self._best(name_words(name), offset)
        if person is not None and offset not in person.mentions:
            person.mentions.append(offset)

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

    def bearing(self, word: str) -> list[Person]:
        """All whose name holds a word after the given name ("Contreras")."""
        words = name_words(word)
        return [person for person in self._by_word.get(words[0], ()) if words[0] in person.words[1:]] if words else []

    def enlist(self, name: str, offsets: Iterable[int]) -> Person:
        """The person of a form that was no mention before (a surname alone), named at some offsets."""
        mentions = sorted(offsets)
        person = self._register(Person(name, name_words(name), mentions[0], {name}, mentions))
        self.persons.sort(key=lambda other: other.first)
        return person

    def namesake(self, person: Person, offset: int) -> Person:
        """Another person of the same name, whom the mention at an offset means; later mentions go to the nearer one."""
        other = Person(person.label, person.words, offset, {person.label}, [offset])
        person.mentions = [mention for mention in person.mentions if mention != offset]
        return self._register(other)
