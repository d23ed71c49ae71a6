"""Find the sources that a user names and read each: files, folders, standard input."""

from __future__ import annotations

import gzip
import os
import re
import stat
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from munigraph.errors import InputError
from munigraph.read.clean import clean_line
from munigraph.read.formats import READERS, read_stream
from munigraph.read.skipped import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from munigraph.model import Article

__all__ = ["read_sources"]

#: Endings that are articles too, not read yet.
_LATER = frozenset((".html", ".htm", ".csv", ".xml", ".rss", ".atom"))
_KNOWN = "articles are .txt, .md and .jsonl files, also compressed as .gz"
#: Files that tell about a folder rather than being articles of it; named by themselves they are read.
_about = re.compile(r"(?:readme|license|changelog)\b", re.IGNORECASE)
_address = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read_sources(
    paths: Iterable[str | Path] | str | Path, *, on_skip: Callable[[Skipped], None] | None = None
) -> Iterator[Article]:
    """The articles of files and folders, in the order of ``paths``; one at a time, in constant memory.

    A path is a ``.txt`` file (its first line is the title), a ``.md`` file (YAML front matter with title, date, url or
    source, outlet), a ``.jsonl`` file (keys id, title, date, url, outlet, text; others are kept in ``extra``), one of
    these compressed as ``.gz``, a folder (read with its subfolders by name; hidden files and READMEs are left out) or
    ``-`` for standard input (JSON lines if it begins with ``{``, Markdown if with ``---``, else a text; also gzip).
    An article is known by the ``id`` that it states, else by its file's name (JSON lines: with the line's number), or
    on standard input by a digest of its text.

    What cannot be read is handed to ``on_skip`` and the rest goes on; without it, the first such thing raises
    :class:`~munigraph.errors.InputError`.
    """
    for path in [paths] if isinstance(paths, (str, Path)) else paths:
        for item in _read(path):
            if not isinstance(item, Skipped):
                yield item
            elif on_skip is None:
                raise InputError(str(item), hint=item.hint)
            else:
                on_skip(item)


def _read(path: str | Path) -> Iterator[Article | Skipped]:
    source = _shown(path)
    if source == "-":
        if sys.stdin is None:
            yield Skipped("standard input", None, "it is closed")
            return
        yield from _guarded(sys.stdin.buffer, "standard input", "", read_stream)
    elif _address.match(source):
        yield Skipped(source, None, "web addresses are not supported yet", "save the page's text as a .txt file")
    else:
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - Path would fold "//"
        except (OSError, ValueError) as error:
            yield Skipped(source, None, _why(error), "check the path's spelling")
            return
        if stat.S_ISDIR(mode):
            yield from _folder(Path(path))
        else:
            yield from _file(Path(path), mode)


def _folder(top: Path) -> Iterator[Article | Skipped]:
    found = False
    for item in _walk(top, set()):
        found = True
        if isinstance(item, Skipped):
            yield item
        else:
            yield from _file(*item)
    if not found:
        yield Skipped(_shown(top), None, "no articles in this folder", _KNOWN)


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[tuple[Path, int] | Skipped]:
    """The files of a folder that may be articles, with their modes; each folder once, whatever links lead to it."""
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths, give the order
    except OSError as error:
        yield Skipped(_shown(folder), None, _why(error))
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for name in names:
        path = folder / name
        if name.startswith(".") or _about.match(name):
            continue
        try:
            mode = path.stat().st_mode
        except OSError as error:
            if _kind(name)[0] in READERS:
                yield Skipped(_shown(path), None, _why(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, seen)
        elif _kind(name)[0] in READERS or _kind(name)[0] in _LATER:
            if stat.S_ISREG(mode):
                yield path, mode
            else:
                yield Skipped(
                    _shown(path), None, "a pipe, socket or device, not a file", "name it by itself to read it"
                )


def _file(path: Path, mode: int) -> Iterator[Article | Skipped]:
    source = _shown(path)
    ending, stem, compressed = _kind(path.name)
    if ending in _LATER:
        yield Skipped(source, None, f"the format {ending} is not supported yet", _KNOWN)
        return
    if stat.S_ISREG(mode) and ending not in READERS:
        reason = f"unknown format {ending}" if ending else "a file without an ending"
        yield Skipped(source, None, reason, _KNOWN)
        return
    try:
        with path.open("rb") as raw:
            if compressed:
                with gzip.open(raw) as stream:
                    yield from _guarded(cast("BinaryIO", stream), source, stem, READERS[ending])
            else:
                yield from _guarded(raw, source, stem, READERS.get(ending, read_stream))
    except OSError as error:
        yield Skipped(source, None, _why(error))


def _guarded(
    stream: BinaryIO, source: str, stem: str, read: Callable[[BinaryIO, str, str], Iterator[Article | Skipped]]
) -> Iterator[Article | Skipped]:
    """What ``read`` gives; a stream that breaks ends it with a reason, and keeps what came before."""
    try:
        yield from read(stream, source, stem)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        what = "not gzip data" if "Not a gzipped file" in str(error) else "damaged or cut off gzip data"
        yield Skipped(source, None, what, "articles before the damage are read; get the file anew")
    except OSError as error:
        yield Skipped(source, None, _why(error))


def _kind(name: str) -> tuple[str, str, bool]:
    """Ending (lower case, less ``.gz``), name less the endings, and whether it is compressed."""
    compressed = name.lower().endswith(".gz")
    path = Path(name[:-3] if compressed else name)
    return path.suffix.lower(), clean_line(_shown(path.stem)) or "article", compressed


def _shown(path: str | Path) -> str:
    """The path as text that can be printed, whatever its bytes are."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _why(error: OSError | ValueError) -> str:
    """The operating system's reason in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return str(error)
