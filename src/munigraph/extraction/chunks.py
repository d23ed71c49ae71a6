"""What a sentence is cut into: chunks, each with one symbol, so that rules can be regular expressions over symbols.

This is the cascade of finite-state automata of information extraction (Hobbs et al., *FASTUS*, 1997; Abney,
*Partial parsing via finite-state cascades*, 1996): words become phrases, phrases become a short string of symbols, and
rules match that string with :mod:`re`.

========  ==================================================  =====================
symbol    chunk                                               value
========  ==================================================  =====================
``R S``   office, of one person or of several                 :class:`Office`
``P N``   person's name: sure, and possible                   ``str``
``K``     one capitalised word that is nothing else           ``str``
``C``     comuna                                              :class:`Place`
``G``     region or province                                  :class:`Place`
``D``     demonym ("porteño")                                 :class:`Place`
``M``     municipality or municipalities                      :class:`Municipal`
``B U``   body; municipal unit                                :class:`Body`
``A``     association of municipalities                       :class:`Body`
``F``     party                                               :class:`Party`
``L``     named programme, plan or model                      :class:`Body`
``m``     noun of a model without its name ("programa")       entry
``Q``     quotation                                           index of the quotation
``V w``   verb of attribution; "según", "para"                entry
``E``     noun or verb of an event                            entry
``X T H`` agreement; to sign; to collaborate                  entry
``O I``   to adopt; similar to                                entry
``W J Z`` to take place or take part; make up; head a body    entry
``b x f`` to take or hold office; kin of an official; held    entry
``t a e`` title before a name (don, doctora); noun that points back; noun of people who stand for a body
``d l s`` preposition; determiner; possessive
``y c q`` and; with; relative or auxiliary word
``n h``   negation; hypothetical
``, ; :`` punctuation as it is, also ``( ) - .``
``_``     any other word
========  ==================================================  =====================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from munigraph.extraction.lexicon import Entry, Lexicon
    from munigraph.text import Token

__all__ = ["Body", "Chunk", "Line", "Municipal", "Office", "Party", "Place"]


class Chunk(NamedTuple):
    """A phrase of a sentence."""

    symbol: str
    #: Offsets in the text.
    start: int
    end: int
    value: object = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence under the hands of the phrase readers."""

    text: str
    folded: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    #: True for a headline in capitals, where a capital tells nothing.
    shouted: bool = False

    def norm(self, at: int) -> str:
        """Folded word at a position, or the empty string past the end."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def capitalised(self, at: int) -> bool:
        """True when a capitalised word stands at the position."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isupper()

    def slice(self, first: int, last: int) -> str:
        """The text from the first token to before the last one."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


@dataclass(frozen=True, slots=True)
class Place:
    """A comuna (``cuts``: several when a demonym is shared), or a region or province (``code``)."""

    name: str
    cuts: tuple[str, ...] = ()
    code: str | None = None
    level: str = "comuna"


@dataclass(frozen=True, slots=True)
class Municipal:
    """Municipalities as institutions; no ``cuts``: the one that the article is about."""

    cuts: tuple[str, ...] = ()
    plural: bool = False
    #: True when the cuts come from one shared demonym and only one of them is meant.
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A political party, by its abbreviation in the table, as written."""

    abbreviation: str
    written: str


@dataclass(frozen=True, slots=True)
class Body:
    """A named body, unit or model."""

    label: str
    acronym: str | None = None
    #: True when the name alone says that it belongs to a municipality.
    municipal: bool = False
    #: CUT of the municipality that the name itself gives.
    cut: str | None = None
    #: Name of the association in the authority table.
    ref: str | None = None
    #: ``unit``, ``organization``, ``association``, ``council``, ``model``.
    kind: str = "organization"
    #: Full name of a body that is written by its acronym, where the lexicon has one.
    full: str | None = None
    #: True for a later member of an enumeration whose head is said once ("las Unidades de A, B y C": B and C).
    shares_head: bool = False
    #: True for a service that many municipalities have under one name ("farmacia popular").
    service: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """The noun phrase of an office: head, adjectives, complement."""

    entry: Entry
    #: As written, from the head to the last word that belongs to the name of the office.
    written: str
    former: bool = False
    acting: bool = False
    elect: bool = False
    candidate: bool = False
    peer: bool = False
    #: The comunas named in the complement, in order.
    cuts: tuple[str, ...] = ()
    #: True when ``cuts`` are the readings of one shared demonym.
    alternatives: bool = False
    place: Place | None = None
    body: Body | None = None
    municipal: Municipal | None = None
    #: Year in which the office ended or is to end, where the text puts it in the past by that ("hasta 2021").
    ended_in: int | None = None
    #: The sign of a party inside the office ("el alcalde UDI de Ancud"): a chunk ``F``.
    party: Chunk | None = None
    #: Complement that names a field of work ("Salud", "obras").
    topic: str | None = None
    #: True when the complement points back ("de esa ciudad").
    anaphoric: bool = False
    #: True when several names share the plural: a municipality has one mayor ("los alcaldes N y M").
    shared: bool = False
    #: Fields of work in a row, of the offices of one plural ("los seremis de Energía, Obras Públicas y Salud").
    topics: tuple[str, ...] = ()
    #: True when a demonym stands for the comuna of the body ("centro de salud porteño").
    demonym: bool = False
