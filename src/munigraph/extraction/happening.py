"""Whether an event that a sentence names takes place in it: by a verb, by who meets, by where the noun stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.lexicon import Entry
from munigraph.extraction.rules import phrase
from munigraph.extraction.sessions import has_council
from munigraph.model import EventType

if TYPE_CHECKING:
    from munigraph.extraction.document import Document, Sentence

__all__ = ["DEFINITE", "HAPPENS", "happens"]

#: The noun or verb stands in its own clause: not "criticó la visita".
HAPPENS = re.compile(r"[WOTJb]")
#: Words before the noun of an event that is one and certain.
DEFINITE = frozenset({"la", "el", "esta", "este", "esa", "ese", "dicha", "dicho", "del", "al"})
#: After what is said of the noun between commas: "Una visita al estadio, obra que …, hicieron".
_AFTER_APPOSITION = re.compile(r"[^,;:VWEQ]*,[^;:VWE]*,[_q]?W")
#: A verb of heading directly before the noun.
_HEADED = re.compile(r"Zl?$")
#: "llegaron A y B para celebrar el aniversario".
_PURPOSE = re.compile(r"W.*w_l?_?$")
#: At the head of a sentence: what happened there, "Con un corte de cinta, A y B abrieron".
_SCENE = re.compile(r"^(?:C\.-)?(?:k_)?[cd]l?_?E$")
#: Two who act.
_TWO = re.compile(r"[RS],?[PN].*(?<![dc])(?<![dc]l)[RS],?[PN]")
#: The verb of taking place stands within so many phrases of the noun.
_NEAR = 12
#: Those who meet, told beside the noun: "la reunión del Concejo con la ministra", "un encuentro entre A y B".
_OF_WITH = re.compile(r"_{0,2}dl?(?:_d)?(?:R,?P|[RPBMAUSK])(?:,R)?[^,;:.VWE]{0,6},?c[ls]?_?[RPBMAUS]")
#: A sentence without a verb, that begins with its event: "Primera reunión, este martes, de A con B".
_OPENS_SENTENCE = re.compile(r"^(?:C\.-)?K?E$")
_WHEN = re.compile(r",[^,VWE]{1,8},")
_BETWEEN = re.compile(r"_{0,2}(d)l?_?[RPBMAUSC]")


def happens(document: Document, sentence: Sentence, at: int) -> bool:
    """True when the event of the noun at a position takes place in the sentence, which does not only mention it."""
    folded, start = document.folded, sentence.chunks[at].start
    if phrase("event-as-means").find(folded, sentence.start, start):
        return False  # "a través de la mesa de seguridad", "la comisión a cargo de la cita"
    if phrase("event-invited").find(folded, sentence.start, start):
        return False
    if phrase("event-before").find(folded, sentence.start, start):
        return False
    if getattr(sentence.chunks[at].value, "plural", False):
        # "encuentros de este tipo" is no occasion, "sostuvo encuentros con" is.
        return re.search(r"W[_l]{0,2}$", sentence.symbols[:at]) is not None
    around = sentence.symbols[max(0, at - _NEAR) : at + _NEAR]
    if (
        HAPPENS.search(around)
        or _AFTER_APPOSITION.match(sentence.symbols, at + 1)
        or _is_held(document.folded, sentence, at)
    ):
        return True
    entry = sentence.chunks[at].value
    if _names_who_meets(document.folded, sentence, at):
        return True
    headed = _HEADED.search(sentence.symbols, 0, at)
    if headed is not None and folded[sentence.chunks[headed.start()].end - 1] in "on":
        return True  # "lideró la reunión"; who "lidera la mesa" heads it at all times
    if _PURPOSE.search(sentence.symbols[:at]) or (
        _SCENE.match(sentence.symbols[: at + 1]) and _TWO.search(sentence.symbols, at)
    ):
        return True
    if phrase("event-held").find(document.folded, sentence.chunks[at].end):
        return True
    if phrase("event-occasion").find(document.folded, sentence.start, sentence.chunks[at].start):
        return True
    session = isinstance(entry, Entry) and entry.type == EventType.COUNCIL_SESSION
    return session and has_council(sentence, at)


def _names_who_meets(folded: str, sentence: Sentence, at: int) -> bool:
    """ "la reunión del Concejo con la ministra", "el encuentro entre A y B": those who met are told beside it."""
    article = sentence.chunks[at - 1]
    opens = _OPENS_SENTENCE.match(sentence.symbols[: at + 1]) is not None
    if not opens and (at == 0 or folded[article.start : article.end] not in DEFINITE):
        return False
    if (between := _BETWEEN.match(sentence.symbols, at + 1)) is not None:
        preposition = sentence.chunks[between.start(1)]
        if folded[preposition.start : preposition.end] == "entre":
            return True
    when = _WHEN.match(sentence.symbols, at + 1)
    return _OF_WITH.match(sentence.symbols, when.end() if when and opens else at + 1) is not None


def _is_held(folded: str, sentence: Sentence, at: int) -> bool:
    """ "sostuvo una reunión", "una reunión en X sostuvieron", "celebró sus 29 años con un encuentro"."""
    for position in range(max(0, at - 6), min(at + 8, len(sentence.chunks))):
        chunk = sentence.chunks[position]
        if chunk.symbol == "V" and phrase("event-holding").find(folded[chunk.start : chunk.end]):
            return True
    return False
