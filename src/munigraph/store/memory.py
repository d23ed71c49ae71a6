"""A graph in memory, read from RDF files."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from munigraph.errors import InputError
from munigraph.store.union import with_union

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

__all__ = ["MemoryStore", "read_rdf"]

_FORMATS = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


class MemoryStore:
    """Quads in memory, with the union of their graphs in the default graph like a :class:`~munigraph.store.Store`."""

    def __init__(self, quads: Iterable[pyoxigraph.Quad] = ()) -> None:
        #: The quads.
        self.quads = pyoxigraph.Store()
        self.quads.bulk_extend(with_union(quads))

    def close(self) -> None:
        """Nothing to let go of."""


def read_rdf(files: Iterable[str | os.PathLike[str]]) -> MemoryStore:
    """The quads of RDF files: ``.nq``, ``.trig``, ``.ttl``, ``.nt``, ``.rdf``, ``.jsonld``, each also as ``.gz``.

    Raises :class:`~munigraph.errors.InputError` for a missing file, another ending, or one that does not parse (with
    the line).
    """
    store = MemoryStore()
    for file in files:
        path = Path(file)
        try:
            quads = pyoxigraph.parse(_read(path), format=_format(path))
            store.quads.bulk_extend(with_union(quads))
        except SyntaxError as error:
            raise InputError(
                f"{path} is not the RDF that its ending promises: {' '.join(str(error).split())}"
            ) from error
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError(f"{path} is damaged or not gzip data", hint="get the file anew") from error
        except OSError as error:
            raise InputError(f"cannot read {path}: {error.strerror or error}", hint="check the path") from error
    return store


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _format(path: Path) -> pyoxigraph.RdfFormat:
    name = path.with_suffix("") if path.suffix == ".gz" else path
    if name.suffix.lower() not in _FORMATS:
        raise InputError(
            f"{path} has no ending of an RDF file", hint=f"known are {', '.join(sorted(_FORMATS))}, also with .gz"
        )
    return _FORMATS[name.suffix.lower()]
