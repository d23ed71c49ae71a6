"""Where in the graph a result comes from: its article and the words behind it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from munigraph.mapping.mint import article_iri
from munigraph.mapping.prefixes import PREFIXES
from munigraph.mapping.terms import term
from munigraph.validate.report import ArticleRef

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Origins", "shorten"]

_ARTICLES = article_iri("")


def shorten(iri: str) -> str:
    """The IRI with its prefix (``mg:governs``), or itself."""
    fitting = [(len(namespace), prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"


class Origins:
    """Answers about one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._refs: dict[str, ArticleRef] = {}

    def article(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None = None,
        obj: NamedNode | Literal | None = None,
    ) -> NamedNode | None:
        """The article in whose graph the pattern is stated: the first by IRI, None when there is none."""
        graphs = {quad.graph_name for quad in self._store.quads_for_pattern(subject, predicate, obj, None)}
        found = sorted(g.value for g in graphs if isinstance(g, NamedNode) and g.value.startswith(_ARTICLES))
        return NamedNode(found[0]) if found else None

    def ref(self, article: NamedNode) -> ArticleRef:
        """Title, day and outlet of an article."""
        iri = article.value
        if iri not in self._refs:
            fields = [self._text(article, name) for name in ("dcterms:title", "dcterms:issued", "mg:outlet")]
            title, date, outlet = (field or "" for field in fields)
            ids = self._texts(article, "dcterms:identifier")
            self._refs[iri] = ArticleRef(shorten(iri), title or shorten(iri), date, outlet, tuple(ids))
        return self._refs[iri]

    def label(self, node: NamedNode) -> str:
        """The name of a thing, or its IRI shortened."""
        return self._text(node, "rdfs:label") or shorten(node.value)

    def quote(self, node: NamedNode, article: NamedNode, predicate: NamedNode | None = None) -> str | None:
        """The words of the article behind a node.

        The quote of a piece of evidence itself, of the evidence of what is attested, or of an assertion (of that
        predicate, if given) about the node.
        """
        if (own := self._text(node, "oa:exact")) is not None:
            return own
        for attested in (node, *self._assertions_about(node, article, predicate)):
            quotes = [
                text
                for quad in self._store.quads_for_pattern(attested, term("mg:hasEvidence"), None, article)
                if isinstance(quad.object, NamedNode) and (text := self._text(quad.object, "oa:exact")) is not None
            ]
            if quotes:
                return min(quotes)
        return None

    def _assertions_about(self, node: NamedNode, article: NamedNode, predicate: NamedNode | None) -> list[NamedNode]:
        found = [
            quad.subject
            for side in self._sides
            for quad in self._store.quads_for_pattern(None, side, node, article)
            if isinstance(quad.subject, NamedNode)
        ]
        if predicate is not None:
            found = [
                each
                for each in found
                if any(self._store.quads_for_pattern(each, term("rdf:predicate"), predicate, article))
            ]
        return sorted(found, key=lambda each: each.value)

    @cached_property
    def _sides(self) -> tuple[NamedNode, ...]:
        return tuple(term(name) for name in ("rdf:subject", "rdf:object", "mg:mandate"))

    def _text(self, subject: NamedNode, predicate: str) -> str | None:
        return next(iter(self._texts(subject, predicate)), None)

    def _texts(self, subject: NamedNode, predicate: str) -> list[str]:
        found = {
            quad.object.value
            for quad in self._store.quads_for_pattern(subject, term(predicate), None, None)
            if isinstance(quad.object, (Literal, NamedNode))
        }
        return sorted(found)
