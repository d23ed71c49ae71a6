"""Syntax errors of SPARQL, told so that the reader finds the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.errors import MunigraphError, QueryError
from munigraph.printable import printable
from munigraph.query.prefixes import declared
from munigraph.query.tokens import tokens
from munigraph.store.failures import damage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from munigraph.query.tokens import Token

__all__ = ["query_failed", "syntax_error", "undeclared_prefix"]

_AT = r"(?s)error at (\d+):(\d+): expected (.*)"
_WIDTH = 100


def query_failed(error: Exception) -> MunigraphError:
    """What an error of the engine during evaluation means: a damaged store, or a query that cannot be answered."""
    return damage(error) or QueryError(f"the query failed: {' '.join(str(error).split())}")


def syntax_error(sparql: str, error: SyntaxError) -> QueryError:
    """The error of the engine's parser with its line, its column, what was expected, and a caret under the place."""
    from munigraph.query.diagnosis import expectation, fault

    found = tuple(tokens(sparql))
    if not found:
        return QueryError("the query is empty", hint="for example: SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 10")
    if slip := fault(found):
        line, column = _place(sparql, slip.start)
        return QueryError(
            f"SPARQL syntax error at line {line}, column {column}: {slip.reason}", hint=_pointer(sparql, line, column)
        )
    match = re.search(_AT, str(error))
    if match is None:
        return QueryError(f"SPARQL syntax error: {' '.join(str(error).split())}")
    line, column = int(match[1]), int(match[2])
    reason = f": {said}" if (said := expectation(match[3])) else ""
    at_end = not "\n".join(sparql.split("\n")[line - 1 :])[column - 1 :].strip()
    where = f"at the end of the query (line {line}, column {column})" if at_end else f"at line {line}, column {column}"
    return QueryError(f"SPARQL syntax error {where}{reason}", hint=_pointer(sparql, line, column))


def undeclared_prefix(sparql: str, found: tuple[Token, ...], known: Mapping[str, str]) -> QueryError | None:
    """The error for the first prefix that is neither declared in the query nor known; None if all are."""
    names = {*known, *declared(found)}
    for token in found:
        prefix = token.text.partition(":")[0]
        if token.kind != "pname" or prefix in names or prefix == "_" or sparql[: token.start].endswith("<"):
            continue  # after <: an IRI that is written wrongly
        from difflib import get_close_matches

        line, column = _place(sparql, token.start)
        near = get_close_matches(prefix, sorted(names), n=1)
        advice = f"did you mean {near[0]}:?" if near else f"declare it: PREFIX {prefix}: <...>"
        return QueryError(
            f"the prefix {prefix}: is not declared (line {line}, column {column})",
            hint=f"{advice}\n{_pointer(sparql, line, column)}",
        )
    return None


def _place(sparql: str, start: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return sparql.count("\n", 0, start) + 1, start - sparql.rfind("\n", 0, start)


def _pointer(sparql: str, line: int, column: int) -> str:
    lines = sparql.split("\n")
    text = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    start = max(0, column - 1 - _WIDTH // 2) if len(text) > _WIDTH else 0
    shown = printable(text[start : start + _WIDTH])
    return f"  {shown}\n  {' ' * (column - 1 - start)}^"
