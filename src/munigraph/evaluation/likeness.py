"""When two annotations mean the same: lenient with names as the press varies them, strict with municipalities.

Case, accents, small words and titles never count.  A person is the same under a shorter form of the name, an initial
or a slip of the pen; a body under a label that shares most of its words; a municipality only under the same comuna.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from munigraph.errors import DataError
from munigraph.model import Predicate
from munigraph.resources import resource

if TYPE_CHECKING:
    from munigraph.evaluation.annotations import Item

__all__ = [
    "mean_the_same_agreement",
    "mean_the_same_event",
    "mean_the_same_fact",
    "mean_the_same_statement",
    "partners",
]

_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = re.compile(r"\W+")
#: From this ratio of common letters on, two words are one with a slip.
_SLIP = 0.8
#: Two labels of bodies share more than this part of their words, or one is within the other.
_MOST = 0.5
#: A role is known by the beginnings of its words, less the ending of gender and number.
_STEM, _ENDINGS = 6, "aos"
#: Two roles share this part of the shorter one's words.
_ROLE = 0.5
#: Of a quotation this many characters are compared, of a shorter one at least so many.
_BEGINNING, _ENOUGH = 40, 8
#: An agreement is known by this many of its parties.
_PARTIES = 2
_WITH_ROLE = frozenset({Predicate.HOLDS_ROLE, Predicate.FORMERLY_HELD_ROLE})
_SYMMETRIC = frozenset(predicate for predicate in Predicate if predicate.is_symmetric)


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The lists of ``data/evaluation/labels.toml``; :class:`~munigraph.errors.DataError` when it is broken."""
    path = resource("data", "evaluation", "labels.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: frozenset(data[name]) for name in ("small", "titles", "municipality", "municipal", "bodies")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: cannot be read as lists of words: {error}") from error


def _plain(text: str) -> str:
    """Lower case, without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))


@dataclass(frozen=True, slots=True)
class _Label:
    """A label taken apart."""

    #: Its words but the small ones.
    words: frozenset[str]
    #: The same in order, titles left out: the parts of a person's name.
    parts: tuple[str, ...]
    is_body: bool
    is_municipality: bool

    @property
    def comuna(self) -> frozenset[str]:
        """What tells a municipality from others."""
        return self.words - _lists()["municipal"]


@lru_cache(maxsize=1 << 16)
def _label(text: str) -> _Label:
    lists = _lists()
    words = [word for word in _WORD.findall(_plain(text)) if word not in lists["small"]]
    return _Label(
        frozenset(words),
        tuple(word for word in words if word not in lists["titles"]),
        not lists["bodies"].isdisjoint(words),
        not lists["municipality"].isdisjoint(words[:2]),
    )


@lru_cache(maxsize=1 << 16)
def _are_one_part(short: str, long: str) -> bool:
    """Parts of two names: the same, one the initial of the other, or a slip of the pen apart."""
    if short == long:
        return True
    if 1 in (len(short), len(long)) and short[0] == long[0]:
        return True
    return SequenceMatcher(None, short, long).ratio() >= _SLIP


def _are_one_person(one: _Label, other: _Label) -> bool:
    """Each part of the shorter name is a part of the longer one, none taken twice."""
    few, many = sorted((one.parts, other.parts), key=len)
    free = list(many)
    for part in few:
        at = next((at for at, candidate in enumerate(free) if _are_one_part(part, candidate)), -1)
        if at < 0:
            return False
        del free[at]
    return bool(few)


def _are_one_body(one: _Label, other: _Label) -> bool:
    if one.is_municipality or other.is_municipality:
        return one.is_municipality and other.is_municipality and one.comuna == other.comuna
    common, least = len(one.words & other.words), min(len(one.words), len(other.words))
    return least > 0 and (common == least or common > _MOST * len(one.words | other.words))


def _name_the_same(one: str, other: str) -> bool:
    """Whether two labels name the same person, body, model or place."""
    a, b = _label(one), _label(other)
    if not (a.is_body or b.is_body) and _are_one_person(a, b):
        return True
    return _are_one_body(a, b)


def _are_one_role(one: str | None, other: str | None) -> bool:
    a, b = (
        {word[:_STEM].rstrip(_ENDINGS) for word in _WORD.findall(_plain(text or "")) if word not in _lists()["small"]}
        for text in (one, other)
    )
    if a and b:
        return len(a & b) >= _ROLE * min(len(a), len(b))
    return not a and not b


def partners(some: tuple[str, ...], others: tuple[str, ...]) -> list[tuple[str, str]]:
    """Labels of ``some`` with the first of ``others`` still free that names the same."""
    free = list(others)
    found = []
    for label in some:
        at = next((at for at, candidate in enumerate(free) if _name_the_same(label, candidate)), -1)
        if at >= 0:
            found.append((label, free.pop(at)))
    return found


def mean_the_same_fact(gold: Item, found: Item) -> bool:
    """Same predicate, subject and object (in either order where it does not matter), and role where there is one."""
    if gold.kind != found.kind:
        return False
    (s, o), (found_s, found_o) = gold.labels, found.labels
    fits = _name_the_same(s, found_s) and _name_the_same(o, found_o)
    if not fits and gold.kind in _SYMMETRIC:
        fits = _name_the_same(s, found_o) and _name_the_same(o, found_s)
    return fits and (gold.kind not in _WITH_ROLE or _are_one_role(gold.role, found.role))


def mean_the_same_event(gold: Item, found: Item) -> bool:
    """Same type, and a participant in common."""
    return gold.type == found.type and bool(partners(gold.labels, found.labels))


def mean_the_same_agreement(gold: Item, found: Item) -> bool:
    """Two parties in common."""
    return len(partners(gold.labels, found.labels)) >= _PARTIES


def mean_the_same_statement(gold: Item, found: Item) -> bool:
    """Same speaker, and quotations of which one begins as the other."""
    beginnings = (_BETWEEN_WORDS.sub(" ", _plain(item.quote)).strip()[:_BEGINNING].strip() for item in (gold, found))
    short, long = sorted(beginnings, key=len)
    if not short or not long.startswith(short) or len(short) < min(_ENOUGH, len(long)):
        return False
    return _are_one_person(_label(gold.labels[0]), _label(found.labels[0]))
