"""What users set for all their queries in a file of their own: prefixes and folders of named queries.

::

    queries = ["~/preguntas"]          # relative to the file's folder

    [prefixes]
    diario = "https://example.org/diario/"
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from munigraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Settings", "read_settings"]

#: The common part of PN_PREFIX and IRIREF (SPARQL 1.1, section 19.8).
_PREFIX = r"[A-Za-z](?:[\w.\-]*[\w\-])?"
_NAMESPACE = r"[A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|^`\\\x00-\x20]*"
_KEYS = ("prefixes", "queries")


class Settings(NamedTuple):
    """What a user has set."""

    #: Prefix to namespace, beside those that munigraph knows.
    prefixes: Mapping[str, str] = MappingProxyType({})
    #: Folders of named queries.
    queries: tuple[Path, ...] = ()


def read_settings(file: Path) -> Settings:
    """The settings of a TOML file.

    Raises :class:`~munigraph.errors.DataError`, naming file, place and reason, when it cannot be read or says what has
    no meaning.
    """
    import tomllib  # not needed where there is no such file

    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file} is not TOML: {error}", hint='a line of it is like name = "value"') from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise DataError(f"cannot read {file}: {reason}", hint="correct or remove the file") from error
    for key in content:
        if key not in _KEYS:
            from difflib import get_close_matches

            near = get_close_matches(key, _KEYS, n=1)
            advice = f"did you mean {near[0]}?" if near else f"known are {' and '.join(_KEYS)}"
            raise DataError(f"{file}: unknown key {key!r}", hint=advice)
    return Settings(_prefixes(file, content.get("prefixes", {})), _folders(file, content.get("queries", [])))


def _prefixes(file: Path, table: Any) -> dict[str, str]:  # noqa: ANN401 - whatever the file holds
    if not isinstance(table, dict):
        raise DataError(f"{file}: prefixes is no table", hint='write [prefixes] and lines name = "https://..."')
    for name, namespace in table.items():
        if not re.fullmatch(_PREFIX, name):
            raise DataError(f"{file}: {name!r} cannot be a prefix", hint="use letters, digits and hyphens")
        if not isinstance(namespace, str) or not re.fullmatch(_NAMESPACE, namespace):
            raise DataError(
                f"{file}: the prefix {name} stands for {namespace!r}, which is no IRI",
                hint="it is the whole beginning of addresses, such as https://example.org/things/",
            )
    return dict(table)


def _folders(file: Path, value: Any) -> tuple[Path, ...]:  # noqa: ANN401
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise DataError(f"{file}: queries is no list of folders", hint='write queries = ["/path/of/a/folder"]')
    return tuple(file.parent / Path(each).expanduser() for each in value)
