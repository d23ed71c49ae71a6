"""What a query may not do: reach out to other servers, read files, change the store.

Oxigraph would follow ``SERVICE`` on its own, so that check must not be fooled.  Its parser decides by context whether
``<`` opens an IRI or means *less than*; :func:`check` refuses the few texts where this reading and that one could
differ, and that hold the word at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.errors import QueryError
from munigraph.query.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ambiguous", "check"]

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_OPERANDS = frozenset({"variable", "string", "number", "iri", "pname", "language"})
#: Brackets within brackets that a query may have; at some thousands the engine's parser overruns its stack.
_DEPTH = 200
_ESCAPE = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"


def check(sparql: str, *, allow_service: bool = False) -> tuple[Token, ...]:
    """The tokens of a query that may run.

    Raises :class:`~munigraph.errors.QueryError` for ``SERVICE`` (unless allowed), ``LOAD``, ``FROM <file:...>``, every
    update and brackets nested too deeply for the engine, saying why.  These words are fine inside strings, comments,
    IRIs and prefixed names.
    """
    found = tuple(tokens(sparql))
    if not allow_service:
        _refuse_service(sparql, found)
        if "\\u" in sparql.lower():  # SPARQL 1.1, 19.2: escapes of code points count before anything else
            plain = re.sub(_ESCAPE, _unescape, sparql)
            _refuse_service(plain, tuple(tokens(plain)))
    _refuse_depth(found)
    _refuse_update(found)
    _refuse_files(found)
    return found


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _refuse_service(sparql: str, found: tuple[Token, ...]) -> None:
    if "service" not in sparql.lower():
        return
    if any(map(_is_service, found)):
        raise QueryError(
            "SERVICE is refused: a query over a munigraph store asks no other server",
            hint="allow it with --allow-service if you trust the query, or ask that server alone with --endpoint",
        )
    if doubtful := next(ambiguous(found), None):
        raise QueryError(
            f"the query is refused: {doubtful.text!r} can be read in two ways, and one of them could hide a SERVICE",
            hint="put spaces around the < of a comparison",
        )


def _is_service(token: Token) -> bool:
    text = token.text.lower()
    if token.kind in ("word", "number"):
        return "service" in text
    if token.kind == "pname":
        prefix, _, local = text.partition(":")
        return "service" in prefix or ".service" in local
    return False


def ambiguous(found: Iterable[Token]) -> Iterator[Token]:
    """IRIs that could be a comparison with what follows: in brackets, after an operand, holding a quote or ``#``."""
    depth = 0
    outer: list[int] = []
    before: Token | None = None
    for token in found:
        if token.kind == "iri" and depth and before is not None and ("'" in token.text or "#" in token.text):
            if before.kind in _OPERANDS or before.text == ")" or before.keyword in ("TRUE", "FALSE"):
                yield token
        elif token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif token.text == "{":
            outer.append(depth)
            depth = 0
        elif token.text == "}":
            depth = outer.pop() if outer else 0
        before = token


def _refuse_depth(found: Iterable[Token]) -> None:
    depth = 0
    for token in found:
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if depth > _DEPTH:
            raise QueryError(
                f"the query is refused: its brackets are nested more than {_DEPTH} deep",
                hint="write it flatter: VALUES takes long lists of terms",
            )


def _refuse_update(found: tuple[Token, ...]) -> None:
    """Refuse what begins like an update; the engine would only call it a syntax error."""
    for token in found:
        if token.keyword in _FORMS:
            return
        if token.keyword in _UPDATES:
            raise QueryError(
                f"{token.keyword} is refused: a query does not change the store",
                hint="add articles with: munigraph build",
            )


def _refuse_files(found: tuple[Token, ...]) -> None:
    for at, token in enumerate(found):
        if token.keyword != "FROM":
            continue
        rest = [other for other in found[at + 1 : at + 3] if other.keyword != "NAMED"]
        if rest and rest[0].kind == "iri" and rest[0].text[1:6].lower() == "file:":
            raise QueryError(
                f"FROM {rest[0].text} is refused: a query reads no files",
                hint="give the file with --data FILE; FROM takes graphs of the store, such as "
                "<https://w3id.org/munigraph/id/graph/authority>",
            )
