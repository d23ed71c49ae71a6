"""Errors of the file system, SQLite and RocksDB, told in the words of a user of the store."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from munigraph.errors import MunigraphError, StoreDamaged, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["damage", "explain", "store_errors"]

_FULL = (errno.ENOSPC, errno.EDQUOT)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
#: RocksDB and SQLite raise with a sentence and without an error number.
_FULL_WORDS = ("no space left", "disk is full", "disk quota")
_DENIED_WORDS = ("permission denied", "read-only", "readonly")
_DAMAGED_HINT = "remove the folder and build it again from the articles"
_DAMAGED_WORDS = ("corruption", "malformed", "not a database", "not a valid", "checksum")


def explain(error: BaseException, path: Path, doing: str) -> StoreError:
    """The :class:`StoreError` that says what ``error`` means for the store at ``path`` while ``doing`` something."""
    number = getattr(error, "errno", None)
    words = str(error).lower()
    if number in _FULL or any(word in words for word in _FULL_WORDS):
        return StoreError(
            f"the disk is full: could not {doing} the store {path}; what it held before is untouched",
            hint="free some space, or name a store on another disk with --store",
        )
    if number in _DENIED or any(word in words for word in _DENIED_WORDS):
        return StoreError(
            f"no permission to {doing} the store {path}",
            hint="check who owns the folder, or name another store with --store",
        )
    detail = " ".join(str(error).split()) or type(error).__name__
    if any(word in words for word in _DAMAGED_WORDS) or (doing == "read" and "no such file" in words):
        return StoreDamaged(
            f"the store {path} is damaged ({detail})",
            hint=_DAMAGED_HINT,
        )
    return StoreError(f"could not {doing} the store {path}: {detail}")


def damage(error: Exception) -> StoreDamaged | None:
    """What a damage that the engine meets while it reads an open store means; None when the error is another."""
    words = " ".join(str(error).split())
    return StoreDamaged(f"the store is damaged ({words})", hint=_DAMAGED_HINT) if "Corruption" in words else None


@contextmanager
def store_errors(path: Path, doing: str, *also: type[Exception]) -> Iterator[None]:
    """Raise errors of the operating system and the databases as :class:`StoreError`.

    ``doing`` is a verb (``read``, ``write``); ``also`` are further exception types to map, such as ``sqlite3.Error``
    (this module imports no database).
    """
    caught: tuple[type[Exception], ...] = (OSError, *also)
    try:
        yield
    except MunigraphError:
        raise
    except caught as error:
        raise explain(error, path, doing) from error
