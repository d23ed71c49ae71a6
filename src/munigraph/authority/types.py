"""The rows of the authority tables (``data/authority/*.csv``) as frozen types.

Each field is a column of the table, typed: an empty cell is None, a cell of the form ``a|b`` a tuple.  What the columns
mean and where each came from is told in ``data/authority/SOURCES.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from munigraph.text import is_form_of, name_words

__all__ = ["TERMS", "Association", "Comuna", "Mandate", "Member", "OfficeTerm", "Party", "Province", "Region"]

#: First and last day of the legal term of the mayors chosen in each election (Ley 18.695; the term of 2016 became
#: longer when the election of 2020 was put off to 2021).  The last day is the one on which the next term begins.
TERMS: dict[int, tuple[str, str]] = {
    2016: ("2016-12-06", "2021-06-28"),
    2021: ("2021-06-28", "2024-12-06"),
    2024: ("2024-12-06", "2028-12-06"),
}


@dataclass(frozen=True, slots=True)
class Region:
    """One of the 16 regions."""

    #: Two digits of the Código Único Territorial, ``01`` to ``16``.
    code: str
    #: Official name without "Región de".
    name: str
    short_name: str
    #: Roman numeral, ``RM`` for the Región Metropolitana.
    roman: str
    capital: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 56 provinces."""

    #: Three digits; the first two are its region.
    code: str
    name: str
    region_code: str
    capital: str


@dataclass(frozen=True, slots=True)
class Comuna:
    """One of the 346 comunas, with the municipality that administers it."""

    #: Código Único Territorial, five digits; the first three are its province.
    cut: str
    name: str
    province_code: str
    region_code: str
    #: WGS84 degrees of a point for a map, or None (both or neither).
    lat: float | None
    lon: float | None
    #: ``Municipalidad de <name>``; None for Antártica (12202), which Cabo de Hornos administers.
    municipality: str | None
    #: Masculine singular, lower case (``quillotano``); some belong to several comunas.
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    #: True when the bare name often means something else, for the reasons in ``ambiguity``.
    ambiguous: bool
    #: Wikidata item (``Q14440``) or None.
    wikidata: str | None
    ambiguity: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mandate:
    """One holding of the office of mayor."""

    cut: str
    #: Fullest form of the name, all given names and surnames.
    person: str
    #: First day, ISO 8601; None when it is not known or the office was never taken.
    start: str | None
    #: Day on which it ended, ISO 8601; None for a running mandate.
    end: str | None
    #: Year of the election of whose term it is part: 2016, 2021 or 2024.
    election: int
    #: Abbreviation of the candidate's own party (``IND`` for independents), or None.
    party: str | None
    pact: str | None
    votes: int | None
    #: Share of the candidates' votes, 0 to 1.
    share: float | None
    #: ``elected``, or ``replacement`` (chosen by the council, or alcalde suplente).
    kind: str
    source: tuple[str, ...]
    given_names: str
    surname_1: str
    surname_2: str | None
    aliases: tuple[str, ...]
    #: 2024 only: the party in whose slot an independent ran.
    list_party: str | None
    note: str | None
    #: Given names in use and surnames, the preferred label of the person: ``Jorge Sharp Fajardo``.
    short_name: str
    #: Last part of the person's IRI (``jorge-sharp-fajardo``); the same person has one over all mandates.
    person_id: str

    def is_named(self, name: str) -> bool:
        """True when a name as written may be this person's: a form of the full name that has a surname, or an alias."""
        words = name_words(name)
        surname = name_words(self.surname_1)
        if len(words) == 1:
            return words[0] in surname
        if is_form_of(words, name_words(self.person)) and not set(words[1:]).isdisjoint(surname):
            return True
        return any(name_words(form) == words for form in (self.short_name, *self.aliases))

    @property
    def last_day(self) -> str:
        """``end``, or the last day of the legal term where the table leaves it empty."""
        return self.end or TERMS[self.election][1]


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """One holding of an office of the nation."""

    given_names: str
    surname_1: str
    #: None where no source states it.
    surname_2: str | None
    #: ``diputado``, ``ministro``, ``presidente`` or ``senador``, whoever holds it.
    office: str
    #: The body, as ``data/identity/bodies.csv`` or else the law names it: ``Senado``, ``Ministerio de Hacienda``.
    body: str
    #: First day, ISO 8601; of members of Congress that of the period.
    start: str
    #: Day on which it ended or by law ends.
    end: str
    #: Abbreviation of the party (``IND`` for independents), None where no source states it.
    party: str | None
    #: The party on whose list or in whose group an independent is.
    list_party: str | None
    source: tuple[str, ...]
    note: str | None

    @property
    def person(self) -> str:
        """The name in full."""
        return " ".join(filter(None, (self.given_names, self.surname_1, self.surname_2)))


@dataclass(frozen=True, slots=True)
class Party:
    """A political party; ``IND`` stands for independents and is no party."""

    abbreviation: str
    name: str
    aliases: tuple[str, ...]
    #: Last part of its IRI, from the name.
    slug: str


@dataclass(frozen=True, slots=True)
class Association:
    """An association of municipalities."""

    acronym: str | None
    name: str
    aliases: tuple[str, ...]
    #: ``national``, ``regional``, ``territorial`` or ``thematic``.
    scope: str
    source: tuple[str, ...]
    #: Last part of its IRI, from the name.
    slug: str


@dataclass(frozen=True, slots=True)
class Member:
    """That a municipality belongs to an association, as a source says."""

    #: Name of the association, as its table has it.
    association: str
    cut: str
    #: Year, month or day of which the source speaks (ISO 8601: ``2014``, ``2022-04``, ``2022-04-09``), or None.
    as_of: str | None
    source: tuple[str, ...]
    note: str | None
