"""Extraction of many articles: here, or in worker processes; one that fails never stops the others.

Workers are plain child processes that are spoken to in JSON lines.  ``multiprocessing`` would have them import the
caller's main module again (spawn, forkserver), or copy its threads and open databases (fork).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from itertools import chain, islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from munigraph.build.inbox import to_json
from munigraph.model import Article, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "DEFAULT_EXTRACTOR",
    "ArticleExtractor",
    "extract_all",
    "extract_one",
    "extract_stream",
    "extract_with_workers",
    "make",
]

#: Import path of the extractor that is used when none is given.
DEFAULT_EXTRACTOR = "munigraph.extract:Extractor"
#: Up to this many articles are extracted in this process: starting workers would take longer.
MANY = 50


class ArticleExtractor(Protocol):
    """Whatever turns an article into facts: the rules, a language model."""

    @property
    def name(self) -> str:
        """Name and version, such as ``munigraph-rules/0.1.0``; what it extracts may change only together with it."""

    def extract(self, article: Article) -> Extraction:
        """What the article states; any exception means that this article is skipped."""


#: What came of an article: its extraction, or why there is none.
Outcome = Extraction | str


def make(path: str) -> ArticleExtractor:
    """The extractor of an import path ``module:name``, where the name is called without arguments."""
    module, _, name = path.partition(":")
    extractor: ArticleExtractor = getattr(import_module(module), name)()
    return extractor


def extract_one(extractor: ArticleExtractor, article: Article) -> Outcome:
    """What the article states, or the reason why that cannot be told."""
    try:
        extraction = extractor.extract(article)
        extraction.check()
        if extraction.article != article:
            raise ValueError("the extractor answered for another article")
    except Exception as error:  # noqa: BLE001 - the one place where any failure of an extractor becomes a report
        return f"extraction failed: {type(error).__name__}: {' '.join(str(error).split())}"
    return extraction


def extract_all(extractor: ArticleExtractor, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
    """Every article with what came of it, in this process, in the given order."""
    for article in articles:
        yield article, extract_one(extractor, article)


def extract_with_workers(path: str, articles: Iterable[Article], workers: int) -> Iterator[tuple[Article, Outcome]]:
    """As :func:`extract_all` with the extractor of an import path, in that many child processes at once."""
    pool: SimpleQueue[_Worker] = SimpleQueue()
    all_workers = [_Worker(path) for _ in range(workers)]
    for worker in all_workers:
        pool.put(worker)

    def ask(article: Article) -> Outcome:
        worker = pool.get()
        try:
            return worker.ask(article)
        finally:
            pool.put(worker)

    source = iter(articles)
    waiting: deque[tuple[Article, Future[Outcome]]] = deque()
    threads = ThreadPoolExecutor(workers)
    try:
        for article in islice(source, 4 * workers):
            waiting.append((article, threads.submit(ask, article)))
        while waiting:
            article, future = waiting.popleft()
            outcome = future.result()
            for following in islice(source, 1):
                waiting.append((following, threads.submit(ask, following)))
            yield article, outcome
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in all_workers:
            worker.stop()
        threads.shutdown(wait=True)


def extract_stream(
    extractor: ArticleExtractor | str, articles: Iterable[Article], workers: int | None = None
) -> Iterator[tuple[Article, Outcome]]:
    """Every article with what came of it, in the given order: with workers where there are many and it is possible.

    ``workers`` is by default one per processor; only an extractor given as an import path can run in them.
    """
    count = workers or os.cpu_count() or 1
    rest = iter(articles)
    first = list(islice(rest, MANY))
    following = list(islice(rest, 1))
    everything = chain(first, following, rest)
    if isinstance(extractor, str) and following and count > 1:
        return extract_with_workers(extractor, everything, count)
    return extract_all(make(extractor) if isinstance(extractor, str) else extractor, everything)


class _Worker:
    """One child process, started when it is first needed and again when it has died."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, article: Article) -> Outcome:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(to_json(article).encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except (OSError, ValueError):  # died, or was stopped from outside
            answer = b""
        if not answer.endswith(b"\n"):
            self.stop()
            return f"extraction failed: the worker process ended unexpectedly (exit code {process.returncode})"
        return self._read(answer)

    @staticmethod
    def _read(answer: bytes) -> Outcome:
        import json

        data = json.loads(answer)
        return data if isinstance(data, str) else Extraction.from_dict(data)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            program = "import sys; from munigraph.build.worker import main; main(sys.argv[1])"
            self._process = subprocess.Popen(  # noqa: S603 - this very Python
                [sys.executable, "-P", "-c", program, self._path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
            )
        return self._process

    def stop(self) -> None:
        """End the process; it holds nothing that would be lost."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:
                        continue
