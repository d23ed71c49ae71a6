"""Things while the corrections of their identity are applied, and the identities that come of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.resolve.reasons import reason

if TYPE_CHECKING:
    from munigraph.corrections.things import Mention, Thing, Things
    from munigraph.corrections.types import Correction, Outcome
    from munigraph.resolve import Identities, Identity
    from munigraph.resolve.reasons import Reason

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
        return self.things.joined.get(iri, iri)

    def identities(self, before: Identities) -> Identities:
        """The identities with what was changed in place of what was."""
        now: dict[Mention, Identity] = {}
        for iri in sorted(self._changed):
            thing = self.things.by_iri.get(iri)
            if thing is not None and thing.identity is not None:
                now.update(dict.fromkeys(thing.mentions, self._identity(thing)))
        return before.corrected(now, self.things.joined, self.apart)

    def _identity(self, thing: Thing) -> Identity:
        assert thing.identity is not None
        aliases = tuple(sorted(thing.forms - {thing.label}))
        reasons = tuple(sorted({*thing.identity.reasons, *self._reasons[thing.iri]}))
        return replace(thing.identity, iri=thing.iri, label=thing.label, aliases=aliases, reasons=reasons)

    def because(self, iri: str, code: str, correction: Correction) -> None:
        """Note that a thing is what it is because a person says so."""
        self._reasons[iri].add(reason(code, author=correction.author, date=correction.date))

    def change(self, *iris: str) -> None:
        """Note that things are not what they were."""
        self._changed.update(iris)
