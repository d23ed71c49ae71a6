"""People: one identity for one person, the authority's where a mandate agrees.

A mayor is the person of a mandate when name, municipality and date agree (:mod:`munigraph.resolve.mandates`).  Two
other mentions are one person when one name is a form of the other and something besides it agrees: the municipality,
the office or body with its place, or the story told (:func:`munigraph.resolve.agreement.agreement`), and nothing speaks
against it.  What could be but is not sure to be one person is left apart and listed.

Names are joined from the fullest to the shortest.  Of each step the result is a function of the set of mentions: equal
names are joined as connected components, in one that contradicts itself the sides of the contradiction stay apart, and
a shorter name is joined only where exactly one person fits.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from munigraph.model import Predicate
from munigraph.resolve.cluster import Cluster, agree, components, contradictions
from munigraph.resolve.mandates import Match, mandate_of
from munigraph.resolve.naming import identities_of
from munigraph.resolve.person_doubts import doubts_of
from munigraph.resolve.reasons import reason
from munigraph.text import is_form_of, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.authority import Authority
    from munigraph.resolve.person import Person
    from munigraph.resolve.types import Doubt, Identity, Key

__all__ = ["resolve_people"]


def resolve_people(people: Sequence[Person], authority: Authority) -> tuple[dict[Key, Identity], list[Doubt]]:
    """Identity of every person, and the pairs that are left in doubt."""
    known, rest = _known(people, authority)
    clusters = [*known, *_equal_names(rest)]
    clusters = _shorter_names(clusters)
    identities = identities_of(clusters, authority)
    found = {person.key: identities[i] for i, cluster in enumerate(clusters) for person in cluster.people}
    return found, doubts_of([(cluster, identities[i]) for i, cluster in enumerate(clusters)], authority)


def _known(people: Iterable[Person], authority: Authority) -> tuple[list[Cluster], list[Person]]:
    """The people of the official mandates, each with their mentions, and all other mentions."""
    known: dict[str, Cluster] = {}
    rest = []
    for person in sorted(people, key=lambda one: one.key):
        match = mandate_of(person, authority) or _as_holder(person, authority)
        if match is not None:
            mandate = match.mandate
            cluster = known.setdefault(mandate.person_id, Cluster(name_words(mandate.person), mandate))
            cluster.add(person, match.reason)
        else:
            rest.append(person)
    return list(known.values()), rest


def _as_holder(person: Person, authority: Authority) -> Match | None:
    """A mandate of the mayor on record whom a person is by another office or the party told.

    Not of one who is said to govern a municipality of which the record has no such mayor at that time.
    """
    if person.holder is None or not person.holder.is_mayor or Predicate.GOVERNS in person.predicates:
        return None
    mandate = authority.mandates_held_by(person.holder.key)[0]
    return Match(mandate, reason("same-holder", name=person.holder.label))


def _equal_names(people: Iterable[Person]) -> list[Cluster]:
    """Mentions of one and the same name, joined where something besides it agrees."""
    by_words: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in people:
        by_words[person.words].append(person)
    return [
        cluster
        for words in sorted(by_words)
        for cluster in components(words, sorted(by_words[words], key=lambda one: one.key))
    ]


def _shorter_names(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Join each cluster to the one cluster of a fuller name that fits, if there is exactly one."""
    ordered = sorted(clusters, key=lambda c: (c.mandate is None, -len(c.words), -len("".join(c.words)), c.order))
    made: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in ordered:
        fitting = [] if cluster.mandate else [other for other in _candidates(cluster, by_word) if _fits(cluster, other)]
        if len(fitting) == 1:
            fitting[0].take(cluster)
            continue
        made.append(cluster)
        for word in set(cluster.words):
            by_word[word].append(cluster)
    return made


def _candidates(cluster: Cluster, by_word: dict[str, list[Cluster]]) -> list[Cluster]:
    """Clusters whose name has the last word of this one's, or one that it is the initial of."""
    last = cluster.words[-1] if cluster.words else ""
    words = [word for word in by_word if word.startswith(last)] if len(last) == 1 else [last]
    return list({id(other): other for word in words for other in by_word.get(word, ())}.values())


def _fits(short: Cluster, full: Cluster) -> bool:
    """True when all mentions of a shorter name may be of the person of a fuller one, and one of them surely is."""
    if short.words == full.words or not is_form_of(short.words, full.words):
        return False
    if full.mandate is not None and any(person.is_mayoral for person in short.people):
        return False  # said to govern, but not found to at that time
    against = next(contradictions(short.people, full.people), None)
    return against is None and agree(short.people, full.people) is not None
