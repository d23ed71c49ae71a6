"""Short ways to say what an article tells.  Names of people are invented unless they stand in the official tables."""

from __future__ import annotations

from munigraph.model import Agreement, Entity, EntityKind, Event, EventType, Evidence, Predicate
from munigraph.resolve import Case, resolve

ID = "https://w3id.org/munigraph/id/"


def person(label, cut=None, *, key=None, aliases=()):
    return Entity(key or label, EntityKind.PERSON, label, tuple(aliases), cut)


def body(label, *aliases, kind=EntityKind.ORGANIZATION, cut=None, ref=None):
    return Entity(label, kind, label, aliases, cut, ref)


def region(code):
    return Entity(f"region {code}", EntityKind.REGION, code, (), None, code)


def event(kind, label, *who, date=None, topic=None, planned=False):
    return Event(EventType(kind), label, who, (Evidence(0, 1, "x"),), 1.0, "test", date, None, topic, planned)


def agreement(label, *parties):
    return Agreement(label, parties, (Evidence(0, 1, "x"),), 1.0, "test")


def case(article, *entities, date="2022-05-12", offices=(), posts=(), adopted=(), events=(), agreements=(), title=""):
    """``posts`` are (person, body) for a role that is held, or (person, predicate, body)."""
    posts = [post if len(post) == 3 else (post[0], Predicate.HOLDS_ROLE, post[1]) for post in posts]
    return Case(
        article,
        date,
        entities,
        tuple(sorted(offices)),
        tuple(sorted(posts)),
        tuple(sorted(adopted)),
        tuple(events),
        tuple(agreements),
        title,
    )


def iris(*cases):
    found = resolve(cases)
    return {(c.article, e.key): found.of(c.article, e.key).iri.removeprefix(ID) for c in cases for e in c.entities}


def doubts(*cases):
    """(last parts of the IRIs, code of the reason) of the people in doubt."""
    return [
        (*(str(thing).rpartition("/")[2] for thing in (doubt.first, doubt.second)), doubt.reason.code)
        for doubt in resolve(cases).doubts
    ]
