"""A SPARQL 1.1 server to ask instead of a store (SPARQL 1.1 Protocol, section 2.1.2: query by POST, URL-encoded)."""

from __future__ import annotations

import io
from http.client import HTTPException
from typing import TYPE_CHECKING

from munigraph.errors import QueryError
from munigraph.query.prefixes import declarations
from munigraph.query.syntax import syntax_error
from munigraph.query.tokens import tokens
from munigraph.web import PASSWORD, USER, check_address, client, failure, own_words, unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from http.client import HTTPResponse
    from urllib.error import HTTPError

    import pyoxigraph

    from munigraph.query.result import Answer

__all__ = ["Endpoint"]

_ROWS = {"application/sparql-results+json": "JSON", "application/sparql-results+xml": "XML"}
_GRAPHS = {"application/n-triples": "N_TRIPLES", "text/turtle": "TURTLE", "application/rdf+xml": "RDF_XML"}
_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, "
    "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"
)


class Endpoint:
    """A SPARQL server at an address; can be asked like a store.

    Raises :class:`~munigraph.errors.InputError` for what is no ``http(s)`` address, or has a password in it: who asks
    is told as :mod:`munigraph.web` says.
    """

    def __init__(self, url: str) -> None:
        check_address(url, "http://localhost:7878/query")
        #: Address that queries are sent to.
        self.url = url

    @property
    def quads(self) -> Endpoint:
        """What answers queries: this object."""
        return self

    def query(self, query: str, *, prefixes: Mapping[str, str] | None = None) -> Answer:
        """Send a query and read the answer as it comes.

        Raises :class:`~munigraph.errors.QueryError` when the server cannot be reached, refuses the query or answers in
        a format that is none of SPARQL's.
        """
        from urllib.error import HTTPError
        from urllib.parse import urlencode
        from urllib.request import Request

        text = declarations(tuple(tokens(query)), prefixes or {}) + query
        request = Request(  # noqa: S310 - the scheme was checked
            self.url, data=urlencode({"query": text}).encode(), headers={"Accept": _ACCEPT, "User-Agent": "munigraph"}
        )
        try:
            response = client(self.url).open(request)
        except HTTPError as error:
            raise self._refused(query, error, prefixes or {}) from error
        except (OSError, HTTPException) as error:
            raise self._unreachable(failure(error)) from error
        try:
            return self._read(response)
        except (SyntaxError, OSError) as error:
            raise QueryError(
                f"the answer of {self.url} cannot be read: {' '.join(str(error).split())}",
                hint="ask again, with a LIMIT where it was stopped for its length",
            ) from error

    def _read(self, response: HTTPResponse) -> Answer:
        import pyoxigraph

        kind = response.headers.get_content_type()
        # The parser reads by calling back into Python; with a buffer that is rarely.
        body = io.BufferedReader(_Body(response), 1 << 16)  # type: ignore[type-var]
        if kind in _ROWS:
            return pyoxigraph.parse_query_results(body, format=getattr(pyoxigraph.QueryResultsFormat, _ROWS[kind]))
        if kind in _GRAPHS:
            return _Triples(pyoxigraph.parse(body, format=getattr(pyoxigraph.RdfFormat, _GRAPHS[kind])))  # type: ignore[return-value]
        raise QueryError(
            f"{self.url} does not answer as a SPARQL server does, but with {kind}",
            hint="give the address that takes queries, such as http://localhost:7878/query",
        )

    def _unreachable(self, reason: object) -> QueryError:
        message, hint = unreachable(self.url, reason)
        return QueryError(message, hint=hint)

    def _refused(self, query: str, error: HTTPError, prefixes: Mapping[str, str]) -> QueryError:
        """What a status of 400 and above means; a syntax error is told as munigraph tells its own."""
        if error.code == 400:
            import pyoxigraph

            try:
                pyoxigraph.Store().query(f"ASK {{}} #{query}" if not query.strip() else query, prefixes=dict(prefixes))
            except SyntaxError as wrong:
                return syntax_error(query, wrong)
            except RuntimeError:
                pass
        said = own_words(error)
        hint = f"set {USER} and {PASSWORD} in the environment, or use ~/.netrc" if error.code == 401 else None
        return QueryError(
            f"{self.url} refused the query ({error.code} {error.reason}){': ' if said else ''}{said}", hint=hint
        )


class _Body(io.RawIOBase):
    """The content of a response; one that ends before its time is an error, never taken for a short answer."""

    def __init__(self, response: HTTPResponse) -> None:
        self._response = response

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            count = self._response.readinto(buffer)
        except HTTPException as error:
            raise ConnectionResetError("the server broke it off") from error
        if not count and self._response.length:  # what is left of its Content-Length
            raise ConnectionResetError("the server broke it off")
        return count


class _Triples:
    """Triples of an answer that is a graph: what pyoxigraph's own iterator gives."""

    def __init__(self, quads: Iterator[pyoxigraph.Quad]) -> None:
        self._quads = quads

    def __iter__(self) -> Iterator[pyoxigraph.Triple]:
        return (quad.triple for quad in self._quads)
