"""What goes into and comes out of identity resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.model import Entity, Extraction, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Case", "Identities", "Identity", "case_of"]


@dataclass(frozen=True, slots=True)
class Case:
    """What resolution needs of one article: far smaller than its :class:`~munigraph.model.Extraction`."""

    #: :attr:`munigraph.model.Article.digest`
    article: str
    #: ISO day of publication, or None.
    date: str | None
    entities: tuple[Entity, ...]
    #: (key of the person, predicate, CUT of the municipality), sorted: who governs, governed or sits on a council.
    offices: tuple[tuple[str, Predicate, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """One thing of the graph, as the whole set of articles and the authority know it."""

    #: Full IRI, e.g. ``https://w3id.org/munigraph/id/person/jorge-sharp-fajardo``.
    iri: str
    #: The one preferred label.
    label: str
    #: Every other form met, sorted.
    aliases: tuple[str, ...]
    #: Why these mentions are one thing, in English, for people (``authority: mayor of 05101 from 2016-12-06``).
    reason: str


class Identities:
    """Answers which identity an entity of an article has."""

    def __init__(self, by_entity: Mapping[tuple[str, str], Identity]) -> None:
        self._by_entity = by_entity

    def of(self, article: str, key: str) -> Identity:
        """The identity of the entity ``key`` of the article with that digest; ``KeyError`` if it was not a case."""
        return self._by_entity[article, key]

    def in_article(self, article: str, keys: Iterable[str]) -> dict[str, Identity]:
        """Key to identity, for the given keys of one article."""
        return {key: self._by_entity[article, key] for key in keys}

    def corrected(self, by_entity: Mapping[tuple[str, str], Identity]) -> Identities:
        """The same with these identities for the given (article, key) in place of what was found."""
        return Identities({**self._by_entity, **by_entity})

    def __iter__(self) -> Iterator[Identity]:
        """Every identity once, sorted by IRI."""
        return iter(sorted(set(self._by_entity.values()), key=lambda i: (i.iri, i.label, i.aliases, i.reason)))


def case_of(extraction: Extraction) -> Case:
    """The case of one extraction."""
    cuts = {entity.key: entity.cut for entity in extraction.entities}
    offices = {
        (fact.subject, fact.predicate, cut)
        for fact in extraction.facts
        if fact.predicate in (Predicate.GOVERNS, Predicate.FORMERLY_GOVERNED, Predicate.COUNCILLOR_OF)
        and (cut := cuts[fact.object]) is not None
    }
    return Case(extraction.article.digest, extraction.article.date, extraction.entities, tuple(sorted(offices)))
