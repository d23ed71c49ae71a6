"""Reading of named programmes, plans, policies and models of management."""

from __future__ import annotations

from munigraph.extract.bodies import _extend
from munigraph.extract.chunks import Body, Line

__all__ = ["read_model"]

_MODEL = frozenset({"model"})
_QUOTES = frozenset({'"', "'"})
_LONGEST_QUOTED = 10


def read_model(line: Line, at: int) -> tuple[int, Body] | None:
    """ "programa Pro Empleo", "Plan Regulador de X", "modelo de Oficinas Municipales de Zona (OMZ)".

    The name follows the head in capitals or quotation marks; a head alone ("un plan de seguridad") names nothing.
    """
    entry = line.lexicon.match_kind(line.tokens, at, _MODEL)
    if entry is None or entry.plural:
        return None
    end = at + len(entry.words)
    capital = line.capitalised(at)
    if line.norm(end) in _QUOTES and line.capitalised(end + 1):
        for close in range(end + 2, min(end + _LONGEST_QUOTED, len(line.tokens))):
            if line.norm(close) in _QUOTES:
                return close + 1, Body(line.slice(at, close + 1), kind="model")
    named = len(entry.words) > 1 and capital
    stop = _extend(line, end, lower=False)
    begin = at
    if stop == end and not named:
        if line.norm(end) in ("de", "del"):
            return None
        return None
    if not capital and not line.capitalised(end):
        # "modelo de Oficinas Municipales de Zona": the name is what follows the preposition.
        begin = end + 1
        while begin < stop and not line.capitalised(begin):
            begin += 1
        if begin >= stop or stop - begin < 2:
            return None
    label_end = stop
    acronym = None
    if line.norm(stop) == "(" and line.norm(stop + 2) == ")" and line.tokens[stop + 1].text.isupper():
        acronym = line.tokens[stop + 1].text
        stop += 3
    return stop, Body(line.slice(begin, label_end), acronym=acronym, kind="model")
