"""Who holds an office that stands without a name: "el edil", "la directora", "la seremi de Salud"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.text import fold

if TYPE_CHECKING:
    from munigraph.extraction.builder import Builder
    from munigraph.extraction.chunks import Office
    from munigraph.extraction.context import Context
    from munigraph.extraction.document import Document
    from munigraph.extraction.lexicon import Entry
    from munigraph.extraction.people import People, Person

__all__ = ["ALSO_COUNCILLORS", "ONE_GENDER", "Holders", "gender_of_word"]

#: Words for a mayor that the press uses of councillors too.
ALSO_COUNCILLORS = frozenset({"edil", "edila"})
#: Nouns of one gender for everybody.
ONE_GENDER = frozenset({"autoridad", "personaje"})
#: Stems of the heads of units, which the press exchanges freely ("la directora del Daem", later "la jefa del Daem").
_HEADS = frozenset({"director", "jef", "encargad", "coordinador"})
#: Stem of the noun for the head of any body, whatever the office is called ("el titular de Vivienda": the seremi).
_ANY_HEAD = "titular"
#: Who heads a field of government that is told without a body: "el titular de Vivienda".
_OF_PORTFOLIOS = frozenset({"seremi", "minister"})
#: Where an office is held, for the entries that hold offices of many kinds (presidenta, tesorero).
_SHARED = frozenset({"municipality", "complement"})


def gender_of_word(word: str) -> str:
    """``f`` or ``m`` where the ending of a given name or of an office tells it, else the empty string."""
    return "f" if word.endswith("a") else "m" if word.endswith(("o", "or", "alde", "ejal")) else ""


class Holders:
    """Finds among the people of an article the one whom an office without a name means."""

    def __init__(self, document: Document, context: Context, builder: Builder, people: People) -> None:
        self._document = document
        self._context = context
        self._builder = builder
        self._people = people

    def find(self, office: Office, start: int) -> Person | None:
        """The holder of an office that stands at ``start``; of several the one named last; None when none is known."""
        fitting = self._mayors(office, start) if self._is_mayor(office) else self._others(office, start)
        epicene = ONE_GENDER.intersection(office.entry.words)
        gender = "" if epicene else gender_of_word(office.entry.words[0]) or self._gender_of_article(start)
        agreeing = self.of_gender(fitting, gender)
        if not agreeing and office.entry.words[0] in ALSO_COUNCILLORS:
            fitting = [p for p in self._people.persons if self._builder.is_councillor(p)] or fitting
            agreeing = self.of_gender(fitting, gender)
            if len(agreeing) > 1:
                return None  # one of the councillors
        if not agreeing and self._is_mayor(office) and len(fitting) == 1 and _is_called(fitting[0], gender):
            agreeing = fitting  # the one mayor of the article, whose name seems another gender's
        before = [person for person in agreeing if person.first < start]
        if not before and len(agreeing) > 1 and not office.cuts:
            return None  # one of several who are named only later
        return max(before or agreeing, key=lambda person: person.named_last(start), default=None)

    def of_gender(self, persons: list[Person], gender: str) -> list[Person]:
        """Those whose given name does not speak against a gender; all where none is given."""
        return [p for p in persons if not gender or self._document.lexicon.gender_of(p.words[0]) in (gender, "")]

    def may_be_called(self, person: Person, noun: Entry) -> bool:
        """True when a noun that points back ("el parlamentario") says nothing against the roles of a person."""
        held = {office.entry.id for office in person.offices if not office.former}
        if self._context.cut_governed(person) is not None:
            held.add("mayor")
        if self._builder.is_councillor(person):
            held.add("councillor")
        return not held & noun.never and (not noun.roles or bool(held & noun.roles))

    def mayors(self) -> list[Person]:
        """All who govern a municipality, as the article states."""
        return [person for person in self._people.persons if self._context.cut_governed(person) is not None]

    @staticmethod
    def _is_mayor(office: Office) -> bool:
        return office.entry.object == "mayor" or office.peer

    def _mayors(self, office: Office, start: int) -> list[Person]:
        if office.former:
            return [p for p in self._people.persons if any(o.former and o.entry.object == "mayor" for o in p.offices)]
        cuts = office.cuts
        if office.anaphoric and not cuts and (before := self._context.before(start)) is not None:
            cuts = (before,)
        return [person for person in self.mayors() if not cuts or self._context.cut_governed(person) in cuts]

    def _others(self, office: Office, start: int) -> list[Person]:
        named = _bodies(office)  # with a body it may be told before the name: "la jefa de la Oficina X del Y, N"
        persons = [person for person in self._people.persons if named or person.first < start]
        same = [person for person in persons if any(_is_same(office, held) for held in person.offices)]
        return same or [person for person in persons if not person.offices and self._builder.holds(person, office)]

    def _gender_of_article(self, start: int) -> str:
        """``f`` or ``m`` by the article before an office that has one form for both: "la edil", "el seremi"."""
        before = self._document.folded[max(0, start - 4) : start]
        return "f" if before.endswith(" la ") else "m" if before.endswith(" el ") else ""


def _is_called(person: Person, gender: str) -> bool:
    """True unless the article names the offices of a person in the other gender only."""
    told = {gender_of_word(office.entry.words[0]) for office in person.offices} - {""}
    return not told or gender in told


def _is_same(meant: Office, held: Office) -> bool:
    """True when a mention may be of an office held: one of the same kind, and of no other body."""
    if meant.former != held.former:
        return False
    if _stem(meant) == _ANY_HEAD and meant.body is None and held.entry.id not in _OF_PORTFOLIOS:
        return False
    names = _bodies(meant)
    stems = {_stem(meant), _stem(held)}
    other = meant.entry.id != held.entry.id or meant.entry.object in _SHARED
    if other and len(stems) > 1 and not (names and (stems <= _HEADS or _ANY_HEAD in stems)):
        return False
    written = fold(held.written)
    return not names or any(name in written or name in known for name in names for known in (_bodies(held) or ("",)))


def _stem(office: Office) -> str:
    """Head of an office without its gender: "director", "jef", "president"."""
    word = office.entry.words[0]
    return word[:-1] if word[-1] in "aoe" else word


def _bodies(office: Office) -> tuple[str, ...]:
    """What an office says of its body or field of work, folded: every name of it."""
    body = office.body
    named = (office.topic, *((body.label, body.acronym, body.full) if body is not None else ()))
    return tuple(fold(name) for name in named if name)
