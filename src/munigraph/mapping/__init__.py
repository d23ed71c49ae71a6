"""From extractions, authority tables and the ontology to RDF quads (pyoxigraph).

Importing this package loads no RDF library, so :mod:`munigraph.mapping.prefixes` is had at once; the functions load
what they need when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from munigraph.mapping.prefixes import PREFIXES

if TYPE_CHECKING:
    from munigraph.mapping.article import article_quads
    from munigraph.mapping.authority_graph import authority_labels, authority_quads
    from munigraph.mapping.mint import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, SUMMARY_GRAPH, article_iri, doubt_iri, told_iri
    from munigraph.mapping.ontology_graph import ontology_quads
    from munigraph.mapping.summary import (
        AssertionSummary,
        AssertionUse,
        assertions_of,
        doubted,
        summarize,
        summary_quads,
    )

__all__ = [
    "AUTHORITY_GRAPH",
    "ONTOLOGY_GRAPH",
    "PREFIXES",
    "SUMMARY_GRAPH",
    "AssertionSummary",
    "AssertionUse",
    "article_iri",
    "article_quads",
    "assertions_of",
    "authority_labels",
    "authority_quads",
    "doubt_iri",
    "doubted",
    "ontology_quads",
    "summarize",
    "summary_quads",
    "told_iri",
]

_MINT = ("AUTHORITY_GRAPH", "ONTOLOGY_GRAPH", "SUMMARY_GRAPH", "article_iri", "doubt_iri", "told_iri")
_SUMMARY = ("AssertionSummary", "AssertionUse", "assertions_of", "doubted", "summarize", "summary_quads")
_HOME = {
    **dict.fromkeys(_MINT, "mint"),
    "article_quads": "article",
    **dict.fromkeys(("authority_labels", "authority_quads"), "authority_graph"),
    "ontology_quads": "ontology_graph",
    **dict.fromkeys(_SUMMARY, "summary"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the public names
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
