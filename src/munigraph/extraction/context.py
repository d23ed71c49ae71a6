"""Which municipality is meant: named beside the word, pointed back to, or the one that the article is about."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.chunks import Body, Chunk, Municipal, Office, Place
from munigraph.extraction.lexicon import SAYS_MUNICIPAL
from munigraph.extraction.rules import phrase
from munigraph.extraction.trace import Trace
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from munigraph.authority import Authority, Mandate
    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.people import People, Person

__all__ = ["NUMBERS", "Context", "Meant"]

#: How much a mention says that the article is about a comuna, by what names it.
_WEIGHTS = {"office": 3.0, "municipality": 3.0, "comuna": 1.0, "demonym": 1.0, "body": 1.0}
_TITLE = 2.0
#: The tables begin with the mayors who took office on this day.
_FIRST_MANDATE = "2016-12-06"
#: A comuna is what the article is about when its weight is this many times that of the next one.
_DOMINANCE = 1.6


#: Two comunas in a row may be any two.
_PAIR = 2
#: Comunas in a row.
_ROW = re.compile(r"C(?:,C)+(?:,?yC)?|C,?yC")
#: Number words of the press, folded.
NUMBERS = {
    "ambas": 2,
    "ambos": 2,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
}
#: "La gobernadora de la región": of the one that the text speaks of.
_OF_HERE = re.compile(r"(?:de|del) (?:la|el|esta|este|nuestra) (?:región|provincia|zona|país)|local", re.IGNORECASE)
_COUNTED = re.compile(rf"\b({'|'.join(NUMBERS)}|\d\d?) (?:comunas|municip|alcald|jefes comunales|ediles)")


#: On this day the elected regional governors took office and "gobernador" stopped being the head of a province
#: (Ley 21.073, article transitory; Ley 21.074).
_REGIONAL_GOVERNORS_SINCE = "2021-07-14"


class Meant(NamedTuple):
    """A municipality and how sure it is that this one is meant."""

    cut: str
    #: Factor for the confidence of a fact, 0 to 1.
    certainty: float
    how: str


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    cut: str
    weight: float
    strong: bool
    sentence: int
    #: True for one of the comunas that share a demonym.
    shared: bool


class Context:
    """The comunas of one article and the mayors that the authority knows for its date."""

    def __init__(self, document: Document, trace: Trace | None = None) -> None:
        self._document = document
        self._trace = trace or Trace()
        self._authority: Authority = document.lexicon.authority
        self._mentions = sorted(self._read(document.sentences), key=lambda mention: mention.start)
        weights: dict[str, float] = defaultdict(float)
        for mention in self._mentions:
            weights[mention.cut] += mention.weight
        #: CUTs named in the article, the weightiest first.
        self.named: tuple[str, ...] = tuple(sorted(weights, key=lambda cut: (-weights[cut], cut)))
        self.focus: str | None = None
        #: What part of the weight of all comunas named the weightiest has, 0 to 1.
        self.focus_share = max(weights.values()) / sum(weights.values()) if weights else 0.0
        if self.named:
            second = weights[self.named[1]] if len(self.named) > 1 else 0.0
            if weights[self.named[0]] >= _DOMINANCE * second:
                self.focus = self.named[0]
        self._governed: dict[int, str] = {}
        #: The mayor on record among the people of the article, by CUT.
        self._among: dict[str, Person | None] = {}
        self.people: People | None = None
        #: Comunas named in a row, each group with its offset.
        self._groups = list(_groups(document.sentences, document.folded))
        #: True when the article speaks of local government at all.
        self.is_local = any(_is_local(chunk) for sentence in document.sentences for chunk in sentence.chunks)

    def _read(self, sentences: Iterable[Sentence]) -> Iterable[_Mention]:
        for sentence in sentences:
            factor = _TITLE if sentence.is_title else 1.0
            for chunk in sentence.chunks:
                value = chunk.value
                if isinstance(value, Office):
                    local = value.entry.object in ("mayor", "councillor") or value.peer or value.municipal is not None
                    cuts = value.cuts
                    kind = "office" if local else "body"
                elif isinstance(value, Municipal):
                    cuts, kind, local = value.cuts, "municipality", True
                elif isinstance(value, Place):
                    cuts, kind, local = value.cuts, "demonym" if chunk.symbol == "D" else "comuna", False
                    if chunk.symbol == "C" and value.name.lower().startswith("comuna"):
                        kind = "municipality"
                elif isinstance(value, Body) and value.cut:
                    cuts, kind, local = (value.cut,), "body", value.municipal and value.kind != "model"
                else:
                    continue
                compared = (
                    phrase("comuna-compared").find(self._document.folded, sentence.start, chunk.start) is not None
                )
                shared = len(cuts) > 1 and (getattr(value, "alternatives", False) or kind == "demonym")
                for cut in cuts:
                    weight = 0.0 if compared else _WEIGHTS[kind] * factor / (len(cuts) if shared else 1)
                    yield _Mention(chunk.start, cut, weight, local, sentence.index, shared)

    def of_mayor(self, office: Office, sentence: Sentence, start: int, name: str) -> Meant | None:
        """The municipality of a mayor or councillor whose office stands at ``start``, or None when not settled."""
        named = self._of_words(office.cuts, office.alternatives, name, start)
        if named is not None:
            return named
        if office.cuts:
            return None
        mayor = office.entry.object == "mayor" or office.peer
        if mayor and (known := self._known_mayor(name)) is not None:
            return known
        if mayor and office.shared and not office.former:
            return None  # "los alcaldes N y M": one municipality has one mayor
        if office.anaphoric:
            before = self.before(start)
            return Meant(before, 0.97, "pointed back to") if before else None
        return self._from_context(sentence, start, name if mayor and not office.acting else None, office.former)

    def of_municipal(self, municipal: Municipal, sentence: Sentence, start: int) -> tuple[Meant, ...]:
        """The municipalities that a chunk ``M`` means."""
        if municipal.cuts and not municipal.alternatives:
            return tuple(Meant(cut, 1.0, "named") for cut in municipal.cuts)
        if municipal.alternatives:
            chosen = self._of_words(municipal.cuts, True, "", start)
            return (chosen,) if chosen else ()
        if municipal.plural:
            around = self._document.folded[max(sentence.start, start - 15) : min(sentence.end, start + 20)]
            return tuple(Meant(cut, 0.93, "as many as counted") for cut in self.group_before(start, around))
        meant = self._from_context(sentence, start, None, False)
        return (meant,) if meant else ()

    def of_demonym(self, place: Place, start: int) -> Meant | None:
        """The comuna of a demonym."""
        return self._of_words(place.cuts, len(place.cuts) > 1, "", start)

    def _of_words(self, cuts: tuple[str, ...], alternatives: bool, name: str, start: int) -> Meant | None:
        if not cuts:
            return None
        if not alternatives:
            return Meant(cuts[0], 1.0, "named")
        other = [cut for cut in self.named if cut in cuts and self._named_otherwise(cut, start)]
        if len(other) == 1:
            return Meant(other[0], 0.97, "demonym of a comuna named elsewhere")
        matching = [cut for cut in cuts if name and self.is_mayor(name, cut)]
        return Meant(matching[0], 0.95, "demonym, and the mayor of that name") if len(matching) == 1 else None

    def _named_otherwise(self, cut: str, start: int) -> bool:
        return any(m.cut == cut and m.start != start and m.weight >= 1.0 for m in self._mentions)

    def _known_mayor(self, name: str) -> Meant | None:
        """The one comuna named in the article whose mayor on its date had this name."""
        matching = [cut for cut in self.named if self.is_mayor(name, cut)]
        if len(matching) == 1:
            return Meant(matching[0], 0.97, "named in the article, and its mayor had this name")
        return None

    def _from_context(self, sentence: Sentence, start: int, name: str | None, former: bool) -> Meant | None:
        """The comuna named before in the same sentence, else the focus, else the one named last."""
        inside = [m for m in self._mentions if m.sentence == sentence.index and m.start < start]
        cuts = {m.cut for m in inside}
        meant: Meant | None = None
        if len(cuts) == 1:
            meant = Meant(cuts.pop(), 0.9, "named before in the sentence")
        elif self.focus is not None:
            if name is None and len(governed := self.governed_cuts()) == 1 and self.focus not in governed:
                return None  # the only mayor told is that of another comuna
            meant = Meant(self.focus, 0.92, "what the article is about")
        elif (before := self.before(start)) is not None:
            meant = Meant(before, 0.7, "named last")
        if meant is None or name is None or former:
            return meant
        # A mayor of another name is on record there for that day: the article does not settle it.
        if (other := self.other_mayor(name, meant.cut)) is not None:
            comuna = self._authority.comuna(meant.cut).name
            self._trace.because("another-mayor", mayor=other.short_name, comuna=comuna)
            return None
        return meant

    def other_mayor(self, name: str, cut: str) -> Mandate | None:
        """The mayor on record for the article's day where nobody of that name is; None where the tables are silent."""
        date = self._document.day
        holders = self._holders(cut) if date is not None and date >= _FIRST_MANDATE else ()
        return holders[0] if holders and not any(mandate.is_named(name) for mandate in holders) else None

    def before(self, start: int) -> str | None:
        """The comuna named last before an offset, municipalities and mayors first within the same sentence."""
        previous = [
            m
            for m in self._mentions
            if m.start < start and not (m.shared and not self._named_otherwise(m.cut, m.start))
        ]
        if not previous:
            return None
        last = previous[-1].sentence
        same = [m for m in previous if m.sentence == last]
        strong = [m for m in same if m.strong]
        return (strong or same)[-1].cut

    def is_mayor(self, name: str, cut: str) -> bool:
        """True when the authority knows a mayor of that name there on the article's date (ever, if undated)."""
        return any(mandate.is_named(name) for mandate in self._holders(cut))

    def _holders(self, cut: str) -> tuple[Mandate, ...]:
        date = self._document.day
        if date is None or date < _FIRST_MANDATE:
            return self._authority.mandates_of(cut)
        return self._authority.mayors_on(cut, date)

    def group_before(self, start: int, words: str) -> tuple[str, ...]:
        """The comunas that "las cinco comunas" in some folded words means: the last enumeration of as many before.

        Where there is none, the first one after; of two only, what a list, a colon or brackets introduce.
        """
        match = _COUNTED.search(words)
        if match is None:
            return ()
        count = NUMBERS.get(match[1], 0) or (int(match[1]) if match[1].isdigit() else 0)
        fitting = [cuts for begin, cuts, _ in self._groups if len(cuts) == count and begin < start]
        fitting = (
            fitting
            or [cuts for _, cuts, listed in self._groups if len(cuts) == count and (listed or count > _PAIR)][:1]
        )
        if not fitting and count > 1 and len(self.governed_cuts()) == count:
            return self.governed_cuts()
        return fitting[-1] if fitting else ()

    def with_host(self, sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
        """CUTs of the comunas in a row between two positions; "y la comuna anfitriona" adds the place told before."""
        return _row(self._document.folded, sentence, first, last)

    def mayor_among(self, people: People, cut: str) -> Person | None:
        """The one person named in the article who, by the table, was mayor of a comuna on its day; None if undated."""
        if self._document.day is None or self._document.day < _FIRST_MANDATE:
            return None
        if cut in self._among:
            return self._among[cut]
        self._among[cut] = None
        self._among[cut] = self._find_mayor(people, self._holders(cut))
        return self._among[cut]

    def _find_mayor(self, people: People, holders: tuple[Mandate, ...]) -> Person | None:
        fitting = [p for p in people.persons if any(mandate.is_named(p.label) for mandate in holders)]
        if fitting:
            return fitting[0] if len(fitting) == 1 and " " in fitting[0].label else None
        if len(holders) != 1:
            return None
        surname = fold(holders[0].surname_1)
        if any(surname in person.words for person in people.persons):
            return None
        alone = [
            chunk
            for sentence in self._document.sentences
            for at, chunk in enumerate(sentence.chunks)
            if chunk.symbol == "K" and fold(str(chunk.value)) == surname and _speaks(sentence.symbols, at)
        ]
        return people.enlist(str(alone[0].value), [chunk.start for chunk in alone]) if alone else None

    def council(self, cut: str) -> Body:
        """The council of a municipality, by its full name."""
        return Body(f"Concejo Municipal de {self._authority.comuna(cut).name}", cut=cut, kind="council")

    def institution(self, office: Office) -> str:
        """Label of the body whose head an office is: "Seremi de Educación", also where the holder only acts."""
        rest = office.written[len(" ".join(office.entry.words)) :].strip()
        for acting in ("subrogante", "suplente", "(s)", "(S)", "interino", "interina"):
            rest = rest.replace(acting, "").strip()
        template = office.entry.institution
        if rest.lower() in ("metropolitano", "metropolitana"):
            rest = "de la Región Metropolitana"
        elif _OF_HERE.fullmatch(rest):
            rest = ""
        if office.entry.id == "provincial-governor" and self._is_regional_governor(office):
            template = "Gobierno Regional {}"
        if template.startswith("Gobierno Regional") and office.place is not None and self._region(office.place) == "13":
            rest = "Metropolitano"
        return template.format(rest).strip()

    def _is_regional_governor(self, office: Office) -> bool:
        """True when a bare "gobernador" is the elected one of a region, by the article's day or its other words."""
        if self._document.day is not None:
            return self._document.day >= _REGIONAL_GOVERNORS_SINCE
        if office.place is not None and office.place.level == "province":
            return False
        if "intendent" in self._document.folded:
            return False
        if "delegad" in self._document.folded or "gobierno regional" in self._document.folded:
            return True
        return office.place is not None and office.place.level == "region"

    def _region(self, place: Place) -> str | None:
        authority = self._document.lexicon.authority
        return authority.comuna(place.cuts[0]).region_code if place.cuts else place.code

    def govern(self, person: Person, cut: str) -> None:
        """Remember that a person of the article governs a municipality."""
        self._governed.setdefault(id(person), cut)

    def governed_cuts(self) -> tuple[str, ...]:
        """CUTs of the municipalities whose mayors the article names, in order of code."""
        return tuple(sorted(set(self._governed.values())))

    def cut_governed(self, person: Person) -> str | None:
        """CUT of the municipality that a person of the article governs, or None."""
        return self._governed.get(id(person))

    def governed(self, name: str, start: int) -> str | None:
        """CUT of the municipality that the person of that name governs, as the article states; or None."""
        person = self.people.find(name, start) if self.people else None
        return self._governed.get(id(person)) if person else None


def _speaks(symbols: str, at: int) -> bool:
    """True for a surname beside a verb of saying or before an office: "según Prado", "Prado, alcaldesa"."""
    after = symbols[at + 1 :]
    if after.startswith(",R"):
        return True
    return (symbols[at - 1 : at] in ("V", "w") or after.startswith("V")) and re.match(r",[_ltxae]", after) is None


def _row(folded: str, sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    cuts = dict.fromkeys(cut for chunk in sentence.chunks[first:last] for cut in getattr(chunk.value, "cuts", ()))
    if phrase("host-comuna").find(folded, sentence.chunks[last - 1].end):
        held_at = [
            chunk.value
            for at, chunk in enumerate(sentence.chunks[:first])
            if at and chunk.symbol == "C" and sentence.chunks[at - 1].value == "en" and isinstance(chunk.value, Place)
        ]
        cuts.update(dict.fromkeys(held_at[0].cuts if len(held_at) == 1 else ()))
    return tuple(cuts)


def _groups(sentences: Sequence[Sentence], folded: str) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Comunas in a row: where they begin, their CUTs, and whether a list, a colon or brackets introduce them."""
    listed: dict[str, None] = {}
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if sentence.is_item:
            start = before.start if before is not None and not before.is_item else 0
            listed = listed if before is not None and before.is_item else {}
            rows = [match.span() for match in _ROW.finditer(sentence.symbols)]
            listed.update(dict.fromkeys(cut for row in rows for cut in _row(folded, sentence, *row)))
            yield start, tuple(listed), True  # "- Nivel intermedio: A y B. - Nivel básico: C y D.": the four together
        for match in _ROW.finditer(sentence.symbols):
            introduced = sentence.is_item or re.search(r"[:(]l?d?$", sentence.symbols[: match.start()]) is not None
            cuts = _row(folded, sentence, match.start(), match.end())
            yield sentence.chunks[match.start()].start, cuts, introduced
        for chunk in sentence.chunks:
            value = chunk.value
            if isinstance(value, (Office, Municipal)) and len(value.cuts) > 1 and not value.alternatives:
                yield chunk.start, tuple(dict.fromkeys(value.cuts)), False


#: A body of a municipal council: "Comisión de Salud del Concejo Municipal".
_COUNCIL = re.compile(r"\bconcejo\b")


def _is_local(chunk: Chunk) -> bool:
    """True for a municipality, a mayor or a councillor."""
    value = chunk.value
    if isinstance(value, Office):
        return (
            value.municipal is not None
            or (value.body is not None and value.body.municipal)
            or value.entry.object in ("mayor", "councillor")
            or (value.entry.id == "municipal-staff" and not SAYS_MUNICIPAL.isdisjoint(value.entry.words))
            or (value.body is not None and _COUNCIL.search(fold(value.body.label)) is not None)
        )
    return isinstance(value, Municipal) or (isinstance(value, Body) and value.kind == "council")
