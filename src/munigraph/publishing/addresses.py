"""Where a SPARQL server takes graphs and where it takes queries.

SPARQL 1.1 leaves both addresses to the server.  Those of the usual servers go by fixed patterns (``addresses.toml``
beside this module), so that one of the two is enough.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit, urlunsplit

from munigraph.errors import InputError
from munigraph.web import check_address

__all__ = ["Addresses", "addresses"]

_EXAMPLE = "http://localhost:7878/store"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The two addresses of a server."""

    #: Takes graphs (SPARQL 1.1 Graph Store HTTP Protocol).
    graphs: str
    #: Takes queries (SPARQL 1.1 Protocol); None when it is not known.
    query: str | None


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How one kind of server names its paths; ``{}`` is what comes before them."""

    graphs: tuple[str, ...]
    queries: tuple[str, ...]
    #: What comes before must end so (a regular expression).
    only: str

    def before(self, path: str, templates: tuple[str, ...]) -> str | None:
        """What stands for ``{}`` where the path is of one of the templates; None where it is of none."""
        for template in templates:
            start, slot, end = template.partition("{}")
            found = re.fullmatch(
                f"{re.escape(start)}(.*/{self.only}){re.escape(end)}" if slot else f"()/?{re.escape(start[1:])}", path
            )
            if found is not None:
                return found[1]
        return None


def addresses(url: str, query: str | None = None) -> Addresses:
    """The addresses of a server of which one is given: where it takes graphs, or, for the usual servers, queries.

    ``query`` is where it takes queries, when the pattern of its paths is not a usual one.  Raises
    :class:`~munigraph.errors.InputError` for what is no ``http(s)`` address, or has a password in it.
    """
    check_address(url, _EXAMPLE)
    if query is not None:
        check_address(query, "http://localhost:7878/query")
    path = urlsplit(url).path
    for known in _patterns():
        if (before := known.before(path, known.graphs)) is not None:
            return Addresses(url, query or _at(url, known.queries[0], before))
        if (before := known.before(path, known.queries)) is not None:
            return Addresses(_at(url, known.graphs[0], before), query or url)
    if path in ("", "/"):
        raise InputError(
            f"{url} is the address of a server, not of its graph store", hint=f"for example: {_EXAMPLE} (Oxigraph)"
        )
    return Addresses(url, query)


def _at(url: str, template: str, before: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=template.replace("{}", before), fragment=""))


@cache
def _patterns() -> tuple[_Pattern, ...]:
    text = files("munigraph.publishing").joinpath("addresses.toml").read_text(encoding="utf-8")
    return tuple(
        _Pattern(tuple(each["graphs"]), tuple(each["queries"]), each.get("only", "[^/]+"))
        for each in tomllib.loads(text)["server"]
    )
