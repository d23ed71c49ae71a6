"""What a browser or client talks to: ``/`` is the page, ``/query`` the endpoint, ``/sparql/`` Oxigraph's query page.

Queries are checked here (updates and ``SERVICE`` are refused), answered by the server process behind, and stopped when
their time is over.  Requests whose ``Host`` or ``Origin`` is another site's are refused: such a site may have pointed
its name at this machine (DNS rebinding).
"""

from __future__ import annotations

import time
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from munigraph.errors import MunigraphError, QueryError
from munigraph.serving.protocol import Asked, asked
from munigraph.serving.waiting import Broken, Overrun, until

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from munigraph.serving.site import Site, Snapshot

__all__ = ["HOST", "Front"]

#: The only address that is listened on.
HOST = "127.0.0.1"
_QUERY_PATHS = ("/query", "/sparql/query", "/sparql/sparql")
#: Files of Oxigraph's query page: by path here, and there.
_FILES = {
    "/sparql/": "/",
    "/sparql/yasgui.min.js": "/yasgui.min.js",
    "/sparql/yasgui.min.css": "/yasgui.min.css",
    "/logo.svg": "/logo.svg",
}
#: Bytes of a request's content; longer ones are refused.
_LONGEST = 4 << 20
#: Digits of a Content-Length; Python takes no number of thousands of them.
_LONGEST_LENGTH = 20
_PIECE = 1 << 16
#: The query page runs its own script and asks this endpoint only (CSP level 3).
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Front(ThreadingHTTPServer):
    """The HTTP server for a site; ``port`` 0 takes a free one."""

    daemon_threads = True
    #: Another program on the same port is an error, not a second server.
    allow_reuse_port = False

    def __init__(self, site: Site, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.site = site
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in (HOST, "localhost"))
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    def handle_error(self, *_: object) -> None:
        """Say nothing when a client goes away."""


class _Handler(BaseHTTPRequestHandler):
    server: Front
    server_version, sys_version = "munigraph", ""
    protocol_version = "HTTP/1.1"
    #: Seconds that a connection may stay idle.
    timeout = 60

    def do_GET(self) -> None:
        """The page, a file of the query page, or a query in the address."""
        if not self._welcome() or (parts := self._address()) is None:
            return
        if parts.path == "/":
            self._page()
        elif parts.path in _FILES:
            self._file(_FILES[parts.path])
        elif parts.path in _QUERY_PATHS:
            self._query(parts.query, None, b"")
        elif parts.path == "/sparql":
            self._tell(HTTPStatus.PERMANENT_REDIRECT, "", Location="/sparql/")
        else:
            self._tell(HTTPStatus.NOT_FOUND, "there is /, /query (SPARQL 1.1 Protocol) and /sparql/ (to write queries)")

    def do_POST(self) -> None:
        """A query."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self.close_connection = True
            self._tell(HTTPStatus.LENGTH_REQUIRED, "a query is sent with its Content-Length")
            return
        if len(length) > _LONGEST_LENGTH or int(length) > _LONGEST:
            self.close_connection = True
            self._tell(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a query has at most {_LONGEST} bytes")
            return
        content = self.rfile.read(int(length))
        if not self._welcome() or (parts := self._address()) is None:
            return
        if parts.path in _QUERY_PATHS:
            self._query(parts.query, self.headers.get_content_type(), content)
        elif parts.path in ("/update", "/store"):
            self._tell(HTTPStatus.FORBIDDEN, "the graph is read-only")
        else:
            self._tell(HTTPStatus.NOT_FOUND, "queries go to /query")

    def _welcome(self) -> bool:
        """Refuse a request that came by the name, or from a page, of another site."""
        origin = self.headers.get("Origin")
        if self.headers.get_all("Host", [""])[0].lower() not in self.server.hosts:
            self._tell(HTTPStatus.MISDIRECTED_REQUEST, f"this server is http://{HOST}:{self.server.server_port}/")
            return False
        if origin is not None and origin.lower() not in self.server.origins:
            self._tell(HTTPStatus.FORBIDDEN, "pages of other sites may not ask this server")
            return False
        return True

    def _address(self) -> SplitResult | None:
        """What was asked for; None, and told, where that is no address."""
        try:
            return urlsplit(self.path)
        except ValueError:
            self._tell(HTTPStatus.BAD_REQUEST, "that is no address")
            return None

    def _page(self) -> None:
        try:
            page = self.server.site.page()
        except MunigraphError as error:
            self._tell(HTTPStatus.SERVICE_UNAVAILABLE, _words(error))
            return
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", page, "frame-ancestors 'none'")

    def _file(self, path: str) -> None:
        with self.server.site.newest() as snapshot:
            connection = HTTPConnection(*snapshot.address, timeout=self.timeout)
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                content = answer.read()
            finally:
                connection.close()
        self._send(HTTPStatus(answer.status), answer.headers.get("Content-Type", "text/plain"), content, _POLICY)

    def _query(self, parameters: str, kind: str | None, content: bytes) -> None:
        site = self.server.site
        try:
            question = asked(parameters, kind, content)
        except QueryError as error:
            self._tell(HTTPStatus.BAD_REQUEST, _words(error))
            return
        end = time.monotonic() + site.timeout
        for last in (False, True):
            try:
                with site.newest() as snapshot:
                    try:
                        self._answer(snapshot, question, end)
                    except (Overrun, Broken):
                        site.drop(snapshot)
                        raise
            except MunigraphError as error:
                self._tell(HTTPStatus.SERVICE_UNAVAILABLE, _words(error))
            except Overrun:
                self._stopped(f"it ran longer than {site.timeout:g} s")
            except Broken:
                if not self._begun and not last:
                    continue  # it may have been another query that brought the process down: ask the next one
                self._stopped("the server process broke down on it: most likely it needed too much memory")
            return

    _begun = False

    def _answer(self, snapshot: Snapshot, question: Asked, end: float) -> None:
        """Hand on the answer as it comes."""
        self._begun = False
        connection = HTTPConnection(*snapshot.address)
        headers = {"Content-Type": "application/sparql-query"}
        if "Accept" in self.headers:
            headers["Accept"] = ", ".join(self.headers.get_all("Accept", []))
        try:
            with until(connection, end):
                connection.request("POST", question.path, question.content, headers)
                answer = connection.getresponse()
            self._begun = True
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers.get("Content-Type", "text/plain; charset=utf-8"))
            self._send_head_of_parts()
            self._send_parts(connection, answer, end)
        finally:
            connection.close()

    def _send_parts(self, connection: HTTPConnection, answer: HTTPResponse, end: float) -> None:
        while True:
            with until(connection, end):
                piece = answer.read1(_PIECE)
            self._part(piece)
            if not piece:
                return

    def _send_head_of_parts(self) -> None:
        if self.request_version == "HTTP/1.1":
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.close_connection = True
        self._safe_headers()
        self.end_headers()

    def _part(self, piece: bytes) -> None:
        chunked = self.request_version == "HTTP/1.1"
        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)

    def _stopped(self, reason: str) -> None:
        """Say that a query was stopped; where the answer has begun, break it off so that it shows."""
        if self._begun:
            self.close_connection = True
        else:
            self._tell(HTTPStatus.SERVICE_UNAVAILABLE, f"the query was stopped: {reason}\nnarrow it, or add a LIMIT")

    def _tell(self, status: HTTPStatus, words: str, **headers: str) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{words}\n".encode(), "default-src 'none'", **headers)

    def _send(self, status: HTTPStatus, kind: str, content: bytes, policy: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", policy)
        self._safe_headers()
        self.end_headers()
        self.wfile.write(content)

    def _safe_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")

    def log_message(self, *_: Any) -> None:  # noqa: ANN401
        """Keep no log of who asks what."""


def _words(error: MunigraphError) -> str:
    return f"{error}\n{error.hint}" if error.hint else str(error)
