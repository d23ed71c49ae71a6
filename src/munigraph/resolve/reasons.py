"""Why two mentions are one thing, or may be: a code and what fills its sentence (``data/identity/reasons.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from munigraph.errors import DataError
from munigraph.resources import resource

__all__ = ["LANGUAGES", "Reason", "codes", "reason"]

#: The languages in which every reason is told.
LANGUAGES = ("es", "en")
_FILE = ("data", "identity", "reasons.toml")


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """A reason as data; :meth:`tell` gives it as a sentence."""

    #: Key of the file.
    code: str
    #: (name, value) of each gap of the sentence, sorted.
    values: tuple[tuple[str, str], ...] = ()

    def tell(self, lang: str = "en") -> str:
        """The sentence in ``es`` or ``en``; ``KeyError`` for another language."""
        return _sentences()[self.code][lang].format_map(dict(self.values))


def reason(code: str, **values: str) -> Reason:
    """The reason of that code with its gaps filled."""
    return Reason(code, tuple(sorted(values.items())))


def codes() -> frozenset[str]:
    """All codes."""
    return frozenset(_sentences())


@cache
def _sentences() -> dict[str, dict[str, str]]:
    """Code to language to sentence; raises :class:`~munigraph.errors.DataError` when a language is missing."""
    path = resource(*_FILE)
    try:
        told: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: {error}", hint="repair the file, or install munigraph again") from error
    for code, sentences in told.items():
        if set(sentences) != set(LANGUAGES) or not all(isinstance(one, str) for one in sentences.values()):
            raise DataError(f"{path}: [{code}] must have the strings es and en, and nothing else")
    return told
