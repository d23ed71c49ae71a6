"""The things of a graph while they are corrected: who mentions them, by which names.

Named things (people, bodies, models) and what is told (events, agreements) are alike here: both are mentioned by
articles and go by names.  Only the address differs: that of something told follows from its first telling.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from munigraph.mapping.mint import told_iri
from munigraph.mapping.prefixes import iri_of
from munigraph.resolve.types import Key, ToldIdentity, ToldKey, telling_order, told_key
from munigraph.text import Names, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from munigraph.corrections.types import Pointer
    from munigraph.resolve import Case, Identities, Identity
    from munigraph.resolve.types import Told

__all__ = ["Mention", "Thing", "Things", "Unsettled", "fullest", "fullness"]

#: Of an entity: digest of the article, key of the entity.
Mention = Key | ToldKey
#: Candidates that a message names.
_NAMED = 5


class Unsettled(Exception):  # noqa: N818 - it says what is the matter, and is always caught
    """A correction cannot be applied: why, and what to do about it."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(slots=True)
class Thing:
    """One thing; one that only the official tables know has no mention."""

    iri: str
    label: str
    forms: set[str]
    identity: Identity | ToldIdentity | None = None
    mentions: set[Mention] = field(default_factory=set)

    @property
    def is_told(self) -> bool:
        """True for an event or agreement."""
        return isinstance(self.identity, ToldIdentity)


class Things:
    """All things, found by their names."""

    def __init__(
        self,
        cases: Sequence[Case],
        identities: Identities,
        articles: Mapping[str, str],
        official: Mapping[str, Iterable[str]],
    ) -> None:
        """``articles`` are the digests of the articles by their ids, ``official`` the names in the tables by IRI."""
        self._articles = articles
        self.official = official
        self.forms_of: dict[Mention, frozenset[str]] = {}
        self.by_iri: dict[str, Thing] = {}
        self._published = {case.article: case.date for case in cases}
        for case in cases:
            for entity in case.entities:
                identity = identities.of(case.article, entity.key)
                thing = self.by_iri.get(identity.iri)
                if thing is None:
                    thing = Thing(identity.iri, identity.label, {identity.label, *identity.aliases}, identity)
                    self.by_iri[identity.iri] = thing
                thing.mentions.add((case.article, entity.key))
                self.forms_of[case.article, entity.key] = frozenset((entity.label, *entity.aliases))
            for item in case.told:
                self._put_told(told_key(case.article, item), item, identities.told(case.article, item))
        #: IRI of a thing that was made one with another, to the IRI of that one.
        self.joined: dict[str, str] = {}
        self._more: dict[str, set[str]] = defaultdict(set)
        self._names: Names | None = None

    def _put_told(self, key: ToldKey, item: Told, identity: ToldIdentity) -> None:
        iri = told_iri(identity)
        thing = self.by_iri.setdefault(iri, Thing(iri, item.label, set(), identity))
        thing.forms.add(item.label)
        thing.mentions.add(key)
        self.forms_of[key] = frozenset((item.label,))

    def tellings(self, thing: Thing) -> tuple[ToldKey, ...]:
        """The mentions of something told, in the order of :attr:`munigraph.resolve.types.ToldIdentity.tellings`."""
        keys = [each for each in thing.mentions if len(each) == 4]
        return tuple(sorted(keys, key=lambda key: telling_order(self._published[key[0]], key)))

    def also_called(self, iri: str, name: str) -> None:
        """Let a thing be found by one more name."""
        self._more[iri].add(name)
        self._names = None

    def changed(self) -> None:
        """Find things anew by the names that they have now."""
        self._names = None

    def digests(self, ids: Iterable[str]) -> frozenset[str]:
        """The articles of these ids; raises :class:`Unsettled` for an id that no article has."""
        if unknown := [each for each in ids if each not in self._articles]:
            raise Unsettled(f"no article has the id {', '.join(map(repr, unknown))}", "look for it with munigraph show")
        return frozenset(self._articles[each] for each in ids)

    def find(self, pointer: Pointer, *, told: bool = False) -> str:
        """The IRI of the one thing that is meant; raises :class:`Unsettled` when there is none, or several.

        Only whole names count, whatever their accents and case; of several things of a name the one that articles
        mention is meant, if there is but one.  ``told``: it may also be an event or agreement.
        """
        within = self.digests(pointer.articles)
        found = [iri for iri in self._called(pointer.name) if told or not self._is_told(iri)]
        if within:
            found = [iri for iri in found if self.mentions(iri, within)]
        mentioned = [iri for iri in found if iri in self.by_iri]
        for few in (found, mentioned):
            if len(few) == 1:
                return few[0]
        where = f" in {', '.join(pointer.articles)}" if pointer.articles else ""
        if not found:
            raise Unsettled(f"nothing is called {pointer.name!r}{where}", self._suggestion(pointer.name, told=told))
        listed = ", ".join(f"{self.label(iri)} <{iri}>" for iri in (mentioned or found)[:_NAMED])
        raise Unsettled(
            f"{pointer.name!r}{where} may be several things: {listed}",
            "give the IRI of the one that is meant, or the articles that name it",
        )

    def mentions(self, iri: str, within: frozenset[str] = frozenset(), name: str | None = None) -> set[Mention]:
        """The mentions of a thing: in these articles if there are any, by that very name if there are such."""
        thing = self.by_iri.get(iri)
        found = {each for each in thing.mentions if not within or each[0] in within} if thing else set()
        words = name_words(name) if name else ()
        by_name = {each for each in found if any(name_words(form) == words for form in self.forms_of[each])}
        return by_name or found

    def label(self, iri: str) -> str:
        """What a thing is called in messages."""
        return self.by_iri[iri].label if iri in self.by_iri else min(self.official.get(iri, (iri,)), key=len)

    def _called(self, name: str) -> list[str]:
        if (iri := iri_of(name)) is not None:
            iri = self.joined.get(iri, iri)
            return [iri] if iri in self.by_iri or iri in self.official else []
        return [hit.thing for hit in self._index().same(name)]

    def _is_told(self, iri: str) -> bool:
        return iri in self.by_iri and self.by_iri[iri].is_told

    def _suggestion(self, name: str, *, told: bool) -> str | None:
        if not told and any(self._is_told(iri) for iri in self._called(name)):
            return "it is an event or agreement: these can be the same, different or rejected (told), no more"
        hits = (hit.thing for hit in self._index().nearest(name) if told or not self._is_told(hit.thing))
        nearest = dict.fromkeys(f"{self.label(iri)} <{iri}>" for iri in hits)
        return f"nearest are {', '.join(nearest)}" if nearest else None

    def _index(self) -> Names:
        if self._names is None:
            forms = [(thing.iri, form) for thing in self.by_iri.values() for form in thing.forms]
            listed = [(iri, form) for iri, names in self.official.items() for form in names]
            more = [(iri, form) for iri, names in self._more.items() for form in names if iri in self.by_iri]
            self._names = Names([*forms, *listed, *more])
        return self._names


def fullest(forms: Iterable[str]) -> str:
    """The form with the most words, then the longest, then the first in order of code points."""
    return min(forms, key=fullness)


def fullness(form: str) -> tuple[int, int, str]:
    """The key that puts fuller forms of a name first."""
    return -len(name_words(form)), -len(form), form
