"""Who was in an event without being told beside it: those who spoke there, those for whom a mayor signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body
from munigraph.extraction.rules import phrase
from munigraph.model import EventType
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.frames import Frame
    from munigraph.model import Evidence

__all__ = ["add_assembled", "add_represented", "add_speakers", "drop_aside", "is_main"]

#: A report of an event tells of it within so many sentences after the headline.
_BEGINNING = 5
#: Somebody with an office is the subject of a verb of attribution.
_SAID = re.compile(
    r"^(?:[^PNKRSVWE]{0,8},)?(?:(?P<before>l?R,?(?:t\.?)?[PN]|(?:t\.?)?[PN],l?R(?:yl?R)?),?(?P<said>V)"
    r"|[_q]{0,2}(?P<first>V)(?P<after>l?R,?(?:t\.?)?[PN]))"
)
#: Where people speak: what is quoted in a report of one of these was said there.
_SPOKEN_AT = (EventType.MEETING, EventType.COUNCIL_SESSION, EventType.CEREMONY)


def is_main(actors: Actors, frame: Frame) -> bool:
    """True when the article begins with the event, and so is a report of it."""
    outer = sum(1 for s in actors.document.sentences[: frame.opened] if s.quotation < 0 and not s.is_item)
    return outer <= _BEGINNING


def _is_absent(actors: Actors, speaker: str, evidence: Evidence, start: int) -> bool:
    """True when a later sentence that names the speaker, or what is quoted, says that they were not there."""
    surnames = fold(actors.builder.label(speaker)).split()[1:]
    folded = actors.document.folded
    return any(
        phrase("event-absence").find(folded, s.start, s.end) is not None
        for s in actors.document.sentences
        if s.start > start
        and (any(name in folded[s.start : s.end] for name in surnames) or s.start <= evidence.start < s.end)
    )


def add_speakers(actors: Actors, frames: list[Frame]) -> None:
    """In a report of one event, those whose words it quotes or tells after it were there."""
    told = [frame for frame in frames if frame.keys and not frame.planned]
    told = told or [frame for frame in frames if not frame.planned]
    if len(told) != 1 or not is_main(actors, told[0]):
        return
    if told[0].type not in (_SPOKEN_AT if told[0].keys else (*_SPOKEN_AT, EventType.AGREEMENT_SIGNING)):
        return  # who signed or visited is told, and those who comment on it are others
    frame = told[0]
    start = actors.document.sentences[frame.opened].start
    spoken = [(statement.speaker, statement.evidence[0]) for statement in actors.builder.statements]
    for speaker, evidence in [*spoken, *_reported(actors)]:
        new = speaker not in frame.keys and evidence.start > start
        if new and not _is_absent(actors, speaker, evidence, start):
            frame.keys[speaker] = None
            frame.evidence.append(evidence)


def _reported(actors: Actors) -> Iterator[tuple[str, Evidence]]:
    """Those whose words the text reports without quoting them, with where: "El jefe de Secplan explicó que …"."""
    for sentence in actors.document.sentences:
        match = _SAID.match(sentence.symbols) if sentence.quotation < 0 else None
        if match is None or "Q" in sentence.symbols:
            continue
        group = "before" if match["before"] else "after"
        verb = sentence.chunks[match.start("said" if match["before"] else "first")]
        if phrase("event-spoke").find(actors.document.folded, verb.start, verb.end) is None:
            continue
        for actor in actors.in_sentence(sentence, match.start(group), match.end(group)):
            if actor.kind == "person":
                yield (
                    actor.key,
                    actors.document.evidence(
                        min(verb.start, sentence.chunks[actor.at].start), max(verb.end, sentence.chunks[actor.at].end)
                    ),
                )


def add_represented(actors: Actors, frame: Frame) -> None:
    """A mayor who signs does so for the municipality, which is then a party."""
    if any(actors.builder.is_association(key) for key in frame.keys):
        return  # the association is the party, and the mayors sign for it
    for key in tuple(frame.keys):
        cut = actors.builder.governed_key(key)
        if cut is not None and key not in frame.attending:
            frame.keys.setdefault(actors.builder.municipality(cut))


def add_assembled(actors: Actors, frame: Frame) -> None:
    """A session or assembly of no council is that of the one association that the article names."""
    if frame.type is not EventType.MEETING or phrase("event-assembly").find(fold(frame.label)) is None:
        return
    named = {
        actors.builder.body(chunk.value)
        for sentence in actors.document.sentences
        for chunk in sentence.chunks
        if chunk.symbol == "A" and isinstance(chunk.value, Body)
    }
    if len(named) == 1:
        frame.keys.setdefault(named.pop())


def drop_aside(actors: Actors, frame: Frame) -> None:
    """A municipality named only beside its mayor's part in the event took part in person of the mayor; what a visit led
    to took none.
    """
    for key in tuple(frame.keys):
        cut = actors.builder.governed_key(key)
        if cut is not None and (municipality := f"municipality-{cut}") in frame.aside:
            frame.keys.pop(municipality, None)
        label = fold(actors.builder.label(key))
        if frame.type is EventType.VISIT and phrase("event-premises").find(label) is not None:
            frame.keys.pop(key, None)
