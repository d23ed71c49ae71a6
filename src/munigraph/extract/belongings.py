"""What a municipality has and applies: its units, and the programmes, plans and models that it adopts."""

from __future__ import annotations

import re

from munigraph.extract.actors import Actors
from munigraph.extract.chunks import Body, Place
from munigraph.extract.context import Meant
from munigraph.extract.document import Sentence
from munigraph.model import Predicate

__all__ = ["add_models", "add_units"]

#: A passive with its agent: "implementados por la Municipalidad de X".
_BY_MUNICIPALITY = re.compile(r"L[_,q]{0,3}Ol?M")
#: Verb of adopting between the municipality and the model, or nothing but prepositions.
_ACTIVE = re.compile(r"[OWVT_dlsq,]*O[_dlsHXq,]{0,6}$")


def add_units(actors: Actors) -> None:
    """``hasUnit``: units that the text gives to a municipality, by their own name or by the words around them."""
    for sentence in actors.document.sentences:
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol in "UB" and isinstance(chunk.value, Body):
                if chunk.symbol == "B" and not (chunk.value.municipal and chunk.value.kind != "council"):
                    continue
                _unit(actors, sentence, at, chunk.value)
            elif chunk.symbol == "R" and (body := getattr(chunk.value, "body", None)) is not None:
                if body.kind == "unit" and body.municipal and " su " not in actors.document.folded[chunk.start : chunk.end]:
                    _unit(actors, sentence, at, body)


def _unit(actors: Actors, sentence: Sentence, at: int, body: Body) -> None:
    meant = _unit_owner(actors, sentence, at, body)
    if meant is None:
        return
    chunk = sentence.chunks[at]
    unit = Body(body.label, body.acronym, body.municipal, meant.cut, body.ref, "unit")
    key = actors.builder.body(unit, meant.cut)
    actors.builder.fact(
        Predicate.HAS_UNIT, actors.builder.municipality(meant.cut), key,
        actors.document.evidence(chunk.start, chunk.end), 0.95 * meant.certainty, "unit-of-municipality",
    )


def _unit_owner(actors: Actors, sentence: Sentence, at: int, body: Body) -> Meant | None:
    if (after := actors.owner_after(sentence, at)) is not None:
        return after
    if body.cut is not None:
        return Meant(body.cut, 0.97, "in its name")
    if sentence.is_item:
        return _list_owner(actors, sentence, body)
    before = actors.owner_before(sentence, at)
    if body.municipal:
        if before is not None:
            return before
        return Meant(actors.context.focus, 0.92, "what the article is about") if actors.context.focus else None
    if before is not None and before.certainty > 0.9 and sentence.quotation < 0 and _is_staffed(sentence, at):
        return before
    return None


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
        return Meant(cuts.pop(), 0.9, "named before the list") if len(cuts) == 1 else None
    return None


def add_models(actors: Actors) -> None:
    """``adopts``: named models that a municipality runs, and ``similarTo`` between them."""
    last: list[tuple[int, str, Body]] = []
    for sentence in actors.document.sentences:
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol != "L" or not isinstance(chunk.value, Body):
                continue
            meant = _adopter(actors, sentence, at)
            key = None
            if meant is not None:
                key = actors.builder.body(chunk.value, None)
                for one in meant:
                    actors.builder.fact(
                        Predicate.ADOPTS, actors.builder.municipality(one.cut), key,
                        actors.document.evidence(chunk.start, chunk.end), 0.9 * one.certainty, "model-of-municipality",
                    )
            _similar(actors, sentence, at, last)
            if key is not None or chunk.value.acronym:
                last.append((sentence.index, actors.builder.body(chunk.value, None), chunk.value))


def _adopter(actors: Actors, sentence: Sentence, at: int) -> tuple[Meant, ...] | None:
    symbols = sentence.symbols
    if (match := _BY_MUNICIPALITY.match(symbols[at:])) is not None:
        return actors.municipalities_at(sentence, at + match.end() - 1) or None
    if (after := actors.owner_after(sentence, at)) is not None:
        return (after,)
    for position in range(at - 1, -1, -1):
        if symbols[position] == "n":
            return None
        if symbols[position] in "BAN":
            return None
        found = actors.municipalities_at(sentence, position) if symbols[position] in "MPKRS" else ()
        if symbols[position] == "C" and isinstance(place := sentence.chunks[position].value, Place) and place.name.lower().startswith("comuna"):
            found = (Meant(place.cuts[0], 0.95, "the comuna"),)
        if found:
            return found if _ACTIVE.search(symbols[position + 1 : at]) or "O" in symbols[position + 1 : at] else None
    return None


def _similar(actors: Actors, sentence: Sentence, at: int, last: list[tuple[int, str, Body]]) -> None:
    """ "en un modelo muy similar al de las mesas territoriales": like the model named last before."""
    before = sentence.symbols[:at]
    if not re.search(r"I[dl_]{0,3}$", before) or not last:
        return
    index, key, _ = last[-1]
    chunk = sentence.chunks[at]
    body = chunk.value
    assert isinstance(body, Body)
    if sentence.index - index > 2:
        return
    start = sentence.chunks[before.rindex("I")].start
    other = actors.builder.body(body, None)
    actors.builder.fact(
        Predicate.SIMILAR_TO, key, other, actors.document.evidence(start, chunk.end), 0.85, "similar-model"
    )
