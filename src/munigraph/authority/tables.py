"""Read one CSV table (RFC 4180, UTF-8) against its columns; every complaint names the file and the line."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NoReturn

from munigraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

__all__ = ["Row", "read_table"]

_HINT = "repair the table, or install munigraph again: python -m pip install --force-reinstall munigraph"
_PADDING = re.compile(r" *\| *")


@cache
def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line by column, with typed access."""

    file: str
    line: int
    cells: dict[str, str]

    def fail(self, reason: str) -> NoReturn:
        """Raise DataError for this line."""
        raise DataError(f"{self.file}, line {self.line}: {reason}", hint=_HINT)

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.cells[column]
        if not value:
            self.fail(f"column {column} is empty")
        return value

    def optional(self, column: str) -> str | None:
        """The cell, None when empty."""
        return self.cells[column] or None

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a cell of the form ``a|b``."""
        value = self.cells[column]
        if not value:
            return ()
        parts = tuple(value.split("|"))
        if "" in parts or value != _PADDING.sub("|", value.strip()):
            self.fail(f"column {column} has an empty or padded part: {value!r}")
        return parts

    def flag(self, column: str) -> bool:
        """``1`` or ``0``."""
        value = self.cells[column]
        if value not in ("0", "1"):
            self.fail(f"column {column} must be 0 or 1, not {value!r}")
        return value == "1"

    def real(self, column: str, low: float, high: float) -> float | None:
        """A decimal number from ``low`` to ``high``, None when empty."""
        value = self.cells[column]
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            self.fail(f"column {column} is not a number: {value!r}")
        if not low <= number <= high:
            self.fail(f"column {column} must lie between {low:g} and {high:g}, not {value}")
        return number

    def count(self, column: str) -> int | None:
        """A whole number from 0 up, None when empty."""
        value = self.cells[column]
        if not value:
            return None
        if not (value.isascii() and value.isdigit()):
            self.fail(f"column {column} is not a whole number: {value!r}")
        return int(value)

    def day(self, column: str) -> str | None:
        """A day as ``YYYY-MM-DD``, None when empty."""
        value = self.cells[column]
        if not value:
            return None
        if not _is_day(value):
            self.fail(f"column {column} is not a day (YYYY-MM-DD): {value!r}")
        return value

    def date(self, column: str) -> str | None:
        """A year, month or day (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``), None when empty."""
        value = self.cells[column]
        if value and not _is_day(f"{value}-01-01"[: max(10, len(value))]):
            self.fail(f"column {column} is not a year, month or day (YYYY-MM-DD): {value!r}")
        return value or None

    def code(self, column: str, digits: int) -> str:
        """A code of that many digits."""
        value = self.cells[column]
        if len(value) != digits or not (value.isascii() and value.isdigit()):
            self.fail(f"column {column} must have {digits} digits, not {value!r}")
        return value

    def choice(self, column: str, allowed: Collection[str], what: str | None = None) -> str:
        """A cell that must be one of ``allowed``."""
        value = self.cells[column]
        if value not in allowed:
            self.fail(f"column {column}: no such {what or column}: {value!r}")
        return value


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The lines of a table, in its order, blank lines left out.

    Raises :class:`~munigraph.errors.DataError` when the file is missing or not UTF-8, its columns are not ``columns``
    (in any order), or a line has too many or too few cells.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError(f"{path}: the table is missing", hint=_HINT) from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}", hint=_HINT) from None
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}", hint=_HINT) from None
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    name = str(path)
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        unknown = [column for column in header if column not in columns]
        for what, names in (("lacks", missing), ("has unknown or repeated", unknown or _repeated(header))):
            if names:
                raise DataError(f"{name}, line 1: {what} columns: {', '.join(names)}", hint=_HINT)
        for cells in reader:
            row = Row(name, reader.line_num, dict(zip(header, cells, strict=False)))
            if len(cells) == len(header):
                yield row
            elif cells:
                row.fail(f"has {len(cells)} cells, the header {len(header)}")
    except csv.Error as error:
        raise DataError(f"{name}, line {reader.line_num}: {error}", hint=_HINT) from None


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
