"""The quads of a store as an rdflib Dataset, for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from oxrdflib import OxigraphStore
from rdflib import Dataset

from munigraph.errors import StoreError
from munigraph.mapping.prefixes import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["dataset"]


class _ReadOnly(OxigraphStore):
    """Refuses changes in the words of munigraph, and lets rdflib look at a named graph without registering it."""

    def __init__(self, quads: pyoxigraph.Store, keep: object) -> None:
        super().__init__(store=quads)
        #: What holds the files that the quads are read from.
        self._keep = keep

    def add_graph(self, graph: Any) -> None:  # noqa: ANN401 - as in rdflib
        """Rdflib announces every graph that is asked for; nothing needs doing."""

    def add(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401
        """Refuse."""
        raise StoreError(
            "the graph is read-only: munigraph build changes a store",
            hint="copy what you want to change: rdflib.Graph() += graph.rdf.graph(iri)",
        )

    addN = remove = remove_graph = update = add  # noqa: N815 - rdflib's names


def dataset(quads: pyoxigraph.Store, keep: object) -> Dataset:
    """A Dataset over ``quads`` without a copy; its default graph is the union of all graphs.

    ``keep`` is kept alive as long as the Dataset is.
    """
    found = Dataset(store=_ReadOnly(quads, keep))
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace, replace=True)
    return found
