"""What is searched, and what is found."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from munigraph.mapping.kinds import EVENTS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DATED", "GROUPS", "TEXTS", "Document", "Found", "Hit", "Marked", "Ref", "Suggestion", "group_of"]

#: What ``munigraph search --kind`` names, to the classes (local names) that it means.  ``quote`` is the words that
#: prove a fact, an event or an agreement, ``article`` the title of one.
GROUPS: dict[str, tuple[str, ...]] = {
    "person": PEOPLE,
    "municipality": ("Municipality",),
    "unit": ("MunicipalUnit",),
    "organization": ("Organization", "MunicipalAssociation", "PoliticalParty"),
    "model": ("ManagementModel",),
    "event": EVENTS,
    "agreement": ("Agreement",),
    "place": ("Comuna", "Province", "Region"),
    "statement": ("Statement",),
    "quote": ("Evidence",),
    "article": ("Article",),
}
_GROUP = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
#: Groups of what is words of an article rather than a thing with a name.
TEXTS = frozenset({"statement", "quote", "article"})
#: Groups of what has a day.
DATED = TEXTS | {"event", "agreement"}


def group_of(kind: str) -> str:
    """The key of :data:`GROUPS` that a class (local name) belongs to."""
    return _GROUP[kind]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing that a quote or statement is about."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """One thing, quotation or title that can be found."""

    iri: str
    #: Local name of its most telling class; ``Evidence`` for a quote.
    kind: str
    #: Its name; of a quotation, its first words.
    label: str
    #: Its other names.
    names: tuple[str, ...] = ()
    #: What it says: the whole quotation; place and topic of an event.
    text: str = ""
    #: Who speaks, before all else; what a quotation is about, who takes part, where a person holds or held office.
    about: tuple[Ref, ...] = ()
    #: Number of articles that name or tell it.
    articles: int = 0
    #: The days (``YYYY-MM-DD``) on which it was, or of the articles that name it; sorted.
    days: tuple[str, ...] = ()
    #: Of a quotation or title: where it stands.
    article: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    #: Of a quote: the evidence that holds it.
    evidence: str | None = None

    @property
    def group(self) -> str:
        """The key of :data:`GROUPS` that it belongs to."""
        return group_of(self.kind)

    @property
    def date(self) -> str | None:
        """The day of a quotation, title, event or agreement; None when unknown, and for what lasts."""
        return self.days[0] if self.days and self.group in DATED else None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the places of the words that were looked for."""

    text: str
    #: (start, end) of each, in code points.
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing, quotation or title that was found."""

    #: To be given to ``munigraph show``: of a quote, what it is about; of an article, its own.
    iri: str
    #: Key of :data:`GROUPS`.
    group: str
    #: Local name of the class.
    kind: str
    #: Its name; of a quotation, its first words.
    label: Marked
    #: The part of what it says (or the other name) that holds the words; empty when the label does.
    snippet: Marked
    #: Who speaks, before all else; what a quotation is about, who takes part, where a person holds or held office.
    about: tuple[Ref, ...]
    #: Number of articles that name or tell it.
    articles: int
    #: Day of a quotation, title or event; None when unknown, and for others.
    date: str | None
    #: Where a quotation or title stands: IRI and title of the article, its outlet and address.
    article: str | None
    title: str | None
    outlet: str | None
    url: str | None

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing to offer where nothing was found."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search; iterating gives its hits, the best first."""

    #: What was typed.
    words: str
    hits: tuple[Hit, ...]
    #: Number of all hits, of which :attr:`hits` are the first.
    total: int
    #: Words that stand nowhere, each with those that were looked for in its place.
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: Number of hits of all kinds and days, where there are none of those that were asked for.
    elsewhere: int = 0
    #: Each word or phrase with the number of hits that it has by itself, where they have none together.
    apart: tuple[tuple[str, int], ...] = ()
    #: Things with some of the words, where nothing was found.
    suggestions: tuple[Suggestion, ...] = ()

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)
