"""Who was in an event without being told beside it: those who spoke there, and those of a list near it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from munigraph.extraction.attendance import Attendance
from munigraph.extraction.chunks import Body
from munigraph.extraction.rules import phrase
from munigraph.model import EventType
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.frames import Frame
    from munigraph.model import Evidence

__all__ = ["add_listed", "add_speakers", "is_main"]

#: A report of an event tells of it within so many sentences after the headline.
_BEGINNING = 5
#: Somebody with an office is the subject of a verb of attribution.
_SAID = re.compile(
    r"^(?:[^PNKRSVWE]{0,8},|[dyq]{1,2})?(?:(?P<before>l?R,?(?:t\.?)?[PN]|(?:t\.?)?[PN],(?:q?l?R(?:yl?R)?|qZl?[CMBUA])),?(?P<said>V)"
    r"|[_q]{0,2}(?P<first>V)(?P<after>l?R,?(?:t\.?)?[PN]))"
)
#: So many officials told one after the other are a list, so many sentences around the event at most.
_A_LIST = 3
_LISTED_NEAR = 4
_LONGEST_LIST = 250
#: What a list of those present has not: a denial, what is supposed or said, a line of a board.
_NO_LIST = re.compile(r"[nhVQXT]|^[RS]:")
#: Where another clause begins.
_CLAUSES = re.compile(r"[qE:]")
#: Where people speak: what is quoted in a report of one of these was said there.
_SPOKEN_AT = (EventType.MEETING, EventType.COUNCIL_SESSION, EventType.CEREMONY)


def is_main(actors: Actors, frame: Frame) -> bool:
    """True when the article begins with the event, and so is a report of it."""
    outer = sum(1 for s in actors.document.sentences[: frame.opened] if s.quotation < 0 and not s.is_item)
    return outer <= _BEGINNING


def _only_told(frames: list[Frame]) -> Frame | None:
    """The one event of which a report tells, or None."""
    told = [frame for frame in frames if frame.keys and not frame.planned]
    told = told or [frame for frame in frames if not frame.planned]
    return told[0] if len(told) == 1 else None


def add_listed(actors: Actors, frames: list[Frame]) -> None:
    """Officials told one after the other in a sentence near an event were there."""
    attendance = Attendance(actors)
    for sentence in actors.document.sentences if frames else ():
        if sentence.quotation >= 0 or sentence.is_item or sentence.is_title or _NO_LIST.search(sentence.symbols):
            continue
        if sum(symbol in "PNK" for symbol in sentence.symbols) < _A_LIST:
            continue
        frame = _nearest(frames, sentence)
        if frame is None or frame.planned or frame.type is EventType.AGREEMENT_SIGNING:
            continue
        people = {
            key: at
            for key, at in attendance.of(sentence).items()
            if key.startswith("person") and not sentence.is_object(at)
        }
        if not _is_row(sentence, people.values()) or people.keys() <= frame.keys.keys():
            continue
        start, end = sentence.chunks[min(people.values())].start, sentence.chunks[max(people.values())].end
        frame.keys.update(dict.fromkeys(people))
        frame.evidence.append(actors.document.evidence(start, end, longest=_LONGEST_LIST))


def _is_row(sentence: Sentence, positions: Iterable[int]) -> bool:
    """True when so many as make a list stand in one clause, told one after the other."""
    clauses = Counter(len(_CLAUSES.findall(sentence.symbols[:at])) for at in positions)
    return max(clauses.values(), default=0) >= _A_LIST


def _nearest(frames: list[Frame], sentence: Sentence) -> Frame | None:
    """The event told last before a sentence, near it; for one before any event the first."""
    if any(isinstance(chunk.value, Body) and chunk.value.kind == "council" for chunk in sentence.chunks):
        sessions = [
            f for f in frames if f.type is EventType.COUNCIL_SESSION and abs(f.opened - sentence.index) <= _LISTED_NEAR
        ]
        if sessions:
            return sessions[0]  # who makes up the council sat there, at what ceremony ever it took office
    before = [frame for frame in frames if frame.opened <= sentence.index and not frame.in_title]
    if before:
        last = max(before, key=lambda frame: frame.opened)
        return last if sentence.index - last.told <= _LISTED_NEAR and last.told != sentence.index else None
    first = min(frames, key=lambda frame: frame.opened)
    return first if first.opened - sentence.index <= _LISTED_NEAR else None


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
    frame = _only_told(frames)
    if frame is None or not is_main(actors, frame):
        return
    if frame.type not in (_SPOKEN_AT if frame.keys else (*_SPOKEN_AT, EventType.AGREEMENT_SIGNING)):
        return  # who signed or visited is told, and those who comment on it are others
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
