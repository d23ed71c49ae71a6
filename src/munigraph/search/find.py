"""Finding what an index holds by words."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.errors import InputError, StoreDamaged
from munigraph.query.sparql import ask
from munigraph.search.excerpt import excerpt, marked, other_name
from munigraph.search.matching import Filter, count, matches
from munigraph.search.spelling import respelt
from munigraph.search.types import GROUPS, TEXTS, Found, Hit, Marked, Suggestion, group_of
from munigraph.search.words import parse, spans
from munigraph.text import context, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from munigraph.search.index import Index
    from munigraph.search.matching import Match
    from munigraph.search.words import Query

__all__ = ["search"]

#: Things that are offered where nothing is found.
_SUGGESTED = 3
#: Primary result codes of SQLite for a file that is damaged, or cannot be read.
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
_NAMED = tuple(group for group in GROUPS if group not in TEXTS)


def search(
    index: Index,
    words: str,
    *,
    kinds: Iterable[str] = (),
    limit: int = 20,
    since: date | None = None,
    until: date | None = None,
) -> Found:
    """What holds all the words, the best first.

    ``words`` are as :func:`munigraph.search.words.parse` reads them.  ``kinds`` are keys of
    :data:`~munigraph.search.types.GROUPS`.  ``since`` and ``until`` keep what is of, or is named by an article of,
    these days.  A thing whose whole name was typed comes first; then counts how rare the words are and how large a part
    of a name or text (BM25), names before texts, and in how many articles a thing is named.  Only where nothing holds
    the words, words like those that stand nowhere take their place (:attr:`Found.instead`).

    Raises :class:`~munigraph.errors.InputError` when there is no word, no such kind or a ``limit`` below 1, and
    :class:`~munigraph.errors.StoreDamaged` when the index cannot be read.
    """
    query, only = parse(words), _filter(kinds, since, until)
    if limit < 1:
        raise InputError(f"the limit is {limit}", hint="give a number of things to find: 1 or more")
    if not query:
        raise InputError(f"there is no word to look for in {words!r}", hint="give a word, such as: agua")
    try:
        return _search(index, words, query, only, limit)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in _DAMAGED:
            raise
        raise StoreDamaged(
            f"the index of the store cannot be read ({error})", hint="build the store again from the articles"
        ) from error


def _filter(kinds: Iterable[str], since: date | None, until: date | None) -> Filter:
    groups = tuple(dict.fromkeys(kinds))
    if unknown := [each for each in groups if each not in GROUPS]:
        raise InputError(f"there is no kind {unknown[0]!r}", hint=f"one of {', '.join(GROUPS)}")
    return Filter(groups, since.isoformat() if since else None, until.isoformat() if until else None)


def _search(index: Index, words: str, query: Query, only: Filter, limit: int) -> Found:
    if total := count(index.database, query, only):
        return _found(index, words, query, only, limit, total)
    if elsewhere := count(index.database, query, Filter()):
        return Found(words, (), 0, elsewhere=elsewhere)
    likely, instead = respelt(index.database, query)
    if all(instead.values()) and (total := count(index.database, likely, only)):
        found = _found(index, words, likely, only, limit, total)
        return replace(found, instead=tuple(instead.items()))
    apart = tuple((str(term), count(index.database, ((term,),), Filter())) for (term,) in query)
    return Found(words, (), 0, apart=apart, suggestions=tuple(_suggestions(index, likely)))


def _found(index: Index, words: str, query: Query, only: Filter, limit: int, total: int) -> Found:
    found = matches(index.database, query, only, " ".join(name_words(words)), min(limit, total))
    return Found(words, tuple(_hit(index, each, query) for each in found), total)


def _suggestions(index: Index, query: Query) -> Iterable[Suggestion]:
    """Things that hold some of the words: whole ones if they can."""
    begun = tuple(term for choice in query for term in choice)
    whole = tuple(replace(term, begun=False) for term in begun)
    for some in (whole, begun):
        if found := matches(index.database, (some,), Filter(_NAMED), "", _SUGGESTED):
            return [Suggestion(each.iri, each.label, each.kind) for each in found]
    return []


def _hit(index: Index, match: Match, query: Query) -> Hit:
    group = group_of(match.kind)
    if group in ("statement", "quote"):
        snippet = excerpt(_in_context(index, match), query)
    elif all(spans(match.label, (choice,)) for choice in query):
        snippet = Marked("")
    elif spans(match.text, query):
        snippet = excerpt(match.text, query)
    else:
        snippet = other_name(match.names, query)
    return Hit(
        iri=match.iri,
        group=group,
        kind=match.kind,
        label=marked(match.label, query),
        snippet=snippet,
        about=match.about,
        articles=match.articles,
        date=match.date,
        article=match.article,
        title=match.title,
        outlet=match.outlet,
        url=match.url,
    )


def _in_context(index: Index, match: Match) -> str:
    """The words of a text; those of a quote with a little of what stands beside them."""
    rows = ask(index.quads, "beside", evidence=match.evidence) if match.evidence else ()
    row = min(rows, key=repr, default=None)
    if row is None:
        return match.text
    before, after = context(row["before"] or "", row["after"] or "", row["start"])
    return f"{before}{match.text}{after}"
