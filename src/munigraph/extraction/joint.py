"""What a municipality does together with others, told as one act: as one subject, in company, or as "we"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.actors import Actor, Actors
from munigraph.extraction.agreements import bind
from munigraph.extraction.chunks import Body, Office
from munigraph.extraction.parties import is_its_own, pair
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import single_cuts, span

if TYPE_CHECKING:
    from munigraph.extraction.document import Sentence

__all__ = ["add_company", "add_joint_subject", "add_said"]

#: An agreement and joint work need so many.
_PAIR = 2
#: So many municipalities at most are told to do a thing with one another.
_FEW = 4
#: Two as the subject at the head of a sentence.
_JOINT = re.compile(r"(?:C\.-?)?l?(?P<one>[MC])yl?(?P<two>[BMCAR])(?:\([^)]{1,3}\))?(?:dl?[C_])?(?![,y(])")
_JOINT_LAST = re.compile(r"l?(?P<one>B)(?:\([^)]{1,3}\))?yl?(?P<two>M)(?:\([^)]{1,3}\))?(?![,y(])")
#: More than two in a row as the subject: "Carabineros, la PDI y la Municipalidad de X realizaron …".
_ROW = re.compile(r"l?(?P<row>[MB](?:,l?[MB])+yl?[MB])(?![,y(])")
#: Several municipalities as one subject: "Los municipios de A y B", "Los alcaldes de A y B".
_SEVERAL = re.compile(r"l?(?P<several>[MS])(?![,y(PN])")
#: "La Municipalidad de X, junto a Carabineros y la PDI, realizó …".
_WITH_COMPANY = re.compile(r"(?:^|[.;:,])l?(?P<one>M),?(?P<with>c)l?(?P<bodies>B(?:,l?B)*(?:yl?B)?),?")
#: "organizado por la Municipalidad de X y Carabineros", "... junto a Carabineros".
_BY_BOTH = re.compile(r"[WO]l?(?P<one>M),?(?:yl?|(?P<with>c)l?|,l?)(?P<bodies>B(?:,l?B)*(?:yl?B)?)(?![_A-Z])")
_BY_BOTH_LAST = re.compile(r"[WO]l?(?P<bodies>B(?:,l?B)*)(?:yl?|,?(?P<with>c)l?)(?P<one>M)")
#: "convenio con X", "en coordinación con X y Z" in what somebody says.
_WITH_MUNICIPALITY = re.compile(r"(?:X[_dl]{0,6}c|H_{0,2}c?)l?(?P<municipality>M)")
_WE_WITH = re.compile(r"(?:X[_dl]{0,6}c|H_{0,2}c?)l?(?P<bodies>[BA](?:,l?[BA])*(?:yl?[BA])?)")


def add_joint_subject(actors: Actors, sentence: Sentence) -> None:
    """ "La Municipalidad de X y la Universidad Y lanzaron …": what two do as one subject they do together."""
    _several_as_one(actors, sentence)
    _row_as_one(actors, sentence)
    match = _JOINT.match(sentence.symbols) or _JOINT_LAST.match(sentence.symbols)
    apart = actors.document.folded.find("por separado", sentence.start, sentence.end) >= 0
    if match is None or apart or not actors.does_together(sentence, match.end()):
        return
    one, two = match.start("one"), match.start("two")
    found = [a for a in actors.in_sentence(sentence, 0, match.end()) if a.at in (one, two) and a.kind != "person"]
    office = sentence.chunks[two].value
    if isinstance(office, Office) and office.entry.object == "institution" and (office.topic or office.place):
        key = actors.builder.body(Body(actors.context.institution(office)))
        found.append(Actor(key, two, "office", None, 0.9))
    for at in (one, two):
        for cut in single_cuts(sentence.chunks[at]) if sentence.symbols[at] == "C" else ():
            found.append(Actor(actors.builder.municipality(cut), at, "municipality", cut, 0.9))
    parties = list({party.at: party for party in found}.values())
    if len(parties) == 2 and any(party.kind == "municipality" for party in parties):
        pair(actors, parties, span(actors, sentence, one, match.end()), 0.82, "joint-subject")


def _row_as_one(actors: Actors, sentence: Sentence) -> None:
    """ "Carabineros, la PDI y la Municipalidad de X realizaron …": what more than two do as one subject."""
    match = _ROW.match(sentence.symbols)
    if match is None or not actors.does_together(sentence, match.end()):
        return
    parties = [
        actor
        for actor in actors.in_sentence(sentence, *match.span("row"))
        if actor.kind != "person" and not is_its_own(sentence.chunks[actor.at].value)
    ]
    if any(party.kind == "municipality" for party in parties):
        pair(actors, parties, span(actors, sentence, match.start("row"), match.end()), 0.85, "joint-subject")


def _several_as_one(actors: Actors, sentence: Sentence) -> None:
    """ "Los alcaldes de A y B acordaron …": what two or three municipalities do as one subject."""
    match = _SEVERAL.match(sentence.symbols)
    if match is None or match.end() >= len(sentence.chunks):
        return
    at = match.start("several")
    parties = [a for a in actors.in_sentence(sentence, at, at + 1) if a.kind == "municipality"]
    verb = sentence.chunks[match.end()]
    if 1 < len(parties) <= _FEW and phrase("acts-as-one").find(actors.document.folded, verb.start):
        pair(actors, parties, span(actors, sentence, at, match.end()), 0.85, "joint-subject")


def add_company(actors: Actors, sentence: Sentence) -> None:
    """ "La Municipalidad de X, junto a Y, realizó …"; "organizado por la Municipalidad de X e Y"."""
    symbols = sentence.symbols
    for pattern in (_WITH_COMPANY, _BY_BOTH, _BY_BOTH_LAST):
        if (match := pattern.search(symbols)) is None:
            continue
        named = match["with"] and sentence.chunks[match.start("with")].value
        if named and not str(named).startswith(("junto", "en compañía")):
            continue  # "con", "acompañado por": only there
        if pattern is _WITH_COMPANY:
            does = actors.does_together(sentence, match.end(), plural=False)
        else:
            verb = sentence.chunks[match.start()]
            does = actors.document.folded[verb.start : verb.end].endswith(" por")
        if not does:
            continue
        municipal = match.start("one")
        found = [a for a in actors.in_sentence(sentence, *match.span("bodies")) if a.kind == "body"]
        parties = [a for a in actors.in_sentence(sentence, municipal, municipal + 1) if a.cut is not None]
        parties += [a for a in found if not is_its_own(sentence.chunks[a.at].value)]
        if len(parties) > 1 and parties[0].at == municipal:
            first, last = min(match.start(), municipal), match.end() - 1
            pair(actors, parties, span(actors, sentence, first, last), 0.85, "joint-subject")
        return


def add_said(actors: Actors, sentence: Sentence) -> None:
    """What an official says in a quotation of the own body and another.

    "Firmamos un convenio con X", "hemos trabajado en conjunto con X" by a mayor; "es un trabajo conjunto con el
    municipio" by one who heads another body.
    """
    match = _WE_WITH.search(sentence.symbols)
    if match is not None and (we := actors.we_in(sentence, match.start())) is not None:
        found = [a for a in actors.in_sentence(sentence, *match.span("bodies")) if a.kind == "body"]
        others = [a for a in found if not is_its_own(sentence.chunks[a.at].value)]
        key = actors.builder.municipality(we.cut)
        parties = [Actor(key, match.start(), "municipality", we.cut, we.certainty), *others]
    elif (match := _WITH_MUNICIPALITY.search(sentence.symbols)) is not None:
        body = actors.body_speaking(sentence, match.start())
        meant = actors.municipalities_at(sentence, match.start("municipality"))
        parties = [Actor(body, match.start(), "body", None, 0.92)] if body is not None else []
        parties += [
            Actor(actors.builder.municipality(m.cut), match.start(), "municipality", m.cut, m.certainty) for m in meant
        ]
    else:
        return
    if len(parties) < _PAIR:
        return
    evidence = span(actors, sentence, match.start(), match.end() - 1)
    if sentence.symbols[match.start()] == "X":
        bind(actors, sentence, match.start(), parties, evidence, 0.85)
    pair(actors, parties, evidence, 0.8, "said-by-official")
