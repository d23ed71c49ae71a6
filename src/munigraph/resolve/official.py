"""The identities that the authority tables give: municipalities, comunas, regions, parties, associations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from munigraph.authority import load
from munigraph.model import RESOURCE_IRI, Entity, EntityKind
from munigraph.resolve.reasons import reason
from munigraph.resolve.types import Identity
from munigraph.text import fold, slug

if TYPE_CHECKING:
    from munigraph.authority import Authority
    from munigraph.authority.types import Association

__all__ = ["OFFICIAL_CODES", "official_identity"]

#: Codes of the reasons that are given here; the labels of such identities stand.
OFFICIAL_CODES = frozenset({"official-code", "party-table", "association-table"})


def official_identity(entity: Entity, authority: Authority) -> Identity | None:
    """The identity of an entity that the tables list, or None."""
    match entity.kind:
        case EntityKind.MUNICIPALITY if entity.cut is not None:
            comuna = authority.comuna(entity.cut)
            return _identity(f"municipality/{entity.cut}", comuna.municipality or comuna.name, "official-code")
        case EntityKind.COMUNA if entity.cut is not None:
            return _identity(f"comuna/{entity.cut}", authority.comuna(entity.cut).name, "official-code")
        case EntityKind.REGION if entity.ref is not None:
            return _identity(f"region/{entity.ref}", authority.region(entity.ref).name, "official-code")
        case EntityKind.PARTY:
            party = next((p for p in authority.parties if p.abbreviation == entity.ref), None)
            part, label = (party.slug, party.name) if party else (slug(entity.label), entity.label)
            return _identity(f"party/{part}", label, "party-table" if party else "same-name")
        case EntityKind.ASSOCIATION:
            association = _associations().get(fold(entity.ref or entity.label))
            if association is not None:
                return _identity(f"organization/{association.slug}", association.name, "association-table")
    return None


def _identity(part: str, label: str, code: str) -> Identity:
    return Identity(RESOURCE_IRI + part, label, (), (reason(code),))


@cache
def _associations() -> dict[str, Association]:
    """Folded name, acronym or other form to the association, where it is one's alone."""
    found: dict[str, Association | None] = {}
    for association in load().associations:
        for form in {
            fold(name) for name in (association.name, association.acronym or "", *association.aliases) if name
        }:
            found[form] = None if form in found else association
    return {form: association for form, association in found.items() if association is not None}
