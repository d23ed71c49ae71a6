"""What the text has named or told without saying that it was an occasion, until a sentence tells who came to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.rules import phrase

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.attendance import Attendance
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.occasions import Occasion, Occasions

__all__ = ["REACH", "Pending"]

#: How many sentences after the one that tells of an event may tell who came.
REACH = 5
#: "Participaron el alcalde …", "Allí estuvo la alcaldesa": who came, of an event that was only named.
_ATTENDED = re.compile(r"^K?[_qd]{0,2}(W)l{0,2}[RSPMBU]")


class Pending:
    """Remembers what may turn out to be an event."""

    def __init__(self, actors: Actors, occasions: Occasions, attendance: Attendance) -> None:
        self._actors = actors
        self._occasions = occasions
        self._attendance = attendance
        #: Sentences that told of a party of travellers before any event.
        self._company: list[Sentence] = []
        #: The event that a sentence named without telling that it took place, or what was handed over or launched.
        self._named: tuple[Sentence, Occasion] | None = None

    def note(self, sentence: Sentence) -> None:
        """Remember the event that a sentence only names, or the deed that it tells."""
        if (named := self._occasions.named(sentence)) is not None:
            self._named = (sentence, named)
        elif self._named is None and (deed := self._occasions.deed(sentence)) is not None:
            self._named = (sentence, deed)

    def attended(self, sentence: Sentence) -> tuple[Sentence, Occasion] | None:
        """The event named before to which a sentence says that somebody came, so that it took place."""
        if self._named is None or sentence.index - self._named[0].index > REACH:
            return None
        come = _ATTENDED.match(sentence.symbols)
        if come is not None:
            verb = sentence.chunks[come.start(1)]
            was_there = phrase("event-attending").find(self._actors.document.folded, verb.start, verb.end)
            come = come if was_there or self._named[1].rule == "event-noun" else None
        told_of_it = phrase("event-it").find(self._actors.document.folded, sentence.start) and "W" in sentence.symbols
        attended = come is not None or told_of_it or self._attendance.comes_again(sentence)
        return self._named if attended and self._attendance.of(sentence) else None

    def note_company(self, sentence: Sentence) -> None:
        """Remember who travels, told before what they came to: "Integraron la comitiva los alcaldes de …"."""
        if (
            phrase("event-travellers").find(self._actors.document.folded, sentence.start, sentence.end)
            and "W" in sentence.symbols
        ):
            self._company.append(sentence)

    def company_of(self, sentence: Sentence) -> list[Sentence]:
        """The sentences that told who travelled to the event that a sentence opens; they are forgotten then."""
        company, self._company = self._company, []
        return company if company and sentence.index - company[0].index <= 4 * REACH else []
