"""The lexicon of lines that are no part of an article (``data/lexicons/boilerplate.toml``) and its matcher.

The file's head tells what the rules mean.  Every rule is checked when the file is loaded; its ``fires`` and ``spares``
are checked by the tests.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from munigraph.errors import DataError
from munigraph.resources import resource
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["MAX_LINE", "Boilerplate", "Rule", "boilerplate", "folded_line", "line_key", "load_rules"]

#: Longer lines are never boilerplate.
MAX_LINE = 300
#: Signs that Markdown or a page's layout puts around a line.
_EDGES = "*_#>|~ "
_FINAL = (".", "!", "?", "…", ":", ";", ",")

_REQUIRED = {"id", "kind", "match", "why", "fires", "spares"}
_ALLOWED: dict[str, set[str]] = {
    "line": set(),
    "pattern": set(),
    "prefix": {"max_length"},
    "block": {"items", "closers", "max_items", "max_length"},
}
_OPTIONAL = {"closers"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the file, as written there."""

    id: str
    kind: str
    match: tuple[str, ...]
    why: str
    fires: tuple[str, ...]
    spares: tuple[str, ...]
    items: str = ""
    closers: tuple[str, ...] = ()
    max_items: int = 0
    max_length: int = MAX_LINE


@lru_cache(maxsize=64)
def folded_line(line: str) -> str:
    """The line folded, without the marks at its edges; each line is asked for by several rules in a row."""
    return fold(line).strip(_EDGES)


def line_key(line: str) -> str:
    """The form in which whole lines are compared: folded, without a colon or dots at the end."""
    return folded_line(line).rstrip(":. ")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The rules made ready: tells which lines of a text to remove."""

    lines: frozenset[str]
    #: Prefix and greatest length, both of the folded line.
    prefixes: tuple[tuple[str, int], ...]
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    blocks: dict[str, Rule]
    closers: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> Boilerplate:
        """Prepare the rules."""
        prefixes = sorted(
            (fold(text), rule.max_length) for rule in rules if rule.kind == "prefix" for text in rule.match
        )
        patterns = [text for rule in rules if rule.kind == "pattern" for text in rule.match]
        blocks = {line_key(text): rule for rule in rules if rule.kind == "block" for text in rule.match}
        return cls(
            lines=frozenset(line_key(text) for rule in rules if rule.kind == "line" for text in rule.match),
            prefixes=tuple(prefixes),
            starts=tuple(prefix for prefix, _ in prefixes),
            pattern=re.compile("|".join(f"(?:{text})" for text in patterns) or "(?!)"),
            blocks=blocks,
            closers={rule.id: re.compile("|".join(rule.closers)) for rule in blocks.values() if rule.closers},
        )

    def is_line(self, line: str) -> bool:
        """True when the line by itself is boilerplate (rules of the kinds line, prefix and pattern)."""
        if len(line) > MAX_LINE:
            return False
        folded = folded_line(line)
        if folded.rstrip(":. ") in self.lines:
            return True
        if folded.startswith(self.starts) and any(
            folded.startswith(prefix) and len(folded) <= longest for prefix, longest in self.prefixes
        ):
            return True
        return self.pattern.fullmatch(folded) is not None

    def block_at(self, lines: Sequence[str], start: int) -> tuple[int, list[str]]:
        """Where the block that begins at ``lines[start]`` ends (exclusive), and the headlines that it names.

        ``lines`` are without blank ones.  Where none begins, the end is ``start``.
        """
        if len(lines[start]) > MAX_LINE:
            return start, []
        rule = self.blocks.get(line_key(lines[start]))
        if rule is None:
            return start, []
        position, named = start + 1, []
        for _ in range(rule.max_items):
            end = self._item(rule, lines, position)
            if end == position:
                break
            if rule.items == "headlines":
                named.append(lines[position])
            position = end
        return position, named

    def _item(self, rule: Rule, lines: Sequence[str], at: int) -> int:
        """Where the item of the block at ``at`` ends; ``at`` when there is none."""
        if at >= len(lines) or len(lines[at]) > rule.max_length:
            return at
        line = lines[at]
        if rule.items == "bullets":
            return at + 1 if line.startswith("- ") else at
        closer = self.closers.get(rule.id)
        if closer is None:
            words = line.count(" ") + 1
            return at + 1 if words >= 5 and line[0].isupper() and not line.endswith((*_FINAL, '"', "”", "»")) else at
        closed = at + 1 < len(lines) and closer.fullmatch(line_key(lines[at + 1]))
        return at + 2 if closed and line_key(line) not in self.blocks else at


@cache
def boilerplate() -> Boilerplate:
    """The rules that munigraph ships, ready for use; loaded once."""
    return Boilerplate.of(load_rules(resource("data", "lexicons", "boilerplate.toml")))


def load_rules(path: Path) -> tuple[Rule, ...]:
    """Read a file of rules.

    Raises :class:`~munigraph.errors.DataError`, naming the file and the rule, when it is not TOML, a key is missing or
    unknown, an id occurs twice or a pattern is no regular expression.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    if set(tables) != {"rule"} or not isinstance(tables["rule"], list):
        raise DataError(f"{path}: expected [[rule]] tables and nothing else")
    rules = tuple(_rule(table, f"{path}, rule {number}") for number, table in enumerate(tables["rule"], 1))
    ids = [rule.id for rule in rules]
    for name in ids:
        if ids.count(name) > 1:
            raise DataError(f"{path}: two rules have the id {name!r}")
    return rules


def _rule(table: dict[str, Any], where: str) -> Rule:
    kind = table.get("kind")
    if kind not in _ALLOWED:
        raise DataError(f"{where}: kind must be one of {', '.join(_ALLOWED)}, not {kind!r}")
    where = f"{where} ({table.get('id')})"
    keys = _REQUIRED | _ALLOWED[kind]
    for what, names in (("unknown", set(table) - keys), ("missing", keys - set(table) - _OPTIONAL)):
        if names:
            raise DataError(f"{where}: {what} keys: {', '.join(sorted(names))}")
    for name, value in table.items():
        check, expected = _TYPES[name]
        if not check(value):
            raise DataError(f"{where}: {name} must be {expected}")
    for pattern in (*(table["match"] if kind == "pattern" else ()), *table.get("closers", ())):
        try:
            re.compile(pattern)
        except re.error as error:
            raise DataError(f"{where}: {pattern!r} is no regular expression: {error}") from None
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Rule(**fields)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(text, str) and text for text in value)


_TEXT = (lambda value: isinstance(value, str) and bool(value), "a text")
_TEXTS = (_is_texts, "a list of texts")
_COUNT = (
    lambda value: isinstance(value, int) and value is not True and 0 < value <= MAX_LINE,
    f"a whole number from 1 to {MAX_LINE}",
)
_TYPES: dict[str, tuple[Callable[[object], bool], str]] = {
    "id": _TEXT,
    "kind": _TEXT,
    "match": _TEXTS,
    "why": _TEXT,
    "fires": _TEXTS,
    "spares": _TEXTS,
    "items": (lambda value: value in ("bullets", "headlines"), '"bullets" or "headlines"'),
    "closers": _TEXTS,
    "max_items": _COUNT,
    "max_length": _COUNT,
}
