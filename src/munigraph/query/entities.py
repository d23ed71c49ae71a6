"""From the value of a parameter to the things of the graph that bear that name.

A store is asked through :class:`~munigraph.query.lookup.Lookup`, as ``munigraph show`` does.  A server, which answers
only to SPARQL, is asked for all names of the class and wants the whole name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from munigraph.query.endpoint import Endpoint
from munigraph.query.kinds import KINDS
from munigraph.query.lookup import Lookup
from munigraph.query.run import run
from munigraph.text import Fit, name_words

if TYPE_CHECKING:
    from munigraph.query.run import Askable, Queryable

__all__ = ["Bearer", "nearest", "resolve"]

#: Every name of every thing of a class.  A municipality also goes by the name of a comuna that it administers.
_NAMES = """SELECT DISTINCT ?thing ?name ?preferred {{
  ?thing a mg:{of} .
  {{ VALUES ?naming {{ skos:prefLabel skos:altLabel mg:writtenAs }} ?thing ?naming ?name }}
  UNION {{ ?thing mg:administers/skos:prefLabel ?name }}
  OPTIONAL {{ ?thing skos:prefLabel ?preferred }}
}}"""


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """A thing that bears a name."""

    #: The name that the graph prefers for it.
    label: str
    iri: str


def resolve(store: Askable, name: str, kind: str) -> list[Bearer]:
    """The things of a kind (a key of :data:`KINDS`) that bear this name, whatever its accents and case; sorted.

    Shorter forms count where the whole name is not that of another.  Names that are only like it do not.
    """
    if not isinstance(store, Endpoint):
        found = Lookup(cast("Queryable", store)).find(name, KINDS[kind])
        return sorted(Bearer(each.label, each.iri) for each in found if each.fit < Fit.LIKE)
    wanted = name_words(name)
    return sorted(_bearers(store, kind).get(wanted, ())) if wanted else []


def nearest(store: Askable, name: str, kind: str, most: int = 3) -> list[str]:
    """Preferred names of things to suggest where nothing bears the name, the most alike first."""
    if not isinstance(store, Endpoint):
        return [each.label for each in Lookup(cast("Queryable", store)).nearest(name, KINDS[kind])[:most]]
    spelt = {" ".join(words): bearers for words, bearers in sorted(_bearers(store, kind).items())}
    near = get_close_matches(" ".join(name_words(name)), spelt, n=most)
    return list(dict.fromkeys(min(spelt[each]).label for each in near))


def _bearers(store: Askable, kind: str) -> dict[tuple[str, ...], set[Bearer]]:
    found: dict[tuple[str, ...], set[Bearer]] = defaultdict(set)
    for thing, name, preferred in run(store, _NAMES.format(of=KINDS[kind])):
        found[name_words(name)].add(Bearer(preferred or name, thing))
    return found
