"""The ledger: what each article said, so that a build need not read it again.

An SQLite file in each generation.  The quads can always be made again from it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import weakref
import zlib
from typing import TYPE_CHECKING, Self

from munigraph.errors import StoreDamaged
from munigraph.model import Article, Extraction
from munigraph.store.failures import store_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

__all__ = ["Ledger", "fingerprint"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY,            -- the input's own
    digest TEXT NOT NULL,           -- Article.digest: names the graph; several ids may share one
    fingerprint TEXT NOT NULL,      -- of everything that was read
    extractor TEXT NOT NULL,        -- name, version and data of what extracted
    content TEXT NOT NULL,          -- SHA-256 of the extraction
    extraction BLOB NOT NULL        -- Extraction.to_dict() as JSON, zlib
);
CREATE INDEX IF NOT EXISTS articles_digest ON articles (digest, id);
CREATE TABLE IF NOT EXISTS graphs (
    digest TEXT PRIMARY KEY,        -- of the articles in this graph
    mapped TEXT NOT NULL            -- digest of all that its quads were made from
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mentions (
    digest TEXT NOT NULL,           -- of the graph
    iri TEXT NOT NULL,              -- of a thing that it names or states
    confidence REAL,                -- of what it states; NULL for a thing that it names
    PRIMARY KEY (digest, iri)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mentions_iri ON mentions (iri);
CREATE TABLE IF NOT EXISTS summaries (
    iri TEXT PRIMARY KEY,           -- of an entity that the summary graph describes
    state TEXT NOT NULL             -- digest of its labels there
) WITHOUT ROWID;
"""


def fingerprint(article: Article) -> str:
    """SHA-256 over everything that was read of an article, its identifier left out."""
    content = [article.title, article.text, article.date, article.url, article.outlet, article.extra]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


class Ledger:
    """Access to one ledger; raises :class:`~munigraph.errors.StoreError` when the file cannot be used."""

    def __init__(self, store: Path, database: str, *, write: bool = False) -> None:
        self._store = store
        self._doing = "write" if write else "read"
        with self._errors():
            self._db = sqlite3.connect(database, uri=True, isolation_level=None, check_same_thread=False)
            self.close = weakref.finalize(self, self._db.close)
            if write:
                self._db.execute("PRAGMA synchronous = OFF")  # made safe by the writer; nobody reads it before
                self._db.executescript(_SCHEMA)
                self._db.execute("BEGIN")

    @classmethod
    def read(cls, store: Path, file: Path) -> Self:
        """The ledger of a generation of a store, which never changes once it is current."""
        ledger = cls(store, f"{file.resolve().as_uri()}?mode=ro&immutable=1")
        with ledger._errors():
            ledger._db.execute("SELECT 1 FROM articles LIMIT 1")  # a file that is no ledger is found out now
        return ledger

    @classmethod
    def write(cls, store: Path, file: Path) -> Self:
        """The ledger of the next generation; :meth:`finish` keeps what was done, :meth:`close` does not."""
        return cls(store, file.resolve().as_uri(), write=True)

    @classmethod
    def empty(cls, store: Path) -> Self:
        """A ledger in memory without articles."""
        return cls(store, "file::memory:", write=True)

    def _errors(self) -> AbstractContextManager[None]:
        return store_errors(self._store, self._doing, sqlite3.Error)

    # -- articles ------------------------------------------------------------------------------------------------

    def known(self, article_id: str) -> tuple[str, str] | None:
        """(fingerprint, extractor) of an article, None if it is not there."""
        with self._errors():
            row = self._db.execute("SELECT fingerprint, extractor FROM articles WHERE id = ?", (article_id,)).fetchone()
        return None if row is None else (row[0], row[1])

    def articles(self) -> Iterator[tuple[str, str, str]]:
        """(id, digest, extractor) of every article, by id."""
        with self._errors():
            yield from self._db.execute("SELECT id, digest, extractor FROM articles ORDER BY id")

    def article(self, article_id: str) -> Article:
        """The article of that id as it was read; ``KeyError`` if there is none."""
        with self._errors():
            row = self._db.execute("SELECT extraction FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return self._decode(row[0]).article

    def put(self, extraction: Extraction, extractor: str) -> None:
        """Keep an extraction in place of what the article of that id said before."""
        article = extraction.article
        content = json.dumps(extraction.to_dict(), ensure_ascii=False, separators=(",", ":")).encode()
        state = hashlib.sha256(content).hexdigest()
        row = (article.id, article.digest, fingerprint(article), extractor, state, zlib.compress(content, 6))
        with self._errors():
            self._db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)

    def remove(self, article_id: str) -> None:
        """Forget the article of that id."""
        with self._errors():
            self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))

    # -- graphs --------------------------------------------------------------------------------------------------

    def sources(self) -> dict[str, tuple[tuple[str, ...], str]]:
        """Digest of each article graph that there should be: (ids of its articles, content of the first of them)."""
        found: dict[str, tuple[tuple[str, ...], str]] = {}
        with self._errors():
            for digest, article_id, content in self._db.execute(
                "SELECT digest, id, content FROM articles ORDER BY digest, id"
            ):
                ids, first = found.get(digest, ((), content))
                found[digest] = ((*ids, article_id), first)
        return found

    def extraction(self, digest: str) -> Extraction:
        """What the article of that digest says (where several ids share it, the first one's); ``KeyError`` if none."""
        with self._errors():
            row = self._db.execute(
                "SELECT extraction FROM articles WHERE digest = ? ORDER BY id LIMIT 1", (digest,)
            ).fetchone()
        if row is None:
            raise KeyError(digest)
        return self._decode(row[0])

    def mapped(self) -> dict[str, str]:
        """Digest of each article graph in the store, to the digest of what it was made from."""
        with self._errors():
            return dict(self._db.execute("SELECT digest, mapped FROM graphs"))

    def set_mapped(self, digest: str, mapped: str | None, mentions: Mapping[str, float | None]) -> set[str]:
        """Note that a graph was written (None: removed) and what it names and states; every IRI that this concerns."""
        with self._errors():
            before = {row[0] for row in self._db.execute("SELECT iri FROM mentions WHERE digest = ?", (digest,))}
            self._db.execute("DELETE FROM mentions WHERE digest = ?", (digest,))
            self._db.execute("DELETE FROM graphs WHERE digest = ?", (digest,))
            if mapped is not None:
                self._db.execute("INSERT INTO graphs VALUES (?, ?)", (digest, mapped))
                rows = ((digest, iri, confidence) for iri, confidence in mentions.items())
                self._db.executemany("INSERT INTO mentions VALUES (?, ?, ?)", rows)
        return before | set(mentions)

    def statings(self, iri: str) -> list[tuple[str, float]]:
        """(digest of the graph, confidence) of each article that states the thing of that IRI."""
        query = "SELECT digest, confidence FROM mentions WHERE iri = ? AND confidence IS NOT NULL ORDER BY digest"
        with self._errors():
            return self._db.execute(query, (iri,)).fetchall()

    def named(self) -> set[str]:
        """The IRIs of all entities that the graphs name."""
        with self._errors():
            return {row[0] for row in self._db.execute("SELECT iri FROM mentions WHERE confidence IS NULL")}

    def summaries(self) -> dict[str, str]:
        """IRI to state of every entity that the summary graph describes."""
        with self._errors():
            return dict(self._db.execute("SELECT iri, state FROM summaries"))

    def set_summary(self, iri: str, state: str | None) -> None:
        """Note what the summary graph says of an entity; None: nothing any more."""
        with self._errors():
            self._db.execute("DELETE FROM summaries WHERE iri = ?", (iri,))
            if state is not None:
                self._db.execute("INSERT INTO summaries VALUES (?, ?)", (iri, state))

    # -- the rest ------------------------------------------------------------------------------------------------

    def meta(self, key: str) -> str | None:
        """A note of the build, None if it was never made."""
        with self._errors():
            row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Make a note of the build."""
        with self._errors():
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def finish(self) -> None:
        """Write everything to the file and close it."""
        with self._errors():
            self._db.execute("COMMIT")
        self.close()

    def _decode(self, blob: bytes) -> Extraction:
        try:
            return Extraction.from_dict(json.loads(zlib.decompress(blob)))
        except (zlib.error, ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(
                f"the store {self._store} is damaged: its ledger holds an article that cannot be read",
                hint="remove the folder and build it again from the articles",
            ) from error
