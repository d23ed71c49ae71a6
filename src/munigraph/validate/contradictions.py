"""The contradictions of ``ontology/contradictions.ttl``, each with the words or the record of every side.

Its shapes are SHACL-SPARQL, which pyshacl would run node by node: their queries state their own targets, so the store
answers each of them once for the whole graph (45,000 quads: 0.2 s for all five).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import NamedNode, Quad, QuerySolutions, Store
from rdflib.namespace import SH

from munigraph.errors import DataError
from munigraph.validate.origin import shorten
from munigraph.validate.report import Result, Side
from munigraph.validate.shacl import SEVERITIES, load_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.validate.origin import Origins

__all__ = ["check_contradictions"]

_FILE = "contradictions.ttl"


def check_contradictions(store: Store, origins: Origins) -> Iterator[Result]:
    """One result for each thing and each pair of claims about it that contradict each other.

    Raises :class:`~munigraph.errors.DataError` when the file of the shapes is missing or broken.
    """
    shapes = load_shapes(_FILE)
    union = Store()
    union.extend({Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, None)})
    prefixes = {
        str(shapes.value(each, SH.prefix)): str(shapes.value(each, SH.namespace))
        for each in shapes.objects(None, SH.declare)
    }
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        messages = {
            message.language: str(message)
            for message in shapes.objects(constraint, SH.message)
            if isinstance(message, rdflib.Literal)
        }
        select = str(shapes.value(constraint, SH.select))
        for (focus, value), claims in _found(union, select, prefixes).items():
            sides = _sides(claims, origins)
            yield Result(
                SEVERITIES[shapes.value(shape, SH.severity)],
                str(shape).rpartition("#")[2],
                shorten(focus),
                messages["es"],
                messages["en"],
                value=shorten(value),
                article=next((side.article for side in sides if side.article), None),
                sides=sides,
            )


def _found(
    store: Store, select: str, prefixes: dict[str, str]
) -> dict[tuple[str, str], set[tuple[NamedNode, NamedNode]]]:
    """Focus node and value to the claims that contradict each other, each with where it comes from."""
    solutions = store.query(select, prefixes=prefixes)
    if not isinstance(solutions, QuerySolutions):
        raise DataError(f"{_FILE} has a query that is no SELECT")
    found: dict[tuple[str, str], set[tuple[NamedNode, NamedNode]]] = defaultdict(set)
    for row in solutions:
        focus, value = row["this"], row["value"]
        if isinstance(focus, NamedNode) and isinstance(value, NamedNode):
            found[focus.value, value.value] |= {
                (claim, source)
                for claim, source in ((row["first"], row["here"]), (row["second"], row["there"]))
                if isinstance(claim, NamedNode) and isinstance(source, NamedNode)
            }
    return found


def _sides(claims: set[tuple[NamedNode, NamedNode]], origins: Origins) -> tuple[Side, ...]:
    """The words of each article, and the label of each mandate on record with the names of its sources."""
    told: set[Side] = set()
    recorded: dict[NamedNode, set[str]] = defaultdict(set)
    for claim, source in claims:
        quote = origins.quote(claim, source)
        if quote is None:
            recorded[claim].add(origins.label(source))
        else:
            told.add(Side(quote, origins.ref(source)))
    records = {Side(origins.label(claim), None, ", ".join(sorted(names))) for claim, names in recorded.items()}
    return tuple(sorted(told | records, key=lambda side: side.sort_key))
