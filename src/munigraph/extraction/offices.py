"""Reading of offices: head, adjectives, suplencia, complement ("la directora (s) de Obras del municipio de X")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from munigraph.extraction.bodies import read_body, read_municipality
from munigraph.extraction.body_lists import read_portfolios
from munigraph.extraction.chunks import Body, Chunk, Line, Office, Party
from munigraph.extraction.heads import read_head
from munigraph.extraction.places import read_place, read_places
from munigraph.extraction.rules import phrase
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["read_office"]

_ROLE = frozenset({"role"})
_FORMER = frozenset({"former"})
#: Words of the past that stand after an office.
_AFTER = frozenset({"anterior", "anteriores", "saliente", "salientes"})
_PARTY = frozenset({"party"})
_QUALIFIERS = frozenset({"adjective"})
_PARTISAN = frozenset({"partisan"})
_MUNICIPALITY = frozenset({"municipality"})
#: Fields of work whose names may be rows: "Culturas, las Artes y el Patrimonio".
_ROWS = frozenset({"portfolio", "topic"})
_SEPARATE = frozenset({",", "con"})
_ARTICLES = frozenset({"la", "las", "los", "el"})
_POINTING = frozenset({"esa", "esta", "dicha", "la", "aquella", "nuestra", "su", "el", "ese", "este", "dicho", "aquel"})
#: Of these, the ones that say themselves that something was told before.
_TOLD_BEFORE = frozenset({"esa", "esta", "dicha", "aquella", "ese", "este", "dicho", "aquel"})
_SAME = re.compile(r"(?:mism|mencionad|citad|referid|aludid|senalad|propi|antedich)[ao]$")
_STOPPERS = frozenset(
    {"function", "say", "event", "role", "municipality", "former", "current", "sign", "collaborate", "adopt", "joint"}
)
_CONNECTING = frozenset({"de", "del", "y", "e", "la", "las", "los", "el", "para", "en", "a", "al"})
#: After "y" these begin another phrase: "a la seremi de Salud y a Carabineros".
_PREPOSITIONS = frozenset({"a", "al", "con", "por", "para"})
_YEAR = re.compile(r"(?:19|20)\d\d$")
#: Words at most between an office and the beginning of what puts it in the past before it.
_LONGEST_UNTIL = 7
_DOUBLES = {"s": "subrogante", "i": "interino"}


def read_office(line: Line, at: int) -> tuple[int, Office] | None:
    """The office that begins at a token, words of time before it included: (position after it, office), or None."""
    head = read_head(line, at)
    if head is None:
        return None
    office = Office(
        head.entry,
        "",
        former=head.former or head.entry.mood == "past",
        elect=head.elect,
        candidate=head.candidate,
        peer=head.entry.kind == "peer",
    )
    reader = _Reader(line, head.start, head.end, office)
    reader.read()
    if head.entry.id == "employee" and not reader.is_of_service():
        return None
    return reader.position, reader.office


@dataclass
class _Reader:
    """The state of reading one office; ``position`` is the token after what was read."""

    line: Line
    start: int
    position: int
    office: Office
    #: Token after the last word that belongs to the name of the office itself.
    written: int = 0

    def read(self) -> None:
        self.written = self.position
        self._adjectives()
        for _ in range(3):
            if not self._complement():
                break
            self._adjectives(only_acting=True)
        if not self.office.former and (years := self._years()):
            self.office = replace(self.office, former=True, ended_in=max(years))
        if not self.office.former and self._is_of_then():
            self.office = replace(self.office, former=True)
        written = self.line.slice(self.start, self.written)
        if self.office.former and written[:2].lower() == "ex":
            written = written[2:].lstrip("- ")
        self.office = replace(self.office, written=written)

    def is_of_service(self) -> bool:
        """True when a municipality, a unit that may be its own or a public service stands in the complement."""
        body = self.office.body
        if self.office.municipal is not None or (body is not None and (body.municipal or body.kind == "unit")):
            return True
        return body is not None and phrase("employer").find(fold(body.label)) is not None

    def _adjectives(self, *, only_acting: bool = False) -> None:
        line = self.line
        while self.position < len(line.tokens):
            word = line.norm(self.position)
            if word == "(" and line.norm(self.position + 1) in _DOUBLES and line.norm(self.position + 2) == ")":
                self.office = replace(self.office, acting=True)
                self.position += 3
            elif line.lexicon.match_kind(line.tokens, self.position, frozenset({"acting"})) and len(word) > 2:
                self.office = replace(self.office, acting=True)
                self.position += 1
            elif line.lexicon.match_kind(line.tokens, self.position, _FORMER) and word in _AFTER:
                self.office = replace(self.office, former=True)
                self.position += 1
            elif line.lexicon.match_kind(line.tokens, self.position, frozenset({"elect"})):
                self.office = replace(self.office, elect=True)
                self.position += 1
            elif (
                not only_acting
                and (adjective := line.lexicon.match_kind(line.tokens, self.position, _QUALIFIERS)) is not None
                and not (line.lexicon.is_given_name(line.tokens[self.position]) and line.capitalised(self.position + 1))
            ):
                self.position += len(adjective.words)
            elif not only_acting and self._party():
                continue
            elif not only_acting and self._demonym():
                return
            else:
                return
            self.written = self.position

    def _is_of_then(self) -> bool:
        """True for "alcalde de Tomé en ese entonces", "la hasta ayer administradora"."""
        tokens = self.line.tokens
        if self.position < len(tokens) and phrase("office-of-then").find(self.line.folded, tokens[self.position].start):
            return True
        start = tokens[max(0, self.start - _LONGEST_UNTIL)].start
        return phrase("office-until-then").find(self.line.folded, start, tokens[self.start].start) is not None

    def _years(self) -> list[int]:
        """The years after "hasta junio de 2021", "entre 2016 y 2021": until when the office is held."""
        line, at = self.line, self.position
        if line.norm(at) == "hasta":
            return [int(line.norm(i)) for i in range(at + 1, at + 5) if _YEAR.match(line.norm(i))] or (
                [0] if line.norm(at + 1) == "hace" else []
            )
        if line.norm(at) == "entre":
            years = [int(line.norm(i)) for i in range(at + 1, at + 8) if _YEAR.match(line.norm(i))]
            return years if len(years) > 1 else []
        return []

    def _party(self) -> bool:
        """ "El alcalde UDI de Ancud": the sign of a party inside the office."""
        line = self.line
        partisan = line.lexicon.match_kind(line.tokens, self.position, _PARTISAN)
        if partisan is not None:
            # "el alcalde comunista"
            token = line.tokens[self.position]
            said = Party(partisan.name, line.lexicon.authority.party(partisan.name).name)
            self.office = replace(self.office, party=Chunk("F", token.start, token.end, said))
            self.position += 1
            return True
        party = line.lexicon.match_kind(line.tokens, self.position, _PARTY)
        if party is None or line.tokens[self.position].text not in line.lexicon.party_signs or len(party.words) > 1:
            return False
        if line.norm(self.position + 1) not in ("de", "del", "por"):
            return False
        token = line.tokens[self.position]
        self.office = replace(self.office, party=Chunk("F", token.start, token.end, Party(party.id, token.text)))
        self.position += 1
        return True

    def _of_party(self, at: int) -> bool:
        """ "La concejala del Partido Socialista": one who holds a public office is of a party, and does not head it."""
        line = self.line
        if line.norm(at) in _ARTICLES and not line.capitalised(at):
            at += 1
        party = line.lexicon.match_kind(line.tokens, at, _PARTY)
        if party is None or not self.office.entry.exclusive or self.office.party is not None:
            return False
        if len(party.words) == 1 and line.tokens[at].text not in line.lexicon.party_signs:
            return False
        end = at + len(party.words)
        chunk = Chunk("F", line.tokens[at].start, line.tokens[end - 1].end, Party(party.id, line.slice(at, end)))
        self.office = replace(self.office, party=chunk)
        self.position = end
        return True

    def _demonym(self) -> bool:
        entries = [e for e in self.line.lexicon.matches(self.line.tokens, self.position) if e.kind == "demonym"]
        if not entries or self.line.capitalised(self.position):
            return False
        cuts = tuple(dict.fromkeys(entry.id for entry in entries))
        self.office = replace(self.office, cuts=cuts, alternatives=len(cuts) > 1)
        self.position += len(entries[0].words)
        return True

    def _complement(self) -> bool:
        """Read one complement ("de X"); False when there is none."""
        line = self.line
        at = self.position
        if (
            self.office.entry.kind == "role"
            and self.office.entry.object == "mayor"
            and line.capitalised(at)
            and not self.office.cuts
        ):
            # "el Alcalde Palena Ricardo Soto"
            place = read_place(line, at)
            if (
                place
                and place[1].cuts
                and line.capitalised(place[0])
                and line.lexicon.is_given_name(line.tokens[place[0]])
            ):
                self.office = replace(self.office, cuts=place[1].cuts)
                self.position = place[0]
                return True
        if self.office.anaphoric and self.office.entry.plural and line.norm(at) in ("y", ","):
            # "los alcaldes de esa comuna y de los de Quirihue y Portezuelo"
            after = at + 1
            while line.norm(after) in ("de", "los", "las", "del", "y"):
                after += 1
            if (places := read_places(line, after)) is not None:
                self.position = places[0]
                self.office = replace(self.office, cuts=places[1])
                return True
        if self._ministry(at):
            return True
        if line.norm(at) not in ("de", "del", "por"):
            return False
        after = at + 1
        if self._pointing(after) or self._of_party(after):
            return True
        return self._portfolios(after) or any(reader(after) for reader in self._readers())

    def _ministry(self, at: int) -> bool:
        """ "La seremi Mideso", "el seremi Salud": the field of government right after the word."""
        line = self.line
        if self.office.entry.id != "seremi" or self.office.topic is not None or not line.capitalised(at):
            return False
        entry = line.lexicon.match_kind(line.tokens, at, frozenset({"portfolio", "body"}))
        if entry is None or (entry.kind == "body" and not entry.name.startswith("Ministerio")):
            return False
        self.position = self.written = at + len(entry.words)
        self.office = replace(self.office, topic=line.slice(at, self.position))
        return True

    def _portfolios(self, at: int) -> bool:
        """ "los seremis de Energía, Obras Públicas y Salud": one office each, without names."""
        if not self.office.entry.plural or self.office.entry.object != "institution":
            return False
        read = read_portfolios(self.line, at)
        if read is None:
            return False
        self.position = self.written = read[0]
        self.office = replace(self.office, topics=tuple(read[1]))
        return True

    def _readers(self) -> tuple[Callable[[int], bool], ...]:
        if self.office.entry.object in ("mayor", "councillor") or self.office.peer:
            return (self._municipality, self._places)
        if self.office.entry.object == "institution":
            return (self._municipality, self._place, self._row, self._topic)
        return (self._municipality, self._body, self._place, self._row, self._topic)

    def _pointing(self, at: int) -> bool:
        """ "De esa comuna", "del municipio", "de la misma entidad", "de la agrupación"."""
        line = self.line
        noun = at
        told = line.norm(at - 1) != "del" and line.norm(at) in _TOLD_BEFORE
        if line.norm(at - 1) != "del":
            if line.norm(at) not in _POINTING:
                return False
            noun += 1
        if _SAME.match(line.norm(noun)):
            noun += 1
            told = True
        kind = line.lexicon.pointed.get(line.norm(noun), "")
        after = noun + 1
        if not kind or line.norm(after) in ("de", "del") or (line.capitalised(noun) and line.capitalised(after)):
            return False
        own = self.office.entry.object in ("complement", "municipality") and self.office.entry.id != "municipal-staff"
        if self.office.entry.id == "employee" and line.lexicon.match_kind(line.tokens, noun, _MUNICIPALITY):
            return False  # read as a municipality
        if kind == "comuna" or (kind == "body" and not own):
            return self._points_to_comuna(noun)
        if not own or (kind == "named" and not told) or self._goes_on(after):
            return False
        self.office = replace(self.office, topic=line.norm(noun))
        self.position = after
        return True

    def _goes_on(self, at: int) -> bool:
        """True when an adjective makes a name of the noun before: "la agrupación comunal"."""
        line = self.line
        entry = line.lexicon.match_kind(line.tokens, at, frozenset({"adjective", "demonym"}))
        return entry is not None and not line.lexicon.is_given_name(line.tokens[at])

    def _points_to_comuna(self, noun: int) -> bool:
        line = self.line
        following = (
            [e for e in line.lexicon.matches(line.tokens, noun + 1) if e.kind == "demonym"]
            if noun + 1 < len(line.tokens)
            else []
        )
        cuts = tuple(dict.fromkeys(e.id for e in following))
        if cuts and line.norm(noun - 1) == "del":
            return False  # "del municipio porteño": read as a municipality
        self.office = replace(self.office, anaphoric=not cuts, cuts=cuts or self.office.cuts)
        self.position = noun + 1 + bool(following)
        return True

    def _municipality(self, at: int) -> bool:
        line = self.line
        if line.norm(at) in _ARTICLES:
            at += 1
        read = read_municipality(line, at)
        if read is None:
            return False
        self.position, municipal = read
        self.office = replace(
            self.office,
            municipal=municipal,
            cuts=self.office.cuts or municipal.cuts,
            anaphoric=not municipal.cuts,
            alternatives=municipal.alternatives,
        )
        return True

    def _places(self, at: int) -> bool:
        line = self.line
        if line.norm(at) in _ARTICLES and line.norm(at + 1) in ("comuna", "ciudad", "comunas", "region", "provincia"):
            at += 1
            at = self._described(at)
            if line.norm(at) == "comunas" and line.norm(at + 1) == "de":
                at += 2
        plural = self.office.entry.plural or self.office.peer
        if plural and (places := read_places(line, at)) is not None:
            end, cuts = places
            # "los alcaldes de Ancud, Carlos Gómez": the list of places ends before a name.
            self.position = end
            self.office = replace(self.office, cuts=cuts)
            return True
        return self._place(at)

    def _described(self, at: int) -> int:
        """Position of the comuna after "comuna rural de", "ciudad costera de": or of the noun itself."""
        line = self.line
        adjective = (
            line.norm(at + 1) not in ("de", "del") and line.norm(at + 2) == "de" and not line.capitalised(at + 1)
        )
        return at + 3 if adjective and line.norm(at) in ("comuna", "ciudad") else at

    def _place(self, at: int) -> bool:
        line = self.line
        if line.norm(at) in _ARTICLES and not line.capitalised(at):
            at += 1
        read = read_place(line, at)
        if read is None:
            return False
        self.position, place = read
        if place.cuts:
            self.office = replace(self.office, cuts=self.office.cuts or place.cuts, place=self.office.place or place)
        else:
            self.office = replace(self.office, place=place)
        if self.office.entry.object == "institution" or (self.office.topic is None and self.office.body is None):
            self.written = self.position if self.office.entry.object not in ("mayor", "councillor") else self.written
        return True

    def _body(self, at: int) -> bool:
        line = self.line
        if self.office.body is not None:
            return False
        if line.norm(at) in _ARTICLES | {"su"} and not line.capitalised(at):
            at += 1
        read = read_body(line, at, lower=True)
        if read is None:
            return False
        self.position, bodies = read
        body = bodies[0]
        demonyms = (
            [e for e in line.lexicon.matches(line.tokens, self.position) if e.kind == "demonym"]
            if self.position < len(line.tokens)
            else []
        )
        cuts = self.office.cuts or ((body.cut,) if body.cut else ())
        if demonyms:
            self.position += 1
            cuts = cuts or tuple(dict.fromkeys(entry.id for entry in demonyms))
        self.office = replace(self.office, body=body, cuts=cuts, demonym=bool(demonyms))
        return True

    def _row(self, at: int) -> bool:
        """ "de las Culturas, las Artes y el Patrimonio": a field of work that the lexicon knows with its commas."""
        line = self.line
        if self.office.topic is not None or self.office.body is not None:
            return False
        if line.norm(at) in _ARTICLES and not line.capitalised(at):
            at += 1
        row = line.lexicon.match_kind(line.tokens, at, _ROWS)
        if row is None or not _SEPARATE.intersection(row.words):
            return False
        self.position = self.written = at + len(row.words)
        self.office = replace(self.office, topic=line.slice(at, self.position))
        return True

    def _topic(self, at: int) -> bool:
        """ "de Obras Municipales", "de Vivienda y Urbanismo", "de comunicaciones del municipio"."""
        line = self.line
        if self.office.topic is not None or self.office.body is not None:
            return False
        if line.norm(at) in _ARTICLES and not line.capitalised(at):
            at += 1
        position = end = at
        while position < len(line.tokens) and position - at < 10:
            token = line.tokens[position]
            word = token.norm
            if (
                position > at
                and token.text[0].isupper()
                and line.lexicon.is_given_name(token)
                and line.capitalised(position + 1)
            ):
                break
            if word in _CONNECTING:
                if position == at or (
                    word in ("de", "del", "en")
                    and (
                        read_municipality(line, position + 1 + (line.norm(position + 1) in _ARTICLES))
                        or read_place(line, position + 1 + (line.norm(position + 1) in _ARTICLES))
                        or (end > at and read_body(line, position + 1 + (line.norm(position + 1) in _ARTICLES)))
                    )
                ):
                    break
                if word in ("y", "e") and (
                    line.norm(position + 1) in _PREPOSITIONS
                    or line.lexicon.match_kind(line.tokens, position + 1, _ROLE)
                ):
                    break
                position += 1
                continue
            if (
                not token.text[0].isalpha()
                or _is_past(word)
                or token.text.endswith("ó")
                or line.lexicon.match_kind(line.tokens, position, _STOPPERS)
            ):
                break
            if (
                end > at
                and token.text[0].isupper()
                and position == end
                and not line.tokens[position - 1].text[0].isupper()
                and line.norm(position - 1) not in _CONNECTING
            ):
                break  # "de gabinete Karla Huerta"
            position += 1
            end = position
        if end == at:
            return False
        self.position = self.written = end
        self.office = replace(self.office, topic=line.slice(at, end))
        if line.norm(end) == "(" and line.norm(end + 2) == ")" and line.capitalised(at):
            acronym = line.lexicon.match_kind(line.tokens, end + 1, frozenset({"acronym"}))
            if acronym is not None:
                # "directora de Desarrollo Comunitario (Dideco)": the field of work is the unit's name.
                unit = Body(line.slice(at, end), acronym=line.tokens[end + 1].text, municipal=True, kind="unit")
                self.office = replace(self.office, body=unit)
                self.position = end + 3
        return True


def _is_past(word: str) -> bool:
    return word.endswith(("aron", "ieron", "aba", "aban"))
