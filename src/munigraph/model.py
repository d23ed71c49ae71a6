"""The ground types: what passes between the stages of munigraph.

Every stage imports this module and this module imports none of them.  All types are frozen; sequences are tuples, so
a value can be hashed, compared, cached and sent to another process.

Offsets are counted in Unicode code points of :attr:`Article.text` (the clean text, NFC), start inclusive, end
exclusive: ``article.text[span.start:span.end]`` gives the words back.  This is the reading of ``oa:start`` and
``oa:end`` in the W3C Web Annotation Data Model, section 4.2.5 (TextPositionSelector).

The *fact with its evidence* is the seam of the program: whatever extracts (the rules of :mod:`munigraph.extraction`, a
language model) yields an :class:`Extraction`, and whatever comes after cannot tell which.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from munigraph.iris import ONTOLOGY_IRI, RESOURCE_IRI

__all__ = [
    "ONTOLOGY_IRI",
    "RESOURCE_IRI",
    "Agreement",
    "Article",
    "Entity",
    "EntityKind",
    "Event",
    "EventType",
    "Evidence",
    "Extraction",
    "Fact",
    "Predicate",
    "Statement",
]


class EntityKind(StrEnum):
    """What an entity is: the local name of its class in the ontology (``mg:``)."""

    PERSON = "Person"
    OFFICIAL = "Official"
    MAYOR = "Mayor"
    COUNCILLOR = "Councillor"
    MUNICIPALITY = "Municipality"
    UNIT = "MunicipalUnit"
    ORGANIZATION = "Organization"
    PARTY = "PoliticalParty"
    ASSOCIATION = "MunicipalAssociation"
    MODEL = "ManagementModel"
    COMUNA = "Comuna"
    REGION = "Region"

    @property
    def is_person(self) -> bool:
        """True for ``Person`` and its subclasses."""
        return self in _PERSON_KINDS


_PERSON_KINDS = frozenset({EntityKind.PERSON, EntityKind.OFFICIAL, EntityKind.MAYOR, EntityKind.COUNCILLOR})


class Predicate(StrEnum):
    """The eleven fact predicates: local names of properties in the ontology (``mg:``)."""

    GOVERNS = "governs"
    FORMERLY_GOVERNED = "formerlyGoverned"
    COUNCILLOR_OF = "councillorOf"
    HOLDS_ROLE = "holdsRole"
    FORMERLY_HELD_ROLE = "formerlyHeldRole"
    HAS_UNIT = "hasUnit"
    ADOPTS = "adopts"
    SIMILAR_TO = "similarTo"
    COLLABORATES_WITH = "collaboratesWith"
    MEMBER_OF_PARTY = "memberOfParty"
    MEMBER_OF = "memberOf"

    @property
    def is_symmetric(self) -> bool:
        """True when subject and object may be exchanged; such a fact is kept once, in a canonical order."""
        return self in (Predicate.SIMILAR_TO, Predicate.COLLABORATES_WITH)


class EventType(StrEnum):
    """Kinds of events: the local name of the class in the ontology (``mg:``)."""

    MEETING = "Meeting"
    COUNCIL_SESSION = "CouncilSession"
    CEREMONY = "Ceremony"
    VISIT = "Visit"
    AGREEMENT_SIGNING = "AgreementSigning"


@dataclass(frozen=True, slots=True)
class Article:
    """A press article with its clean text.

    ``text`` is NFC and holds the title as its first line, a blank line, then the body; every offset of every piece of
    evidence points into it.
    """

    #: The input's own identifier; a file without one gets its name less the ending(s).
    id: str
    #: Headline, one line, never empty in what the readers yield.
    title: str
    #: Clean text: the title, a blank line, the body.
    text: str
    #: Day of publication, ISO 8601 (``YYYY-MM-DD``), or None when the source states none.
    date: str | None = None
    #: Address of the article (``http`` or ``https``), if known.
    url: str | None = None
    #: Name of the newspaper, radio or institution that published it.
    outlet: str | None = None
    #: Other metadata of the input, kept as read: sorted (key, value) pairs.
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def text_digest(self) -> str:
        """SHA-256 of the clean text in UTF-8, 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def digest(self) -> str:
        """16 hexadecimal digits (64 bits) of the SHA-256 of title, text, date, url and outlet.

        Names the article in the graph (``mgr:article/<digest>``).  The identifier is left out: the same article
        under two file names is one article.
        """
        content = json.dumps([self.title, self.text, self.date, self.url, self.outlet], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words of an article that state something.

    Invariant, held by :meth:`Extraction.check`: ``article.text[start:end] == quote`` and ``quote`` is not empty.
    """

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, model or place as one article shows it; every mention of it in the article is this entity."""

    #: Unique within the article; other items refer to it.  Opaque; stable for the same article text.
    key: str
    kind: EntityKind
    #: The fullest form that the article gives, without titles; for municipalities ``Municipalidad de <comuna>``.
    label: str
    #: Other forms met in the article (acronyms among them), sorted, the label left out.
    aliases: tuple[str, ...] = ()
    #: Official code of the comuna (CUT, five digits) that anchors it: of the municipality itself, of the municipality
    #: that a unit belongs to, of the comuna that a person governs, represents or works for.  None if unknown.
    cut: str | None = None
    #: Code of the authority table that it was recognised as: region code, party abbreviation, association name.
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """``subject predicate object``, as the article states it, with the words that state it."""

    predicate: Predicate
    #: Keys of entities of the same :class:`Extraction`.
    subject: str
    object: str
    #: One or more, sorted; the first is the one shown.
    evidence: tuple[Evidence, ...]
    #: Between 0 and 1: the share of facts of this rule and strength that are right.
    confidence: float
    #: Identifier of the rule (or of the extractor) that found it.
    rule: str
    #: Name of the office (``jefa de gabinete``), lower case, as written; None where the predicate says it all.
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A concrete occurrence that took place or is scheduled."""

    type: EventType
    label: str
    #: Keys of the entities that the text puts in the event; at least one.
    participants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    rule: str
    #: ISO 8601 day, if the text or the article's date settles it.
    date: str | None = None
    #: As written.
    place: str | None = None
    topic: str | None = None
    #: True when the article announces it rather than reports it.
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """A convenio, acuerdo, protocolo or alianza between two or more named parties."""

    label: str
    parties: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A direct quotation attributed to a named person who holds an office."""

    #: Key of the person.
    speaker: str
    #: Exactly one: the whole quotation to the letter, without its quotation marks.
    evidence: tuple[Evidence, ...]
    confidence: float
    rule: str
    #: Keys of the municipalities, models, units and persons that the quotation names.
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article states, in the terms of the ontology."""

    article: Article
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    #: Name and version of what extracted, e.g. ``munigraph-rules/0.1.0``.
    extractor: str = field(default="")

    def entity(self, key: str) -> Entity:
        """The entity of that key; ``KeyError`` if there is none."""
        for entity in self.entities:
            if entity.key == key:
                return entity
        raise KeyError(key)

    def check(self) -> None:
        """Raise ``ValueError`` when a promise of these types is broken.

        Checked: every quote is the text at its offsets, every item has evidence, every key refers to an entity,
        confidences lie in [0, 1].  Extractors call it on what they yield.
        """
        keys = {entity.key for entity in self.entities}
        if len(keys) != len(self.entities):
            raise ValueError(f"article {self.article.id}: two entities share a key")
        text = self.article.text
        used: list[tuple[str, tuple[str, ...], tuple[Evidence, ...], float]] = [
            *((f.predicate, (f.subject, f.object), f.evidence, f.confidence) for f in self.facts),
            *((e.type, e.participants, e.evidence, e.confidence) for e in self.events),
            *(("Agreement", a.parties, a.evidence, a.confidence) for a in self.agreements),
            *(("Statement", (s.speaker, *s.about), s.evidence, s.confidence) for s in self.statements),
        ]
        for kind, refs, evidence, confidence in used:
            where = f"article {self.article.id}: {kind}"
            if not refs or not set(refs) <= keys:
                raise ValueError(f"{where} refers to an entity that is not there: {refs}")
            if not evidence:
                raise ValueError(f"{where} has no evidence")
            if not 0.0 <= confidence <= 1.0:
                raise ValueError(f"{where} has confidence {confidence}, outside 0..1")
            if kind == "Statement" and len(evidence) != 1:
                raise ValueError(f"{where} has {len(evidence)} pieces of evidence instead of one")
            for piece in evidence:
                inside = 0 <= piece.start < piece.end <= len(text)
                if not inside or text[piece.start : piece.end] != piece.quote:
                    raise ValueError(f"{where}: the text at {piece.start}..{piece.end} is not {piece.quote!r}")

    def to_dict(self) -> dict[str, Any]:
        """As plain lists, dicts, strings and numbers; :meth:`from_dict` gives an equal value back."""
        return {
            "extractor": self.extractor,
            "article": {
                **{k: getattr(self.article, k) for k in ("id", "title", "text", "date", "url", "outlet")},
                "extra": [list(pair) for pair in self.article.extra],
            },
            "entities": [
                {
                    "key": e.key,
                    "kind": str(e.kind),
                    "label": e.label,
                    "aliases": list(e.aliases),
                    "cut": e.cut,
                    "ref": e.ref,
                }
                for e in self.entities
            ],
            "facts": [
                {"predicate": str(f.predicate), "subject": f.subject, "object": f.object, "role": f.role, **_proof(f)}
                for f in self.facts
            ],
            "events": [
                {
                    "type": str(e.type),
                    "label": e.label,
                    "participants": list(e.participants),
                    "date": e.date,
                    "place": e.place,
                    "topic": e.topic,
                    "planned": e.planned,
                    **_proof(e),
                }
                for e in self.events
            ],
            "agreements": [{"label": a.label, "parties": list(a.parties), **_proof(a)} for a in self.agreements],
            "statements": [{"speaker": s.speaker, "about": list(s.about), **_proof(s)} for s in self.statements],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`.  Raises ``KeyError``, ``TypeError`` or ``ValueError`` on other shapes."""
        article = dict(data["article"])
        article["extra"] = tuple((str(k), str(v)) for k, v in article.get("extra", ()))
        return cls(
            article=Article(**article),
            entities=tuple(
                Entity(e["key"], EntityKind(e["kind"]), e["label"], tuple(e["aliases"]), e["cut"], e["ref"])
                for e in data["entities"]
            ),
            facts=tuple(
                Fact(Predicate(f["predicate"]), f["subject"], f["object"], role=f["role"], **_unproof(f))
                for f in data["facts"]
            ),
            events=tuple(
                Event(
                    EventType(e["type"]),
                    e["label"],
                    tuple(e["participants"]),
                    date=e["date"],
                    place=e["place"],
                    topic=e["topic"],
                    planned=e["planned"],
                    **_unproof(e),
                )
                for e in data["events"]
            ),
            agreements=tuple(Agreement(a["label"], tuple(a["parties"]), **_unproof(a)) for a in data["agreements"]),
            statements=tuple(
                Statement(s["speaker"], about=tuple(s["about"]), **_unproof(s)) for s in data["statements"]
            ),
            extractor=data["extractor"],
        )


def _proof(item: Fact | Event | Agreement | Statement) -> dict[str, Any]:
    return {
        "evidence": [[e.start, e.end, e.quote] for e in item.evidence],
        "confidence": item.confidence,
        "rule": item.rule,
    }


def _unproof(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "evidence": tuple(Evidence(*piece) for piece in data["evidence"]),
        "confidence": data["confidence"],
        "rule": data["rule"],
    }
