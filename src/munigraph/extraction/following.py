"""What the words after a quotation, or between dashes inside it, tell of who said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.rules import phrase

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.people import Person
    from munigraph.extraction.references import References

__all__ = ["CONJUNCTIONS", "Attribution", "Following"]

#: After the quotation: the verb, then the subject ("dijo ayer el alcalde"), or the subject and then the verb.
_FOLLOWING = (
    (
        re.compile(
            r"[,.;]?[-yq_lsdkw,]{0,4}V(?:[dc][ls]?[KNBCGMUALEWXHODJmea_]{1,3}){0,2}[VqdlsD_HXEcy]{0,6}?(?<!d)(?<!dl)(?P<who>[RSPKNaBtz])"
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
    # "…", manifestó el tomecino.
    (re.compile(r"[,.;]?V_{0,2}l(?P<who>D)(?=[,.;]|$)"), "quotation-verb-speaker", 0.9),
    (re.compile(r"[,.;]?[-yq_l,]{0,3}(?P<who>[RPKNa])[^QV]{0,4}V"), "quotation-speaker-verb", 0.9),
)
#: The sentence goes on after the quotation.
_AND = re.compile(",?y")
#: "…", en palabras de la alcaldesa: a source after the quotation instead of a verb.
_SOURCE_AFTER = re.compile(r"[,.;]?(?:q,[d_]{1,3},)?w[ls]?t?\.?(?P<who>[RPKNz])")
#: "…", fueron las palabras [de bienvenida] de la alcaldesa; "… con que se despidió la alcaldesa".
_WORDS_OF = re.compile(r"(?:_{1,2}d)?l?(?:t\.?)?(?P<who>[RPKNz])|[qlcVE_sd]{1,8}?(?<!d)(?<!d[ls])(?P<subject>[RPKN])")
#: Words that begin a clause of reason or contrast: the verb after them says nothing of the quotation.
CONJUNCTIONS = frozenset(
    {"pues", "ya", "porque", "aunque", "mientras", "pero", "cuando", "donde", "dado", "puesto", "lo"}
)
#: "…", fue lo que dijo; "…", así lo dijo: "lo" is the quotation.
_IS_SO = frozenset({"fue", "es", "era", "asi"})
#: The verb has a subject of its own that is no official: "explica la urbanista", "dijo emocionada una vecina".
_AFTER_STRANGER = re.compile(
    r"[,.;]?[-yq_lsd,]{0,3}V(?:[lst](?:_|\.?[KN])|l[exd]|(?:(?P<adverb>_)|d[ls]?[RPKN])(?P<noun>l[_exd](?!_{0,2},?[PNRKt])))"
)
#: After words that say when: somebody else all the same ("indicó la noche del lunes el párroco").
_STRANGER_LATER = re.compile(r"(?:dl?_)?_{0,2}l[_exd]")
_AFTER_NOBODY = re.compile(r"[,.;]?[-yq_lsdkw,]{0,4}V")
#: Somebody is named later in the clause of the verb, and no preposition governs the name.
_NAMED_LATER = re.compile(r"[^,.;:()QV]*?(?<![dcwyqk])(?<![dcwk][ls])[RPN]")
#: "…", dijo uno de los vecinos, otra vecina, alguien.
_SOMEBODY = frozenset(
    {"uno", "otro", "otra", "otros", "otras", "alguien", "alguno", "alguna", "algunos", "algunas", "varios", "varias"}
    | {"muchos", "muchas", "nadie", "todos", "todas", "cada", "quienes"}
)
#: Prepositions that the lexicon does not know: no subject follows.
_PREPOSITIONS = frozenset({"mediante", "bajo", "via", "contra", "todo", "toda", "tras", "segun", "durante", "hace"})
#: Inside the quotation, between dashes: "… –dice la alcaldesa– …".
_INTERRUPTION = re.compile(r"-,?V(?:[_dlst.]{0,3}(?<!d)(?P<who>[RPKN])[^VQ-]{0,30})?,?-")


class Attribution(NamedTuple):
    """Who said a quotation, by which rule, and how sure that is."""

    person: Person
    rule: str
    confidence: float


class Following:
    """Reads what follows a quotation."""

    def __init__(self, actors: Actors, refers: References) -> None:
        self._document = actors.document
        self._trace = actors.builder.trace
        self._refers = refers
        #: The sentences inside each quotation that hold dashes.
        self._within: dict[object, list[Sentence]] = {}
        for sentence in actors.document.sentences:
            if sentence.quotation >= 0 and "-" in sentence.symbols:
                self._within.setdefault(sentence.quotation, []).append(sentence)

    def tells(
        self, sentence: Sentence, at: int, inside: Person | None, *, introduced: bool
    ) -> tuple[bool, Attribution | None]:
        """Whether the words in or after the quotation at a position tell who said it, and who that is.

        ``inside``: who said the quotation before it in the sentence; ``introduced``: a verb of saying stands before it.
        """
        told, found = self._interrupting(sentence, at, inside)
        return (told, found) if told else self._after(sentence, at, inside, introduced=introduced)

    def verb(self, sentence: Sentence, at: int) -> int | None:
        """Position after a verb of saying that follows the quotation and names nobody, or None."""
        match = _AFTER_NOBODY.match(sentence.symbols, at + 1)
        return match.end() if match is not None and self._goes_on(sentence, match) else None

    def names_another(self, sentence: Sentence, at: int) -> bool:
        """True when the clause from a position on names somebody who may have said it: "uno de los vecinos"."""
        if _NAMED_LATER.match(sentence.symbols, at) or sentence.symbols.startswith("C", at):
            return True  # "respondió Castro": a comuna, or somebody who bears its name
        return any(self._document.folded[c.start : c.end] in _SOMEBODY for c in sentence.chunks[at : at + 2])

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

    def _after(
        self, sentence: Sentence, at: int, inside: Person | None, *, introduced: bool
    ) -> tuple[bool, Attribution | None]:
        symbols = sentence.symbols
        stranger = _AFTER_STRANGER.match(symbols, at + 1)
        if stranger is not None and not self._is_stranger(sentence, stranger):
            stranger = None
        if stranger is None or not stranger["noun"]:
            # "valoró “el esfuerzo” y recalcó que el concejo …": the second verb says something else
            goes_on = introduced and _AND.match(symbols, at + 1) is not None
            for pattern, rule, confidence in () if goes_on else _FOLLOWING:
                if (match := pattern.match(symbols, at + 1)) and self._goes_on(sentence, match):
                    return True, self._named(sentence, match.start("who"), rule, confidence)
            match = _SOURCE_AFTER.match(symbols, at + 1)
            if match is not None and not introduced and self._is_source(sentence, match):
                return True, self._named(sentence, match.start("who"), "quotation-source", 0.93)
            told, found = self._in_words_of(sentence, at, inside)
            if told:
                return True, found
        if stranger is not None:
            self._trace.because("speaker-is-another")
        return stranger is not None, None

    def _in_words_of(self, sentence: Sentence, at: int, inside: Person | None) -> tuple[bool, Attribution | None]:
        """Whether a noun of saying tells whose words the quotation is, and who that is."""
        folded = self._document.folded
        end = sentence.chunks[at].end + 1
        if phrase("own-words").find(folded, end, sentence.end):
            person = inside or self._refers.last
            return True, Attribution(person, "quotation-verb", 0.85) if person is not None else None
        if (match := phrase("words-of").find(folded, end, sentence.end)) is None:
            return False, None
        first = next((i for i, chunk in enumerate(sentence.chunks) if chunk.start >= match.end()), len(sentence.chunks))
        told = _WORDS_OF.match(sentence.symbols, first)
        if told is None:
            return True, None
        return True, self._named(sentence, told.start(told.lastgroup or 0), "quotation-source", 0.93)

    def _named(self, sentence: Sentence, at: int, rule: str, confidence: float) -> Attribution | None:
        person = self._refers.who(sentence, at)
        return Attribution(person, rule, confidence) if person is not None else None

    def _is_stranger(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """True when the verb after the quotation has a subject that is no official: no time, and no adverbial."""
        if match["adverb"] is not None:
            adverb = sentence.chunks[match.start("adverb")]
            if self._document.folded[adverb.start : adverb.end] in _PREPOSITIONS:
                return False
        if not self._goes_on(sentence, match):
            return False
        if not self._refers.is_time(sentence, match.start(), match.end()):
            return True
        return _STRANGER_LATER.match(sentence.symbols, match.end()) is not None

    def _is_source(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """False for "para", which tells an opinion on the quotation."""
        source = sentence.chunks[sentence.symbols.index("w", match.start())].value
        return getattr(source, "words", ()) != ("para",) and self._goes_on(sentence, match)

    def _goes_on(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """True when what follows the quotation is the same sentence: a verb in lower case."""
        position = next(i for i in range(match.start(), match.end()) if sentence.symbols[i] in "Vw")
        between = {self._document.folded[c.start : c.end] for c in sentence.chunks[match.start() : position]}
        if between & _IS_SO:
            between.discard("lo")
        return self._document.text[sentence.chunks[position].start].islower() and not between & CONJUNCTIONS
