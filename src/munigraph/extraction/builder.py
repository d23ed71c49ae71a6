"""Collects what the rules find in one article: entities once each, facts once each with all their evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from munigraph.extraction.chunks import Body, Party
from munigraph.extraction.trace import Settled, Trace
from munigraph.model import (
    Agreement,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Extraction,
    Fact,
    Predicate,
    Statement,
)
from munigraph.text import fold, slug

if TYPE_CHECKING:
    from munigraph.extraction.chunks import Office
    from munigraph.extraction.confidence import Measured
    from munigraph.extraction.document import Document
    from munigraph.extraction.people import Person

__all__ = ["Builder"]

_Found = TypeVar("_Found", Fact, Event, Agreement, Statement)

_BODY_KINDS = {
    "unit": EntityKind.UNIT,
    "association": EntityKind.ASSOCIATION,
    "model": EntityKind.MODEL,
}
_PERSON_RANK = (EntityKind.PERSON, EntityKind.OFFICIAL, EntityKind.COUNCILLOR, EntityKind.MAYOR)
_PERSON_KIND = {
    Predicate.GOVERNS: EntityKind.MAYOR,
    Predicate.COUNCILLOR_OF: EntityKind.COUNCILLOR,
    Predicate.HOLDS_ROLE: EntityKind.OFFICIAL,
}


@dataclass
class _Thing:
    entity: Entity
    forms: set[str] = field(default_factory=set)


class Builder:
    """The growing extraction of one article."""

    def __init__(self, document: Document, trace: Trace | None = None) -> None:
        self._document = document
        #: Where the rules report what they turn down and why.
        self.trace = trace or Trace()
        self._things: dict[str, _Thing] = {}
        self._persons: dict[int, str] = {}
        self._elect: set[int] = set()
        #: How the article writes each party, by abbreviation.
        self._parties: dict[str, list[str]] = defaultdict(list)
        for sentence in document.sentences:
            for chunk in sentence.chunks:
                if chunk.symbol == "F" and isinstance(chunk.value, Party):
                    self._parties[chunk.value.abbreviation].append(chunk.value.written)
        self._acronyms: dict[str, str] = {}
        #: Units by name: the key of each municipality's (None: not known whose).
        self._units: dict[str, dict[str | None, str]] = {}
        self._facts: dict[tuple[Predicate, str, str, str], Fact] = {}
        self._evidence: dict[tuple[Predicate, str, str, str], set[Evidence]] = {}
        self._of_subject: dict[str, list[tuple[Predicate, str, str, str]]] = {}
        self.events: list[Event] = []
        self.agreements: list[Agreement] = []
        self.statements: list[Statement] = []

    # Entities

    def person(self, person: Person) -> str:
        """Key of a person."""
        key = self._persons.get(id(person))
        if key is None:
            key = f"person-{slug(person.label)}-{person.first}"
            self._persons[id(person)] = key
            self._things[key] = _Thing(Entity(key, EntityKind.PERSON, person.label), person.forms)
        return key

    def municipality(self, cut: str) -> str:
        """Key of a municipality."""
        key = f"municipality-{cut}"
        if key not in self._things:
            name = self._document.lexicon.authority.comuna(cut).municipality
            assert name is not None
            self._things[key] = _Thing(Entity(key, EntityKind.MUNICIPALITY, name, cut=cut))
        return key

    def party(self, abbreviation: str, written: str) -> str:
        """Key of a party; the label is the fullest form as written."""
        key = f"party-{slug(abbreviation)}"
        written = max((*self._parties.get(abbreviation, ()), written), key=len)
        if key not in self._things:
            self._things[key] = _Thing(Entity(key, EntityKind.PARTY, written, ref=abbreviation))
        self._add_form(key, written)
        return key

    def body(self, body: Body, cut: str | None = None) -> str:
        """Key of an organization, unit, association or model; its acronym leads to it from then on."""
        kind = _BODY_KINDS.get(body.kind, EntityKind.ORGANIZATION)
        group = kind if kind in (EntityKind.UNIT, EntityKind.MODEL) else EntityKind.ORGANIZATION
        cut = cut or body.cut
        known = self._acronyms.get(fold(body.label))
        if known is not None and kind is EntityKind.UNIT and cut and self._things[known].entity.cut not in (None, cut):
            known = None  # the unit of that short name of another municipality
        base = f"{group.lower()}-{slug(body.ref or body.label)}"
        key = known or (self._unit_key(base, cut) if kind is EntityKind.UNIT else base)
        if key not in self._things:
            self._things[key] = _Thing(Entity(key, kind, body.label, cut=cut, ref=body.ref))
        thing = self._things[key]
        if cut and thing.entity.cut is None:
            thing.entity = replace(thing.entity, cut=cut)
        if len(body.label) > len(thing.entity.label) and not known:
            thing.forms.add(thing.entity.label)
            thing.entity = replace(thing.entity, label=body.label)
        self._add_form(key, body.label)
        if body.acronym:
            self._acronyms[fold(body.acronym)] = key
            self._add_form(key, body.acronym)
        return key

    def _unit_key(self, base: str, cut: str | None) -> str:
        """Units of one name are one in each municipality; one without a municipality is the only one there is."""
        keys = self._units.setdefault(base, {})
        if cut in keys:
            return keys[cut]
        if cut is None and len(keys) == 1:
            return next(iter(keys.values()))
        if cut is not None and len(keys) == 1 and None in keys:
            keys[cut] = keys.pop(None)
            return keys[cut]
        keys[cut] = base if cut is None or not keys else f"{base}-{cut}"
        return keys[cut]

    def _add_form(self, key: str, form: str) -> None:
        self._things[key].forms.add(form)

    def learn_acronyms(self, bodies: list[Body]) -> None:
        """Make "Full Name (ACR)" known before any fact is made, so that ACR alone is the same body."""
        for body in bodies:
            if body.acronym:
                self.body(body)
        for body in bodies:
            if body.full and fold(body.full) in self._document.folded:
                self._acronyms.setdefault(fold(body.label), self.body(Body(body.full)))

    # Facts

    def fact(
        self,
        predicate: Predicate,
        subject: str,
        object_: str,
        evidence: Evidence,
        confidence: float,
        rule: str,
        role: str | None = None,
        how: str = "",
    ) -> None:
        """Add a fact, or a further piece of evidence for it; the higher confidence stays.

        ``how``: what settled its municipality or body, for who asks why (``data/rules/explanations.toml``).
        """
        if predicate.is_symmetric and subject > object_:
            subject, object_ = object_, subject
        if subject == object_:
            return
        key = (predicate, subject, object_, fold(role or ""))
        confidence = round(confidence, 3)
        self.trace.settle(key, Settled(evidence, rule, confidence, how))
        known = self._facts.get(key)
        if known is None:
            self._facts[key] = Fact(predicate, subject, object_, (evidence,), confidence, rule, role)
            self._evidence[key] = {evidence}
            self._of_subject.setdefault(subject, []).append(key)
            return
        self._evidence[key].add(evidence)
        if confidence > known.confidence:
            self._facts[key] = replace(known, confidence=confidence, rule=rule)

    def facts_of(self, subject: str) -> list[Fact]:
        """The facts whose subject is an entity."""
        return [self._facts[key] for key in self._of_subject.get(subject, ())]

    def is_known(self, person: Person) -> bool:
        """True for one who has an office, or one that the person was elected or appointed to."""
        return id(person) in self._elect or self.has_office(person)

    def will_hold(self, person: Person) -> None:
        """Remember one who is to take office."""
        self._elect.add(id(person))

    def has_office(self, person: Person) -> bool:
        """True when some office of the person, present or past, is among the facts."""
        key = self._persons.get(id(person))
        return key is not None and any(f.predicate in _OFFICES for f in self.facts_of(key))

    def is_councillor(self, person: Person) -> bool:
        """True for one who sits on a council, as the article states."""
        key = self._persons.get(id(person))
        return key is not None and any(f.predicate is Predicate.COUNCILLOR_OF for f in self.facts_of(key))

    def holds(self, person: Person, office: Office) -> bool:
        """True when the person holds an office of the same kind, in the same body where one is named."""
        key = self._persons.get(id(person))
        if key is None:
            return False
        if office.entry.object == "councillor":
            return any(f.predicate is Predicate.COUNCILLOR_OF for f in self.facts_of(key))
        head = fold(" ".join(office.entry.words))[:6]
        return any(
            f.predicate is Predicate.HOLDS_ROLE
            and fold(f.role or "").startswith(head)
            and (office.body is None or fold(office.body.label) == fold(self.label(f.object)))
            for f in self.facts_of(key)
        )

    def governed_by(self, person: Person) -> str | None:
        """CUT of the municipality that the person governs or sits on the council of."""
        key = self._persons.get(id(person))
        return self.council_cut(key) if key else None

    def governed_key(self, key: str) -> str | None:
        """CUT of the municipality that the person of a key governs, or None."""
        for fact in self.facts_of(key):
            if fact.predicate is Predicate.GOVERNS:
                return self._things[fact.object].entity.cut
        return None

    def council_cut(self, key: str) -> str | None:
        """CUT of the municipality that the person of a key governs or sits on the council of, or None."""
        for fact in self.facts_of(key):
            if fact.predicate in (Predicate.GOVERNS, Predicate.COUNCILLOR_OF):
                return self._things[fact.object].entity.cut
        return None

    def is_association(self, key: str) -> bool:
        """True for an association of municipalities."""
        return self._things[key].entity.kind is EntityKind.ASSOCIATION

    def is_other_body(self, key: str) -> bool:
        """True for a body that is no municipality and no part of one."""
        entity = self._things[key].entity
        return entity.kind is EntityKind.ORGANIZATION and entity.cut is None

    def label(self, key: str) -> str:
        """Label of an entity."""
        return self._things[key].entity.label

    def cut_of(self, key: str) -> str | None:
        """CUT that anchors an entity."""
        return self._things[key].entity.cut

    # Result

    def build(self, extractor: str, measured: Measured) -> Extraction:
        """Everything in a fixed order; entities that nothing refers to are left out.

        What the rules gave as confidence becomes what was measured of them.
        """

        def sure(item: _Found, kind: str) -> _Found:
            return replace(item, confidence=measured.confidence(item.rule, kind, item.confidence))

        told = (
            replace(sure(fact, fact.predicate), evidence=tuple(sorted(self._evidence[key])))
            for key, fact in self._facts.items()
        )
        facts = tuple(sorted(told, key=lambda f: (f.evidence[0], f.predicate, f.subject, f.object, f.role or "")))
        events = tuple(sorted((sure(e, "event") for e in self.events), key=lambda e: (e.evidence[0], e.type, e.label)))
        agreed = (sure(a, "agreement") for a in self.agreements)
        agreements = tuple(sorted(agreed, key=lambda a: (a.evidence[0], a.label)))
        said = (sure(s, "statement") for s in self.statements)
        statements = tuple(sorted(said, key=lambda s: (s.evidence[0], s.speaker)))
        used = {key for fact in facts for key in (fact.subject, fact.object)}
        used.update(key for event in events for key in event.participants)
        used.update(key for agreement in agreements for key in agreement.parties)
        used.update(key for statement in statements for key in (statement.speaker, *statement.about))
        entities = tuple(self._finish(key, facts) for key in sorted(used))
        return Extraction(self._document.article, entities, facts, events, agreements, statements, extractor)

    def _finish(self, key: str, facts: tuple[Fact, ...]) -> Entity:
        thing = self._things[key]
        entity = thing.entity
        if entity.kind.is_person:
            mine = [fact for fact in facts if fact.subject == key]
            kinds = [_PERSON_KIND.get(fact.predicate, EntityKind.PERSON) for fact in mine]
            kind = max(kinds, key=_PERSON_RANK.index, default=EntityKind.PERSON)
            cut = next(
                (self.cut_of(f.object) for p in _OFFICES for f in mine if f.predicate is p and self.cut_of(f.object)),
                None,
            )
            entity = replace(entity, kind=kind, cut=cut)
        return replace(entity, aliases=tuple(sorted(thing.forms - {entity.label})))


_OFFICES = (
    Predicate.GOVERNS,
    Predicate.COUNCILLOR_OF,
    Predicate.HOLDS_ROLE,
    Predicate.FORMERLY_GOVERNED,
    Predicate.FORMERLY_HELD_ROLE,
)
