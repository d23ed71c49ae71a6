"""Agreements: who is bound by a convenio, acuerdo, protocolo or comodato that a sentence tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.labels import enumerate_names, noun_phrase
from munigraph.extraction.parties import COMUNAS_ACT, comunas_between, is_wanted, pair, parties_of
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import span
from munigraph.model import Agreement

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actor, Actors
    from munigraph.extraction.document import Sentence
    from munigraph.model import Evidence

__all__ = ["add_agreement", "bind", "bind_named_before", "binds"]

#: A label of so few words says only what kind of agreement it is.
_BARE = 1
#: "convenio con X"; "la firma del convenio con X".
_BETWEEN = re.compile(r"[XE][_dl]{0,8}c")
#: "convenio entre X y Z": those in the row are the parties, and no others.
_AMONG = re.compile(r"[XE][_dl]{0,8}?(?P<among>d)(?P<row>l?[MBACRSU](?:[PNK,(.)]{0,5}[,y]{1,2}l?[MBACRSU])*)")
#: The noun and the verb of signing, in whatever order.
_SIGNED = re.compile(r"T[^;]*X|X[^;]*T")
#: "entregó en comodato un terreno al Club X": who lends and who borrows.
_LENT = frozenset({"comodato"})


def binds(actors: Actors, sentence: Sentence) -> bool:
    """True when the agreement of a sentence has parties by its words: signed, with somebody, or between some."""
    symbols = sentence.symbols
    at = _noun(sentence)
    if at is None or phrase("agreement-broken").find(actors.document.folded, sentence.start, sentence.end):
        return False
    if is_wanted(actors, sentence, at):
        return False
    if (
        (symbols[at] == "X" and _SIGNED.search(symbols))
        or _BETWEEN.match(symbols, at)
        or _row(sentence, at) is not None
    ):
        return True
    if getattr(sentence.chunks[at].value, "words", ("",))[0] in _LENT:
        return True
    return (row := COMUNAS_ACT.search(symbols)) is not None and symbols[row.end() - 1] == "X"


def _row(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Positions of those between whom the agreement at a position is, or None."""
    among = _AMONG.match(sentence.symbols, at)
    return among.span("row") if among and sentence.chunks[among.start("among")].value == "entre" else None


def _noun(sentence: Sentence) -> int | None:
    """Position of the noun of an agreement, "firma del convenio" included."""
    for at, chunk in enumerate(sentence.chunks):
        if chunk.symbol == "X" or (chunk.symbol == "E" and getattr(chunk.value, "type", "") == "AgreementSigning"):
            return at
    return None


def add_agreement(actors: Actors, sentence: Sentence) -> None:
    """ "Las municipalidades de A y B suscribieron un convenio con C"."""
    symbols = sentence.symbols
    noun = _noun(sentence)
    assert noun is not None
    parties = parties_of(actors, sentence, noun)
    if (row := _row(sentence, noun)) is not None:
        parties = [
            party for party in (*parties, *comunas_between(actors, sentence, *row)) if row[0] <= party.at < row[1]
        ]
        parties = list({party.key: party for party in parties}.values())
    if len(parties) < 2 or not any(p.kind == "municipality" or symbols[p.at] == "A" for p in parties):
        words = sentence.chunks[noun]
        actors.builder.trace.turn_down("agreement-with-few-parties", words.start, words.end)
        return
    first = min(noun, *(p.at for p in parties))
    last = max(noun, symbols.find("T"), *(p.at for p in parties))
    evidence = span(actors, sentence, first, last)
    bind(actors, sentence, noun, parties, evidence, 0.88)
    pair(actors, parties, evidence, 0.88, "signed-agreement")


def bind_named_before(actors: Actors, sentence: Sentence, parties: list[Actor], evidence: Evidence) -> None:
    """ "El convenio se conoció ayer. … Vincula al municipio con la Subsecretaría X": the parties of that agreement."""
    before = [s for s in actors.document.sentences[: sentence.index + 1] if s.quotation < 0 and "X" in s.symbols]
    if not before or any(a.parties for a in actors.builder.agreements):
        return
    named = before[-1]
    bind(actors, named, named.symbols.index("X"), parties, evidence, 0.85)


def bind(
    actors: Actors, sentence: Sentence, at: int, parties: list[Actor], evidence: Evidence, confidence: float
) -> None:
    """Add the agreement that a noun at a position names."""
    label = noun_phrase(actors, sentence, at)
    if len(label.split()) <= _BARE:
        label = f"{label} entre {enumerate_names([actors.builder.label(p.key) for p in parties])}"
    certainty = min(p.certainty for p in parties)
    keys = tuple(sorted(p.key for p in parties))
    actors.builder.agreements.append(
        Agreement(label, keys, (evidence,), round(confidence * certainty, 3), "signed-agreement")
    )
