"""The files of a store, and the pointer that says which generation is current."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from munigraph.errors import StoreDamaged, StoreMissing
from munigraph.store.failures import store_errors

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FORMAT", "Pointer", "engine_version", "fsync_folder", "look", "read_pointer", "write_pointer"]

#: What ``munigraph.json`` calls itself.
FORMAT = "munigraph-store"
#: Version of this layout; a store of another one is refused.
VERSION = 1
POINTER = "munigraph.json"
LOCK = ".lock"
GENERATIONS = "generations"
#: A file of every generation that was ended; its readers lock it.
IN_USE = "in-use"

_REBUILD = "build it again from the articles into another folder, with the installed version"


class Pointer(NamedTuple):
    """What ``munigraph.json`` says."""

    #: Number of the current generation: the name of its folder.
    generation: int
    #: Major and minor version of pyoxigraph that wrote the quads; its on-disk format is tied to them.
    engine: str


def engine_version() -> str:
    """Major and minor version of the installed pyoxigraph, e.g. ``0.5``."""
    import pyoxigraph

    version: str = pyoxigraph.__version__
    return ".".join(version.split(".")[:2])


def look(path: Path) -> bool:
    """True when there is a store at ``path``, False when there is nothing (or an empty folder).

    Raises :class:`StoreDamaged` when something else is there, so that nothing is ever written into it.
    """
    with store_errors(path, "read"):
        if not path.exists():
            return False
        if not path.is_dir():
            raise StoreDamaged(
                f"{path} is a file, not a munigraph store",
                hint="a store is a folder; open an exported file with munigraph.load(file)",
            )
        names = {entry.name for entry in path.iterdir()} - {LOCK}
        # What a first build that was killed leaves behind has no generation that was ended.
        unfinished = names == {GENERATIONS} and not any((path / GENERATIONS).glob(f"*/{IN_USE}"))
    if not names or unfinished:
        return False
    if GENERATIONS in names and POINTER not in names:
        raise StoreDamaged(
            f"the store {path} is damaged: {POINTER} is missing",
            hint="remove the folder and build it again from the articles",
        )
    if POINTER not in names:
        raise StoreDamaged(
            f"{path} is a folder but not a munigraph store: it has no {POINTER}",
            hint="name the folder of a store, or one that does not exist yet",
        )
    return True


def read_pointer(path: Path) -> Pointer:
    """The pointer of the store at ``path``.

    Raises :class:`StoreMissing` when nothing is there, :class:`StoreDamaged` when it is no store or of another version.
    """
    if not look(path):
        raise StoreMissing(
            f"there is no munigraph store at {path}",
            hint=f"make one with: munigraph build ARTICLES --store {path}",
        )
    file = path / POINTER
    try:
        with store_errors(path, "read"):
            data: Any = json.loads(file.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ValueError(data["format"])
        version, pointer = int(data["version"]), Pointer(int(data["generation"]), str(data["engine"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{file} is not the index of a munigraph store, or is cut short", hint=_REBUILD) from error
    if version != VERSION:
        raise StoreDamaged(
            f"the store {path} has layout version {version}; this munigraph reads version {VERSION}", hint=_REBUILD
        )
    if pointer.engine != engine_version():
        raise StoreDamaged(
            f"the store {path} was written with pyoxigraph {pointer.engine}; installed is {engine_version()}",
            hint=_REBUILD,
        )
    return pointer


def write_pointer(path: Path, pointer: Pointer) -> None:
    """Make ``pointer`` the current one: all or nothing, on disk when this returns."""
    data = {"format": FORMAT, "version": VERSION, "generation": pointer.generation, "engine": pointer.engine}
    temporary = path / f"{POINTER}.new"
    with temporary.open("w", encoding="utf-8") as out:
        out.write(json.dumps(data, indent=2) + "\n")
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(path / POINTER)
    # From here on the new generation is the current one: an error of this call must not look like a failed switch.
    with suppress(OSError):
        fsync_folder(path)


def fsync_folder(path: Path) -> None:
    """Have the names in a folder on disk; systems that cannot open folders (Windows) need no such call."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
