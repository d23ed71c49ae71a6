"""Events: concrete meetings, sessions, ceremonies, visits and signings, with who took part, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.completion import (
    add_assembled,
    add_council,
    add_represented,
    drop_aside,
    drop_short_names,
)
from munigraph.extraction.frames import full_label
from munigraph.extraction.narrative import Narrative
from munigraph.extraction.presence import add_listed, add_speakers, is_main
from munigraph.model import Event, EventType, Predicate

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.frames import Frame

__all__ = ["add_events"]

#: Keys of entities that put local government in an event by themselves.
_LOCAL_KEYS = ("municipality", "municipalunit", "organization-asociacion-de-muni", "organization-concejo")
#: What makes a person one of local government.
_LOCAL_PREDICATES = (Predicate.GOVERNS, Predicate.FORMERLY_GOVERNED, Predicate.COUNCILLOR_OF)


def _is_local_key(actors: Actors, key: str) -> bool:
    """True for a municipality, its council, units and associations, and for people who serve in them."""
    if key.startswith(_LOCAL_KEYS) or actors.builder.is_association(key):
        return True
    return any(
        fact.predicate in _LOCAL_PREDICATES or fact.object.startswith(_LOCAL_KEYS)
        for fact in actors.builder.facts_of(key)
    )


def _is_titled_local(actors: Actors) -> bool:
    """True when the headline speaks of local government."""
    document = actors.document
    speaks = document.lexicon.speaks_of_local_government
    return any(s.is_title and speaks(document.folded, s.start, s.end) for s in document.sentences)


def _company_of_local(actors: Actors, frames: list[Frame]) -> set[str]:
    """Keys of the people who are in an event with local government: what else they do there is of its scope."""
    return {
        key
        for frame in frames
        if any(_is_local_key(actors, each) for each in frame.keys)
        for key in frame.keys
        if key.startswith("person")
    }


def add_events(actors: Actors) -> None:
    """Add the events of the sentences outside quotations; those told again are one."""
    reader = Narrative(actors)
    for sentence in actors.document.sentences:
        if sentence.quotation < 0:
            reader.read(sentence)
    frames = reader.frames
    add_speakers(actors, frames)
    add_listed(actors, frames)
    local = _company_of_local(actors, frames)
    titled = _is_titled_local(actors)
    for frame in frames:
        if frame.type is EventType.AGREEMENT_SIGNING:
            add_represented(actors, frame)
        else:
            add_assembled(actors, frame)
            add_council(actors, frame)
            drop_aside(actors, frame)
        drop_short_names(actors, frame)
        told = (frame.is_local or (titled and is_main(actors, frame))) and any(
            actors.builder.facts_of(key) for key in frame.keys
        )
        if told or local & frame.keys.keys() or any(_is_local_key(actors, key) for key in frame.keys):
            actors.builder.events.append(
                Event(
                    frame.type,
                    full_label(actors, frame),
                    tuple(sorted(frame.keys)),
                    tuple(sorted(set(frame.evidence))),
                    frame.confidence,
                    frame.rule,
                    date=frame.date,
                    place=frame.place,
                    topic=frame.topic,
                    planned=frame.planned,
                )
            )
        else:
            reason = "event-out-of-scope" if frame.keys else "event-without-participants"
            actors.builder.trace.turn_down(reason, frame.evidence[0].start, frame.evidence[0].end)
