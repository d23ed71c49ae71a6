"""The store: an Oxigraph database on disk that readers see whole and only one writer changes.

Readers get a generation that never changes; the writer makes the next one from a checkpoint (hard links) and switches
the pointer when it is complete and on disk.  See ``docs/architecture.md``.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from munigraph.errors import StoreError, StoreLocked
from munigraph.store.failures import explain, store_errors
from munigraph.store.generation import LEDGER, QUADS, Generation, remove_others
from munigraph.store.layout import GENERATIONS, LOCK, POINTER, look

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    import pyoxigraph

    from munigraph.store.ledger import Ledger
    from munigraph.store.writer import Writer

__all__ = ["Store"]


class Store:
    """A munigraph store at a path.

    :meth:`open` wants one that exists, :meth:`create` also takes a path where there is nothing yet; it writes nothing
    before the first :meth:`writer` commits.  Usable as a context manager.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        #: Folder of the store.
        self.path = Path(path)
        self._current: Generation | None = None
        self._ledger: Ledger | None = None
        self._nothing: pyoxigraph.Store | None = None

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """The store at ``path``.

        Raises :class:`~munigraph.errors.StoreMissing` when nothing is there and
        :class:`~munigraph.errors.StoreDamaged` when it is something else, damaged, or of another version.
        """
        store = cls(path)
        store._current = Generation(store.path)
        return store

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> Self:
        """The store at ``path``, empty when nothing is there; raises as :meth:`open` does for anything else."""
        if look(Path(path)):
            return cls.open(path)
        return cls(path)

    @property
    def generation(self) -> int:
        """Number of the generation that this object reads; 0 while nothing was ever written."""
        return 0 if self._current is None else self._current.number

    @property
    def quads(self) -> pyoxigraph.Store:
        """The quads, read-only.  Keep this object alive as long as they are used: it holds their files."""
        if self._current is not None:
            if self._current.quads is None:
                raise StoreError(f"the store {self.path} was closed", hint="open it again")
            return self._current.quads
        if self._nothing is None:
            import pyoxigraph

            self._nothing = pyoxigraph.Store()
        return self._nothing

    @property
    def quads_folder(self) -> Path:
        """Folder of the Oxigraph database that :attr:`quads` are in: nobody changes it while this object is open."""
        if self._current is None:
            raise StoreError(f"there is nothing in the store {self.path} yet", hint="make it with munigraph build")
        return self._current.folder / QUADS

    @property
    def ledger(self) -> Ledger:
        """The ledger of the same generation, read-only."""
        if self._ledger is None:
            from munigraph.store.ledger import Ledger

            if self._current is None:
                self._ledger = Ledger.empty(self.path)
            else:
                self._ledger = Ledger.read(self.path, self._current.folder / LEDGER)
        return self._ledger

    def file(self, name: str) -> Path | None:
        """A further file of the same generation that its writer added (:meth:`Writer.file`); None if there is none."""
        found = None if self._current is None else self._current.folder / name
        return found if found is not None and found.is_file() else None

    def refresh(self) -> None:
        """Look at the generation that is current now."""
        self.close()
        self._current = Generation(self.path) if look(self.path) else None

    def close(self) -> None:
        """Let go of the files."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None
        if self._current is not None:
            self._current.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Change the store: all that is done in the ``with`` block becomes visible at its end, or nothing.

        The next generation is begun by the first change; a block that changes nothing leaves none.  Afterwards this
        object reads the new generation.  Raises :class:`~munigraph.errors.StoreLocked` when another process writes.
        """
        from munigraph.store.writer import Writer

        made = _make_folders(self.path)
        try:
            with _locked(self.path):
                self.refresh()
                remove_others(self.path, self.generation or None)
                writer = Writer(self)
                try:
                    yield writer
                    writer._commit()
                except BaseException:
                    writer._roll_back()
                    raise
                self.refresh()
                remove_others(self.path, self.generation or None)
        except StoreLocked:
            raise  # what is there belongs to the one who holds the lock
        except BaseException:
            if not (self.path / POINTER).exists():
                _remove_folders(self.path, made)
            raise
        if not (self.path / POINTER).exists():
            _remove_folders(self.path, made)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(path / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoreLocked(
            f"another process is writing to the store {path} (it holds {path / LOCK})",
            hint="wait until that build has ended; reading and queries work meanwhile",
        ) from None
    except (OSError, NotImplementedError) as error:
        raise explain(error, path, "write") from error
    try:
        yield
    finally:
        lock.release()


def _make_folders(path: Path) -> list[Path]:
    """Make the folder and its parents; those that were not there, innermost first."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    with store_errors(path, "make"):
        path.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_folders(path: Path, made: list[Path]) -> None:
    """Take away what an attempt left that never became a store; a folder with anything in it stays."""
    try:
        (path / LOCK).unlink(missing_ok=True)
        (path / GENERATIONS).rmdir()
    except OSError:
        pass
    for folder in made:
        try:
            folder.rmdir()
        except OSError:
            return
