"""Facts about offices: who governs, sits on a council, holds or held a role, and in which body."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.actors import gender_of_word
from munigraph.extraction.chunks import Body, Chunk, Municipal, Office
from munigraph.extraction.context import Context, Meant
from munigraph.extraction.events import TELLS_WHO
from munigraph.extraction.trace import why_not_held, why_out_of_scope
from munigraph.model import Predicate
from munigraph.text import fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from munigraph.extraction.attach import Heading, Holding
    from munigraph.extraction.builder import Builder
    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.people import People, Person

__all__ = ["Officials"]

_ACTING = re.compile(r"\([si]\)|subrogante|suplente|interin[oa]|protocolar|provisori[oa]")
#: How many sentences before and after an office may show it dealing with local government.
_REACH = 2
#: Members of Congress comment on what mayors do more often than they deal with them.
_LEGISLATORS = frozenset({"deputy", "senator"})
#: How many sentences after an event may still tell who came to it.
_COMPANY = 6
#: In an article that names so few comunas the one named last is likely meant.
_FEW = 3
#: An article is about one comuna alone when that has so much of what its words about comunas weigh.
_HALF = 0.5
#: A sentence that begins with whom its people represent: "Por el municipio asistieron", "De parte de la Seremi".
_REPRESENTED = re.compile(r"d(?:l?_d)?l?[MBUA](?=[_q]{0,2}[WV])")


def _acting_role(office: Office) -> str:
    """ "alcalde (s)" of "alcalde de Tomé (S)": the office without its place."""
    written = office.written.lower()
    mark = _ACTING.search(written)
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
        #: Every body that the article names, in the order of the text, with its sentence.
        self._bodies = [
            (sentence, chunk, chunk.value)
            for sentence in document.sentences
            for chunk in sentence.chunks
            if isinstance(chunk.value, Body)
        ]

    def add(self, holding: Holding, person: Person) -> None:
        """Add the fact that a holding states; nothing when its body is not settled."""
        office = holding.office
        day = self._document.day
        if office.ended_in is not None and day is not None and int(day[:4]) <= office.ended_in:
            office = replace(office, former=False)  # "hasta 2024", in an article of 2022
            holding = holding._replace(office=office)
        if office.elect and not office.candidate:
            self._builder.will_hold(person)
        if office.candidate or office.elect or _contradicts(office, person):
            self._builder.trace.turn_down(why_not_held(office), holding.start, holding.end)
            return
        target = office.entry.object
        if target == "mayor" or office.peer:
            self._mayor(holding, person)
        elif target == "councillor":
            self._councillor(holding, person)
        else:
            self._role(holding, person)

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
        if not self._context.is_local:
            return
        cut = body.cut or (self._context.focus if body.kind == "unit" else None)
        self._builder.fact(
            Predicate.FORMERLY_HELD_ROLE if heading.former else Predicate.HOLDS_ROLE,
            self._builder.person(person),
            self._builder.body(body, cut),
            self._document.evidence(heading.start, heading.end),
            heading.rule.confidence,
            heading.rule.id,
            heading.role,
            "named in the office",
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
        meant = self._meant(holding)
        if meant is not None and office.former and self._is_guess(meant, holding):
            meant = None
        if meant is None:
            self._builder.trace.turn_down("municipality-not-settled", holding.start, holding.end)
            return
        predicate = Predicate.FORMERLY_GOVERNED if office.former else Predicate.GOVERNS
        role = _acting_role(office) if office.acting and not office.former else None
        self._state(predicate, holding, person, self._builder.municipality(meant.cut), meant.certainty, role, meant.how)

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

    def _role(self, holding: Holding, person: Person) -> None:
        found = self._body(holding)
        if found is None:
            self._builder.trace.turn_down("office-without-body", holding.start, holding.end)
            return
        key, certainty, how = found
        if not self._is_in_scope(holding, key):
            self._builder.trace.turn_down(why_out_of_scope(holding.office), holding.start, holding.end)
            return
        office = holding.office
        predicate = Predicate.FORMERLY_HELD_ROLE if office.former else Predicate.HOLDS_ROLE
        role = office.written[0].lower() + office.written[1:]
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

    def _body(self, holding: Holding) -> tuple[str, float, str] | None:
        """Key of the body in which an office is held, how sure, and what settled it; None when none is meant."""
        office = holding.office
        if office.body is not None:
            return self._named_body(office, office.body)
        if office.entry.object == "institution":
            label = self._context.institution(office) if not office.anaphoric else self._institution_before(holding)
            return (self._builder.body(Body(label)), 0.95, "institution of the office") if label else None
        if (pointed := self._pointed_body(holding)) is not None:
            return self._builder.body(pointed, pointed.cut), 0.9, "body pointed back to"
        if office.municipal is not None:
            meant = self._context.of_municipal(office.municipal, holding.sentence, holding.office_start)
            return (self._builder.municipality(meant[0].cut), *meant[0][1:]) if len(meant) == 1 else None
        if office.entry.institution and (office.topic or office.place):
            return self._builder.body(Body(self._context.institution(office))), 0.9, "institution of the office"
        if office.entry.object == "municipality":
            return self._municipality_of_staff(holding)
        return self._body_of_list(holding) or self._body_of_clause(holding)

    def _named_body(self, office: Office, body: Body) -> tuple[str, float, str]:
        cut = body.cut or (office.cuts[0] if len(office.cuts) == 1 else None)
        if cut is None and body.kind in ("unit", "council"):
            cut = self._context.focus
        if body.kind == "council" and cut is not None:
            body = self._context.council(body, cut)
        elif office.demonym and cut is not None:
            body = Body(f"{body.label} de {self._document.lexicon.authority.comuna(cut).name}", cut=cut, kind=body.kind)
        return self._builder.body(body, cut), 0.97, "named in the office"

    def _pointed_body(self, holding: Holding) -> Body | None:
        """ "El presidente de la asociación", "el delegado" after "la Delegación X": the body named last."""
        if self._is_possessive(holding) and self._after_party(holding):
            return None  # "Desde la DC, su presidente": the party's
        found: Body | None = None
        points = self._pointing(holding)
        for sentence, chunk, body in self._bodies:
            if sentence.index > holding.sentence.index:
                break
            if chunk.start < holding.office_start and chunk.symbol != "L" and points(body):
                found = body
        return found

    def _pointing(self, holding: Holding) -> Callable[[Body], bool]:
        """Which bodies an office without a named one may point back to."""
        office = holding.office
        noun = fold(office.topic or "")
        stem = fold(office.entry.words[0])[:5]
        if noun:
            return lambda body: (
                fold(body.label) == noun
                or fold(body.label).startswith(noun + " ")
                or (body.acronym is not None and fold(body.acronym) == noun)
            )
        if self._is_head_of_the_one_before(holding):
            return lambda body: body.kind in ("unit", "organization")
        if office.entry.object != "complement" or office.place is not None:
            return lambda body: False
        if self._is_possessive(holding) or holding.rule.id == "office-given-to-official":
            return lambda body: body.kind in ("association", "organization")
        return lambda body: fold(body.label).startswith(stem)

    def _is_head_of_the_one_before(self, holding: Holding) -> bool:
        """True for "La Dirección X inició … Su directora, N, …": the sentence before begins with the body."""
        if not holding.sentence.symbols.startswith("sR") or holding.office.entry.id != "head":
            return False
        before = [s for s in self._document.sentences[: holding.sentence.index] if s.quotation < 0]
        return bool(before) and re.match(r"l?[UB]", before[-1].symbols) is not None

    @staticmethod
    def _after_party(holding: Holding) -> bool:
        """True when the last body named before the office in its sentence is a party."""
        before = "".join(c.symbol for c in holding.sentence.chunks if c.end <= holding.office_start)
        return re.search(r"F[^ABU]*$", before) is not None

    def _is_possessive(self, holding: Holding) -> bool:
        """True for "su presidente": the body is the one that the text has just spoken of."""
        before = [chunk.symbol for chunk in holding.sentence.chunks if chunk.end <= holding.office_start]
        return before[-1:] == ["s"] and holding.office.entry.object == "complement"

    def _body_of_clause(self, holding: Holding) -> tuple[str, float, str] | None:
        """ "Por el municipio asistieron el administrador, N, y el asesor, N": the body at the beginning."""
        if (opening := _REPRESENTED.match(holding.sentence.symbols)) is None:
            return None
        chunk = holding.sentence.chunks[opening.end() - 1]
        if isinstance(chunk.value, Body):
            return (*self._named_body(holding.office, chunk.value)[:2], "represented")
        if isinstance(chunk.value, Municipal):
            meant = self._context.of_municipal(chunk.value, holding.sentence, chunk.start)
            key = self._builder.municipality(meant[0].cut) if len(meant) == 1 else None
            return (key, 0.9 * meant[0].certainty, "represented") if key else None
        return None

    def _institution_before(self, holding: Holding) -> str | None:
        """ "El ministro del ramo": the body of that kind named last before."""
        head = holding.office.entry.institution.split(" ", 1)[0]
        label = None
        for sentence in self._document.sentences:
            for chunk in sentence.chunks:
                if (
                    chunk.start < holding.office_start
                    and isinstance(chunk.value, Body)
                    and chunk.value.label.startswith(head)
                ):
                    label = chunk.value.label
        return label

    def _municipality_of_staff(self, holding: Holding) -> tuple[str, float, str] | None:
        office = holding.office
        if (represented := self._body_of_clause(holding)) is not None:
            return represented
        if len(office.cuts) == 1 and (office.topic is not None or office.entry.id == "municipal-staff"):
            return self._builder.municipality(office.cuts[0]), 0.9, "named"
        own = office.entry.id == "municipal-staff"
        if own and office.topic is not None and not self._is_municipal_topic(office.topic):
            self._builder.trace.because("staff-of-no-municipality")
            return None  # "la jefa de gabinete del Presidente"
        if not own and (office.topic is None or not self._is_municipal_topic(office.topic)):
            return None
        if holding.sentence.symbols.find("M") < 0 and not self._context.is_local:
            return None
        governed = self._mayor_beside(holding)
        cut = governed or self._context.focus or (self._context.before(holding.office_start) if own else None)
        how = (
            "staff of the mayor"
            if governed
            else "what the article is about"
            if cut == self._context.focus
            else "named last"
        )
        return (self._builder.municipality(cut), 0.9 if own else 0.8, how) if cut else None

    def _mayor_beside(self, holding: Holding) -> str | None:
        """ "La alcaldesa Prado llegó junto a su jefa de gabinete": the municipality of the mayor named before."""
        cuts = []
        for chunk in holding.sentence.chunks:
            if chunk.start >= holding.office_start:
                break
            if isinstance(chunk.value, Office) and chunk.value.entry.object == "mayor" and len(chunk.value.cuts) == 1:
                cuts.append(chunk.value.cuts[0])
            elif chunk.symbol == "P" and isinstance(chunk.value, str):
                cut = self._context.governed(chunk.value, chunk.start)
                if cut is not None:
                    cuts.append(cut)
        return cuts[-1] if cuts else None

    def _is_municipal_topic(self, topic: str) -> bool:
        words = [token.norm for token in tokenize(topic, fold(topic))]
        return any(word in self._document.lexicon.municipal_topics for word in words)

    def _body_of_list(self, holding: Holding) -> tuple[str, float, str] | None:
        """ "La mesa de la Asociación X la componen: - Presidente: N": the body named before the list."""
        if not holding.sentence.is_item:
            return None
        for sentence in reversed(self._document.sentences[: holding.sentence.index]):
            if sentence.quotation >= 0 or sentence.is_item:
                continue
            bodies = [chunk for chunk in sentence.chunks if chunk.symbol in "ABU" and isinstance(chunk.value, Body)]
            if bodies:
                value = bodies[-1].value
                assert isinstance(value, Body)
                return self._builder.body(value), 0.9, "body named before the list"
            if holding.sentence.index - sentence.index > 12:
                break
        return None

    def _is_in_scope(self, holding: Holding, body: str) -> bool:
        """Only relations with local government on one side: see the guidelines."""
        if not self._context.is_local:
            return False
        if body.startswith("municipality-") or (body.startswith("municipalunit-") and self._builder.cut_of(body)):
            return True
        outer = [sentence for sentence in self._document.sentences if sentence.quotation < 0]
        here = max(i for i, sentence in enumerate(outer) if sentence.start <= holding.sentence.start)
        if holding.sentence.is_item:
            here = max((i for i in range(here) if not outer[i].is_item), default=here)
        near = [s for s in outer[max(0, here - _REACH) : here + _REACH + 1] if self._is_near_local(s)]
        if holding.office.entry.national:
            # Beside a mayor in a round of reactions is not enough: they do something together.
            dealing = any(set("EXTH") & set(sentence.symbols) for sentence in near)
            label = self._builder.label(body)
            asked = holding.office.entry.id not in _LEGISLATORS and self._is_near_local(holding.sentence)
            if asked or self._deals_with_local(label, acting=True) or self._is_beside_a_mayor(holding):
                return True
            if dealing and set("WEXTH-") & set(holding.sentence.symbols):
                return True
            # "Junto a la seremi estuvieron los diputados …": they came to what the sentences before tell of.
            before = outer[max(0, here - _COMPANY) : here]
            return TELLS_WHO.match(holding.sentence.symbols) is not None and any(
                "E" in sentence.symbols and self._is_near_local(sentence) for sentence in before
            )
        return (
            bool(near)
            or self._deals_with_local(self._builder.label(body))
            or (self._context.focus is not None and self._context.focus in self._context.governed_cuts())
        )

    def _is_beside_a_mayor(self, holding: Holding) -> bool:
        """ "El alcalde, junto al subsecretario X, …": one preposition puts them side by side."""
        before = "".join(c.symbol for c in holding.sentence.chunks if c.end <= holding.office_start)
        return re.search(r"cl?$", before) is not None and self._mayor_beside(holding) is not None

    def _deals_with_local(self, label: str, *, acting: bool = False) -> bool:
        """True when the body itself stands beside a municipality or a mayor somewhere in the article.

        With ``acting``, in a sentence that tells of an event, an agreement or joint work.
        """
        return any(
            self._is_near_local(sentence) and (not acting or bool(set("EXTH") & set(sentence.symbols)))
            for sentence, _, body in self._bodies
            if body.label == label
        )

    def _is_near_local(self, sentence: Sentence) -> bool:
        """True when the sentence speaks of a municipality, a mayor, a councillor or a comuna."""
        if self._document.lexicon.speaks_of_local_government(self._document.folded, sentence.start, sentence.end):
            return True
        return any(
            chunk.symbol in "PK" and self._context.governed(str(chunk.value), chunk.start) is not None
            for chunk in sentence.chunks
        )
