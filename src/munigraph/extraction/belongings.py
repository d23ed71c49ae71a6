"""What a municipality has and applies: its units, and the programmes, plans and models that it adopts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Place
from munigraph.extraction.context import Meant
from munigraph.extraction.models import names_model
from munigraph.model import Predicate

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["add_models", "add_units"]

#: A passive with its agent: "implementados por la Municipalidad de X".
_BY_MUNICIPALITY = re.compile(r"L[_,q]{0,3}Ol?M")
#: Comunas in a row that get a model of their own: "Las Cabras y Peumo, que elaborarán su respectiva Estrategia".
_COMUNAS_THEIR = re.compile(r"C(?:,C){0,20}(?:yC)?(?=[,q_dlBVOWX]{0,40}O?[_dlBVOWX]{0,40}s_?$)")
#: Another who may act.
_SOMEBODY = re.compile(r"[RSPNBUAG]")
#: Denied or only supposed before the model.
_DENIED = re.compile(r"[nh][^,;:]{0,8}$")


def add_units(actors: Actors) -> None:
    """``hasUnit``: units that the text gives to a municipality, by their own name or by the words around them."""
    for sentence in actors.document.sentences:
        owner: Meant | None = None
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol in "UB" and isinstance(body := chunk.value, Body):
                owned = re.match("dl?M", sentence.symbols[at + 1 :]) is not None
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
    if re.match(r",?dl?[BKN]", sentence.symbols[at + 1 :]):
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
    if before is not None and before.certainty > 0.9 and sentence.quotation < 0 and _is_staffed(sentence, at):
        return before
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


def add_models(actors: Actors) -> None:
    """``adopts``: named models that a municipality runs, and ``similarTo`` between them."""
    last: list[tuple[int, str, Body]] = []
    for sentence in actors.document.sentences:
        for at, chunk in enumerate(sentence.chunks):
            body = _model_at(actors, sentence, at)
            if body is None:
                continue
            meant = _adopter(actors, sentence, at, body)
            for one in meant:
                actors.builder.fact(
                    Predicate.ADOPTS,
                    actors.builder.municipality(one.cut),
                    actors.builder.body(body, None),
                    actors.document.evidence(chunk.start, chunk.end),
                    0.9 * one.certainty,
                    "model-of-municipality",
                    how=one.how,
                )
            if not meant:
                actors.builder.trace.turn_down("model-without-adopter", chunk.start, chunk.end)
            _similar(actors, sentence, at, last)
            if meant or body.acronym:
                last.append((sentence.index, actors.builder.body(body, None), body))


def _model_at(actors: Actors, sentence: Sentence, at: int) -> Body | None:
    """The model named at a position; "programa" and a short name in quotation marks are one."""
    chunk = sentence.chunks[at]
    if chunk.symbol == "L" and isinstance(chunk.value, Body):
        return replace(chunk.value, cut=None)
    if names_model(actors.document.text, sentence, at) and not _is_on_air(actors, chunk.start):
        return Body(actors.document.text[chunk.start : chunk.end], kind="model")
    return None


def _is_on_air(actors: Actors, start: int) -> bool:
    """True for a programme of radio or television in which something was said: "en el programa “X”"."""
    return actors.document.folded[max(0, start - 40) : start].rstrip(' "\n').endswith("en el programa")


def _adopter(actors: Actors, sentence: Sentence, at: int, body: Body) -> tuple[Meant, ...]:
    """The municipalities that run the model at a position; none when the text does not settle it."""
    symbols = sentence.symbols
    chunk = sentence.chunks[at]
    if _DENIED.search(symbols[:at]):
        actors.builder.trace.because("model-denied")
        return ()
    if (match := _BY_MUNICIPALITY.match(symbols[at:])) is not None:
        return actors.municipalities_at(sentence, at + match.end() - 1)
    own = chunk.value.cut if isinstance(chunk.value, Body) else None
    if own is not None:
        joined = sentence.chunks[at + 2].value if re.match("yC", symbols[at + 1 :]) else None
        others = joined.cuts if isinstance(joined, Place) and len(joined.cuts) == 1 else ()
        return tuple(Meant(cut, 0.95, "in its name") for cut in (own, *others))
    if (after := actors.owner_after(sentence, at)) is not None:
        return (after,)
    if sentence.quotation >= 0:
        actors.builder.trace.because("model-in-quotation")
        return ()  # who "we" and "he" are in what somebody says is not settled by the clause
    if found := _acting(actors, sentence, at):
        return found
    municipal = body.municipal or chunk.symbol == "Q"
    if municipal and actors.context.focus is not None:
        return (Meant(actors.context.focus, 0.88, "what the article is about"),)
    return ()


def _acting(actors: Actors, sentence: Sentence, at: int) -> tuple[Meant, ...]:
    """The municipality whose act the clause before the model tells."""
    symbols = sentence.symbols
    if match := _COMUNAS_THEIR.search(symbols[:at]):
        cuts = [c for i in range(match.start(), match.end()) for c in getattr(sentence.chunks[i].value, "cuts", ())]
        return tuple(Meant(cut, 0.92, "the comunas named") for cut in cuts)
    for position in range(at - 1, -1, -1):
        if symbols[position] in "BAN":
            return ()
        found = actors.municipalities_at(sentence, position) if symbols[position] in "MPKRS" else ()
        place = sentence.chunks[position].value
        if symbols[position] == "C" and isinstance(place, Place) and place.name.lower().startswith("comuna"):
            found = (Meant(place.cuts[0], 0.95, "the comuna"),)
        if found:
            return found if set("OW") & set(symbols[position + 1 : at]) else ()
    focus = actors.context.focus
    if focus is not None and "O" in symbols[:at] and not _SOMEBODY.search(symbols[:at]):
        # "A través del Plan Verano se logró …": the municipality that the article is about, unsaid
        return (Meant(focus, 0.88, "what the article is about"),)
    return ()


def _similar(actors: Actors, sentence: Sentence, at: int, last: list[tuple[int, str, Body]]) -> None:
    """ "en un modelo muy similar al de las mesas territoriales": like the model named last before."""
    before = sentence.symbols[:at]
    if not re.search(r"I[dl_]{0,3}$", before) or not last:
        return
    index, key, _ = last[-1]
    chunk = sentence.chunks[at]
    body = chunk.value
    if sentence.index - index > 2 or not isinstance(body, Body):
        return
    start = sentence.chunks[before.rindex("I")].start
    other = actors.builder.body(body, None)
    actors.builder.fact(
        Predicate.SIMILAR_TO, key, other, actors.document.evidence(start, chunk.end), 0.85, "similar-model"
    )
