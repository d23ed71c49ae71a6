"""Which facts, events, agreements and statements are wrong: corrections of what articles state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from munigraph.corrections.things import Unsettled
from munigraph.corrections.types import Outcome
from munigraph.model import Agreement, EntityKind, Event, Predicate, Statement
from munigraph.text import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from munigraph.corrections.things import Things
    from munigraph.corrections.types import Correction
    from munigraph.model import Entity, Extraction, Fact
    from munigraph.resolve import Identities

__all__ = ["Rejection", "refine", "rejections"]

#: A person is of this kind only while a fact of this predicate says so.
_BY_OFFICE = {EntityKind.MAYOR: Predicate.GOVERNS, EntityKind.COUNCILLOR: Predicate.COUNCILLOR_OF}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A correction that rejects, in terms of the graph."""

    correction: Correction
    #: IRIs of subject and object, those of a symmetric predicate in either order; empty when something told is meant.
    ends: frozenset[tuple[str, str]]
    #: Digests of the articles to which it is limited; empty for all.
    articles: frozenset[str]

    @property
    def things(self) -> tuple[str, ...]:
        """The IRIs that it names."""
        return tuple(sorted({iri for pair in self.ends for iri in pair}))

    def concerns(self, article: str, named: Iterable[str]) -> bool:
        """True when an article that names these IRIs may state what is rejected."""
        return (not self.articles or article in self.articles) and set(self.things) <= set(named)

    def hits(self, item: Fact | Event | Agreement | Statement, iris: Mapping[str, str]) -> bool:
        """True when the item is what is rejected; ``iris`` are those of the entities of its article by their keys."""
        if isinstance(item, (Event, Agreement, Statement)):
            told = self.correction.text("told")
            words = item.evidence[0].quote if isinstance(item, Statement) else item.label
            return told is not None and name_words(told) == name_words(words)
        role = self.correction.text("role")
        return (
            item.predicate is self.correction.predicate
            and (iris[item.subject], iris[item.object]) in self.ends
            and (role is None or name_words(role) == name_words(item.role or ""))
        )


def rejections(things: Things, corrections: Iterable[Correction]) -> tuple[list[Rejection], list[Outcome]]:
    """The corrections that reject, as far as what they point to is settled, and the outcomes of the others."""
    found: list[Rejection] = []
    refused: list[Outcome] = []
    for correction in sorted(corrections, key=lambda each: (each.canonical, each.file, each.line or 0)):
        try:
            articles = things.digests(correction.articles)
            ends = [things.find(pointer) for pointer in correction.things]
        except Unsettled as error:
            refused.append(Outcome(correction, refused=str(error), hint=error.hint))
            continue
        pairs = {(ends[0], ends[1])} if ends else set()
        if correction.predicate is not None and correction.predicate.is_symmetric:
            pairs |= {(other, one) for one, other in pairs}
        found.append(Rejection(correction, frozenset(pairs), articles))
    return found, refused


def refine(
    extraction: Extraction, identities: Identities, rejected: Iterable[Rejection]
) -> tuple[Extraction, frozenset[Correction]]:
    """The extraction without what is rejected, and the corrections that took something out of it."""
    article = extraction.article.digest
    iris = {entity.key: identities.of(article, entity.key).iri for entity in extraction.entities}
    mine = [each for each in rejected if each.concerns(article, iris.values())]
    used: set[Correction] = set()

    def stands(item: Fact | Event | Agreement | Statement) -> bool:
        hitting = [each.correction for each in mine if each.hits(item, iris)]
        used.update(hitting)
        return not hitting

    refined = replace(
        extraction,
        facts=tuple(filter(stands, extraction.facts)),
        events=tuple(filter(stands, extraction.events)),
        agreements=tuple(filter(stands, extraction.agreements)),
        statements=tuple(filter(stands, extraction.statements)),
    )
    if not used:
        return extraction, frozenset()
    lost = {fact.subject for fact in extraction.facts} - {fact.subject for fact in refined.facts}
    lost |= {fact.subject for fact in set(extraction.facts) - set(refined.facts)}
    entities = tuple(_kind(entity, refined) if entity.key in lost else entity for entity in extraction.entities)
    return replace(refined, entities=entities), frozenset(used)


def _kind(entity: Entity, refined: Extraction) -> Entity:
    """The entity, no mayor or councillor any more when no fact that stands says so."""
    predicate = _BY_OFFICE.get(entity.kind)
    own = {fact.predicate for fact in refined.facts if fact.subject == entity.key}
    if predicate is None or predicate in own:
        return entity
    return replace(entity, kind=EntityKind.OFFICIAL if Predicate.HOLDS_ROLE in own else EntityKind.PERSON)
