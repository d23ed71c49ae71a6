"""The SPARQL 1.1 Protocol's ways to send a query (sections 2.1.1 to 2.1.3), brought to one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from munigraph.errors import QueryError
from munigraph.query.guard import check
from munigraph.query.prefixes import KNOWN, declarations

__all__ = ["Asked", "asked"]

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_GRAPHS = ("default-graph-uri", "named-graph-uri")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the graphs that it is asked of."""

    sparql: str
    graphs: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """Where Oxigraph takes it."""
        return f"/query?{urlencode(self.graphs)}" if self.graphs else "/query"

    @property
    def content(self) -> bytes:
        """What Oxigraph takes there, as ``application/sparql-query``."""
        return self.sparql.encode("utf-8")


def asked(parameters: str, kind: str | None, content: bytes) -> Asked:
    """The query of a request: of its address (the part after ``?``), of a form, or of its content.

    ``kind`` is the media type of the content, None for a GET.  Prefixes that munigraph knows are declared.  Raises
    :class:`~munigraph.errors.QueryError` where there is no query, or several, or one that is refused: an update,
    ``SERVICE``.
    """
    try:
        pairs = parse_qsl(parameters, keep_blank_values=True, errors="strict", max_num_fields=100)
        text = content.decode("utf-8")
        if kind == _FORM:
            pairs += parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise QueryError("the request is not UTF-8 text, or has too many fields") from error
    if any(name == "update" for name, _ in pairs):
        raise QueryError("the graph is read-only: updates are refused")
    queries = [value for name, value in pairs if name == "query"]
    if kind == _QUERY:
        queries.append(text)
    elif kind not in (None, _FORM):
        raise QueryError(f"a query is sent as {_FORM} or as {_QUERY}, not as {kind}")
    if len(queries) != 1:
        raise QueryError(f"a request has one query, this one {len(queries)}")
    found = check(queries[0], allow_service=False)
    return Asked(
        declarations(tuple(found), KNOWN) + queries[0], tuple((name, value) for name, value in pairs if name in _GRAPHS)
    )
