"""SPARQL over a store: known prefixes, a guard, named queries, results in every form, counts.

Importing this package loads what a query in hand needs; the rest is loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from munigraph.query.result import Result, Row
from munigraph.query.run import Askable, Queryable, run

if TYPE_CHECKING:
    from munigraph.query.binding import bind
    from munigraph.query.counts import Stats, stats
    from munigraph.query.endpoint import Endpoint
    from munigraph.query.lookup import Candidate, Lookup
    from munigraph.query.questions import NamedQuery, catalogue, named_query

__all__ = [
    "Askable",
    "Candidate",
    "Endpoint",
    "Lookup",
    "NamedQuery",
    "Queryable",
    "Result",
    "Row",
    "Stats",
    "bind",
    "catalogue",
    "named_query",
    "run",
    "stats",
]

_HOME = {
    "bind": "binding",
    "Endpoint": "endpoint",
    **dict.fromkeys(("Candidate", "Lookup"), "lookup"),
    **dict.fromkeys(("NamedQuery", "catalogue", "named_query"), "questions"),
    **dict.fromkeys(("Stats", "stats"), "counts"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the public names
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
