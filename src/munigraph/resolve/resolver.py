"""From the entities and events of many articles to identities.

Municipalities, parties, regions and known associations have their identity from the authority tables.  Other bodies and
models are identified by name and place (:mod:`munigraph.resolve.bodies`), people by name, place, office and the
mandates on record (:mod:`munigraph.resolve.people`), events by who takes part and when
(:mod:`munigraph.resolve.events`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.authority import load
from munigraph.resolve.bodies import resolve_bodies
from munigraph.resolve.events import resolve_events
from munigraph.resolve.official import OFFICIAL_CODES, official_identity
from munigraph.resolve.people import resolve_people
from munigraph.resolve.person import people_of
from munigraph.resolve.types import Case, Identities, Identity, Key

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["resolve"]


def resolve(cases: Iterable[Case]) -> Identities:
    """Which identity each entity and each event of each case has.

    The result depends only on the set of cases.  Two entities get one identity only where something identifies them: a
    code of the authority tables, or a name together with the place, office or body that anchors it.  What may be one
    and is not sure to be is in :attr:`~munigraph.resolve.Identities.doubts`.
    """
    authority = load()
    unique = sorted({case.article: case for case in cases}.values(), key=lambda case: case.article)
    found: dict[Key, Identity] = {}
    for case in unique:
        for entity in case.entities:
            known = official_identity(entity, authority)
            if known is not None:
                found[case.article, entity.key] = known
    bodies, stations = resolve_bodies(unique, authority)
    found.update(bodies)
    people, doubts = resolve_people(list(people_of(unique, found, stations, authority)), authority)
    found.update(people)
    one_each = _one_each(found)
    events, event_doubts = resolve_events(unique, one_each)
    return Identities(one_each, events, sorted([*doubts, *event_doubts], key=repr))


def _one_each(found: dict[Key, Identity]) -> dict[Key, Identity]:
    """One identity for each IRI: what two ways of finding the same thing know of it together."""
    by_iri: dict[str, set[Identity]] = defaultdict(set)
    for identity in found.values():
        by_iri[identity.iri].add(identity)
    merged: dict[str, Identity] = {}
    for iri, identities in by_iri.items():
        first = min(identities, key=lambda i: (not _is_official(i), i.label, i.aliases, i.reasons))
        forms = {form for identity in identities for form in (identity.label, *identity.aliases)}
        reasons = {reason for identity in identities for reason in identity.reasons}
        former = {each for identity in identities for each in identity.former}
        merged[iri] = replace(
            first,
            aliases=tuple(sorted(forms - {first.label})),
            reasons=tuple(sorted(reasons)),
            former=tuple(sorted(former)),
        )
    return {key: merged[identity.iri] for key, identity in found.items()}


def _is_official(identity: Identity) -> bool:
    return any(reason.code in OFFICIAL_CODES for reason in identity.reasons)
