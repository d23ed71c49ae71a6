"""The frame of an event: what the sentences that tell of it say together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from munigraph.extraction.labels import enumerate_names, noun_phrase
from munigraph.extraction.lexicon import Entry
from munigraph.extraction.rules import phrase
from munigraph.extraction.sessions import installed_council

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.model import EventType, Evidence

__all__ = ["Frame", "full_label", "label_of", "place_of", "topic_of"]

#: A label of so few words says only the kind of event.
_BARE = 2


@dataclass
class Frame:
    """What is known of one event so far."""

    type: EventType
    label: str
    rule: str
    confidence: float
    opened: int
    #: True while only the headline has told of it.
    in_title: bool = False
    keys: dict[str, None] = field(default_factory=dict)
    #: Municipalities that the text names beside the event without making them act in it.
    aside: set[str] = field(default_factory=set)
    #: Those whom later sentences put in the event: at a signing, who came and did not sign.
    attending: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    date: str | None = None
    place: str | None = None
    topic: str | None = None
    planned: bool = False
    #: Index of the last sentence that told of it.
    told: int = 0
    #: True when a sentence that tells of the event speaks of local government.
    is_local: bool = False


def full_label(actors: Actors, frame: Frame) -> str:
    """What the text calls the event; with those who took part when that is only "reunión" or "cita"."""
    if len(frame.label.split()) > _BARE:
        return frame.label
    people = [actors.builder.label(key) for key in frame.keys if key.startswith("person")]
    if people:
        return f"{frame.label} de {enumerate_names(people)}"
    return f"{frame.label} ({enumerate_names([actors.builder.label(key) for key in frame.keys])})"


def label_of(actors: Actors, sentence: Sentence, at: int) -> str:
    """The event as the text names it; for a verb, the noun of what it tells; for a signing, what was signed."""
    chunk = sentence.chunks[at]
    if chunk.symbol in "TX" and "X" not in sentence.symbols:
        return "firma"
    if chunk.symbol in "TX":
        return f"firma de {noun_phrase(actors, sentence, sentence.symbols.index('X'))}"
    if isinstance(chunk.value, Entry) and chunk.value.mood == "verb":
        return chunk.value.name
    if (
        chunk.symbol not in "EBQ"
        and (done := phrase("event-deed").find(actors.document.folded, chunk.start)) is not None
    ):
        return str(done.lastgroup).replace("_", " ")
    noun = noun_phrase(actors, sentence, at)
    return f"instalación del {noun}" if installed_council(actors.document, sentence) == at else noun


def place_of(actors: Actors, sentence: Sentence) -> str | None:
    """What stands after "en": a body, a building or a comuna."""
    folded = actors.document.folded
    for position, chunk in enumerate(sentence.chunks):
        if position == 0 or chunk.symbol not in "CMBUKNGL":
            continue
        back = position - 1
        while back > 0 and sentence.symbols[back] in "l_":
            back -= 1
        word = sentence.chunks[back]
        if folded[word.start : word.end] == "en" and position - back <= 3:
            text = actors.document.text[sentence.chunks[back + 1].start : chunk.end]
            return re.sub(r"^(?:el|la|los|las) ", "", text)
    return None


def topic_of(actors: Actors, sentence: Sentence, at: int) -> str | None:
    """What it was about, as written: "para revisar el nuevo plan", "sobre seguridad"."""
    match = phrase("event-topic").find(actors.document.folded, sentence.chunks[at].start, sentence.end)
    return actors.document.text[match.start("topic") : match.end("topic")] if match else None
