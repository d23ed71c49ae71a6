"""Rules as data: regular expressions over the symbols of a sentence, loaded from ``data/rules/*.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from munigraph.errors import DataError
from munigraph.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Rule", "load_rules"]

_KEYS = {"id": str, "pattern": str, "yields": str, "confidence": float, "why": str, "fires": list, "misses": list}
_YIELDS = frozenset({"council", "counted", "office", "offices", "former", "party", "parties", "head", "mayor"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; see ``data/rules/README.md``."""

    id: str
    pattern: re.Pattern[str]
    yields: str
    confidence: float
    why: str
    fires: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def load_rules(name: str = "offices") -> tuple[Rule, ...]:
    """The rules of ``data/rules/<name>.toml``, in order.

    Raises :class:`~munigraph.errors.DataError` naming file and rule when one breaks the schema.
    """
    path = resource("data", "rules", f"{name}.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as TOML: {error}") from None
    rules = tuple(_rule(table, path, number) for number, table in enumerate(data.get("rule", ()), 1))
    names = [rule.id for rule in rules]
    if not rules or len(set(names)) != len(names):
        raise DataError(f"{path}: holds no rule, or two of one id")
    return rules


def _rule(table: dict[str, Any], path: Path, number: int) -> Rule:
    where = f"{path}: rule {number} ({table.get('id', 'without id')})"
    if set(table) != set(_KEYS):
        odd = sorted(set(table) ^ set(_KEYS))
        raise DataError(f"{where}: missing or unknown key {odd[0]!r}", hint=f"a rule has {', '.join(_KEYS)}")
    for key, kind in _KEYS.items():
        if not isinstance(table[key], kind):
            raise DataError(f"{where}: {key} must be a {kind.__name__}")
    if table["yields"] not in _YIELDS or not 0 < table["confidence"] <= 1:
        raise DataError(f"{where}: yields must be one of {sorted(_YIELDS)}, confidence between 0 and 1")
    try:
        pattern = re.compile(table["pattern"])
    except re.error as error:
        raise DataError(f"{where}: pattern: {error}") from None
    return Rule(
        table["id"],
        pattern,
        table["yields"],
        table["confidence"],
        table["why"],
        tuple(table["fires"]),
        tuple(table["misses"]),
    )
