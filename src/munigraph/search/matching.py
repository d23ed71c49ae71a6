"""Asking the index: a query as an expression of FTS5, and the documents that match it, ranked."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from munigraph.search.types import GROUPS, Ref
from munigraph.search.words import spans

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from munigraph.search.words import Query, Term

__all__ = ["Filter", "Match", "count", "matches"]

#: How much a word counts in a name, in a text, in the names of what a text is about: arguments of ``bm25``.
_COUNTS = {"in_name": 8.0, "in_text": 1.0, "in_about": 0.3}
_FROM = """FROM found JOIN documents ON documents.id = found.rowid
WHERE found MATCH :expression AND ({holds}) AND ({kinds}) AND ({days})"""
#: A thing whose whole name was typed comes first, whatever its rank; what is equally good stands in order of IRIs.
_RANKED = """SELECT documents.* {where}
ORDER BY documents.id NOT IN (SELECT document FROM names WHERE name = :name),
    round(bm25(found, :in_name, :in_text, :in_about) * weight, 9), iri, id
LIMIT :limit"""
#: Words that count for more in a row, if there are no more of them.
_ROW = 8
_DAY = "EXISTS (SELECT 1 FROM days WHERE document = documents.id AND day BETWEEN :since AND :until)"
_FIRST, _LAST = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted of all that holds the words."""

    #: Keys of :data:`munigraph.search.types.GROUPS`; none: all.
    groups: tuple[str, ...] = ()
    #: First and last day, ``YYYY-MM-DD``.
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the index."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    text: str
    about: tuple[Ref, ...]
    articles: int
    date: str | None
    article: str | None
    title: str | None
    outlet: str | None
    url: str | None
    #: Of a quote: the evidence that holds it.
    evidence: str | None


def matches(index: sqlite3.Connection, query: Query, only: Filter, name: str, limit: int) -> list[Match]:
    """The first documents that hold the query; those that bear the whole ``name`` go first."""
    where, values = _where(index, query, only)
    rows = index.execute(_RANKED.format(where=where), {**values, **_COUNTS, "name": name, "limit": limit})
    columns = [column for column, *_ in rows.description]
    return [_match(dict(zip(columns, row, strict=True))) for row in rows]


def count(index: sqlite3.Connection, query: Query, only: Filter) -> int:
    """How many documents hold the query."""
    where, values = _where(index, query, only)
    number: int = index.execute(f"SELECT count(*) {where}", values).fetchone()[0]
    return number


def _where(index: sqlite3.Connection, query: Query, only: Filter) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {"expression": _expression(query)}
    holds = kinds = days = "TRUE"
    if spelt := tuple(choice for choice in query if any(term.has_tilde for term in choice)):
        index.create_function("holds", 4, lambda *texts: _holds(texts, spelt))
        holds = "holds(label, names, documents.text, documents.about)"
    if only.groups:
        wanted = [kind for group in only.groups for kind in GROUPS[group]]
        values.update((f"kind{number}", kind) for number, kind in enumerate(wanted))
        kinds = f"kind IN ({', '.join(f':kind{number}' for number in range(len(wanted)))})"
    if only.since or only.until:
        values.update(since=only.since or _FIRST, until=only.until or _LAST)
        days = _DAY
    return _FROM.format(holds=holds, kinds=kinds, days=days), values


def _expression(query: Query) -> str:
    """The query in the language of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax).

    A term is letters and digits between quotation marks, so nothing that was typed can be read as syntax.  The word as
    it is stands beside its prefix, and the row of all words beside all of them: what holds these gets a better rank.
    """
    every = " AND ".join(f"({' OR '.join(each for term in choice for each in _phrases(term))})" for choice in query)
    row = tuple(word for choice in query for word in choice[0].folded)
    return f'({every}) OR "{" ".join(row)}"' if 1 < len(query) <= _ROW else every


def _phrases(term: Term) -> Iterator[str]:
    phrase = f'"{" ".join(term.folded)}"'
    yield phrase
    if term.begun:
        yield f"{phrase} *"


def _holds(texts: Collection[str], spelt: Query) -> bool:
    """What the index cannot tell: that the words stand in the texts with each ``ñ`` that was typed."""
    return all(any(spans(text, (choice,)) for text in texts) for choice in spelt)


def _match(row: dict[str, Any]) -> Match:
    names = tuple(row["names"].split("\n")) if row["names"] else ()
    about = tuple(Ref(iri, label) for iri, label in json.loads(row["about"]))
    return Match(**{each.name: row[each.name] for each in fields(Match)} | {"names": names, "about": about})
