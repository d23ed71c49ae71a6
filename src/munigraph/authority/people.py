"""One identifier per person over all mandates.

The identifier is a slug of the first given name and the surnames: ``jorge-sharp-fajardo``.  Rows of one comuna with
the same full name (accents and case apart) are one person.  Rows of different comunas with the same full name are one
person only where ``namesakes.csv`` says so; otherwise they are two, because a wrong merger of two people is worse than
a missed one.  Different people who would share an identifier get one of all their given names, and those who would
share that too get the code of their comuna at the end.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from munigraph.text import fold, slug

__all__ = ["Name", "person_ids"]

#: A person: the folded full name and the comunas in which it is this person.
_Person = tuple[str, frozenset[str]]


class Name(NamedTuple):
    """The parts of a person's name and the comuna of the mandate."""

    cut: str
    given_names: str
    surname_1: str
    surname_2: str | None

    @property
    def full(self) -> str:
        """All given names and surnames."""
        return " ".join(part for part in self[1:] if part)

    @property
    def short(self) -> str:
        """First given name and surnames."""
        return " ".join(part for part in (self.given_names.split(" ", 1)[0], *self[2:]) if part)


def person_ids(names: set[Name], same: dict[str, frozenset[str]]) -> dict[Name, str]:
    """The identifier of each name.

    ``same`` maps a folded full name to the codes of the comunas in which it is one and the same person.
    """
    people: dict[_Person, list[Name]] = defaultdict(list)
    for name in sorted(names, key=str):
        full = fold(name.full)
        cuts = same.get(full, frozenset())
        people[full, cuts if name.cut in cuts else frozenset({name.cut})].append(name)
    short = {key: slug(rows[0].short) for key, rows in people.items()}
    long = {key: slug(rows[0].full) for key, rows in people.items()}
    ids = _apart(short, long)
    ids = _apart(ids, {key: f"{long[key]}-{min(key[1])}" for key in people})
    return {name: ids[key] for key, rows in people.items() for name in rows}


def _apart(ids: dict[_Person, str], longer: dict[_Person, str]) -> dict[_Person, str]:
    """``ids``, with the longer form for all who share one."""
    holders: dict[str, list[_Person]] = defaultdict(list)
    for key, value in ids.items():
        holders[value].append(key)
    return {key: value if len(holders[value]) == 1 else longer[key] for key, value in ids.items()}
