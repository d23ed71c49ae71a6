"""A server's graph store: SPARQL 1.1 Graph Store HTTP Protocol, with the graph named in the query (section 4.2)."""

from __future__ import annotations

import time
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request

from munigraph.errors import GraphRefused, ServerError
from munigraph.web import PASSWORD, USER, client, failure, own_words, unreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GraphStore"]

#: N-Triples is Turtle (RDF 1.1 Turtle, section 1), which every server must take.
_TURTLE = "text/turtle"
#: Answers after which the same request may well succeed (RFC 9110, RFC 6585).
_PASSING = (408, 429, 502, 503, 504)
_WAITS = (1, 2, 4, 8)
#: The longest that a server's own ``Retry-After`` is heeded, and that it may keep silent, in seconds.
_LONGEST_WAIT, _SILENCE = 60, 300
#: A content of less than this many bytes is not sent in parts.
_LEAST = 1 << 16


class GraphStore:
    """The graphs of a server at the address that takes them.

    Every request can be sent again without harm, and is, after a pause, where that may help.  Methods raise
    :class:`~munigraph.errors.ServerError` when no further request will succeed, and
    :class:`~munigraph.errors.GraphRefused` when the server does not take this one graph.
    """

    def __init__(self, url: str) -> None:
        #: Address of the graph store.
        self.url = url
        self._client = client(url)
        self._reached = False
        #: Bytes that the server takes at once; None while it took everything.
        self._most: int | None = None

    def get(self, graph: str) -> bytes:
        """A graph as Turtle; empty when there is none."""
        try:
            return self._request("GET", graph)
        except _Missing:
            return b""

    def put(self, graph: str, lines: Sequence[bytes]) -> None:
        """Make these lines of N-Triples the whole content of a graph."""
        self._send("PUT", graph, lines)

    def add(self, graph: str, lines: Sequence[bytes]) -> None:
        """Add these lines of N-Triples to a graph."""
        self._send("POST", graph, lines)

    def delete(self, graph: str) -> None:
        """Remove a graph, if it is there."""
        try:
            self._request("DELETE", graph)
        except _Missing:
            return

    def _send(self, method: str, graph: str, lines: Sequence[bytes]) -> None:
        """Send a content; in parts when it is more than the server takes at once."""
        content = b"".join(lines)
        parts = len(lines) > 1 and len(content) > _LEAST
        try:
            if parts and self._most is not None and len(content) > self._most:
                raise _TooMuch(graph)
            self._request(method, graph, content, divisible=parts)
        except _Missing:
            raise self._no_graph_store(404) from None
        except _TooMuch:
            self._most = min(self._most or len(content), max(len(content) - 1, _LEAST))
            middle = len(lines) // 2
            self._send(method, graph, lines[:middle])
            self._send("POST", graph, lines[middle:])

    def _request(self, method: str, graph: str, content: bytes | None = None, *, divisible: bool = False) -> bytes:
        address = f"{self.url}{'&' if '?' in self.url else '?'}graph={quote(graph, safe='')}"
        headers = {"User-Agent": "munigraph", "Accept" if content is None else "Content-Type": _TURTLE}
        for wait in (*_WAITS, None):
            request = Request(address, content, headers, method=method)  # noqa: S310 - the scheme was checked
            try:
                with self._client.open(request, timeout=_SILENCE) as answer:
                    self._reached = True
                    body: bytes = answer.read()
                    return body
            except HTTPError as error:
                self._reached = True
                with error:
                    pause = self._pause(error, wait)
                    if pause is None:
                        raise self._refused(error, graph, divisible) from error
            except (OSError, HTTPException) as error:
                reason = failure(error)
                if divisible and wait != _WAITS[0] and isinstance(reason, (BrokenPipeError, ConnectionResetError)):
                    raise _TooMuch(graph) from error  # some refuse so, before they have read it all
                first = not (self._reached or (isinstance(reason, ConnectionError) and divisible))
                if wait is None or first:
                    raise self._unreachable(reason) from error
                pause = wait
            time.sleep(pause)
        raise AssertionError  # the last turn returns or raises

    def _pause(self, error: HTTPError, wait: float | None) -> float | None:
        """Seconds after which to try again; None when that would not help."""
        if error.code not in _PASSING or wait is None:
            return None
        asked = error.headers.get("Retry-After", "")
        return max(wait, min(int(asked), _LONGEST_WAIT)) if asked.isascii() and asked.isdigit() else wait

    def _refused(self, error: HTTPError, graph: str, divisible: bool) -> Exception:
        if error.code == 404:
            return _Missing(graph)
        if error.code == 413 and divisible:
            return _TooMuch(graph)
        said = own_words(error)
        words = f"{error.code} {error.reason}{': ' if said else ''}{said}"
        if error.code == 401:
            return ServerError(
                f"{self.url} wants to know who asks, or does not accept the name and password ({words})",
                hint=f"set {USER} and {PASSWORD} in the environment, or write them into ~/.netrc",
            )
        if error.code == 403:
            return ServerError(
                f"{self.url} does not allow writing ({words})",
                hint="a server may be read-only, or write only at another address or for another user",
            )
        if error.code in (405, 501):
            return self._no_graph_store(error.code)
        if 300 <= error.code < 400:
            there = error.headers.get("Location", "")
            return ServerError(
                f"{self.url} has moved ({words})", hint=f"give the new address: {there}" if there else None
            )
        return GraphRefused(f"{self.url} did not take the graph <{graph}> ({words})")

    def _no_graph_store(self, code: int) -> ServerError:
        return ServerError(
            f"{self.url} takes no graphs ({code})",
            hint="give the address of the server's graph store (docs/servers.md), such as http://localhost:7878/store",
        )

    def _unreachable(self, reason: object) -> ServerError:
        message, hint = unreachable(self.url, reason)
        return ServerError(message, hint=hint)


class _Missing(Exception):  # noqa: N818 - not an error
    """There is no such graph."""


class _TooMuch(Exception):  # noqa: N818
    """The content is more than the server takes at once."""
