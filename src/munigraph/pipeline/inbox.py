"""The articles of one build while they come in: one per identifier, in the order of the identifiers."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from typing import TYPE_CHECKING, Self

from munigraph.model import Article
from munigraph.store.ledger import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Inbox", "from_json", "to_json"]

_SCHEMA = """CREATE TABLE inbox (
    id TEXT PRIMARY KEY, date TEXT NOT NULL, digest TEXT NOT NULL, fingerprint TEXT NOT NULL, article TEXT NOT NULL
) WITHOUT ROWID"""


def to_json(article: Article) -> str:
    """An article as one line of ASCII."""
    return json.dumps(asdict(article))


def from_json(line: str | bytes) -> Article:
    """The inverse of :func:`to_json`."""
    data = json.loads(line)
    data["extra"] = tuple((key, value) for key, value in data["extra"])
    return Article(**data)


class Inbox:
    """A table that SQLite keeps in memory and moves to a temporary file when it grows."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute(_SCHEMA)

    def put(self, article: Article) -> bool:
        """Take an article in; True when it and another of the same id differ, so that one of them is left out.

        Of two that differ, the one with the later date stays, then the one with the greater digest: whatever the order
        in which they come.
        """
        row = (article.id, article.date or "", article.digest, fingerprint(article), to_json(article))
        other = self._db.execute("SELECT date, digest, fingerprint FROM inbox WHERE id = ?", (article.id,)).fetchone()
        if other is None or row[1:4] > other:
            self._db.execute("INSERT OR REPLACE INTO inbox VALUES (?, ?, ?, ?, ?)", row)
        return other is not None and other != row[1:4]

    def __len__(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM inbox").fetchone()[0])

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        """(id, fingerprint), by id."""
        yield from self._db.execute("SELECT id, fingerprint FROM inbox ORDER BY id")

    def article(self, article_id: str) -> Article:
        """The article of an id that is there."""
        row = self._db.execute("SELECT article FROM inbox WHERE id = ?", (article_id,)).fetchone()
        return from_json(row[0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()
