"""Extraction of many articles: here, or in worker processes; one that fails never stops the others.

Workers are plain child processes that are spoken to in JSON lines.  ``multiprocessing`` would have them import the
caller's main module again (spawn, forkserver), or copy its threads and open databases (fork).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from itertools import chain, islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol

from munigraph.errors import DataError, InputError, MunigraphError
from munigraph.model import Article, Extraction
from munigraph.pipeline.inbox import to_json

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
DEFAULT_EXTRACTOR = "munigraph.extraction:Extractor"
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
    """The extractor of an import path ``module:name``, where the name is called without arguments.

    Raises :class:`~munigraph.errors.InputError` when there is no such thing; what its making raises passes through.
    """
    module, _, name = path.partition(":")
    try:
        factory = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise InputError(
            f"there is no extractor {path!r}: {error}",
            hint="give an import path such as munigraph.extraction:Extractor",
        ) from error
    extractor: ArticleExtractor = factory()
    return extractor


def extract_one(extractor: ArticleExtractor, article: Article) -> Outcome:
    """What the article states, or the reason why that cannot be told.

    Raises :class:`~munigraph.errors.DataError` when a data file is broken: no article could be extracted then.
    """
    try:
        extraction = extractor.extract(article)
        extraction.check()
        if extraction.article != article:
            raise ValueError("the extractor answered for another article")
    except DataError:
        raise
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
        for worker in all_workers:  # so that no thread waits for an answer
            worker.stop()
        threads.shutdown(wait=True)
        for worker in all_workers:  # those that a thread was just starting
            worker.stop()


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
    made = make(extractor) if isinstance(extractor, str) else extractor  # also tells now if it cannot be made
    if isinstance(extractor, str) and following and count > 1:
        return extract_with_workers(extractor, everything, count)
    return extract_all(made, everything)


class _Worker:
    """One child process, started when it is first needed and again when it has died."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, article: Article) -> Outcome:
        if self._process is None:
            self._process = self._start()
        try:
            answer = self._exchange(self._process, to_json(article))
        except (OSError, ValueError):  # it died, or was killed
            return f"extraction failed: the worker process ended unexpectedly (exit code {self.stop(grace=1.0)})"
        return str(answer["failure"]) if "failure" in answer else Extraction.from_dict(answer["extraction"])

    @staticmethod
    def _exchange(process: subprocess.Popen[bytes], line: str | None) -> dict[str, Any]:
        """Send a line, if any, and give the answer; ``ValueError`` when none comes, ``DataError`` if it is *broken*."""
        assert process.stdin is not None
        assert process.stdout is not None
        if line is not None:
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        if "broken" in answer:
            message, hint = answer["broken"]
            raise DataError(message, hint=hint)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        program = "import sys; from munigraph.pipeline.worker import main; main(sys.argv[1])"
        process = subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-P", "-c", program, self._path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        try:
            self._exchange(process, None)
        except ValueError:
            process.kill()
            process.wait()
            raise MunigraphError(
                "a worker process could not be started", hint="extract in one process: --workers 1"
            ) from None
        return process

    def stop(self, grace: float = 0.0) -> int | None:
        """End the process, which holds nothing that would be lost, unless it ends by itself within ``grace`` seconds.

        Returns its exit code, None if none was running.
        """
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            process.wait(timeout=grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return process.returncode
