"""Files that are there whole or not at all."""

from __future__ import annotations

import gzip
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from munigraph.errors import MunigraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["written_whole"]


@contextmanager
def written_whole(target: Path) -> Iterator[IO[bytes]]:
    """A binary stream whose content becomes the file ``target`` when the block ends well; else nothing changes.

    A name that ends in ``.gz`` is compressed (without name and time, so the bytes depend on the content alone).  Where
    ``target`` is a symbolic link, the file it leads to is replaced and the link stays; a pipe or device
    (``/dev/stdout``) is written to as it is.  Raises :class:`~munigraph.errors.MunigraphError` when the file cannot be
    written.
    """
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as out:
                yield out
            return
        target = Path(os.path.realpath(target))
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        part = Path(name)
        try:
            with open(handle, "wb") as out:  # noqa: PTH123 - an open descriptor
                if target.suffix == ".gz":
                    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
                        yield packed  # type: ignore[misc]  # a stream of bytes in all but its declared type
                else:
                    yield out
                out.flush()
                os.fsync(out.fileno())
            part.chmod(0o666 & ~_umask())
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise MunigraphError(f"cannot write {target}: {reason}", hint="choose another file or folder") from error


def _umask() -> int:
    """The permission bits that new files do not get (reading it means setting it)."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
