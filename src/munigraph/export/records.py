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
    things = {
        entity.key: (entity.label, str(entity.kind), identities.of(article.digest, entity.key).iri)
        for entity in extraction.entities
    }
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "url": article.url,
        "outlet": article.outlet,
        "facts": [_fact(fact, things) for fact in extraction.facts],
        "events": [_event(event, things) for event in extraction.events],
        "agreements": [
            {"label": each.label, **_several("parties", "party_iris", each.parties, things), **_proof(each)}
            for each in extraction.agreements
        ],
        "statements": [
            {
                "speaker": things[said.speaker][0],
                "speaker_iri": things[said.speaker][2],
                **_several("about", "about_iris", said.about, things),
                **_proof(said),
            }
            for said in extraction.statements
        ],
        "extractor": extraction.extractor,
        "text": article.text,
        "text_digest": article.text_digest,
    }


#: Key of an entity to its label, kind and IRI.
_Things = dict[str, tuple[str, str, str]]


def _fact(fact: Fact, things: _Things) -> dict[str, Any]:
    (s, s_type, s_iri), (o, o_type, o_iri) = things[fact.subject], things[fact.object]
    return {
        "p": str(fact.predicate),
        "s": s,
        "s_type": s_type,
        "s_iri": s_iri,
        "o": o,
        "o_type": o_type,
        "o_iri": o_iri,
        "role": fact.role,
        **_proof(fact),
    }


def _event(event: Event, things: _Things) -> dict[str, Any]:
    return {
        "type": str(event.type),
        "label": event.label,
        "date": event.date,
        "place": event.place,
        "topic": event.topic,
        "planned": event.planned,
        **_several("participants", "participant_iris", event.participants, things),
        **_proof(event),
    }


def _several(labels: str, iris: str, keys: tuple[str, ...], things: _Things) -> dict[str, list[str]]:
    return {labels: [things[key][0] for key in keys], iris: [things[key][2] for key in keys]}


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
