"""What people correct: the entries of a file of corrections, and what came of each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from munigraph.model import Predicate

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Correction", "Kind", "Outcome", "Pointer"]


class Kind(StrEnum):
    """What a correction does."""

    #: A fact, or something told by articles, is wrong.
    REJECT = "reject"
    #: Things that the graph holds apart are one.
    SAME = "same"
    #: What the graph takes for one thing are two.
    DIFFERENT = "different"
    #: The right name of a thing.
    NAME = "name"


@dataclass(frozen=True, slots=True, order=True)
class Pointer:
    """How a correction points to a thing: by a name or an IRI, if need be only as some articles name it."""

    name: str
    #: Identifiers of articles; empty for all.
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file of corrections, which has passed :mod:`munigraph.corrections.schema`."""

    #: The entry as JSON, its keys sorted: the same for the same entry.
    canonical: str
    #: Name of the file, and the line where the entry begins, from 1 (None when that is not plain).
    file: str
    line: int | None

    @property
    def kind(self) -> Kind:
        """What it does."""
        return Kind(self.entry["kind"])

    @property
    def author(self) -> str:
        """Who says so."""
        return str(self.entry["author"])

    @property
    def date(self) -> str:
        """The day on which it was said, ISO 8601."""
        return str(self.entry["date"])

    @property
    def reason(self) -> str:
        """Why."""
        return str(self.entry["reason"])

    @property
    def things(self) -> tuple[Pointer, ...]:
        """What it points to: subject and object of a fact, the things that are one or two, the one to be named."""
        if self.kind in (Kind.SAME, Kind.DIFFERENT):
            return tuple(map(_pointer, self.entry["things"]))
        keys = ("thing",) if self.kind is Kind.NAME else ("subject", "object")
        return tuple(_pointer(self.entry[key]) for key in keys if key in self.entry)

    @property
    def predicate(self) -> Predicate | None:
        """Of the fact that it rejects."""
        return Predicate(self.entry["predicate"]) if "predicate" in self.entry else None

    @property
    def articles(self) -> tuple[str, ...]:
        """Identifiers of the articles to which a rejection is limited; empty for all."""
        return tuple(self.entry.get("articles", ()))

    def text(self, key: str) -> str | None:
        """The string under a key (``role``, ``told``, ``name``), None when it is not there."""
        value = self.entry.get(key)
        return None if value is None else str(value)

    @property
    def entry(self) -> dict[str, Any]:
        """The entry as plain strings, lists and dicts."""
        entry: dict[str, Any] = json.loads(self.canonical)
        return entry

    @property
    def digest(self) -> str:
        """16 hexadecimal digits for the entry, wherever it stands."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a correction."""

    correction: Correction
    #: IRIs of the things that it concerns, as they are called after all corrections; sorted.
    concerns: tuple[str, ...] = ()
    #: Why it was not applied, and what to do about it; None when it was.
    refused: str | None = None
    hint: str | None = None

    @property
    def applied(self) -> bool:
        """True when what it says holds in the graph."""
        return self.refused is None


def _pointer(value: str | Mapping[str, Any]) -> Pointer:
    if isinstance(value, str):
        return Pointer(value)
    return Pointer(str(value["name"]), tuple(value["articles"]))
