"""Whom a phrase means who speaks: a name, an office, a noun that points back, a pronoun; and the subject of a verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Chunk, Office, Place
from munigraph.extraction.holders import ALSO_COUNCILLORS, ONE_GENDER
from munigraph.extraction.lexicon import Entry

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.people import People, Person

__all__ = ["References"]

#: A noun with its article stands directly before the verb: "el propio centro comercial aseguró".
_STRANGER_BEFORE = re.compile(r"(?:^|[^dcsVWO])l_{1,3}(?:d[lKNC_]{1,3})?q?$")
#: A relative clause whose subject is the name or office right before it: "…, quien agregó".
_RELATIVE = re.compile(r"([RPKN])(?:\([^)]{1,4}\))?,q$")
_NAME_AFTER = re.compile(r"K|(?:\(F\))?,?(?:t\.?)?([PN])")
_NAME_AFTER_NOUN = re.compile(r"K|(?:_{1,2}|D)?,?(?:t\.?)?[PN]")
#: "N, socio y director de X": the name before the office; with an article the office is set off by commas.
_NAME_BEFORE = re.compile(r"[PN](?:\([^)]{1,3}\))?,(?:_{1,2}y|q{2,3})?(?P<article>l?)$")
_INDEFINITE = frozenset({"un", "una", "unos", "unas"})
#: Nouns that say when rather than who.
_TIMES = frozenset(
    [
        "manana",
        "tarde",
        "noche",
        "jornada",
        "dia",
        "semana",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "ano",
        "mes",
        "dias",
        "semanas",
        "meses",
        "horas",
        "minutos",
    ]
)
_PRONOUNS = {"ella": "f", "él": "m"}
_COMPLEMENT = ("de", "del")
_ARTICLES = {"la": "f", "el": "m", "esta": "f", "este": "m"}
#: What "los dos alcaldes" leaves when one of them is the one who speaks of "su par".
_ONE_OTHER = 1


class References:
    """Reads phrases as people of the article, with who spoke last in mind."""

    def __init__(self, actors: Actors, people: People) -> None:
        self._actors = actors
        self._document = actors.document
        self._people = people
        #: Who spoke last or is spoken of; None when that is somebody unknown.
        self.last: Person | None = None

    def who(self, sentence: Sentence, at: int) -> Person | None:
        """The person whom the phrase at a position means, or None."""
        chunk = sentence.chunks[at]
        after = sentence.symbols[at + 1 :]
        if chunk.symbol in "BS" and not re.match(r",?[PN]", after):
            return None
        if chunk.symbol in "PNK":
            return self._named(chunk)
        if chunk.symbol in "RS" and (beside := self._name_of(sentence, at)) is not None:
            return self._people.find(str(beside.value), beside.start)
        if chunk.symbol == "R" and isinstance(chunk.value, Office):
            return self._in_office(chunk.value, sentence, at)
        if chunk.symbol == "D":
            return self._of_demonym(chunk)  # "manifestó el tomecino"
        if chunk.symbol in "at":
            if at and str(sentence.chunks[at - 1].value) in _INDEFINITE:
                return None  # "dijo un dirigente"
            if named := _NAME_AFTER_NOUN.match(after):  # "dijo la dirigenta vecinal N"
                beside = sentence.chunks[at + named.end()]
                return self._people.find(str(beside.value), beside.start)
            return self._pointed_back(sentence, at)
        if chunk.symbol == "z":
            gender = _PRONOUNS.get(self._document.text[chunk.start : chunk.end].lower())
            return self.last if gender and self.last and self._actors.may_be(self.last, gender) else None
        return None

    def subject(self, sentence: Sentence, first: int, last: int) -> tuple[Person | None, bool]:
        """The person before a verb who may be its subject, and whether somebody unknown stands in that place."""
        before = sentence.symbols[first:last]
        if _STRANGER_BEFORE.search(before) and not self.is_time(sentence, max(0, last - 3), last):
            return None, True
        if match := _RELATIVE.search(before):
            # "criticó al diputado, quien dijo": the one right before "quien", object or not.
            person = self.who(sentence, first + match.start(1))
            return person, person is None
        for at in range(last - 1, first - 1, -1):
            symbol = sentence.symbols[at]
            if symbol == "t" and not self._is_noun(sentence, at):
                continue
            if symbol not in "RSPNKaBtz" or sentence.is_object(at):
                continue
            if symbol == "R" and sentence.symbols[at - 1 : at] == "f":
                continue  # "quien fuera alcalde"
            person = self.who(sentence, at)
            if person is not None or symbol in "RSPNaBtz":
                return person, person is None
        return None, False

    def topic(self, sentence: Sentence) -> tuple[Person | None, bool]:
        """Whom a sentence without a verb of saying is about: the first who is no object; whether that is unknown."""
        for at, symbol in enumerate(sentence.symbols):
            if symbol in "RSPNKaB" and not sentence.is_object(at):
                person = self.who(sentence, at) if symbol != "S" else None  # "los concejales N y M": several
                if person is not None or symbol != "K":
                    return person, person is None
        return None, False

    def is_time(self, sentence: Sentence, first: int, last: int) -> bool:
        """True when what stands between two positions says when: "esta mañana"."""
        return any(self._document.folded[c.start : c.end] in _TIMES for c in sentence.chunks[first:last])

    def _named(self, chunk: Chunk) -> Person | None:
        """The person of a name; of several who bear a surname, the one who governs, or else the last named."""
        surname = str(chunk.value)
        bearers = self._people.bearing(surname) if " " not in surname else []
        mayors = [person for person in bearers if self._actors.context.cut_governed(person) is not None]
        if len(bearers) > 1 and len(mayors) == 1 and self.last not in bearers:
            return mayors[0]
        return self._people.find(surname, chunk.start)

    def _in_office(self, office: Office, sentence: Sentence, at: int) -> Person | None:
        """Whom an office without a name means."""
        before = sentence.chunks[at - 1] if at else None
        start = sentence.chunks[at].start
        if self._document.folded.startswith("tambien", start):
            return self._actors.holder(office, start) or self.last  # "el también presidente de X"
        if not office.cuts and self._is_councillor_again(office, before):
            return self.last
        if office.peer and not office.cuts and self.last is not None:
            others = [mayor for mayor in self._actors.mayors() if mayor is not self.last]
            return others[0] if len(others) == _ONE_OTHER else None  # "su par, en tanto, dijo"
        return self._actors.holder(office, start)

    def _is_councillor_again(self, office: Office, article: Chunk | None) -> bool:
        """True for "el edil" after a councillor spoke: the press calls councillors so too."""
        if self.last is None or office.entry.words[0] not in ALSO_COUNCILLORS:
            return False
        gender = _ARTICLES.get(str(article.value), "") if article is not None else ""
        return self._actors.builder.is_councillor(self.last) and self._actors.may_be(self.last, gender)

    def _is_noun(self, sentence: Sentence, at: int) -> bool:
        """True when a title stands alone as a subject: "el médico sostuvo"."""
        return (
            at > 0 and sentence.symbols[at - 1] == "l" and sentence.symbols[at + 1 : at + 2] not in ("P", "N", ".", "y")
        )

    @staticmethod
    def _name_of(sentence: Sentence, at: int) -> Chunk | None:
        """The name that an office belongs to: right after it, or before it ("N, socio y director de X")."""
        after = sentence.symbols[at + 1 :]
        if match := _NAME_AFTER.match(after):
            return sentence.chunks[at + match.end()]
        before = _NAME_BEFORE.search(sentence.symbols[:at])
        if before is None or (before["article"] and after[:1] not in (",", ".", ";", ")", "")):
            return None  # "sobre N, el alcalde dijo": two people
        return sentence.chunks[before.start()]

    def _pointed_back(self, sentence: Sentence, at: int) -> Person | None:
        """Whom "la autoridad", "el profesional" point back to: the person named last who may be called so."""
        chunk = sentence.chunks[at]
        following = sentence.chunks[at + 1] if at + 1 < len(sentence.chunks) else None
        if following is not None and following.symbol == "D":
            return self._of_demonym(following)
        if following is not None and following.value in _COMPLEMENT:
            return None  # "la directiva del partido": told apart by what follows
        if isinstance(chunk.value, Entry) and chunk.value.host:
            return self._host()
        article = str(sentence.chunks[at - 1].value) if at else ""
        last: Person | None = None
        latest = -1
        for person in self._people.persons:
            named = max((m for m in person.mentions if latest < m < chunk.start and not self._is_quoted(m)), default=-1)
            if named > latest and self._may_be_called(person, chunk, article):
                last, latest = person, named
        return last

    def _host(self) -> Person | None:
        """ "El anfitrión": the mayor of the comuna that the article is about."""
        context = self._actors.context
        mayors = self._actors.mayors() if context.focus is not None else []
        return next((person for person in mayors if context.cut_governed(person) == context.focus), None)

    def _of_demonym(self, chunk: Chunk) -> Person | None:
        """ "La autoridad tomecina": the mayor of that comuna."""
        meant = self._actors.context.of_demonym(chunk.value, chunk.start) if isinstance(chunk.value, Place) else None
        mayors = self._actors.mayors() if meant is not None else []
        return next((p for p in mayors if meant and self._actors.context.cut_governed(p) == meant.cut), None)

    def _may_be_called(self, person: Person, chunk: Chunk, article: str) -> bool:
        noun = chunk.value
        if not isinstance(noun, Entry):
            return False
        told = _ARTICLES.get(noun.words[0], _ARTICLES.get(article, ""))
        gender = told if not ONE_GENDER.intersection(noun.words) else ""
        return self._actors.may_be(person, gender) and self._actors.may_be_called(person, noun)

    def _is_quoted(self, offset: int) -> bool:
        """True for an offset inside a quotation: whom somebody speaks of is not who speaks."""
        return any(quotation.start <= offset < quotation.end for quotation in self._document.quotations)
