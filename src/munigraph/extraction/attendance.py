"""Who took part: those whom a sentence puts in the event that it tells of, not all whom it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Office
from munigraph.extraction.holders import gender_of_word
from munigraph.extraction.lexicon import Entry
from munigraph.extraction.parties import SOURCE
from munigraph.extraction.rules import phrase
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.actors import Actor, Actors
    from munigraph.extraction.document import Sentence

__all__ = ["TELLS_WHO", "Attendance"]

#: A sentence that tells who took part: its verb comes early and before it stands nobody but the one represented.
TELLS_WHO = re.compile(r"^(?![^W]{0,8}[MBUA],?q)(?:cl?(?:t\.?)?R?P|[-dlyq_,cszeMBUAKCR]{0,18})W")
#: Whose municipality is less sure than this takes no part.
_SURE = 0.8
#: Comunas in a row as subject: "San Carlos, Coihueco y Quillón tomaron parte".
_COMUNAS_ACT = re.compile(r"^(?:C[.,]-?)?(?:l_d|l)?(C(?:,C)*(?:yC)?)(?:W|E(?!d)|T)")
#: Before a body: its head, who takes part in its stead.
_OF_ITS_HEAD = re.compile(r"(?:S|Z[_qd]{0,2}l?|Zl?K[^,;VWE]{0,6}\()$")
#: Before a name, after a preposition: its office.
_GOVERNED = re.compile(r"(dl?)(?:R,?)?(?:t\.?)?$")
#: In a relative clause that tells of no event.
_IN_RELATIVE = re.compile(r"(?<!V)q[^qWETHJecZPRS]*$")
#: Right after the verb: what was opened.
_OPENED = re.compile(r"E_?(?:dC)?(?:dl)?l?_{0,2}$")
#: A list of bodies for which people stand.
_STAND_FOR = re.compile(r"(?:e_{0,2}|(S)[,y]{1,2})(?:d?l?[RSBUMAC_][,y]{1,2})*dl?$")
#: Those who are told after "con la presencia de", one after the other, each with its preposition.
_PRESENT = re.compile(r"W[^VWEHT:]*[,;]y?(dl?)$")
#: After a verb of no event: its object.
_OBJECT = re.compile(r"[V_q](d)l?(?:R,?)?(?:t\.?)?$")
#: The office before a name.
_WITH_OFFICE = re.compile(r"R,?(?:t\.?)?$")
#: Members of a body who are named: "tres miembros del concejo: N y M"; they came, not all of it.
_MEMBERS_NAMED = re.compile(r"[:,][PN]")
#: After the circumstance: who did it.
_SUBJECT = re.compile(r"^dl_{1,2},?(l?R,?(?:t\.?)?[PN]|[PN],l?R(?:yl?R)?|l?R)(?:,|_|V|q|$)")
#: Those whom a verb brings, one after the other.
_BROUGHT = re.compile(r"(?:(W)(?:dl?(?:R,?P|[RPSBUMA])[,y]{1,3})*|(E)s?l?(?:R,?P|[RPSBUMA])[,y]{1,3})dl?$")
#: At the head of the sentence: the body for which somebody came.
_FROM = re.compile(r"^dl?[RBU]W")
#: Somebody and a verb of taking part.
_COMES = re.compile(r"^[^PRSMBAUVWE;]{0,12}[PRSMBAU][^VWE;]{0,40}W")
#: Before a municipality that itself takes part.
_ACTS = re.compile(r"e_?dl?$|(?:^|[,yc.;])l?$|(?<![K_]d)E_?(d)l?$|(W)l?$")
#: "ante el Concejo, que sesionó en la plaza": who acts in the clause that follows.
_ACTS_AFTER = re.compile(r",?q[_q]{0,2}(E)")
#: "una comitiva de la comuna": of the one that the article is about.
_OWN_COMPANY = re.compile(r"edl_(?!d)")
#: Before the preposition: an occasion, or its number ("la sesión N°9 del Concejo"), or those who represent.
_OF_OCCASION = re.compile(r"(?:E(?:K_{0,2})?|e)$")
#: Before a name: those who came in the stead of people, "representantes de la senadora N, de la diputada M y …".
_REPRESENTED_ONES = re.compile(r"(?:e_{0,2}|(S))dl?(?:R,?)?(?:P[,y]{1,2}dl?(?:R,?)?)*$")
#: "representantes de la comuna de Peumo": who stands for a comuna.
_REPRESENTED = re.compile(r"e_?dl?$")


class Attendance:
    """Reads who took part in the events of sentences."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def of(self, sentence: Sentence) -> dict[str, int]:
        """Keys of those whom the sentence puts in the event, with their positions."""
        keys: dict[str, int] = {}
        absence = phrase("event-absence").find(self._actors.document.folded, sentence.start, sentence.end)
        if absence is not None and "E" not in sentence.symbols:
            return keys  # "Hubo una ausencia: la de la alcaldesa"
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
        if phrase("event-over").find(folded, first) and "E" in sentence.symbols[sentence.symbols.find(",") :]:
            first = sentence.chunks[
                sentence.symbols.find(",")
            ].start  # "Una vez concluida la reunión con el Concejo, …"
        if (since := phrase("event-since").find(folded, first, last)) is not None:
            last = since.start()
        for where in phrase("event-place-described").pattern.finditer(folded, first, last):
            rest = [c.symbol for c in sentence.chunks if c.start > where.end()]
            if not {"W", "E", "T"}.intersection(rest):
                last = where.start()  # "localidad en la que la municipalidad mantiene un centro"
                break
        return first, last

    def _is_aside(self, sentence: Sentence, actor: Actor) -> bool:
        """True for one named in the sentence without being put in the event."""
        before = sentence.symbols[: actor.at]
        if SOURCE.search(before):
            return True  # "según informa el Consejo X"
        start = sentence.chunks[actor.at].start
        folded = self._actors.document.folded
        if actor.kind == "body" and phrase("body-above").find(folded, sentence.start, start):
            return True  # "la Corporación X, dependiente del Ministerio Y"
        if actor.kind == "body" and phrase("event-guarded").find(folded, sentence.start, start):
            return True  # "resguardada por efectivos de la PDI"
        stood_for = _REPRESENTED_ONES.search(before) if actor.kind == "person" else None
        if stood_for is not None and (stood_for[1] is None or self._is_representative(sentence, stood_for.start())):
            return True  # "representantes de la senadora N y del diputado M": others came
        if actor.kind == "body" and _OF_ITS_HEAD.search(before):
            return True  # "sus jefes Daem", "quien encabeza el Departamento X"
        opened = _OPENED.search(before) if actor.kind == "body" else None
        if opened is not None and self._opens(sentence, opened.start()):
            return True  # "se inauguró el Cesfam de Tomé"
        relative = _IN_RELATIVE.search(before) if actor.kind == "body" else None
        if relative is not None and sentence.chunks[relative.start()].value in ("que", "cual"):
            return True  # "aprobó el reglamento que da vida a la Dirección de Obras"
        if (
            actor.kind == "body"
            and re.search(r"_edl?$", before)
            and _MEMBERS_NAMED.match(sentence.symbols, actor.at + 1)
        ):
            return True
        if actor.kind == "person" and self._is_represented(sentence, actor.at):
            return True
        if actor.kind == "person" and self._is_addressed(sentence, actor.at):
            return True
        governed = _GOVERNED.search(before)
        if governed is not None and phrase("event-matter").find(
            self._actors.document.folded, sentence.start, sentence.chunks[governed.end(1)].start
        ):
            return True  # "pidieron la salida de la directora"
        if actor.kind != "person" and self._is_circumstance(sentence, actor.at):
            return True
        body = sentence.chunks[actor.at].value
        return isinstance(body, Body) and body.shares_head

    def _is_represented(self, sentence: Sentence, at: int) -> bool:
        """True for whom another came: "en representación de Raúl Prado", "a nombre del alcalde Prado"."""
        named = _WITH_OFFICE.search(sentence.symbols, 0, at)
        office = at if named is None else named.start()
        value = sentence.chunks[office].value
        if isinstance(value, Office) and not gender_of_word(value.entry.words[0]) and named and "," in named[0]:
            return False  # "en representación de la Seremi, N": of the body
        before = phrase("event-for-another").find(
            self._actors.document.folded, sentence.start, sentence.chunks[office].start
        )
        return before is not None

    def _is_addressed(self, sentence: Sentence, at: int) -> bool:
        """True for the object of another verb than that of the event: "acusan al alcalde", "pidió a la seremi"."""
        match = _OBJECT.search(sentence.symbols, 0, at)
        if match is None or sentence.chunks[match.start(1)].value not in ("a", "al"):
            return False
        verb = sentence.chunks[match.start()]
        return phrase("event-brings").find(self._actors.document.folded, verb.start, verb.end) is None

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

    def comes_again(self, sentence: Sentence) -> bool:
        """True for "El alcalde de Tomé participó en la actividad": somebody came to what was told before."""
        match = _COMES.match(sentence.symbols)
        if match is None:
            return False
        verb = sentence.chunks[match.end() - 1]
        return phrase("event-again").find(self._actors.document.folded, verb.end, sentence.end) is not None

    def acting_there(self, sentence: Sentence) -> dict[str, int]:
        """Who acts in "En la oportunidad, la concejala entregó …": the one subject, with its position."""
        if phrase("event-there").find(self._actors.document.folded, sentence.start) is None:
            return {}
        match = _SUBJECT.match(sentence.symbols)
        if match is None:
            return {}
        actors = self._actors.in_sentence(sentence, match.start(1), match.end(1))
        return {actor.key: actor.at for actor in actors if actor.kind == "person"}

    def acts(self, sentence: Sentence, at: int) -> bool:
        """True for a subject ("la Municipalidad recibió"), for those who stand for it ("una delegación de ...") and for
        one of those who met ("la reunión entre la Municipalidad y ...").
        """
        match = _ACTS.search(sentence.symbols, 0, at)
        if match is None or not any(match.groups()):
            return match is not None
        chunk = sentence.chunks[match.start(match.lastindex or 0)]
        word = self._actors.document.folded[chunk.start : chunk.end]
        # "reunión entre la Municipalidad y …", "organizado por la Municipalidad"
        return word in ("entre", "de", "del") or word.startswith(("organizad", "convocad"))

    @staticmethod
    def _opens(sentence: Sentence, at: int) -> bool:
        """True for a word of opening: "inauguró", "la inauguración de"."""
        event = sentence.chunks[at].value
        return isinstance(event, Entry) and "inauguracion" in (*event.words, fold(event.name))

    @staticmethod
    def _is_representative(sentence: Sentence, at: int) -> bool:
        """True for "representantes de X" at a position."""
        office = sentence.chunks[at].value
        return isinstance(office, Office) and office.entry.words[0].startswith("representante")

    def _brings(self, sentence: Sentence, at: int) -> bool:
        """True before a position for a verb that brings people together: "congregó a la Seremi y a Carabineros"."""
        match = _BROUGHT.search(sentence.symbols, 0, at)
        if match is None:
            return False
        verb = sentence.chunks[match.start(match.lastindex or 0)]
        return phrase("event-brings").find(self._actors.document.folded, verb.start, verb.end) is not None

    def _takes_office(self, body: Body, sentence: Sentence, at: int) -> bool:
        """True for the council of "la ceremonia de juramento e instalación del nuevo Concejo"."""
        folded = self._actors.document.folded
        noun = phrase("event-taking-office").find(folded, sentence.start, sentence.chunks[at].start)
        return body.kind == "council" and "E" in sentence.symbols[:at] and noun is not None

    def _is_of_those_present(self, sentence: Sentence, at: int) -> bool:
        """True where the noun of presence before governs all that follows, each with "de"."""
        match = _PRESENT.search(sentence.symbols, 0, at)
        if match is None:
            return False
        words = str(getattr(sentence.chunks[match.start()].value, "words", ("",))[-1])
        return words in ("de", "del")

    def _is_circumstance(self, sentence: Sentence, at: int) -> bool:
        """True after a preposition that makes a body the place or the owner rather than one who takes part."""
        before = re.search(r"d[ls]?_?$", sentence.symbols[:at])
        if before is None:
            return False
        preposition = sentence.chunks[before.start()]
        word = self._actors.document.folded[preposition.start : preposition.end]
        body = sentence.chunks[at].value
        # "por la municipalidad", "entre X y la universidad", "reunión del concejo", "funcionarios de la unidad"
        stands = _STAND_FOR.search(sentence.symbols[:at])
        if stands is not None and (stands[1] is None or self._is_representative(sentence, stands.start())):
            return False  # "profesionales de la Seremi, de la Secplan y del municipio"
        if word in ("desde", "de", "del") and _FROM.match(sentence.symbols[: at + 2]):
            return False  # "Desde la Seremi de Salud llegó Elena Prado"
        if word in ("de", "del") and isinstance(body, Body) and self._takes_office(body, sentence, before.start()):
            return False
        if word in ("de", "del") and self._is_of_those_present(sentence, at):
            return False  # "con la participación del alcalde; de los concejales, y de la Seremi de Salud"
        if word in ("a", "al") and self._brings(sentence, at):
            return False
        if word == "ante" and isinstance(body, Body) and body.kind == "council" and "E" in sentence.symbols:
            return False  # "expuso ante el Concejo en la sesión del martes"
        follows = _ACTS_AFTER.match(sentence.symbols, at + 1)
        if follows is not None and any(c.value == "donde" for c in sentence.chunks[at + 1 : at + 3]):
            follows = None  # "hasta la Delegación, donde se reunieron": where it was
        if follows is not None and getattr(sentence.chunks[follows.start(1)].value, "mood", None) == "verb":
            return False
        clause = re.search(r"[EW][^EW]*$", sentence.symbols[: before.start()])
        if word == "por" and clause and any(c.value == "que" for c in sentence.chunks[clause.start() : before.start()]):
            return True  # "escuelas que pasan a ser administradas por el servicio"
        return word not in ("por", "entre") and _OF_OCCASION.search(sentence.symbols, 0, before.start()) is None
