"""People: one identity for one person of one municipality, the authority's where a mandate agrees.

A mayor is the person of a mandate when name, municipality and date agree (any mandate of the municipality, for an
article without a date).  Everyone else is identified by the municipality that anchors them and a name that is a form of
the same full name; people whom no municipality anchors, by their whole name.  Namesakes of different places stay apart.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI, Entity, Predicate
from munigraph.resolve.types import Case, Identity
from munigraph.text import is_form_of, name_words, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.authority import Authority, Mandate

__all__ = ["resolve_people"]

_Key = tuple[str, str]


@dataclass(eq=False)
class _Cluster:
    """The mentions of one person."""

    cut: str | None
    words: tuple[str, ...]
    #: The mandate that the person is known by, if any.
    mandate: Mandate | None = None
    members: list[_Key] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)


def resolve_people(cases: Sequence[Case], authority: Authority) -> dict[_Key, Identity]:
    """Identity of every person of the cases."""
    clusters = _cluster(cases, authority)
    taken = {mandate.person_id for mandate in authority.mandates}
    parts = _parts(clusters, taken)
    found: dict[_Key, Identity] = {}
    for cluster in clusters:
        identity = _identity(cluster, parts[id(cluster)])
        found.update(dict.fromkeys(cluster.members, identity))
    return found


def _cluster(cases: Sequence[Case], authority: Authority) -> list[_Cluster]:
    """All people, each with their mentions; the authority's first, then the fullest names."""
    known: dict[str, _Cluster] = {}
    rest: dict[str | None, list[tuple[_Key, Entity]]] = defaultdict(list)
    for case in cases:
        for entity in case.entities:
            if not entity.kind.is_person:
                continue
            mandate = _mandate(entity, case, authority)
            if mandate is None:
                rest[entity.cut].append(((case.article, entity.key), entity))
                continue
            words = name_words(mandate.person)
            cluster = known.setdefault(mandate.person_id, _Cluster(mandate.cut, words, mandate))
            _join(cluster, (case.article, entity.key), entity)
    clusters = list(known.values())
    for cut in sorted(rest, key=lambda c: c or ""):
        beside = [cluster for cluster in known.values() if cut is not None and _serves(cluster, cut, authority)]
        clusters.extend(_group(cut, rest[cut], beside))
    return sorted(clusters, key=lambda c: (c.words, c.cut or ""))


def _serves(cluster: _Cluster, cut: str, authority: Authority) -> bool:
    person = cluster.mandate.person_id if cluster.mandate else ""
    return any(mandate.cut == cut for mandate in authority.mandates_held_by(person))


def _group(cut: str | None, mentions: Iterable[tuple[_Key, Entity]], beside: Sequence[_Cluster]) -> list[_Cluster]:
    """Mentions of one municipality joined by name: into ``beside`` (its known mayors) or into clusters of their own."""
    by_words: dict[tuple[str, ...], list[tuple[_Key, Entity]]] = defaultdict(list)
    for key, entity in mentions:
        by_words[name_words(entity.label)].append((key, entity))
    made: list[_Cluster] = []
    for words in sorted(by_words, key=lambda w: (-len(w), w)):
        pool = [*beside, *made] if cut is not None else []
        fitting = [cluster for cluster in pool if is_form_of(words, cluster.words)]
        exact = [cluster for cluster in fitting if cluster.words == words]
        if len(exact) == 1:
            fitting = exact
        if len(fitting) == 1:
            cluster = fitting[0]
        else:
            # Nobody, or two whom the short form fits: a wrong merger is worse than a missed one.
            cluster = _Cluster(cut, words)
            made.append(cluster)
        for key, entity in sorted(by_words[words], key=lambda one: one[0]):
            own = cluster
            if any(article == key[0] for article, _ in cluster.members):
                # The article itself tells two people of this name apart.
                own = _Cluster(cut, words)
                made.append(own)
            _join(own, key, entity)
    return made


def _join(cluster: _Cluster, key: _Key, entity: Entity) -> None:
    cluster.members.append(key)
    cluster.forms.update((entity.label, *entity.aliases))


def _mandate(entity: Entity, case: Case, authority: Authority) -> Mandate | None:
    """The mandate that agrees with what the article says of a person, or None when none does or two people fit."""
    fitting: dict[str, Mandate] = {}
    for person, predicate, cut in case.offices:
        if person != entity.key or predicate is Predicate.COUNCILLOR_OF:
            continue
        for mandate in authority.mandates_of(cut):
            if _agrees(mandate, predicate, case.date) and mandate.is_named(entity.label):
                fitting.setdefault(mandate.person_id, mandate)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _agrees(mandate: Mandate, predicate: Predicate, date: str | None) -> bool:
    if date is None or mandate.start is None:
        return date is None
    if predicate is Predicate.FORMERLY_GOVERNED:
        return mandate.start <= date
    return mandate.start <= date < mandate.last_day


def _parts(clusters: Sequence[_Cluster], taken: set[str]) -> dict[int, str]:
    """Last part of the IRI of each cluster: the slug of its name, with what anchors it where people would share one.

    The people of the official mandates keep theirs.  Those who share a name are told apart by their municipality, and
    where that is not known or is the same too, by a digest of the articles that name them.
    """
    parts = {id(cluster): cluster.mandate.person_id for cluster in clusters if cluster.mandate is not None}
    rest = [cluster for cluster in clusters if cluster.mandate is None]
    plain = {id(cluster): slug(_label(cluster)) or "sin-nombre" for cluster in rest}
    shared = Counter(plain.values())
    for cluster in rest:
        part = plain[id(cluster)]
        if shared[part] > 1 or part in taken:
            part += f"-{cluster.cut}" if cluster.cut is not None else "-sin-comuna"
        parts[id(cluster)] = part
    again = Counter(parts[id(cluster)] for cluster in rest)
    for cluster in rest:
        part = parts[id(cluster)]
        if again[part] > 1:
            members = ",".join(f"{article}/{key}" for article, key in sorted(cluster.members))
            parts[id(cluster)] = f"{part}-{hashlib.sha256(members.encode()).hexdigest()[:8]}"
    return parts


def _label(cluster: _Cluster) -> str:
    """The fullest form: most words, then longest, then first in order of code points."""
    if cluster.mandate is not None:
        return cluster.mandate.short_name
    return min(cluster.forms, key=lambda form: (-len(name_words(form)), -len(form), form))


def _identity(cluster: _Cluster, part: str) -> Identity:
    label = _label(cluster)
    if cluster.mandate is not None:
        mandate = cluster.mandate
        reason = f"authority: mayor of {mandate.cut} from {mandate.start or 'an unknown day'}, name and date agree"
    elif cluster.cut is not None:
        reason = f"same name in municipality {cluster.cut}"
    else:
        reason = "same whole name, no municipality"
    return Identity(f"{RESOURCE_IRI}person/{part}", label, tuple(sorted(cluster.forms - {label})), reason)
