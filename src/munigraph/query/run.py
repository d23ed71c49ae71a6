"""Asking a store."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from munigraph.query.guard import check
from munigraph.query.prefixes import KNOWN
from munigraph.query.result import Result
from munigraph.query.syntax import query_failed, syntax_error, undeclared_prefix

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph

    from munigraph.query.result import Answer
    from munigraph.query.tokens import Token

__all__ = ["Askable", "Engine", "Queryable", "run"]


class Engine(Protocol):
    """What answers: a pyoxigraph store, a server."""

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """The answer of pyoxigraph's kinds."""


class Askable(Protocol):
    """Anything to ask: a :class:`~munigraph.store.Store`, a graph in memory, an endpoint."""

    @property
    def quads(self) -> Engine:
        """What answers."""


class Queryable(Protocol):
    """What has its quads at hand: a :class:`~munigraph.store.Store`, a graph in memory."""

    @property
    def quads(self) -> pyoxigraph.Store:
        """The quads; the default graph holds the union of all named graphs."""


def run(
    store: Askable,
    sparql: str,
    *,
    timeout: float | None = None,
    prefixes: Mapping[str, str] | None = None,
    allow_service: bool = False,
) -> Result:
    """Ask a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) of everything in the store.

    The known prefixes (:data:`munigraph.query.prefixes.KNOWN`, and ``prefixes``) need not be declared.  The default
    graph is the union of all graphs, each triple once; ``GRAPH`` and ``FROM`` take single ones.  ``timeout`` (seconds)
    is looked at between rows: it does not interrupt the engine while it searches for the first.

    Raises :class:`~munigraph.errors.QueryError` for a syntax error (with line, column and a caret in its hint), for
    ``LOAD``, ``FROM <file:...>``, updates and, unless allowed, ``SERVICE``, which are refused, and when evaluation
    fails.
    """
    text, used = _prepared(sparql, tuple((prefixes or {}).items()), allow_service)

    def ask() -> Answer:
        try:
            return store.quads.query(text, prefixes=used)
        except SyntaxError as error:
            raise syntax_error(sparql, error) from None
        except (RuntimeError, OSError, ValueError) as error:
            raise query_failed(error) from error

    return Result(ask, timeout)


@lru_cache(maxsize=64)
def _prepared(sparql: str, prefixes: tuple[tuple[str, str], ...], allow_service: bool) -> tuple[str, dict[str, str]]:
    """A checked query as the engine gets it, and the known prefixes that it may use; kept for who asks it again."""
    import pyoxigraph

    known = {**KNOWN, **dict(prefixes)}
    found = check(sparql, allow_service=allow_service)
    if undeclared := undeclared_prefix(sparql, found, known):
        raise undeclared
    escapes = "\\u" in sparql.lower()
    used = {name: iri for name, iri in known.items() if escapes or f"{name}:" in sparql}
    if allow_service:
        return sparql, used
    try:
        return _with_columns(sparql, found, pyoxigraph.Store(), used), used
    except SyntaxError as error:
        raise syntax_error(sparql, error) from None
    except RuntimeError as error:
        raise query_failed(error) from None


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
