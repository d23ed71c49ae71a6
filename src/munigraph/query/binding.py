"""Values for the parameters of a named query, bound as terms.

A value never becomes part of the query as text.  It is made a term of RDF first, and the term, as pyoxigraph writes it
(SPARQL 1.1, sections 4.1 and 19.7), takes the place of whole tokens that are the parameter's variable.  That the query
keeps its other tokens is checked afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.errors import DataError, QueryError
from munigraph.query.guard import ambiguous
from munigraph.query.parameters import term_of
from munigraph.query.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from munigraph.query.questions import NamedQuery
    from munigraph.query.run import Askable
    from munigraph.query.tokens import Token

__all__ = ["bind"]


def bind(query: NamedQuery, values: Mapping[str, str], store: Askable) -> str:
    """The SPARQL of a named query with values, as people type them, for its parameters.

    A parameter without value takes its default, or stays a variable.  Names are looked up in ``store``.  Raises
    :class:`~munigraph.errors.QueryError` for a parameter that the query does not have or a value that is not of its
    type, and :class:`~munigraph.errors.DataError` where the query's own text is not clear about its tokens.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            listed = f"its parameters: {', '.join(known)}" if known else "it has none"
            raise QueryError(
                f"{query.name} has no parameter {name!r}", hint=f"did you mean {near[0]}?" if near else listed
            )
    given = {name: values.get(name, parameter.default) for name, parameter in known.items()}
    terms = {name: str(term_of(known[name], value, store)) for name, value in given.items() if value is not None}
    return _replaced(query, terms)


def _replaced(query: NamedQuery, terms: Mapping[str, str]) -> str:
    sparql = query.sparql
    before = tuple(tokens(sparql))
    if doubtful := next(ambiguous(before), None):
        raise DataError(f"{query.path}: {doubtful.text!r} can be read in two ways", hint="put spaces around the <")
    parts, at = [], 0
    for token in before:
        if token.kind == "variable" and token.text[1:] in terms:
            parts += [sparql[at : token.start], terms[token.text[1:]]]
            at = token.start + len(token.text)
    text = "".join((*parts, sparql[at:]))
    if list(_expected(before, terms)) != [token.text for token in tokens(text)]:
        raise DataError(f"{query.path}: a value for a parameter changes the query", hint="put spaces around variables")
    return text


def _expected(before: Sequence[Token], terms: Mapping[str, str]) -> Iterator[str]:
    for token in before:
        term = terms.get(token.text[1:]) if token.kind == "variable" else None
        if term is None:
            yield token.text
        else:
            yield from (part.text for part in tokens(term))
