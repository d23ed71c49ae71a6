"""Why a query finds nothing: the triple pattern that stands in the way.

rdflib's parser and algebra (SPARQL 1.1, section 18.2) tell which patterns an answer must match; each is then asked of
the store by itself, and then together with those before it.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from munigraph.query.prefixes import KNOWN
from munigraph.query.values import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from munigraph.query.run import Askable

__all__ = ["why_empty"]

_IRI = re.compile(r"<([^<>\"\s]*)>")
#: Seconds for the whole explanation; what is not known by then is not told.
_PATIENCE = 5.0

Triple = tuple[Any, Any, Any]


def why_empty(store: Askable, sparql: str, prefixes: Mapping[str, str] | None = None) -> str | None:
    """One line that says what finds nothing; None when that cannot be told."""
    known = {**KNOWN, **(prefixes or {})}
    try:
        asked = _Asked(store, known)
        branches = list(_branches(_algebra(sparql, known)))
        return asked.alone(branches) or (asked.together(branches[0]) if len(branches) == 1 else None)
    except Exception:  # noqa: BLE001 - a help that fails is left out: the answer itself is already given
        return None


def _algebra(sparql: str, prefixes: Mapping[str, str]) -> Any:  # noqa: ANN401 - rdflib's nodes are untyped
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    return translateQuery(parseQuery(sparql), initNs=dict(prefixes)).algebra


def _branches(node: Any) -> Iterator[list[Triple]]:  # noqa: ANN401
    """The triple patterns that a solution must match, in the order of evaluation; one list per branch of a UNION.

    Those of OPTIONAL, MINUS and of FILTER (NOT) EXISTS are not among them.
    """
    name = getattr(node, "name", None)
    if name == "BGP":
        yield list(node.triples)
    elif name == "Union":
        yield from _branches(node.p1)
        yield from _branches(node.p2)
    elif name == "Graph":  # a pattern of one graph is also one of the union of all
        yield from _branches(node.p)
    elif name in ("LeftJoin", "Minus"):
        yield from _branches(node.p1)
    elif name == "Join":
        left = list(_branches(node.p1))
        for right in _branches(node.p2):
            yield from ([*each, *right] for each in left)
    elif name == "ToMultiSet" or getattr(node, "p", None) is not None:
        yield from _branches(node.p)
    else:
        yield []


class _Asked:
    """Asks a store about patterns, for as long as there is patience."""

    def __init__(self, store: Askable, prefixes: Mapping[str, str]) -> None:
        self._store = store
        self._prefixes = dict(prefixes)
        self._until = time.monotonic() + _PATIENCE

    def alone(self, branches: list[list[Triple]]) -> str | None:
        triples = list(dict.fromkeys(triple for branch in branches for triple in branch))
        for triple in triples:
            if not self._found([triple]):
                return f"no triple fits this pattern: {self._shown(triple)}"
        return None

    def together(self, triples: list[Triple]) -> str | None:
        for count in range(2, len(triples) + 1):
            if not self._found(triples[:count]):
                return f"nothing fits this pattern together with those before it: {self._shown(triples[count - 1])}"
        return "the patterns fit; a FILTER, or another condition on them, leaves nothing" if triples else None

    def _found(self, triples: list[Triple]) -> bool:
        if time.monotonic() > self._until:
            raise TimeoutError
        where = " ".join(f"{' '.join(map(_written, triple))} ." for triple in triples)
        return bool(self._store.quads.query(f"ASK {{ {where} }}"))

    def _shown(self, triple: Triple) -> str:
        return " ".join(self._readable(term) for term in triple)

    def _readable(self, term: Any) -> str:  # noqa: ANN401
        from rdflib import RDF, BNode

        if term == RDF.type:
            return "a"
        if isinstance(term, BNode):
            return "[]"
        return _IRI.sub(lambda found: shorten(found[1], self._prefixes), _written(term))


def _written(term: Any) -> str:  # noqa: ANN401
    """A term, variable or path as SPARQL writes it; a blank node of a pattern is a variable that nobody asked for."""
    from rdflib import BNode

    return f"?{term}" if isinstance(term, BNode) else str(term.n3())
