"""Events: concrete meetings, sessions, ceremonies, visits and signings, with who took part, where and when."""

from __future__ import annotations

import re
from dataclasses import replace

from munigraph.extract.actors import Actors
from munigraph.extract.chunks import Body
from munigraph.extract.dates import find_date
from munigraph.extract.document import Sentence
from munigraph.extract.lexicon import Entry
from munigraph.model import Event, EventType

__all__ = ["add_events"]

#: The event is named as already known: "la reunión", "el encuentro", "dicha cita".
_KNOWN = frozenset({"la", "el", "dicha", "dicho", "esta", "este", "esa", "ese"})
_FUTURE = re.compile(r"(?:sera|seran|realizara|realizaran|llevara a cabo|sostendra|sostendran|reunira|reuniran|visitara|firmaran|firmara|se efectuara)\b")
_LONGEST_QUOTE = 250
#: A sentence that only goes on with the event before it.
_CONTINUES = re.compile(r"^(?:d?l?E|dl_|W|_?W)")


def add_events(actors: Actors) -> None:
    """Add the events of the sentences outside quotations; those told again are one."""
    found: list[Event] = []
    for sentence in actors.document.sentences:
        if sentence.quotation >= 0 or "E" not in sentence.symbols and not ("T" in sentence.symbols and "X" in sentence.symbols):
            continue
        event = _read(actors, sentence)
        if event is not None:
            _merge(found, event, _is_known(actors, sentence))
    actors.builder.events.extend(found)


def _read(actors: Actors, sentence: Sentence) -> Event | None:
    symbols = sentence.symbols
    if "n" in symbols or "h" in symbols:
        return None
    signing = "T" in symbols and "X" in symbols
    at = symbols.find("E")
    entry = sentence.chunks[at].value if at >= 0 else None
    if signing:
        kind, at = EventType.AGREEMENT_SIGNING, min(symbols.index("T"), symbols.index("X"))
    elif isinstance(entry, Entry):
        if entry.mood != "verb" and "W" not in symbols:
            return None
        kind = EventType(entry.type)
    else:
        return None
    keys = _participants(actors, sentence)
    if not keys or (signing and len(keys) < 2):
        return None
    participants, positions = keys
    first, last = min(at, *positions), max(at, *positions)
    start, end = sentence.chunks[first].start, sentence.chunks[last].end
    if end - start > _LONGEST_QUOTE:
        end = actors.document.text.rfind(" ", start, start + _LONGEST_QUOTE)
    stretch = actors.document.folded[sentence.start : sentence.end]
    planned = bool(_FUTURE.search(stretch))
    return Event(
        kind, _label(actors, sentence, at), participants, (actors.document.evidence(start, end),),
        0.85 if signing or (isinstance(entry, Entry) and entry.mood == "verb") else 0.8,
        "event-signing" if signing else "event-verb" if isinstance(entry, Entry) and entry.mood == "verb" else "event-noun",
        date=find_date(stretch, actors.document.article.date, planned=planned),
        place=_place(actors, sentence, at), planned=planned,
    )


def _participants(actors: Actors, sentence: Sentence) -> tuple[tuple[str, ...], list[int]] | None:
    keys: dict[str, int] = {}
    for actor in actors.in_sentence(sentence):
        chunk = sentence.chunks[actor.at]
        if actor.kind == "municipality" and chunk.symbol == "M" and _is_site(sentence, actor.at):
            continue
        if actor.kind == "body" and _is_site(sentence, actor.at) | (isinstance(chunk.value, Body) and _is_of_office(sentence, actor.at)):
            continue
        keys.setdefault(actor.key, actor.at)
    if not keys or not any(key.startswith(("person", "municipality")) for key in keys):
        return None
    return tuple(sorted(keys)), list(keys.values())


def _is_site(sentence: Sentence, at: int) -> bool:
    """True after "en": where it took place rather than who took part."""
    before = re.search(r"d[ls]?$", sentence.symbols[:at])
    return before is not None


def _is_of_office(sentence: Sentence, at: int) -> bool:
    return at >= 1 and sentence.symbols[at - 1] in "d"


def _label(actors: Actors, sentence: Sentence, at: int) -> str:
    end = at
    symbols = sentence.symbols
    while end + 1 < len(symbols) and symbols[end + 1] not in ",;:.()QVWTqnRSPJ" and end - at < 10:
        end += 1
    while end > at and symbols[end] in "dlycs":
        end -= 1
    return actors.document.text[sentence.chunks[at].start : sentence.chunks[end].end]


def _place(actors: Actors, sentence: Sentence, at: int) -> str | None:
    """The place after "en": a body, a municipality's building or a comuna."""
    folded = actors.document.folded
    for position, chunk in enumerate(sentence.chunks):
        if chunk.symbol not in "CMBUKN" or position == 0:
            continue
        back = position - 1
        while back > 0 and sentence.symbols[back] in "l_":
            back -= 1
        word = sentence.chunks[back]
        if folded[word.start : word.end] == "en" and position - back <= 3:
            start = sentence.chunks[back + 1].start
            text = actors.document.text[start : chunk.end]
            return re.sub(r"^(?:el|la|los|las) ", "", text)
    return None


def _is_known(actors: Actors, sentence: Sentence) -> bool:
    at = sentence.symbols.find("E")
    if at <= 0:
        return False
    word = sentence.chunks[at - 1]
    return actors.document.folded[word.start : word.end] in _KNOWN


def _merge(found: list[Event], event: Event, known: bool) -> None:
    """One event of a kind told again (the same people, or "la reunión") gains participants and details."""
    for index in range(len(found) - 1, -1, -1):
        other = found[index]
        if other.type is not event.type:
            continue
        if known or set(other.participants) & set(event.participants):
            found[index] = replace(
                other,
                participants=tuple(sorted({*other.participants, *event.participants})),
                evidence=tuple(sorted({*other.evidence, *event.evidence})),
                date=other.date or event.date,
                place=other.place or event.place,
            )
            return
    found.append(event)
