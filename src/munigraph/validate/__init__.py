"""Whether a graph is what munigraph promises: the SHACL shapes, and quotes that are the article's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.errors import InputError
from munigraph.validate.report import ArticleRef, Report, Result, Severity, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Store

__all__ = ["ArticleRef", "Report", "Result", "Severity", "Side", "validate"]


def validate(data: Store | Iterable[Quad], article: str | None = None) -> Report:
    """Check the union of all graphs of an Oxigraph store, or of quads.

    Checked are the shapes of ``ontology/shapes.ttl``, the contradictions of ``ontology/contradictions.ttl`` (warnings
    and notices, with the words of every side) and, apart from them, that each quote is its article's text at its
    offsets, that each text has its digest, and that each fact has an assertion.  The ontology is
    read beside data that lack its graph.  Nothing is written to the store.  With ``article``, the identifier of one,
    only what is wrong with that article is reported.

    Raises :class:`~munigraph.errors.InputError` when no article has that identifier, and
    :class:`~munigraph.errors.DataError` when the shapes or the ontology are missing or broken.
    """
    from pyoxigraph import Literal, Store

    from munigraph.mapping.terms import term
    from munigraph.validate.contradictions import check_contradictions
    from munigraph.validate.origin import Origins
    from munigraph.validate.shacl import check_shapes
    from munigraph.validate.words import check_assertions, check_digests, check_quotes

    if not isinstance(data, Store):
        store = Store()
        store.extend(data)
        data = store
    if article is not None and not any(
        data.quads_for_pattern(None, term("dcterms:identifier"), Literal(article), None)
    ):
        raise InputError(
            f"no article of the graph has the id {article!r}", hint="munigraph show prints the ids of articles"
        )
    origins = Origins(data)
    checks = (check_shapes, check_contradictions, check_quotes, check_digests, check_assertions)
    results = {result for check in checks for result in check(data, origins)}
    report = Report(tuple(sorted(results, key=lambda result: result.sort_key)))
    return report if article is None else report.of_article(article)
