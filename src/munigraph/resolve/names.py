"""The table of equivalent names of bodies and models, and how a written name is read with it.

``data/identity/bodies.csv``; its columns are explained in ``data/identity/README.md``.  A name is compared by its words
without accents and particles, so that "Seremi del Medio Ambiente" and "seremi de Medio Ambiente" are one form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from munigraph.authority import load
from munigraph.authority.tables import Row, read_table
from munigraph.model import EntityKind
from munigraph.resources import resource
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["LEVELS", "Equivalents", "Reading", "equivalents", "read_equivalents"]

_COLUMNS = ("kind", "name", "variants", "scope", "circle", "source")
_TOPIC = "topic"
_KINDS = {
    "unit": EntityKind.UNIT,
    "organization": EntityKind.ORGANIZATION,
    "model": EntityKind.MODEL,
}
#: Levels of places, the widest first, and the words that may stand before the name of a place of each.
LEVELS = {"region": ("region",), "province": ("provincia",), "comuna": ("comuna", "ciudad")}
_SCOPES = (*LEVELS, "nation", "article")
_SMALL = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "en"})
_WORD = re.compile(r"[a-z0-9']+")

#: A name as its folded words without particles.
Words = tuple[str, ...]


def words_of(name: str) -> Words:
    """The folded words of a name, particles left out."""
    return tuple(word for word in _WORD.findall(fold(name)) if word not in _SMALL)


@dataclass(frozen=True, slots=True)
class Reading:
    """A written name, read with the table."""

    #: The name that the table gives it (``Seremi de Salud``), without its place.
    name: str
    #: What identifies it besides the name: ``region``, ``province``, ``comuna``, ``nation`` (nothing), or ``article``:
    #: so general a name that it means one thing within one article only.
    scope: str
    #: Code of the place that the name itself tells, or None.
    place: str | None = None
    #: Offices of one circle are held, one after the other, by few people: ``government``; empty for none.
    circle: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    #: A form that ends in ``*``: more words follow these, and are part of the name.
    words: Words
    reading: Reading


class Equivalents:
    """The table, to look written names up in."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._closed: dict[tuple[EntityKind, Words], Reading] = {}
        self._open: dict[EntityKind, list[_Form]] = defaultdict(list)
        self._topics: dict[Words, str] = {}
        for row in rows:
            if row.choice("kind", (*_KINDS, _TOPIC)) == _TOPIC:
                self._topics.update((words_of(form), row.text("name")) for form in _forms(row))
            else:
                self._add(row)
        for forms in self._open.values():
            forms.sort(key=lambda form: (-len(form.words), form.words))
        self._places = _places()

    def _add(self, row: Row) -> None:
        kind = _KINDS[row.cells["kind"]]
        reading = Reading(
            row.text("name").removesuffix(" *"), row.choice("scope", _SCOPES), None, row.optional("circle") or ""
        )
        for form in _forms(row):
            words = words_of(form)
            if form.endswith("*"):
                self._open[kind].append(_Form(words, reading))
            elif self._closed.setdefault((kind, words), reading) != reading:
                row.fail(f"the form {form!r} already belongs to {self._closed[kind, words].name!r}")

    def read(self, kind: EntityKind, label: str) -> Reading | None:
        """The reading of a written name of an entity of a kind, None when the table does not know it."""
        words = words_of(label)
        found = self._closed.get((kind, words))
        if found is not None:
            return found
        for level in LEVELS:
            head, place = self._place(words, level)
            if place is not None:
                found = self._closed.get((kind, head))
                if found is not None and found.scope == level:
                    return Reading(found.name, found.scope, place, found.circle)
        for form in self._open[kind]:
            if words[: len(form.words)] == form.words and len(words) > len(form.words):
                return self._open_reading(form, words[len(form.words) :], label)
        return None

    def _open_reading(self, form: _Form, rest: Words, label: str) -> Reading:
        reading, place = form.reading, None
        if reading.scope in LEVELS:
            rest, place = self._place(rest, reading.scope)
        if not rest:
            return Reading(reading.name.rsplit(" ", 1)[0], reading.scope, place, reading.circle)
        name = f"{reading.name} {self._topics.get(rest) or _written(rest, label)}"
        return Reading(name, reading.scope, place, reading.circle)

    def _place(self, words: Words, level: str) -> tuple[Words, str | None]:
        """The words before the name of a place of that level at the end, and its code; or all words, and None."""
        for count in range(min(len(words), 6), 0, -1):
            place = self._places[level].get(words[-count:])
            if place is not None:
                head = words[:-count]
                if head and head[-1] in LEVELS[level]:
                    head = head[:-1]
                return head, place
        return words, None


def _forms(row: Row) -> tuple[str, ...]:
    return (row.text("name"), *row.many("variants"))


def _written(rest: Words, label: str) -> str:
    """The stretch of the label from the first to the last of some of its words, as written."""
    found = [match for match in _WORD.finditer(fold(label)) if match.group() not in _SMALL]
    folded = [match.group() for match in found]
    start = next(i for i in range(len(folded)) if tuple(folded[i : i + len(rest)]) == rest)
    return label[found[start].start() : found[start + len(rest) - 1].end()]


@cache
def _places() -> dict[str, Mapping[Words, str]]:
    """Level to the words of the names of its places, those that mean one place there, to its code.

    A region is also meant by the name of its capital, a province by that of its own, as in "intendenta de Santiago".
    """
    authority = load()
    named: dict[str, dict[Words, set[str]]] = {level: defaultdict(set) for level in LEVELS}
    capitals: dict[str, dict[Words, set[str]]] = {level: defaultdict(set) for level in LEVELS}
    for region in authority.regions:
        names = (region.name, region.short_name, *(alias.removeprefix("Región ") for alias in region.aliases))
        for name in names:
            named["region"][words_of(name)].add(region.code)
            if name.endswith("itana"):  # an adjective: "intendente metropolitano"
                named["region"][words_of(f"{name[:-1]}o")].add(region.code)
        capitals["region"][words_of(region.capital)].add(region.code)
    for province in authority.provinces:
        named["province"][words_of(province.name)].add(province.code)
        capitals["province"][words_of(province.capital)].add(province.code)
    for comuna in authority.comunas:
        for name in (comuna.name, *comuna.aliases):
            named["comuna"][words_of(name)].add(comuna.cut)
    found: dict[str, Mapping[Words, str]] = {}
    for level, names_of in named.items():
        for words, codes in capitals[level].items():
            names_of.setdefault(words, codes)
        found[level] = {words: min(codes) for words, codes in names_of.items() if words and len(codes) == 1}
    return found


def read_equivalents(path: Path) -> Equivalents:
    """Read a table; raises :class:`~munigraph.errors.DataError` naming the line that is wrong."""
    return Equivalents(read_table(path, _COLUMNS))


@cache
def equivalents() -> Equivalents:
    """The table that munigraph ships, read once per process."""
    return read_equivalents(resource("data", "identity", "bodies.csv"))
