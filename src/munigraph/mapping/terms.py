"""RDF terms used again and again, built once, and the literals that munigraph writes.

Literals are written in the lexical form that Oxigraph gives back (canonical decimals and integers), so a quad is equal
to itself after a trip through the store.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from munigraph.mapping.prefixes import PREFIXES

__all__ = ["XSD_DATE", "clean", "date", "day", "decimal", "es", "integer", "node", "plain", "term", "true", "web_iri"]


@lru_cache(maxsize=200_000)
def node(iri: str) -> NamedNode:
    """The IRI as a term; ``ValueError`` when it is not a valid absolute IRI (RFC 3987)."""
    return NamedNode(iri)


@cache
def term(name: str) -> NamedNode:
    """The term of a prefixed name: ``term("mg:governs")``."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


XSD_DATE = term("xsd:date")
_XSD_DECIMAL = term("xsd:decimal")
true = Literal(True)

#: Code points that XML 1.0 cannot carry, and lone surrogates: written as U+FFFD, so that offsets stay and every syntax
#: of RDF, RDF/XML among them, can hold the graph.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with each code point that RDF syntaxes cannot carry replaced by U+FFFD; same length."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(text: str) -> Literal:
    """A string without language."""
    return Literal(clean(text))


def es(text: str) -> Literal:
    """A Spanish string."""
    return Literal(clean(text), language="es")


def integer(number: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(number)


@lru_cache(maxsize=4096)
def decimal(number: float) -> Literal:
    """An ``xsd:decimal`` with at most six places, in canonical form (``1``, ``0.98``)."""
    return Literal(f"{number:.6f}".rstrip("0").rstrip("."), datatype=_XSD_DECIMAL)


@lru_cache(maxsize=16_384)
def day(text: str) -> Literal:
    """An ``xsd:date`` from ``YYYY-MM-DD``; a string as it is when it is no such day."""
    try:
        valid = dt.date.fromisoformat(text).isoformat() == text  # and no other form of ISO 8601
    except ValueError:
        valid = False
    return Literal(text, datatype=XSD_DATE) if valid else plain(text)


#: Lexical length of a date to its XML Schema type (XSD 1.1 part 2, 3.3.9, 3.3.10, 3.3.12).
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def date(text: str) -> Literal:
    """A year, month or day (``2014``, ``2022-04``, ``2022-04-09``) with the type of its precision."""
    return Literal(text, datatype=term(_DATES[len(text)]))


_WEB = re.compile(r"https?://[^/?#@:\s]", re.IGNORECASE)


def web_iri(text: str) -> NamedNode | None:
    """The text as an IRI if it is a valid absolute ``http`` or ``https`` IRI with a host, else None."""
    if not _WEB.match(text):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None
