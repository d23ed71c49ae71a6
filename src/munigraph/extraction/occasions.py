"""Which words of a sentence tell of an event, and of which kind: what happens in it, not what it only mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.happening import DEFINITE, HAPPENS, happens
from munigraph.extraction.lexicon import Entry
from munigraph.extraction.rules import phrase
from munigraph.extraction.sessions import has_council, installed_council, is_of_council, session_by_council
from munigraph.model import EventType
from munigraph.text import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.chunks import Chunk
    from munigraph.extraction.document import Sentence

__all__ = ["Occasion", "Occasions"]

#: Words that deny or suppose what they stand before.
_DENIED = re.compile(r"[nh][^VW]{0,3}(?:[EWT])")
#: Where clauses end.
_CLAUSE = re.compile(r"[^,;:.(-]+")
#: Directly before the verb: a noun of another kind as its subject, not governed by a preposition.
_OTHER_ACTOR = re.compile(r"(?:^|[^dcsV])l_{1,3}(?:d[lKNC_]{1,3}){0,2}(?:[,q][_q]{0,2})?$|(?<![d_])[KN],?q?$")
#: One event is named, if need be by two nouns: "la celebración del aniversario".
_ONE_NOUN = re.compile(r"^[^E]*E(?:dl?E)?[^E]*$")
#: An infinitive and its object.
_GOVERNED = re.compile(r"_l_{1,3}(?:d[lKNC_]{1,3}){0,2}$")
#: A relative clause of its own: "una imagen que recorrió las redes".
_RELATIVE = re.compile(r"q(?:[_qd]{0,2}|d_{1,2},)$")
#: "el alcalde N, quien se reunió", "señaló que sostuvo una reunión".
_CLAUSE_OF_ACTOR = re.compile(r"(?:(?:[PRMSU]|Sdl?[KC]),c?|[eBA],?|V)q(?:[_q]?|d_{1,2},)$")
#: Words that open a relative clause.
_RELATIVE_WORDS = frozenset({"que", "quien", "quienes", "cual", "cuales", "cuyo", "cuya"})
#: What a journey may be for: "viajó a Tomé para reunirse con".
_TO_MEET = ("reunirse",)
#: What a journey was made for, or what was celebrated, says more than these.
_VAGUE = frozenset({"viaje", "celebración"})
#: An agreement of which the sentences before told, so many at most.
_RECENT = 3
#: The longest noun of an event has about so many characters.
_LONGEST_NOUN = 40
_EVENTS = frozenset({"event"})
#: Two or more who sign what was told before.
_SIGNED_BY = re.compile(r"T[^VEW;]*?(?:[PRMABS][^VEW;]*?[PRMAB]|S)|[PRMAB][^VEW;]*?[PRMAB](?:,[^VEW;]*,)?(?:_|q)?T")
#: "en el acto de la firma".
_ACT_OF_SIGNING = re.compile(r"E_?dl?T")


def _is_denied(symbols: str, at: int, denials: list[tuple[int, int]]) -> bool:
    """True when words deny or suppose what the one at a position tells: in its clause, or, where no verb tells it
    there, in any.
    """
    if not denials:
        return False
    clause = next(m for m in _CLAUSE.finditer(symbols) if m.start() <= at < m.end())
    here = [d for d in denials if d[0] < clause.end() and clause.start() < d[1]]
    if here or HAPPENS.search(clause[0]):
        return bool(here)
    # A verb denied anywhere may be that of the noun; another noun denied after it is not: "…, entre otras la falta de".
    return any(start < at or symbols[end - 1] != "E" for start, end in denials)


class Occasion(NamedTuple):
    """Words that tell of an event."""

    #: Position of the noun or verb.
    at: int
    type: EventType
    #: Rule that found it, and how sure it is.
    rule: str
    confidence: float


class Occasions:
    """Finds the occasions of sentences."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def of(self, sentence: Sentence) -> Iterator[Occasion]:
        """The occasions of a sentence: a signing and one other at most."""
        symbols = sentence.symbols
        denials = [(m.start(), m.end()) for m in _DENIED.finditer(symbols)]
        if denials and all(_is_denied(symbols, at, denials) for at, c in enumerate(symbols) if c in "ETX"):
            self._actors.builder.trace.turn_down_words(sentence, (), "event-denied")
            return
        signs = "T" in symbols and not _is_denied(symbols, symbols.index("T"), denials)
        if signs and ("X" in symbols or self._signs_a_paper(sentence) or self._signs_what_was_told(sentence)):
            yield Occasion(
                min(symbols.index(c) for c in "TX" if c in symbols), EventType.AGREEMENT_SIGNING, "event-signing", 0.85
            )
            if not has_council(sentence):
                return
        found = [
            (at, entry)
            for at, entry in self._words(sentence)
            if not _is_denied(symbols, at, denials)
            and (
                self._has_actor(sentence, at) if entry.mood == "verb" else happens(self._actors.document, sentence, at)
            )
        ]
        self._actors.builder.trace.turn_down_words(sentence, found)
        document = self._actors.document
        if not found and (at := session_by_council(document, sentence)) is not None:
            yield Occasion(at, EventType.COUNCIL_SESSION, "event-noun", 0.8)
        if not found and (at := installed_council(document, sentence)) is not None:
            yield Occasion(at, EventType.CEREMONY, "event-verb", 0.85)
        # "El Concejo se reunió en sesión extraordinaria": the session says more than the verb.
        # "Viajó a Tomé para reunirse con …": what the journey was for.
        only_verbs = all(entry.mood == "verb" for _, entry in found)
        found.sort(
            key=lambda one: (
                EventType(one[1].type) is not EventType.COUNCIL_SESSION,
                one[1].name in _VAGUE,
                not (only_verbs and one[1].words == _TO_MEET),
                one[0],
            )
        )
        for at, entry in found[:1]:
            verb = entry.mood == "verb"
            kind = self._type(sentence, entry)
            yield Occasion(at, kind, "event-verb" if verb else "event-noun", 0.85 if verb else 0.8)

    def named(self, sentence: Sentence) -> Occasion | None:
        """The one event that a sentence only names ("preparó la celebración del aniversario"): later ones may tell who
        came to it.
        """
        symbols = sentence.symbols
        nouns = [(at, e) for at, e in self._words(sentence) if e.mood != "verb"]
        if not nouns or _ONE_NOUN.search(symbols) is None or nouns[0][1].plural or "n" in symbols or "h" in symbols:
            return None
        at, entry = nouns[0]
        article = sentence.chunks[at - 1]
        if at == 0 or self._actors.document.folded[article.start : article.end] not in DEFINITE:
            return None
        return Occasion(at, self._type(sentence, entry), "event-noun", 0.75)

    def deed(self, sentence: Sentence) -> Occasion | None:
        """What a sentence tells to have been handed over or launched: a ceremony, if later ones tell who came to it."""
        folded = self._actors.document.folded
        done = phrase("event-deed").find(folded, sentence.start, sentence.end)
        if done is None or "n" in sentence.symbols or "h" in sentence.symbols:
            return None
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol == "Q" and (entry := self._called(chunk)) is not None:
                # "se puso en marcha el “Encuentro de …”"
                return Occasion(at, EventType(entry.type), "event-deed", 0.75)
        verb = sentence.position_of(done.start())
        return Occasion(verb, EventType.CEREMONY, "event-deed", 0.75) if verb is not None else None

    def _called(self, chunk: Chunk) -> Entry | None:
        """The noun of an event with which what is quoted begins, or None."""
        document = self._actors.document
        tokens = tokenize(document.text, document.folded, chunk.start, min(chunk.end, chunk.start + _LONGEST_NOUN))
        entry = document.lexicon.match_kind(tokens, 0, _EVENTS)
        return entry if entry is not None and entry.mood != "verb" else None

    def _type(self, sentence: Sentence, entry: Entry) -> EventType:
        kind = EventType(entry.type)
        if kind is EventType.COUNCIL_SESSION and not is_of_council(self._actors.document, sentence):
            return EventType.MEETING  # the session of an association, a committee
        return kind

    def _signs_a_paper(self, sentence: Sentence) -> bool:
        """True for "firmó su compromiso de adhesión": what is signed is no agreement by its noun."""
        verb = sentence.chunks[sentence.symbols.index("T")]
        return phrase("event-signed").find(self._actors.document.folded, verb.start, sentence.end) is not None

    def _signs_what_was_told(self, sentence: Sentence) -> bool:
        """True for "Lo firmaron A y B" soon after an agreement was told."""
        sentences = self._actors.document.sentences
        if _ACT_OF_SIGNING.search(sentence.symbols):
            before = sentences[: sentence.index]
        elif _SIGNED_BY.search(sentence.symbols):
            before = sentences[max(0, sentence.index - _RECENT) : sentence.index]
        else:
            return False
        return any("X" in earlier.symbols or "L" in earlier.symbols for earlier in before)

    def _has_actor(self, sentence: Sentence, at: int) -> bool:
        """True unless the subject of a verb is somebody or something else ("los manifestantes se congregaron")."""
        before = sentence.symbols[:at]
        if phrase("event-not-received").find(self._actors.document.folded, sentence.chunks[at].end):
            return False
        folded, verb = self._actors.document.folded, sentence.chunks[at]
        if phrase("event-addressed").find(folded, verb.start):
            return False
        if phrase("event-supposed").find(folded, sentence.start, verb.start):
            return False
        reflexive = at > 0 and folded[sentence.chunks[at - 1].start : verb.start] == "se "
        if reflexive or phrase("event-of-things").find(folded, verb.start, verb.end) is not None:
            return True  # "la plaza fue inaugurada", "la plaza se inauguró"
        if _OTHER_ACTOR.search(before) and self._is_stranger(sentence, before):
            return False
        relative = _RELATIVE.search(before)
        if relative is None or _CLAUSE_OF_ACTOR.search(before) is not None:
            return True
        # "donde además se inauguró": what was done there is told by the clause itself
        return not _RELATIVE_WORDS.intersection(str(c.value) for c in sentence.chunks[relative.start() : at])

    def _is_stranger(self, sentence: Sentence, before: str) -> bool:
        """False when the last capitalised word before is the surname of somebody of the article or no name, and for
        what an infinitive governs ("para revisar las obras se reunieron").
        """
        at = len(before.rstrip(",q")) - 1
        chunk = sentence.chunks[at]
        folded = self._actors.document.folded
        if chunk.symbol == "K":
            adverb = at == 0 and phrase("event-no-actor").find(folded, chunk.start, chunk.end) is not None
            return not adverb and self._actors.person_at(sentence, at) is None and not self._is_surname(chunk)
        governed = _GOVERNED.search(before)
        if governed is None:
            return True
        infinitive = sentence.chunks[governed.start()]
        return not folded[infinitive.start : infinitive.end].endswith(("ar", "er", "ir"))

    def _is_surname(self, chunk: Chunk) -> bool:
        """True for the last word of a name that the article has in full, in an office or not."""
        ending = f" {chunk.value}"
        return any(
            other.symbol in "PN" and str(other.value).endswith(ending)
            for sentence in self._actors.document.sentences
            for other in sentence.chunks
        )

    @staticmethod
    def _words(sentence: Sentence) -> Iterator[tuple[int, Entry]]:
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol == "E" and isinstance(chunk.value, Entry):
                yield at, chunk.value
