"""Relations between bodies: collaboration, agreements, membership of associations."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from munigraph.extraction.actors import Actor, Actors
from munigraph.extraction.chunks import Body, Office
from munigraph.extraction.labels import enumerate_names, noun_phrase
from munigraph.extraction.memberships import add_members, add_members_in_company
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import single_cuts, span
from munigraph.model import Agreement, Evidence, Predicate

if TYPE_CHECKING:
    from munigraph.extraction.document import Sentence

__all__ = ["add_relations"]

#: So many municipalities at most are told to do a thing with one another.
_FEW = 4
#: A label of so few words says only what kind of agreement it is.
_BARE = 1
#: Comunas in a row as subject: "Tomé y Penco firmaron", "las comunas de A, B y C trabajan juntas".
_COMUNAS_ACT = re.compile(r"(?:^|[,.])(?:l_*d)?(C(?:,C)*yC),?(?:[TH]|[_OE]l?X)")
#: Denied or only supposed.
_DENIED = re.compile(r"[nh][^,;:]{0,5}[XHT]")
#: "convenio con X", "acuerdo entre X y Z".
_BETWEEN = re.compile(r"X[_dl]{0,8}c")
#: "convenio entre X y Z".
_AMONG = re.compile(r"X[_dl]{0,8}?(?P<among>d)l?[MBCRS]")
#: "en coordinación con Carabineros y la PDI".
_WITH_BODIES = re.compile(r"H_{0,2}[cd]?l?[BA]")
#: "hermanamientos con ciudades argentinas como A, B y C".
_TWINNED = re.compile(r"Xc[l_k]{0,5}(?P<towns>[KNPC]{1,3}(?:,[KNPC]{1,3})*(?:y[KNPC]{1,3})?)(?=[,.;]|$)")
#: Two as the subject at the head of a sentence.
_JOINT = re.compile(r"(?:C\.-?)?l?(?P<one>[MC])yl?(?P<two>[BMCAR])(?:\([^)]{1,3}\))?(?:dl?[C_])?(?![,y(])")
_JOINT_LAST = re.compile(r"l?(?P<one>B)(?:\([^)]{1,3}\))?yl?(?P<two>M)(?:\([^)]{1,3}\))?(?![,y(])")
#: Several municipalities as one subject: "Los municipios de A y B", "Los alcaldes de A y B".
_SEVERAL = re.compile(r"l?(?P<several>[MS])(?![,y(PN])")
#: "La Municipalidad de X, junto a Carabineros y la PDI, realizó …".
_WITH_COMPANY = re.compile(r"(?:^|[.;:,])l?(?P<one>M),?(?P<with>c)l?(?P<bodies>B(?:,l?B)*(?:yl?B)?),?")
#: "organizado por la Municipalidad de X y Carabineros", "... junto a Carabineros".
_BY_BOTH = re.compile(r"[WO]l?(?P<one>M),?(?:yl?|(?P<with>c)l?|,l?)(?P<bodies>B(?:,l?B)*(?:yl?B)?)(?![_A-Z])")
_BY_BOTH_LAST = re.compile(r"[WO]l?(?P<bodies>B(?:,l?B)*)(?:yl?|,?(?P<with>c)l?)(?P<one>M)")
#: The subject of a verb of saying at the end: "…, dijo la alcaldesa".
_ATTRIBUTED = re.compile(r"[,;.]V[_q]{0,2}l?(?:[RM],?)*t?$")
#: A sentence with a subject of its own before what is done together.
_OWN_SUBJECT = re.compile(r"[^HXQ]*[RSPNBUAGK]|[^HXQ]{0,4}l?_[HXT]")
#: Before a body that is only the source of the news.
_SOURCE = re.compile(r"w[V_q]{0,2}l?$")
#: The noun that begins the sentence as its subject, and those that a municipality has or does.
_SUBJECT = re.compile(r"(?:[K_q]{0,2},)?l_")
#: "convenio con X", "en coordinación con X y Z" in what somebody says.
_WE_WITH = re.compile(r"(?:X[_dl]{0,6}c|H_{0,2}c?)l?(?P<bodies>[BA](?:,l?[BA])*(?:yl?[BA])?)")
#: Verbs of working together that have a subject, folded.
_FINITE = re.compile(r"(?:trabaja|colabora|coordina)(?:n|ron|ra|ran)?\b|coordino|colaboro|trabajo con|acord|convin|pact|un(?:ieron|en|iran) ")
#: Another who may act.
_SOMEBODY = re.compile(r"[RSPNBUAG]")


def add_relations(actors: Actors) -> None:
    """Add ``collaboratesWith``, agreements and ``memberOf`` of every sentence outside quotations."""
    for sentence in actors.document.sentences:
        symbols = sentence.symbols
        if sentence.quotation >= 0:
            if re.search(r"A[^J]{0,6}J[^V]{0,4}C", symbols):
                add_members(actors, sentence)  # who belongs to an association is told in quotations too
            _said(actors, sentence)
            continue
        if denied := _DENIED.search(symbols):
            chunks = sentence.chunks[denied.start() : denied.end()]
            actors.builder.trace.turn_down("agreement-denied", chunks[0].start, chunks[-1].end)
            continue
        if (match := _TWINNED.search(symbols)) is not None and _is_twinning(sentence, match):
            _twinning(actors, sentence, match)
        elif "X" in symbols and _binds(sentence):
            _agreement(actors, sentence)
        elif "H" in symbols:
            _collaboration(actors, sentence)
        else:
            _joint_subject(actors, sentence)
            _company(actors, sentence)
        if "J" in symbols:
            add_members(actors, sentence)
    add_members_in_company(actors)


def _binds(sentence: Sentence) -> bool:
    """True when the agreement of a sentence has parties by its words: signed, with somebody, or between some."""
    symbols = sentence.symbols
    if "T" in symbols or _BETWEEN.search(symbols):
        return True
    among = _AMONG.search(symbols)
    if among is not None and sentence.chunks[among.start("among")].value == "entre":
        return True
    return (row := _COMUNAS_ACT.search(symbols)) is not None and symbols[row.end() - 1] == "X"


def _parties(actors: Actors, sentence: Sentence) -> list[Actor]:
    """The municipalities (a mayor acts for his own) and bodies of a sentence, once each."""
    seen: dict[str, Actor] = {}
    for found in actors.in_sentence(sentence):
        if found.kind == "office" or (found.kind == "person" and found.cut is None):
            continue
        actor = found
        if found.kind == "person" and found.cut is not None:
            actor = Actor(actors.builder.municipality(found.cut), found.at, "municipality", found.cut, found.certainty)
        chunk = sentence.chunks[actor.at]
        if _is_its_own(chunk.value):
            continue
        before = sentence.symbols[: actor.at]
        if _SOURCE.search(before) or (_ATTRIBUTED.search(before) and _OWN_SUBJECT.match(before)):
            continue  # "según informa el Consejo X", "…, dijo la alcaldesa"
        if sentence.symbols[actor.at - 1 : actor.at] == "s":
            continue  # "por medio de su Facultad de Ingeniería": a part of a party
        seen.setdefault(actor.key, actor)
    if match := _COMUNAS_ACT.search(sentence.symbols):
        for at in range(match.start(1), match.end(1)):
            for cut in single_cuts(sentence.chunks[at]):
                key = actors.builder.municipality(cut)
                seen.setdefault(key, Actor(key, at, "municipality", cut, 0.95))
    for at, chunk in enumerate(sentence.chunks):
        # An official acts for the body of the office: "el coordinador regional de Senama".
        body = chunk.value.body if isinstance(chunk.value, Office) else None
        if body is not None and not body.municipal and body.kind == "organization":
            key = actors.builder.body(body)
            seen.setdefault(key, Actor(key, at, "body", None, 0.95))
    if any(sentence.symbols[party.at] == "A" for party in seen.values()):
        # The association acts, and the mayors for it.
        return [p for p in seen.values() if p.kind != "municipality" or sentence.symbols[p.at] not in "PKRS"]
    return list(seen.values())


def _agreement(actors: Actors, sentence: Sentence) -> None:
    """ "Las municipalidades de A y B suscribieron un convenio con C"."""
    parties = _parties(actors, sentence)
    symbols = sentence.symbols
    if len(parties) < 2 or not any(p.kind == "municipality" or symbols[p.at] == "A" for p in parties):
        words = sentence.chunks[symbols.index("X")]
        actors.builder.trace.turn_down("agreement-with-few-parties", words.start, words.end)
        return
    trigger = symbols.find("X") if "X" in symbols else symbols.find("H")
    first = min(trigger, *(p.at for p in parties))
    last = max(trigger, symbols.find("T"), *(p.at for p in parties))
    evidence = span(actors, sentence, first, last)
    _bind(actors, sentence, trigger, parties, evidence, 0.88)
    _pairs(actors, parties, evidence, 0.88, "signed-agreement")


def _collaboration(actors: Actors, sentence: Sentence) -> None:
    parties = _parties(actors, sentence)
    municipal = [p for p in parties if p.kind == "municipality"]
    at = sentence.symbols.index("H")
    both = phrase("both-municipalities").find(actors.document.folded, sentence.start, sentence.end)
    if both is not None and len(municipal) < 2:
        governed = actors.context.governed_cuts()
        if len(governed) == 2:
            for one, two in combinations(governed, 2):
                actors.builder.fact(
                    Predicate.COLLABORATES_WITH,
                    actors.builder.municipality(one),
                    actors.builder.municipality(two),
                    span(actors, sentence, at, len(sentence.chunks) - 1, limit=200),
                    0.9,
                    "both-municipalities",
                )
        return
    if not municipal and (partners := _partners_of_the_focus(actors, sentence, parties, at)):
        parties = partners
        municipal = [p for p in parties if p.kind == "municipality"]
    if len(parties) < 2 or not municipal:
        actors.builder.trace.turn_down("work-with-few-parties", sentence.chunks[at].start, sentence.chunks[at].end)
        return
    evidence = span(actors, sentence, min(at, *(p.at for p in parties)), max(at, *(p.at for p in parties)))
    if (entry := sentence.chunks[at].value) and getattr(entry, "type", "") == "agreement":
        _bound(actors, sentence, parties, evidence)
    _pairs(actors, parties, evidence, 0.8, "works-with")


def _joint_subject(actors: Actors, sentence: Sentence) -> None:
    """ "La Municipalidad de X y la Universidad Y lanzaron …": what two do as one subject they do together."""
    _several_as_one(actors, sentence)
    match = _JOINT.match(sentence.symbols) or _JOINT_LAST.match(sentence.symbols)
    apart = actors.document.folded.find("por separado", sentence.start, sentence.end) >= 0
    if match is None or apart or not actors.does_together(sentence, match.end()):
        return
    one, two = match.start("one"), match.start("two")
    found = [a for a in actors.in_sentence(sentence, 0, match.end()) if a.at in (one, two) and a.kind != "person"]
    for at in (one, two):
        for cut in single_cuts(sentence.chunks[at]) if sentence.symbols[at] == "C" else ():
            found.append(Actor(actors.builder.municipality(cut), at, "municipality", cut, 0.9))
    parties = list({party.at: party for party in found}.values())
    if len(parties) == 2 and any(party.kind == "municipality" for party in parties):
        _pairs(actors, parties, span(actors, sentence, one, match.end()), 0.82, "joint-subject")


def _several_as_one(actors: Actors, sentence: Sentence) -> None:
    """ "Los alcaldes de A y B acordaron …": what two or three municipalities do as one subject."""
    match = _SEVERAL.match(sentence.symbols)
    if match is None or match.end() >= len(sentence.chunks):
        return
    at = match.start("several")
    parties = [a for a in actors.in_sentence(sentence, at, at + 1) if a.kind == "municipality"]
    verb = sentence.chunks[match.end()]
    if 1 < len(parties) <= _FEW and phrase("acts-as-one").find(actors.document.folded, verb.start):
        _pairs(actors, parties, span(actors, sentence, at, match.end()), 0.85, "joint-subject")


def _company(actors: Actors, sentence: Sentence) -> None:
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
        parties += [a for a in found if not _is_its_own(sentence.chunks[a.at].value)]
        if len(parties) > 1 and parties[0].at == municipal:
            first, last = min(match.start(), municipal), match.end() - 1
            _pairs(actors, parties, span(actors, sentence, first, last), 0.85, "joint-subject")
        return


def _is_its_own(value: object) -> bool:
    """True for a body that is part of a municipality."""
    return isinstance(value, Body) and (value.municipal or value.kind == "council")


def _is_twinning(sentence: Sentence, match: re.Match[str]) -> bool:
    return getattr(sentence.chunks[match.start()].value, "type", "") == "twinning"


def _twinning(actors: Actors, sentence: Sentence, match: re.Match[str]) -> None:
    """ "Temuco mantiene hermanamientos con ciudades como A, B y C": the municipality with those of the towns."""
    cuts = [c for at in range(match.start()) for m in actors.municipalities_at(sentence, at) for c in (m.cut,)]
    cuts = cuts or [c for chunk in sentence.chunks[: match.start()] if chunk.symbol == "C" for c in single_cuts(chunk)]
    cut = cuts[0] if cuts else actors.context.focus or _acting_before(actors, sentence)
    if cut is None:
        return
    evidence = span(actors, sentence, match.start(), match.end() - 1)
    for town in re.finditer(r"[KNPC]+", match.group("towns")):
        first, last = match.start("towns") + town.start(), match.start("towns") + town.end() - 1
        other = single_cuts(sentence.chunks[first]) if sentence.symbols[first] == "C" else ()
        name = actors.document.text[sentence.chunks[first].start : sentence.chunks[last].end]
        key = actors.builder.municipality(other[0]) if other else actors.builder.body(Body(f"Municipalidad de {name}"))
        actors.builder.fact(
            Predicate.COLLABORATES_WITH, actors.builder.municipality(cut), key, evidence, 0.85, "sister-cities"
        )


def _acting_before(actors: Actors, sentence: Sentence) -> str | None:
    """CUT of the one municipality that the sentence before speaks of, or None."""
    before = [s for s in actors.document.sentences[: sentence.index] if s.quotation < 0]
    found = {m.cut for s in before[-1:] for at in range(len(s.chunks)) for m in actors.municipalities_at(s, at)}
    return found.pop() if len(found) == 1 else None


def _bound(actors: Actors, sentence: Sentence, parties: list[Actor], evidence: Evidence) -> None:
    """ "El convenio se conoció ayer. … Vincula al municipio con la Subsecretaría X": the parties of that agreement."""
    before = [s for s in actors.document.sentences[: sentence.index + 1] if s.quotation < 0 and "X" in s.symbols]
    if not before or any(a.parties for a in actors.builder.agreements):
        return
    named = before[-1]
    _bind(actors, named, named.symbols.index("X"), parties, evidence, 0.85)


def _bind(
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


def _partners_of_the_focus(actors: Actors, sentence: Sentence, parties: list[Actor], at: int) -> list[Actor]:
    """ "El operativo se hizo en coordinación con Carabineros": the municipality that the article is about, unsaid."""
    focus = actors.context.focus
    symbols = sentence.symbols
    if focus is None or not _WITH_BODIES.match(symbols, at) or _SOMEBODY.search(symbols[:at]):
        return []
    verb = sentence.chunks[at]
    if _FINITE.match(actors.document.folded, verb.start) and not actors.document.folded.endswith("se ", 0, verb.start):
        return []  # "que coordina el Ministerio X", "Fiscalía trabaja con Y": it has another subject
    if (noun := _SUBJECT.match(symbols)) is not None and noun.end() <= at:
        word = sentence.chunks[noun.end() - 1]
        if not phrase("work-of-a-municipality").find(actors.document.folded, word.start):
            return []  # "La banda operaba de la mano con …"
    after = [party for party in parties if party.at > at]
    if not after or len(after) != len(parties):
        return []
    return [Actor(actors.builder.municipality(focus), at, "municipality", focus, 0.9), *after]


def _said(actors: Actors, sentence: Sentence) -> None:
    """ "Firmamos un convenio con X", "hemos trabajado en conjunto con X": what a mayor says of the municipality."""
    match = _WE_WITH.search(sentence.symbols)
    if match is None or (we := actors.we_in(sentence, match.start())) is None:
        return
    found = [a for a in actors.in_sentence(sentence, *match.span("bodies")) if a.kind == "body"]
    bodies = [a for a in found if not _is_its_own(sentence.chunks[a.at].value)]
    if not bodies:
        return
    parties = [Actor(actors.builder.municipality(we.cut), match.start(), "municipality", we.cut, we.certainty), *bodies]
    evidence = span(actors, sentence, match.start(), match.end() - 1)
    if sentence.symbols[match.start()] == "X":
        _bind(actors, sentence, match.start(), parties, evidence, 0.85)
    _pairs(actors, parties, evidence, 0.8, "said-by-mayor")


def _pairs(actors: Actors, parties: list[Actor], evidence: Evidence, confidence: float, rule: str) -> None:
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
