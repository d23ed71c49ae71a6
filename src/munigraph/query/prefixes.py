"""The prefixes that a query need not declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.mapping.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from munigraph.query.tokens import Token

__all__ = ["KNOWN", "declarations", "declared"]

#: Those that munigraph writes, and others that people ask with: Wikidata's direct properties, WGS84 as ``wgs``.
KNOWN: dict[str, str] = {**PREFIXES, "wdt": "http://www.wikidata.org/prop/direct/", "wgs": PREFIXES["geo"]}


def declared(found: Sequence[Token]) -> dict[str, str]:
    """The prefixes that a query declares itself, by its tokens."""
    return {
        name.text.partition(":")[0]: iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.keyword == "PREFIX" and name.kind == "pname"
    }


def declarations(found: Sequence[Token], known: Mapping[str, str]) -> str:
    """``PREFIX`` clauses, on one line, for the known prefixes that a query uses and does not declare."""
    own = declared(found)
    used = {token.text.partition(":")[0] for token in found if token.kind == "pname"}
    return "".join(f"PREFIX {name}: <{known[name]}> " for name in sorted(used & known.keys() - own.keys()))
