"""The addresses of what munigraph describes: named graphs, things of the authority, content-addressed nodes.

A content-addressed node is named by 16 hexadecimal digits (64 bits) of the SHA-256 of what it says.  Nothing here
depends on order, time or chance.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI
from munigraph.resolve.types import is_agreement
from munigraph.text import slug

if TYPE_CHECKING:
    from munigraph.model import Statement
    from munigraph.resolve.types import ToldIdentity

__all__ = [
    "AUTHORITY_GRAPH",
    "ONTOLOGY_GRAPH",
    "SUMMARY_GRAPH",
    "article_iri",
    "assertion_iri",
    "digest",
    "doubt_iri",
    "evidence_iri",
    "extraction_iri",
    "extractor_iri",
    "mandate_iri",
    "official_mandate_iri",
    "resource_iri",
    "source_iri",
    "statement_iri",
    "told_iri",
]

AUTHORITY_GRAPH = f"{RESOURCE_IRI}graph/authority"
ONTOLOGY_GRAPH = f"{RESOURCE_IRI}graph/ontology"
SUMMARY_GRAPH = f"{RESOURCE_IRI}graph/summary"


def digest(*parts: str | int | None) -> str:
    """16 hexadecimal digits for a sequence of values; no two sequences share an encoding."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:16]


def resource_iri(*parts: str) -> str:
    """The IRI of a thing: ``resource_iri("comuna", "05101")``."""
    return RESOURCE_IRI + "/".join(parts)


def article_iri(article: str) -> str:
    """Of an article and of the named graph of what it states, from :attr:`munigraph.model.Article.digest`."""
    return resource_iri("article", article)


def assertion_iri(subject: str, predicate: str, obj: str, role: str | None) -> str:
    """Of an assertion, from full IRIs: the same fact of several articles is one assertion."""
    return resource_iri("assertion", digest(subject, predicate, obj, role))


def evidence_iri(article: str, start: int, end: int, attested: str) -> str:
    """Of the evidence that a stretch of an article gives for one attested thing."""
    return resource_iri("evidence", digest(article, start, end, attested))


def mandate_iri(person: str, body: str, predicate: str, role: str | None) -> str:
    """Of the holding of an office as articles tell it (the authority's mandates are named by comuna and term)."""
    return resource_iri("mandate", digest(person, body, predicate, role))


def official_mandate_iri(cut: str, election: int, person_id: str) -> str:
    """Of a mandate of the authority tables."""
    return resource_iri("mandate", cut, str(election), person_id)


def told_iri(told: ToldIdentity) -> str:
    """Of an event or agreement, made from its first telling: the same one of two articles is one."""
    first = told.tellings[0]
    return resource_iri("agreement" if is_agreement(first) else "event", digest(*first))


def doubt_iri(first: str, second: str) -> str:
    """Of the doubt whether two things are one."""
    return resource_iri("doubt", digest(first, second))


def statement_iri(article: str, statement: Statement) -> str:
    """Of a quotation, which is the words of one article at one place."""
    first = statement.evidence[0]
    return resource_iri("statement", digest(article, "Statement", first.start, first.quote))


def extractor_iri(extractor: str) -> str:
    """Of a program in a version: ``munigraph-rules/0.1.0``."""
    return resource_iri("extractor", digest(extractor))


def extraction_iri(extractor: str, rule: str) -> str:
    """Of the application of one rule of an extractor."""
    return resource_iri("extraction", digest(extractor, rule))


def source_iri(name: str) -> str:
    """Of a source of the authority tables, from its short name."""
    return resource_iri("source", slug(name) or digest(name))
