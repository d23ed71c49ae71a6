"""The formats: from the bytes of one file to its articles, and to what of it could not be read."""

from __future__ import annotations

import gzip
import io
import json
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from munigraph.read.article import EmptyTextError, make_article
from munigraph.read.clean import clean_line
from munigraph.read.decode import NotTextError, bom_encoding, decode
from munigraph.read.markdown import front_matter, plain_lines
from munigraph.read.skipped import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from munigraph.model import Article

    #: Reads a stream; the file's name as given and its name less the endings.
    Reader = Callable[[BinaryIO, str, str], Iterator[Article | Skipped]]

__all__ = ["LONGEST_ARTICLE", "READERS", "read_stream"]

#: No article is longer (bytes); a file or line beyond it is skipped without being held in memory.
LONGEST_ARTICLE = 10_000_000

#: How gzip data begins (RFC 1952, 2.3.1).
_GZIP = b"\x1f\x8b"
_TOO_LONG = f"longer than {LONGEST_ARTICLE // 1_000_000} MB, the most for one article"
_SPLIT = "put each article into a file of its own, or on a line of its own in a .jsonl file"
_ONE_PER_LINE = 'write one JSON object per line, such as {"id": "1", "title": "...", "text": "..."}'


def _read_txt(stream: BinaryIO, source: str, stem: str) -> Iterator[Article | Skipped]:
    yield _one(stream.read(LONGEST_ARTICLE + 1), source, stem, lambda text: ({}, text))


def _read_md(stream: BinaryIO, source: str, stem: str) -> Iterator[Article | Skipped]:
    yield _one(stream.read(LONGEST_ARTICLE + 1), source, stem, _markdown)


def _read_jsonl(stream: BinaryIO, source: str, stem: str) -> Iterator[Article | Skipped]:
    return _articles(_lines(stream), source, stem)


#: Ending of the file name to its reader.
READERS: dict[str, Reader] = {".txt": _read_txt, ".md": _read_md, ".jsonl": _read_jsonl}


def read_stream(stream: BinaryIO, source: str, stem: str) -> Iterator[Article | Skipped]:
    """Read a stream without a name, or with one that tells nothing; gzip is unpacked.

    JSON lines if its first character that is not blank is ``{``, Markdown with front matter if its first line is
    ``---``, else a text.  Articles of an empty ``stem`` are named by a digest of their text.
    """
    if isinstance(stream, io.BufferedReader) and stream.peek(2)[:2] == _GZIP:
        with gzip.open(stream) as unpacked:
            yield from read_stream(cast("BinaryIO", unpacked), source, stem)
        return
    lines = _lines(stream)
    head: list[bytes | None] = []
    for line in lines:
        head.append(line)
        if line is None or line.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    first = head[-1] if head else b""
    if first is not None and first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _articles(chain(head, lines), source, stem)
        return
    data, size = [], 0
    for line in chain(head, lines):
        size += LONGEST_ARTICLE + 1 if line is None else len(line)
        if size > LONGEST_ARTICLE:
            yield Skipped(source, None, _TOO_LONG, _SPLIT)
            return
        data.append(line or b"")
    matter = first is not None and first.strip(b"\xef\xbb\xbf \t\r\n") == b"---"
    yield _one(b"".join(data), source, stem, _markdown if matter else lambda text: ({}, text))


def _one(data: bytes, source: str, stem: str, split: Callable[[str], tuple[dict[str, Any], str]]) -> Article | Skipped:
    """The article of a whole file; ``split`` gives its fields and its body."""
    if len(data) > LONGEST_ARTICLE:
        return Skipped(source, None, _TOO_LONG, _SPLIT)
    if not data.strip():
        return Skipped(source, None, "the file is empty")
    try:
        fields, text = split(decode(data).replace("\r\n", "\n").replace("\r", "\n"))
        ident, kept = _identifier(fields, stem)
        return make_article(text, id=ident, fields=kept)
    except NotTextError as error:
        return Skipped(source, None, f"not a text file: {error}", "convert it to plain text first")
    except EmptyTextError as error:
        return Skipped(source, None, f"{error}: nothing is left once it is cleaned")


def _markdown(text: str) -> tuple[dict[str, Any], str]:
    """Fields and plain body; ``source`` is another name of ``url``."""
    fields, body = front_matter(text)
    if isinstance(fields.get("source"), str) and not fields.get("url"):
        fields["url"] = fields.pop("source")
    return fields, plain_lines(body)


def _identifier(fields: dict[str, Any], fallback: str) -> tuple[str, dict[str, Any]]:
    """The id that the fields state, if it is a text or a number, or the fallback; and the other fields."""
    kept = dict(fields)
    value = kept.pop("id", None)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool) and (ident := clean_line(str(value))):
        return ident, kept
    return fallback, fields


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream as UTF-8 or undeclared bytes; None stands for one that is too long."""
    head = stream.peek(4)[:4] if isinstance(stream, (io.BufferedReader, gzip.GzipFile)) else b""
    encoding = bom_encoding(head)
    if encoding in ("utf-16", "utf-32"):
        wide = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
        try:
            yield from _bounded(lambda: wide.readline(LONGEST_ARTICLE + 1).encode("utf-8", "replace"))
        finally:
            wide.detach()
    else:
        yield from _bounded(lambda: stream.readline(LONGEST_ARTICLE + 1))


def _bounded(readline: Callable[[], bytes]) -> Iterator[bytes | None]:
    while line := readline():
        too_long = False
        while len(line) > LONGEST_ARTICLE and not line.endswith(b"\n"):
            too_long = True
            line = readline()
        yield None if too_long or len(line) > LONGEST_ARTICLE else line


def _articles(lines: Iterable[bytes | None], source: str, stem: str) -> Iterator[Article | Skipped]:
    """The articles of JSON lines (https://jsonlines.org)."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line is None:
            yield Skipped(source, number, _TOO_LONG, _SPLIT)
        elif stripped := line.strip(b"\xef\xbb\xbf \t\r\n"):
            if empty and stripped in (b"[", b"{"):
                yield Skipped(source, number, "a JSON document over many lines, not JSON lines", _ONE_PER_LINE)
                return
            yield _article(stripped, source, number, stem)
        else:
            continue
        empty = False
    if empty:
        yield Skipped(source, None, "the file is empty")


def _article(line: bytes, source: str, number: int, stem: str) -> Article | Skipped:
    try:
        fields = _object(line)
        text = fields.pop("text", None)
        if not isinstance(text, str):
            raise _LineError('lacks "text"' if text is None else '"text" is not a string')
        ident, kept = _identifier(fields, f"{stem}-{number}" if stem else "")
        return make_article(text, id=ident, fields=kept)
    except NotTextError as error:
        return Skipped(source, number, f"not text: {error}", _ONE_PER_LINE)
    except _LineError as error:
        return Skipped(source, number, str(error), _ONE_PER_LINE)
    except EmptyTextError:
        return Skipped(source, number, '"text" is empty', _ONE_PER_LINE)


class _LineError(Exception):
    """A line that is no article; ``str(error)`` says why."""


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(decode(line))
    except json.JSONDecodeError as error:
        raise _LineError(f"broken JSON at character {error.colno}: {error.msg}") from None
    except RecursionError:
        raise _LineError("JSON nested too deeply") from None
    except ValueError as error:
        if isinstance(error, NotTextError):
            raise
        raise _LineError(f"JSON that cannot be read: {error}") from None
    if not isinstance(value, dict):
        raise _LineError("not a JSON object")
    return value
