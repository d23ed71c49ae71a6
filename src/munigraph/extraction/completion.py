"""Who was in an event by what else the article says of it, and who was not: bodies beside their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body
from munigraph.extraction.rules import phrase
from munigraph.model import EventType, Predicate
from munigraph.text import fold

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.frames import Frame

__all__ = ["add_assembled", "add_council", "add_represented", "drop_aside", "drop_short_names"]

#: How a council is called that is not named.
_BARE_COUNCILS = frozenset({"concejo", "concejo municipal"})


def add_represented(actors: Actors, frame: Frame) -> None:
    """A mayor who signs does so for the municipality, which is then a party."""
    if any(actors.builder.is_association(key) for key in frame.keys):
        return  # the association is the party, and the mayors sign for it
    for key in tuple(frame.keys):
        cut = actors.builder.governed_key(key)
        if key in frame.attending:
            continue
        if cut is not None:
            frame.keys.setdefault(actors.builder.municipality(cut))
        for fact in actors.builder.facts_of(key):
            body = fact.object
            heads = actors.builder.is_association(body) or phrase("event-signs-for").find(
                fold(actors.builder.label(body))
            )
            if fact.predicate is Predicate.HOLDS_ROLE and heads:
                frame.keys.setdefault(body)


def add_assembled(actors: Actors, frame: Frame) -> None:
    """A session of no council, and the choice of a board, is of the one association that the article names."""
    opened = actors.document.sentences[frame.opened]
    of_board = phrase("event-of-board").find(actors.document.folded, opened.start, opened.end) is not None
    session = frame.type is EventType.MEETING and phrase("event-assembly").find(fold(frame.label)) is not None
    if not session and not (of_board and frame.type in (EventType.MEETING, EventType.CEREMONY)):
        return
    named = {
        actors.builder.body(chunk.value)
        for sentence in actors.document.sentences
        for chunk in sentence.chunks
        if chunk.symbol == "A" and isinstance(chunk.value, Body)
    }
    if len(named) == 1:
        frame.keys.setdefault(named.pop())


def add_council(actors: Actors, frame: Frame) -> None:
    """In a session of a municipal council sits that council: the one of its members, else the article's.

    A council named without its municipality is that one too.
    """
    bare = [key for key in frame.keys if fold(actors.builder.label(key)) in _BARE_COUNCILS]
    if not frame.keys or not (bare or frame.type is EventType.COUNCIL_SESSION):
        return
    if not bare and any(phrase("event-council").find(fold(actors.builder.label(key))) for key in frame.keys):
        return
    cuts = {actors.builder.council_cut(key) for key in frame.keys} - {None}
    cut = cuts.pop() if len(cuts) == 1 else actors.context.focus
    if cut is not None:
        for key in bare:
            frame.keys.pop(key)
        frame.keys.setdefault(actors.builder.body(actors.context.council(cut)))


def drop_short_names(actors: Actors, frame: Frame) -> None:
    """A body told by the beginning of its name too ("Gobierno Regional" of X) is one: the longer name stays."""
    bodies = {key: f"{fold(actors.builder.label(key))} " for key in frame.keys if not key.startswith("person")}
    for key, label in bodies.items():
        if any(other != key and longer.startswith(label) for other, longer in bodies.items()):
            frame.keys.pop(key)


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
