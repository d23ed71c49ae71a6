"""Relations between bodies: collaboration, agreements, membership of associations."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from munigraph.extraction.actors import Actor, Actors
from munigraph.extraction.agreements import add_agreement, bind_named_before, binds
from munigraph.extraction.chunks import Body
from munigraph.extraction.commissions import add_sitting_members
from munigraph.extraction.joint import add_company, add_joint_subject, add_said
from munigraph.extraction.memberships import add_members, add_members_in_company
from munigraph.extraction.parties import is_wanted, pair, parties_of
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import single_cuts, span
from munigraph.model import Predicate

if TYPE_CHECKING:
    from munigraph.extraction.document import Sentence

__all__ = ["add_relations"]

#: Denied or only supposed.
_DENIED = re.compile(r"[nh][^,;:]{0,5}[XHT]")
#: "en coordinación con Carabineros y la PDI".
_WITH_BODIES = re.compile(r"H_{0,2}[cd]?l?[BA]")
#: "hermanamientos con ciudades argentinas como A, B y C".
_TWINNED = re.compile(r"Xc[l_k]{0,5}(?P<towns>[KNPC]{1,3}(?:,[KNPC]{1,3})*(?:y[KNPC]{1,3})?)(?=[,.;]|$)")
#: The noun that begins the sentence as its subject, and those that a municipality has or does.
_SUBJECT = re.compile(r"(?:[K_q]{0,2},)?l_")
#: Verbs of working together that have a subject, folded.
_FINITE = re.compile(
    r"(?:trabaja|colabora|coordina)(?:n|ron|ra|ran|r|ndo)?\b|coordino|colaboro|trabajo con|acord|convin|pact"
    r"|un(?:ieron|en|iran) "
)
#: Another who may act.
_SOMEBODY = re.compile(r"[RSPNBUAG]")


def add_relations(actors: Actors) -> None:
    """Add ``collaboratesWith``, agreements and ``memberOf`` of every sentence outside quotations."""
    for sentence in actors.document.sentences:
        symbols = sentence.symbols
        if sentence.quotation >= 0:
            if re.search(r"A[^J]{0,6}J[^V]{0,4}C", symbols):
                add_members(actors, sentence)  # who belongs to an association is told in quotations too
            add_said(actors, sentence)
            continue
        if denied := _DENIED.search(symbols):
            chunks = sentence.chunks[denied.start() : denied.end()]
            actors.builder.trace.turn_down("agreement-denied", chunks[0].start, chunks[-1].end)
            continue
        if (match := _TWINNED.search(symbols)) is not None and _is_twinning(sentence, match):
            _twinning(actors, sentence, match)
        elif binds(actors, sentence):
            add_agreement(actors, sentence)
        elif "H" in symbols:
            _collaboration(actors, sentence)
        else:
            add_joint_subject(actors, sentence)
            add_company(actors, sentence)
        if "J" in symbols:
            add_sitting_members(actors, sentence)
            add_members(actors, sentence)
    add_members_in_company(actors)


def _collaboration(actors: Actors, sentence: Sentence) -> None:
    at = sentence.symbols.index("H")
    if is_wanted(actors, sentence, at):
        actors.builder.trace.turn_down("work-with-few-parties", sentence.chunks[at].start, sentence.chunks[at].end)
        return
    parties = parties_of(actors, sentence, at)
    municipal = [p for p in parties if p.kind == "municipality"]
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
        bind_named_before(actors, sentence, parties, evidence)
    pair(actors, parties, evidence, 0.8, "works-with")


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


def _without_places(sentence: Sentence, at: int) -> str:
    """The symbols before a position, less the bodies in which something was held: "se hizo en el Centro X"."""
    return "".join(
        "_" if chunk.symbol in "BU" and _is_in(sentence, position) else chunk.symbol
        for position, chunk in enumerate(sentence.chunks[:at])
    )


def _is_in(sentence: Sentence, at: int) -> bool:
    before = [chunk for chunk in sentence.chunks[max(0, at - 2) : at] if chunk.symbol != "l"]
    return bool(before) and before[-1].value == "en"


def _partners_of_the_focus(actors: Actors, sentence: Sentence, parties: list[Actor], at: int) -> list[Actor]:
    """ "El operativo se hizo en coordinación con Carabineros": the municipality that the article is about, unsaid."""
    focus = actors.context.focus
    symbols = sentence.symbols
    if focus is None or not _WITH_BODIES.match(symbols, at) or _SOMEBODY.search(_without_places(sentence, at)):
        return []
    verb = sentence.chunks[at]
    if _FINITE.match(actors.document.folded, verb.start) and not actors.document.folded.endswith("se ", 0, verb.start):
        return []  # "que coordina el Ministerio X", "Fiscalía trabaja con Y": it has another subject
    if (noun := _SUBJECT.match(symbols)) is not None and noun.end() <= at:
        word = sentence.chunks[noun.end() - 1]
        if not phrase("work-of-a-municipality").find(actors.document.folded, word.start):
            return []  # "La banda operaba de la mano con …"
    parties = [party for party in parties if not _is_in(sentence, party.at)]
    after = [party for party in parties if party.at > at]
    if not after or len(after) != len(parties):
        return []
    return [Actor(actors.builder.municipality(focus), at, "municipality", focus, 0.9), *after]
