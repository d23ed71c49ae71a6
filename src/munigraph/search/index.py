"""The index of a graph's words: an SQLite database beside the quads of a store's generation, or in memory."""

from __future__ import annotations

import json
import math
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from munigraph.errors import MunigraphError
from munigraph.search.documents import documents
from munigraph.search.types import TEXTS
from munigraph.search.words import folded_words
from munigraph.store import Store
from munigraph.text import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyoxigraph

    from munigraph.query.run import Queryable
    from munigraph.search.types import Document

__all__ = ["FILE", "Index", "can_index", "open_index", "open_written", "write_index"]

#: Name of the file in a generation.
FILE = "search.sqlite"
#: Version of the schema and of what is put into it (``PRAGMA user_version``); an index of another one is made anew.
_VERSION = 1
_DOCUMENT = "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_WORDS = "INSERT INTO found (rowid, name, text, about) VALUES (?, ?, ?, ?)"


def can_index() -> bool:
    """True when this Python's SQLite has full-text search."""
    with closing(sqlite3.connect(":memory:")) as database:
        return bool(database.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])


def write_index(quads: pyoxigraph.Store, file: Path) -> None:
    """Write the index of these quads to a file that does not exist yet; the same quads give the same bytes.

    Raises ``sqlite3.Error`` when it cannot be written.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # nobody reads the file before it is complete
        database.execute("PRAGMA synchronous = OFF")
        _fill(database, documents(quads))


@dataclass(frozen=True, slots=True)
class Index:
    """What can be found in a graph, open for reading."""

    database: sqlite3.Connection
    #: The graph.
    quads: pyoxigraph.Store

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def open_index(store: Queryable) -> Index:
    """The index of a store: the one written with it, else one made now, in memory.

    Raises :class:`~munigraph.errors.MunigraphError` when this Python's SQLite has no full-text search.
    """
    if not can_index():
        raise MunigraphError(
            "the SQLite of this Python has no full-text search (FTS5)", hint="use a Python whose SQLite has it"
        )
    file = store.file(FILE) if isinstance(store, Store) else None
    if file is not None and (written := open_written(file)) is not None:
        return Index(written, store.quads)
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _fill(database, documents(store.quads))
    return Index(database, store.quads)


def open_written(file: Path) -> sqlite3.Connection | None:
    """The index in a file; None when there is none that can be used."""
    try:
        database = sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error:
        return None
    try:
        if database.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
            database.execute("SELECT (SELECT 1 FROM documents LIMIT 1), (SELECT 1 FROM found LIMIT 1)")
            return database
    except sqlite3.Error:
        pass
    database.close()
    return None


def _fill(database: sqlite3.Connection, given: Iterable[Document]) -> None:
    schema = files(__package__ or "").joinpath("schema.sql").read_text(encoding="utf-8")
    database.executescript(schema)
    database.execute("BEGIN")
    for number, each in enumerate(given, 1):
        database.execute(_DOCUMENT, _row(number, each))
        database.execute(_WORDS, (number, *map(_folded, _columns(each))))
        database.executemany("INSERT INTO days VALUES (?, ?)", [(number, day) for day in each.days])
        if each.group not in TEXTS:
            names = {" ".join(name_words(name)) for name in (each.label, *each.names)} - {""}
            database.executemany("INSERT INTO names VALUES (?, ?)", [(name, number) for name in sorted(names)])
    database.execute("INSERT INTO found (found) VALUES ('optimize')")
    database.execute("COMMIT")
    database.execute(f"PRAGMA user_version = {_VERSION}")


def _row(number: int, each: Document) -> tuple[object, ...]:
    about = json.dumps([(ref.iri, ref.label) for ref in each.about], ensure_ascii=False) if each.about else "[]"
    weight = round(1 + math.log10(1 + each.articles), 6)
    return (
        number, each.iri, each.kind, each.label, "\n".join(each.names), each.text, about, each.articles, weight,
        each.date, each.article, each.title, each.outlet, each.url, each.evidence,
    )  # fmt: skip


def _columns(each: Document) -> tuple[str, str, str]:
    """Names, words and things in the columns of the index: the first words of a quotation are no name."""
    about = "\n".join(ref.label for ref in each.about)
    if each.group in TEXTS:
        return "", each.text or each.label, about
    return "\n".join((each.label, *each.names)), each.text, about


def _folded(text: str) -> str:
    return " ".join(folded_words(text))
