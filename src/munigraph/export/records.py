"""An extraction as the plain records of ``munigraph extract``: one JSON object per article, or rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.model import Agreement, Event, Extraction, Fact, Statement
    from munigraph.resolve import Identities

__all__ = ["record", "rows"]

#: Columns of :func:`rows`.
COLUMNS = ("kind", "subject", "relation", "object", "confidence", "quote")


def record(extraction: Extraction, identities: Identities) -> dict[str, Any]:
    """What one article states, in the JSON shape that ``munigraph extract --format jsonl`` prints.

    ``start`` and ``end`` are offsets in code points into ``text``, the article's clean text, whose SHA-256 is
    ``text_digest``.  Where an item has more than one piece of evidence, the others are in ``more_evidence``.
    Raises ``KeyError`` when an entity has no identity.
    """
    article = extraction.article
    labels = {entity.key: entity.label for entity in extraction.entities}
    kinds = {entity.key: str(entity.kind) for entity in extraction.entities}
    iris = {key: identities.of(article.digest, key).iri for key in labels}

    def end(name: str, key: str) -> dict[str, str]:
        return {name: labels[key], f"{name}_type": kinds[key], f"{name}_iri": iris[key]}

    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "url": article.url,
        "outlet": article.outlet,
        "facts": [
            {"p": str(fact.predicate), **end("s", fact.subject), **end("o", fact.object), "role": fact.role}
            | _proof(fact)
            for fact in extraction.facts
        ],
        "events": [
            {
                "type": str(event.type),
                "label": event.label,
                "date": event.date,
                "place": event.place,
                "topic": event.topic,
                "planned": event.planned,
                "participants": [labels[key] for key in event.participants],
                "participant_iris": [iris[key] for key in event.participants],
            }
            | _proof(event)
            for event in extraction.events
        ],
        "agreements": [
            {
                "label": agreement.label,
                "parties": [labels[key] for key in agreement.parties],
                "party_iris": [iris[key] for key in agreement.parties],
            }
            | _proof(agreement)
            for agreement in extraction.agreements
        ],
        "statements": [
            {
                "speaker": labels[statement.speaker],
                "speaker_iri": iris[statement.speaker],
                "about": [labels[key] for key in statement.about],
                "about_iris": [iris[key] for key in statement.about],
            }
            | _proof(statement)
            for statement in extraction.statements
        ],
        "extractor": extraction.extractor,
        "text": article.text,
        "text_digest": article.text_digest,
    }


def _proof(item: Fact | Event | Agreement | Statement) -> dict[str, Any]:
    first, *others = item.evidence
    return {
        "quote": first.quote,
        "start": first.start,
        "end": first.end,
        "more_evidence": [{"quote": each.quote, "start": each.start, "end": each.end} for each in others],
        "confidence": item.confidence,
        "rule": item.rule,
    }


def rows(extraction: Extraction) -> Iterator[tuple[str, str, str, str, float, str]]:
    """What one article states as rows for people: the columns of :data:`COLUMNS`, labels instead of IRIs."""
    labels = {entity.key: entity.label for entity in extraction.entities}

    def names(keys: tuple[str, ...]) -> str:
        return ", ".join(labels[key] for key in keys)

    for fact in extraction.facts:
        relation = f"{fact.predicate} ({fact.role})" if fact.role else str(fact.predicate)
        yield "fact", labels[fact.subject], relation, labels[fact.object], fact.confidence, fact.evidence[0].quote
    for event in extraction.events:
        kind = f"{event.type} (planned)" if event.planned else str(event.type)
        yield "event", event.label, kind, names(event.participants), event.confidence, event.evidence[0].quote
    for agreement in extraction.agreements:
        quote = agreement.evidence[0].quote
        yield "agreement", agreement.label, "party", names(agreement.parties), agreement.confidence, quote
    for said in extraction.statements:
        yield "statement", labels[said.speaker], "said", names(said.about), said.confidence, said.evidence[0].quote
