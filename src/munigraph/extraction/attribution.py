"""Who said a quotation: the speaker after it, before it, in the sentence next to it, or the one who spoke last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.rules import phrase

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.people import People, Person

from munigraph.extraction.references import References

__all__ = ["OPENING", "Attribution", "Attributor"]

#: So many characters of a quotation tell it from all others.
OPENING = 40
#: After the quotation: the verb, then the subject ("dijo ayer el alcalde"), or the subject and then the verb.
_FOLLOWING = (
    (
        re.compile(
            r"[,.;]?[-yq_lsd,]{0,4}V(?:[dc][ls]?[KNBCG_]{1,3}){0,2}[VqdlsD_HXEcy]{0,6}?(?<!d)(?<!dl)(?P<who>[RSPKNaBtz])"
        ),
        "quotation-verb-speaker",
        0.95,
    ),
    (
        # "…", dijo, por su parte, la alcaldesa.
        re.compile(
            r"[,.;]?V(?:d[ls]?[KNBCG_]{1,3})?,[dq][dqsl_cK]{0,5},[ls]?(?:t\.?)?(?P<who>[RPKN])(?![^,.;:Q]*[VWEO])"
        ),
        "quotation-verb-speaker",
        0.9,
    ),
    (re.compile(r"[,.;]?[-yq_l,]{0,3}(?P<who>[RPKNa])[^QV]{0,4}V"), "quotation-speaker-verb", 0.9),
)
#: "…", en palabras de la alcaldesa: a source after the quotation instead of a verb.
_SOURCE_AFTER = re.compile(r"[,.;]?(?:q,[d_]{1,3},)?w[ls]?t?\.?(?P<who>[RPKNz])")
#: "Para la alcaldesa …": the source opens the sentence.
_SOURCE_FIRST = re.compile(r"(?:[_qdlsK]{0,5},)?w[ls]?t?\.?(?P<who>[RPKNz])")
#: "el alcalde N, para quien estas citas son …": the one right before.
_SOURCE_RELATIVE = re.compile(r"(?P<who>[RPKN])(?:\([^)]{1,4}\))?,wq[^VQ]{0,30}$")
#: "…", fueron las palabras [de bienvenida] de la alcaldesa; "… con que se despidió la alcaldesa".
_WORDS_OF = re.compile(r"(?:_{1,2}d)?l?(?:t\.?)?(?P<who>[RPKNz])|[qlcV_s]{1,5}(?<!d)(?P<subject>[RPKN])")
#: Words that begin a clause of reason or contrast: the verb after them says nothing of the quotation.
_CONJUNCTIONS = frozenset(
    {"pues", "ya", "porque", "aunque", "mientras", "pero", "cuando", "donde", "dado", "puesto", "lo"}
)
#: "…", fue lo que dijo: the clause of "lo" has the quotation for its subject.
_IS_WHAT = frozenset({"fue", "es", "era"})
#: The verb has a subject of its own that is no official: "explica la urbanista", "dijo emocionada una vecina".
_AFTER_STRANGER = re.compile(
    r"[,.;]?[-yq_lsd,]{0,3}V(?:[lst](?:_|\.?[KN])|l[exd]|(?:(?P<adverb>_)|d[ls]?[RPKN])(?P<noun>l[_ex](?!_{0,2},?[PNRKt])))"
)
#: After words that say when: somebody else all the same ("indicó la noche del lunes el párroco").
_STRANGER_LATER = re.compile(r"(?:dl?_)?_{0,2}l[_exd]")
_AFTER_NOBODY = re.compile(r"[,.;]?[-yq_lsd,]{0,4}V")
#: Prepositions that the lexicon does not know: no subject follows.
_PREPOSITIONS = frozenset({"mediante", "bajo", "via", "contra", "todo", "toda", "tras", "segun", "durante", "hace"})
#: Before the quotation: verb (or colon), then at most a few words that are not another subject.
_BEFORE_VERB = re.compile(r"V[^VQ]{0,40}$|^wV[^VQ]{0,40}$")
_BEFORE_COLON = re.compile(r":$")
#: "Según el alcalde, …", "según expresó la alcaldesa", "…, dijo la alcaldesa, …": the subject after the verb.
_VERB_SUBJECT = re.compile(r"(?:^w?|(?<=[,V(yq.;:]))[Vw](?:q?[V_dl]{0,8}dl?|l)?t?\.?(?P<who>[RPKNaz])[^QV]{0,40}$")
#: "Lo que falta, valoró, es …": the verb stands between commas, its subject is understood.
_PARENTHESIS = re.compile(r",V,[^VQ]{0,30}$")
#: Another subject than a person stands in the clause.
_OTHER_SUBJECT = re.compile(r"^[yq,]{0,2}l_|[BUAMSNF]")
#: A sentence that only tells who said the quotation before it: "Señaló la alcaldesa.", "Dijo N, alcaldesa de X."
_ONLY_SPEAKER = re.compile(r"V[lt.]{0,3}(?P<who>[RPKN])(?:[,(][^VQ:]*)?\.?$")
#: A paragraph of a name, with an office or without: it signs the quotation before it.
_SIGNATURE = re.compile(r"-?(?:l?R,?)?(?P<who>[PN])(?:[,(]l?R[^VQ]{0,12})?\.?$")
#: Inside the quotation, between dashes: "… –dice la alcaldesa– …".
_INTERRUPTION = re.compile(r"-,?V(?:[_dlst.]{0,3}(?<!d)(?P<who>[RPKN])[^VQ-]{0,30})?,?-")
_SPEAKER = re.compile(r"V[_dlst]{0,3}(?<!d)(?P<who>[RPKN])")


class Attribution(NamedTuple):
    """Who said a quotation, by which rule, and how sure that is."""

    person: Person
    rule: str
    confidence: float


class Attributor:
    """Goes through the sentences in order and remembers who spoke last."""

    def __init__(self, actors: Actors, people: People) -> None:
        self._actors = actors
        self._document = actors.document
        self._trace = actors.builder.trace
        self._refers = References(actors, people)
        #: The sentences inside each quotation that hold dashes.
        self._within: dict[object, list[Sentence]] = {}
        for sentence in actors.document.sentences:
            if sentence.quotation >= 0 and "-" in sentence.symbols:
                self._within.setdefault(sentence.quotation, []).append(sentence)
        #: The person whom the last sentence without a quotation speaks of, and whether it ended in a colon.
        self._subject: Person | None = None
        self._colon = False
        #: Whether the last sentence without a quotation told what somebody said, and in which paragraph.
        self._told = False
        #: Whose quotation the last sentence held, or None.
        self._quoted: Person | None = None
        self._paragraph = -1

    def note(self, sentence: Sentence) -> None:
        """A sentence without a quotation: remember its subject."""
        if sentence.quotation >= 0:
            return
        symbols = sentence.symbols
        verb = symbols.find("V")
        if match := _SOURCE_FIRST.match(symbols):
            person = self._refers.who(sentence, match.start("who"))
            blocked = person is None
        elif verb > 0:
            person, blocked = self._refers.subject(sentence, 0, verb)
        else:
            person, blocked = self._refers.topic(sentence)
        self._subject = person or self._subject
        self._colon = symbols.endswith((":", "V."))
        self._quoted = None
        self._told = verb >= 0 or "w" in symbols
        self._paragraph = sentence.paragraph
        if person is not None or blocked:
            self._refers.last = person

    def heard(self, sentence: Sentence, inside: Person | None) -> None:
        """A sentence with quotations is over, of which the last with a known speaker was one's."""
        if inside is None and "V" in sentence.symbols:
            self._refers.last = self._subject_of(sentence, 0, sentence.symbols.rfind("V"))
        self._subject = inside or self._subject_of(sentence, 0, len(sentence.chunks)) or self._subject
        self._colon = False
        self._quoted = inside
        self._paragraph = sentence.paragraph

    def of(self, sentence: Sentence, at: int, inside: Person | None) -> Attribution | None:
        """Who said the quotation at a position of a sentence, or None when the text does not settle it.

        ``inside``: who said the quotation before it in the sentence.
        """
        found = self._attribute(sentence, at, inside)
        if found is not None:
            self._refers.last = found.person
        return found

    def _attribute(self, sentence: Sentence, at: int, inside: Person | None) -> Attribution | None:
        before = sentence.symbols[:at]
        after = sentence.symbols[at + 1 :]
        told, found = self._interrupting(sentence, at, inside)
        if not told:
            told, found = self._after(sentence, at, inside)
        if told:
            return found
        if (match := _SOURCE_RELATIVE.search(before)) or (
            (match := _VERB_SUBJECT.search(before)) and self._takes_subject(match)
        ):
            person = self._refers.who(sentence, match.start("who"))
            return Attribution(person, "verb-speaker-quotation", 0.93) if person is not None else None
        speaking = inside or self._refers.last
        if _PARENTHESIS.search(before) and speaking is not None:
            return Attribution(speaking, "quotation-verb", 0.85)
        if (verb := _BEFORE_VERB.search(before)) or _BEFORE_COLON.search(before):
            return self._before(sentence, verb.start() if verb else at, inside)
        if (match := _AFTER_NOBODY.match(after)) and self._goes_on(sentence, at, match):
            person = inside or self._subject_of(sentence, 0, at)
            if person is not None:
                return Attribution(person, "speaker-quotation-verb", 0.88)
            return self._implied(sentence, at + 1 + match.end(), inside)
        if inside is not None and not self._turns(sentence, at):
            return Attribution(inside, "quotation-continued", 0.85)
        return self._bare(sentence, before, after)

    def _interrupting(self, sentence: Sentence, at: int, inside: Person | None) -> tuple[bool, Attribution | None]:
        """Whether a verb between dashes inside a quotation tells who said it, and who that is."""
        for within in self._within.get(sentence.chunks[at].value, ()):
            if (match := _INTERRUPTION.search(within.symbols)) is None:
                continue
            if match["who"] is not None:
                return True, self._named(within, match.start("who"), "speaker-inside-quotation", 0.93)
            person = inside or self._refers.last
            return True, Attribution(person, "speaker-inside-quotation", 0.85) if person is not None else None
        return False, None

    def _after(self, sentence: Sentence, at: int, inside: Person | None) -> tuple[bool, Attribution | None]:
        """Whether the words after a quotation tell who said it, and who that is."""
        symbols = sentence.symbols
        after = symbols[at + 1 :]
        # "valoró “el esfuerzo” y recalcó que el concejo …": the second verb says something else
        goes_on = re.match(r",?y", after) is not None and _BEFORE_VERB.search(symbols[:at]) is not None
        if (match := _AFTER_STRANGER.match(after)) and match["noun"] and self._is_stranger(sentence, at, match):
            self._trace.because("speaker-is-another")
            return True, None
        for pattern, rule, confidence in () if goes_on else _FOLLOWING:
            if (match := pattern.match(after)) and self._goes_on(sentence, at, match):
                return True, self._named(sentence, at + 1 + match.start("who"), rule, confidence)
        if (match := _SOURCE_AFTER.match(after)) and self._is_source(sentence, at, match):
            return True, self._named(sentence, at + 1 + match.start("who"), "quotation-source", 0.93)
        end = sentence.chunks[at].end + 1
        if match := phrase("own-words").find(self._document.folded, end, sentence.end):
            speaking = inside or self._refers.last
            return True, Attribution(speaking, "quotation-verb", 0.85) if speaking is not None else None
        if match := phrase("words-of").find(self._document.folded, end, sentence.end):
            first = next((i for i, c in enumerate(sentence.chunks) if c.start >= match.end()), len(symbols))
            if told := _WORDS_OF.match(symbols, first):
                return True, self._named(sentence, told.start(told.lastgroup or 0), "quotation-source", 0.93)
            return True, None
        if (match := _AFTER_STRANGER.match(after)) and self._is_stranger(sentence, at, match):
            self._trace.because("speaker-is-another")
            return True, None
        return False, None

    def _named(self, sentence: Sentence, at: int, rule: str, confidence: float) -> Attribution | None:
        person = self._refers.who(sentence, at)
        return Attribution(person, rule, confidence) if person is not None else None

    def _is_stranger(self, sentence: Sentence, at: int, match: re.Match[str]) -> bool:
        """True when the verb after the quotation has a subject that is no official: no time, and no adverbial."""
        first, last = at + 1 + match.start(), at + 1 + match.end()
        if match["adverb"] is not None:
            adverb = sentence.chunks[at + 1 + match.start("adverb")]
            if self._document.folded[adverb.start : adverb.end] in _PREPOSITIONS:
                return False
        if not self._goes_on(sentence, at, match):
            return False
        return not self._refers.is_time(sentence, first, last) or bool(_STRANGER_LATER.match(sentence.symbols, last))

    def _bare(self, sentence: Sentence, before: str, after: str) -> Attribution | None:
        """A quotation that is a sentence of its own, after one that ends in a colon or tells what somebody said."""
        if before.strip("-") or after.strip("."):
            return None
        if not self._colon and (person := self._told_after(sentence)) is not None:
            return Attribution(person, "report-after-quotation", 0.88)
        if self._is_pulled(sentence):
            return None
        if (signed := self._signed(sentence)) is not None:
            return Attribution(signed, "report-after-quotation", 0.88)
        if self._quoted is not None and sentence.paragraph <= self._paragraph + 1:
            return Attribution(self._quoted, "quotation-continued", 0.85)
        if self._subject is None:
            return None
        if self._colon:
            return Attribution(self._subject, "colon-before-quotation", 0.88)
        if self._told and self._refers.last is not None and self._speaks_on(sentence):
            return Attribution(self._refers.last, "quotation-after-report", 0.85)
        return None

    def _is_pulled(self, sentence: Sentence) -> bool:
        """True for a quotation whose beginning stands elsewhere in the article too: one set apart for the eye."""
        folded = self._document.folded
        chunk = next(chunk for chunk in sentence.chunks if chunk.symbol == "Q")
        return folded.count(folded[chunk.start : min(chunk.end, chunk.start + OPENING)]) > 1

    def _told_after(self, sentence: Sentence) -> Person | None:
        """ "…". Así lo afirmó la alcaldesa: who said the quotation stands in the next sentence."""
        following = self._next(sentence)
        if following is None:
            return None
        if following.paragraph == sentence.paragraph and (match := _ONLY_SPEAKER.match(following.symbols)):
            return self._refers.who(following, match.start("who"))
        if phrase("so-said").find(self._document.folded, following.start) is None:
            return None
        if match := _SPEAKER.search(following.symbols):
            return self._refers.who(following, match.start("who"))
        return self._subject_of(following, 0, following.symbols.find("V")) if "V" in following.symbols else None

    def _signed(self, sentence: Sentence) -> Person | None:
        """Whose name is all that the next paragraph holds: it signs the quotation."""
        following = self._next(sentence)
        if following is None or following.paragraph != sentence.paragraph + 1:
            return None
        match = _SIGNATURE.match(following.symbols)
        return self._refers.who(following, match.start("who")) if match else None

    def _next(self, sentence: Sentence) -> Sentence | None:
        """The next sentence outside quotations."""
        return next((s for s in self._document.sentences[sentence.index + 1 :] if s.quotation < 0), None)

    def _speaks_on(self, sentence: Sentence) -> bool:
        """True when the next sentence of the paragraph goes on with a verb of attribution ("Añadió: …").

        Without it the quotation may be a pull quote, whose speaker stands elsewhere.
        """
        if sentence.paragraph != self._paragraph:
            return False
        following = self._next(sentence)
        if following is not None and following.paragraph > sentence.paragraph > 1:
            return True  # the paragraph ends with it, and the text goes on
        return following is not None and following.paragraph == sentence.paragraph and following.symbols[:1] == "V"

    def _before(self, sentence: Sentence, limit: int, inside: Person | None) -> Attribution | None:
        clause = sentence.symbols.rfind(";", 0, limit) + 1
        main = self._main_verb(sentence, limit)
        person, blocked = self._refers.subject(sentence, clause, main)
        if (first := sentence.symbols.find("V")) < limit and self._is_named_so(sentence, limit):
            person, blocked = self._refers.subject(sentence, 0, max(first, 0))
        if clause and person is None and not blocked and first < clause:
            # "Prado criticó el acuerdo; además, lamentó que …": the subject of the clause before
            person, blocked = self._refers.subject(sentence, 0, max(first, 0))
        if person is not None:
            return Attribution(person, "speaker-verb-quotation", 0.93)
        return None if blocked else self._implied(sentence, limit + 1, inside)

    def _main_verb(self, sentence: Sentence, verb: int) -> int:
        """Position of the verb whose subject a gerund shares ("valoró la nueva gestión indicando que"), else its own."""
        chunk = sentence.chunks[verb]
        if sentence.symbols[verb] == "V" and self._document.folded.endswith("ndo", chunk.start, chunk.end):
            return max(sentence.symbols.rfind("V", 0, verb), 0) or verb
        return verb

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

    def _implied(self, sentence: Sentence, verb_end: int, inside: Person | None) -> Attribution | None:
        """The one who spoke last, when the verb is singular and no other subject stands before it."""
        person = inside or self._refers.last
        clause = sentence.symbols[:verb_end]
        if person is None or self._has_no_subject(sentence, verb_end):
            return None
        if inside is None and _OTHER_SUBJECT.search(clause.replace("Q", "")):
            return None
        return Attribution(person, "quotation-verb", 0.85)

    def _has_no_subject(self, sentence: Sentence, verb_end: int) -> bool:
        """True for a verb in the plural, and for an impersonal one: "dijeron", "se indicó"."""
        at = sentence.symbols.rfind("V", 0, verb_end)
        if at < 0:
            return False
        chunk = sentence.chunks[at]
        folded = self._document.folded
        return folded[chunk.start : chunk.end].endswith(("ron", "an", "en")) or folded.endswith("se ", 0, chunk.start)

    def _goes_on(self, sentence: Sentence, at: int, match: re.Match[str]) -> bool:
        """True when what follows the quotation is the same sentence: a verb in lower case."""
        position = at + 1 + min(i for i, symbol in enumerate(match.group()) if symbol in "Vw")
        between = {self._document.folded[c.start : c.end] for c in sentence.chunks[at + 1 : position]}
        if between & _IS_WHAT:
            between.discard("lo")
        return self._document.text[sentence.chunks[position].start].islower() and not between & _CONJUNCTIONS

    @staticmethod
    def _takes_subject(match: re.Match[str]) -> bool:
        """True for "según", "para" before a person, and for a verb directly before its subject."""
        words = match.group()
        between = words[1 : match.start("who") - match.start()]
        return "w" in words[:2] or "d" not in between

    def _subject_of(self, sentence: Sentence, first: int, last: int) -> Person | None:
        return self._refers.subject(sentence, first, last)[0]
