"""The union of all named graphs, kept in the default graph of a store.

SPARQL defines a default graph as a *set* of triples (the merge of its graphs, RDF 1.1 Datasets).  Oxigraph's own union
option gives a triple once per graph that holds it, so that counts and joins over facts told by many articles would
multiply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["named_quads", "union_quad", "with_union"]

_DEFAULT = pyoxigraph.DefaultGraph()


def union_quad(quad: pyoxigraph.Quad) -> pyoxigraph.Quad:
    """The quad's triple in the default graph."""
    return pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)


def with_union(quads: Iterable[pyoxigraph.Quad]) -> Iterator[pyoxigraph.Quad]:
    """The quads, each followed by its twin in the default graph."""
    for quad in quads:
        yield quad
        if quad.graph_name != _DEFAULT:
            yield union_quad(quad)


def named_quads(store: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """The quads of the named graphs: what the store says, without the union."""
    for graph in store.named_graphs():
        yield from store.quads_for_pattern(None, None, None, graph)
