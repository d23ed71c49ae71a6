"""The tokens of a SPARQL query: enough to tell keywords from what merely looks like them.

Follows the terminals of SPARQL 1.1 Query Language, section 19.8 (IRIREF, PNAME, VAR, STRING_LITERAL), and its comments
(section 19.4).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "tokens"]

_TOKEN = re.compile(
    r"""
    (?:\s+|\#[^\r\n]*)*+
    (?: (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
      | (?P<string>'''(?:(?:'|'')?(?:[^'\\]|\\.))*''' | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
          | '(?:[^'\\\r\n]|\\.)*' | "(?:[^"\\\r\n]|\\.)*")
      | (?P<variable>[?$]\w+)
      | (?P<pname>(?:[^\W\d_](?:[\w.\-]*[\w\-])?|_)?:(?:[\w:.\-%]|\\.)*)
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<word>[^\W\d]\w*)
      | (?P<number>\d+)
      | (?P<sign>.)
      | $
    )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token, with the offset of its first character."""

    #: ``iri``, ``string``, ``variable``, ``pname`` (also blank nodes), ``language``, ``word``, ``number`` or ``sign``.
    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The token in upper case if it is a bare word (keywords ignore case), else the empty string."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, without spaces and comments.  Never fails: what is no token is a ``sign``."""
    for match in _TOKEN.finditer(sparql):
        if kind := match.lastgroup:
            yield Token(kind, match[kind], match.start(kind))
