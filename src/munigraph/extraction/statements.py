"""Direct quotations and who said them.

A quotation is a statement when a verb of attribution (or a colon after a person) joins it to a person who holds an
office in the article.  The speaker stands after the verb ("…", dijo la alcaldesa), before it (la alcaldesa dijo que
"…"), or is left out and is the one who spoke last ("…", agregó): see ``attribution.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.attribution import OPENING, Attributor
from munigraph.extraction.chunks import Body, Chunk, Municipal, Place
from munigraph.extraction.models import names_model
from munigraph.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.following import Attribution
    from munigraph.extraction.people import People, Person

__all__ = ["add_statements"]

#: A quotation of fewer words is a term or a nickname more often than something said.
_FEWEST_WORDS = 3
#: Words of so many letters at most keep small letters inside a name; a name has at most so many longer ones.
_SMALL, _LONGEST_TITLE = 3, 6


def add_statements(actors: Actors, people: People) -> None:
    """Add every statement of an office holder of the article."""
    attributor = Attributor(actors, people)
    statements = _Statements(actors, people)
    for sentence in actors.document.sentences:
        if sentence.quotation >= 0 or "Q" not in sentence.symbols:
            attributor.note(sentence)
            continue
        inside: Person | None = None
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol != "Q" or names_model(actors.document.text, sentence, at):
                continue
            found = attributor.of(sentence, at, inside)
            inside = found.person if found is not None else inside
            statements.add(chunk, found)
        attributor.heard(sentence, inside)


def _is_title(words: Sequence[str]) -> bool:
    """True for a name in quotation marks: each longer word has a capital ("Carrera de Garzones")."""
    longer = [word for word in words if len(word) > _SMALL]
    return 1 < len(longer) <= _LONGEST_TITLE and all(word[0].isupper() for word in longer)


class _Statements:
    """Keeps what holders of offices said."""

    def __init__(self, actors: Actors, people: People) -> None:
        self._document = actors.document
        self._context = actors.context
        self._builder = actors.builder
        self._people = people
        #: Who said what, by the beginning of the words.
        self._told_already: set[tuple[int, str]] = set()

    def add(self, chunk: Chunk, found: Attribution | None) -> None:
        """Add a quotation with who said it, or tell why it states nothing."""
        trace = self._builder.trace
        words = self._document.text[chunk.start : chunk.end].split()
        if _is_title(words):
            trace.turn_down("quotation-names", chunk.start, chunk.end)
            return
        enough = len(words) >= _FEWEST_WORDS
        if found is None:
            trace.turn_down("speaker-not-settled" if enough else "quotation-too-short", chunk.start, chunk.end)
        elif enough and self._builder.has_office(found.person):
            self._state(chunk, found)
        else:
            reason = "speaker-without-office" if enough else "quotation-too-short"
            trace.turn_down(reason, chunk.start, chunk.end, speaker=found.person.label)

    def _state(self, chunk: Chunk, found: Attribution) -> None:
        opening = (found.person.first, self._document.folded[chunk.start : min(chunk.end, chunk.start + OPENING)])
        if opening in self._told_already:
            return  # the same words again, in the headline or set apart
        self._told_already.add(opening)
        about = sorted(set(self._about(chunk)) - {self._builder.person(found.person)})
        self._builder.statements.append(
            Statement(
                self._builder.person(found.person),
                (self._document.evidence(chunk.start, chunk.end),),
                found.confidence,
                found.rule,
                tuple(about),
            )
        )

    def _about(self, chunk: Chunk) -> Iterator[str]:
        """Municipalities, bodies and office holders that the quotation names."""
        for sentence in self._document.sentences:
            if sentence.quotation != chunk.value:
                continue
            for part in sentence.chunks:
                value = part.value
                if (isinstance(value, Municipal) and not value.alternatives) or (
                    isinstance(value, Place) and part.symbol == "C"
                ):
                    yield from (self._builder.municipality(cut) for cut in value.cuts)
                elif isinstance(value, Body) and part.symbol in "UL":
                    yield self._builder.body(value, self._context.focus if part.symbol == "U" else None)
                elif part.symbol == "P" and isinstance(value, str):
                    person = self._people.find(value, part.start)
                    if person is not None and self._builder.has_office(person):
                        yield self._builder.person(person)
