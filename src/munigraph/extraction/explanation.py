"""How the items of one article came about, and which candidates were turned down and why.

An :class:`Explanation` is made of an extraction and the :class:`~munigraph.extraction.trace.Notes` taken meanwhile.
It holds identifiers; ``data/rules/explanations.toml`` has the words for them (:mod:`munigraph.extraction.wording`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Office
from munigraph.extraction.wording import load_wording
from munigraph.model import Agreement, Event, EventType, Evidence, Extraction, Fact, Predicate, Statement
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.chunks import Chunk
    from munigraph.extraction.confidence import Measured
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.trace import Notes, Refusal

__all__ = ["Explanation", "Found", "Item", "Proof", "Reading", "TurnedDown", "make_explanation"]

#: Symbols of phrases that name a person, and of those that name or stand for a municipality.
_PEOPLE, _ACTING = "PNKR", "MSPKR"
#: What an extraction holds beside entities.
Item = Fact | Event | Agreement | Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase was taken for, and what settled it."""

    #: As written; empty when no one phrase is pointed at.
    words: str
    #: Label of the entity.
    means: str
    #: Key of :attr:`~munigraph.extraction.wording.Wording.hows`.
    how: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence of an item, the sentence that it stands in, and how it was read."""

    evidence: Evidence
    sentence: Evidence
    #: Key of :attr:`~munigraph.extraction.wording.Wording.rules`.
    rule: str
    confidence: float
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An item of the extraction with its proofs, first the one that settled its rule and confidence."""

    item: Item
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """A candidate that gave no item."""

    #: Key of :attr:`~munigraph.extraction.wording.Wording.reasons`.
    reason: str
    words: Evidence
    sentence: Evidence
    #: What fills the places of the reason's text: sorted pairs.
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that one article states, how each item came about, and what was turned down, in the order of the text."""

    extraction: Extraction
    #: Name of the comuna that the article is about, or None when it is about none more than others.
    focus: str | None
    found: tuple[Found, ...]
    turned_down: tuple[TurnedDown, ...]


def make_explanation(extraction: Extraction, notes: Notes, measured: Measured) -> Explanation:
    """The explanation of an extraction by the notes taken while it was made.

    ``measured`` is what the confidences of the extraction rest on, so that those of the proofs are of the same scale.
    """
    if notes.actors is None:
        words = [_outside(extraction, refusal) for refusal in notes.refusals]
        return Explanation(extraction, None, (), tuple(words))
    teller = _Teller(extraction, notes, notes.actors, measured)
    cut = notes.actors.context.focus
    focus = notes.actors.document.lexicon.authority.comuna(cut).name if cut else None
    items: Sequence[Item] = (
        *extraction.facts,
        *extraction.events,
        *extraction.agreements,
        *extraction.statements,
    )
    found = tuple(Found(item, tuple(teller.proofs(item))) for item in items)
    return Explanation(extraction, focus, found, tuple(teller.turned_down()))


def _outside(extraction: Extraction, refusal: Refusal) -> TurnedDown:
    words = Evidence(refusal.start, refusal.end, extraction.article.text[refusal.start : refusal.end])
    return TurnedDown(refusal.reason, words, words, refusal.about)


class _Teller:
    """Reads the notes of one article."""

    def __init__(self, extraction: Extraction, notes: Notes, actors: Actors, measured: Measured) -> None:
        self._extraction = extraction
        self._measured = measured
        self._notes = notes
        self._actors = actors
        self._document = actors.document
        self._labels = {entity.key: entity.label for entity in extraction.entities}
        self._cuts = {e.key: e.cut for e in extraction.entities if e.key.startswith("municipality-")}

    # Items

    def proofs(self, item: Item) -> Iterator[Proof]:
        """The proofs of an item, first the one that settled its rule and confidence."""
        if isinstance(item, Fact):
            yield from sorted(
                self._proofs_of_fact(item),
                key=lambda each: (each.rule, each.confidence) != (item.rule, item.confidence),
            )
            return
        for evidence in item.evidence:
            if isinstance(item, Statement):
                readings = self._of_statement(item, evidence)
            else:
                readings = self._of_gathering(item, evidence)
            yield self._proof(evidence, item.rule, item.confidence, readings)

    def _proofs_of_fact(self, fact: Fact) -> Iterator[Proof]:
        """The proofs of a fact in the order of what their rules gave them, each with the confidence measured for it."""
        for settled in self._notes.settled((fact.predicate, fact.subject, fact.object, fold(fact.role or ""))):
            confidence = self._measured.confidence(settled.rule, fact.predicate, settled.confidence)
            readings = self._of_fact(fact, settled.evidence, settled.how)
            yield self._proof(settled.evidence, settled.rule, confidence, readings)

    def _proof(self, evidence: Evidence, rule: str, confidence: float, readings: Iterator[Reading]) -> Proof:
        distinct = tuple(dict.fromkeys(readings))
        return Proof(evidence, self._around(evidence.start, evidence.end), rule, confidence, distinct)

    def _of_fact(self, fact: Fact, evidence: Evidence, how: str) -> Iterator[Reading]:
        """What settled the municipality or body, and which other names stand in the evidence."""
        side = fact.subject if fact.predicate in (Predicate.HAS_UNIT, Predicate.ADOPTS) else fact.object
        if how:
            yield Reading("", self._labels[side], self._precise(how, side, evidence))
        alone = how or fact.subject.startswith("person-")
        yield from self._named(evidence, (fact.subject, fact.object), people="PNK", acting="" if alone else _ACTING)

    def _of_gathering(self, item: Event | Agreement, evidence: Evidence) -> Iterator[Reading]:
        """Who took part under another name; a mayor stands for the municipality where something is agreed."""
        keys = item.parties if isinstance(item, Agreement) else item.participants
        met = isinstance(item, Event) and item.type is not EventType.AGREEMENT_SIGNING
        return self._named(evidence, keys, people=_PEOPLE, acting="MS" if met else _ACTING)

    def _precise(self, how: str, key: str, evidence: Evidence) -> str:
        """Whether what is "named" is named beside it, elsewhere in the sentence, or by its demonym."""
        cut = self._cuts.get(key)
        if how != "named" or cut is None:
            return how
        comuna = self._document.lexicon.authority.comuna(cut)
        sentence = self._around(evidence.start, evidence.end)
        for piece, beside in ((evidence, True), (sentence, False)):
            folded = fold(piece.quote)
            if any(re.search(rf"\b{re.escape(fold(name))}\b", folded) for name in (comuna.name, *comuna.aliases)):
                return "named" if beside else "named in the sentence"
            if any(re.search(rf"\b{re.escape(fold(d).rstrip('o'))}", folded) for d in comuna.demonyms):
                return "demonym"
        return how

    def _of_statement(self, statement: Statement, evidence: Evidence) -> Iterator[Reading]:
        """How the speaker was found: the phrase nearest to the quotation that means them."""
        sentence = self._sentence(evidence.start, evidence.end)
        label = self._labels[statement.speaker]
        if sentence is None:
            return
        naming = [at for at in range(len(sentence.chunks)) if self._means(sentence, at) == statement.speaker]
        if not naming:
            nouns = [self._document.text[c.start : c.end] for c in sentence.chunks if c.symbol == "a"]
            yield Reading(nouns[-1], label, "pointing noun") if nouns else Reading("", label, "spoke last")
            return

        def far(at: int) -> tuple[bool, int]:
            return sentence.symbols[at] == "R", abs(sentence.chunks[at].start - evidence.start)

        nearest = min(naming, key=far)
        yield from self._person(sentence.chunks[nearest], statement.speaker)

    def _means(self, sentence: Sentence, at: int) -> str | None:
        """Key of the person whom the phrase at a position means."""
        if sentence.symbols[at] not in _PEOPLE:
            return None
        person = self._actors.person_at(sentence, at)
        return self._actors.builder.person(person) if person is not None else None

    def _named(self, evidence: Evidence, keys: Sequence[str], *, people: str, acting: str) -> Iterator[Reading]:
        """Who of ``keys`` is named in the evidence by another name than the label, or only meant.

        ``people``, ``acting``: symbols of the phrases that are read as persons, and as municipalities.
        """
        sentence = self._sentence(evidence.start, evidence.end)
        if sentence is None:
            return
        for at, chunk in enumerate(sentence.chunks):
            if chunk.start < evidence.start or chunk.end > evidence.end:
                continue
            beside = chunk.symbol == "R" and sentence.symbols[at + 1 : at + 3].startswith(("P", "N", ",P", ",N"))
            key = self._means(sentence, at) if chunk.symbol in people and not beside else None
            if key is not None and key in keys:
                yield from self._person(chunk, key)
            if isinstance(chunk.value, Body) and chunk.symbol in "UBAL":
                yield from self._body(chunk, chunk.value, keys)
            if chunk.symbol in acting:
                yield from self._municipalities(sentence, at, keys)

    def _municipalities(self, sentence: Sentence, at: int, keys: Sequence[str]) -> Iterator[Reading]:
        chunk = sentence.chunks[at]
        for meant in self._actors.municipalities_at(sentence, at):
            key = f"municipality-{meant.cut}"
            words = self._document.text[chunk.start : chunk.end]
            how = self._precise(meant.how, key, Evidence(chunk.start, chunk.end, words))
            if key in keys and how != "named":
                yield Reading(words, self._labels[key], how)

    def _person(self, chunk: Chunk, key: str) -> Iterator[Reading]:
        words = self._document.text[chunk.start : chunk.end]
        label = self._labels[key]
        if isinstance(chunk.value, Office):
            yield Reading(words, label, "holder of the office")
        elif fold(words) != fold(label):
            yield Reading(words, label, "shorter name")

    def _body(self, chunk: Chunk, body: Body, keys: Sequence[str]) -> Iterator[Reading]:
        key = self._actors.builder.body(body)
        words = self._document.text[chunk.start : chunk.end]
        if key in keys and len(words) < len(self._labels[key]):
            yield Reading(words, self._labels[key], "short form")

    # Sentences

    def _sentence(self, start: int, end: int) -> Sentence | None:
        """The sentence that holds a stretch of text: the one inside a quotation only when none outside does."""
        holding = [s for s in self._document.sentences if s.start <= start and end <= s.end]
        return min(holding, key=lambda s: (s.quotation >= 0, s.end - s.start), default=None)

    def _around(self, start: int, end: int) -> Evidence:
        """The sentence around a stretch of text as evidence; the stretch itself when it is no part of one."""
        sentences = self._document.sentences
        inner = [s for s in sentences if s.start <= start and end <= s.end and (s.start, s.end) != (start, end)]
        found = min(inner, key=lambda s: s.end - s.start, default=None)
        return self._document.evidence(*((found.start, found.end) if found is not None else (start, end)))

    # Candidates

    def turned_down(self) -> Iterator[TurnedDown]:
        """The candidates that no item of the article makes up for."""
        kind_of = load_wording().kind_of
        known = {fold(name) for e in self._extraction.entities for name in (e.label, *e.aliases)}
        told = [(e.start, e.end) for event in self._extraction.events for e in event.evidence]
        for refusal in self._notes.refusals:
            kind = kind_of[refusal.reason]
            words = self._document.evidence(refusal.start, refusal.end)
            if kind in ("unit", "model") and fold(words.quote) in known:
                continue
            if kind == "event" and any(start <= words.start and words.end <= end for start, end in told):
                continue
            yield TurnedDown(refusal.reason, words, self._around(words.start, words.end), refusal.about)
