"""The words, colours and shapes of the page, from ``labels.toml``, checked when loaded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from munigraph.errors import DataError

__all__ = ["LANGUAGES", "load_labels", "parse_labels"]

#: Languages of the page; the first is the default.
LANGUAGES = ("es", "en")

_SHAPES = frozenset({"dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"})
_TABLES = frozenset({"palette", "kinds", "relations", "articles", "text"})
_KIND = {"es", "en", "shape", "color"}
_RELATION = {f"{key}{lang}" for lang in LANGUAGES for key in ("", "out_", "in_")}
_OVER = {f"over_{key}" for key in _RELATION}


@cache
def load_labels() -> dict[str, Any]:
    """The tables of ``labels.toml``: palette, kinds, relations, articles, text.  Do not change the result."""
    return parse_labels(files("munigraph.view").joinpath("labels.toml").read_text(encoding="utf-8"))


def parse_labels(source: str, name: str = "labels.toml") -> dict[str, Any]:
    """The labels in TOML text; raises :class:`~munigraph.errors.DataError` that names what is unknown or missing."""
    try:
        labels = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: not valid TOML: {error}") from error
    _keys(labels, _TABLES, set(), name)
    for kind, entry in labels["kinds"].items():
        where = f"{name}: kinds.{kind}"
        _keys(entry, _KIND, {"drop"}, where)
        if entry["shape"] not in _SHAPES:
            raise DataError(f"{where}: unknown shape {entry['shape']!r}", hint=f"one of {', '.join(sorted(_SHAPES))}")
        if entry["color"] not in labels["palette"]:
            raise DataError(f"{where}: color {entry['color']!r} is not in the palette")
    for relation, entry in labels["relations"].items():
        over = _OVER if _OVER & entry.keys() else set()
        _keys(entry, _RELATION | over, {"past", "both"}, f"{name}: relations.{relation}")
    _keys(labels["text"], set(LANGUAGES), set(), f"{name}: text")
    for lang in LANGUAGES:
        _keys(labels["text"][lang], set(labels["text"][LANGUAGES[0]]), set(), f"{name}: text.{lang}")
    return labels


def _keys(table: dict[str, Any], needed: set[str] | frozenset[str], allowed: set[str], where: str) -> None:
    """Refuse a table that lacks a key or has one that nobody reads."""
    if missing := sorted(needed - table.keys()):
        raise DataError(f"{where}: missing {', '.join(missing)}")
    if unknown := sorted(table.keys() - needed - allowed):
        raise DataError(f"{where}: unknown key {', '.join(unknown)}")
