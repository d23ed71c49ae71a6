"""How rules, readings and refusals are told to people: ``data/rules/explanations.toml``, checked when loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from munigraph.errors import DataError
from munigraph.extraction.rules import load_rules
from munigraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Wording", "load_wording", "parse_wording"]

#: Languages of the explanations; the first is the default.
LANGUAGES = ("es", "en")
_TABLES = ("rule", "how", "reason", "kinds", "text")


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts by id and language (``es``, ``en``)."""

    #: The usage of Spanish that each rule rests on.
    rules: Mapping[str, Mapping[str, str]]
    #: What settled who or which body is meant.
    hows: Mapping[str, Mapping[str, str]]
    #: Why candidates are turned down.
    reasons: Mapping[str, Mapping[str, str]]
    #: What a candidate turned down for a reason could have been: a key of ``kinds``.
    kind_of: Mapping[str, str]
    #: What candidates may be, in the order in which they are told.
    kinds: Mapping[str, Mapping[str, str]]
    #: Headings and small words by language.
    text: Mapping[str, Mapping[str, str]]


@cache
def load_wording() -> Wording:
    """The explanations shipped with munigraph.

    Raises :class:`~munigraph.errors.DataError` naming file and entry when one breaks the schema.
    """
    path = resource("data", "rules", "explanations.toml")
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None
    return parse_wording(source, str(path))


def parse_wording(source: str, name: str = "explanations.toml") -> Wording:
    """The explanations in TOML text; raises :class:`~munigraph.errors.DataError` naming what is unknown or missing."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: not valid TOML: {error}") from None
    _keys(data, _TABLES, name)
    why = {rule.id: rule.why for rule in load_rules("offices")}
    rules = {}
    for entry in data["rule"]:
        elsewhere = entry.get("id") in why  # its English stands beside the rule itself
        _keys(entry, ("id", "es") if elsewhere else ("id", "es", "en"), f"{name}: rule {entry.get('id')!r}")
        rules[entry["id"]] = {"en": why.get(entry["id"], ""), **entry}
    kinds, text = data["kinds"], data["text"]
    for kind, entry in kinds.items():
        _keys(entry, LANGUAGES, f"{name}: kinds.{kind}")
    for entry in data["reason"]:
        if entry.get("kind") not in kinds:
            raise DataError(f"{name}: reason {entry.get('id')!r}: kind must be one of {', '.join(kinds)}")
    _keys(text, LANGUAGES, f"{name}: text")
    for language in LANGUAGES:
        _keys(text[language], tuple(text[LANGUAGES[0]]), f"{name}: text.{language}")
    found = Wording(
        rules,
        _entries(data, "how", ("id", *LANGUAGES), name),
        _entries(data, "reason", ("id", "kind", *LANGUAGES), name),
        {entry["id"]: entry["kind"] for entry in data["reason"]},
        kinds,
        text,
    )
    for table, group in zip(_TABLES, (found.rules, found.hows, found.reasons), strict=False):
        if len(group) != len(data[table]):
            raise DataError(f"{name}: two {table} entries share an id")
    return found


def _entries(data: dict[str, Any], table: str, keys: tuple[str, ...], name: str) -> dict[str, Mapping[str, str]]:
    for entry in data[table]:
        _keys(entry, keys, f"{name}: {table} {entry.get('id')!r}")
    return {entry["id"]: entry for entry in data[table]}


def _keys(table: Mapping[str, Any], needed: tuple[str, ...], where: str) -> None:
    """Refuse a table that lacks a key, has one that nobody reads, or says nothing."""
    if missing := sorted(set(needed) - set(table)):
        raise DataError(f"{where}: missing {', '.join(missing)}")
    if unknown := sorted(set(table) - set(needed)):
        raise DataError(f"{where}: unknown key {', '.join(unknown)}", hint=f"one of {', '.join(needed)}")
    for key, value in table.items():
        if not value or not isinstance(value, (str, dict, list)):
            raise DataError(f"{where}: {key} is empty or no text")
