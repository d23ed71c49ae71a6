"""Identity measured on labelled pairs of mentions: the same thing or two things.

``data/evaluation/identity_mentions.csv`` tells what an article says of a person, body, model or event;
``identity_pairs.csv`` which two of them are the same.  Their columns are explained in ``data/evaluation/README.md``.
The measure is that of pairwise linkage (Christen, *Data Matching*, 2012, section 7.3): of the pairs that were joined,
the share that is right; of the pairs that should be joined, the share that was.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.authority.tables import Row, read_table
from munigraph.model import Article, Entity, EntityKind, Event, EventType, Evidence, Extraction, Fact, Predicate
from munigraph.resources import resource
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["Mention", "Pair", "Pairwise", "as_extractions", "implied", "measure", "read_mentions", "read_pairs"]

_MENTION_COLUMNS = (
    "mention", "article", "published", "kind", "label", "aliases", "municipality", "fact", "office", "body", "region",
    "party", "when", "place", "topic", "planned", "participants",
)  # fmt: skip
_PAIR_COLUMNS = ("first", "second", "verdict", "note")
_EVENTS = frozenset(EventType)


@dataclass(frozen=True, slots=True)
class Mention:
    """What one article says of one thing.  Each field is a column of the table; an empty cell is None."""

    mention: str
    #: Identifier of the article in the corpus.
    article: str
    published: str | None
    #: :class:`~munigraph.model.EntityKind`, or :class:`~munigraph.model.EventType` for an event.
    kind: EntityKind | EventType
    label: str
    aliases: tuple[str, ...]
    municipality: str | None
    fact: Predicate | None
    office: str | None
    body: str | None
    region: str | None
    party: str | None
    when: str | None
    place: str | None
    topic: str | None
    planned: bool
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions and whether they are the same thing."""

    first: str
    second: str
    same: bool
    note: str


@dataclass(frozen=True, slots=True)
class Pairwise:
    """How the pairs came out."""

    right: tuple[Pair, ...]
    #: Joined although they are two.
    wrong: tuple[Pair, ...]
    #: Left apart although they are one.
    missed: tuple[Pair, ...]
    #: Left apart, as they should be.
    apart: tuple[Pair, ...]
    #: A mention of theirs was not found at all.
    unseen: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are one; 1 when none was joined."""
        joined = len(self.right) + len(self.wrong)
        return len(self.right) / joined if joined else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs to be joined that were, among those seen; 1 when there are none."""
        one = len(self.right) + len(self.missed)
        return len(self.right) / one if one else 1.0


def read_mentions(path: Path | None = None) -> dict[str, Mention]:
    """The mentions by their name; raises :class:`~munigraph.errors.DataError` naming the line that is wrong."""
    path = path or resource("data", "evaluation", "identity_mentions.csv")
    found: dict[str, Mention] = {}
    for row in read_table(path, _MENTION_COLUMNS):
        mention = _mention(row)
        if mention.mention in found:
            row.fail(f"a second mention {mention.mention}")
        found[mention.mention] = mention
    return found


def _mention(row: Row) -> Mention:
    kind = row.choice("kind", {*EntityKind, *EventType})
    fact = row.optional("fact")
    return Mention(
        mention=row.text("mention"),
        article=row.text("article"),
        published=row.day("published"),
        kind=EventType(kind) if kind in _EVENTS else EntityKind(kind),
        label=row.text("label"),
        aliases=row.many("aliases"),
        municipality=row.optional("municipality"),
        fact=None if fact is None else Predicate(row.choice("fact", set(Predicate))),
        office=row.optional("office"),
        body=row.optional("body"),
        region=row.optional("region"),
        party=row.optional("party"),
        when=row.day("when"),
        place=row.optional("place"),
        topic=row.optional("topic"),
        planned=row.optional("planned") == "true",
        participants=row.many("participants"),
    )


def read_pairs(mentions: Iterable[str], path: Path | None = None) -> list[Pair]:
    """The labelled pairs of those mentions; raises :class:`~munigraph.errors.DataError` as :func:`read_mentions`."""
    known = set(mentions)
    found = []
    for row in read_table(path or resource("data", "evaluation", "identity_pairs.csv"), _PAIR_COLUMNS):
        first, second = row.choice("first", known, "mention"), row.choice("second", known, "mention")
        same = row.choice("verdict", ("same", "different")) == "same"
        found.append(Pair(first, second, same, row.text("note")))
    return found


def measure(pairs: Iterable[Pair], identity: Callable[[str], str | None]) -> Pairwise:
    """Compare pairs with what ``identity`` says of a mention: its IRI, or None when it was not found."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        first, second = identity(pair.first), identity(pair.second)
        if first is None or second is None:
            groups["unseen"].append(pair)
        elif pair.same:
            groups["right" if first == second else "missed"].append(pair)
        else:
            groups["wrong" if first == second else "apart"].append(pair)
    names = ("right", "wrong", "missed", "apart", "unseen")
    return Pairwise(**{name: tuple(groups[name]) for name in names})


def implied(pairs: Iterable[Pair]) -> list[Pair]:
    """All pairs that follow from labelled ones: what is one with one of two is as they are to each other.

    Mentions that "same" connects are one thing; two such things are different when one pair of theirs is.
    """
    pairs = list(pairs)
    group_of = {name: {name} for pair in pairs for name in (pair.first, pair.second)}
    for pair in pairs:
        if pair.same and group_of[pair.first] is not group_of[pair.second]:
            joined = group_of[pair.first] | group_of[pair.second]
            group_of.update(dict.fromkeys(joined, joined))
    verdicts: dict[tuple[str, str], bool] = {}
    for pair in pairs:
        first, second = group_of[pair.first], group_of[pair.second]
        verdicts.update({(min(a, b), max(a, b)): pair.same for a in first for b in second if a != b})
    return [Pair(first, second, same, "implied") for (first, second), same in sorted(verdicts.items())]


def as_extractions(mentions: Iterable[Mention]) -> list[Extraction]:
    """One extraction for each article, that says of its mentions what the table says.

    The key of the entity of a mention is its name.  An event is the one whose rule is its name.
    """
    articles: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        articles[mention.article].append(mention)
    return [_Described(name, told).extraction() for name, told in sorted(articles.items())]


class _Described:
    """The extraction that a table of mentions describes; its text is the article's identifier."""

    def __init__(self, article: str, mentions: list[Mention]) -> None:
        self._article = Article(id=article, title=article, text=article, date=mentions[0].published)
        self._mentions = mentions
        self._entities: dict[str, Entity] = {}
        self._evidence = (Evidence(0, len(article), article),)

    def extraction(self) -> Extraction:
        for mention in self._mentions:
            if isinstance(mention.kind, EntityKind):
                ref = mention.party if mention.kind is EntityKind.PARTY else None
                self._entities[mention.mention] = Entity(
                    mention.mention, mention.kind, mention.label, mention.aliases, mention.municipality, ref
                )
        facts = tuple(fact for mention in self._mentions for fact in self._facts(mention))
        events = tuple(self._event(mention) for mention in self._mentions if isinstance(mention.kind, EventType))
        return Extraction(self._article, tuple(self._entities.values()), facts, events, extractor="labelled")

    def _facts(self, mention: Mention) -> Iterator[Fact]:
        if mention.region is not None:
            self._add(EntityKind.REGION, mention.region, None, mention.region)
        if mention.kind is not EntityKind.PERSON:
            return
        if mention.fact is not None:
            yield self._fact(mention, mention.fact, self._body(mention), mention.office)
        if mention.party is not None:
            party = self._add(EntityKind.PARTY, mention.party, None, mention.party)
            yield self._fact(mention, Predicate.MEMBER_OF_PARTY, party, None)

    def _fact(self, mention: Mention, predicate: Predicate, obj: str, office: str | None) -> Fact:
        return Fact(predicate, mention.mention, obj, self._evidence, 1.0, "labelled", office)

    def _body(self, mention: Mention) -> str:
        cut, body = mention.municipality, mention.body
        if body is None or body.startswith("Municipalidad de "):
            return self._add(EntityKind.MUNICIPALITY, f"Municipalidad de {cut}", cut, None)
        for other in self._mentions:
            if isinstance(other.kind, EntityKind) and fold(other.label) == fold(body):
                return other.mention
        return self._add(EntityKind.ORGANIZATION if cut is None else EntityKind.UNIT, body, cut, None)

    def _add(self, kind: EntityKind, label: str, cut: str | None, ref: str | None) -> str:
        key = f"{kind} {label}"
        self._entities.setdefault(key, Entity(key, kind, label, (), cut, ref))
        return key

    def _event(self, mention: Mention) -> Event:
        return Event(
            EventType(mention.kind),
            mention.label,
            mention.participants,
            self._evidence,
            1.0,
            mention.mention,
            mention.when,
            mention.place,
            mention.topic,
            mention.planned,
        )
