"""From the entities of many articles to identities.

Municipalities, parties, regions and known associations have their identity from the authority tables.  Other bodies and
models are identified by their names (:mod:`munigraph.resolve.bodies`), people by name, municipality and the mandates
on record (:mod:`munigraph.resolve.people`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.authority import Authority, load
from munigraph.model import RESOURCE_IRI, Entity, EntityKind
from munigraph.resolve.bodies import resolve_bodies
from munigraph.resolve.people import resolve_people
from munigraph.resolve.types import Case, Identities, Identity
from munigraph.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["resolve"]

#: Reasons of the identities that the tables give; their labels stand.
_OFFICIAL = frozenset({"official code", "party table", "table of associations"})


def resolve(cases: Iterable[Case]) -> Identities:
    """Which identity each entity of each case has.

    The result depends only on the set of cases.  Two entities get one identity only where something identifies them: a
    code of the authority tables, or a name together with the municipality that anchors it.
    """
    authority = load()
    unique = sorted({case.article: case for case in cases}.values(), key=lambda case: case.article)
    found: dict[tuple[str, str], Identity] = {}
    for case in unique:
        for entity in case.entities:
            known = _from_authority(entity, authority)
            if known is not None:
                found[case.article, entity.key] = known
    found.update(resolve_bodies(unique, authority))
    found.update(resolve_people(unique, authority))
    return Identities(_one_each(found))


def _one_each(found: dict[tuple[str, str], Identity]) -> dict[tuple[str, str], Identity]:
    """One identity for each IRI: what two ways of finding the same thing know of it together."""
    by_iri: dict[str, set[Identity]] = defaultdict(set)
    for identity in found.values():
        by_iri[identity.iri].add(identity)
    merged: dict[str, Identity] = {}
    for iri, identities in by_iri.items():
        first = min(identities, key=lambda i: (i.reason not in _OFFICIAL, i.label, i.aliases, i.reason))
        forms = {form for identity in identities for form in (identity.label, *identity.aliases)}
        merged[iri] = replace(first, aliases=tuple(sorted(forms - {first.label})))
    return {key: merged[identity.iri] for key, identity in found.items()}


def _from_authority(entity: Entity, authority: Authority) -> Identity | None:
    """The identity of an entity that the authority tables list, or None."""
    if entity.kind is EntityKind.MUNICIPALITY and entity.cut is not None:
        comuna = authority.comuna(entity.cut)
        return Identity(
            f"{RESOURCE_IRI}municipality/{entity.cut}", comuna.municipality or entity.label, (), "official code"
        )
    if entity.kind is EntityKind.COMUNA and entity.cut is not None:
        return Identity(f"{RESOURCE_IRI}comuna/{entity.cut}", authority.comuna(entity.cut).name, (), "official code")
    if entity.kind is EntityKind.REGION and entity.ref is not None:
        return Identity(f"{RESOURCE_IRI}region/{entity.ref}", authority.region(entity.ref).name, (), "official code")
    if entity.kind is EntityKind.PARTY:
        party = next((p for p in authority.parties if p.abbreviation == entity.ref), None)
        part = party.slug if party else slug(entity.label)
        return Identity(f"{RESOURCE_IRI}party/{part}", party.name if party else entity.label, (), "party table")
    if entity.kind is EntityKind.ASSOCIATION and entity.ref is not None:
        for association in authority.associations:
            if association.name == entity.ref:
                iri = f"{RESOURCE_IRI}organization/{association.slug}"
                return Identity(iri, association.name, (), "table of associations")
    return None
