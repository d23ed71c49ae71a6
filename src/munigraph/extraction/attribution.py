"""Who said a quotation: the speaker after it, before it, in the sentence next to it, or the one who spoke last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.following import CONJUNCTIONS, Attribution, Following
from munigraph.extraction.references import References
from munigraph.extraction.rules import phrase

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.people import People, Person

__all__ = ["OPENING", "Attributor"]

#: So many characters of a quotation tell it from all others.
OPENING = 40
#: "Para la alcaldesa …": the source opens the sentence.
_SOURCE_FIRST = re.compile(r"(?:[_qdlsK]{0,5},)?w[ls]?t?\.?(?P<who>[RPKNz])")
#: "el alcalde N, para quien estas citas son …": the one right before.
_SOURCE_RELATIVE = re.compile(r"(?P<who>[RPKN])(?:\([^)]{1,4}\))?,wq[^VQ]{0,30}$")
#: Before the quotation: verb (or colon), then at most a few words that are not another subject.
_BEFORE_VERB = re.compile(r"V[^VQ]{0,40}$|^wV[^VQ]{0,40}$")
_BEFORE_COLON = re.compile(r":$")
#: "…: Concejala Elena Prado: “…”": who speaks stands between the colon and what came before.
_LABEL = re.compile(r"(?:^|[.;:])-?(?:R,?)?(?P<who>P)(?:,R)?:$")
#: "… arrojó según N “una deuda”": the source right before the quotation.
_SOURCE_BEFORE = re.compile(r"(?P<source>[wq])[ls]?t?\.?(?P<who>[RPKNz]),?$")
#: "De ahí el llamado de la anfitriona, N: “…”, expresó la alcaldesa": the name right before the colon.
_NAMED_BEFORE = re.compile(r"[aR],(?P<who>P):$")
#: "Según el alcalde, …", "según expresó la alcaldesa", "…, dijo la alcaldesa, …": the subject after the verb.
_VERB_SUBJECT = re.compile(r"(?:^w?|(?<=[,V(yq.;:]))[Vw](?:q?[V_dl]{0,8}dl?|l)?t?\.?(?P<who>[RPKNaz])[^QV]{0,40}$")
#: "A sus palabras se sumó la alcaldesa: “…”": a person after the verb, and no "a" between, is its subject.
_VERB_THEN_SUBJECT = re.compile(r"V(?:l|t\.?)*(?P<who>[RPKN])")
#: "Lo que falta, valoró, es …": the verb stands between commas, its subject is understood.
_PARENTHESIS = re.compile(r",V,[^VQ]{0,30}$")
#: Another subject than a person stands in the clause.
_OTHER_SUBJECT = re.compile(r"^[yq,]{0,2}l_|[BUAMSNF]|^C:")
#: A sentence that only tells who said the quotation before it: "Señaló la alcaldesa.", "Dijo N, alcaldesa de X."
_ONLY_SPEAKER = re.compile(r"V[lt.]{0,3}(?P<who>[RPKN])(?:[,(][^VQ:]*)?\.?$")
#: A paragraph of a name, with what the person is or without: it signs the quotation before it.
_SIGNATURE = re.compile(r"-?(?:l?R,?)?(?P<who>[PN])(?:[,(][^VQ:]{1,20})?\.?$")
_SPEAKER = re.compile(r"V[_dlst]{0,3}(?<!d)(?P<who>[RPKN])")


class Attributor:
    """Goes through the sentences in order and remembers who spoke last."""

    def __init__(self, actors: Actors, people: People) -> None:
        self._actors = actors
        self._document = actors.document
        self._refers = References(actors, people)
        self._following = Following(actors, self._refers)
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
        if self._is_heading(sentence):
            if any(self._refers.topic(sentence)):
                self._refers.last = None  # it may speak of somebody else than the text around it
            return
        verb = symbols.find("V")
        if match := _SOURCE_FIRST.match(symbols):
            person = self._refers.who(sentence, match.start("who"))
            blocked = person is None
        elif verb > 0:
            person, blocked = self._refers.subject(sentence, 0, verb)
        else:
            person, blocked = self._refers.topic(sentence)
        if person is None and not blocked and verb >= 0:
            person = self._subject_after(sentence, verb)
        if person is None and not blocked:
            person = self._viewed(sentence)
        self._subject = person or self._subject
        self._colon = symbols.endswith((":", "V."))
        self._quoted = None
        self._told = verb >= 0 or "w" in symbols
        self._paragraph = sentence.paragraph
        if person is not None or blocked:
            self._refers.last = person

    def _is_heading(self, sentence: Sentence) -> bool:
        """True for a line within the text that ends in a word; a name alone signs what is above it."""
        inside = sentence.paragraph > 0 and self._document.text[sentence.end - 1].isalnum()
        return inside and _SIGNATURE.match(sentence.symbols) is None

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
        verb = _BEFORE_VERB.search(before)
        told, found = self._following.tells(sentence, at, inside, introduced=verb is not None)
        if told and (match := _NAMED_BEFORE.search(before)):
            person = self._refers.who(sentence, match.start("who"))
            if found is not None and person is not found.person:
                return None  # two are told
        if told:
            return found
        if (match := _SOURCE_RELATIVE.search(before) or self._source_before(sentence, before)) or (
            (match := _VERB_SUBJECT.search(before)) and self._takes_subject(match)
        ):
            person = self._refers.who(sentence, match.start("who"))
            return Attribution(person, "verb-speaker-quotation", 0.93) if person is not None else None
        speaking = inside or self._refers.last
        if _PARENTHESIS.search(before) and speaking is not None:
            return Attribution(speaking, "quotation-verb", 0.85)
        if match := _LABEL.search(before):
            person = self._refers.who(sentence, match.start("who"))
            return Attribution(person, "colon-before-quotation", 0.9) if person is not None else None
        if verb or _BEFORE_COLON.search(before):
            if verb and (person := self._subject_after(sentence, verb.start())) is not None:
                return Attribution(person, "verb-speaker-quotation", 0.93)
            return self._before(sentence, verb.start() if verb else at, inside)
        if (end := self._following.verb(sentence, at)) is not None:
            person = inside or self._subject_of(sentence, 0, at)
            if person is not None:
                return Attribution(person, "speaker-quotation-verb", 0.88)
            return None if self._following.names_another(sentence, end) else self._implied(sentence, end, inside)
        if inside is not None and not self._turns(sentence, at):
            return Attribution(inside, "quotation-continued", 0.85)
        return self._bare(sentence, before, sentence.symbols[at + 1 :])

    def _source_before(self, sentence: Sentence, before: str) -> re.Match[str] | None:
        """The source right before a quotation: "… arrojó, según la alcaldesa, “…”"."""
        match = _SOURCE_BEFORE.search(before)
        if match is None or match["source"] == "w":
            return match
        word = sentence.chunks[match.start("source")]
        return match if self._document.folded.startswith("segun", word.start) else None

    def _bare(self, sentence: Sentence, before: str, after: str) -> Attribution | None:
        """A quotation that is a sentence of its own, after one that ends in a colon or tells what somebody said."""
        if before.strip("-") or after.strip("."):
            return None
        if self._is_left_open(sentence):
            following = self._next(sentence)
            opened = following is not None and following.symbols[:1] == "Q"
            return self._attribute(following, 0, None) if following is not None and opened else None
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

    def _is_left_open(self, sentence: Sentence) -> bool:
        """True for a quotation that no mark closes: the next paragraph opens it again."""
        return sentence.chunks[-1].symbol == "Q" and sentence.chunks[-1].end == sentence.end

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
        """Position of the verb whose subject a gerund shares ("valoró la gestión indicando que"), else its own."""
        chunk = sentence.chunks[verb]
        if sentence.symbols[verb] == "V" and self._document.folded.endswith("ndo", chunk.start, chunk.end):
            return max(sentence.symbols.rfind("V", 0, verb), 0) or verb
        return verb

    def _turns(self, sentence: Sentence, at: int) -> bool:
        """True when the clause turns to others between two quotations: "mientras los vecinos gritaban “…”"."""
        before = sentence.symbols.rfind("Q", 0, at)
        between = {self._document.folded[c.start : c.end] for c in sentence.chunks[before + 1 : at]}
        return bool(between & CONJUNCTIONS) and re.search(r"(?<!d)l_", sentence.symbols[before + 1 : at]) is not None

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

    @staticmethod
    def _takes_subject(match: re.Match[str]) -> bool:
        """True for "según", "para" before a person, and for a verb directly before its subject."""
        words = match.group()
        between = words[1 : match.start("who") - match.start()]
        return "w" in words[:2] or "d" not in between

    def _subject_after(self, sentence: Sentence, verb: int) -> Person | None:
        """The person right after a verb, whom no preposition makes its object: "se sumó la alcaldesa"."""
        match = _VERB_THEN_SUBJECT.match(sentence.symbols, verb)
        return self._refers.who(sentence, match.start("who")) if match else None

    def _viewed(self, sentence: Sentence) -> Person | None:
        """Whose opinion a sentence speaks of: "distinta es la opinión de la alcaldesa"."""
        match = phrase("somebody-s-view").find(self._document.folded, sentence.start, sentence.end)
        if match is None:
            return None
        at = next((i for i, chunk in enumerate(sentence.chunks) if chunk.start == match.end()), None)
        return self._refers.who(sentence, at) if at is not None and sentence.symbols[at] in "RPNK" else None

    def _subject_of(self, sentence: Sentence, first: int, last: int) -> Person | None:
        return self._refers.subject(sentence, first, last)[0]
