"""One generation of the store, opened for reading, and the removal of those that nobody reads.

RocksDB opens its files when it first needs them, not when the database is opened, so a generation must not be removed
while someone reads it.  A reader holds a shared lock (``flock``) on the generation's ``in-use`` file for as long as it
is open; the operating system releases it when the process ends, however it ends.  On systems without ``flock``
(Windows) files that are open cannot be renamed, which protects readers as well.
"""

from __future__ import annotations

import os
import weakref
from typing import IO, TYPE_CHECKING

from munigraph.errors import StoreDamaged, StoreError
from munigraph.store.failures import store_errors
from munigraph.store.layout import GENERATIONS, IN_USE, read_pointer

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["LEDGER", "QUADS", "Generation", "remove_others"]

QUADS = "quads"
LEDGER = "ledger.sqlite"
#: How a file of RocksDB's block-based format ends: 0x88e241b785f4cff7, the lowest byte first.
_END_OF_TABLE = 0x88E241B785F4CFF7.to_bytes(8, "little")
#: How often a reader looks at the pointer again when the generation that it named vanished meanwhile.
_TRIES = 5


class Generation:
    """The current generation of the store at ``path``, held open for reading.

    Raises :class:`~munigraph.errors.StoreMissing` or :class:`~munigraph.errors.StoreDamaged`.
    """

    def __init__(self, path: Path) -> None:
        for attempt in range(_TRIES):
            self.number = read_pointer(path).generation
            self.folder = path / GENERATIONS / str(self.number)
            try:
                descriptor = _hold(self.folder)
                break
            except (FileNotFoundError, BlockingIOError) as error:
                if attempt == _TRIES - 1:
                    raise StoreDamaged(
                        f"the store {path} is damaged: generation {self.number} is missing",
                        hint="remove the folder and build it again from the articles",
                    ) from error
        #: Lets go of the lock: when closed, or when this object is no longer used.
        self._release = weakref.finalize(self, os.close, descriptor)
        self.quads: pyoxigraph.Store | None = None
        try:
            with store_errors(path, "read", ValueError, RuntimeError):
                self.quads = _open_quads(self.folder / QUADS)
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        self.quads = None
        self._release()


def _open_quads(folder: Path) -> pyoxigraph.Store:
    import pyoxigraph

    for table in sorted(folder.glob("*.sst")):
        _check_whole(table)
    return pyoxigraph.Store.read_only(str(folder))


def _check_whole(table: Path) -> None:
    """Raise :class:`ValueError` unless a table of RocksDB ends as it must: opening one that is cut eats all memory.

    The last eight bytes are the magic number of the block-based format (RocksDB, ``table/format.cc``).
    """
    with table.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - len(_END_OF_TABLE)))
        if file.read() != _END_OF_TABLE:
            raise ValueError(f"corruption: {table.name} is cut short")


def _hold(folder: Path) -> int:
    """Open the generation's ``in-use`` file under a shared lock, which lives as long as the descriptor is open."""
    descriptor = os.open(folder / IN_USE, os.O_RDONLY)
    if fcntl is None:  # pragma: no cover - Windows
        return descriptor
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:  # being removed
        os.close(descriptor)
        raise
    except OSError:  # a file system without locks: read without
        return descriptor
    if not (folder / IN_USE).exists():  # removed between the opening and the lock
        os.close(descriptor)
        raise FileNotFoundError(folder)
    return descriptor


def remove_others(path: Path, current: int | None) -> None:
    """Remove every generation but the current one, except those that are being read; called by the one writer.

    What cannot be removed now is left for the next writer.
    """
    generations = path / GENERATIONS
    if not generations.is_dir():
        return
    for folder in generations.iterdir():
        if folder.name != str(current):
            _remove_unused(folder)


def _remove_unused(folder: Path) -> None:
    import shutil

    hold: IO[bytes] | None = None
    try:
        if fcntl is not None and (folder / IN_USE).exists():
            hold = (folder / IN_USE).open("rb")
            fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
        doomed = folder if folder.name.endswith(".old") else folder.rename(folder.with_name(f"{folder.name}.old"))
        shutil.rmtree(doomed, ignore_errors=True)
    except OSError:
        return
    finally:
        if hold is not None:
            hold.close()
