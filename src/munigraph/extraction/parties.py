"""Who takes part in what a sentence tells that municipalities and bodies do with one another."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from munigraph.extraction.actors import Actor, Actors
from munigraph.extraction.chunks import Body, Office
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import single_cuts
from munigraph.model import Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.document import Sentence
    from munigraph.model import Evidence

__all__ = ["COMUNAS_ACT", "SOURCE", "comunas_between", "is_its_own", "is_wanted", "pair", "parties_of"]

#: Comunas in a row as subject: "Tomé y Penco firmaron", "las comunas de A, B y C trabajan juntas".
COMUNAS_ACT = re.compile(r"(?:^|[,._])(?:l(?:_*d)?)?(?:(C(?:,C)*yC),?(?:[TH]|[_OE]l?X)|(C)yl?[BMR](?:,[PNK],)?[TH])")
#: "el municipio de A y el de B".
_THAT_OF = re.compile(r"M(?:,ldC)*yldC(?![,y]C)")
#: A word of wishing stands at most so many characters before what is wished.
_NEAR = 70
#: Before an official who acts: at the head, joined by "y" or "con".
_ACTS = re.compile(r"(?:^|[ycT.;:])l?$")
#: Before a body that is only the source of the news.
SOURCE = re.compile(r"w[V_q]{0,2}l?$")
#: The subject of a verb of saying at the end: "…, dijo la alcaldesa".
_ATTRIBUTED = re.compile(r"[,;.]V[_q]{0,2}l?(?:[RM],?)*t?$")
#: Between the word for what is done and a body: another clause.
_ANOTHER_CLAUSE = re.compile(r"V|[,;][^,;]*W")
#: "convenio con el Serviu … la plaza que colinda con …": the second is another verb's.
_SECOND_WITH = re.compile(r"c.*_cl?$")
#: Prepositions of who is no party but where it was or whom it serves.
_WHERE = frozenset({"en", "ante", "para", "sobre", "hacia", "desde", "hasta", "tras", "a", "al"})
#: Words whose second party follows "a": what is lent or bound.
_GIVING = frozenset({"comodato", "vincula", "vinculara"})
#: After the one who says it: what others do, "la alcaldesa dijo que el Ministerio X firmó".
_SAYS_OF_OTHERS = re.compile(r",?(?:[PNK],?)?V_{0,2}ql?[BANRS]")
#: After "para": a verb, its objects, and nobody who comes in with "con".
_OBJECT = re.compile(r"[_OWEV][^c,;]*l?$")
#: A sentence with a subject of its own before what is done together.
_OWN_SUBJECT = re.compile(r"[^HXQ]*[RSPNBUAGK]|[^HXQ]{0,4}l?_[HXT]")


def parties_of(actors: Actors, sentence: Sentence, trigger: int) -> list[Actor]:
    """The municipalities (a mayor acts for his own) and bodies of a sentence, once each.

    ``trigger``: position of the word for the agreement or the joint work.
    """
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
        elif not _is_aside(sentence, actor, trigger) and not _is_told_of(actors, sentence, actor, trigger):
            seen.setdefault(actor.key, actor)
    for actor in _comunas(actors, sentence):
        seen.setdefault(actor.key, actor)
    for actor in _of_officials(actors, sentence, trigger):
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


def _is_aside(sentence: Sentence, actor: Actor, trigger: int) -> bool:
    """True for who only tells it ("…, dijo la alcaldesa"), for a part of a party, and for who is only there."""
    before = sentence.symbols[: actor.at]
    if SOURCE.search(before) or (_ATTRIBUTED.search(before) and _OWN_SUBJECT.match(before)):
        return True
    if before.endswith("s"):
        return True  # "por medio de su Facultad de Ingeniería"
    if actor.kind == "municipality":
        return _SAYS_OF_OTHERS.match(sentence.symbols, actor.at + 1, trigger) is not None
    if _ANOTHER_CLAUSE.search(before, trigger):
        return True  # "… en conjunto con Carabineros y lamentó la ausencia de la PDI"
    if _serves(sentence, trigger, actor.at):
        return True  # "… para cuidar la escuela"
    governing = [chunk for chunk in sentence.chunks[max(0, actor.at - 3) : actor.at] if chunk.symbol != "l"]
    if not governing or governing[-1].symbol not in "dc":
        return False
    if governing[-1].symbol == "c":
        company = str(governing[-1].value).startswith(("acompa", "en compa"))
        return company or _SECOND_WITH.search(before, trigger) is not None
    return governing[-1].value in _WHERE and getattr(sentence.chunks[trigger].value, "words", ("",))[0] not in _GIVING


def _is_told_of(actors: Actors, sentence: Sentence, actor: Actor, trigger: int) -> bool:
    """True for the body above one that takes part, and for whom only the contents of an agreement name."""
    folded = actors.document.folded
    start = sentence.chunks[actor.at].start
    above = actor.kind == "body" and phrase("body-above").find(folded, sentence.start, start) is not None
    return above or phrase("agreement-contents").find(folded, sentence.chunks[trigger].end, start) is not None


def _serves(sentence: Sentence, trigger: int, at: int) -> bool:
    """True for what stands in a clause of purpose after the word for what is done."""
    purpose = [i for i in range(trigger + 1, at) if sentence.chunks[i].value == "para"]
    return bool(purpose) and _OBJECT.match(sentence.symbols, purpose[-1] + 1, at) is not None


def _comunas(actors: Actors, sentence: Sentence) -> Iterator[Actor]:
    """Comunas that act: "Tomé y Penco firmaron"."""
    if match := COMUNAS_ACT.search(sentence.symbols):
        yield from comunas_between(actors, sentence, *match.span(1 if match[1] else 2))
    if match := _THAT_OF.search(sentence.symbols):
        yield from comunas_between(actors, sentence, *match.span())


def comunas_between(actors: Actors, sentence: Sentence, first: int, last: int) -> Iterator[Actor]:
    """The municipalities of the comunas named between two positions."""
    for at in range(first, last):
        for cut in single_cuts(sentence.chunks[at]):
            yield _municipality(actors, cut, at, 0.95)


def _of_officials(actors: Actors, sentence: Sentence, trigger: int) -> Iterator[Actor]:
    """The bodies for which officials act: "el coordinador regional de Senama", "la seremi de Salud"."""
    for at, chunk in enumerate(sentence.chunks):
        office = chunk.value
        if not isinstance(office, Office):
            continue
        body = office.body
        mayor = actors.mayor_of(sentence, at)
        acts = _ACTS.search(sentence.symbols[:at]) is not None
        if mayor is not None and acts and not _is_aside(sentence, _municipality(actors, mayor, at, 0.95), trigger):
            yield _municipality(actors, mayor, at, 0.95)
        elif body is not None and not body.municipal and body.kind == "organization":
            yield Actor(actors.builder.body(body), at, "body", None, 0.95)
        elif acts and _is_of_institution(office):
            apart = sentence.symbols[min(at, trigger) : max(at, trigger)]
            if ";" in apart or _ANOTHER_CLAUSE.search(apart):
                continue
            yield Actor(actors.builder.body(Body(actors.context.institution(office))), at, "body", None, 0.9)


def _is_of_institution(office: Office) -> bool:
    """True for an office that is held now and names the institution it is of: "la seremi de Salud"."""
    past = office.former or office.elect or office.candidate
    return office.entry.object == "institution" and not past and bool(office.topic or office.place)


def is_wanted(actors: Actors, sentence: Sentence, at: int) -> bool:
    """True when what the word at a position tells of is only proposed, asked for or looked at."""
    end = sentence.chunks[at].start
    return phrase("joint-wanted").find(actors.document.folded, max(sentence.start, end - _NEAR), end) is not None


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
