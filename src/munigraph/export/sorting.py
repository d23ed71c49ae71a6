"""Sorting more lines than memory holds."""

from __future__ import annotations

import heapq
import tempfile
from itertools import islice
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["sorted_lines"]

#: Lines kept in memory at once: some 300 MB of N-Quads.
CHUNK = 1_000_000


def sorted_lines(lines: Iterable[bytes], chunk: int = CHUNK) -> Iterator[bytes]:
    r"""The lines (each ending in ``\\n``) in the order of their bytes; UTF-8 keeps the order of code points.

    More than ``chunk`` lines are sorted in pieces in temporary files and merged.
    """
    rest = iter(lines)
    piece = sorted(islice(rest, chunk))
    files: list[IO[bytes]] = []
    try:
        while len(piece) == chunk:
            file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
            files.append(file)
            file.writelines(piece)
            file.seek(0)
            piece = sorted(islice(rest, chunk))
        yield from heapq.merge(*files, piece) if files else piece
    finally:
        for file in files:
            file.close()
