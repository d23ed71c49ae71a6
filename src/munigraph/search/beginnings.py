"""Names that begin as somebody has begun to type one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from munigraph.printable import printable
from munigraph.search.index import FILE, open_written
from munigraph.search.types import GROUPS, TEXTS
from munigraph.text import begins, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.store import Store

__all__ = ["Beginning", "beginning"]

#: Steps of SQLite's machine after which nothing is proposed: some hundredths of a second.
_PATIENCE = 3_000_000
_NAMED = """SELECT label, names FROM documents WHERE kind IN ({kinds}) AND {among}
ORDER BY articles DESC, label, iri LIMIT ?"""
_BEGUN = "id IN (SELECT document FROM names WHERE name >= ? AND name < ?)"


class Beginning(NamedTuple):
    """A name that begins so."""

    name: str
    #: The preferred name of what bears it.
    label: str


def beginning(store: Store, typed: str, groups: Iterable[str] = (), *, most: int = 100) -> list[Beginning]:
    """Names that begin with ``typed`` (:func:`munigraph.text.begins`), of what most articles name first.

    Of one thing the preferred name, or the first of its others.  ``groups`` are keys of
    :data:`~munigraph.search.types.GROUPS`; by default all of things that have names.  Nothing where the store has no
    index, or where looking would take long.
    """
    file = store.file(FILE)
    database = None if file is None else open_written(file)
    if database is None:
        return []
    kinds = [kind for group in groups or GROUPS.keys() - TEXTS for kind in GROUPS[group]]
    words = " ".join(name_words(typed))
    among, bounds = (_BEGUN, (words, words + chr(0x10FFFF))) if words else ("1", ())
    sql = _NAMED.format(kinds=", ".join("?" * len(kinds)), among=among)
    with closing(database):
        database.set_progress_handler(lambda: 1, _PATIENCE)
        try:
            rows = database.execute(sql, (*sorted(kinds), *bounds, most)).fetchall()
        except sqlite3.Error:
            return []
    found = (_first(label, (label, *names.splitlines()), typed) for label, names in rows)
    return list(dict.fromkeys(each for each in found if each is not None))


def _first(label: str, names: Iterable[str], typed: str) -> Beginning | None:
    """The first name that begins so and can be typed."""
    fitting = (name for name in names if begins(name, typed) and printable(name) == name)
    return next((Beginning(name, label) for name in fitting), None)
