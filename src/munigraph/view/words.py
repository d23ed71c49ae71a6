"""The words that munigraph says in a terminal: TOML files beside this module, a table for each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from munigraph.errors import InputError
from munigraph.view.labels import LANGUAGES

__all__ = ["words_of"]


@cache
def words_of(name: str, lang: str) -> dict[str, str]:
    """The words of ``NAME.toml``; raises :class:`~munigraph.errors.InputError` for another language."""
    if lang not in LANGUAGES:
        raise InputError(f"there is no language {lang!r}", hint=f"one of {', '.join(LANGUAGES)}")
    source = files("munigraph.view").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    words: dict[str, str] = tomllib.loads(source)[lang]
    return words
