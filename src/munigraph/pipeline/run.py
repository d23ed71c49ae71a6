"""The whole way from sources to a store: incremental, and a pure function of the set of articles."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from munigraph.corrections.schema import read_corrections
from munigraph.pipeline.corrections import note_outcomes, outcomes, remember, remembered
from munigraph.pipeline.inbox import Inbox
from munigraph.pipeline.report import BuildReport
from munigraph.pipeline.versions import extraction_data, graph_data
from munigraph.pipeline.workers import DEFAULT_EXTRACTOR, extract_stream, make
from munigraph.query.counts import stats
from munigraph.read import Skipped, read_sources
from munigraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.model import Article
    from munigraph.pipeline.report import Progress
    from munigraph.pipeline.workers import ArticleExtractor
    from munigraph.store.ledger import Ledger
    from munigraph.store.writer import Writer

__all__ = ["Paths", "bring_in_step", "build"]

#: A path, or several.
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

#: Name of the ledger's note about what the authority and ontology graphs were made from.
_BASE = "base"


def build(
    paths: Paths,
    store_path: str | os.PathLike[str],
    *,
    extractor: ArticleExtractor | str | None = None,
    corrections: Iterable[str | os.PathLike[str]] = (),
    workers: int | None = None,
    on_progress: Progress | None = None,
) -> BuildReport:
    """Add the articles of files and folders (``-`` is standard input) to the store at a path, made if there is none.

    An article is known by its id.  One with the same content is not extracted again; one with other content replaces
    what it said: of two contents of one id the one built later stands.  For the rest, which graph comes out depends on
    the set of articles and on the extractor, not on their order or the number of builds; a build that changes nothing
    leaves the store's files as they are.

    ``extractor`` is an object, or an import path ``module:name`` of something that makes one; by default the rules.
    ``corrections`` are files of corrections (``data/corrections/README.md``).  The store remembers them: a file takes
    the place of what one of the same name said before.  What cannot be applied is reported in
    :attr:`~munigraph.pipeline.BuildReport.uncorrected`.
    ``workers`` processes (default: one per processor) share the work when there is much of it and the extractor is
    not an object.  What cannot be read or extracted is left out and reported in
    :attr:`~munigraph.pipeline.BuildReport.skipped`.

    Raises :class:`~munigraph.errors.StoreError` and its kinds when the store cannot be used, and
    :class:`~munigraph.errors.InputError` when a file of corrections is broken; the store is then as before.
    """
    progress = on_progress or _silent
    skipped: list[Skipped] = []
    files = list(corrections)
    given = read_corrections(files)
    store = Store.create(store_path)
    try:
        with Inbox() as inbox, store.writer() as writer:
            _read(paths, inbox, skipped, progress)
            job = _Job(store.ledger, inbox, extractor)
            if len(job):
                _extract(job, writer, skipped, progress, workers)
            remember(writer, store.ledger, given, (Path(file).name for file in files))
            if store.generation or writer.begun:
                bring_in_step(writer, store.ledger, progress)
        corrected, uncorrected = outcomes(store.ledger)
        return BuildReport(
            new=len(job.new),
            changed=len(job.changed),
            unchanged=job.unchanged,
            renewed=len(job.renewed),
            skipped=tuple(sorted(skipped, key=str)),
            corrected=corrected,
            uncorrected=uncorrected,
            totals=stats(store),
            generation=store.generation,
        )
    finally:
        store.close()


def _silent(stage: str, done: int, total: int | None) -> None:
    """Report to nobody."""


def _read(paths: Paths, inbox: Inbox, skipped: list[Skipped], progress: Progress) -> None:
    several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    sources = [os.fspath(path) for path in several]
    for count, article in enumerate(read_sources(sources, on_skip=skipped.append), 1):
        if inbox.put(article):
            reason = "another article of this build has the same id and other content; one of them was taken (by date)"
            skipped.append(Skipped(article.id, None, reason, "give each article an id of its own"))
        progress("read", count, None)


class _Job:
    """What there is to extract."""

    def __init__(self, ledger: Ledger, inbox: Inbox, extractor: ArticleExtractor | str | None) -> None:
        self._ledger, self._inbox = ledger, inbox
        self.extractor = DEFAULT_EXTRACTOR if extractor is None else extractor
        named = make(self.extractor) if isinstance(self.extractor, str) else self.extractor
        self.label = f"{named.name}+{extraction_data()}"
        self.new: set[str] = set()
        self.changed: set[str] = set()
        self.renewed: set[str] = set()
        self.unchanged = 0
        inside = set()
        for article_id, fingerprint in inbox.fingerprints():
            inside.add(article_id)
            self._sort(article_id, fingerprint)
        family = self.label.partition("/")[0]
        for article_id, _, label in ledger.articles():
            if article_id not in inside and label != self.label and label.partition("/")[0] == family:
                self.renewed.add(article_id)

    def _sort(self, article_id: str, fingerprint: str) -> None:
        known = self._ledger.known(article_id)
        if known is None:
            self.new.add(article_id)
        elif known[0] != fingerprint:
            self.changed.add(article_id)
        elif known[1] != self.label:
            self.renewed.add(article_id)
        else:
            self.unchanged += 1

    def __len__(self) -> int:
        return len(self.new) + len(self.changed) + len(self.renewed)

    def articles(self) -> Iterator[Article]:
        """What is to be extracted, by id."""
        fresh = {article_id for article_id, _ in self._inbox.fingerprints()}
        for article_id in sorted(self.new | self.changed | self.renewed):
            yield self._inbox.article(article_id) if article_id in fresh else self._ledger.article(article_id)

    def failed(self, article_id: str) -> None:
        """Count an article no longer."""
        for group in (self.new, self.changed, self.renewed):
            group.discard(article_id)


def _extract(job: _Job, writer: Writer, skipped: list[Skipped], progress: Progress, workers: int | None) -> None:
    total = len(job)
    for done, (article, outcome) in enumerate(extract_stream(job.extractor, job.articles(), workers), 1):
        if isinstance(outcome, str):
            skipped.append(Skipped(article.id, None, outcome))
            job.failed(article.id)
        else:
            writer.ledger.put(outcome, job.label)
        progress("extract", done, total)


def bring_in_step(writer: Writer, before: Ledger, progress: Progress) -> None:
    """Bring the graphs in step, if anything that they are made from has changed."""
    from munigraph.pipeline.graphs import write_article_graphs, write_base_graphs
    from munigraph.version import __version__

    base = f"{__version__} {graph_data()}"
    if before.meta(_BASE) != base:
        write_base_graphs(writer)
        writer.ledger.set_meta(_BASE, base)
    if writer.begun:
        found = write_article_graphs(writer, base, remembered(writer.ledger), progress)
        note_outcomes(writer.ledger, found)
        _write_search_index(writer)


def _write_search_index(writer: Writer) -> None:
    """Write the index of the graph's words; where SQLite cannot, searching says so."""
    from munigraph import search

    if search.can_index():
        with writer.file(search.FILE, sqlite3.Error) as path:
            search.write_index(writer.quads, path)
