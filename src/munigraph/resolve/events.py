"""Events: the same one told by several articles.

Conservative.  Two tellings of different articles are one event when their type is the same, both report it or both
announce it, their days agree (equal where both tell one, else the articles appeared within three days), somebody or
something takes part in both, and

- they share the subject: half of the words of label, topic and place of the one that has fewer, at least two; or
- both tell the same day, and at least two take part in both, half of those of the one that has fewer; or
- it is a session of one and the same body on the same day.

Tellings that meet the first part only, and tell one day or share a word, are left apart and listed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI, Event, EventType
from munigraph.resolve.agreement import days_between
from munigraph.resolve.names import words_of
from munigraph.resolve.reasons import Reason, reason
from munigraph.resolve.types import Case, Doubt, EventIdentity, EventKey, Identity, Key, event_key
from munigraph.resources import resource
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["resolve_events"]

#: Days within which articles appear that report one event without telling its day.
_DAYS = 3
#: The share of words, and of participants, that the two must have in common, and how many at least.
_SHARE, _LEAST = 0.5, 2
_SHORT = 3
#: Participants whose names, when the label repeats them, do not tell what the event is about.
_NAMED_APART = (f"{RESOURCE_IRI}person/", f"{RESOURCE_IRI}municipality/")


@dataclass(frozen=True, slots=True)
class _Telling:
    """An event as one article tells it."""

    key: EventKey
    event: Event
    published: str | None
    #: IRIs of those who take part.
    who: frozenset[str]
    #: Folded words of label, topic and place that say what it is about: not the kind of event, nor who takes part.
    words: frozenset[str]

    @property
    def order(self) -> tuple[str, EventKey]:
        """By the day on which it was published, those without one last."""
        return self.published or "9999", self.key


def resolve_events(
    cases: Sequence[Case], identities: Mapping[Key, Identity]
) -> tuple[dict[EventKey, EventIdentity], list[Doubt]]:
    """The identity of every event, and the pairs of events that are left in doubt."""
    tellings = sorted(
        {told.key: told for case in cases for told in _tellings(case, identities)}.values(), key=lambda one: one.order
    )
    same: dict[frozenset[EventKey], Reason] = {}
    doubtful: list[tuple[EventKey, EventKey]] = []
    for one, other in _candidates(tellings):
        why = _why_one(one, other)
        if why is not None:
            same[frozenset((one.key, other.key))] = why
        elif _is_doubtful(one, other):
            doubtful.append((one.key, other.key))
    found: dict[EventKey, EventIdentity] = {}
    for group in _groups(tellings, same, doubtful):
        keys = tuple(told.key for told in group)
        reasons = {same[pair] for one, other in combinations(keys, 2) if (pair := frozenset((one, other))) in same}
        found.update(dict.fromkeys(keys, EventIdentity(keys, tuple(sorted(reasons)))))
    pairs = {tuple(sorted((found[one].tellings[0], found[other].tellings[0]))) for one, other in doubtful}
    return found, [Doubt(one, other, reason("doubt-event")) for one, other in sorted(pairs) if one != other]


def _tellings(case: Case, identities: Mapping[Key, Identity]) -> Iterable[_Telling]:
    for event in case.events:
        who = {identities[case.article, key] for key in event.participants}
        forms = {form for i in who if i.iri.startswith(_NAMED_APART) for form in (i.label, *i.aliases)}
        names = {word for form in forms for word in words_of(form)}
        told = " ".join(filter(None, (event.label, event.topic, event.place)))
        words = frozenset(word for word in words_of(told) if len(word) > _SHORT and word not in _idle_words())
        iris = frozenset(identity.iri for identity in who)
        yield _Telling(event_key(case.article, event), event, case.date, iris, words - names)


@cache
def _idle_words() -> frozenset[str]:
    lines = resource("data", "identity", "event_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def _candidates(tellings: Sequence[_Telling]) -> Iterable[tuple[_Telling, _Telling]]:
    """Pairs of different articles, of one type and with a participant in common, whose days agree; each once."""
    by_who: dict[tuple[EventType, str], list[_Telling]] = defaultdict(list)
    for told in tellings:
        for iri in told.who:
            by_who[told.event.type, iri].append(told)
    seen: set[tuple[EventKey, EventKey]] = set()
    for group in by_who.values():
        for one, other in combinations(group, 2):
            pair = (one.key, other.key)
            if pair not in seen and one.key[0] != other.key[0] and _days_agree(one, other):
                seen.add(pair)
                yield one, other


def _days_agree(one: _Telling, other: _Telling) -> bool:
    days = (one.event.date, other.event.date)
    if all(days):
        return days[0] == days[1]
    apart = [days_between(days[0] or days[1] or one.published, p) for p in (one.published, other.published)]
    return all(gap is not None and gap <= _DAYS for gap in apart)


def _why_one(one: _Telling, other: _Telling) -> Reason | None:
    if one.event.planned != other.event.planned:
        return None
    day = one.event.date if one.event.date == other.event.date else None
    who = one.who & other.who
    if day is not None and one.event.type is EventType.COUNCIL_SESSION and any("/organization/" in iri for iri in who):
        return reason("event-session", day=day)
    words = one.words & other.words
    if len(words) >= _LEAST and len(words) >= _SHARE * min(len(one.words), len(other.words)):
        return reason("event-topic", words=", ".join(sorted(words)[:4]))
    if day is not None and len(who) >= _LEAST and len(who) >= _SHARE * min(len(one.who), len(other.who)):
        return reason("event-participants", day=day, count=str(len(who)))
    return None


def _is_doubtful(one: _Telling, other: _Telling) -> bool:
    return bool(one.words & other.words) or (one.event.date is not None and one.event.date == other.event.date)


def _groups(
    tellings: Sequence[_Telling],
    same: Mapping[frozenset[EventKey], Reason],
    doubtful: list[tuple[EventKey, EventKey]],
) -> list[list[_Telling]]:
    """Connected components of "one event".

    A component with two tellings of one article, or of two days, is no single event: it falls apart, and its pairs
    join those in doubt.
    """
    group_of = {told.key: [told] for told in tellings}
    for pair in sorted(same, key=sorted):
        one, other = sorted(pair)
        if group_of[one] is not group_of[other]:
            joined = sorted([*group_of[one], *group_of[other]], key=lambda told: told.order)
            group_of.update((told.key, joined) for told in joined)
    groups: list[list[_Telling]] = []
    for group in {id(group): group for group in group_of.values()}.values():
        articles = [told.key[0] for told in group]
        days = {told.event.date for told in group if told.event.date is not None}
        if len(articles) == len(set(articles)) and len(days) <= 1:
            groups.append(group)
            continue
        groups.extend([told] for told in group)
        keys = {told.key for told in group}
        doubtful.extend((min(pair), max(pair)) for pair in same if pair <= keys)
    return groups
