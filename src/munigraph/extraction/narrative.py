"""The telling of events, sentence by sentence: which opens one, speaks of it again, or only tells who came.

A sentence with a noun or verb of an event opens a frame; the sentences and list items after it that only tell who came
("Asistieron los concejales …", "Participaron: - …") add to the frame; a sentence that speaks of it again ("la reunión
concluyó …") belongs to it too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.attendance import TELLS_WHO, Attendance
from munigraph.extraction.dates import find_date
from munigraph.extraction.frames import Frame, label_of, place_of, topic_of
from munigraph.extraction.occasions import Occasion, Occasions
from munigraph.extraction.pending import REACH, Pending
from munigraph.extraction.presence import is_main
from munigraph.extraction.rules import phrase
from munigraph.model import EventType

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["Narrative"]

#: The event is named as already known: "la reunión", "el encuentro", "dicha cita".
_KNOWN = frozenset({"la", "el", "dicha", "dicho", "esta", "este", "esa", "ese", "del", "al"})
_LONGEST_QUOTE = 250
_GOES_ON = re.compile(r"^[dlyq_,]{0,4}(?:R?,?[PK]|R)(?:\([^)]{1,3}\))?,?[q_]{0,2}W")
#: It does so in the list that follows: "Asistieron:", "También llegaron:".
_INTRODUCES = re.compile(r"^[^V]{0,8}[WE][^V]{0,8}:$")
#: Only circumstances stand before the verb.
_NO_SUBJECT = re.compile(r"^(?:[yqK],?)?(?:d[ls]?[CG_KNM]{1,3},?)*$")
#: Pronouns of those who are received: "Los recibió".
_OBJECTS = frozenset({"lo", "la", "los", "las", "le", "les"})
#: After these a noun says what an event told before was like: "fue una reunión inédita".
_IS = frozenset({"fue", "es", "será"})
#: So many sentences further on, a like event is another, except that of which the article is a report.
_FAR = 4 * REACH


class Narrative:
    """Goes through the sentences in order with the frame that is open."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._occasions = Occasions(actors)
        self._attendance = Attendance(actors)
        self.frames: list[Frame] = []
        self._open: Frame | None = None
        self._listing = False
        self._pending = Pending(actors, self._occasions, self._attendance)
        #: The sentences read so far, but for items of lists.
        self._before: list[Sentence] = []

    def read(self, sentence: Sentence) -> None:
        """Open a frame, add to the one that is open, or let it be."""
        openings = sorted(self._occasions.of(sentence))
        if self._open is not None and not self._open.planned and self._is_received(sentence, openings):
            openings = []  # "Los recibió la alcaldesa": at what was told before
        if not openings and not self.frames and (named := self._pending.attended(sentence)) is not None:
            self._open = self._join(*named)
            self._add(self._open, named[0], named[1].at)
        for opening in openings:
            if (toured := self._toured(sentence, opening)) is not None:
                self._add(toured, sentence, opening.at)
            self._open = self._join(sentence, opening)
            self._add(self._open, sentence, opening.at)
        if self._open is not None and self._open.planned and self._will_come(sentence):
            self._add(self._open, sentence, None)
        if self._open is not None and self._open.planned:
            # What is only announced has nobody present yet: who came, came to what was told before.
            self._open = next((frame for frame in reversed(self.frames) if not frame.planned), self._open)
        if not openings and self._open is not None and self._continues(sentence):
            self._add(self._open, sentence, None)
        elif not openings and not self.frames:
            self._pending.note_company(sentence)
        introduces = sentence.symbols.endswith(":") and bool(_INTRODUCES.match(sentence.symbols))
        self._listing = introduces or (self._listing and sentence.is_item)
        if not openings:
            self._pending.note(sentence)
        if not sentence.is_item:
            self._before.append(sentence)

    def _will_come(self, sentence: Sentence) -> bool:
        """True for "Asistirá la alcaldesa": who is to come to what was announced."""
        ahead = phrase("event-ahead").find(self._actors.document.folded, sentence.start, sentence.end)
        return ahead is not None and TELLS_WHO.match(sentence.symbols) is not None and "n" not in sentence.symbols

    def _join(self, sentence: Sentence, opening: Occasion) -> Frame:
        """The frame of this kind that the sentence speaks of again, or a new one."""
        at, kind, rule, confidence = opening
        keys = set(self._attendance.of(sentence))
        if kind is EventType.AGREEMENT_SIGNING:
            # Who signs does so for a municipality: "el documento fue suscrito por la alcaldesa".
            cuts = filter(None, map(self._actors.builder.governed_key, keys))
            keys |= {self._actors.builder.municipality(cut) for cut in cuts}
        signs_it = kind is EventType.AGREEMENT_SIGNING and "X" not in sentence.symbols
        for frame in reversed(self.frames):
            headline = frame.in_title and frame is self.frames[-1] and len(frame.keys) <= 1
            if self._is_far(frame, sentence):
                continue
            if frame.type is kind and (
                headline or signs_it or self._is_known(sentence, at) or keys & set(frame.keys) or not frame.keys
            ):
                frame.in_title = frame.in_title and sentence.is_title
                return frame
        if self._is_again(sentence, at):
            return self.frames[-1]
        frame = Frame(kind, label_of(self._actors, sentence, at), rule, confidence, sentence.index, sentence.is_title)
        self.frames.append(frame)
        for earlier in self._pending.company_of(sentence):
            self._add(frame, earlier, None)
        return frame

    def _is_far(self, frame: Frame, sentence: Sentence) -> bool:
        """True for an event told long before that the article is not a report of: a like one is another."""
        return sentence.index - max(frame.told, frame.opened) > _FAR and not is_main(self._actors, frame)

    def _is_again(self, sentence: Sentence, at: int) -> bool:
        """True for a noun that any event may be called by, of the one told just before: "A la cita llegaron ..."."""
        last = self.frames[-1] if self.frames else None
        if (
            last is None
            or last.type is EventType.VISIT
            or last.in_title
            or last.planned
            or sentence.index - last.told > REACH
        ):
            return False
        chunk = sentence.chunks[at]
        general = phrase("event-general").find(self._actors.document.folded, chunk.start, chunk.end) is not None
        return general and self._is_known(sentence, at)

    def _is_received(self, sentence: Sentence, openings: list[Occasion]) -> bool:
        """True for "Los recibió la alcaldesa": who received those of whom the text has just told."""
        return bool(openings) and all(
            getattr(sentence.chunks[o.at].value, "words", ("",))[0] in _OBJECTS for o in openings
        )

    def _toured(self, sentence: Sentence, opening: Occasion) -> Frame | None:
        """The ceremony to which a tour belongs: of what was opened or handed over just before."""
        last = self.frames[-1] if self.frames else None
        if opening.type is not EventType.VISIT or last is None or last.type is not EventType.CEREMONY or last.planned:
            return None
        chunk = sentence.chunks[opening.at]
        tour = phrase("event-tour").find(self._actors.document.folded, chunk.start, sentence.end)
        return last if tour is not None and sentence.index - last.told <= REACH else None

    def _continues(self, sentence: Sentence) -> bool:
        frame = self._open
        if frame is None:
            return False
        only = sum(not f.planned for f in self.frames) == 1 and is_main(self._actors, frame)
        if sentence.index - frame.opened > 4 * REACH and not only:
            return False
        if sentence.is_item:
            return self._listing
        near = sum(1 for s in self._actors.document.sentences[frame.opened + 1 : sentence.index] if s.quotation < 0)
        if (near > REACH and not only) or "n" in sentence.symbols:
            return False
        if frame.type is EventType.AGREEMENT_SIGNING and "T" in sentence.symbols:
            return True  # "Pusieron su firma los alcaldes …"
        if TELLS_WHO.match(sentence.symbols) or self._goes_on(sentence, frame):
            return True
        folded = self._actors.document.folded
        if frame.type is EventType.COUNCIL_SESSION and phrase("event-voted").find(folded, sentence.start, sentence.end):
            return True
        if phrase("event-attendees").find(folded, sentence.start, sentence.end) is not None:
            return True
        return self._attendance.comes_again(sentence) or bool(self._attendance.acting_there(sentence))

    def _goes_on(self, sentence: Sentence, frame: Frame) -> bool:
        """ "El alcalde estuvo acompañado por …": the subject is one who took part."""
        if _GOES_ON.match(sentence.symbols) is None:
            return False
        subjects = self._subjects(sentence)
        return bool(subjects) and subjects[0] in frame.keys

    def _add(self, frame: Frame, sentence: Sentence, at: int | None) -> None:
        found = (self._attendance.acting_there(sentence) if at is None else {}) or self._attendance.of(sentence)
        if at is not None and frame.rule == "event-verb" and self._is_subjectless(sentence, at):
            last = self._last_subjects()
            for key in last if self._is_of_several(sentence, at) else last[:1]:
                found.setdefault(key, at)
        if at is None and not found:
            return
        if at is not None:
            lexicon, folded = self._actors.document.lexicon, self._actors.document.folded
            frame.is_local = frame.is_local or lexicon.speaks_of_local_government(folded, sentence.start, sentence.end)
        for key, position in found.items():
            if (
                sentence.chunks[position].symbol == "M"
                and key not in frame.keys
                and not self._attendance.acts(sentence, position)
            ):
                frame.aside.add(key)
        if at is None and "T" not in sentence.symbols:
            frame.attending.update(key for key in found if key not in frame.keys)
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
            new = not frame.told or frame.in_title
            frame.planned = frame.planned or (new and phrase("event-ahead").find(stretch) is not None)
            frame.date = frame.date or find_date(
                stretch,
                self._actors.document.day,
                planned=frame.planned,
                near=sentence.chunks[at].start - sentence.start,
            )
            frame.place = frame.place or place_of(self._actors, sentence)
            frame.told = sentence.index
            if frame.type is not EventType.AGREEMENT_SIGNING:
                frame.topic = frame.topic or topic_of(self._actors, sentence, at)

    def _subjects(self, sentence: Sentence) -> tuple[str, ...]:
        """Keys of the people whom the sentence is about: those who are not governed by a preposition, in order."""
        people = [a for a in self._actors.in_sentence(sentence) if a.kind == "person"]
        return tuple(dict.fromkeys(a.key for a in people if not sentence.is_object(a.at)))

    def _last_subjects(self) -> tuple[str, ...]:
        """Keys of the people of whom the text spoke last."""
        return next(filter(None, map(self._subjects, reversed(self._before))), ())

    def _is_subjectless(self, sentence: Sentence, at: int) -> bool:
        """True for "En Rancagua se vio con su par": nothing before the verb may be its subject."""
        return not sentence.is_title and _NO_SUBJECT.match(sentence.symbols[:at]) is not None

    def _is_of_several(self, sentence: Sentence, at: int) -> bool:
        """True for a verb in the plural: "Allí se reunieron con el gobernador"."""
        chunk = sentence.chunks[at]
        words = self._actors.document.folded[chunk.start : chunk.end].split(" ")
        return any(word.endswith(("ron", "ran", "nen", "rren", "itan")) for word in words)

    def _is_known(self, sentence: Sentence, at: int) -> bool:
        if at == 0:
            return False
        word = sentence.chunks[at - 1]
        if at > 1 and str(sentence.chunks[at - 2].value) in _IS and word.symbol == "l":
            return True  # "fue una reunión inédita": said of the one told before
        return self._actors.document.folded[word.start : word.end] in _KNOWN
