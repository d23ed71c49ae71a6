"""Rules as data: regular expressions over the symbols of a sentence, and over its words, from ``data/rules/*.toml``."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from munigraph.errors import DataError
from munigraph.resources import resource
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from munigraph.extraction.chunks import Chunk

__all__ = ["Phrase", "Rule", "load_phrases", "load_rules", "phrase"]

#: What each table of the files must have, and what a rule may have besides.
_COMMON = {"id": str, "pattern": str, "why": str, "fires": list, "misses": list}
_PHRASE = {**_COMMON, "place": str}
_RULE = {**_COMMON, "yields": str, "confidence": float}
_OPTIONAL = {"words": dict, "subject": bool, "now": bool, "before": str, "not_before": str, "unless": str}
#: Of these, the ones that name a turn of phrase of ``phrases.toml``.
_NAMES_PHRASE = ("before", "not_before", "unless")
_PLACES = frozenset({"here", "anywhere"})
_YIELDS = frozenset(
    {
        "charge",
        "council",
        "counted",
        "distributed",
        "former",
        "governed",
        "head",
        "mayor",
        "office",
        "offices",
        "parties",
        "party",
        "respective",
        "same",
        "sworn",
        "told",
        "unit",
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule over symbols; see ``data/rules/README.md``."""

    id: str
    pattern: re.Pattern[str]
    yields: str
    confidence: float
    why: str
    fires: tuple[str, ...]
    misses: tuple[str, ...]
    #: By named group of the pattern: the words of which that chunk must be one.
    words: Mapping[str, frozenset[str]]
    #: True when the name is the subject of a verb that follows it, so that no preposition may govern it.
    about_subject: bool
    #: True when the sentence must tell of now: no earlier year, no office held for a while.
    of_now: bool = False
    #: Id of the turn of phrase that must stand right before the match; empty where none must.
    before: str = ""
    #: Id of the one that may not stand there, and of the one that may not stand in the sentence.
    not_before: str = ""
    unless: str = ""

    def is_said(self, match: re.Match[str], chunks: Sequence[Chunk], folded: str) -> bool:
        """True when the words around a match over the symbols of ``chunks`` are those that the rule demands.

        ``folded``: the folded text of the article.
        """
        for group, words in self.words.items():
            if match.start(group) >= 0 and _written(chunks[match.start(group)].value) not in words:
                return False
        first, at, last = chunks[0].start, chunks[match.start()].start, chunks[-1].end
        return (
            (not self.before or phrase(self.before).find(folded, first, at) is not None)
            and (not self.not_before or phrase(self.not_before).find(folded, first, at) is None)
            and (not self.unless or phrase(self.unless).find(folded, first, last) is None)
        )


def _written(value: object) -> str:
    """The folded words of what a chunk holds; of an office those of its head, of a body those of its name."""
    return (
        " ".join(getattr(getattr(value, "entry", value), "words", ()))
        or fold(getattr(value, "label", ""))
        or str(value)
    )


@dataclass(frozen=True, slots=True)
class Phrase:
    """One turn of phrase, over folded words; see ``data/rules/README.md``."""

    id: str
    pattern: re.Pattern[str]
    #: ``here``: looked for where a stretch begins; ``anywhere``: in all of it.
    place: str
    why: str
    fires: tuple[str, ...]
    misses: tuple[str, ...]

    def find(self, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Its first occurrence in a stretch of folded text, or None."""
        look = self.pattern.match if self.place == "here" else self.pattern.search
        return look(folded, start, end)


@cache
def load_rules(name: str = "offices") -> tuple[Rule, ...]:
    """The rules of ``data/rules/<name>.toml``, in order.

    Raises :class:`~munigraph.errors.DataError` naming file and rule when one breaks the schema.
    """
    return tuple(_rule(table, where) for table, where in _tables(name, "rule", _RULE))


@cache
def load_phrases() -> Mapping[str, Phrase]:
    """The turns of phrase of ``data/rules/phrases.toml`` by id.

    Raises :class:`~munigraph.errors.DataError` naming file and phrase when one breaks the schema.
    """
    return {table["id"]: _phrase(table, where) for table, where in _tables("phrases", "phrase", _PHRASE)}


def phrase(name: str) -> Phrase:
    """The turn of phrase of an id; ``KeyError`` when the file has none of that id."""
    return load_phrases()[name]


def _tables(name: str, key: str, keys: Mapping[str, type]) -> list[tuple[dict[str, Any], str]]:
    """The tables of a file that keep its schema, each with the words that say where it stands."""
    path: Path = resource("data", "rules", f"{name}.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as TOML: {error}") from None
    tables = data.get(key, ())
    if not tables or len({table.get("id") for table in tables}) != len(tables):
        raise DataError(f"{path}: holds no {key}, or two of one id")
    found = []
    for number, table in enumerate(tables, 1):
        where = f"{path}: {key} {number} ({table.get('id', 'without id')})"
        _check(table, where, keys)
        found.append((table, where))
    return found


def _check(table: Mapping[str, Any], where: str, keys: Mapping[str, type]) -> None:
    allowed = {**keys, **_OPTIONAL} if "yields" in keys else keys
    odd = sorted((set(keys) - set(table)) | (set(table) - set(allowed)))
    if odd:
        raise DataError(f"{where}: missing or unknown key {odd[0]!r}", hint=f"it has {', '.join(allowed)}")
    for key, value in table.items():
        if not isinstance(value, allowed[key]):
            raise DataError(f"{where}: {key} must be a {allowed[key].__name__}")


def _compile(pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(f"{where}: pattern: {error}") from None


def _phrase(table: dict[str, Any], where: str) -> Phrase:
    if table["place"] not in _PLACES:
        raise DataError(f"{where}: place must be one of {sorted(_PLACES)}")
    return Phrase(
        table["id"],
        _compile(table["pattern"], where),
        table["place"],
        table["why"],
        tuple(table["fires"]),
        tuple(table["misses"]),
    )


def _rule(table: dict[str, Any], where: str) -> Rule:
    if table["yields"] not in _YIELDS or not 0 < table["confidence"] <= 1:
        raise DataError(f"{where}: yields must be one of {sorted(_YIELDS)}, confidence between 0 and 1")
    pattern = _compile(table["pattern"], where)
    words = {group: frozenset(options) for group, options in table.get("words", {}).items()}
    if unknown := sorted(set(words) - set(pattern.groupindex)):
        raise DataError(f"{where}: words names the group {unknown[0]!r}, which the pattern has not")
    for key in _NAMES_PHRASE:
        if (named := table.get(key)) is not None and named not in load_phrases():
            raise DataError(f"{where}: {key} names the phrase {named!r}, which phrases.toml has not")
    return Rule(
        table["id"],
        pattern,
        table["yields"],
        table["confidence"],
        table["why"],
        tuple(table["fires"]),
        tuple(table["misses"]),
        words,
        table.get("subject", False),
        table.get("now", False),
        *(table.get(key, "") for key in _NAMES_PHRASE),
    )
