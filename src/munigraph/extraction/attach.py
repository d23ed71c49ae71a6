"""Who holds which office: rules over symbols, then the body in which the office is held."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from munigraph.extraction.charges import charges, is_of_now, told_offices
from munigraph.extraction.chunks import Body, Chunk, Municipal, Office, Party, Place
from munigraph.extraction.context import NUMBERS
from munigraph.extraction.distributed import distributed_offices
from munigraph.extraction.joined import (
    COUNCILLOR,
    MAYOR,
    NAMES,
    Heading,
    Holding,
    Membership,
    Span,
    hold,
    party_between,
)
from munigraph.extraction.lexicon import Entry
from munigraph.extraction.plurals import as_councillors, offices_of_several
from munigraph.extraction.rules import Rule, load_rules, phrase
from munigraph.extraction.trace import Trace
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from munigraph.extraction.document import Document, Sentence

__all__ = ["Heading", "Holding", "Membership", "holdings"]


#: Somebody of the one who holds the office: "la asesora del", "el hermano de la", "un representante del".
_ATTENDANT = re.compile(r"[Rtxe]dl?$")
_OFFICES = frozenset("RSFZUMJAB")
#: "Tres de los", "Los tres" at the head of a clause.
_OPENS_CLAUSE = re.compile(r"(?:^|[,;:]y?)(?:l?[_K]d?l?|l[_K]?)$")
#: Evidence over two sentences is no longer than this.
_LONGEST = 280
_BOTH = frozenset({"ambos", "ambas"})


@dataclass
class _Claims:
    """Chunks of a sentence that a rule has used; an office serves one rule, a name may be in several."""

    offices: set[int]
    document: Document
    trace: Trace


def holdings(document: Document, trace: Trace | None = None) -> Iterator[Holding | Heading | Membership]:
    """Every office and party that the rules join to a name, sentence by sentence, in the order of the rules."""
    rules = [rule for rule in load_rules("offices") if rule.yields not in _AFTER]
    after = [(_AFTER[rule.yields], rule) for rule in load_rules("offices") if rule.yields in _AFTER]
    before: Sentence | None = None
    for sentence in document.sentences:
        symbols = sentence.symbols
        if before is not None and sentence.quotation < 0:
            for reads, rule in after:
                yield from reads(rule, sentence, before, document)
        before = sentence if sentence.quotation < 0 else before
        if not NAMES.intersection(symbols) or not _OFFICES.intersection(symbols):
            continue
        claims = _Claims(set(), document, trace or Trace())
        for rule in rules:
            position = 0
            while (match := rule.pattern.search(symbols, position)) is not None:
                said = rule.is_said(match, sentence.chunks, document.folded) and not _is_about_another(
                    rule, match.span, sentence
                )
                found = list(_apply(rule, match.span, sentence, claims)) if said else []
                yield from found
                position = match.end() if found and match.end() > match.start() else match.start() + 1
                if rule.yields != "party" and found:
                    # The name may begin the next match: "A, alcalde de X, B, alcalde de Y".
                    position = max(match.start() + 1, match.end() - 1)


#: A relative clause begins after the name.
_RELATIVE = re.compile(r"(?:\([^)]{1,4}\))?,?q")
#: Somebody of the family or the people of the one who is named: "el hijo de N", "la abogada de la alcaldesa, N".
_KIN = re.compile(r"[xt]dl?(?:R,?)?$")


def _is_about_another(rule: Rule, span: Span, sentence: Sentence) -> bool:
    """True for "la esposa del alcalde, N, asumió …": the verb after the name tells of another than the one named."""
    if "name" not in rule.pattern.groupindex or not rule.about_subject:
        return False
    at = span("name")[0]
    if _KIN.search(sentence.symbols[:at]):
        return True
    return sentence.is_object(at) and _RELATIVE.match(sentence.symbols[at + 1 :]) is None


def _apply(rule: Rule, span: Span, sentence: Sentence, claims: _Claims) -> Iterator[Holding | Heading | Membership]:
    if rule.yields in ("office", "former"):
        return _offices(rule, span, sentence, claims)
    if rule.yields == "respective":
        return _respective(rule, span, sentence, claims)
    if rule.yields == "offices":
        return offices_of_several(rule, span, sentence, claims.offices, claims.trace)
    if rule.yields == "distributed":
        return distributed_offices(rule, span, sentence, claims.offices, claims.document)
    if rule.yields in ("charge", "told"):
        return (charges if rule.yields == "charge" else told_offices)(rule, span, sentence, claims.document)
    return _SIMPLE[rule.yields](rule, span, sentence)


def _gives(chunk: Chunk) -> bool:
    """True for a verb by which somebody gives an office to another: designó, nombró, eligió."""
    return chunk.symbol == "b" and isinstance(chunk.value, Entry) and chunk.value.type == "giving"


def _comuna_after(sentence: Sentence, name: Chunk, office: Office) -> str | None:
    """CUT of "la concejala N de Castro", where the office itself names no comuna."""
    if office.entry.object not in ("mayor", "councillor") or office.cuts or office.municipal is not None:
        return None
    at = sentence.chunks.index(name)
    match = re.match(r"dl?C", sentence.symbols[at + 1 :])
    place = sentence.chunks[at + match.end()].value if match else None
    of = str(sentence.chunks[at + 1].value) if match else ""
    return place.cuts[0] if isinstance(place, Place) and len(place.cuts) == 1 and of in ("de", "del") else None


def _party(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Membership]:
    """ "N (PS)": the party of one."""
    name, party = sentence.chunks[span("name")[0]], sentence.chunks[span("party")[0]]
    if isinstance(party.value, Party):
        yield Membership(name, party.value, min(name.start, party.start), max(name.end, party.end), rule)


def _offices(rule: Rule, span: Span, sentence: Sentence, claims: _Claims) -> Iterator[Holding | Membership]:
    """ "La alcaldesa de X y presidenta de Y, N": the offices of one."""
    chunks = sentence.chunks
    first, last = span("offices")
    places = [i for i in range(first, last) if chunks[i].symbol == "R"]
    if any(_gives(chunk) for chunk in chunks[span("name")[1] : first]):
        return  # "La alcaldesa N designó directora a M"
    if any(i in claims.offices for i in places):
        return
    name = chunks[span("name")[0]]
    if _is_one_phrase(chunks[places[-1]], name, claims.document.lexicon.given_names) or _is_of_another(
        sentence, first, chunks[places[-1]], name
    ):
        claims.trace.turn_down("office-of-another", chunks[first].start, max(chunks[last - 1].end, name.end))
        return
    if rule.of_now and not is_of_now(sentence, claims.document):
        return
    if "article" in rule.pattern.groupindex and _disagree(name, chunks[span("article")[0]], claims.document):
        return
    claims.offices.update(places)
    for i in places:
        office = chunks[i].value
        assert isinstance(office, Office)
        if i != places[-1] and office.entry.exclusive and _is_anothers(sentence, i):
            continue  # "el intendente, el alcalde de X, N": two people, the first without a name
        if rule.yields == "former":
            if not (office.entry.exclusive or office.entry.id == "municipal-staff" or office.body is not None):
                continue  # "quien fue el encargado de entregar el premio"
            office = replace(office, former=True)
        office = _with_comuna_after(office, [chunks[at].value for at in places if at > i])
        yield hold(name, chunks[i], office, _comuna_after(sentence, name, office), sentence, rule)
        if office.candidate or office.elect or i != places[-1]:
            continue
        if office.party is not None and isinstance(value := office.party.value, Party):
            yield Membership(name, value, min(office.party.start, name.start), max(office.party.end, name.end), rule)
    yield from party_between(rule, span, sentence, name)


def _respective(rule: Rule, span: Span, sentence: Sentence, claims: _Claims) -> Iterator[Holding]:
    """ "La directora de A y el director de B, N y M": the first office is the first name's."""
    chunks = sentence.chunks
    places = [i for i in range(*span("offices")) if chunks[i].symbol == "R"]
    names = [chunks[i] for i in range(*span("names")) if chunks[i].symbol in NAMES]
    if len(places) != len(names) or claims.offices.intersection(places):
        return
    claims.offices.update(places)
    for i, name in zip(places, names, strict=True):
        office = chunks[i].value
        assert isinstance(office, Office)
        yield hold(name, chunks[i], office, _comuna_after(sentence, name, office), sentence, rule)


def _is_anothers(sentence: Sentence, at: int) -> bool:
    """True where the next office is somebody else's: "el seremi, el alcalde N", in a headline "seremi y alcalde N"."""
    if not sentence.symbols.startswith("yR", at + 1):
        return re.match(r",?y?l", sentence.symbols[at + 1 :]) is not None
    two = [office for each in (at, at + 2) if isinstance(office := sentence.chunks[each].value, Office)]
    return all(office.entry.exclusive and not office.former for office in two)


def _with_comuna_after(office: Office, following: list[object]) -> Office:
    """ "El exconcejal y actual alcalde de Tomé": the comuna is said once, after the last office."""
    if office.entry.object not in ("mayor", "councillor") or office.cuts or office.municipal or office.anaphoric:
        return office
    named = [o for o in following if isinstance(o, Office) and o.cuts and not o.alternatives]
    local = [o for o in named if o.entry.object in ("mayor", "councillor") or o.municipal is not None]
    return replace(office, cuts=local[0].cuts) if local and len(local[0].cuts) == 1 else office


def _disagree(name: Chunk, article: Chunk, document: Document) -> bool:
    """True for a woman's name and "el concejal"."""
    gender = document.lexicon.gender_of(fold(str(name.value)).split()[0])
    return (str(article.value), gender) in (("el", "f"), ("la", "m"))


def _is_of_another(sentence: Sentence, first: int, office: Chunk, name: Chunk) -> bool:
    """True for "la jefa de gabinete del alcalde de X, N", "la viuda del alcalde, N": the name is not the mayor's."""
    comma = sentence.symbols[: sentence.chunks.index(name)].endswith((",", ",t", ",t."))
    return comma and office.end < name.start and _ATTENDANT.search(sentence.symbols[:first]) is not None


def _is_one_phrase(office: Chunk, name: Chunk, given_names: frozenset[str]) -> bool:
    """True for "presidenta de la junta de vecinos Villa Azul": what looks like a name ends the name of the body."""
    value = office.value
    assert isinstance(value, Office)
    complement = value.topic is not None or value.body is not None
    unsure = name.symbol == "N" or fold(str(name.value)).split()[0] not in given_names
    return unsure and complement and 0 <= name.start - office.end <= 1


def _headed(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Holding]:
    """ "El municipio de X, encabezado por N": N is its mayor."""
    muni, name = sentence.chunks[span("muni")[0]], sentence.chunks[span("name")[0]]
    verb = sentence.chunks[span("verb")[1] - 1].value
    if not isinstance(verb, Entry) or verb.mood == "past" or phrase("heading-verb").find(verb.words[0]) is None:
        return  # "asistió al municipio"
    at = span("muni")[0]
    governed = span("name")[0] > at and re.search(r"dl?$", sentence.symbols[:at]) is not None
    governed = governed or any(chunk.value == "contra" for chunk in sentence.chunks[max(0, at - 2) : at])
    if governed and sentence.symbols[at + 1 : at + 2] != "-":
        return  # "la querella contra el municipio, encabezada por N"
    if "office" in rule.pattern.groupindex and span("office")[1] > span("office")[0]:
        office = sentence.chunks[span("office")[0]].value
        if not (isinstance(office, Office) and office.entry.object == "mayor"):
            return
    if isinstance(muni.value, Place) and not muni.value.name[0].islower():
        return  # "quien lidera Arauco": a club, perhaps
    if isinstance(muni.value, Municipal | Place) and len(muni.value.cuts) == 1:
        yield hold(name, muni, MAYOR, muni.value.cuts[0], sentence, rule)


def _governed(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Holding]:
    """ "N gobernó X", "X fue gobernada por N": a former mayor."""
    muni, name = sentence.chunks[span("muni")[0]], sentence.chunks[span("name")[0]]
    if isinstance(muni.value, Municipal | Place) and len(muni.value.cuts) == 1:
        yield hold(name, muni, replace(MAYOR, former=True), muni.value.cuts[0], sentence, rule)


#: "tres concejales", "tres de los concejales", "los tres ediles".
_NUMBER = re.compile(rf"\b({'|'.join(NUMBERS)}) (?:de )?(?:los |las )?$")


def _counted(rule: Rule, sentence: Sentence, before: Sentence, document: Document) -> Iterator[Holding]:
    """ "Tres de los concejales tienen una idea. A, B y C anunciaron …": the three."""
    if (match := rule.pattern.search(sentence.symbols)) is None:
        return
    names = [chunk for chunk in sentence.chunks[: match.end("names")] if chunk.symbol in NAMES]
    for at, chunk in enumerate(before.chunks):
        if chunk.symbol != "S" or re.match(r",?[PN]", before.symbols[at + 1 :]) or not isinstance(chunk.value, Office):
            continue
        number = _NUMBER.search(document.folded, before.start, chunk.start)
        if _OPENS_CLAUSE.search(before.symbols[:at]) is None or phrase("done-to-them").find(
            document.folded, chunk.end, before.end
        ):
            continue  # "Dos vecinos se reunieron con dos concejales"
        if number is None or NUMBERS[number[1]] != len(names):
            continue
        office = as_councillors(chunk.value, len(names))
        for name in names:
            start = number.start() if names[-1].end - number.start() < _LONGEST else names[0].start
            yield Holding(name, office, chunk.start, None, before, start, names[-1].end, rule)
        return


def _sworn(rule: Rule, sentence: Sentence, before: Sentence, document: Document) -> Iterator[Holding]:
    """ "Sesionó el nuevo Concejo Municipal. Tomaron posesión de sus cargos N, M y O": its councillors."""
    match = rule.pattern.search(sentence.symbols)
    council = next((c for c in before.chunks if isinstance(c.value, Body) and c.value.kind == "council"), None)
    if match is None or council is None or not isinstance(council.value, Body) or "S" in before.symbols:
        return
    names = [chunk for chunk in sentence.chunks[match.start("names") : match.end("names")] if chunk.symbol in NAMES]
    if phrase("takes-office").find(document.folded, sentence.start, names[0].start) is not None:
        for name in names:
            yield hold(name, name, COUNCILLOR, council.value.cut, sentence, rule)


#: What reads the rules for names whose office the sentence before tells.
_AFTER: Mapping[str, Callable[[Rule, Sentence, Sentence, Document], Iterator[Holding]]] = {
    "counted": _counted,
    "sworn": _sworn,
}


#: What stands between an office and another of its kind that a list leaves out: "…, Raúl Soto, y el de".
_LISTED = re.compile(r"[,;:.()\-ytldPNRCF]*")


def _is_rival(value: object) -> bool:
    """True for another office than a mayor's that who stands after it may hold: "el gobernador", not "el tesorero"."""
    return isinstance(value, Office) and value.entry.exclusive and value.entry.object != "mayor"


def _same(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Holding]:
    """ "El alcalde de X, N, y el de Y, M": M is mayor of Y."""
    first, place = span("of")[0] - 1, sentence.chunks[span("place")[0]].value
    for at in range(first - 1, -1, -1):
        told = sentence.chunks[at].value
        if not isinstance(told, Office) or told.entry.object not in ("mayor", "councillor"):
            continue
        between = sentence.symbols[at + 1 : first]
        article = str(sentence.chunks[first].value)
        if told.entry.object == "councillor" and (article == "la") != told.entry.words[0].endswith("a"):
            return  # "la concejala N, y el de Penco, M"
        if any(_is_rival(chunk.value) for chunk in sentence.chunks[at + 1 : first]):
            return  # "el alcalde de A, N, el gobernador M, y el de Y, O"
        now = not (told.former or told.elect or told.candidate or told.acting)
        if now and NAMES.intersection(between) and _LISTED.fullmatch(between) and isinstance(place, Place):
            office = replace(MAYOR if told.entry.object == "mayor" else COUNCILLOR, cuts=place.cuts)
            yield hold(
                sentence.chunks[span("name")[0]], sentence.chunks[span("place")[0]], office, None, sentence, rule
            )
        return


def _council(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Holding]:
    """ "El Concejo Municipal de X, que integran N, M y O": its councillors."""
    body = sentence.chunks[span("body")[0]]
    if isinstance(body.value, Body) and body.value.kind == "council" and not _is_ahead(sentence, span):
        for at in range(*span("names")):
            if sentence.symbols[at] in NAMES:
                yield hold(sentence.chunks[at], body, COUNCILLOR, body.value.cut, sentence, rule)


#: Endings of the future, without accents.
_FUTURE = ("aran", "ara", "eran", "era", "iran", "ira", "dran", "dra")


def _is_ahead(sentence: Sentence, span: Span) -> bool:
    """True for "que integrarán": they are none yet."""
    verb = sentence.chunks[span("names")[0] - 1]
    return isinstance(verb.value, Entry) and verb.value.words[-1].endswith(_FUTURE)


def _shared_party(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Membership]:
    """ "N y M, ambos del PS": the party of either."""
    first, last = span("names")
    at = span("party")[0]
    party = sentence.chunks[at]
    of = [str(chunk.value) for chunk in sentence.chunks[last + 2 : at] if chunk.symbol == "d"]
    if isinstance(party.value, Party) and str(sentence.chunks[last + 1].value) in _BOTH and of in (["de"], ["del"]):
        for name in (sentence.chunks[first], sentence.chunks[last - 1]):
            yield Membership(name, party.value, name.start, party.end, rule)


def _heading(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Heading]:
    name = sentence.chunks[span("name")[0]]
    held = sentence.chunks[span("noun" if "noun" in rule.pattern.groupindex else "body")[0]]
    body = held.value if isinstance(held.value, Body) else None
    if body is None and "noun" not in rule.pattern.groupindex:
        return
    role, words, former = "director", "", False
    if "verb" in rule.pattern.groupindex and isinstance(verb := sentence.chunks[span("verb")[0]].value, Entry):
        former = verb.mood == "past"
        role, words = verb.name, "" if verb.name else " ".join(verb.words)
    if former and (body is None or body.kind != "unit"):
        return  # "encabezó la mesa": an occasion rather than an office
    start, end = min(name.start, held.start), max(name.end, held.end)
    yield Heading(name, body, held, role, words, former, sentence, start, end, rule)


def _unit_as_office(rule: Rule, span: Span, sentence: Sentence) -> Iterator[Holding]:
    """ "El Dideco, N": the short name of the unit is the office of its head."""
    unit, name = sentence.chunks[span("body")[0]], sentence.chunks[span("name")[0]]
    if isinstance(body := unit.value, Body):
        entry = Entry("role", (fold(body.label),), id="municipal-staff", object="municipality")
        office = Office(entry, body.label, cuts=(body.cut,) if body.cut else ())
        yield hold(name, unit, office, None, sentence, rule)


#: What reads a match, for the rules that need no account of the offices already used.
_SIMPLE: Mapping[str, Callable[[Rule, Span, Sentence], Iterator[Holding | Heading | Membership]]] = {
    "party": _party,
    "parties": _shared_party,
    "council": _council,
    "mayor": _headed,
    "same": _same,
    "governed": _governed,
    "head": _heading,
    "unit": _unit_as_office,
}
