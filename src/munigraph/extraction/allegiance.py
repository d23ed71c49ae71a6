"""``memberOfParty``: of those whom a rule joins to a party, and of a mayor without a name ("la edil UDI")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Office, Party
from munigraph.extraction.rules import phrase
from munigraph.model import Predicate

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.builder import Builder
    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.joined import Membership
    from munigraph.extraction.people import Person

__all__ = ["add_allegiances", "add_membership"]

#: An office with neither a name before it nor one after the party.
_OFFICE_AND_PARTY = re.compile(r"(?<![PNK])(?<![PNK][,(l])(?<![PNK],l)(R)[^RPNKVQFq]{0,5}(F)(?!\)?,?(?:t\.?)?[PNK])")
#: How sure it is that the one who holds the office is of the party beside it.
_CONFIDENCE = 0.9


def add_membership(builder: Builder, document: Document, item: Membership, person: Person) -> None:
    """Add the party of one whom a rule joins to it: "N (PS)", "N, militante del PS"."""
    _add(builder, document, person, item.party, item.start, item.end, item.rule.confidence, item.rule.id)


def add_allegiances(actors: Actors) -> None:
    """Add the party that is said beside the office of the one mayor whom the article names."""
    document = actors.document
    for sentence in document.sentences:
        if sentence.quotation >= 0 or "F" not in sentence.symbols:
            continue
        for match in _OFFICE_AND_PARTY.finditer(sentence.symbols):
            office, party = sentence.chunks[match.start(1)], sentence.chunks[match.start(2)]
            if not isinstance(party.value, Party) or not isinstance(office.value, Office):
                continue
            if office.value.entry.object != "mayor" or office.value.former or office.value.candidate:
                continue  # "la concejala UDI": one of several
            if _may_be_another_s(actors, sentence, match.start(1)):
                continue
            if phrase("party-of").find(document.folded[office.end : party.start]) is not None:
                person = actors.person_at(sentence, match.start(1))
                _add(
                    actors.builder,
                    document,
                    person,
                    party.value,
                    office.start,
                    party.end,
                    _CONFIDENCE,
                    "office-and-party",
                )


def _may_be_another_s(actors: Actors, sentence: Sentence, at: int) -> bool:
    """True for "su alcalde RN", and for "el alcalde RN" of an article with several mayors or in a sentence on other
    comunas than that of its one mayor.
    """
    if sentence.symbols[max(0, at - 1) : at] == "s" or len(actors.mayors()) > 1:
        return True
    own = set(actors.context.governed_cuts())
    cuts = {cut for chunk in sentence.chunks for cut in getattr(chunk.value, "cuts", ())}
    return bool(cuts - own)


def _add(
    builder: Builder,
    document: Document,
    person: Person | None,
    party: Party,
    start: int,
    end: int,
    confidence: float,
    rule: str,
) -> None:
    if phrase("party-until").find(document.folded, end):
        builder.trace.turn_down("party-of-the-past", start, end)
    elif person is None or not builder.has_office(person):
        builder.trace.turn_down("party-without-office", start, end)
    else:
        builder.fact(
            Predicate.MEMBER_OF_PARTY,
            builder.person(person),
            builder.party(party.abbreviation, party.written),
            document.evidence(start, end),
            confidence,
            rule,
        )
