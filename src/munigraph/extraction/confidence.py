"""From what a rule thinks of a finding to how often findings like it were right on annotated articles.

A rule gives each finding a number: its own, less where the municipality or the speaker had to be settled by the
context.  These numbers order the findings of one rule; how right the rule is, they only guess.
``data/rules/confidence.toml`` holds what was measured (``benchmarks/calibrate.py`` writes it), and
:meth:`Measured.confidence` puts the measured share in the place of the guess.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from munigraph.errors import DataError
from munigraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["HIGHEST", "LOWEST", "Measured", "RuleRecord", "load_measured", "read_measured"]

#: Nothing that rules find is told as certain, or as certainly wrong.
HIGHEST, LOWEST = 0.99, 0.01
_KEYS = {"id": str, "kind": str, "right": int, "told": int, "given": float, "confidence": float}
_SCHEMA = "a rule has id, right, told, given, confidence, and kind where it speaks of one kind only"


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """What was measured of one rule, or of the items of one kind that it finds."""

    id: str
    #: Predicate of a fact, ``event``, ``agreement`` or ``statement``; None: all that the rule finds.
    kind: str | None
    #: Of its findings on annotated articles so many were right...
    right: int
    #: ...and so many were right or wrong.
    told: int
    #: Mean of the numbers that the rule itself gave to these.
    given: float
    #: The share of right ones to expect.
    confidence: float


class Measured:
    """The records of the rules.  Without any, every finding keeps the number of its rule."""

    def __init__(self, records: Iterable[RuleRecord] = ()) -> None:
        self._records = {(record.id, record.kind): record for record in records}

    def confidence(self, rule: str, kind: str, given: float) -> float:
        """The confidence of a finding of this kind to which its rule gave the number ``given``; three decimals.

        It is the measured confidence of the rule, times what the rule gave here in proportion to what it gave on
        average: over the annotated articles the mean is the measured one, and findings of one rule keep their order.
        It stays between :data:`LOWEST` and :data:`HIGHEST`.  A rule without a record keeps its own number.
        """
        record = self._records.get((rule, kind)) or self._records.get((rule, None))
        if record is None:
            return round(given, 3)
        return round(min(max(record.confidence * given / record.given, LOWEST), HIGHEST), 3)


@cache
def load_measured() -> Measured:
    """The records shipped, ``data/rules/confidence.toml``: see :func:`read_measured`."""
    return read_measured(resource("data", "rules", "confidence.toml"))


def read_measured(path: Path) -> Measured:
    """The records of a file; its schema is told in ``data/rules/README.md``.

    Raises :class:`~munigraph.errors.DataError` naming file and rule when one breaks the schema, or stands twice.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: cannot be read as TOML: {error}") from error
    tables = data.get("rule", [])
    if set(data) - {"rule"} or not isinstance(tables, list):
        raise DataError(f"{path}: holds other things than rules", hint=_SCHEMA)
    found: dict[tuple[str, str | None], RuleRecord] = {}
    for number, table in enumerate(tables, 1):
        record = _record(table, f"{path}: rule {number}")
        if (record.id, record.kind) in found:
            raise DataError(f"{path}: rule {number}: {record.id} stands twice")
        found[record.id, record.kind] = record
    return Measured(found.values())


def _record(table: Any, where: str) -> RuleRecord:  # noqa: ANN401 - whatever the file holds
    if not isinstance(table, dict) or set(_KEYS) - set(table) - {"kind"} or set(table) - set(_KEYS):
        raise DataError(f"{where}: a key is missing or unknown", hint=_SCHEMA)
    for key, value in table.items():
        if type(value) is not _KEYS[key]:
            raise DataError(f"{where}: {key} must be a {_KEYS[key].__name__}", hint=_SCHEMA)
    record = RuleRecord(**{"kind": None, **table})
    if not (0 <= record.right <= record.told and 0 < record.given <= 1 and 0 < record.confidence <= 1):
        raise DataError(
            f"{where} ({record.id}): right must not be more than told; given and confidence lie between 0 and 1"
        )
    return record
