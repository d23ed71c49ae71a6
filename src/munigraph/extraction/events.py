"""Events: concrete meetings, sessions, ceremonies, visits and signings, with who took part, where and when.

A sentence with a noun or verb of an event opens a frame; the sentences and list items after it that only tell who came
("Asistieron los concejales …", "Participaron: - …") add to the frame; a sentence that speaks of it again ("la reunión
concluyó …") belongs to it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body
from munigraph.extraction.dates import find_date
from munigraph.extraction.lexicon import Entry
from munigraph.extraction.relations import enumerate_names, noun_phrase
from munigraph.model import Event, EventType, Evidence, Predicate, Statement
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.actors import Actor, Actors
    from munigraph.extraction.document import Sentence

__all__ = ["TELLS_WHO", "add_events"]

#: The event is named as already known: "la reunión", "el encuentro", "dicha cita".
_KNOWN = frozenset({"la", "el", "dicha", "dicho", "esta", "este", "esa", "ese", "del", "al"})
_FUTURE = re.compile(
    r"\b(?:(?:debian?|pidio|pidieron|solicito|quieren?|esperan?|buscan?) reunirse|iban? a|van? a"
    r"|sera|seran|realizara|realizaran|llevara a cabo|sostendra|sostendran|reunira|reuniran|visitara"
    r"|firmaran|firmara|efectuara)\b"
)
_LONGEST_QUOTE = 250
#: Whose municipality is less sure than this takes no part.
_SURE = 0.8
#: How many sentences after the one that opens a frame may tell who came.
_REACH = 5
#: A report of an event tells of it within so many sentences after the headline.
_BEGINNING = 5
#: A sentence that tells who took part: its verb comes early and before it stands nobody but the one represented.
TELLS_WHO = re.compile(r"^(?!.{0,8}[MBUA]q)(?:cl?(?:t\.?)?R?P|[-dlyq_,cszeMBUAKCR]{0,13})W")
_GOES_ON = re.compile(r"^[dlyq_,]{0,4}(?:R?,?[PK]|R)(?:\([^)]{1,3}\))?,?[q_]{0,2}W")
#: It does so in the list that follows: "Asistieron:", "También llegaron:".
_INTRODUCES = re.compile(r"^[^V]{0,8}[WE][^V]{0,8}:$")
#: What a meeting is about follows one of these words and ends with the clause.
_TOPIC = re.compile(
    r"\b(?:con el (?:objetivo|fin|proposito|objeto) de|en torno a|respecto de|a fin de|para|sobre) "
    r"(?!(?:el|la|este|esta) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|dia|tarde|manana)\b)"
    r"([^,.;:()\"-]{8,110})"
)
#: A label of so few words says only the kind of event.
_BARE = 2
#: Words that deny or suppose what they stand before.
_DENIED = re.compile(r"[nh][^VW]{0,3}(?:[EWT])")
_HOLDING_VERB = re.compile(r"^(?:sostuv|mantuv|celebr|tuv)")
#: Comunas in a row as subject: "San Carlos, Coihueco y Quillón tomaron parte".
_COMUNAS_ACT = re.compile(r"^(?:C[.,]-?)?(?:l_d|l)?(C(?:,C)*(?:yC)?)(?:W|E(?!d)|T)")
#: The verb of taking place stands within so many phrases of the noun.
_NEAR = 12
#: Directly before the verb: a noun of another kind as its subject, not governed by a preposition.
_OTHER_ACTOR = re.compile(r"(?:^|[^dcsV])l_{1,3}(?:d[lKNC_]{1,3}){0,2}(?:[,q][_q]{0,2})?$|(?<![d_])[KN],?q?$")
#: Only circumstances stand before the verb.
_NO_SUBJECT = re.compile(r"^(?:[yqK],?)?(?:d[ls]?[CG_KNM]{1,3},?)*$")
#: A relative clause of its own: "una imagen que recorrió las redes".
_RELATIVE = re.compile(r"q[_qd]{0,2}$")
#: "el alcalde N, quien se reunió", "señaló que sostuvo una reunión".
_CLAUSE_OF_ACTOR = re.compile(r"(?:[PRMSU],c?|V)q[_q]?$")
#: Words that open a relative clause.
_RELATIVE_WORDS = frozenset({"que", "quien", "quienes", "cual", "cuales", "cuyo", "cuya"})
#: Those who travel together.
_COMPANY = re.compile(r"\b(?:la comitiva|la delegacion|el grupo|la mision) ")
#: Before a body: its head, who takes part in its stead.
_OF_ITS_HEAD = re.compile(r"(?:S|Z[_qd]{0,2}l?)$")
#: What a journey may be for: "viajó a Tomé para reunirse con".
_TO_MEET = ("reunirse",)
#: After these a noun says what an event told before was like: "fue una reunión inédita".
_IS = frozenset({"fue", "es", "será"})
#: A list of bodies for which people stand.
_STAND_FOR = re.compile(r"e_{0,2}(?:dl?[RSBUMAC][,y]{1,2})*dl?$")
#: The council as an occasion: "encabezó su último Concejo".
_HOLDS_COUNCIL = re.compile(r"W[sl]{0,2}_?(B)")
#: A clause of time or reason at the end, which tells of something else.
_SINCE = re.compile(r"\b(?:desde|luego de|despues de) que\b")
#: Who was not there.
_ABSENT = re.compile(
    r"\bno (?:me |lo |la |los |fue |fueron |fui |fuimos |pudo |pude )?"
    r"(?:invit|asisti|asisto|participo|participe|particip|llego|llegue|estuvo|estuve|acudi|concurri)"
)
#: What was over before.
_ONCE = re.compile(r"(?:una vez|tras|luego de|despues de|al termino de) ")
#: A place, and what else is there.
_WHERE = re.compile(
    r"\b(?:localidad|lugar|recinto|sector|ciudad|comuna|zona|edificio|centro|sede|espacio),? en (?:la|el) (?:que|cual) "
)
#: "una comitiva de la comuna": of the one that the article is about.
_OWN_COMPANY = re.compile(r"edl_(?!d)")
#: "representantes de la comuna de Peumo": who stands for a comuna.
_REPRESENTED = re.compile(r"e_?dl?$")
#: "en la sesión", "durante el acto", "tras la reunión": what is told took place at the event.
_AT_EVENT = re.compile(
    r"\b(?:en|durante|tras|luego de|despues de|con motivo de|con ocasion de|al termino de)"
    r" (?:la|el|una|un|su|dicha|dicho|esta|este)?\s?(?:\w+ )?$"
)
#: "una ceremonia realizada en el gimnasio".
_HELD = re.compile(r" (?:realizad|efectuad|desarrollad|celebrad)[oa] ")
#: What stands after these is a means or a charge rather than an occasion.
_MEANS = re.compile(r"\b(?:a traves de|por medio de|mediante|a cargo de) (?:la|el|una|un|esta|este) $")
#: The noun or verb stands in its own clause: not "criticó la visita".
_HAPPENS = re.compile(r"[WOTJ]")


#: Where people speak: what is quoted in a report of one of these was said there.
_SPOKEN_AT = (EventType.MEETING, EventType.COUNCIL_SESSION, EventType.CEREMONY)
#: Keys of entities that put local government in an event by themselves.
_LOCAL_KEYS = ("municipality", "municipalunit", "organization-asociacion-de-muni", "organization-concejo")
#: What makes a person one of local government.
_LOCAL_PREDICATES = (Predicate.GOVERNS, Predicate.FORMERLY_GOVERNED, Predicate.COUNCILLOR_OF)


@dataclass
class _Frame:
    type: EventType
    label: str
    rule: str
    confidence: float
    opened: int
    #: True while only the headline has told of it.
    in_title: bool = False
    keys: dict[str, None] = field(default_factory=dict)
    #: Municipalities that the text names beside the event without making them act in it.
    aside: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    date: str | None = None
    place: str | None = None
    topic: str | None = None
    planned: bool = False
    #: True when a sentence that tells of the event speaks of local government.
    is_local: bool = False


def _is_local_key(actors: Actors, key: str) -> bool:
    """True for a municipality, its council, units and associations, and for people who serve in them."""
    if key.startswith(_LOCAL_KEYS) or actors.builder.is_association(key):
        return True
    return any(
        fact.predicate in _LOCAL_PREDICATES or fact.object.startswith(_LOCAL_KEYS)
        for fact in actors.builder.facts_of(key)
    )


def add_events(actors: Actors) -> None:
    """Add the events of the sentences outside quotations; those told again are one."""
    reader = _Reader(actors)
    for sentence in actors.document.sentences:
        if sentence.quotation < 0:
            reader.read(sentence)
    _add_speakers(actors, reader.frames)
    for frame in reader.frames:
        if frame.type is EventType.AGREEMENT_SIGNING:
            _add_represented(actors, frame)
        else:
            _drop_aside(actors, frame)
        told = frame.is_local and any(actors.builder.facts_of(key) for key in frame.keys)
        if told or any(_is_local_key(actors, key) for key in frame.keys):
            actors.builder.events.append(
                Event(
                    frame.type,
                    _full_label(actors, frame),
                    tuple(sorted(frame.keys)),
                    tuple(sorted(set(frame.evidence))),
                    frame.confidence,
                    frame.rule,
                    date=frame.date,
                    place=frame.place,
                    topic=frame.topic,
                    planned=frame.planned,
                )
            )
        else:
            reason = "event-out-of-scope" if frame.keys else "event-without-participants"
            actors.builder.trace.turn_down(reason, frame.evidence[0].start, frame.evidence[0].end)


def _is_main(actors: Actors, frame: _Frame) -> bool:
    """True when the article begins with the event, and so is a report of it."""
    outer = sum(1 for s in actors.document.sentences[: frame.opened] if s.quotation < 0 and not s.is_item)
    return outer <= _BEGINNING


def _is_absent(actors: Actors, statement: Statement, start: int) -> bool:
    """True when a later sentence that names the speaker, or what is quoted, says that they were not there."""
    label = fold(actors.builder.label(statement.speaker)).split()[-1]
    folded = actors.document.folded
    return any(
        _ABSENT.search(folded, s.start, s.end) is not None
        for s in actors.document.sentences
        if s.start > start and (label in folded[s.start : s.end] or s.start <= statement.evidence[0].start < s.end)
    )


def _add_speakers(actors: Actors, frames: list[_Frame]) -> None:
    """In a report of one event, those of whom it quotes words after it were there."""
    told = [frame for frame in frames if frame.keys and not frame.planned]
    told = told or [frame for frame in frames if not frame.planned]
    if len(told) != 1 or not _is_main(actors, told[0]):
        return
    if told[0].type not in (_SPOKEN_AT if told[0].keys else (*_SPOKEN_AT, EventType.AGREEMENT_SIGNING)):
        return  # who signed or visited is told, and those who comment on it are others
    frame = told[0]
    start = actors.document.sentences[frame.opened].start
    for statement in actors.builder.statements:
        new = statement.speaker not in frame.keys and statement.evidence[0].start > start
        if new and not _is_absent(actors, statement, start):
            frame.keys[statement.speaker] = None
            frame.evidence.append(statement.evidence[0])


def _full_label(actors: Actors, frame: _Frame) -> str:
    """What the text calls the event; with those who took part when that is only "reunión" or "cita"."""
    if len(frame.label.split()) > _BARE:
        return frame.label
    people = [actors.builder.label(key) for key in frame.keys if key.startswith("person")]
    if people:
        return f"{frame.label} de {enumerate_names(people)}"
    return f"{frame.label} ({enumerate_names([actors.builder.label(key) for key in frame.keys])})"


def _add_represented(actors: Actors, frame: _Frame) -> None:
    """A mayor who signs does so for the municipality, which is then a party."""
    if any(actors.builder.is_association(key) for key in frame.keys):
        return  # the association is the party, and the mayors sign for it
    for key in tuple(frame.keys):
        cut = actors.builder.governed_key(key)
        if cut is not None:
            frame.keys.setdefault(actors.builder.municipality(cut))


def _drop_aside(actors: Actors, frame: _Frame) -> None:
    """A municipality named only beside its mayor's part in the event took part in person of the mayor."""
    for key in tuple(frame.keys):
        cut = actors.builder.governed_key(key)
        if cut is not None and (municipality := f"municipality-{cut}") in frame.aside:
            frame.keys.pop(municipality, None)


class _Reader:
    """Goes through the sentences in order with the frame that is open."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self.frames: list[_Frame] = []
        self._open: _Frame | None = None
        self._listing = False
        #: Sentences that told of a party of travellers before any event.
        self._company: list[Sentence] = []
        #: Key of the person whom the sentence before speaks of.
        self._last: str | None = None

    def read(self, sentence: Sentence) -> None:
        """Open a frame, add to the one that is open, or let it be."""
        openings = list(self._openings(sentence))
        for opening in openings:
            self._open = self._join(sentence, opening)
            self._add(self._open, sentence, opening[0])
        if self._open is not None and self._open.planned:
            # What is only announced has nobody present yet: who came, came to what was told before.
            self._open = next((frame for frame in reversed(self.frames) if not frame.planned), self._open)
        if not openings and self._open is not None and self._continues(sentence):
            self._add(self._open, sentence, None)
        elif not openings and not self.frames:
            self._note_company(sentence)
        introduces = sentence.symbols.endswith(":") and bool(_INTRODUCES.match(sentence.symbols))
        self._listing = introduces or (self._listing and sentence.is_item)
        if not sentence.is_item:
            self._last = self._subject(sentence) or self._last

    def _note_company(self, sentence: Sentence) -> None:
        """Who travels, told before what they came to: "Integraron la comitiva los alcaldes de …"."""
        if _COMPANY.search(self._actors.document.folded, sentence.start, sentence.end) and "W" in sentence.symbols:
            self._company.append(sentence)

    def _openings(self, sentence: Sentence) -> Iterator[tuple[int, EventType, str, float]]:
        """Position, type, rule and confidence of the words that tell of events: a signing and one other at most."""
        symbols = sentence.symbols
        if _DENIED.search(symbols):
            self._actors.builder.trace.turn_down_words(sentence, (), "event-denied")
            return
        if "T" in symbols and "X" in symbols:
            yield min(symbols.index("T"), symbols.index("X")), EventType.AGREEMENT_SIGNING, "event-signing", 0.85
            if not self._has_council(sentence):
                return
        found = [
            (at, entry)
            for at, entry in self._words(sentence)
            if (self._has_actor(sentence, at) if entry.mood == "verb" else self._happens(sentence, at))
        ]
        self._actors.builder.trace.turn_down_words(sentence, found)
        if not found and (match := _HOLDS_COUNCIL.search(symbols)):
            body = sentence.chunks[match.start(1)].value
            if isinstance(body, Body) and body.kind == "council":
                yield match.start(1), EventType.COUNCIL_SESSION, "event-noun", 0.8
        # "El Concejo se reunió en sesión extraordinaria": the session says more than the verb.
        # "Viajó a Tomé para reunirse con …": what the journey was for.
        only_verbs = all(entry.mood == "verb" for _, entry in found)
        found.sort(
            key=lambda one: (
                EventType(one[1].type) is not EventType.COUNCIL_SESSION,
                not (only_verbs and one[1].words == _TO_MEET),
                one[0],
            )
        )
        for at, entry in found[:1]:
            verb = entry.mood == "verb"
            kind = EventType(entry.type)
            if kind is EventType.COUNCIL_SESSION and not self._is_of_council(sentence):
                kind = EventType.MEETING  # the session of an association, a committee
            yield at, kind, "event-verb" if verb else "event-noun", 0.85 if verb else 0.8

    def _has_actor(self, sentence: Sentence, at: int) -> bool:
        """True unless the subject of a verb is somebody or something else ("los manifestantes se congregaron")."""
        before = sentence.symbols[:at]
        if _OTHER_ACTOR.search(before) and self._is_stranger(sentence, before):
            return False
        relative = _RELATIVE.search(before)
        if relative is None or _CLAUSE_OF_ACTOR.search(before) is not None:
            return True
        # "donde además se inauguró": what was done there is told by the clause itself
        return not _RELATIVE_WORDS.intersection(str(c.value) for c in sentence.chunks[relative.start() : at])

    def _is_stranger(self, sentence: Sentence, before: str) -> bool:
        """False when the last capitalised word before is the surname of somebody of the article."""
        at = len(before.rstrip(",q")) - 1
        return sentence.symbols[at] != "K" or self._actors.person_at(sentence, at) is None

    @staticmethod
    def _words(sentence: Sentence) -> Iterator[tuple[int, Entry]]:
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol == "E" and isinstance(chunk.value, Entry):
                yield at, chunk.value

    def _is_of_council(self, sentence: Sentence) -> bool:
        """True when the session is a council's: of a municipality, or the Consejo Regional."""
        words = self._actors.document.folded[sentence.start : sentence.end]
        if not any(symbol in "AB" for symbol in sentence.symbols) and "concej" in self._actors.document.folded:
            return True  # the session of the council that the article is about
        return (
            self._has_council(sentence)
            or re.search(r"\bconcejo\b|consejo regional|sesion municipal", words) is not None
        )

    @staticmethod
    def _has_council(sentence: Sentence, first: int = 0) -> bool:
        return any(isinstance(c.value, Body) and c.value.kind == "council" for c in sentence.chunks[first:])

    def _happens(self, sentence: Sentence, at: int) -> bool:
        if _MEANS.search(self._actors.document.folded, sentence.start, sentence.chunks[at].start):
            return False  # "a través de la mesa de seguridad", "la comisión a cargo de la cita"
        if getattr(sentence.chunks[at].value, "plural", False):
            # "encuentros de este tipo" is no occasion, "sostuvo encuentros con" is.
            return re.search(r"W[_l]?$", sentence.symbols[:at]) is not None
        around = sentence.symbols[max(0, at - _NEAR) : at + _NEAR]
        if _HAPPENS.search(around) or self._is_held(sentence, at):
            return True
        entry = sentence.chunks[at].value
        if _HELD.match(self._actors.document.folded, sentence.chunks[at].end):
            return True
        if _AT_EVENT.search(self._actors.document.folded, sentence.start, sentence.chunks[at].start):
            return True
        session = isinstance(entry, Entry) and entry.type == EventType.COUNCIL_SESSION
        return session and self._has_council(sentence, at)

    def _is_held(self, sentence: Sentence, at: int) -> bool:
        """ "sostuvo una reunión", "una reunión en X sostuvieron", "celebró sus 29 años con un encuentro"."""
        for position in range(max(0, at - 6), min(at + 8, len(sentence.chunks))):
            chunk = sentence.chunks[position]
            if chunk.symbol == "V" and _HOLDING_VERB.match(self._actors.document.folded[chunk.start : chunk.end]):
                return True
        return False

    def _join(self, sentence: Sentence, opening: tuple[int, EventType, str, float]) -> _Frame:
        """The frame of this kind that the sentence speaks of again, or a new one."""
        at, kind, rule, confidence = opening
        keys = set(self._participants(sentence))
        if kind is EventType.AGREEMENT_SIGNING:
            # Who signs does so for a municipality: "el documento fue suscrito por la alcaldesa".
            cuts = filter(None, map(self._actors.builder.governed_key, keys))
            keys |= {self._actors.builder.municipality(cut) for cut in cuts}
        for frame in reversed(self.frames):
            headline = frame.in_title and frame is self.frames[-1] and len(frame.keys) <= 1
            if frame.type is kind and (
                headline or self._is_known(sentence, at) or keys & set(frame.keys) or not frame.keys
            ):
                frame.in_title = frame.in_title and sentence.is_title
                return frame
        frame = _Frame(kind, self._label(sentence, at), rule, confidence, sentence.index, sentence.is_title)
        self.frames.append(frame)
        if sentence.index - self._company[0].index <= 4 * _REACH if self._company else False:
            for earlier in self._company:
                self._add(frame, earlier, None)
        self._company = []
        return frame

    def _continues(self, sentence: Sentence) -> bool:
        frame = self._open
        if frame is None:
            return False
        only = sum(not f.planned for f in self.frames) == 1 and _is_main(self._actors, frame)
        if sentence.index - frame.opened > 4 * _REACH and not only:
            return False
        if sentence.is_item:
            return self._listing
        near = sum(1 for s in self._actors.document.sentences[frame.opened + 1 : sentence.index] if s.quotation < 0)
        if (near > _REACH and not only) or "n" in sentence.symbols:
            return False
        if frame.type is EventType.AGREEMENT_SIGNING and "T" in sentence.symbols:
            return True  # "Pusieron su firma los alcaldes …"
        return bool(TELLS_WHO.match(sentence.symbols)) or self._goes_on(sentence, frame)

    def _goes_on(self, sentence: Sentence, frame: _Frame) -> bool:
        """ "El alcalde estuvo acompañado por …": the subject is one who took part."""
        if _GOES_ON.match(sentence.symbols) is None:
            return False
        return self._subject(sentence) in frame.keys

    def _add(self, frame: _Frame, sentence: Sentence, at: int | None) -> None:
        found = self._participants(sentence)
        if at is not None and frame.rule == "event-verb" and self._last and self._is_subjectless(sentence, at):
            found.setdefault(self._last, at)
        if at is None and not found:
            return
        if at is not None:
            lexicon, folded = self._actors.document.lexicon, self._actors.document.folded
            frame.is_local = frame.is_local or lexicon.speaks_of_local_government(folded, sentence.start, sentence.end)
        for key, position in found.items():
            if sentence.chunks[position].symbol == "M" and key not in frame.keys and not self._acts(sentence, position):
                frame.aside.add(key)
        frame.keys.update(dict.fromkeys(found))
        positions = [*found.values(), *([at] if at is not None else [])]
        keep = sentence.chunks[at].end if at is not None else 0
        frame.evidence.append(
            self._actors.document.evidence(
                sentence.chunks[min(positions)].start,
                sentence.chunks[max(positions)].end,
                longest=_LONGEST_QUOTE,
                keep=keep,
            )
        )
        if at is not None:
            stretch = self._actors.document.folded[sentence.start : sentence.end]
            frame.planned = frame.planned or bool(_FUTURE.search(stretch))
            frame.date = frame.date or find_date(
                stretch,
                self._actors.document.day,
                planned=frame.planned,
                near=sentence.chunks[at].start - sentence.start,
            )
            frame.place = frame.place or self._place(sentence)
            if frame.type is not EventType.AGREEMENT_SIGNING:
                frame.topic = frame.topic or self._topic(sentence, at)

    def _participants(self, sentence: Sentence) -> dict[str, int]:
        """Keys of those whom the sentence puts in the event, with their positions."""
        keys: dict[str, int] = {}
        first, last = self._main_clause(sentence)
        for actor in self._actors.in_sentence(sentence):
            if not first <= sentence.chunks[actor.at].start < last:
                continue  # "desde que renunció Raúl Soto"
            if actor.certainty >= _SURE and not self._is_aside(sentence, actor):
                keys.setdefault(actor.key, actor.at)
        for cut, at in self._comunas(sentence):
            keys.setdefault(self._actors.builder.municipality(cut), at)
        return keys

    def _main_clause(self, sentence: Sentence) -> tuple[int, int]:
        """Offsets between which the sentence tells of its event: without what came before, or stands elsewhere."""
        folded = self._actors.document.folded
        first, last = sentence.start, sentence.end
        if _ONCE.match(folded, first) and "E" in sentence.symbols[sentence.symbols.find(",") :]:
            first = sentence.chunks[
                sentence.symbols.find(",")
            ].start  # "Una vez concluida la reunión con el Concejo, …"
        if (since := _SINCE.search(folded, first, last)) is not None:
            last = since.start()
        for where in _WHERE.finditer(folded, first, last):
            rest = [c.symbol for c in sentence.chunks if c.start > where.end()]
            if not {"W", "E", "T"}.intersection(rest):
                last = where.start()  # "localidad en la que la municipalidad mantiene un centro"
                break
        return first, last

    def _is_aside(self, sentence: Sentence, actor: Actor) -> bool:
        """True for one named in the sentence without being put in the event."""
        if actor.kind == "body" and _OF_ITS_HEAD.search(sentence.symbols[: actor.at]):
            return True  # "sus jefes Daem", "quien encabeza el Departamento X"
        if actor.kind != "person" and self._is_circumstance(sentence, actor.at):
            return True
        body = sentence.chunks[actor.at].value
        return isinstance(body, Body) and body.shares_head

    def _comunas(self, sentence: Sentence) -> Iterator[tuple[str, int]]:
        """CUTs of comunas that take part by their municipality, with their positions."""
        symbols = sentence.symbols
        for at, chunk in enumerate(sentence.chunks):
            if chunk.symbol == "C" and (_REPRESENTED.search(symbols[:at]) or self._is_session_of(sentence, at)):
                yield from ((cut, at) for cut in getattr(chunk.value, "cuts", ()))
        focus = self._actors.context.focus
        for own in _OWN_COMPANY.finditer(symbols):
            word = sentence.chunks[own.end() - 1]
            if focus is not None and self._actors.document.folded[word.start : word.end] == "comuna":
                yield focus, own.start()
        if (acting := _COMUNAS_ACT.match(symbols)) is not None and self._are_comunas(sentence, acting.start(1)):
            for at in range(acting.start(1), acting.end(1)):
                yield from ((cut, at) for cut in getattr(sentence.chunks[at].value, "cuts", ()))

    def _are_comunas(self, sentence: Sentence, at: int) -> bool:
        """False for "la feria de Tomé reunió": what acts is another noun than comuna."""
        if at == 0 or sentence.symbols[at - 1] != "d":
            return True
        word = sentence.chunks[at - 2]
        return self._actors.document.folded.startswith("comuna", word.start)

    @staticmethod
    def _is_session_of(sentence: Sentence, at: int) -> bool:
        """True for the comuna of "la sesión municipal de Tomé"."""
        entry = sentence.chunks[at - 2].value if sentence.symbols[:at].endswith("Ed") else None
        return isinstance(entry, Entry) and entry.words[-1] == "municipal"

    def _subject(self, sentence: Sentence) -> str | None:
        """Key of the person whom the sentence is about: the first who is not governed by a preposition."""
        people = [a for a in self._actors.in_sentence(sentence) if a.kind == "person"]
        return next((a.key for a in people if not self._actors.is_object(sentence, a.at)), None)

    def _is_subjectless(self, sentence: Sentence, at: int) -> bool:
        """True for "En Rancagua se vio con su par": nothing before the verb nor right after it may be its subject."""
        if sentence.is_title or _NO_SUBJECT.match(sentence.symbols[:at]) is None:
            return False
        chunk = sentence.chunks[at]
        words = self._actors.document.folded[chunk.start : chunk.end].split(" ")
        return not any(word.endswith(("ron", "ran", "nen", "rren", "itan")) for word in words)

    @staticmethod
    def _acts(sentence: Sentence, at: int) -> bool:
        """True for a subject ("la Municipalidad recibió") and for those who stand for it ("una delegación de ...")."""
        before = sentence.symbols[:at]
        return bool(re.search(r"e_?dl?$|(?:^|[,yc.;])l?$", before))

    def _is_circumstance(self, sentence: Sentence, at: int) -> bool:
        """True after a preposition that makes a body the place or the owner rather than one who takes part."""
        before = re.search(r"d[ls]?_?$", sentence.symbols[:at])
        if before is None:
            return False
        preposition = sentence.chunks[before.start()]
        word = self._actors.document.folded[preposition.start : preposition.end]
        # "por la municipalidad", "entre X y la universidad", "reunión del concejo", "funcionarios de la unidad"
        if _STAND_FOR.search(sentence.symbols[:at]):
            return False  # "profesionales de la Seremi, de la Secplan y del municipio"
        clause = re.search(r"[EW][^EW]*$", sentence.symbols[: before.start()])
        if word == "por" and clause and any(c.value == "que" for c in sentence.chunks[clause.start() : before.start()]):
            return True  # "escuelas que pasan a ser administradas por el servicio"
        return word not in ("por", "entre") and sentence.symbols[max(0, before.start() - 1)] not in "Ee"

    def _label(self, sentence: Sentence, at: int) -> str:
        """The event as the text names it; for a verb, the noun of what it tells; for a signing, what was signed."""
        chunk = sentence.chunks[at]
        if chunk.symbol in "TX":
            return f"firma de {noun_phrase(self._actors, sentence, sentence.symbols.index('X'))}"
        if isinstance(chunk.value, Entry) and chunk.value.mood == "verb":
            return chunk.value.name
        return noun_phrase(self._actors, sentence, at)

    def _place(self, sentence: Sentence) -> str | None:
        """What stands after "en": a body, a building or a comuna."""
        folded = self._actors.document.folded
        for position, chunk in enumerate(sentence.chunks):
            if position == 0 or chunk.symbol not in "CMBUKNGL":
                continue
            back = position - 1
            while back > 0 and sentence.symbols[back] in "l_":
                back -= 1
            word = sentence.chunks[back]
            if folded[word.start : word.end] == "en" and position - back <= 3:
                text = self._actors.document.text[sentence.chunks[back + 1].start : chunk.end]
                return re.sub(r"^(?:el|la|los|las) ", "", text)
        return None

    def _topic(self, sentence: Sentence, at: int) -> str | None:
        """What it was about, as written: "para revisar el nuevo plan", "sobre seguridad"."""
        match = _TOPIC.search(self._actors.document.folded, sentence.chunks[at].start, sentence.end)
        return self._actors.document.text[match.start(1) : match.end(1)] if match else None

    def _is_known(self, sentence: Sentence, at: int) -> bool:
        if at == 0:
            return False
        word = sentence.chunks[at - 1]
        if at > 1 and str(sentence.chunks[at - 2].value) in _IS and word.symbol == "l":
            return True  # "fue una reunión inédita": said of the one told before
        return self._actors.document.folded[word.start : word.end] in _KNOWN
