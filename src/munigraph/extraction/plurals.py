"""Offices of several: "los alcaldes de A y B, N y M", "los concejales N, M y O"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Office, Party, Place
from munigraph.extraction.joined import COUNCILLOR, NAMES, Membership, hold, party_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from munigraph.extraction.chunks import Chunk
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.joined import Holding, Span
    from munigraph.extraction.rules import Rule
    from munigraph.extraction.trace import Trace

__all__ = ["as_councillors", "offices_of_several"]


def as_councillors(office: Office, names: int) -> Office:
    """Several ediles of one comuna are councillors: it has one mayor."""
    if names > 1 and office.entry.words == ("ediles",) and len(office.cuts) <= 1:
        return replace(office, entry=COUNCILLOR.entry)
    return office


def offices_of_several(
    rule: Rule, span: Span, sentence: Sentence, offices: set[int], trace: Trace
) -> Iterator[Holding | Membership]:
    """The office that several names share, each with its comuna where the list gives one.

    ``offices``: the chunks of the sentence that a rule has used; the one read is added.
    """
    chunks = sentence.chunks
    at = span("office")[0]
    if at in offices:
        return
    office = chunks[at].value
    assert isinstance(office, Office)
    if rule.id == "names-offices" and not (office.cuts or office.municipal or office.anaphoric or office.body):
        return  # "llegaron N y M, concejales, dirigentes y vecinos"
    if rule.id == "plural-places-row" and len(office.cuts) != 1:
        return  # "los alcaldes N, de X, M, Y": the names come first
    first, last = span("names")
    names = [i for i in range(first, last) if chunks[i].symbol in NAMES]
    if len(names) == 1 and " " not in str(chunks[names[0]].value):
        trace.turn_down("several-of-one-word", chunks[at].start, chunks[names[0]].end)
        return  # "CONCEJALES DE TOMÉ ACUDEN"
    offices.add(at)
    placed_before = "places" in rule.id
    if after := _places_after(chunks, names):
        office = replace(office, cuts=after, alternatives=False)
    spread = len(office.cuts) == len(names) > 1 and not office.alternatives
    for number, i in enumerate(names):
        if chunks[i].symbol == "N" and office.topic is not None:
            continue  # "los seremis de Energía, Obras Públicas y Salud"
        cut = None if after else _place_beside(chunks, i, 0 if placed_before else last, after_only=not placed_before)
        cut = cut or (office.cuts[number] if spread else None)
        if cut is None and placed_before and office.cuts and number == 0:
            cut = office.cuts[0]
        if cut is None and len(office.cuts) == 1:
            cut = office.cuts[0]
        if cut is None and len(office.cuts) > 1 and not office.alternatives:
            trace.turn_down("places-and-names-differ", min(chunks[at].start, chunks[i].start), chunks[i].end)
            continue  # more places than names, or fewer: who is of which is not settled
        held = as_councillors(office, len(names)) if cut is None or cut in office.cuts else office
        held = replace(held, shared=len(names) > 1)
        yield from party_between(rule, span, sentence, chunks[i])
        if office.party is not None and isinstance(value := office.party.value, Party):
            yield Membership(chunks[i], value, office.party.start, chunks[i].end, rule)
        yield hold(chunks[i], chunks[at], held, cut, sentence, rule, _place_end(chunks, i))


#: "N y M, de A y B": the places of all after the last name.
_ALL_PLACES = re.compile(r"(?:\([^)]{1,4}\))?,?dl?(C(?:,C)*,?yC)")


def _places_after(chunks: Sequence[Chunk], names: Sequence[int]) -> tuple[str, ...]:
    """CUTs of as many comunas as names, told in a row after the last name; none where there are not as many."""
    symbols = "".join(chunk.symbol for chunk in chunks[names[-1] + 1 :])
    if len(names) < 2 or (row := _ALL_PLACES.match(symbols)) is None:
        return ()
    places = [chunk.value for chunk in chunks[names[-1] + 1 :][slice(*row.span(1))] if isinstance(chunk.value, Place)]
    cuts = tuple(place.cuts[0] for place in places if len(place.cuts) == 1)
    return cuts if len(cuts) == len(names) else ()


def _place_end(chunks: Sequence[Chunk], name: int) -> int:
    """Offset after the comuna that stands right after a name, or after the name."""
    symbols = "".join(chunk.symbol for chunk in chunks[name + 1 : name + 5])
    match = re.match(r",?dl?C|\(C", symbols)
    return chunks[name + match.end()].end if match else chunks[name].end


def _place_beside(chunks: Sequence[Chunk], name: int, last: int, *, after_only: bool = False) -> str | None:
    """CUT of "de Quellón, Cristian Ojeda", "Cristian Ojeda (Quellón)", "Cristian Ojeda, de Quellón"."""
    for back in () if after_only else (1, 2):
        value = chunks[name - back].value if name >= back else None
        if (
            isinstance(value, Place)
            and len(value.cuts) == 1
            and (chunks[name - back - 1].symbol == "d" or (not last and chunks[name - back - 1].symbol in ";y_,k:"))
        ):
            return value.cuts[0]
    if re.match(r"\(F[^)]{0,3}\),?dC", "".join(chunk.symbol for chunk in chunks[name + 1 : name + 9])):
        name += next(at for at, chunk in enumerate(chunks[name:]) if chunk.symbol == ")")  # "N (PS), de Tomé"
    for forward in (2, 3):
        if name + forward < min(len(chunks), last + 1):
            value = chunks[name + forward].value
            before = chunks[name + forward - 1].symbol
            if isinstance(value, Place) and len(value.cuts) == 1 and before in ("(d" if forward == 2 else "(dl"):
                return value.cuts[0]
    return None
