"""What is known of one thing, as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Article", "Correction", "Doubt", "Fact", "Profile", "Quote", "Record", "Ref", "Telling"]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Another thing, by its address, its label and the local name of its most telling class."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """Where words come from."""

    iri: str
    #: The identifiers under which it was read, by which corrections name it.
    ids: tuple[str, ...]
    title: str
    #: ISO day of publication, the outlet and the address, where known.
    date: str | None
    outlet: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an article that state something; offsets count the code points of its clean text."""

    text: str
    before: str
    after: str
    start: int
    end: int
    confidence: float
    article: Article


@dataclass(frozen=True, slots=True)
class Fact:
    """``subject predicate object`` with the words that state it, the earliest article first."""

    iri: str
    #: Local name of the property.
    predicate: str
    subject: Ref
    object: Ref
    #: Name of the office, where the fact is the holding of one.
    role: str | None
    confidence: float | None
    #: Number of articles that state it.
    support: int
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event, an agreement or a statement."""

    iri: str
    #: Local name of its class.
    kind: str
    label: str
    #: What the thing asked for has to do with it: local names of properties; empty when it is the thing itself.
    relations: tuple[str, ...]
    #: ISO day on which it took place, else None.
    date: str | None
    place: str | None
    topic: str | None
    planned: bool
    #: Of a statement, what was said.
    text: str | None
    #: Local name of a property, to those who take part by it.
    parts: tuple[tuple[str, tuple[Ref, ...]], ...]
    confidence: float | None
    support: int
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A mandate or a membership of the official tables."""

    iri: str
    member: Ref
    body: Ref
    role: str | None
    start: str | None
    end: str | None
    election: int | None
    party: str | None
    pact: str | None
    votes: int | None
    #: The day, month or year for which a membership is recorded.
    as_of: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said about the thing in a file of corrections."""

    iri: str
    author: str
    date: str
    reason: str
    #: The keys of its entry in the file.
    entry: dict[str, Any]
    applied: bool
    #: What came of it, where it was not applied.
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be the same thing and was left apart."""

    other: Ref
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that the graph holds of one thing."""

    iri: str
    label: str
    kind: str
    #: Other names, sorted.
    aliases: tuple[str, ...]
    #: (subject, local name of the property, object) of the official tables: what lies where, who administers what.
    places: tuple[tuple[Ref, str, Ref], ...]
    records: tuple[Record, ...]
    facts: tuple[Fact, ...]
    events: tuple[Telling, ...]
    agreements: tuple[Telling, ...]
    #: What it said, and what was said about it.
    statements: tuple[Telling, ...]
    #: Of an event, agreement or statement: the thing itself.
    telling: Telling | None
    corrections: tuple[Correction, ...]
    #: Why its mentions are one thing, and what may be it too, in the language asked for.
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain lists, dicts, strings and numbers, for JSON."""
        return asdict(self)
