"""What one article states, in terms of identities: the ground that article graphs and the summary share.

Two facts of an article whose subjects and objects turn out to be the same things are one assertion here, with the
evidence of both.  A fact whose subject and object turn out to be one thing says nothing and is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from munigraph.mapping.mint import assertion_iri, statement_iri, told_iri
from munigraph.model import ONTOLOGY_IRI, Agreement, Event, Predicate, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.model import Evidence, Extraction, Fact
    from munigraph.resolve.types import Identities

__all__ = ["Assertion", "Attested", "Told", "assertions", "tellings"]


@dataclass(slots=True)
class Attested:
    """Something that an article states, with its evidence there."""

    iri: str
    #: Each stretch with the highest confidence that a rule gives it.
    evidence: dict[Evidence, float] = field(default_factory=dict)
    #: Each stretch with the rules that found it.
    found_by: dict[Evidence, set[str]] = field(default_factory=dict)

    def support(self, item: Fact | Event | Agreement | Statement) -> None:
        """Add the evidence and the rule of an item that states it."""
        for piece in item.evidence:
            self.found_by.setdefault(piece, set()).add(item.rule)
            self.evidence[piece] = max(item.confidence, self.evidence.get(piece, 0.0))


@dataclass(slots=True)
class Assertion(Attested):
    """Subject, predicate and object as full IRIs; those of a symmetric predicate in the order of their IRIs."""

    subject: str = ""
    predicate: Predicate = Predicate.MEMBER_OF
    object: str = ""
    role: str | None = None


@dataclass(slots=True)
class Told(Attested):
    """An event, an agreement or a statement."""

    #: Those of one article that share an IRI.
    items: list[Event | Agreement | Statement] = field(default_factory=list)


def assertions(extraction: Extraction, identities: Identities) -> dict[str, Assertion]:
    """The assertions of an article by their IRI; ``KeyError`` when an entity has no identity."""
    found: dict[str, Assertion] = {}
    article = extraction.article.digest
    for fact in extraction.facts:
        subject, obj = identities.of(article, fact.subject).iri, identities.of(article, fact.object).iri
        if subject == obj:
            continue
        if fact.predicate.is_symmetric and obj < subject:
            subject, obj = obj, subject
        iri = assertion_iri(subject, ONTOLOGY_IRI + fact.predicate, obj, fact.role)
        if iri not in found:
            found[iri] = Assertion(iri, subject=subject, predicate=fact.predicate, object=obj, role=fact.role)
        found[iri].support(fact)
    return found


def tellings(extraction: Extraction, identities: Identities) -> dict[str, Told]:
    """The events, agreements and statements of an article by their IRI."""
    found: dict[str, Told] = {}
    for iri, item in _told(extraction, identities):
        told = found.setdefault(iri, Told(iri))
        told.items.append(item)
        told.support(item)
    return found


def _told(extraction: Extraction, identities: Identities) -> Iterator[tuple[str, Event | Agreement | Statement]]:
    article = extraction.article.digest
    occurrences: tuple[Event | Agreement, ...] = (*extraction.events, *extraction.agreements)
    for item in occurrences:
        yield told_iri(identities.told(article, item)), item
    for statement in extraction.statements:
        yield statement_iri(article, statement), statement
