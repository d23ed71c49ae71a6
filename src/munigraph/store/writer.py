"""The one writer of a store: the next generation while it is being made."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

from munigraph.store.failures import store_errors
from munigraph.store.generation import LEDGER, QUADS
from munigraph.store.layout import GENERATIONS, IN_USE, POINTER, Pointer, engine_version, fsync_folder, write_pointer
from munigraph.store.ledger import Ledger
from munigraph.store.union import union_quad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    import pyoxigraph

    from munigraph.store.store import Store

__all__ = ["Writer"]

#: Fewer quads than this go through the write-ahead log, more are loaded as sorted files.  Measured: 5,000 take 0.2 s
#: either way, 20,000 take 0.6 s through the log and 0.16 s as files; and the log would stay in the store.
_BULK = 5_000


class Writer:
    """Changes to a store, seen by nobody until :meth:`Store.writer <munigraph.store.Store.writer>` ends well."""

    def __init__(self, store: Store) -> None:
        self._path = store.path
        self._store = store
        self._folder: Path | None = None
        self._quads: pyoxigraph.Store | None = None
        self._ledger: Ledger | None = None
        self._files: list[Path] = []

    @property
    def begun(self) -> bool:
        """True once something was (or may have been) changed."""
        return self._folder is not None

    @property
    def quads(self) -> pyoxigraph.Store:
        """The quads as they will be: to look things up; change them with the methods below, and keep no reference."""
        return self._store.quads if self._quads is None else self._quads

    @property
    def ledger(self) -> Ledger:
        """The ledger of the next generation, to read and write.  Asking for it begins that generation."""
        self._begin()
        assert self._ledger is not None
        return self._ledger

    def replace_graph(self, graph: pyoxigraph.NamedNode, quads: Iterable[pyoxigraph.Quad]) -> None:
        """Make ``quads`` (each in that graph) the whole content of a named graph; an empty graph is not kept.

        Only what differs is touched.
        """
        self._begin()
        wanted = set(quads)
        with self._errors():
            held = set(self.quads.quads_for_pattern(None, None, None, graph))
        self.remove(held - wanted)
        self.add(wanted - held)
        if not wanted:
            with self._errors():
                self.quads.remove_graph(graph)

    def add(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        """Add quads of named graphs; their triples join the default graph, which is the union of all."""
        self._begin()
        rest = (twin for quad in quads for twin in (quad, union_quad(quad)))
        first = list(islice(rest, _BULK))
        with self._errors():
            if len(first) < _BULK:
                self.quads.extend(first)
            else:
                self.quads.bulk_extend(chain(first, rest))

    def remove(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        """Remove quads of named graphs; a triple that no other graph holds leaves the union too."""
        self._begin()
        with self._errors():
            for quad in quads:
                self.quads.remove(quad)
                others = self.quads.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
                twin = union_quad(quad)
                if all(other == twin for other in others):
                    self.quads.remove(twin)

    @contextmanager
    def file(self, name: str, *also: type[Exception]) -> Iterator[Path]:
        """The path at which to write, within the ``with`` block, a further file of the next generation.

        What depends on the quads is not taken over from the generation before: each writer adds it anew.  ``also`` are
        exceptions that writing it may raise, told as :class:`~munigraph.errors.StoreError`.
        """
        self._begin()
        assert self._folder is not None
        path = self._folder / name
        self._files.append(path)
        with store_errors(self._path, "write", *also):
            yield path

    def _errors(self) -> AbstractContextManager[None]:
        return store_errors(self._path, "write", RuntimeError, ValueError)

    def _begin(self) -> None:
        if self._folder is not None:
            return
        import pyoxigraph

        folder = self._path / GENERATIONS / str(self._store.generation + 1)
        with self._errors():
            folder.mkdir(parents=True)
            self._folder = folder
            current = self._store._current
            if current is not None:
                _checkpoint(current.folder / QUADS, folder / QUADS)
                shutil.copyfile(current.folder / LEDGER, folder / LEDGER)
            self._quads = pyoxigraph.Store(str(folder / QUADS))
            self._ledger = Ledger.write(self._path, folder / LEDGER)

    def _commit(self) -> None:
        if self._folder is None or self._quads is None or self._ledger is None:
            return
        number = self._store.generation + 1
        with self._errors():
            self._ledger.finish()
            self._ledger = None
            if not self._store.generation:
                self._quads.optimize()  # after many bulk loads reading a term takes twice as long
            self._quads.flush()
            self._quads = None
            (self._folder / IN_USE).touch()
            for path in (self._folder / LEDGER, *self._files):
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
            for folder in (self._folder / QUADS, self._folder, self._folder.parent):
                fsync_folder(folder)
            write_pointer(self._path, Pointer(number, engine_version()))
        self._folder = None

    def _roll_back(self) -> None:
        self._quads = None
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
        (self._path / f"{POINTER}.new").unlink(missing_ok=True)


def _checkpoint(source: Path, target: Path) -> None:
    """A second RocksDB database with the content of the first, which nobody has open for writing.

    ``Store.backup`` would have to open the first one for writing, which its readers must not suffer.  Table files
    (``.sst``) are never changed by RocksDB, so a hard link will do; the few small others are copied.
    """
    target.mkdir()
    for file in sorted(source.iterdir()):
        if file.suffix in (".sst", ".blob"):
            try:
                os.link(file, target / file.name)
                continue
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise
        elif file.name == "LOCK" or file.name.startswith("LOG"):
            continue
        shutil.copyfile(file, target / file.name)
