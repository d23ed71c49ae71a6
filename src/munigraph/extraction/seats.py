"""In which body an office is held: the one named beside it, pointed back to, represented, or meant by the context."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Municipal, Office
from munigraph.extraction.lexicon import SAYS_MUNICIPAL
from munigraph.extraction.rules import phrase
from munigraph.text import fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from munigraph.extraction.attach import Holding
    from munigraph.extraction.builder import Builder
    from munigraph.extraction.context import Context
    from munigraph.extraction.document import Document, Sentence

__all__ = ["Seats"]

#: A sentence that begins with whom its people represent: "Por el municipio asistieron", "De parte de la Seremi".
_REPRESENTED = re.compile(r"d(?:l?_d)?l?[MBUA_](?=[_q]{0,2}[WV])")
#: Who belongs to a body that is only pointed back to holds no office in it.
_MEMBERS = frozenset({"miembro", "integrante"})
#: What follows "de" in lower case: of whom or what the field of work is.
_OF_ANOTHER = re.compile(r"\bde(?:l| la| las| los)? ([a-záéíóúñü]{4,})")
#: Prepositions, articles and "y" have at most so many letters.
_SMALL_WORD = 3
#: "Su asesora" is that of a person as well as that of a body.
_OF_PEOPLE = frozenset({"asesor", "asesora", "representante", "defensor", "defensora"})
#: A row of offices, each with its official: "Presidente, el alcalde de X; vicepresidenta, la de Y".
_BOARD = re.compile(r"^R,l[^;]+;y?R,l")
#: A line of a list of officials: "Presidenta: N", "Tesorero (reelecto): N".
_LABEL = re.compile(r"-?[RS](?:\([^)]{1,2}\))?:l?S?[PN]")


def _is_of_list(sentence: Sentence) -> bool:
    return sentence.is_item or _LABEL.match(sentence.symbols) is not None


class Seats:
    """Finds the body of an office; mayors and councillors have their municipality from the context instead."""

    def __init__(self, document: Document, context: Context, builder: Builder) -> None:
        self._document = document
        self._context = context
        self._builder = builder
        #: Every body that the article names, in the order of the text, with its sentence.
        self.bodies = [
            (sentence, chunk, chunk.value)
            for sentence in document.sentences
            for chunk in sentence.chunks
            if isinstance(chunk.value, Body)
        ]
        #: The same with the bodies that are said inside an office ("la presidenta de la Asociación X").
        self._said = [
            (sentence, chunk, body)
            for sentence in document.sentences
            for chunk in sentence.chunks
            if isinstance(body := chunk.value.body if isinstance(chunk.value, Office) else chunk.value, Body)
        ]

    def of(self, holding: Holding) -> tuple[str, float, str] | None:
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
        if office.entry.object == "municipality" and (unit := self._unit_of_field(office)) is not None:
            return self._builder.body(unit, unit.cut or self._context.focus), 0.9, "unit of that field of work"
        if office.entry.object == "municipality":
            of_board = office.entry.id == "head" and office.topic is None
            return (self._body_of_list(holding, ("association",)) if of_board else None) or self._municipality_of_staff(
                holding
            )
        return self._body_of_list(holding) or self._body_of_clause(holding)

    def _unit_of_field(self, office: Office) -> Body | None:
        """The "Departamento de Salud Municipal" of an article that names it, for "la directora de Salud"."""
        if office.topic is None or len(office.cuts) > 1:
            return None
        field = self._field(office.topic, None)
        found = {
            fold(body.label): body
            for _, _, body in self._said
            if body.kind == "unit" and self._field(body.label, body.cut) == field
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _field(self, name: str, cut: str | None) -> str:
        """The folded field of work in the name of a unit or office, without the comuna that it may end with."""
        comuna = fold(self._document.lexicon.authority.comuna(cut).name) if cut is not None else ""
        return phrase("field-of-work").pattern.sub("", fold(name).removesuffix(f" de {comuna}"))

    def _named_body(self, office: Office, body: Body) -> tuple[str, float, str]:
        cut = body.cut or (office.cuts[0] if len(office.cuts) == 1 else None)
        if cut is None and body.kind in ("unit", "council"):
            cut = self._context.focus
        if body.kind == "council" and cut is not None:
            body = self._context.council(cut)
        elif office.demonym and cut is not None:
            body = Body(f"{body.label} de {self._document.lexicon.authority.comuna(cut).name}", cut=cut, kind=body.kind)
        return self._builder.body(body, cut), 0.97, "named in the office"

    def _pointed_body(self, holding: Holding) -> Body | None:
        """ "El presidente de la asociación", "el delegado" after "la Delegación X": the body named last."""
        if self._is_possessive(holding) and self._after_party(holding):
            return None  # "Desde la DC, su presidente": the party's
        noun = fold(holding.office.topic or "")
        if noun in self._document.lexicon.pointed:
            return (
                self.meant_by(noun, holding.sentence, holding.office_start) if self._may_point(holding, noun) else None
            )
        points = self._pointing(holding)
        if len({fold(body.label) for body in self._before(holding.sentence, holding.office_start, points)}) > 1 and (
            self._is_by_its_head(holding)
        ):
            return None  # "el director nacional", after two directorates
        return self._last_before(holding.sentence, holding.office_start, points)

    def _may_point(self, holding: Holding, noun: str) -> bool:
        """Who only belongs to a body holds no office in it; a unit is pointed back to by its head alone."""
        entry = holding.office.entry
        unit = self._document.lexicon.pointed[noun] == "unit"
        return entry.words[0] not in _MEMBERS and (entry.id == "head" or not unit)

    def _last_before(self, sentence: Sentence, start: int, points: Callable[[Body], bool]) -> Body | None:
        found = self._before(sentence, start, points)
        return found[-1] if found else None

    def _before(self, sentence: Sentence, start: int, points: Callable[[Body], bool]) -> list[Body]:
        """The bodies said before an offset that are pointed to, in the order of the text."""
        found = []
        for other, chunk, body in self._said:
            if other.index > sentence.index:
                break
            if chunk.start < start and chunk.symbol != "L" and points(body):
                found.append(body)
        return found

    def meant_by(self, noun: str, sentence: Sentence, start: int) -> Body | None:
        """The body that a folded noun ("agrupación", "entidad") points back to from an offset, or None.

        A noun for any body means the association named last, or the only organization that the text has named.
        """
        found = self._before(sentence, start, self._of_noun(noun))
        if not found:
            return None
        if self._document.lexicon.pointed.get(noun) == "body" and found[-1].kind != "association":
            return found[-1] if len({fold(body.label) for body in found}) == 1 else None
        return found[-1]

    def points_back(self, noun: str) -> bool:
        """True for a folded noun that stands for a body named before, when an article comes before it."""
        return self._document.lexicon.pointed.get(noun, "comuna") not in ("comuna", "unit")

    def _of_noun(self, noun: str) -> Callable[[Body], bool]:
        kind = self._document.lexicon.pointed.get(noun, "")
        if kind == "association":
            return lambda body: body.kind == "association" or fold(body.label).startswith(noun + " ")
        if kind == "body":
            return lambda body: body.kind in ("association", "organization")
        if kind == "unit":
            return lambda body: body.kind == "unit"
        return lambda body: (
            fold(body.label) == noun
            or fold(body.label).startswith(noun + " ")
            or (body.acronym is not None and fold(body.acronym) == noun)
        )

    def _pointing(self, holding: Holding) -> Callable[[Body], bool]:
        """Which bodies an office without a named one may point back to."""
        office = holding.office
        stem = fold(office.entry.words[0])[:5]
        if office.topic:
            return self._of_noun(fold(office.topic))
        if self._is_head_of_the_one_before(holding):
            return lambda body: body.kind in ("unit", "organization")
        if office.entry.object != "complement" or office.place is not None:
            return lambda body: False
        if self._is_possessive(holding) or holding.rule.id == "office-given-to-official":
            return lambda body: body.kind in ("association", "organization")
        if self._is_of_board(holding):
            return lambda body: body.kind == "association"
        return lambda body: fold(body.label).startswith(stem)

    def _is_by_its_head(self, holding: Holding) -> bool:
        """True where nothing but the first word of the office points to its body."""
        office = holding.office
        told = office.topic is not None or office.place is not None or office.entry.object != "complement"
        given = holding.rule.id == "office-given-to-official"
        return not (told or given or self._is_possessive(holding) or self._is_of_board(holding))

    @staticmethod
    def _names_what_is_unknown(office: Office) -> bool:
        """True for "la directora de la Dirplan": a body told by a word that is none of the lexicons'."""
        topic = office.topic or ""
        return topic[:1].isupper() and office.written.endswith((f" la {topic}", f" del {topic}"))

    @staticmethod
    def _is_of_another_official(holding: Holding) -> bool:
        """True for "la jefa de gabinete del gobernador": staff of an official who is no mayor."""
        chunks = holding.sentence.chunks
        at = holding.sentence.position_of(holding.office_start)
        if at is None or (match := re.match(r"dl?R", holding.sentence.symbols[at + 1 :])) is None:
            return False
        whose = chunks[at + match.end()].value if chunks[at + 1].value in ("de", "del") else None
        return isinstance(whose, Office) and whose.entry.object != "mayor"

    @staticmethod
    def _is_of_board(holding: Holding) -> bool:
        """True for "Presidente, el alcalde de X; vicepresidenta, la de Y": a row of offices without their body."""
        return _BOARD.search(holding.sentence.symbols) is not None

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
        entry = holding.office.entry
        return before[-1:] == ["s"] and entry.object == "complement" and entry.words[0] not in _OF_PEOPLE

    def _body_of_clause(self, holding: Holding) -> tuple[str, float, str] | None:
        """ "Por el municipio asistieron el administrador, N, y el asesor, N": the body at the beginning."""
        if (opening := _REPRESENTED.match(holding.sentence.symbols)) is None:
            return None
        chunk = holding.sentence.chunks[opening.end() - 1]
        noun = self._document.folded[chunk.start : chunk.end]
        if chunk.symbol == "_":
            pointed = self.meant_by(noun, holding.sentence, chunk.start) if self.points_back(noun) else None
            return (*self._named_body(holding.office, pointed)[:2], "represented") if pointed else None
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
        if self._names_what_is_unknown(office) or self._is_of_another_official(holding):
            return None
        if (represented := self._body_of_clause(holding)) is not None:
            return represented
        if len(office.cuts) == 1 and (office.topic is not None or office.entry.id == "municipal-staff"):
            return self._builder.municipality(office.cuts[0]), 0.9, "named"
        own = office.entry.id == "municipal-staff"
        says_municipal = bool(SAYS_MUNICIPAL.intersection(office.entry.words))
        if own and office.topic is not None and not says_municipal and not self._is_municipal_topic(office.topic):
            self._builder.trace.because("staff-of-no-municipality")
            return None  # "la jefa de gabinete del Presidente"
        topic = office.topic or office.written.removeprefix(office.written.split()[0]).strip()
        if not own and (not topic or not self._is_municipal_topic(topic)):
            return None  # of "el director jurídico" the field is the adjective
        if holding.sentence.symbols.find("M") < 0 and not self._context.is_local:
            return None
        governed = self.mayor_beside(holding)
        cut = governed or self._context.focus or (self._context.before(holding.office_start) if own else None)
        how = (
            "staff of the mayor"
            if governed
            else "what the article is about"
            if cut == self._context.focus
            else "named last"
        )
        return (self._builder.municipality(cut), 0.9 if own else 0.8, how) if cut else None

    def mayor_beside(self, holding: Holding) -> str | None:
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
        """True for a field of work that municipalities have, by its noun: "obras", not "grupo de operaciones".

        A field that others have too must stand alone: "gestión de personas", not "gestión de la empresa".
        """
        words = [token.norm for token in tokenize(topic, fold(topic))]
        own, general = self._document.lexicon.municipal_topics, self._document.lexicon.general_topics
        rest = (word for word in words if len(word) > _SMALL_WORD)
        pointed = self._document.lexicon.pointed
        nouns = map(fold, _OF_ANOTHER.findall(topic))
        if any(noun not in own | general and pointed.get(noun) != "comuna" for noun in nouns):
            return False  # "operaciones de la empresa"
        return words[0] in own or (words[0] in general and all(word in own | general for word in rest))

    def _body_of_list(
        self, holding: Holding, kinds: tuple[str, ...] = ("association", "organization", "unit", "council")
    ) -> tuple[str, float, str] | None:
        """ "La mesa de la Asociación X la componen: - Presidente: N": the body named before the list."""
        if not _is_of_list(holding.sentence):
            return None
        for sentence in reversed(self._document.sentences[: holding.sentence.index]):
            if sentence.quotation >= 0 or _is_of_list(sentence):
                continue
            bodies = [
                chunk.value for chunk in sentence.chunks if chunk.symbol in "ABU" and isinstance(chunk.value, Body)
            ]
            if bodies and bodies[-1].kind in kinds:
                return self._builder.body(bodies[-1]), 0.9, "body named before the list"
            if holding.sentence.index - sentence.index > 12:
                break
        return None
