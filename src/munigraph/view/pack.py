"""The data of the page as it lies in the file: columns instead of rows, words that repeat once, large data deflated.

``script/unpack.js`` reads what is written here and gives the rows back.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

__all__ = ["PLAIN", "json_text", "packed", "packed_rows"]

#: JSON of up to so many bytes is written as it is; a longer one is deflated (RFC 1950) and written as Base64.
PLAIN = 1_000_000


def packed(content: dict[str, Any]) -> tuple[str, str]:
    """``content`` as text for a data element, and its type: ``application/json`` or ``application/zlib``.

    Tables (lists of dicts, under any key) are written in columns, see :func:`packed_rows`.  With the same zlib the same
    content gives the same text.
    """
    rows = {key: packed_rows(value) if _is_table(value) else value for key, value in content.items()}
    text = json_text(rows)
    if len(text) <= PLAIN:
        return text, "application/json"
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii"), "application/zlib"


def json_text(content: object) -> str:
    """JSON for a ``<script>`` that holds data: nothing in it can end the element or start markup.

    See the HTML standard, 4.12.1.3, "Restrictions for contents of script elements".
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def packed_rows(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A table in columns: ``count`` of the rows, and ``columns`` by key, each with its ``values``.

    ``rows`` of a column: the rows that have the key, each as the distance to the one before it (the first: to row -1);
    left out when all have it.  ``words`` of a column: its values are places in that list; left out when there is none.
    """
    at: dict[str, list[int]] = {}
    found: dict[str, list[Any]] = {}
    for i, row in enumerate(rows):
        for key, value in row.items():
            at.setdefault(key, []).append(i)
            found.setdefault(key, []).append(value)
    return {"count": len(rows), "columns": {key: _column(at[key], found[key], len(rows)) for key in at}}


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _column(at: list[int], values: list[Any], count: int) -> dict[str, Any]:
    column: dict[str, Any] = {}
    if len(at) < count:
        column["rows"] = [here - before for before, here in zip([-1, *at], at, strict=False)]
    if all(isinstance(value, str) for value in values):
        words = {word: i for i, word in enumerate(dict.fromkeys(values))}
        if 2 * len(words) <= len(values):
            return {**column, "words": list(words), "values": [words[value] for value in values]}
    return {**column, "values": values}
