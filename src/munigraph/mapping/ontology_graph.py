"""The ontology as a named graph beside the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from munigraph.errors import DataError
from munigraph.mapping.mint import ONTOLOGY_GRAPH
from munigraph.mapping.terms import node
from munigraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ontology_quads"]


def ontology_quads() -> Iterator[Quad]:
    """The triples of ``ontology/munigraph.ttl``, in the order of the file, in ``mgr:graph/ontology``.

    Raises :class:`~munigraph.errors.DataError` when the file is missing or no Turtle.
    """
    path = resource("ontology", "munigraph.ttl")
    graph = node(ONTOLOGY_GRAPH)
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
    except (OSError, SyntaxError) as error:
        raise DataError(
            f"{path}: {error}", hint="install munigraph again: python -m pip install --force-reinstall munigraph"
        ) from error
