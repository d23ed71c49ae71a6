"""What the rules say of their own work: the candidates that they turn down, and what settled the facts that they make.

Every rule reports to a :class:`Trace`, which forgets; :class:`Notes` is the trace that remembers, for
:meth:`~munigraph.extraction.Extractor.explain`.  A *reason* is the ``id`` of one in ``data/rules/explanations.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.chunks import Office
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.lexicon import Entry
    from munigraph.model import Evidence, Predicate

__all__ = ["FactKey", "Notes", "Refusal", "Settled", "Trace", "why_not_held", "why_out_of_scope"]

#: Predicate, keys of subject and object, folded role: what makes a fact one within an article.
FactKey = tuple["Predicate", str, str, str]


class Trace:
    """Hears what the rules report and forgets it."""

    def turn_down(self, reason: str, start: int, end: int, **about: str) -> None:
        """The words between two offsets were looked at and state nothing, for a reason.

        ``about`` fills the places of the reason's text.
        """

    def because(self, reason: str, **about: str) -> None:
        """A better reason, known here, for what is turned down next."""

    def turn_down_words(self, sentence: Sentence, telling: Iterable[tuple[int, Entry]], reason: str = "") -> None:
        """Turn down the words of events in a sentence that are not among those ``telling`` of one (positions, entries).

        Without a ``reason`` it is that nouns are only mentioned and verbs have another subject.
        """

    def settle(self, fact: FactKey, settled: Settled) -> None:
        """A fact was made."""

    def keep(self, actors: Actors) -> None:
        """What the article's phrases mean, once its offices are read."""


def why_not_held(office: Office) -> str:
    """The reason why whoever is named beside an office does not hold it."""
    if office.candidate:
        return "candidate-for-office"
    return "office-not-yet-taken" if office.elect else "feminine-office-masculine-name"


def why_out_of_scope(office: Office) -> str:
    """The reason why an office outside local government does not count."""
    return "national-office-without-dealings" if office.entry.national else "office-without-dealings"


class Settled(NamedTuple):
    """One piece of evidence of a fact, with the rule that found it and what settled its municipality or body."""

    evidence: Evidence
    rule: str
    confidence: float
    how: str


class Refusal(NamedTuple):
    """Words that were turned down."""

    reason: str
    start: int
    end: int
    #: What fills the places of the reason's text: sorted pairs.
    about: tuple[tuple[str, str], ...]


class Notes(Trace):
    """Remembers what the rules report of one article."""

    def __init__(self) -> None:
        self._refusals: dict[tuple[int, int], Refusal] = {}
        self._better: tuple[str, dict[str, str]] | None = None
        self._settled: dict[FactKey, dict[Evidence, Settled]] = {}
        #: None when the article was put aside before its phrases were read.
        self.actors: Actors | None = None

    @property
    def refusals(self) -> list[Refusal]:
        """What was turned down, in the order of the text; of the same words the first reason given."""
        return sorted(self._refusals.values(), key=lambda refusal: (refusal.start, refusal.end))

    def settled(self, fact: FactKey) -> list[Settled]:
        """The evidence of a fact, the surest first."""
        found = self._settled.get(fact, {}).values()
        return sorted(found, key=lambda each: (-each.confidence, each.evidence))

    def turn_down(self, reason: str, start: int, end: int, **about: str) -> None:
        """Keep it, with the better reason where there is one."""
        if self._better is not None:
            reason, about = self._better
            self._better = None
        refusal = Refusal(reason, start, end, tuple(sorted(about.items())))
        self._refusals.setdefault((start, end), refusal)

    def because(self, reason: str, **about: str) -> None:
        """Keep it for what is turned down next."""
        self._better = (reason, about)

    def turn_down_words(self, sentence: Sentence, telling: Iterable[tuple[int, Entry]], reason: str = "") -> None:
        """Keep them."""
        used = {at for at, _ in telling}
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol == "E" and at not in used:
                verb = getattr(chunk.value, "mood", "") == "verb"
                default = "event-of-others" if verb else "event-only-named"
                self.turn_down(reason or default, chunk.start, chunk.end)

    def settle(self, fact: FactKey, settled: Settled) -> None:
        """Keep it; of the same words the surer rule."""
        self._better = None
        known = self._settled.setdefault(fact, {})
        if settled.evidence not in known or settled.confidence > known[settled.evidence].confidence:
            known[settled.evidence] = settled

    def keep(self, actors: Actors) -> None:
        """Keep it."""
        self.actors = actors
