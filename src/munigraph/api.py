"""The library: what ``import munigraph`` shows."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from munigraph.errors import DataError, InputError, MunigraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    import networkx as nx
    import rdflib

    from munigraph.evaluation import Evaluation
    from munigraph.extraction import Explanation, Extractor
    from munigraph.model import Article, Extraction
    from munigraph.pipeline import BuildReport, Progress, RetractReport
    from munigraph.pipeline.run import Paths
    from munigraph.pipeline.workers import ArticleExtractor
    from munigraph.profile import Profile
    from munigraph.publishing import PublishReport
    from munigraph.query import Candidate, Result, Stats
    from munigraph.read import Skipped
    from munigraph.resolve import Identities
    from munigraph.search import Found, Index
    from munigraph.serving import Server
    from munigraph.store import Store
    from munigraph.store.memory import MemoryStore
    from munigraph.validate import Report

__all__ = [
    "Graph",
    "Page",
    "build",
    "default_store",
    "evaluate",
    "explain",
    "explain_all",
    "extract",
    "extract_all",
    "identify",
    "load",
    "open",
    "publish",
    "record",
    "retract",
    "serve",
    "tell",
]


def default_store() -> Path:
    """Where the store is unless told otherwise: ``MUNIGRAPH_STORE``, or ``munigraph-store`` in the working folder."""
    return Path(os.environ.get("MUNIGRAPH_STORE") or "munigraph-store")


def open(store: str | os.PathLike[str] | None = None) -> Graph:  # noqa: A001 - the library's word for it
    """The graph of a store on disk, for reading; it stays as it is while others build.

    ``store`` is the folder, by default :func:`default_store`.  Raises :class:`~munigraph.errors.StoreMissing` or
    :class:`~munigraph.errors.StoreDamaged`.
    """
    from munigraph.store import Store

    return Graph(Store.open(default_store() if store is None else store))


def load(*files: str | os.PathLike[str]) -> Graph:
    """The graph of exported or other RDF files (.nq, .trig, .ttl, .nt, .rdf, .jsonld, also .gz), in memory.

    Raises :class:`~munigraph.errors.InputError` when a file is missing or does not parse.
    """
    from munigraph.store.memory import read_rdf

    return Graph(read_rdf(files))


def build(
    paths: Paths,
    store: str | os.PathLike[str] | None = None,
    *,
    extractor: ArticleExtractor | str | None = None,
    corrections: Iterable[str | os.PathLike[str]] = (),
    workers: int | None = None,
    on_progress: Progress | None = None,
) -> BuildReport:
    """Add articles to a store and tell what was done: :func:`munigraph.pipeline.build`.

    >>> report = munigraph.build("articles/", store="my-store")  # doctest: +SKIP
    """
    from munigraph.pipeline import build as build_store

    return build_store(
        paths,
        default_store() if store is None else store,
        extractor=extractor,
        corrections=corrections,
        workers=workers,
        on_progress=on_progress,
    )


def retract(
    articles: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    store: str | os.PathLike[str] | None = None,
    *,
    on_progress: Progress | None = None,
) -> RetractReport:
    """Take articles out of a store, with all that only they support: :func:`munigraph.pipeline.retract`.

    >>> report = munigraph.retract("nota-17", store="my-store")  # doctest: +SKIP
    """
    from munigraph.pipeline import retract as retract_from_store

    return retract_from_store(articles, default_store() if store is None else store, on_progress=on_progress)


def publish(
    url: str,
    store: str | os.PathLike[str] | None = None,
    *,
    query: str | None = None,
    shrink: bool = False,
    on_progress: Progress | None = None,
) -> PublishReport:
    """Bring a SPARQL 1.1 server in step with a store: :func:`munigraph.publishing.publish`.

    >>> report = munigraph.publish("http://localhost:7878/store", store="my-store")  # doctest: +SKIP
    """
    from munigraph.publishing import publish as publish_store

    with open(store) as graph:
        return publish_store(graph.store, url, query=query, shrink=shrink, on_progress=on_progress)


def serve(
    store: str | os.PathLike[str] | None = None,
    *,
    port: int = 0,
    timeout: float = 60.0,
    memory: int | None = None,
    lang: str = "es",
) -> Server:
    """Serve a store on this machine: :class:`munigraph.serving.Server`; needs ``munigraph[serve]``.

    >>> with munigraph.serve("my-store") as server:  # doctest: +SKIP
    ...     print(server.url, server.query_url)
    """
    from munigraph.serving import Server

    return Server(default_store() if store is None else store, port=port, timeout=timeout, memory=memory, lang=lang)


def extract(text_or_path: str | os.PathLike[str], **fields: str | None) -> Extraction:
    """What one article states: a text in hand, or a file that holds one article.

    A ``str`` is a path when there is such a file, and a text otherwise.  ``fields`` (title, date, url, outlet, id)
    complete a text.  Raises :class:`~munigraph.errors.InputError` when nothing can be read, or the file holds several
    articles (take :func:`extract_all`).
    """
    from munigraph.extraction import extract as extract_article

    return extract_article(_one_article(text_or_path, fields, "extract_all"))


def _one_article(text_or_path: str | os.PathLike[str], fields: dict[str, str | None], several: str) -> Article:
    from munigraph.read import read_sources, read_text

    if isinstance(text_or_path, str) and not _is_file(text_or_path):
        return read_text(text_or_path, **fields)  # type: ignore[arg-type]
    path = os.fspath(text_or_path)
    articles = read_sources(path)
    first = next(articles, None)
    if first is None:
        raise InputError(f"{path} holds no article")
    if next(articles, None) is not None:
        raise InputError(f"{path} holds several articles", hint=f"use munigraph.{several}(path)")
    return first


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a null byte
        return False


def extract_all(
    paths: Paths,
    *,
    extractor: ArticleExtractor | str | None = None,
    workers: int | None = None,
    on_skip: Callable[[Skipped], None] | None = None,
) -> Iterator[Extraction]:
    """What each article of files and folders states, one after the other, without a store.

    What cannot be read or extracted goes to ``on_skip``; without it the first raises
    :class:`~munigraph.errors.InputError`.
    """
    from munigraph.pipeline.workers import DEFAULT_EXTRACTOR, extract_stream
    from munigraph.read import Skipped, read_sources

    several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    articles = read_sources([os.fspath(path) for path in several], on_skip=on_skip)
    for article, outcome in extract_stream(extractor or DEFAULT_EXTRACTOR, articles, workers):
        if not isinstance(outcome, str):
            yield outcome
        elif on_skip is not None:
            on_skip(Skipped(article.id, None, outcome))
        else:
            raise InputError(f"{article.id}: {outcome}")


def explain(article: Article | str | os.PathLike[str], **fields: str | None) -> Explanation:
    """How the items of one article came about, and which candidates were turned down and why.

    ``article`` and ``fields`` are as for :func:`extract`, or an :class:`~munigraph.model.Article`.  The result is data;
    :func:`tell` gives it as text.  Raises :class:`~munigraph.errors.InputError` as :func:`extract` does.

    >>> print(munigraph.tell(munigraph.explain("note.txt")))  # doctest: +SKIP
    """
    from munigraph.extraction import Extractor
    from munigraph.model import Article

    if not isinstance(article, Article):
        article = _one_article(article, fields, "explain_all")
    return Extractor().explain(article)


def explain_all(
    paths: Paths, *, extractor: Extractor | None = None, on_skip: Callable[[Skipped], None] | None = None
) -> Iterator[Explanation]:
    """The explanation of each article of files and folders, one after the other, in this process.

    What cannot be read or extracted goes to ``on_skip``; without it the first raises
    :class:`~munigraph.errors.InputError`.
    """
    from munigraph.extraction import Extractor
    from munigraph.read import Skipped, read_sources

    several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    made = extractor or Extractor()
    for article in read_sources([os.fspath(path) for path in several], on_skip=on_skip):
        try:
            explanation = made.explain(article)
        except DataError:
            raise  # a broken data file: no article could be explained
        except Exception as error:
            told = f"explanation failed: {type(error).__name__}: {' '.join(str(error).split())}"
            if on_skip is None:
                raise InputError(f"{article.id}: {told}") from error
            on_skip(Skipped(article.id, None, told))
            continue
        yield explanation


def tell(explanation: Explanation, lang: str = "es") -> str:
    """An explanation as text for people, in Spanish (``es``) or English (``en``).  See :func:`munigraph.view.tell`."""
    from munigraph.view import tell as tell_text

    return tell_text(explanation, lang)


def identify(*extractions: Extraction) -> Identities:
    """Who and what the entities and events of these articles are, why, and what is in doubt.

    Seen by themselves and with the authority tables.  See :class:`munigraph.resolve.Identities`.
    """
    from munigraph.resolve import case_of, resolve

    return resolve([case_of(extraction) for extraction in extractions])


def record(extraction: Extraction) -> dict[str, Any]:
    """An extraction as a plain dict, as ``munigraph extract --format jsonl`` prints it."""
    from munigraph.export.records import record as make_record

    return make_record(extraction, identify(extraction))


def evaluate(gold: str | os.PathLike[str], found: str | os.PathLike[str] | Iterable[Extraction]) -> Evaluation:
    """Measure what was found against annotated articles: its ``scores()``, ``errors()`` and ``calibration()``.

    ``gold`` is a folder of gold files.  ``found`` are extractions, or a file of JSON lines as ``munigraph extract``
    prints them (``-``: standard input).  Raises :class:`~munigraph.errors.InputError` when either cannot be read.

    >>> evaluation = munigraph.evaluate("gold/", munigraph.extract_all("articles/"))  # doctest: +SKIP
    """
    from munigraph.evaluation import annotations_of, read_gold, read_predictions
    from munigraph.evaluation import evaluate as lay_side_by_side

    wanted = read_gold(gold)
    if isinstance(found, (str, os.PathLike)):
        return lay_side_by_side(wanted, read_predictions(found))
    return lay_side_by_side(wanted, map(annotations_of, found))


class Graph:
    """A knowledge graph to ask, draw, check and hand on.  A context manager; closing lets go of a store's files."""

    def __init__(self, store: Store | MemoryStore) -> None:
        #: Where the quads are.
        self.store = store
        self._index: Index | None = None

    def query(self, sparql: str, *, timeout: float | None = None) -> Result:
        """Ask SPARQL; known prefixes need no declaration.  See :func:`munigraph.query.run`."""
        from munigraph.query import run

        return run(self.store, sparql, timeout=timeout)

    def stats(self) -> Stats:
        """Counts over the graph."""
        from munigraph.query import stats

        return stats(self.store)

    @property
    def rdf(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same quads, without a copy.

        Its default graph is the union of all graphs; each article's own is ``rdf.graph(iri)``.  For reading: changes
        raise :class:`~munigraph.errors.StoreError`.
        """
        from munigraph.store.rdf import dataset

        return dataset(self.store.quads, self.store)

    def network(self, *, authority: bool = False) -> nx.MultiDiGraph[str]:
        """The graph as networkx knows it.  See :func:`munigraph.network.network`."""
        from munigraph.network import network

        return network(self.store.quads, authority=authority)

    def find(self, name: str, kind: str | None = None) -> list[Candidate]:
        """The things that a name may mean.  See :meth:`munigraph.query.Lookup.find`."""
        from munigraph.query import Lookup

        return Lookup(self.store).find(name, kind)

    def search(
        self,
        words: str,
        *,
        kinds: Iterable[str] = (),
        limit: int = 20,
        since: date | None = None,
        until: date | None = None,
    ) -> Found:
        """Things, quotes, statements and headlines that hold all the words.  See :func:`munigraph.search.search`.

        >>> for hit in graph.search("plan regulador", kinds=["quote"]):  # doctest: +SKIP
        ...     print(hit.iri, hit.snippet.text)
        """
        from munigraph.search import open_index, search

        if self._index is None:
            self._index = open_index(self.store)
        return search(self._index, words, kinds=kinds, limit=limit, since=since, until=until)

    def profile(self, name: str, kind: str | None = None, *, lang: str = "es") -> Profile:
        """All that is known of the thing that a name means.  See :func:`munigraph.profile.profile_of`.

        Raises :class:`~munigraph.errors.InputError` when the name means nothing, or several things (take :meth:`find`).
        """
        from munigraph.profile import profile_of
        from munigraph.query import Lookup

        found = self.find(name, kind)
        if (chosen := Lookup.decide(found)) is None:
            listed = ", ".join(f"{each.label} <{each.iri}>" for each in found)
            raise InputError(f"{name!r} may mean {listed}" if found else f"nothing in the graph is called {name!r}")
        return profile_of(self.store, chosen.iri, lang)

    def show(self, focus: str | None = None, *, height: int = 600, title: str | None = None, lang: str = "es") -> Page:
        """The analysts' page, for the last line of a notebook cell.

        ``focus`` is the IRI or name of the thing to begin with, ``height`` is in pixels.  See
        :func:`munigraph.view.build_page`.
        """
        from munigraph.query import Lookup
        from munigraph.view import build_page

        start = None if focus is None else Lookup(self.store).current(focus)
        return Page(build_page(self.network(), title=title, lang=lang, focus=start), height)

    def validate(self, article: str | None = None) -> Report:
        """Check the graph, or one article of it, against its shapes.  See :func:`munigraph.validate.validate`."""
        from munigraph.validate import validate

        return validate(self.store.quads, article)

    def export(self, file: str | os.PathLike[str], format: str | None = None) -> Path:  # noqa: A002
        """Write the graph to a file.  See :func:`munigraph.export.export`."""
        from munigraph.export import export

        return export(self.store, file, format)

    def close(self) -> None:
        """Let go of the files."""
        if self._index is not None:
            self._index.close()
            self._index = None
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<munigraph graph of {getattr(self.store, 'path', 'files in memory')}>"

    def _repr_html_(self) -> str:
        from munigraph.query import stats

        try:
            numbers = stats(self.store)
        except MunigraphError as error:
            return f"<p>{escape(str(error))}</p>"
        pairs: Iterable[tuple[str, object]] = (
            ("articles", numbers.articles),
            ("from", numbers.first_date or "–"),
            ("to", numbers.last_date or "–"),
            *numbers.entities,
            *numbers.facts,
            *numbers.events,
            ("Agreement", numbers.agreements),
            ("Statement", numbers.statements),
        )
        rows = "".join(f"<tr><th>{escape(str(name))}</th><td>{escape(str(value))}</td></tr>" for name, value in pairs)
        return f"<p>{escape(repr(self))}</p><table>{rows}</table>"


class Page:
    """A page in a frame of its own inside a notebook; its scripts cannot touch the notebook."""

    def __init__(self, html: str, height: int) -> None:
        #: The whole page.
        self.html = html
        self._height = int(height)

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html, quote=True)}" sandbox="allow-scripts allow-popups" '
            f'style="width: 100%; height: {self._height}px; border: 0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<munigraph page, {len(self.html) // 1024} KB: show it in a notebook, or write it with munigraph view>"
