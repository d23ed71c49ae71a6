"""Reading files of corrections: TOML, a list of ``[[correction]]`` tables (``data/corrections/README.md``)."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from munigraph.corrections.types import Correction, Kind
from munigraph.errors import InputError
from munigraph.model import Predicate

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

__all__ = ["from_json", "read_corrections", "to_json"]

_HINT = "the keys of each kind are told in data/corrections/README.md"
_TABLE = re.compile(r"^\s*\[\[\s*correction\s*\]\]")
_ALWAYS = ("kind", "author", "date", "reason")
#: Keys that a kind needs, and those that it may have, beside those of all.
_KEYS: dict[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Kind.SAME: (("things",), ()),
    Kind.DIFFERENT: (("things",), ()),
    Kind.NAME: (("thing", "name"), ()),
}
#: A rejection is of a fact, or of an event, agreement or statement.
_REJECT_FACT = (("subject", "predicate", "object"), ("role", "articles"))
_REJECT_TOLD = (("told", "articles"), ())
_POINTERS = ("thing", "subject", "object")


def read_corrections(paths: Iterable[str | os.PathLike[str]]) -> tuple[Correction, ...]:
    """The corrections of files, in their order.

    A file is known by its name, without its folder.  Raises :class:`~munigraph.errors.InputError` naming file, line and
    reason when one cannot be read or breaks the schema, or two files share a name.
    """
    found: list[Correction] = []
    names: set[str] = set()
    for path in map(Path, paths):
        if path.name in names:
            raise InputError(
                f"{path}: another file of corrections has the same name", hint="give each a name of its own"
            )
        names.add(path.name)
        found += _parse(_read(path), path)
    return tuple(found)


def to_json(corrections: Iterable[Correction]) -> str:
    """Corrections as one text, the same for the same set, whatever its order."""
    rows = sorted((each.file, each.line or 0, each.canonical) for each in corrections)
    return json.dumps(rows, ensure_ascii=False)


def from_json(text: str) -> tuple[Correction, ...]:
    """The inverse of :func:`to_json`, sorted."""
    return tuple(Correction(entry, file, line or None) for file, line, entry in json.loads(text))


def _read(path: Path) -> str:
    try:
        return unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"cannot read the corrections {path}: {error.strerror or error}", hint="check the path"
        ) from error
    except ValueError as error:
        raise InputError(f"{path} is not UTF-8 text", hint="save it as UTF-8") from error


def _parse(source: str, path: Path) -> list[Correction]:
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not valid TOML: {error}", hint=_HINT) from error
    entries = data.pop("correction", [])
    if data or not isinstance(entries, list):
        found = f", found {', '.join(sorted(data))}" if data else ""
        raise InputError(f"{path}: expected only [[correction]] tables{found}", hint=_HINT)
    lines = [number for number, line in enumerate(source.splitlines(), 1) if _TABLE.match(line)]
    known = len(lines) == len(entries)
    return [_correction(entry, path, lines[i] if known else None, f"entry {i + 1}") for i, entry in enumerate(entries)]


def _correction(entry: Any, path: Path, line: int | None, place: str) -> Correction:  # noqa: ANN401 - any TOML
    where = f"{path}, line {line}" if line is not None else f"{path}, {place}"
    if not isinstance(entry, dict):
        raise InputError(f"{where}: expected a table", hint=_HINT)
    checked = _Entry(entry, where).checked()
    return Correction(json.dumps(checked, ensure_ascii=False, sort_keys=True), path.name, line)


class _Entry:
    """One table, checked key by key."""

    def __init__(self, entry: dict[str, Any], where: str) -> None:
        self._entry = entry
        self._where = where

    def checked(self) -> dict[str, Any]:
        """The entry as plain strings and lists."""
        kind = self._entry.get("kind")
        if kind not in list(Kind):
            raise self._wrong(f"kind is {kind!r}, not one of {', '.join(Kind)}")
        needed, allowed = _KEYS.get(Kind(kind)) or (_REJECT_TOLD if "told" in self._entry else _REJECT_FACT)
        if missing := [key for key in (*_ALWAYS, *needed) if key not in self._entry]:
            raise self._wrong(f"missing {', '.join(missing)}")
        if unknown := sorted(set(self._entry) - {*_ALWAYS, *needed, *allowed}):
            raise self._wrong(f"unknown key {', '.join(unknown)} for kind {kind}")
        return {key: self._value(key) for key in self._entry}

    def _value(self, key: str) -> Any:  # noqa: ANN401 - a string, a list or a dict
        value = self._entry[key]
        match key:
            case "date":
                return self._day(value)
            case "articles":
                return self._strings(key, value)
            case "things":
                if not isinstance(value, list) or len(value) != 2:
                    raise self._wrong("things must be a list of two")
                return [self._pointer(key, each) for each in value]
            case "predicate" if value not in list(Predicate):
                raise self._wrong(f"predicate is {value!r}, not one of {', '.join(Predicate)}")
            case _ if key in _POINTERS:
                return self._pointer(key, value)
        return self._string(key, value)

    def _pointer(self, key: str, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            if set(value) != {"name", "articles"}:
                raise self._wrong(f"{key}: a table must have the keys name and articles, and no other")
            return {"name": self._string("name", value["name"]), "articles": self._strings(key, value["articles"])}
        return self._string(key, value)

    def _strings(self, key: str, value: Any) -> list[str]:  # noqa: ANN401
        if not isinstance(value, list) or not value:
            raise self._wrong(f"{key}: articles must be a list of identifiers of articles")
        return sorted({self._string(key, each) for each in value})

    def _string(self, key: str, value: Any) -> str:  # noqa: ANN401
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(f"{key} must be a text that is not empty")
        return " ".join(value.split())

    def _day(self, value: Any) -> str:  # noqa: ANN401
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise self._wrong(f"date is {str(value)!r}, not a day (YYYY-MM-DD)") from None

    def _wrong(self, reason: str) -> InputError:
        return InputError(f"{self._where}: {reason}", hint=_HINT)
