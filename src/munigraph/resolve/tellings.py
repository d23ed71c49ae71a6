"""Events and agreements as one article tells them, reduced to what can be compared with another article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI, Event
from munigraph.resolve.names import words_of
from munigraph.resolve.types import is_agreement, telling_order, told_key
from munigraph.resources import resource
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from munigraph.resolve.types import Case, Identity, Key, ToldKey

__all__ = ["Telling", "tellings_of"]

#: Words of so many letters say nothing.
_SHORT = 3
#: Things whose names do not tell what an event is about.
_NAMED_APART = tuple(f"{RESOURCE_IRI}{folder}/" for folder in ("person", "municipality", "comuna"))
_PERSON = _NAMED_APART[0]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An event or agreement as one article tells it."""

    key: ToldKey
    #: ISO day on which it took place, where that is told.
    day: str | None
    planned: bool
    #: ISO day on which the article was published.
    published: str | None
    #: IRIs of those who take part.
    who: frozenset[str]
    #: Words that say what it is about, by their stems: neither the kind of event, nor who takes part.
    words: Mapping[str, str]
    #: Words of the article's title, by their stems.
    title: Mapping[str, str]
    #: True when the article tells no other event, or no other agreement.
    is_alone: bool

    @property
    def kind(self) -> str:
        """Type of the event, or ``Agreement``."""
        return self.key[1]

    @property
    def bodies(self) -> frozenset[str]:
        """Those who take part and are no persons."""
        return frozenset(iri for iri in self.who if not iri.startswith(_PERSON))

    @property
    def order(self) -> tuple[str, ToldKey]:
        """By the day on which it was published, those without one last."""
        return telling_order(self.published, self.key)


def tellings_of(case: Case, identities: Mapping[Key, Identity]) -> Iterator[Telling]:
    """The tellings of an article; ``identities`` are those of its entities."""
    title = _by_stem(words_of(case.title))
    for item in case.told:
        event = item if isinstance(item, Event) else None
        keys = item.participants if isinstance(item, Event) else item.parties
        who = {identities[case.article, key] for key in keys}
        told = (item.label, item.topic, item.place) if isinstance(item, Event) else (item.label,)
        key = told_key(case.article, item)
        yield Telling(
            key,
            event.date if event else None,
            event.planned if event else False,
            case.date,
            frozenset(identity.iri for identity in who),
            _subject(words_of(" ".join(filter(None, told))), who),
            title,
            len(case.agreements if is_agreement(key) else case.events) == 1,
        )


def _subject(words: Iterable[str], named: Iterable[Identity]) -> dict[str, str]:
    """The words that are neither idle nor of the names of people and places."""
    forms = {form for i in named if i.iri.startswith(_NAMED_APART) for form in (i.label, *i.aliases)}
    names = {word for form in forms for word in words_of(form)}
    return _by_stem(word for word in words if word not in names and word not in _idle_words())


def _by_stem(words: Iterable[str]) -> dict[str, str]:
    """Stem to the first word of it: the words that say something, singular and plural as one."""
    return {_stem(word): word for word in reversed([word for word in words if len(word) > _SHORT])}


def _stem(word: str) -> str:
    """A noun or adjective without the ending of its plural: ``humedales``, ``humedal``; ``calles``, ``calle``."""
    return word.removesuffix("s").removesuffix("e")


@cache
def _idle_words() -> frozenset[str]:
    lines = resource("data", "identity", "event_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())
