"""Events and agreements: the same one told by several articles.

Conservative.  Two tellings of different articles are one when both are agreements or both are events, both report it or
both announce it, their days agree (equal where both tell one, else the articles appeared within three days), somebody
or something takes part in both, and

- they are of one type and share the subject: half of the words of label, topic and place of the one that has fewer, at
  least two; or
- they are of one type, both tell the same day, and at least two take part in both, half of those of the one that has
  fewer; or
- they are of one type, neither a visit nor a session (of which the same people make several in a row), at least four,
  two thirds of those of the one that has more, take part in both, and the articles appeared within a day of it; or
- it is a session of one and the same body on the same day; or
- the same bodies, at least two, sign or agree, and the subjects that are told are not unlike; or
- the articles are one piece of news: they appeared within two days under nearly the same title, and each tells this one
  event only.  An "encuentro" of the one (:attr:`~munigraph.model.EventType.MEETING`) is then the ceremony of the other.

Tellings of one type that meet the first part only, and tell one day or share a word, are left apart and listed.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from munigraph.model import EventType
from munigraph.resolve.reasons import Reason, reason
from munigraph.resolve.stations import days_between
from munigraph.resolve.tellings import Telling, tellings_of
from munigraph.resolve.types import Case, Doubt, Identity, Key, ToldIdentity, ToldKey, is_agreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["resolve_events"]

#: Days within which articles appear that report one event without telling its day.
_DAYS = 3
#: The share of words, and of participants, that the two must have in common, and how many at least.
_SHARE, _LEAST = 0.5, 2
#: The share of the participants of the one that has more, and how many at least, that make it one without its day.
_MOST, _MANY = 2 / 3, 4
#: Types of events of which the same people make several in a row.
_IN_A_ROW = (EventType.VISIT, EventType.COUNCIL_SESSION)
#: Days within which outlets print one piece of news, the share of the words of the longer title that the two have in
#: common, and how many at least: short titles of two openings in a row differ by a word.
_NEWS_DAYS, _NEWS_SHARE, _NEWS_WORDS = 2, 3 / 4, 6
#: Reasons that name who takes part and nothing of the event itself.
_WEAK = frozenset({"event-company", "event-parties"})
#: Words that a reason names.
_TOLD_WORDS = 4


def resolve_events(
    cases: Sequence[Case], identities: Mapping[Key, Identity]
) -> tuple[dict[ToldKey, ToldIdentity], list[Doubt]]:
    """The identity of every event and agreement, and the pairs of them that are left in doubt."""
    tellings = sorted(
        {told.key: told for case in cases for told in tellings_of(case, identities)}.values(), key=lambda one: one.order
    )
    same: dict[frozenset[ToldKey], Reason] = {}
    doubtful: list[tuple[ToldKey, ToldKey]] = []
    for one, other in _candidates(tellings):
        why = _why_one(one, other)
        if why is not None:
            same[frozenset((one.key, other.key))] = why
        elif _is_doubtful(one, other):
            doubtful.append((one.key, other.key))
    found: dict[ToldKey, ToldIdentity] = {}
    for group in _groups(tellings, same, doubtful):
        keys = tuple(told.key for told in group)
        reasons = {same[pair] for one, other in combinations(keys, 2) if (pair := frozenset((one, other))) in same}
        found.update(dict.fromkeys(keys, ToldIdentity(keys, tuple(sorted(reasons)))))
    pairs = {tuple(sorted((found[one].tellings[0], found[other].tellings[0]))) for one, other in doubtful}
    return found, [Doubt(one, other, reason("doubt-event")) for one, other in sorted(pairs) if one != other]


def _candidates(tellings: Sequence[Telling]) -> Iterable[tuple[Telling, Telling]]:
    """Pairs of events, or of agreements, of different articles with a participant in common, whose days agree."""
    by_who: dict[tuple[bool, str], list[Telling]] = defaultdict(list)
    for told in tellings:
        for iri in told.who:
            by_who[is_agreement(told.key), iri].append(told)
    seen: set[tuple[ToldKey, ToldKey]] = set()
    for group in by_who.values():
        for one, other in combinations(group, 2):
            pair = (one.key, other.key)
            if pair not in seen and one.key[0] != other.key[0] and _days_agree(one, other):
                seen.add(pair)
                yield one, other


def _days_agree(one: Telling, other: Telling) -> bool:
    return one.day == other.day if one.day and other.day else _within(one, other, _DAYS)


def _within(one: Telling, other: Telling, most: int) -> bool:
    """True when both articles appeared within so many days of the event, or of each other where its day is not told."""
    apart = [days_between(one.day or other.day or one.published, each.published) for each in (one, other)]
    return all(gap is not None and gap <= most for gap in apart)


def _why_one(one: Telling, other: Telling) -> Reason | None:
    if one.planned != other.planned:
        return None
    return _of_one_type(one, other) if one.kind == other.kind else _one_news(one, other)


def _of_one_type(one: Telling, other: Telling) -> Reason | None:
    day = one.day if one.day == other.day else None
    who = one.who & other.who
    if day is not None and one.kind == EventType.COUNCIL_SESSION and any("/organization/" in iri for iri in who):
        return reason("event-session", day=day)
    words = one.words.keys() & other.words.keys()
    if len(words) >= _LEAST and len(words) >= _SHARE * min(len(one.words), len(other.words)):
        return reason("event-topic", words=_told({stem: one.words[stem] for stem in words}))
    if day is not None and len(who) >= _LEAST and len(who) >= _SHARE * min(len(one.who), len(other.who)):
        return reason("event-participants", day=day, count=str(len(who)))
    if _one_company(one, other):
        return reason("event-company", count=str(len(who)))
    return _one_signing(one, other) or _one_news(one, other)


def _one_company(one: Telling, other: Telling) -> bool:
    many = len(one.who & other.who) >= max(_MANY, _MOST * max(len(one.who), len(other.who)))
    return many and one.kind not in _IN_A_ROW and _within(one, other, 1)


def _one_signing(one: Telling, other: Telling) -> Reason | None:
    """The same bodies sign or agree at one time, and what they agree on is not told to be unlike."""
    if one.kind != EventType.AGREEMENT_SIGNING and not is_agreement(one.key):
        return None
    unlike = not one.words.keys() & other.words.keys() and min(len(one.words), len(other.words)) >= _LEAST
    if one.bodies != other.bodies or len(one.bodies) < _LEAST or unlike:
        return None
    return reason("event-parties", count=str(len(one.bodies)))


def _one_news(one: Telling, other: Telling) -> Reason | None:
    if one.kind != other.kind and EventType.MEETING not in (one.kind, other.kind):
        return None
    days = days_between(one.published, other.published)
    if days is None or days > _NEWS_DAYS or not (one.is_alone and other.is_alone):
        return None
    words = one.title.keys() & other.title.keys()
    if len(words) < max(_NEWS_WORDS, _NEWS_SHARE * max(len(one.title), len(other.title))):
        return None
    return reason("event-news", words=_told({stem: one.title[stem] for stem in words}))


def _told(words: Mapping[str, str]) -> str:
    return ", ".join(sorted(words.values())[:_TOLD_WORDS])


def _is_doubtful(one: Telling, other: Telling) -> bool:
    if one.kind != other.kind:
        return False
    return bool(one.words.keys() & other.words.keys()) or (one.day is not None and one.day == other.day)


def _groups(
    tellings: Sequence[Telling],
    same: Mapping[frozenset[ToldKey], Reason],
    doubtful: list[tuple[ToldKey, ToldKey]],
) -> list[list[Telling]]:
    """Connected components of "one event": first by what says so of the event itself, then by who takes part."""
    groups = [[told] for told in tellings]
    for weak in (False, True):
        groups = _joined(groups, sorted(sorted(p) for p, why in same.items() if (why.code in _WEAK) == weak), doubtful)
    return groups


def _joined(
    groups: Sequence[list[Telling]], pairs: Iterable[Sequence[ToldKey]], doubtful: list[tuple[ToldKey, ToldKey]]
) -> list[list[Telling]]:
    """Groups that the pairs connect, as one.

    With two tellings of one article, or of two days, it would be no single event: then they stay apart, and the pairs
    join those in doubt.
    """
    home = {told.key: [number] for number, group in enumerate(groups) for told in group}
    linked = [(one, other) for one, other in pairs if home[one] is not home[other]]
    for one, other in linked:
        if home[one] is not home[other]:
            union = sorted({*home[one], *home[other]})
            home.update((told.key, union) for number in union for told in groups[number])
    found: list[list[Telling]] = []
    for numbers in {id(union): union for union in home.values()}.values():
        group = sorted((told for number in numbers for told in groups[number]), key=lambda told: told.order)
        articles = [told.key[0] for told in group]
        days = {told.day for told in group if told.day is not None}
        if len(articles) == len(set(articles)) and len(days) <= 1:
            found.append(group)
            continue
        found.extend(groups[number] for number in numbers)
        doubtful.extend(pair for pair in linked if home[pair[0]] is numbers)
    return found
