"""What people are called, and the addresses that they get."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI
from munigraph.resolve.types import Identity
from munigraph.text import name_words, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from munigraph.authority import Authority
    from munigraph.resolve.cluster import Cluster

__all__ = ["identities_of"]


def identities_of(clusters: Sequence[Cluster], authority: Authority) -> list[Identity]:
    """The identity of each cluster."""
    taken = {mandate.person_id for mandate in authority.mandates}
    labels = [_label(cluster) for cluster in clusters]
    parts = _parts(clusters, labels, taken)
    return [
        Identity(
            _iri(part),
            label,
            tuple(sorted(_forms(cluster) - {label})),
            tuple(sorted(cluster.reasons)),
            tuple(sorted({_iri(_part(person.entity.label)) for person in cluster.joined} - {_iri(part)})),
        )
        for cluster, label, part in zip(clusters, labels, parts, strict=True)
    ]


def _iri(part: str) -> str:
    return f"{RESOURCE_IRI}person/{part}"


def _part(label: str) -> str:
    return slug(label) or "sin-nombre"


def _forms(cluster: Cluster) -> set[str]:
    return {form for person in cluster.people for form in (person.entity.label, *person.entity.aliases)}


def _label(cluster: Cluster) -> str:
    """The name in use of the authority, else the fullest form: most words, then longest, then first in order."""
    if cluster.mandate is not None:
        return cluster.mandate.short_name
    return min(_forms(cluster), key=lambda form: (-len(name_words(form)), -len(form), form))


def _parts(clusters: Sequence[Cluster], labels: Sequence[str], taken: set[str]) -> list[str]:
    """Last part of the IRI of each: the slug of its name, with what anchors it where people would share one.

    The people of the official mandates keep theirs.  Those who share a name are told apart by their municipality, else
    by the body where they hold an office, and where that is not known or is the same too, by a digest of the articles
    that name them.
    """
    parts = [
        cluster.mandate.person_id if cluster.mandate else _part(label)
        for cluster, label in zip(clusters, labels, strict=True)
    ]
    for longer in (_anchored, _digested):
        parts = _apart(clusters, parts, taken, longer)
    return parts


def _apart(
    clusters: Sequence[Cluster], parts: list[str], taken: set[str], longer: Callable[[Cluster, str], str]
) -> list[str]:
    shared = Counter(part for cluster, part in zip(clusters, parts, strict=True) if not cluster.mandate)
    return [
        longer(cluster, part) if cluster.mandate is None and (shared[part] > 1 or part in taken) else part
        for cluster, part in zip(clusters, parts, strict=True)
    ]


def _anchored(cluster: Cluster, part: str) -> str:
    if cluster.cuts:
        return f"{part}-{min(cluster.cuts)}"
    bodies = sorted({station.label for person in cluster.people for station in person.stations})
    return f"{part}-{slug(bodies[0])}" if bodies else f"{part}-sin-comuna"


def _digested(cluster: Cluster, part: str) -> str:
    members = ",".join(f"{article}/{key}" for article, key in sorted(person.key for person in cluster.people))
    return f"{part}-{hashlib.sha256(members.encode()).hexdigest()[:8]}"
