"""Who takes part in what a sentence tells that municipalities and bodies do with one another."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from munigraph.extraction.actors import Actor, Actors
from munigraph.extraction.chunks import Body, Office
from munigraph.extraction.spans import single_cuts
from munigraph.model import Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.document import Sentence
    from munigraph.model import Evidence

__all__ = ["COMUNAS_ACT", "is_its_own", "pair", "parties_of"]

#: Comunas in a row as subject: "Tomé y Penco firmaron", "las comunas de A, B y C trabajan juntas".
COMUNAS_ACT = re.compile(r"(?:^|[,._])(?:l_*d)?(?:(C(?:,C)*yC),?(?:[TH]|[_OE]l?X)|(C)yl?[BMR](?:,[PNK],)?[TH])")
#: Before a body that is only the source of the news.
_SOURCE = re.compile(r"w[V_q]{0,2}l?$")
#: The subject of a verb of saying at the end: "…, dijo la alcaldesa".
_ATTRIBUTED = re.compile(r"[,;.]V[_q]{0,2}l?(?:[RM],?)*t?$")
#: A sentence with a subject of its own before what is done together.
_OWN_SUBJECT = re.compile(r"[^HXQ]*[RSPNBUAGK]|[^HXQ]{0,4}l?_[HXT]")


def parties_of(actors: Actors, sentence: Sentence) -> list[Actor]:
    """The municipalities (a mayor acts for his own) and bodies of a sentence, once each."""
    symbols = sentence.symbols
    seen: dict[str, Actor] = {}
    own: list[Actor] = []
    for found in actors.in_sentence(sentence):
        if found.kind == "office" or (found.kind == "person" and found.cut is None):
            continue
        actor = found
        if found.kind == "person" and found.cut is not None:
            actor = _municipality(actors, found.cut, found.at, found.certainty)
        if is_its_own(sentence.chunks[actor.at].value):
            own.append(actor)
        elif not _is_aside(symbols, actor.at):
            seen.setdefault(actor.key, actor)
    for actor in (*_comunas(actors, sentence), *_of_officials(actors, sentence)):
        seen.setdefault(actor.key, actor)
    if own and not any(party.kind == "municipality" for party in seen.values()):
        # A unit or the council acts for its municipality: "la Dideco, en conjunto con Fosis".
        cut = actors.builder.cut_of(own[0].key) or actors.context.focus
        if cut is not None:
            acting = _municipality(actors, cut, own[0].at, 0.9)
            seen[acting.key] = acting
    if any(symbols[party.at] == "A" for party in seen.values()):
        # The association acts, and the mayors for it.
        return [p for p in seen.values() if p.kind != "municipality" or symbols[p.at] not in "PKRS"]
    return list(seen.values())


def _municipality(actors: Actors, cut: str, at: int, certainty: float) -> Actor:
    return Actor(actors.builder.municipality(cut), at, "municipality", cut, certainty)


def _is_aside(symbols: str, at: int) -> bool:
    """True for who only tells it ("según informa el Consejo X", "…, dijo la alcaldesa"), and for a part of a party."""
    before = symbols[:at]
    if _SOURCE.search(before) or (_ATTRIBUTED.search(before) and _OWN_SUBJECT.match(before)):
        return True
    return before.endswith("s")  # "por medio de su Facultad de Ingeniería"


def _comunas(actors: Actors, sentence: Sentence) -> Iterator[Actor]:
    """Comunas that act: "Tomé y Penco firmaron"."""
    if match := COMUNAS_ACT.search(sentence.symbols):
        for at in range(*match.span(1 if match[1] else 2)):
            for cut in single_cuts(sentence.chunks[at]):
                yield _municipality(actors, cut, at, 0.95)


def _of_officials(actors: Actors, sentence: Sentence) -> Iterator[Actor]:
    """The bodies for which officials act: "el coordinador regional de Senama"."""
    for at, chunk in enumerate(sentence.chunks):
        body = chunk.value.body if isinstance(chunk.value, Office) else None
        if body is not None and not body.municipal and body.kind == "organization":
            yield Actor(actors.builder.body(body), at, "body", None, 0.95)


def is_its_own(value: object) -> bool:
    """True for a body that is part of a municipality."""
    return isinstance(value, Body) and (value.municipal or value.kind == "council")


def pair(actors: Actors, parties: list[Actor], evidence: Evidence, confidence: float, rule: str) -> None:
    """Municipalities with bodies; municipalities with one another only when no body is a party."""
    municipal = [p for p in parties if p.kind == "municipality"]
    bodies = [p for p in parties if p.kind != "municipality"]
    chosen = [(m, b) for m in municipal for b in bodies] or list(combinations(municipal, 2))
    for one, two in chosen:
        actors.builder.fact(
            Predicate.COLLABORATES_WITH,
            one.key,
            two.key,
            evidence,
            confidence * min(one.certainty, two.certainty),
            rule,
        )
