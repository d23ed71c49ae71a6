"""Reading of named programmes, plans, policies and models of management."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.body_names import extend_name, named_cut
from munigraph.extraction.chunks import Body, Line
from munigraph.extraction.places import read_place

if TYPE_CHECKING:
    from munigraph.extraction.document import Sentence
    from munigraph.extraction.lexicon import Entry

__all__ = ["names_model", "read_model"]

_MODEL = frozenset({"model"})
_NOUN = frozenset({"model-noun"})
_ADJECTIVE = frozenset({"model-adjective"})
_QUOTES = frozenset({'"', "'"})
_LONGEST_QUOTED = 10
#: Types of entries whose words alone are the name of what municipalities have: in capitals or not.
_SERVICE = "service"
#: Programmes known by their whole name, of the State or of many municipalities.
_KNOWN = "known"
#: Small words inside a name: "Municipio en tu Barrio", "Calle sin Violencia", "Comuna más Segura".
_INSIDE = frozenset({"en", "con", "a", "por", "para", "de"})
_OF_THE_READER = frozenset({"tu", "tus", "mi", "mis"})
_ALONE_INSIDE = frozenset({"sin", "mas"})


#: The noun of a model some words before its name in quotation marks: "plan de seguridad denominado “X”".
_NOUN_BEFORE = re.compile(r"m(?:(?:d?_){0,3}|,?_)$")
#: A name in quotation marks has at most this many words; more is something said.
_LONGEST_NAME = 8


def names_model(text: str, sentence: Sentence, at: int) -> bool:
    """True when the chunk at a position is the name of a model in quotation marks: "el programa “Calle Viva”"."""
    chunk = sentence.chunks[at]
    if chunk.symbol != "Q" or _NOUN_BEFORE.search(sentence.symbols[:at]) is None:
        return False
    name = text[chunk.start : chunk.end]
    return len(name.split()) <= _LONGEST_NAME and name[:1].isupper()


def read_model(line: Line, at: int) -> tuple[int, Body] | None:
    """ "programa Pro Empleo", "Plan Regulador", "modelo de Oficinas Municipales de Zona (OMZ)", "mesas territoriales".

    The name follows the head in capitals or quotation marks; a head alone ("un plan de seguridad") names nothing.
    """
    phrase = _phrase(line, at)
    if phrase is not None:
        return phrase, Body(line.slice(at, phrase), kind="model", service=True)
    entry = line.lexicon.match_kind(line.tokens, at, _MODEL)
    if entry is None or entry.plural or (line.shouted and not entry.type):
        return None
    end = at + len(entry.words)
    capital = line.capitalised(at)
    if entry.type in (_KNOWN, _SERVICE):
        return _by_itself(line, at, entry)
    if (known := line.lexicon.match_kind(line.tokens, end, _MODEL)) is not None and known.type == _KNOWN:
        return _by_itself(line, end, known)
    if line.norm(end) in _QUOTES and line.capitalised(end + 1):
        for close in range(end + 2, min(end + _LONGEST_QUOTED, len(line.tokens))):
            if line.norm(close) in _QUOTES:
                return close + 1, Body(line.slice(at, close + 1), kind="model")
    if not capital and entry.type == "municipal" and len(entry.words) > 1:
        return _of_comuna(line, at, end)
    stop = _extend(line, end)
    if stop == end and not (capital and (len(entry.words) > 1 or entry.type == "municipal")):
        return None
    begin = at
    if not capital and line.norm(end) in ("de", "del"):
        # "modelo de Oficinas Municipales de Zona": the name is what follows the preposition.
        begin = next((i for i in range(end + 1, stop) if line.capitalised(i)), stop)
        if stop - begin < 2:
            return None
    return _close(line, begin, stop)


def _by_itself(line: Line, at: int, entry: Entry) -> tuple[int, Body] | None:
    """A service or a programme whose words are its name."""
    end = at + len(entry.words)
    capital = line.capitalised(at)
    if entry.type == _KNOWN:
        return _with_place(line, at, end) if capital else None
    if line.shouted or not capital:
        return _of_comuna(line, at, end) or _bare(line, at, end)
    return _close(line, at, _extend(line, end))


def _extend(line: Line, at: int) -> int:
    """Position after the name of a model, with the small words that stand inside such names and no others."""
    stop = extend_name(line, at, lower=False)
    if stop == at and line.capitalised(at) and _joined_inside(line, at + 1) is not None:
        stop = at + 1  # "programa Municipio en tu Barrio": the name begins with the noun of another phrase
    while stop > at and (after := _joined_inside(line, stop)) is not None:
        stop = max(after + 1, extend_name(line, after, lower=False))
    return stop


def _joined_inside(line: Line, at: int) -> int | None:
    """Position of the capitalised word after "en tu", "sin", "más" at a position; None where these do not stand."""
    after = at
    if line.norm(at) in _ALONE_INSIDE:
        after = at + 1
    elif line.norm(at + (line.norm(at) in _INSIDE)) in _OF_THE_READER:
        after = at + 1 + (line.norm(at) in _INSIDE)
    return after if after > at and line.capitalised(after) else None


def _with_place(line: Line, at: int, end: int) -> tuple[int, Body]:
    """A model known by its whole name, and the comuna where it stands: "Senda Previene Tomé", "... de Tomé"."""
    body = Body(line.slice(at, end), kind="model")
    position = end + 1 if line.norm(end) == "de" else end
    place = read_place(line, position)
    if place is None or not place[1].cuts:
        return end, body
    return place[0], replace(body, cut=place[1].cuts[0])


def _bare(line: Line, at: int, end: int) -> tuple[int, Body]:
    """ "abrió su farmacia popular": the name of a service in lower case; who has it is told by the clause."""
    return end, Body(line.slice(at, end), kind="model", service=True)


def _of_comuna(line: Line, at: int, end: int) -> tuple[int, Body] | None:
    """ "la farmacia popular de Recoleta": a service that many municipalities have, in lower case, and whose it is."""
    if line.norm(end) not in ("de", "en"):
        return None
    position = end + 1
    while line.norm(position) in ("la", "comuna", "ciudad", "de") and not line.capitalised(position):
        position += 1
    place = read_place(line, position)
    if place is None or not place[1].cuts:
        return None
    return place[0], Body(line.slice(at, end), kind="model", cut=place[1].cuts[0], municipal=True)


def _close(line: Line, begin: int, stop: int) -> tuple[int, Body]:
    acronym = None
    end = stop
    if line.norm(stop) == "(" and line.norm(stop + 2) == ")" and _is_acronym(line, stop + 1):
        acronym = line.tokens[stop + 1].text
        end = stop + 3
    cut = named_cut(line, begin, stop)
    if cut is not None:
        # "Plan Regulador de Tomé": the comuna says whose it is, the model is what others have too.
        while stop > begin + 1 and line.norm(stop - 1) not in ("de", "en"):
            stop -= 1
        stop -= 1
    entry = line.lexicon.match_kind(line.tokens, begin, _MODEL)
    municipal = entry is not None and (entry.type == "municipal" or "municipal" in entry.words)
    service = entry is not None and entry.type == _SERVICE
    label = line.slice(begin, stop)
    return end, Body(label, acronym=acronym, kind="model", cut=cut, municipal=municipal, service=service)


def _is_acronym(line: Line, at: int) -> bool:
    return line.tokens[at].text.isupper() or line.lexicon.match_kind(line.tokens, at, _MODEL) is not None


def _phrase(line: Line, at: int) -> int | None:
    """Position after "mesas y gestores territoriales": nouns joined by "y", then the adjective."""
    position = at
    while line.lexicon.match_kind(line.tokens, position, _NOUN) is not None:
        position += 1
        if line.lexicon.match_kind(line.tokens, position, _ADJECTIVE) is not None:
            return position + 1
        if line.norm(position) != "y":
            return None
        position += 1
    return None
