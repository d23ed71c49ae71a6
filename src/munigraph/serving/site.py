"""What is served: the newest generation of a store, its page and the server process over it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from munigraph.errors import MunigraphError
from munigraph.serving.binary import oxigraph
from munigraph.serving.process import Process
from munigraph.store import Store
from munigraph.store.layout import read_pointer

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

__all__ = ["Site", "Snapshot"]

#: Seconds between two looks whether a build has made a new generation.
_LOOK_EVERY = 1.0


class Snapshot:
    """One generation, held open, with a server process over it."""

    def __init__(self, path: str | os.PathLike[str], timeout: float, memory: int | None) -> None:
        program = oxigraph()
        self.store = Store.open(path)
        try:
            self._process = Process(program, self.store.quads_folder, timeout, memory)
        except BaseException:
            self.store.close()
            raise
        #: Host and port of the server process.
        self.address = self._process.address
        #: Number of requests that it is answering, and whether it is to be closed after the last of them.
        self.users = 0
        self.retired = False

    @property
    def alive(self) -> bool:
        """Whether the server process is there to ask."""
        return self._process.alive

    def stop(self) -> None:
        """End the server process, whatever it is doing."""
        self._process.close()

    def close(self) -> None:
        """End the server process and let go of the files."""
        self.stop()
        self.store.close()


class Site:
    """The newest generation of the store at a path; a new one is taken up when it is there.

    Raises :class:`~munigraph.errors.StoreError` and :class:`~munigraph.errors.ServerError` when it cannot begin.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, timeout: float, memory: int | None = None, lang: str = "es"
    ) -> None:
        self._path, self._memory, self._lang = path, memory, lang
        #: Seconds that a query may take.
        self.timeout = timeout
        self._lock = threading.Lock()
        self._drawing = threading.Lock()
        self._page: tuple[int, bytes] | None = None
        self._looked = time.monotonic()
        self._snapshot: Snapshot | None = Snapshot(path, timeout, memory)

    @contextmanager
    def newest(self) -> Iterator[Snapshot]:
        """The newest generation, for as long as the block needs it."""
        with self._lock:
            snapshot = self._current()
            snapshot.users += 1
        try:
            yield snapshot
        finally:
            with self._lock:
                snapshot.users -= 1
                if snapshot.retired and not snapshot.users:
                    snapshot.close()

    def page(self) -> bytes:
        """The analysts' page of the newest generation (UTF-8)."""
        from munigraph.network import network
        from munigraph.view import build_page

        with self.newest() as snapshot, self._drawing:
            number = snapshot.store.generation
            if self._page is None or self._page[0] != number:
                self._page = (number, build_page(network(snapshot.store.quads), lang=self._lang).encode("utf-8"))
            return self._page[1]

    def drop(self, snapshot: Snapshot) -> None:
        """End the server process of a generation now, with all that it is doing; the next request gets a new one."""
        with self._lock:
            if self._snapshot is snapshot:
                self._retire(snapshot)
                snapshot.stop()

    def close(self) -> None:
        """End the server process."""
        with self._lock:
            if self._snapshot is not None:
                self._snapshot.close()
                self._snapshot = None

    def _current(self) -> Snapshot:
        if self._snapshot is not None and not self._snapshot.alive:
            self._retire(self._snapshot)
        if self._snapshot is None:
            self._snapshot = Snapshot(self._path, self.timeout, self._memory)
        elif time.monotonic() - self._looked > _LOOK_EVERY:
            self._looked = time.monotonic()
            self._look(self._snapshot)
        assert self._snapshot is not None
        return self._snapshot

    def _look(self, old: Snapshot) -> None:
        """Take up a new generation; while it cannot be, the one before goes on being served."""
        try:
            if read_pointer(old.store.path).generation == old.store.generation:
                return
            new = Snapshot(self._path, self.timeout, self._memory)
        except MunigraphError:
            return
        self._retire(old)
        self._snapshot = new

    def _retire(self, snapshot: Snapshot) -> None:
        """Give a snapshot to no further request; the last that uses it closes it."""
        self._snapshot = None
        snapshot.retired = True
        if not snapshot.users:
            snapshot.close()
