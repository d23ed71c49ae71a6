"""The errors that munigraph raises, all under one base.

::

    MunigraphError                exit code 1
    ├── InputError                2   a source cannot be read or is not what it should be
    ├── DataError                 3   a table, lexicon, rule or ontology file of munigraph is broken
    ├── StoreError                4   the store cannot be opened, read or written
    │   ├── StoreMissing
    │   ├── StoreLocked
    │   └── StoreDamaged
    ├── QueryError                5   a SPARQL query is wrong, refused or ran out of time
    ├── ValidationError           6   the graph does not conform to its shapes
    └── ServerError               7   a server cannot be started, reached or written to
        └── GraphRefused

Errors of other libraries (rdflib, pyoxigraph, sqlite3, the operating system) are mapped to these where they cross
into munigraph.  The library raises; only the command line prints: one line of cause, one of advice (``hint``).
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "GraphRefused",
    "InputError",
    "MunigraphError",
    "QueryError",
    "ServerError",
    "StoreDamaged",
    "StoreError",
    "StoreLocked",
    "StoreMissing",
    "ValidationError",
]


class MunigraphError(Exception):
    """Base of all errors of munigraph; ``str(error)`` is one line that names what, where and why."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        #: What the user can do about it; None when there is nothing to add.
        self.hint = hint


class InputError(MunigraphError):
    """A source is missing, unreadable, empty or not of the format that it claims."""

    exit_code = 2


class DataError(MunigraphError):
    """A data file of munigraph (table, lexicon, rule, shape) or of the user's extension is broken."""

    exit_code = 3


class StoreError(MunigraphError):
    """The store cannot be opened, read or written."""

    exit_code = 4


class StoreMissing(StoreError):
    """There is no store at the path."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreDamaged(StoreError):
    """The path is not a munigraph store, or its files are damaged or of another version."""


class QueryError(MunigraphError):
    """A SPARQL query is wrong, asks for what is refused, or ran out of time."""

    exit_code = 5


class ValidationError(MunigraphError):
    """The graph does not conform to its shapes."""

    exit_code = 6


class ServerError(MunigraphError):
    """A SPARQL server cannot be started, reached or written to."""

    exit_code = 7


class GraphRefused(ServerError):
    """A server does not take one graph; it may take others."""
