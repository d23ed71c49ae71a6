"""Things while the corrections of their identity are applied, and the identities that come of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.mapping.mint import told_iri
from munigraph.resolve.reasons import reason
from munigraph.resolve.types import ToldIdentity

if TYPE_CHECKING:
    from munigraph.corrections.things import Thing, Things
    from munigraph.corrections.types import Correction, Outcome
    from munigraph.resolve import Identities, Identity
    from munigraph.resolve.reasons import Reason
    from munigraph.resolve.types import Key, ToldKey

__all__ = ["Rearranged"]


class Rearranged:
    """Things after the corrections of their identity."""

    def __init__(self, things: Things) -> None:
        self.things = things
        self.outcomes: list[Outcome] = []
        #: IRIs of things that are not what they were.
        self._changed: set[str] = set()
        self._reasons: dict[str, set[Reason]] = defaultdict(set)
        #: Pairs of IRIs of things that are different.
        self.apart: set[frozenset[str]] = set()

    def final(self, iri: str) -> str:
        """The IRI by which a thing goes at the end."""
        iri = self.things.joined.get(iri, iri)
        told = self._told(iri)
        return iri if told is None else told_iri(told)

    def identities(self, before: Identities) -> Identities:
        """The identities with what was changed in place of what was."""
        named: dict[Key, Identity] = {}
        told: dict[ToldKey, ToldIdentity] = {}
        for iri in sorted(self._changed):
            thing = self.things.by_iri.get(iri)
            if thing is None or thing.identity is None:
                continue
            if isinstance(thing.identity, ToldIdentity):
                event = self._telling(thing, thing.identity)
                told.update(dict.fromkeys(event.tellings, event))
            else:
                identity = self._named(thing, thing.identity)
                named.update({each: identity for each in thing.mentions if len(each) == 2})
        settled = {frozenset(map(self._doubted, pair)) for pair in self.apart}
        return before.corrected(named, told, self.things.joined, settled)

    def _named(self, thing: Thing, identity: Identity) -> Identity:
        aliases = tuple(sorted(thing.forms - {thing.label}))
        reasons = tuple(sorted({*identity.reasons, *self._reasons[thing.iri]}))
        return replace(identity, iri=thing.iri, label=thing.label, aliases=aliases, reasons=reasons)

    def _told(self, iri: str) -> ToldIdentity | None:
        """The identity of something told, as it is now; None for a named thing."""
        thing = self.things.by_iri.get(iri)
        if thing is None or not isinstance(thing.identity, ToldIdentity):
            return None
        return self._telling(thing, thing.identity)

    def _telling(self, thing: Thing, before: ToldIdentity) -> ToldIdentity:
        tellings = self.things.tellings(thing)
        reasons = {*(before.reasons if len(tellings) > 1 else ()), *self._reasons[thing.iri]}
        return ToldIdentity(tellings, tuple(sorted(reasons)))

    def _doubted(self, iri: str) -> str | ToldKey:
        """The thing as a doubt names it."""
        told = self._told(iri)
        return iri if told is None else told.tellings[0]

    def because(self, iri: str, code: str, correction: Correction) -> None:
        """Note that a thing is what it is because a person says so."""
        self._reasons[iri].add(reason(code, author=correction.author, date=correction.date))

    def change(self, *iris: str) -> None:
        """Note that things are not what they were."""
        self._changed.update(iris)
