"""The units that a municipality has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Place
from munigraph.extraction.context import Meant
from munigraph.extraction.rules import phrase
from munigraph.model import Predicate
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["add_units"]


def add_units(actors: Actors) -> None:
    """``hasUnit``: units that the text gives to a municipality, by their own name or by the words around them."""
    others = set(_of_others(actors))
    for sentence in actors.document.sentences:
        owner: Meant | None = None
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol in "UB" and isinstance(body := chunk.value, Body):
                other = "unit-of-another-body" if fold(body.label) in others else _of_many(actors, sentence, at)
                if other is not None:
                    actors.builder.trace.because(other)
                    actors.builder.trace.turn_down("unit-without-owner", chunk.start, chunk.end)
                    continue
                owned = re.match("dl?M", sentence.symbols[at + 1 :]) is not None and actors.is_of(sentence, at + 1)
                if (above := _depends_on(actors, sentence, at)) is not None:
                    _unit(actors, sentence, at, body, above)
                    continue
                if chunk.symbol == "B" and (body.kind == "council" or not (body.municipal or owned)):
                    continue
                # "la Dirección X y las Unidades Y y Z": what is joined to an owned unit has its owner.
                joined = owner if re.search(r"U[yl,]{1,3}$|U$", sentence.symbols[:at]) else None
                owner = _unit_owner(actors, sentence, at, body) or joined
                if owner is not None:
                    _unit(actors, sentence, at, body, owner)
                else:
                    actors.builder.trace.turn_down("unit-without-owner", chunk.start, chunk.end)
            elif chunk.symbol == "R" and (held := getattr(chunk.value, "body", None)) is not None:
                possessive = " su " in actors.document.folded[chunk.start : chunk.end]
                if held.kind == "unit" and held.municipal and not possessive:
                    meant = _unit_owner(actors, sentence, at, held)
                    if meant is not None:
                        _unit(actors, sentence, at, held, meant)
                    else:
                        actors.builder.trace.turn_down("unit-without-owner", chunk.start, chunk.end)


def _of_many(actors: Actors, sentence: Sentence, at: int) -> str | None:
    """The reason that turns down "los Daem", those of several municipalities; None for other phrases."""
    chunk = sentence.chunks[at]
    head = actors.document.folded[chunk.start : chunk.end].split()[0]
    many = chunk.symbol == "U" and at > 0 and str(sentence.chunks[at - 1].value) in ("los", "las")
    return "unit-of-many" if many and not head.endswith("s") else None


def _of_others(actors: Actors) -> Iterator[str]:
    """Folded names of the units that the article gives to another body, wherever it names them again."""
    for sentence in actors.document.sentences:
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol == "U" and isinstance(body := chunk.value, Body) and _is_of_another(sentence, at, body):
                yield from (fold(name) for name in (body.label, body.acronym) if name)


def _is_of_another(sentence: Sentence, at: int, body: Body) -> bool:
    """True for "la Dirección de Comunicaciones de Carabineros": the words after a unit say whose it is."""
    governed = re.search(r"dl?$", sentence.symbols[:at])
    listed = governed is not None and sentence.chunks[governed.start()].value in ("de", "del")  # "de la A, del B"
    rest = sentence.symbols[at + 1 :]
    return body.cut is None and re.match(r"dl?[BKN]" if listed else r",?dl?[BKN]", rest) is not None


def _unit(actors: Actors, sentence: Sentence, at: int, body: Body, meant: Meant) -> None:
    chunk = sentence.chunks[at]
    unit = replace(body, cut=meant.cut, kind="unit")
    actors.builder.fact(
        Predicate.HAS_UNIT,
        actors.builder.municipality(meant.cut),
        actors.builder.body(unit, meant.cut),
        actors.document.evidence(chunk.start, chunk.end),
        (0.85 if body.shares_head else 0.95) * meant.certainty,
        "unit-of-municipality",
        how=meant.how,
    )


def _unit_owner(actors: Actors, sentence: Sentence, at: int, body: Body) -> Meant | None:
    if _is_of_another(sentence, at, body):
        actors.builder.trace.because("unit-of-another-body")
        return None  # "la Dirección de Comunicaciones de Carabineros"
    last = at
    while last + 1 < len(sentence.chunks) and sentence.chunks[last + 1].start == sentence.chunks[at].start:
        last += 1  # "los departamentos de Turismo y Patrimonio de ese municipio": units of one head
    if (after := actors.owner_after(sentence, last)) is not None:
        return after
    if body.cut is not None:
        return Meant(body.cut, 0.97, "in its name")
    if sentence.is_item:
        return _list_owner(actors, sentence, body)
    before = actors.owner_before(sentence, at)
    if body.municipal:
        if before is not None:
            return before
        if any(_is_other(chunk.value, actors.context.focus) for chunk in sentence.chunks[:at]):
            return None  # "edificios de Santiago, como el Teatro Municipal"
        return Meant(actors.context.focus, 0.92, "what the article is about") if actors.context.focus else None
    if before is not None and before.certainty > 0.85 and sentence.quotation < 0 and _is_staffed(sentence, at):
        return before
    return None


def _depends_on(actors: Actors, sentence: Sentence, at: int) -> Meant | None:
    """The municipality of "la Corporación X, dependiente de la municipalidad"; None for other words after the body."""
    words = phrase("depends-on").find(actors.document.folded, sentence.chunks[at].end)
    if words is None:
        return None
    for position in range(at + 1, len(sentence.chunks)):
        if sentence.chunks[position].start >= words.end():
            found = actors.municipalities_at(sentence, position) if sentence.symbols[position] == "M" else ()
            return found[0] if len(found) == 1 else None
    return None


def _is_other(value: object, focus: str | None) -> bool:
    """True for a comuna that is not the one that the article is about."""
    return isinstance(value, Place) and len(value.cuts) == 1 and value.cuts[0] != focus


def _is_staffed(sentence: Sentence, at: int) -> bool:
    """True when the clause speaks of the unit as the actor's own: after "su", "con" or within a list of such units."""
    position = at - 1
    while position >= 0 and sentence.symbols[position] in "Uly_d,":
        position -= 1
    return position >= 0 and sentence.symbols[position] in "scO"


def _list_owner(actors: Actors, sentence: Sentence, body: Body) -> Meant | None:
    """Items of a list after a sentence on the municipality: "llegaron estas oficinas del municipio: - Oficina X"."""
    if body.kind != "unit":
        return None
    for previous in reversed(actors.document.sentences[: sentence.index]):
        if previous.is_item or previous.quotation >= 0:
            continue
        meant = [m for at in range(len(previous.chunks)) for m in actors.municipalities_at(previous, at)]
        cuts = {m.cut for m in meant}
        if len(cuts) == 1:
            return Meant(cuts.pop(), 0.9, "named before the list")
        return (
            Meant(actors.context.focus, 0.85, "what the article is about")
            if not cuts and actors.context.focus
            else None
        )
    return None
