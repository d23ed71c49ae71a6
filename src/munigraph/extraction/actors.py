"""Who acts in a sentence: its phrases as entities of the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.chunks import Body, Municipal, Office, Place
from munigraph.extraction.context import Context, Meant
from munigraph.extraction.holders import Holders
from munigraph.extraction.rules import phrase
from munigraph.model import Predicate
from munigraph.text import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.builder import Builder
    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.lexicon import Entry
    from munigraph.extraction.people import People, Person

__all__ = ["Actor", "Actors"]

#: Somebody is named with an office, after or before it, also where further offices stand between.
_NAME_BESIDE = re.compile(r"(?:(?:yl?|,l?)R)*(?:\(?F\)?)?(?:\(B\))?,?(?:t\.?)?[PNK]")
_NAME_BEFORE = re.compile(r"[PNK](?:\([^)]{1,4}\))?,(?:q_?)?(?:l?R[y,])*l?$")
#: "Ana Soto (PS), alcaldesa": the office is that of the name before it, whether a fact or not.
_APPOSED = re.compile(r"[PN](?:\([^)]{1,4}\))?,$")
_NAME_AFTER = re.compile(r"(?:\(?F\)?)?,?(?:t\.?)?([PN])")


#: Adverbs that may stand before the verb of what two do together: "ya trabajan".
_ADVERBS = frozenset({"hoy", "tambien", "ya"})
_TOGETHER = frozenset({"joint"})
#: "su par de la Cámara de Diputados, N": the name stands after the body.
_PEER_NAMED = re.compile(r"dl?[A-Z_]{1,2},(?:t\.?)?[PN]")
_NAMES_FOLLOW = re.compile(r"[,:]?(?:t\.?)?[PN]")
#: An item of a list that is the name of a comuna and nothing else.
_ONLY_COMUNA = re.compile(r"^-C[.,;]?y?$")


#: Another who may act.
_OTHERS = re.compile(r"[RSPNBUAGn]")


_IN_OFFICE = frozenset({Predicate.HOLDS_ROLE, Predicate.GOVERNS, Predicate.COUNCILLOR_OF})


class Actor(NamedTuple):
    """An entity in a sentence."""

    #: Key of the entity in the builder.
    key: str
    #: Position of its chunk.
    at: int
    #: ``person``, ``municipality``, ``body``, or ``office``: the body of an office that stands without a name.
    kind: str
    #: CUT of the municipality that it is or acts for, when it does.
    cut: str | None
    certainty: float


class Actors:
    """Reads the phrases of sentences as entities."""

    def __init__(self, document: Document, context: Context, builder: Builder, people: People) -> None:
        self.document = document
        self.context = context
        self.builder = builder
        self._people = people
        self._holders = Holders(document, context, builder, people)

    def person_at(self, sentence: Sentence, at: int) -> Person | None:
        """The person whom a name or an office at a position means, with an office on record in the article."""
        chunk = sentence.chunks[at]
        if chunk.symbol in "PNK":
            return self._people.find(str(chunk.value), chunk.start)
        if chunk.symbol == "R" and isinstance(chunk.value, Office):
            if (named := _NAME_AFTER.match(sentence.symbols[at + 1 :])) is not None:
                beside = sentence.chunks[at + 1 + named.start(1)]
                return self._people.find(str(beside.value), beside.start)
            return self.holder(chunk.value, chunk.start)
        return None

    def mayors(self) -> list[Person]:
        """All who govern a municipality, as the article states."""
        return self._holders.mayors()

    def may_be(self, person: Person, gender: str) -> bool:
        """True when a given name does not speak against a gender (``f``, ``m`` or empty for any)."""
        return bool(self._holders.of_gender([person], gender))

    def may_be_called(self, person: Person, noun: Entry) -> bool:
        """True when a noun that points back says nothing against the roles of a person."""
        return self._holders.may_be_called(person, noun)

    def holder(self, office: Office, start: int) -> Person | None:
        """The person of the article who holds an office that stands without a name ("el edil")."""
        return self._holders.find(office, start)

    def municipalities_at(self, sentence: Sentence, at: int) -> tuple[Meant, ...]:
        """The municipalities that the phrase at a position is or acts for."""
        chunk = sentence.chunks[at]
        if isinstance(chunk.value, Municipal):
            return self.context.of_municipal(chunk.value, sentence, chunk.start)
        if chunk.symbol == "S" and isinstance(chunk.value, Office):
            return self._municipalities_of_many(chunk.value, sentence, at)
        if chunk.symbol in "PKR":
            person = self.person_at(sentence, at)
            cut = self.context.cut_governed(person) if person is not None else None
            if cut is not None:
                return (Meant(cut, 0.97, "its mayor"),)
            if (
                person is None
                and isinstance(chunk.value, Office)
                and (named := self.mayor_of(sentence, at)) is not None
            ):
                return (Meant(named, 0.95, "its mayor"),)
        return ()

    def mayor_of(self, sentence: Sentence, at: int) -> str | None:
        """CUT of the municipality of a mayor who stands without a name ("la alcaldesa de Tomé"), or None."""
        office = sentence.chunks[at].value
        if not isinstance(office, Office) or office.entry.object != "mayor" or len(office.cuts) != 1:
            return None
        if office.former or office.elect or office.candidate or _NAME_AFTER.match(sentence.symbols[at + 1 :]):
            return None
        return office.cuts[0]

    def _municipalities_of_many(self, office: Office, sentence: Sentence, at: int) -> tuple[Meant, ...]:
        """Those of "los alcaldes de A, B y C", "los alcaldes de las cinco comunas", and of those in a list."""
        if office.entry.object == "complement" and office.entry.words[0].startswith("representante"):
            return tuple(Meant(cut, 0.95, "named") for cut in office.cuts)
        if office.entry.object != "mayor":
            return ()
        cuts = list(office.cuts)
        if office.anaphoric and (before := self.context.before(sentence.chunks[at].start)) is not None:
            cuts.insert(0, before)
        if not cuts:
            cuts = [
                cut
                for item in self.document.items_after(sentence)
                if _ONLY_COMUNA.match(item.symbols)
                for chunk in item.chunks
                for cut in getattr(chunk.value, "cuts", ())
            ]
        if not cuts:
            chunk = sentence.chunks[at]
            around = self.document.folded[max(sentence.start, chunk.start - 15) : min(sentence.end, chunk.end + 40)]
            cuts = list(self.context.group_before(chunk.start, around))
        return tuple(Meant(cut, 0.97, "mayors of") for cut in dict.fromkeys(cuts))

    def in_sentence(self, sentence: Sentence, first: int = 0, last: int | None = None) -> Iterator[Actor]:
        """Every actor between two positions, in order: office holders, municipalities, bodies."""
        stop = len(sentence.chunks) if last is None else last
        for at in range(first, stop):
            symbol = sentence.symbols[at]
            value = sentence.chunks[at].value
            if symbol in "PNK":
                yield from self._named(sentence, at)
            elif symbol == "R" and isinstance(value, Office):
                yield from self._in_office(value, sentence, at)
            elif symbol in "MS":
                yield from self._municipal(sentence, at)
            elif symbol in "BUA" and isinstance(value, Body):
                if value.kind == "council" and (cut := value.cut or self.context.focus) is not None:
                    value = self.context.council(cut)
                yield Actor(self.builder.body(value), at, "body", value.cut, 1.0)

    def _named(self, sentence: Sentence, at: int) -> Iterator[Actor]:
        person = self.person_at(sentence, at)
        if person is not None and (self.builder.is_known(person) or person.offices):
            yield Actor(self.builder.person(person), at, "person", self.context.cut_governed(person), 1.0)

    def _in_office(self, office: Office, sentence: Sentence, at: int) -> Iterator[Actor]:
        """Who holds an office that stands without a name; where nobody known does, the body of the office."""
        after = sentence.symbols[at + 1 :]
        if _APPOSED.search(sentence.symbols, 0, at) or (office.peer and _PEER_NAMED.match(after)):
            return
        if not _NAME_AFTER.match(after) and (person := self.person_at(sentence, at)) is not None:
            if self.builder.has_office(person):
                yield Actor(self.builder.person(person), at, "person", self.context.cut_governed(person), 0.95)
            return
        if _NAME_BESIDE.match(after) or _NAME_BEFORE.search(sentence.symbols[:at]):
            return
        if office.former or office.elect or office.candidate or office.anaphoric:
            return
        if office.entry.object == "institution" and (office.topic or office.place):
            yield Actor(self.builder.body(Body(self.context.institution(office))), at, "office", None, 0.9)

    def _municipal(self, sentence: Sentence, at: int) -> Iterator[Actor]:
        """The municipalities of a phrase; for an office in the plural those that its holders stand for."""
        office = sentence.chunks[at].value
        if isinstance(office, Office):
            if _NAMES_FOLLOW.match(sentence.symbols[at + 1 :]):
                return  # "los alcaldes de A y B: N y M": those who are named
            if office.body is not None and office.entry.words[0].startswith("representante"):
                yield Actor(self.builder.body(office.body), at, "office", None, 0.95)
            for topic in office.topics:
                label = office.entry.institution.format(f"de {topic}")
                yield Actor(self.builder.body(Body(label)), at, "office", None, 0.9)
        for meant in self.municipalities_at(sentence, at):
            yield Actor(self.builder.municipality(meant.cut), at, "municipality", meant.cut, meant.certainty)

    def does_together(self, sentence: Sentence, at: int, *, plural: bool = True) -> bool:
        """True when a verb of what two do together stands at a position; ``plural``: with the two as its subject."""
        if at >= len(sentence.chunks):
            return False
        start = sentence.chunks[at].start
        folded = self.document.folded
        tokens = tokenize(self.document.text, folded, start, min(sentence.end, start + 40))
        first = 1 if tokens and tokens[0].norm in _ADVERBS else 0
        entry = self.document.lexicon.match_kind(tokens, first, _TOGETHER) if first < len(tokens) else None
        if entry is None:
            return False
        return not plural or entry.words[0].endswith("n" if entry.words[0] != "se" else "se")

    def owner_before(self, sentence: Sentence, at: int) -> Meant | None:
        """The municipality that acts in the clause before a position: its subject rather than a preposition's object.

        "la alcaldesa Prado fue al municipio de Penco con gente de la Dirección X": Prado's.
        """
        fallback: Meant | None = None
        for position in range(at - 1, -1, -1):
            found = self.municipalities_at(sentence, position) if sentence.symbols[position] in "MPKR" else ()
            if len(found) != 1:
                continue
            if not sentence.is_object(position):
                return Meant(found[0].cut, found[0].certainty * 0.95, found[0].how)
            fallback = fallback or Meant(found[0].cut, found[0].certainty * 0.85, found[0].how)
        return fallback

    def owner_after(self, sentence: Sentence, at: int) -> Meant | None:
        """The municipality named right after a phrase: "de la Municipalidad de X", "porteño", "de X"."""
        symbols = sentence.symbols
        match = re.match(r"(?:dl?)?M", symbols[at + 1 :])
        if match and self.is_of(sentence, at + 1):
            found = self.municipalities_at(sentence, at + match.end())
            return found[0] if len(found) == 1 else None
        if at + 1 < len(symbols) and symbols[at + 1] == "D":
            value = sentence.chunks[at + 1].value
            return self.context.of_demonym(value, sentence.chunks[at + 1].start) if isinstance(value, Place) else None
        match = re.match(r"dC", symbols[at + 1 :])
        if match:
            value = sentence.chunks[at + 2].value
            if isinstance(value, Place) and len(value.cuts) == 1:
                return Meant(value.cuts[0], 0.95, "named after it")
        return None

    def _speaker(self, sentence: Sentence, at: int) -> str | None:
        """Key of who speaks a quotation, where no other may be the subject before a position and nothing is denied."""
        if sentence.quotation < 0 or _OTHERS.search(sentence.symbols[:at]):
            return None
        if phrase("we-want").find(self.document.folded, sentence.start, sentence.chunks[at].start):
            return None
        first = self.document.quotations[sentence.quotation].start
        return next((s.speaker for s in self.builder.statements if s.evidence[0].start == first), None)

    def we_in(self, sentence: Sentence, at: int) -> Meant | None:
        """The municipality of the mayor who says "we" before a position of a quotation; None for other words."""
        speaker = self._speaker(sentence, at)
        cut = self.builder.governed_key(speaker) if speaker is not None else None
        said = phrase("we").find(self.document.folded, sentence.start, sentence.chunks[at].start)
        return Meant(cut, 0.92, "its mayor") if cut is not None and said is not None else None

    def body_speaking(self, sentence: Sentence, at: int) -> str | None:
        """Key of the body, no part of a municipality, in which the speaker of a quotation holds the one office told."""
        speaker = self._speaker(sentence, at)
        held = {f.object for f in self.builder.facts_of(speaker) if f.predicate in _IN_OFFICE} if speaker else set()
        body = held.pop() if len(held) == 1 else None
        return body if body is not None and self.builder.is_other_body(body) else None

    @staticmethod
    def is_of(sentence: Sentence, at: int) -> bool:
        """True unless a preposition other than "de" stands at a position: "en la municipalidad" tells no owner."""
        return sentence.symbols[at] != "d" or sentence.chunks[at].value in ("de", "del")
