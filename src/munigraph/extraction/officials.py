"""Facts about offices: who governs, sits on a council, holds or held a role, and in which body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Chunk, Office
from munigraph.extraction.context import Context, Meant
from munigraph.extraction.holders import ALSO_COUNCILLORS, gender_of_word
from munigraph.extraction.joined import COUNCILLOR
from munigraph.extraction.labels import of_one
from munigraph.extraction.rules import phrase
from munigraph.extraction.scope import Scope
from munigraph.extraction.seats import Seats
from munigraph.extraction.trace import why_not_held, why_out_of_scope
from munigraph.model import Predicate
from munigraph.text import fold

if TYPE_CHECKING:
    from munigraph.extraction.attach import Heading, Holding
    from munigraph.extraction.builder import Builder
    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.people import People, Person

__all__ = ["Officials"]

#: In an article that names so few comunas the one named last is likely meant.
_FEW = 3
#: The year in which the terms of the official tables begin.
_FIRST_TERM = 2016
#: An article is about one comuna alone when that has so much of what its words about comunas weigh.
_HALF = 0.5


def _acting_role(office: Office) -> str:
    """ "alcalde (s)" of "alcalde de Tomé (S)": the office without its place."""
    written = office.written.lower()
    mark = phrase("acting-mark").find(written)
    return f"{' '.join(written.split()[: len(office.entry.words)])} {mark.group()}" if mark else written


def _contradicts(office: Office, person: Person) -> bool:
    """True for "la alcaldesa … Juan Prado": a feminine office and a masculine given name."""
    return (
        len(person.words) > 1
        and office.entry.words[0].endswith("a")
        and not office.peer
        and gender_of_word(person.words[0]) == "m"
    )


class Officials:
    """Turns holdings into facts."""

    def __init__(self, document: Document, context: Context, builder: Builder) -> None:
        self._document = document
        self._context = context
        self._builder = builder
        self._seats = Seats(document, context, builder)
        self._scope = Scope(document, context, builder, self._seats)

    def add(self, holding: Holding, person: Person) -> None:
        """Add the fact that a holding states; nothing when its body is not settled."""
        office = holding.office
        day = self._document.day
        if not office.former and self._has_ended(holding):
            office = replace(office, former=True)
            holding = holding._replace(office=office)
        if office.ended_in is not None and day is not None and int(day[:4]) <= office.ended_in:
            office = replace(office, former=False)  # "hasta 2024", in an article of 2022
            holding = holding._replace(office=office)
        if phrase("holder-died").find(self._document.folded, holding.end):
            holding = holding._replace(office=(office := replace(office, former=True)))
        if office.elect and not office.candidate:
            self._builder.will_hold(person)
        if office.candidate or office.elect or _contradicts(office, person) or self._names_the_body(holding, person):
            self._builder.trace.turn_down(why_not_held(office), holding.start, holding.end)
            return
        target = office.entry.object
        if office.peer and (shared := self._shared_office(holding)) is not None:
            self._councillor(holding._replace(office=shared), person)
        elif target == "mayor" or office.peer:
            self._mayor(holding, person)
        elif target == "councillor":
            self._councillor(holding, person)
        else:
            self._role(holding, person)

    def _has_ended(self, holding: Holding) -> bool:
        """True for "alcalde de Tomé de 1992 a 2004", "N (1992-2004)" in an article of a later year.

        Of an article without a day: where the last year is before those of the tables.
        """
        until = int(self._document.day[:4]) if self._document.day is not None else _FIRST_TERM
        years = phrase("office-years")
        told = years.find(self._document.folded, holding.end + 1) or years.find(
            self._document.folded, holding.name.end + 1
        )
        return told is not None and int(told[1]) < until

    def _names_the_body(self, holding: Holding, person: Person) -> bool:
        """True for "la Seremi de Salud, Raúl Prado": a word for office and body, with the body's article."""
        before = self._document.folded[max(0, holding.office_start - 4) : holding.office_start].split()
        both = not gender_of_word(holding.office.entry.words[0])
        return both and before[-1:] == ["la"] and self._document.lexicon.gender_of(person.words[0]) == "m"

    def add_known_mayors(self, people: People, named: set[int]) -> None:
        """ "El alcalde de Tomé anunció …" and "Prado" elsewhere: by the official table, the mayor there on that day.

        ``named``: where the offices stand that a rule has joined to a name.
        """
        for sentence in self._document.sentences:
            for chunk in sentence.chunks:
                office = chunk.value
                if (
                    isinstance(office, Office)
                    and chunk.symbol == "R"
                    and office.entry.object == "mayor"
                    and not (office.former or office.elect or office.candidate or office.acting)
                    and chunk.start not in named
                ):
                    self._add_known_mayor(office, chunk, sentence, people)

    def _add_known_mayor(self, office: Office, chunk: Chunk, sentence: Sentence, people: People) -> None:
        meant = self._context.of_mayor(office, sentence, chunk.start, "")
        at = sentence.chunks.index(chunk)
        if meant is None or meant.how == "named last" or sentence.symbols[at + 1 : at + 2] == "n":
            return
        if meant.cut in self._context.governed_cuts():
            return  # the article tells who that is
        person = self._context.mayor_among(people, meant.cut)
        if person is None or self._context.cut_governed(person) is not None:
            return
        self._builder.fact(
            Predicate.GOVERNS,
            self._builder.person(person),
            self._builder.municipality(meant.cut),
            self._document.evidence(chunk.start, chunk.end),
            0.93 * meant.certainty,
            "office-of-known-mayor",
            None,
            meant.how,
        )
        self._context.govern(person, meant.cut)

    def add_heading(self, heading: Heading, person: Person) -> None:
        """Add that a person heads a body, as a verb or a list says."""
        body = heading.body
        if body is None:
            noun = self._document.folded[heading.held.start : heading.held.end]
            body = (
                self._seats.meant_by(noun, heading.sentence, heading.held.start)
                if self._seats.points_back(noun)
                else None
            )
        if body is None or not self._context.is_local:
            return
        if heading.verb and phrase("body-that-sits").find(fold(body.label)):
            return  # "el delegado encabeza la Mesa Hídrica": its session
        cut = body.cut or (self._context.focus if body.kind in ("unit", "council") else None)
        if body.kind == "council" and cut is not None:
            body = self._context.council(cut)
        who, key = self._builder.person(person), self._builder.body(body, cut)
        if heading.verb and any(fact.object == key for fact in self._builder.facts_of(who)):
            return  # what office that is has been told
        self._builder.fact(
            Predicate.FORMERLY_HELD_ROLE if heading.former else Predicate.HOLDS_ROLE,
            who,
            key,
            self._document.evidence(heading.start, heading.end),
            heading.rule.confidence,
            heading.rule.id,
            heading.role or f"{heading.verb} {body.label}",
            "named in the office" if heading.body is not None else "body pointed back to",
        )

    def _evidence_confidence(self, holding: Holding, certainty: float) -> float:
        weak = 0.93 if holding.name.symbol == "N" else 1.0
        return holding.rule.confidence * certainty * weak

    def _meant(self, holding: Holding) -> Meant | None:
        if holding.cut is not None:
            return Meant(holding.cut, 1.0, "named in the list")
        name = self._document.text[holding.name.start : holding.name.end]
        return self._context.of_mayor(holding.office, holding.sentence, holding.office_start, name)

    def _mayor(self, holding: Holding, person: Person) -> None:
        office = holding.office
        if office.peer and not self._is_peer_of_mayor(holding):
            self._builder.trace.turn_down("peer-of-another-office", holding.start, holding.end)
            return
        meant = self._meant(holding)
        if self._is_councillor(holding, person, meant):
            self._councillor(holding._replace(office=replace(office, entry=COUNCILLOR.entry)), person)
            return
        if meant is not None and office.former and self._is_guess(meant, holding):
            meant = None
        if meant is None:
            self._builder.trace.turn_down("municipality-not-settled", holding.start, holding.end)
            return
        predicate = Predicate.FORMERLY_GOVERNED if office.former else Predicate.GOVERNS
        role = _acting_role(office) if office.acting and not office.former else None
        self._state(predicate, holding, person, self._builder.municipality(meant.cut), meant.certainty, role, meant.how)

    def _is_peer_of_mayor(self, holding: Holding) -> bool:
        """False for "su par" after a person of another office, a regional councillor say."""
        before = self._offices_before(holding)
        if holding.office.former:
            return bool(before) and before[-1].entry.object == "mayor" and not before[-1].former
        return not before or bool(holding.office.cuts) or any(office.entry.object == "mayor" for office in before)

    def _offices_before(self, holding: Holding) -> list[Office]:
        """The offices told in the sentence of a peer and the one before it, in the order of the text."""
        here = holding.sentence.index
        return [
            chunk.value
            for sentence in self._document.sentences[max(0, here - 1) : here + 1]
            for chunk in sentence.chunks
            if isinstance(chunk.value, Office) and not chunk.value.peer and chunk.end <= holding.office_start
        ]

    def _shared_office(self, holding: Holding) -> Office | None:
        """The office of "la concejala N y su par M": the councillor's told last; None for peers of others."""
        before = self._offices_before(holding)
        last = before[-1] if before else None
        now = last is not None and not (last.former or last.elect or last.candidate or holding.office.former)
        if last is None or not now or last.entry.object != "councillor" or holding.office.cuts:
            return None
        return replace(last, party=None)

    def _is_councillor(self, holding: Holding, person: Person, meant: Meant | None) -> bool:
        """True for an edil where the tables know another mayor and the article speaks of the council."""
        office = holding.office
        if office.entry.words[0] not in ALSO_COUNCILLORS or office.former or office.acting or len(person.words) < 2:
            return False
        cut = meant.cut if meant is not None else self._context.focus
        speaks = "concejal" in self._document.folded or "concejo" in self._document.folded
        return cut is not None and speaks and self._context.other_mayor(person.label, cut) is not None

    def _is_guess(self, meant: Meant, holding: Holding) -> bool:
        """True when nothing but the article's other words gives a former mayor's comuna, and they name many."""
        if meant.how == "what the article is about" and self._context.focus_share >= _HALF:
            return False
        if meant.how not in ("named last", "what the article is about") or len(self._context.named) <= _FEW:
            return False
        name = self._document.text[holding.name.start : holding.name.end]
        mandates = self._document.lexicon.authority.mandates_of(meant.cut)
        return not any(mandate.is_named(name) for mandate in mandates)

    def _councillor(self, holding: Holding, person: Person) -> None:
        meant = self._meant(holding)
        if meant is None:
            self._builder.trace.turn_down("municipality-not-settled", holding.start, holding.end)
            return
        if meant.how == "named last" and len(self._context.named) > _FEW:
            # Councillors of many comunas share an article: whose this one is cannot be guessed.
            self._builder.trace.turn_down("municipality-not-settled", holding.start, holding.end)
            return
        body = self._builder.municipality(meant.cut)
        if holding.office.former:
            self._state(Predicate.FORMERLY_HELD_ROLE, holding, person, body, meant.certainty, "concejal", meant.how)
        else:
            self._state(Predicate.COUNCILLOR_OF, holding, person, body, meant.certainty, None, meant.how)

    def _is_staff_of_another(self, holding: Holding) -> bool:
        """True for "su jefa de gabinete" where the office named right before it is of no municipality."""
        office = holding.office
        if office.entry.object != "municipality" or office.municipal or office.cuts or office.body or office.topic:
            return False
        if not self._document.folded.startswith("su ", holding.office_start - 3):
            return False
        before = [
            chunk.value
            for chunk in holding.sentence.chunks
            if isinstance(chunk.value, Office) and chunk.end <= holding.office_start
        ]
        if not before:
            return False
        pointed = fold(before[-1].topic or "") in self._document.lexicon.pointed
        return pointed or before[-1].entry.object not in ("mayor", "councillor", "municipality")

    def _role(self, holding: Holding, person: Person) -> None:
        if self._is_staff_of_another(holding):
            self._builder.trace.turn_down("staff-of-another", holding.start, holding.end)
            return
        found = self._seats.of(holding)
        if found is None:
            self._builder.trace.turn_down("office-without-body", holding.start, holding.end)
            return
        key, certainty, how = found
        if not self._scope.has(holding, key):
            self._builder.trace.turn_down(why_out_of_scope(holding.office), holding.start, holding.end)
            return
        office = holding.office
        predicate = Predicate.FORMERLY_HELD_ROLE if office.former else Predicate.HOLDS_ROLE
        role = office.written[0].lower() + office.written[1:]
        if office.entry.plural:
            role = of_one(role, len(office.entry.words))
        self._state(predicate, holding, person, key, certainty, role, how)

    def _state(
        self,
        predicate: Predicate,
        holding: Holding,
        person: Person,
        body: str,
        certainty: float,
        role: str | None,
        how: str,
    ) -> None:
        self._builder.fact(
            predicate,
            self._builder.person(person),
            body,
            self._document.evidence(holding.start, holding.end),
            self._evidence_confidence(holding, certainty),
            holding.rule.id,
            role,
            how,
        )
