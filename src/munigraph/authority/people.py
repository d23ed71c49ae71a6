"""One identifier per person over all mandates.

The identifier is a slug of the given names in use and the surnames: ``jorge-sharp-fajardo``.  Rows of one comuna with
the same full name (accents and case apart) are one person.  Rows of different comunas with the same full name are one
person only where ``namesakes.csv`` says so; otherwise they are two, because a wrong merger of two people is worse than
a missed one.  Different people who would share an identifier get one of all their given names, and those who would
share that too get the code of their comuna at the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from munigraph.text import fold, slug

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Name", "person_ids"]

#: A person: the folded full name and the comunas in which it is this person.
_Person = tuple[str, frozenset[str]]


class Name(NamedTuple):
    """The parts of a person's name and the comuna of the mandate."""

    cut: str
    given_names: str
    surname_1: str
    #: Empty when it is not known.
    surname_2: str
    #: Forms of the name in use; what stands before the first surname there is what the person goes by.
    aliases: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """All given names and surnames."""
        return f"{self.given_names} {self.surname_1} {self.surname_2}".rstrip()

    @property
    def used(self) -> str:
        """The given names that the person goes by: those of the first alias ("Juan Eduardo Vera"), else the first."""
        own = fold(self.given_names).split()
        for alias in self.aliases:
            before, surname, _ = alias.partition(f" {self.surname_1}")
            if surname and all(word in own for word in fold(before).split()):
                return before
        return self.given_names.split(" ", 1)[0]

    @property
    def short(self) -> str:
        """The given names in use and the surnames: ``Jorge Sharp Fajardo`` for Jorge Esteban Sharp Fajardo."""
        return f"{self.used} {self.surname_1} {self.surname_2}".rstrip()


def person_ids(names: set[Name], same: dict[str, frozenset[str]]) -> dict[Name, str]:
    """The identifier of each name.

    ``same`` maps a folded full name to the codes of the comunas in which it is one and the same person.
    """
    people: dict[_Person, list[Name]] = defaultdict(list)
    for name in sorted(names):
        full = fold(name.full)
        cuts = same.get(full, frozenset())
        people[full, cuts if name.cut in cuts else frozenset({name.cut})].append(name)
    ids = {key: slug(rows[0].short) for key, rows in people.items()}
    for longer in (lambda key: slug(people[key][0].full), lambda key: f"{slug(people[key][0].full)}-{min(key[1])}"):
        ids = _apart(ids, longer)
    return {name: ids[key] for key, rows in people.items() for name in rows}


def _apart(ids: dict[_Person, str], longer: Callable[[_Person], str]) -> dict[_Person, str]:
    """``ids``, with the longer form for all who share one."""
    holders = Counter(ids.values())
    return {key: value if holders[value] == 1 else longer(key) for key, value in ids.items()}
