"""The corrections that a store remembers: those of each file, until a file of the same name says otherwise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from munigraph.corrections import from_json, to_json
from munigraph.read import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.corrections import Correction, Outcome
    from munigraph.store.ledger import Ledger
    from munigraph.store.writer import Writer

__all__ = ["note_outcomes", "outcomes", "remember", "remembered"]

#: Names of the ledger's notes: all corrections, and what came of them.
_CORRECTIONS, _OUTCOMES = "corrections", "correction-outcomes"


def remembered(ledger: Ledger) -> tuple[Correction, ...]:
    """All corrections of a store, sorted by file and line."""
    return from_json(ledger.meta(_CORRECTIONS) or "[]")


def remember(writer: Writer, before: Ledger, given: Sequence[Correction], files: Iterable[str]) -> None:
    """Keep the corrections of files in place of those that files of the same names held; nothing new changes nothing.

    ``before`` is the ledger as it is, ``files`` the names of the files.
    """
    held, replaced = remembered(before), set(files)
    now = to_json([*(each for each in held if each.file not in replaced), *given])
    if now != to_json(held):
        writer.ledger.set_meta(_CORRECTIONS, now)


def note_outcomes(ledger: Ledger, found: Iterable[Outcome]) -> None:
    """Note what came of the corrections."""
    rows = [(each.correction.file, each.correction.line, each.refused, each.hint) for each in found]
    ledger.set_meta(_OUTCOMES, json.dumps(rows, ensure_ascii=False))


def outcomes(ledger: Ledger) -> tuple[int, tuple[Skipped, ...]]:
    """Number of the corrections that hold, and the others with file, line and reason."""
    rows = json.loads(ledger.meta(_OUTCOMES) or "[]")
    refused = tuple(Skipped(file, line, reason, hint) for file, line, reason, hint in rows if reason is not None)
    return len(rows) - len(refused), refused
