"""Bringing a server in step with a store: only graphs whose content changed are sent, and a broken run goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.errors import GraphRefused, QueryError, ServerError
from munigraph.publishing.addresses import Addresses, addresses
from munigraph.publishing.content import LEDGER_GRAPH, digests, ledger_lines, lines, read_ledger
from munigraph.publishing.graph_store import GraphStore

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pyoxigraph

    from munigraph.query.run import Queryable

__all__ = ["Progress", "PublishReport", "publish"]

#: Called as ``progress(stage, done, total)``; the one stage is ``publish``.
Progress = Callable[[str, int, int | None], None]

#: The ledger is written after this many seconds, so that a run that breaks off has little to do again.
_NOTE_EVERY = 5.0
#: Graphs that are refused one after the other before the rest is not tried.
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What became of the graphs of a store at a server."""

    #: The addresses of the server.
    server: Addresses
    #: Number of graphs that were sent, were there already as they are, and were removed from the server.
    sent: int
    unchanged: int
    removed: int
    #: What the server did not take or remove: its own words for each graph.  The next run tries again.
    refused: tuple[str, ...]
    #: Whether queries without ``GRAPH`` see the graphs; None when it could not be asked.
    seen: bool | None


def publish(
    store: Queryable,
    url: str,
    *,
    query: str | None = None,
    shrink: bool = False,
    on_progress: Progress | None = None,
) -> PublishReport:
    """Make the named graphs of a store those of a SPARQL 1.1 server (Graph Store HTTP Protocol).

    ``url`` is where the server takes graphs, or, for the usual servers, queries; ``query`` where it takes queries when
    that cannot be told from the first.  A ledger on the server itself says what was published
    (:mod:`munigraph.publishing.content`): graphs with the same content are not sent again, those that the store no
    longer has are removed, all others of the server are left alone.  A run that broke off is completed by the next one.

    Raises :class:`~munigraph.errors.ServerError` when the server cannot be reached or written to, or when it would
    lose more than half of its graphs, which looks like a wrong store, and ``shrink`` is not set; and
    :class:`~munigraph.errors.InputError` for an address that is none.
    """
    there = addresses(url, query)
    server = GraphStore(there.graphs)
    known = read_ledger(server.get(LEDGER_GRAPH))
    wanted = digests(store.quads)
    if not shrink and len(wanted) < len(known) / 2:
        raise ServerError(
            f"{there.graphs} holds {len(known)} graphs of munigraph, the store only {len(wanted)}: nothing was sent",
            hint="is it the right store? --endpoint-shrink publishes it all the same",
        )
    work = _Publication(store.quads, server, known, wanted, on_progress)
    work.run()
    unchanged = len(wanted) - len(work.changed)
    return PublishReport(there, work.sent, unchanged, work.removed, tuple(work.refused), _seen(there.query))


def _seen(url: str | None) -> bool | None:
    """Whether the default graph of the server is the union of its graphs, or holds them at least."""
    if url is None:
        return None
    from munigraph.query.endpoint import Endpoint

    try:
        return bool(Endpoint(url).query(f"ASK {{ <{LEDGER_GRAPH}> ?p ?graph }}"))
    except QueryError:
        return None


class _Publication:
    """One run; afterwards the ledger on the server is true, whatever happened."""

    def __init__(
        self,
        quads: pyoxigraph.Store,
        server: GraphStore,
        known: Mapping[str, str | None],
        wanted: Mapping[str, str],
        progress: Progress | None,
    ) -> None:
        self._quads, self._server, self._wanted = quads, server, wanted
        self._progress = progress
        self.changed = [graph for graph, digest in wanted.items() if known.get(graph) != digest]
        self._gone = [graph for graph in known if graph not in wanted]
        self._begun = {*known, *wanted}
        self._whole = {graph: digest for graph, digest in wanted.items() if known.get(graph) == digest}
        self.sent = self.removed = 0
        self.refused: list[str] = []
        self._in_a_row = 0

    def run(self) -> None:
        """Send and remove what differs."""
        if not (self.changed or self._gone):
            return
        # From now until a graph has arrived, nothing claims that it is there whole.
        self._server.put(LEDGER_GRAPH, ledger_lines(self._begun, self._whole))
        self._each(self.changed, self._send)
        self._each(self._gone, self._remove)
        self._server.put(LEDGER_GRAPH, ledger_lines(self._begun, self._whole))

    def _each(self, graphs: Collection[str], act: Callable[[str], None]) -> None:
        noted, at = dict(self._whole), time.monotonic()
        try:
            for graph in graphs:
                try:
                    act(graph)
                    self._in_a_row = 0
                except GraphRefused as error:
                    self._refuse(error)
                if self._progress is not None:
                    done = self.sent + self.removed + len(self.refused)
                    self._progress("publish", done, len(self.changed) + len(self._gone))
                if time.monotonic() - at > _NOTE_EVERY:
                    self._note(noted)
                    at = time.monotonic()
        except BaseException:
            self._note_if_possible(noted)
            raise

    def _send(self, graph: str) -> None:
        self._server.put(graph, lines(self._quads, graph))
        self._whole[graph] = self._wanted[graph]
        self.sent += 1

    def _remove(self, graph: str) -> None:
        self._server.delete(graph)
        self._begun.discard(graph)
        self.removed += 1

    def _refuse(self, error: GraphRefused) -> None:
        self.refused.append(str(error))
        self._in_a_row += 1
        if self._in_a_row == _ENOUGH:
            raise ServerError(
                f"{error}; so for {_ENOUGH} graphs one after the other",
                hint="what was sent until now is there; the next run goes on from it",
            ) from error

    def _note(self, noted: dict[str, str]) -> None:
        """Add to the ledger what has arrived since ``noted``."""
        news = {graph: digest for graph, digest in self._whole.items() if graph not in noted}
        if news:
            self._server.add(LEDGER_GRAPH, ledger_lines((), news))
            noted.update(news)

    def _note_if_possible(self, noted: dict[str, str]) -> None:
        try:
            self._note(noted)
        except ServerError:  # the error that is told already
            return
