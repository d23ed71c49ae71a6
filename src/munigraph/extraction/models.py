"""Reading of named programmes, plans, policies and models of management."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.bodies import extend_name, named_cut, read_place
from munigraph.extraction.chunks import Body, Line

if TYPE_CHECKING:
    from munigraph.extraction.document import Sentence

__all__ = ["names_model", "read_model"]

_MODEL = frozenset({"model"})
_NOUN = frozenset({"model-noun"})
_ADJECTIVE = frozenset({"model-adjective"})
_QUOTES = frozenset({'"', "'"})
_LONGEST_QUOTED = 10


#: A name in quotation marks has at most this many words; more is something said.
_LONGEST_NAME = 8


def names_model(text: str, sentence: Sentence, at: int) -> bool:
    """True when the chunk at a position is the name of a model in quotation marks: "el programa “Calle Viva”"."""
    chunk = sentence.chunks[at]
    if chunk.symbol != "Q" or sentence.symbols[at - 1 : at] != "m" or at == 0:
        return False
    name = text[chunk.start : chunk.end]
    return len(name.split()) <= _LONGEST_NAME and name[:1].isupper()


def read_model(line: Line, at: int) -> tuple[int, Body] | None:
    """ "programa Pro Empleo", "Plan Regulador", "modelo de Oficinas Municipales de Zona (OMZ)", "mesas territoriales".

    The name follows the head in capitals or quotation marks; a head alone ("un plan de seguridad") names nothing.
    """
    phrase = _phrase(line, at)
    if phrase is not None:
        return phrase, Body(line.slice(at, phrase), kind="model")
    entry = line.lexicon.match_kind(line.tokens, at, _MODEL)
    if entry is None or entry.plural or (line.shouted and entry.type != "municipal"):
        return None
    end = at + len(entry.words)
    if line.norm(end) in _QUOTES and line.capitalised(end + 1):
        for close in range(end + 2, min(end + _LONGEST_QUOTED, len(line.tokens))):
            if line.norm(close) in _QUOTES:
                return close + 1, Body(line.slice(at, close + 1), kind="model")
    capital = line.capitalised(at)
    if not capital and entry.type == "municipal" and len(entry.words) > 1:
        return _of_comuna(line, at, end)
    stop = extend_name(line, end, lower=False)
    if stop == end and not (len(entry.words) > 1 and capital):
        return None
    begin = at
    if not capital and line.norm(end) in ("de", "del"):
        # "modelo de Oficinas Municipales de Zona": the name is what follows the preposition.
        begin = next((i for i in range(end + 1, stop) if line.capitalised(i)), stop)
        if stop - begin < 2:
            return None
    return _close(line, begin, stop)


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
    if line.norm(stop) == "(" and line.norm(stop + 2) == ")" and line.tokens[stop + 1].text.isupper():
        acronym = line.tokens[stop + 1].text
        end = stop + 3
    cut = named_cut(line, begin, stop)
    if cut is not None:
        # "Plan Regulador de Tomé": the comuna says whose it is, the model is what others have too.
        while stop > begin + 1 and line.norm(stop - 1) not in ("de", "en"):
            stop -= 1
        stop -= 1
    entry = line.lexicon.match_kind(line.tokens, begin, _MODEL)
    municipal = entry is not None and entry.type == "municipal"
    return end, Body(line.slice(begin, stop), acronym=acronym, kind="model", cut=cut, municipal=municipal)


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
