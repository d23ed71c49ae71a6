"""Units, organizations, associations and models: one identity for each name, acronyms joined to full names.

A unit is a unit of its municipality: *Dirección de Obras* of two municipalities are two.  "Full Name (ACR)" in one
article makes ACR in another the same body, unless two full names claim that acronym (for units: in one municipality).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI, Entity, EntityKind
from munigraph.resolve.types import Case, Identity
from munigraph.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from munigraph.authority import Authority

__all__ = ["resolve_bodies"]

_FOLDERS = {
    EntityKind.UNIT: "unit",
    EntityKind.ORGANIZATION: "organization",
    EntityKind.ASSOCIATION: "organization",
    EntityKind.MODEL: "model",
}
#: A group of names that may be joined: the folder of the IRI and, for units, the municipality.
_Space = tuple[str, str]


def resolve_bodies(cases: Sequence[Case], authority: Authority) -> dict[tuple[str, str], Identity]:
    """Identity of every entity of these kinds that the authority does not list."""
    listed = {association.name for association in authority.associations}
    mine = [
        (case.article, entity)
        for case in cases
        for entity in case.entities
        if entity.kind in _FOLDERS and not (entity.kind is EntityKind.ASSOCIATION and entity.ref in listed)
    ]
    spaces: dict[_Space, list[Entity]] = defaultdict(list)
    for _, entity in mine:
        spaces[_space(entity)].append(entity)
    found: dict[tuple[str, str], Identity] = {}
    named = {space: _Names(space, entities) for space, entities in spaces.items()}
    for article, entity in mine:
        found[article, entity.key] = named[_space(entity)].identity(entity)
    return found


def _space(entity: Entity) -> _Space:
    folder = _FOLDERS[entity.kind]
    return folder, (entity.cut or "") if folder == "unit" else ""


class _Names:
    """The names of one space and which of them are one body."""

    def __init__(self, space: _Space, entities: Iterable[Entity]) -> None:
        self._space = space
        self._forms: dict[str, set[str]] = defaultdict(set)
        full: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            own = _part(entity.label)
            self._forms[own].update((entity.label, *entity.aliases))
            for alias in entity.aliases:
                if _is_acronym(alias):
                    full[_part(alias)].add(own)
        #: Acronym to the one full name that claims it.
        self._full: Mapping[str, str] = {
            acronym: next(iter(names)) for acronym, names in full.items() if len(names) == 1 and acronym not in names
        }
        short = {acronym: frozenset(self._forms.get(acronym, ())) for acronym in self._full}
        for acronym, name in self._full.items():
            self._forms[name] |= short[acronym]

    def identity(self, entity: Entity) -> Identity:
        """The identity that the entity shares with all of the same name."""
        own = _part(entity.label)
        part = self._full.get(own, own)
        forms = self._forms[part]
        label = min((f for f in forms if _part(f) == part), key=lambda f: (f.isupper(), f), default=entity.label)
        reason = "same name" if part == own else f"acronym of {label}"
        if self._space[1]:
            reason += f" in municipality {self._space[1]}"
        iri = RESOURCE_IRI + "/".join(filter(None, (*self._space, part)))
        return Identity(iri, label, tuple(sorted(forms - {label})), reason)


def _part(label: str) -> str:
    return slug(label) or "sin-nombre"


def _is_acronym(form: str) -> bool:
    return " " not in form and len(form) <= 12 and form[:1].isupper()
