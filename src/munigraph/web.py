"""Talking to a SPARQL server over HTTP: who one is there, and what it says when it refuses.

A user name and a password come from the environment (:data:`USER`, :data:`PASSWORD`) or from ``~/.netrc``, never from
an address, so that neither a list of processes nor an error message shows them.  They are sent only after the server
asked for them, in the way that it asked for: Digest or Basic (RFC 7616, RFC 7617).
"""

from __future__ import annotations

import html
import os
import re
from http.client import HTTPException, IncompleteRead
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from munigraph.errors import InputError

if TYPE_CHECKING:
    from email.message import Message
    from http.client import HTTPResponse
    from urllib.error import HTTPError

__all__ = ["PASSWORD", "USER", "check_address", "client", "failure", "own_words", "unreachable"]

#: Names of the variables of the environment that hold a user's name and password at a server.
USER, PASSWORD = "MUNIGRAPH_ENDPOINT_USER", "MUNIGRAPH_ENDPOINT_PASSWORD"
#: Characters of a server's own words about an error that are shown, and bytes that are read for them.
_WORDS, _READ = 300, 4096
#: A way in which a server asks who one is, among others that it offers (RFC 9110, 11.6.1).
_BASIC = re.compile(r"(?i)(?:^|,)\s*basic\b")
#: White space, control characters, and a fragment, after which no ``?graph=`` would be sent.
_NO_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f#]")
_NO_TEXT = re.compile(r"(?is)<(head|style|script)\b.*?</\1\s*>|<[^>]*>")


def check_address(url: str, example: str) -> None:
    """Raise :class:`~munigraph.errors.InputError` for what is no ``http(s)`` address, or has a password in it."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    user, _, host = url.partition("//")[2].partition("/")[0].rpartition("@")
    if user:
        raise InputError(
            f"the address of {host} has a user name in it, which others could read",
            hint=f"set {USER} and {PASSWORD} in the environment, or write them into ~/.netrc",
        )
    if not usable:
        raise InputError(f"{url} is not the address of a SPARQL server", hint=f"for example: {example}")
    if _NO_ADDRESS.search(url) or not (parts.path + parts.query).isascii():
        raise InputError(
            f"the address {url!r} has signs that no request can carry",
            hint="write spaces and accented letters as %XX, and leave out what begins with #",
        )


def client(url: str) -> OpenerDirector:
    """What opens requests to the server of this address, with the credentials that there are for it.

    It follows no redirection: :mod:`urllib` would turn a POST into a GET without its content.  Raises
    :class:`~munigraph.errors.InputError` when ``~/.netrc`` cannot be read.
    """
    found = _credentials(urlsplit(url).hostname or "")
    if found is None:
        return build_opener(_Stay)
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/", *found)
    return build_opener(_Stay, _Digest(passwords), _Basic(passwords))


def failure(error: Exception) -> object:
    """Why no answer came, or not all of it: an error of the system, or words."""
    match error:
        case URLError():
            return error.reason
        case IncompleteRead():
            return "the connection broke off"
        case HTTPException() if not isinstance(error, ConnectionError):
            return "what answers there does not speak HTTP"
        case _:
            return error


def unreachable(url: str, reason: object) -> tuple[str, str]:
    """What to say when a server cannot be reached, and the hint; ``reason`` is the error or its words."""
    words = getattr(reason, "strerror", None) or reason
    return f"cannot reach {url}: {words}", "check the address, and that the server runs"


def own_words(error: HTTPError) -> str:
    """What the server itself says about a refusal: one line of text, without markup and control characters."""
    try:
        said = error.read(_READ).decode("utf-8", "replace")
    except (OSError, HTTPException):
        return ""
    if error.headers.get_content_subtype() in ("html", "xhtml+xml"):
        said = html.unescape(_NO_TEXT.sub(" ", said))
    line = " ".join("".join(each if each.isprintable() else " " for each in said).split())
    return line if len(line) <= _WORDS else f"{line[: _WORDS - 1]}…"


def _credentials(host: str) -> tuple[str, str] | None:
    """(user, password) for a host; None when nothing is known for it."""
    user = os.environ.get(USER)
    if user:
        return user, os.environ.get(PASSWORD, "")
    from netrc import NetrcParseError, netrc

    try:
        entry = netrc().authenticators(host)
    except FileNotFoundError:
        return None
    except NetrcParseError as error:  # its own words may hold the password
        raise InputError(
            f"cannot read {error.filename}" + (f", line {error.lineno}" if error.lineno else ""),
            hint="write: machine HOST login USER password PASSWORD; only its owner may read the file (chmod 600)",
        ) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"cannot read ~/.netrc: {getattr(error, 'strerror', None) or type(error).__name__}") from error
    return None if entry is None else (entry[0] or entry[1] or "", entry[2] or "")


class _Stay(HTTPRedirectHandler):
    """Makes a redirection the error that it is to a client that writes."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Digest(HTTPDigestAuthHandler):
    """Answers the last challenge again without being asked: a content need not be sent twice."""

    _challenge: dict[str, str] | None = None

    def http_error_401(self, req: Request, fp: object, code: int, msg: str, headers: Message) -> HTTPResponse | None:
        try:
            return super().http_error_401(req, fp, code, msg, headers)  # type: ignore[arg-type]
        except ValueError:  # a way to ask that is unknown here: the refusal stands
            return None

    def retry_http_digest_auth(self, req: Request, auth: str) -> HTTPResponse | None:
        self._challenge = parse_keqv_list(list(filter(None, parse_http_list(auth.partition(" ")[2]))))
        answer: HTTPResponse | None = super().retry_http_digest_auth(req, auth)
        return answer

    def http_request(self, request: Request) -> Request:
        if self._challenge is not None and not request.has_header(self.auth_header):
            answer = self.get_authorization(request, self._challenge)
            if answer:
                request.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return request

    https_request = http_request


class _Basic(HTTPBasicAuthHandler):
    """Says who one is without being asked, once the server has asked for it in this way."""

    _asked = False

    def http_error_401(self, req: Request, fp: object, code: int, msg: str, headers: Message) -> HTTPResponse | None:
        self._asked = any(map(_BASIC.search, headers.get_all("WWW-Authenticate", [])))
        if not self._asked:
            return None
        try:
            return super().http_error_401(req, fp, code, msg, headers)  # type: ignore[arg-type]
        except ValueError:  # as above
            return None

    def http_request(self, req: Request) -> Request:
        if self._asked and not req.has_header(self.auth_header):
            from base64 import b64encode

            user, password = self.passwd.find_user_password(None, req.full_url)  # type: ignore[arg-type]
            proof = b64encode(f"{user}:{password}".encode()).decode("ascii")
            req.add_unredirected_header(self.auth_header, f"Basic {proof}")
        return req

    https_request = http_request
