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
    from munigraph.extraction.document import Sentence
    from munigraph.model import Evidence

__all__ = ["COMUNAS_ACT", "is_its_own", "pair", "parties_of"]

#: Comunas in a row as subject: "Tomé y Penco firmaron", "las comunas de A, B y C trabajan juntas".
COMUNAS_ACT = re.compile(r"(?:^|[,.])(?:l_*d)?(?:(C(?:,C)*yC),?(?:[TH]|[_OE]l?X)|(C)yl?[BMR](?:,[PNK],)?[TH])")
#: Before a body that is only the source of the news.
_SOURCE = re.compile(r"w[V_q]{0,2}l?$")
#: The subject of a verb of saying at the end: "…, dijo la alcaldesa".
_ATTRIBUTED = re.compile(r"[,;.]V[_q]{0,2}l?(?:[RM],?)*t?$")
#: A sentence with a subject of its own before what is done together.
_OWN_SUBJECT = re.compile(r"[^HXQ]*[RSPNBUAGK]|[^HXQ]{0,4}l?_[HXT]")


def parties_of(actors: Actors, sentence: Sentence) -> list[Actor]:
    """The municipalities (a mayor acts for his own) and bodies of a sentence, once each."""
    seen: dict[str, Actor] = {}
    own: list[Actor] = []
    for found in actors.in_sentence(sentence):
        if found.kind == "office" or (found.kind == "person" and found.cut is None):
            continue
        actor = found
        if found.kind == "person" and found.cut is not None:
            actor = Actor(actors.builder.municipality(found.cut), found.at, "municipality", found.cut, found.certainty)
        chunk = sentence.chunks[actor.at]
        if is_its_own(chunk.value):
            own.append(actor)
            continue
        before = sentence.symbols[: actor.at]
        if _SOURCE.search(before) or (_ATTRIBUTED.search(before) and _OWN_SUBJECT.match(before)):
            continue  # "según informa el Consejo X", "…, dijo la alcaldesa"
        if sentence.symbols[actor.at - 1 : actor.at] == "s":
            continue  # "por medio de su Facultad de Ingeniería": a part of a party
        seen.setdefault(actor.key, actor)
    if match := COMUNAS_ACT.search(sentence.symbols):
        for at in range(*match.span(1 if match[1] else 2)):
            for cut in single_cuts(sentence.chunks[at]):
                key = actors.builder.municipality(cut)
                seen.setdefault(key, Actor(key, at, "municipality", cut, 0.95))
    for at, chunk in enumerate(sentence.chunks):
        # An official acts for the body of the office: "el coordinador regional de Senama".
        body = chunk.value.body if isinstance(chunk.value, Office) else None
        if body is not None and not body.municipal and body.kind == "organization":
            key = actors.builder.body(body)
            seen.setdefault(key, Actor(key, at, "body", None, 0.95))
    if not any(party.kind == "municipality" for party in seen.values()):
        for party in own[:1]:
            # A unit or the council acts for its municipality: "la Dideco, en conjunto con Fosis".
            cut = actors.builder.cut_of(party.key) or actors.context.focus
            if cut is not None:
                key = actors.builder.municipality(cut)
                seen[key] = Actor(key, party.at, "municipality", cut, 0.9)
    if any(sentence.symbols[party.at] == "A" for party in seen.values()):
        # The association acts, and the mayors for it.
        return [p for p in seen.values() if p.kind != "municipality" or sentence.symbols[p.at] not in "PKRS"]
    return list(seen.values())


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
