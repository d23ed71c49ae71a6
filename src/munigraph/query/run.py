"""Asking a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from munigraph.query.guard import check
from munigraph.query.result import Result
from munigraph.query.syntax import query_failed, syntax_error, undeclared_prefix

if TYPE_CHECKING:
    import pyoxigraph

    from munigraph.query.result import Answer
    from munigraph.query.tokens import Token

__all__ = ["Queryable", "run"]


class Queryable(Protocol):
    """Anything with quads: a :class:`~munigraph.store.Store`, a graph in memory."""

    @property
    def quads(self) -> pyoxigraph.Store:
        """The quads; the default graph holds the union of all named graphs."""


def run(store: Queryable, sparql: str, *, timeout: float | None = None) -> Result:
    """Ask a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) of everything in the store.

    The known prefixes (:data:`munigraph.mapping.prefixes.PREFIXES`) need not be declared.  The default graph is the
    union of all graphs, each triple once; ``GRAPH`` and ``FROM`` take single ones.  ``timeout`` (seconds) is looked at
    between rows: it does not interrupt the engine while it searches for the first.

    Raises :class:`~munigraph.errors.QueryError` for a syntax error (with line, column and a caret in its hint), for
    ``SERVICE``, ``LOAD``, ``FROM <file:...>`` and updates, which are refused, and when evaluation fails.
    """
    import pyoxigraph

    from munigraph.mapping.prefixes import PREFIXES

    found = check(sparql)
    prefixes = dict(PREFIXES)
    if undeclared := undeclared_prefix(sparql, found, prefixes):
        raise undeclared
    try:
        text = _with_columns(sparql, found, pyoxigraph.Store(), prefixes)
    except SyntaxError as error:
        raise syntax_error(sparql, error) from None
    except RuntimeError as error:
        raise query_failed(error) from None

    def ask() -> Answer:
        try:
            return store.quads.query(text, prefixes=prefixes)
        except SyntaxError as error:
            raise syntax_error(sparql, error) from None
        except (RuntimeError, OSError, ValueError) as error:
            raise query_failed(error) from error

    return Result(ask, timeout)


def _with_columns(sparql: str, found: tuple[Token, ...], nothing: pyoxigraph.Store, prefixes: dict[str, str]) -> str:
    """The query with the ``*`` of its SELECT spelt out: columns in the order in which the query names them.

    The engine would sort them by name.
    """
    form = next((at for at, token in enumerate(found) if token.keyword == "SELECT"), None)
    if form is None or any(token.keyword in ("ASK", "CONSTRUCT", "DESCRIBE") for token in found[:form]):
        return sparql
    star = form + 1 + (found[form + 1].keyword in ("DISTINCT", "REDUCED") if form + 1 < len(found) else 0)
    if star >= len(found) or found[star].text != "*":
        return sparql
    answer = nothing.query(sparql, prefixes=prefixes)
    names = {variable.value for variable in answer.variables}  # type: ignore[union-attr]
    order = dict.fromkeys(token.text[1:] for token in found if token.kind == "variable" and token.text[1:] in names)
    columns = " ".join(f"?{name}" for name in order)
    if not columns or len(order) != len(names):
        return sparql
    start = found[star].start
    return f"{sparql[:start]}{columns}{sparql[start + 1 :]}"
