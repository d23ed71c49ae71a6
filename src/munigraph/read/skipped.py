"""What could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Skipped"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, a folder or a line of a file that gave no article; ``str()`` of it is one line for people."""

    #: The path as given; for a file found in a folder, the folder's path and its own.
    source: str
    #: Line within the file, from 1; None when it is the whole of it.
    line: int | None
    #: What is wrong, in lower case, without a full stop.
    reason: str
    #: What can be done about it; None when that is plain.
    hint: str | None = None

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{where}: {self.reason}"
