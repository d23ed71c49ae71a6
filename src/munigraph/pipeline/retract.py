"""Taking articles out of a store, with all that only they support."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from munigraph.errors import InputError
from munigraph.pipeline.report import RetractReport
from munigraph.pipeline.run import bring_in_step
from munigraph.query.counts import stats
from munigraph.read import read_sources
from munigraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.pipeline.report import Progress

__all__ = ["retract"]


def retract(
    articles: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    store_path: str | os.PathLike[str],
    *,
    on_progress: Progress | None = None,
) -> RetractReport:
    """Take articles out of the store at a path.

    Each is named by its identifier, by its address (``http`` or ``https``), or by a file or folder: then the articles
    in it are meant, as far as the store has them.  The graph is afterwards what a build without them makes: what other
    articles state too stays, with their evidence and support; identities that rested on the retracted ones are decided
    again.

    Raises :class:`~munigraph.errors.InputError` when a name means no article of the store (nothing is then retracted),
    and :class:`~munigraph.errors.StoreError` and its kinds when the store cannot be used.
    """
    several = [articles] if isinstance(articles, (str, os.PathLike)) else articles
    names = [os.fspath(each) for each in several]
    with Store.open(store_path) as store:
        with store.writer() as writer:
            meant = _meant(names, store)
            for article_id in meant:
                writer.ledger.remove(article_id)
            if meant:
                bring_in_step(writer, store.ledger, on_progress or _silent)
        return RetractReport(tuple(meant), stats(store), store.generation)


def _meant(names: Iterable[str], store: Store) -> list[str]:
    """The identifiers of the articles that the names mean, sorted."""
    found: set[str] = set()
    unknown = []
    for name in names:
        ids = _ids(name, store)
        found |= ids
        if not ids:
            unknown.append(name)
    if unknown:
        raise InputError(
            f"the store {store.path} has no article {', '.join(map(repr, unknown))}; nothing was retracted",
            hint="name an article by its id, its address, or the file that it was read from",
        )
    return sorted(found)


def _ids(name: str, store: Store) -> set[str]:
    ledger = store.ledger
    if ledger.known(name) is not None:
        return {name}
    if name.lower().startswith(("http://", "https://")):
        return {article_id for article_id, _, _ in ledger.articles() if ledger.article(article_id).url == name}
    if not Path(name).exists():
        return set()
    return {article.id for article in read_sources([name]) if ledger.known(article.id) is not None}


def _silent(stage: str, done: int, total: int | None) -> None:
    """Report to nobody."""
