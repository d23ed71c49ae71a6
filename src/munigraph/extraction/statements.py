"""Direct quotations and who said them.

A quotation is a statement when a verb of attribution (or a colon after a person) joins it to a person who holds an
office in the article.  The speaker stands after the verb ("…", dijo la alcaldesa), before it (la alcaldesa dijo que
"…"), or is left out and is the one who spoke last ("…", agregó).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.chunks import Body, Chunk, Municipal, Office, Place
from munigraph.extraction.models import names_model
from munigraph.extraction.rules import phrase
from munigraph.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.people import People, Person

__all__ = ["add_statements"]

#: So many characters of a quotation tell it from all others.
_OPENING = 40
#: A quotation of fewer words is a term or a nickname more often than something said.
_FEWEST_WORDS = 3
#: After the quotation: the verb, then the subject ("dijo ayer el alcalde"), or the subject and then the verb.
_FOLLOWING = (
    (
        re.compile(
            r"[,.;]?[-yq_lsd,]{0,4}V(?:[dc][ls]?[KNBCG_]{1,3}){0,2}[VqdlsD_HXEcy]{0,6}?(?<!d)(?<!dl)(?P<who>[RSPKNaBt])"
        ),
        "quotation-verb-speaker",
        0.95,
    ),
    (re.compile(r"[,.;]?[-yq_l,]{0,3}(?P<who>[RPKNa])[^QV]{0,4}V"), "quotation-speaker-verb", 0.9),
)
#: "…", en palabras de la alcaldesa: a source after the quotation instead of a verb.
_SOURCE_AFTER = re.compile(r"[,.;]?(?:q,[d_]{1,3},)?w[ls]?t?\.?(?P<who>[RPKN])")
#: "Para la alcaldesa …": the source opens the sentence.
_SOURCE_FIRST = re.compile(r"(?:[_qdlsK]{0,5},)?w[ls]?t?\.?(?P<who>[RPKN])")
#: "el alcalde N, para quien estas citas son …": the one right before.
_SOURCE_RELATIVE = re.compile(r"(?P<who>[RPKN])(?:\([^)]{1,4}\))?,wq[^VQ]{0,30}$")
#: Words that begin a clause of reason or contrast: the verb after them says nothing of the quotation.
_CONJUNCTIONS = frozenset(
    {"pues", "ya", "porque", "aunque", "mientras", "pero", "cuando", "donde", "dado", "puesto", "lo"}
)
#: The verb has a subject of its own that is no official: "explica la urbanista", "aseguró un vecino".
_AFTER_STRANGER = re.compile(r"[,.;]?[-yq_lsd,]{0,3}V(?:[lst](?:_|\.?[KN])|l[ex]|z)")
_AFTER_NOBODY = re.compile(r"[,.;]?[-yq_lsd,]{0,4}V")
#: Before the quotation: verb (or colon), then at most a few words that are not another subject.
_BEFORE_VERB = re.compile(r"V[^VQ]{0,40}$|^wV[^VQ]{0,40}$")
_BEFORE_COLON = re.compile(r":$")
#: "…: Concejala Elena Prado: “…”": who speaks stands between the colon and what came before.
_LABEL = re.compile(r"(?:^|[.;:])-?(?:R,?)?(?P<who>P)(?:,R)?:$")
#: "Según el alcalde, …", "según expresó la alcaldesa", "…, dijo la alcaldesa, …": the subject after the verb.
_VERB_SUBJECT = re.compile(r"(?:^w?|(?<=[,V(yq.;:]))[Vw](?:q?[V_dl]{0,8}dl?|l)?t?\.?(?P<who>[RPKNa])[^QV]{0,40}$")
#: "Lo que falta, valoró, es …": the verb stands between commas, its subject is understood.
_PARENTHESIS = re.compile(r",V,[^VQ]{0,30}$")
#: A noun with its article stands directly before the verb: "el propio centro comercial aseguró".
_STRANGER_BEFORE = re.compile(r"(?:^|[^dcsVWO])l_{1,3}(?:d[lKNC_]{1,3})?q?$")
#: A relative clause whose subject is the name or office right before it: "…, quien agregó".
_RELATIVE = re.compile(r"([RPKN])(?:\([^)]{1,4}\))?,q$")
_INDEFINITE = frozenset({"un", "una", "unos", "unas"})
#: Nouns that say when rather than who.
_TIMES = frozenset(
    [
        "manana",
        "tarde",
        "noche",
        "jornada",
        "dia",
        "semana",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "ano",
        "mes",
    ]
)
#: Another subject than a person stands in the clause.
_OTHER_SUBJECT = re.compile(r"^[yq,]{0,2}l_|[BUAMSNF]")


class _Attribution(NamedTuple):
    person: Person
    rule: str
    confidence: float


def add_statements(actors: Actors, people: People) -> None:
    """Add every statement of an office holder of the article."""
    finder = _Finder(actors, people)
    for sentence in actors.document.sentences:
        if sentence.quotation >= 0 or "Q" not in sentence.symbols:
            finder.note(sentence)
            continue
        finder.read(sentence)


class _Finder:
    """Goes through the sentences in order and remembers who spoke last."""

    def __init__(self, actors: Actors, people: People) -> None:
        self._actors = actors
        self._document = actors.document
        self._context = actors.context
        self._builder = actors.builder
        self._people = people
        self._last: Person | None = None
        #: The person whom the last sentence without a quotation speaks of, and whether it ended in a colon.
        self._subject: Person | None = None
        self._colon = False
        #: Whether the last sentence without a quotation told what somebody said, and in which paragraph.
        self._told = False
        #: Who said what, by the beginning of the words.
        self._told_already: set[tuple[int, str]] = set()
        #: Whose quotation the last sentence held, or None.
        self._quoted: Person | None = None
        self._paragraph = -1

    def note(self, sentence: Sentence) -> None:
        """A sentence without a quotation: remember its subject."""
        if sentence.quotation >= 0:
            return
        verb = sentence.symbols.find("V")
        if match := _SOURCE_FIRST.match(sentence.symbols):
            person = self._who(sentence, match.start("who"))
            blocked = person is None
        elif verb > 0:
            person, blocked = self._find_subject(sentence, 0, verb)
        else:
            person, blocked = self._topic(sentence)
        self._subject = person or self._subject
        self._colon = sentence.symbols.endswith(":")
        self._quoted = None
        self._told = verb >= 0 or "w" in sentence.symbols
        self._paragraph = sentence.paragraph
        if person is not None or blocked:
            self._last = person

    def read(self, sentence: Sentence) -> None:
        """A sentence with quotations."""
        inside: Person | None = None
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol != "Q" or names_model(self._document.text, sentence, at):
                continue
            found = self._attribute(sentence, at, inside)
            if found is None:
                reason = "speaker-not-settled" if self._long_enough(chunk) else "quotation-too-short"
                self._builder.trace.turn_down(reason, chunk.start, chunk.end)
                continue
            inside = self._last = found.person
            if self._long_enough(chunk) and self._builder.has_office(found.person):
                self._state(chunk, found)
            else:
                reason = "speaker-without-office" if self._long_enough(chunk) else "quotation-too-short"
                self._builder.trace.turn_down(reason, chunk.start, chunk.end, speaker=found.person.label)
        if inside is None and "V" in sentence.symbols:
            self._last = self._subject_of(sentence, 0, sentence.symbols.rfind("V"))
        self._subject = inside or self._subject_of(sentence, 0, len(sentence.chunks)) or self._subject
        self._colon = False
        self._quoted = inside
        self._paragraph = sentence.paragraph

    def _long_enough(self, chunk: Chunk) -> bool:
        return len(self._document.text[chunk.start : chunk.end].split()) >= _FEWEST_WORDS

    def _state(self, chunk: Chunk, found: _Attribution) -> None:
        opening = (found.person.first, self._document.folded[chunk.start : min(chunk.end, chunk.start + _OPENING)])
        if opening in self._told_already:
            return  # the same words again, in the headline or set apart
        self._told_already.add(opening)
        about = sorted(set(self._about(chunk)) - {self._builder.person(found.person)})
        self._builder.statements.append(
            Statement(
                self._builder.person(found.person),
                (self._document.evidence(chunk.start, chunk.end),),
                found.confidence,
                found.rule,
                tuple(about),
            )
        )

    def _about(self, chunk: Chunk) -> Iterator[str]:
        """Municipalities, bodies and office holders that the quotation names."""
        for sentence in self._document.sentences:
            if sentence.quotation != chunk.value:
                continue
            for part in sentence.chunks:
                value = part.value
                if (isinstance(value, Municipal) and not value.alternatives) or (
                    isinstance(value, Place) and part.symbol == "C"
                ):
                    yield from (self._builder.municipality(cut) for cut in value.cuts)
                elif isinstance(value, Body) and part.symbol in "UL":
                    yield self._builder.body(value, self._context.focus if part.symbol == "U" else None)
                elif part.symbol == "P" and isinstance(value, str):
                    person = self._people.find(value, part.start)
                    if person is not None and self._builder.has_office(person):
                        yield self._builder.person(person)

    def _attribute(self, sentence: Sentence, at: int, inside: Person | None) -> _Attribution | None:
        """Who said the quotation at a position of a sentence, or None when the text does not settle it."""
        symbols = sentence.symbols
        before, after = symbols[:at], symbols[at + 1 :]
        # "valoró “el esfuerzo” y recalcó que el concejo …": the second verb says something else
        goes_on = re.match(r",?y", after) is not None and _BEFORE_VERB.search(before) is not None
        for pattern, rule, confidence in () if goes_on else _FOLLOWING:
            if (match := pattern.match(after)) and self._goes_on(sentence, at, match):
                person = self._who(sentence, at + 1 + match.start("who"))
                return _Attribution(person, rule, confidence) if person is not None else None
        if (match := _SOURCE_AFTER.match(after)) and self._is_source(sentence, at, match):
            person = self._who(sentence, at + 1 + match.start("who"))
            return _Attribution(person, "quotation-source", 0.93) if person is not None else None
        if (match := _AFTER_STRANGER.match(after)) and self._goes_on(sentence, at, match):
            self._builder.trace.because("speaker-is-another")
            return None
        if match := _SOURCE_RELATIVE.search(before):
            person = self._who(sentence, match.start("who"))
            return _Attribution(person, "verb-speaker-quotation", 0.93) if person is not None else None
        if (match := _VERB_SUBJECT.search(before)) and self._takes_subject(match):
            person = self._who(sentence, match.start("who"))
            return _Attribution(person, "verb-speaker-quotation", 0.93) if person is not None else None
        speaking = inside or self._last
        if _PARENTHESIS.search(before) and speaking is not None:
            return _Attribution(speaking, "quotation-verb", 0.85)
        if match := _LABEL.search(before):
            person = self._who(sentence, match.start("who"))
            return _Attribution(person, "colon-before-quotation", 0.9) if person is not None else None
        if (verb := _BEFORE_VERB.search(before)) or _BEFORE_COLON.search(before):
            return self._before(sentence, verb.start() if verb else at, inside)
        if (match := _AFTER_NOBODY.match(after)) and self._goes_on(sentence, at, match):
            person = inside or self._subject_of(sentence, 0, at)
            if person is not None:
                return _Attribution(person, "speaker-quotation-verb", 0.88)
            return self._implied(sentence, at + 1 + match.end(), inside)
        if inside is not None and not self._turns(sentence, at):
            return _Attribution(inside, "quotation-continued", 0.85)
        return self._bare(sentence, before, after)

    def _bare(self, sentence: Sentence, before: str, after: str) -> _Attribution | None:
        """A quotation that is a sentence of its own, after one that ends in a colon or tells what somebody said."""
        if before.strip("-") or after.strip("."):
            return None
        if not self._colon and (person := self._told_after(sentence)) is not None:
            return _Attribution(person, "report-after-quotation", 0.88)
        if self._is_pulled(sentence):
            return None
        if self._quoted is not None and sentence.paragraph == self._paragraph:
            return _Attribution(self._quoted, "quotation-continued", 0.85)
        if self._subject is None:
            return None
        if self._colon:
            return _Attribution(self._subject, "colon-before-quotation", 0.88)
        if self._told and self._last is not None and self._speaks_on(sentence):
            return _Attribution(self._last, "quotation-after-report", 0.85)
        return None

    def _is_pulled(self, sentence: Sentence) -> bool:
        """True for a quotation whose beginning stands elsewhere in the article too: one set apart for the eye."""
        folded = self._document.folded
        chunk = next(chunk for chunk in sentence.chunks if chunk.symbol == "Q")
        opening = folded[chunk.start : min(chunk.end, chunk.start + _OPENING)]
        return folded.count(opening) > 1

    def _told_after(self, sentence: Sentence) -> Person | None:
        """ "…". Así lo afirmó la alcaldesa: who said the quotation stands in the next sentence."""
        following = next((s for s in self._document.sentences[sentence.index + 1 :] if s.quotation < 0), None)
        if following is None or phrase("so-said").find(self._document.folded, following.start) is None:
            return None
        if match := re.search(r"V[_dlst]{0,3}(?<!d)(?P<who>[RPKN])", following.symbols):
            return self._who(following, match.start("who"))
        return self._find_subject(following, 0, following.symbols.find("V"))[0] if "V" in following.symbols else None

    def _speaks_on(self, sentence: Sentence) -> bool:
        """True when the next sentence of the paragraph goes on with a verb of attribution ("Añadió: …").

        Without it the quotation may be a pull quote, whose speaker stands elsewhere.
        """
        if sentence.paragraph != self._paragraph:
            return False
        later = self._document.sentences[sentence.index + 1 :]
        following = next((s for s in later if s.quotation < 0), None)
        if following is not None and following.paragraph > sentence.paragraph > 1:
            return True  # the paragraph ends with it, and the text goes on
        return following is not None and following.paragraph == sentence.paragraph and following.symbols[:1] == "V"

    def _before(self, sentence: Sentence, limit: int, inside: Person | None) -> _Attribution | None:
        clause = sentence.symbols.rfind(";", 0, limit) + 1
        person, blocked = self._find_subject(sentence, clause, limit)
        if (first := sentence.symbols.find("V")) < limit and self._is_named_so(sentence, limit):
            person, blocked = self._find_subject(sentence, 0, max(first, 0))
        if clause and person is None and not blocked and (verb := sentence.symbols.find("V")) < clause:
            # "Prado criticó el acuerdo; además, lamentó que …": the subject of the clause before
            person, blocked = self._find_subject(sentence, 0, max(verb, 0))
        if person is not None:
            return _Attribution(person, "speaker-verb-quotation", 0.93)
        return None if blocked else self._implied(sentence, limit + 1, inside)

    def _turns(self, sentence: Sentence, at: int) -> bool:
        """True when the clause turns to others between two quotations: "mientras los vecinos gritaban “…”"."""
        before = sentence.symbols.rfind("Q", 0, at)
        between = {self._document.folded[c.start : c.end] for c in sentence.chunks[before + 1 : at]}
        return bool(between & _CONJUNCTIONS) and re.search(r"(?<!d)l_", sentence.symbols[before + 1 : at]) is not None

    def _is_source(self, sentence: Sentence, at: int, match: re.Match[str]) -> bool:
        """False for "para", which tells an opinion on the quotation, and where a verb has told the speaker before."""
        source = sentence.chunks[at + 1 + match.group().index("w")].value
        if getattr(source, "words", ()) == ("para",) or _BEFORE_VERB.search(sentence.symbols[:at]):
            return False
        return self._goes_on(sentence, at, match)

    def _is_named_so(self, sentence: Sentence, verb: int) -> bool:
        """True for "en lo que llamó “…”": the verb's subject is that of the whole sentence."""
        return self._document.folded.endswith("lo que ", 0, sentence.chunks[verb].start)

    def _implied(self, sentence: Sentence, verb_end: int, inside: Person | None) -> _Attribution | None:
        """The one who spoke last, when the verb is singular and no other subject stands before it."""
        person = inside or self._last
        clause = sentence.symbols[:verb_end]
        if person is None or self._is_plural(sentence, verb_end):
            return None
        if inside is None and _OTHER_SUBJECT.search(clause.replace("Q", "")):
            return None
        return _Attribution(person, "quotation-verb", 0.85)

    def _is_plural(self, sentence: Sentence, verb_end: int) -> bool:
        at = sentence.symbols.rfind("V", 0, verb_end)
        chunk = sentence.chunks[at]
        return at >= 0 and self._document.folded[chunk.start : chunk.end].endswith(("ron", "an", "en"))

    def _goes_on(self, sentence: Sentence, at: int, match: re.Match[str]) -> bool:
        """True when what follows the quotation is the same sentence: a verb in lower case."""
        position = at + 1 + min(i for i, symbol in enumerate(match.group()) if symbol in "Vw")
        between = {self._document.folded[c.start : c.end] for c in sentence.chunks[at + 1 : position]}
        return self._document.text[sentence.chunks[position].start].islower() and not between & _CONJUNCTIONS

    @staticmethod
    def _takes_subject(match: re.Match[str]) -> bool:
        """True for "según", "para" before a person, and for a verb directly before its subject."""
        words = match.group()
        between = words[1 : match.start("who") - match.start()]
        return "w" in words[:2] or "d" not in between

    def _topic(self, sentence: Sentence) -> tuple[Person | None, bool]:
        """Whom a sentence without a verb of saying is about: the first who is no object; whether that is unknown."""
        for at, symbol in enumerate(sentence.symbols):
            if symbol in "RSPNKaB" and not self._actors.is_object(sentence, at):
                person = self._who(sentence, at)
                if person is not None or symbol != "K":
                    return person, person is None
        return None, False

    def _subject_of(self, sentence: Sentence, first: int, last: int) -> Person | None:
        return self._find_subject(sentence, first, last)[0]

    def _find_subject(self, sentence: Sentence, first: int, last: int) -> tuple[Person | None, bool]:
        """The person before a verb who may be its subject, and whether somebody unknown stands in that place."""
        before = sentence.symbols[first:last]
        if _STRANGER_BEFORE.search(before) and not self._is_time(sentence, last):
            return None, True
        if match := _RELATIVE.search(before):
            # "criticó al diputado, quien dijo": the one right before "quien", object or not.
            person = self._who(sentence, first + match.start(1))
            return person, person is None
        for at in range(last - 1, first - 1, -1):
            symbol = sentence.symbols[at]
            if symbol == "t" and not self._is_noun(sentence, at):
                continue
            if symbol not in "RSPKNaBt" or self._actors.is_object(sentence, at):
                continue
            if symbol == "R" and sentence.symbols[at - 1 : at] == "f":
                continue  # "quien fuera alcalde"
            person = self._who(sentence, at)
            if person is not None or symbol in "RSPNaBt":
                return person, person is None
        return None, False

    def _is_time(self, sentence: Sentence, last: int) -> bool:
        """True when what stands before a position says when: "esta mañana"."""
        words = [self._document.folded[c.start : c.end] for c in sentence.chunks[max(0, last - 3) : last]]
        return bool(_TIMES.intersection(words))

    def _is_noun(self, sentence: Sentence, at: int) -> bool:
        """True when a title stands alone as a subject: "el médico sostuvo"."""
        return (
            at > 0 and sentence.symbols[at - 1] == "l" and sentence.symbols[at + 1 : at + 2] not in ("P", "N", ".", "y")
        )

    def _who(self, sentence: Sentence, at: int) -> Person | None:
        """The person whom the phrase at a position means."""
        chunk = sentence.chunks[at]
        if chunk.symbol in "BS" and not re.match(r",?[PN]", sentence.symbols[at + 1 :]):
            return None
        if chunk.symbol in "PNK":
            return self._people.find(str(chunk.value), chunk.start)
        if chunk.symbol in "RS" and (beside := self._name_of(sentence, at)) is not None:
            return self._people.find(str(beside.value), beside.start)
        if chunk.symbol == "R" and isinstance(chunk.value, Office):
            return self._actors.holder(chunk.value, chunk.start)
        if chunk.symbol in "at":
            if at and str(sentence.chunks[at - 1].value) in _INDEFINITE:
                return None  # "dijo un dirigente"
            if sentence.symbols[at + 1 : at + 2] in ("P", "N"):
                named = sentence.chunks[at + 1]  # "dijo la dirigenta N"
                return self._people.find(str(named.value), named.start)
            return self._last_official(chunk.start)
        return None

    @staticmethod
    def _name_of(sentence: Sentence, at: int) -> Chunk | None:
        """The name that an office belongs to: right after it, or before it ("N, socio y director de X")."""
        after = re.match(r"K|(?:\(F\))?,?(?:t\.?)?([PN])", sentence.symbols[at + 1 :])
        if after:
            return sentence.chunks[at + after.end()]
        before = re.search(r"[PN](?:\([^)]{1,3}\))?,(?:_{1,2}y)?l?$", sentence.symbols[:at])
        return sentence.chunks[before.start()] if before else None

    def _last_official(self, start: int) -> Person | None:
        """Whom "la autoridad", "el profesional" point back to: the person named last."""
        last = {
            person: max(before)
            for person in self._people.persons
            if (before := [m for m in person.mentions if m < start and not self._is_quoted(m)])
        }
        return max(last, key=lambda person: last[person], default=None)

    def _is_quoted(self, offset: int) -> bool:
        """True for an offset inside a quotation: whom somebody speaks of is not who speaks."""
        return any(quotation.start <= offset < quotation.end for quotation in self._document.quotations)
