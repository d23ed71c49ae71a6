"""How far the name of a body, a unit or a model goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.places import ARTICLES, GEO

if TYPE_CHECKING:
    from munigraph.extraction.chunks import Line

__all__ = ["ADJECTIVES", "after_eponym", "begins_head", "begins_person", "extend_name", "named_cut"]

_PREPOSITIONS = frozenset({"de", "del", "para", "en", "a", "al", "por"})
#: Kind of the adjectives that may stand inside a name.
ADJECTIVES = frozenset({"adjective"})
_HEADS = frozenset({"unit", "organization", "acronym", "body", "association", "municipality", "role", "party"})
#: Bodies that units belong to.
_OWNERS = frozenset({"body", "organization"})
#: Words that begin a new clause in capitals after a name (headlines).
_CLOSED = frozenset(
    [
        "el",
        "los",
        "las",
        "un",
        "una",
        "este",
        "esta",
        "y",
        "o",
        "se",
        "que",
        "con",
        "por",
        "segun",
        "tras",
        "ante",
        "sobre",
    ]
)
#: Small words that only a headline writes with a capital inside the line.
_CAPITAL_SMALL = frozenset({"De", "Del", "Y", "En", "Con", "Por", "Para"})
_LONGEST_EPONYM = 4


def extend_name(line: Line, at: int, *, lower: bool, unit: bool = False, named: bool = False) -> int:
    """Position after the words that continue the name of a body from ``at``; ``named``: its head alone is a name.

    The name of a ``unit`` ends before the body that it belongs to ("la Dirección de Comunicaciones de Carabineros").
    """
    end = position = at
    joined = False  # a preposition or "y" has just been read, and what follows it was looked at
    while position < len(line.tokens):
        token = line.tokens[position]
        place = line.lexicon.match_kind(line.tokens, position, GEO) if token.text[0].isupper() else None
        if place is not None and len(place.words) > 1:
            # "Concejo Municipal de San Carlos": its second word begins no person's name
            position = end = position + len(place.words)
            joined = False
            continue
        if token.text[0].isupper() or (token.text.isdigit() and position == end and len(token.text) < 4):
            if not joined and _begins_another(line, position):
                break
            position = end = position + 1
            joined = False
            continue
        if line.lexicon.match_kind(line.tokens, position, ADJECTIVES) is not None:
            position = end = position + 1
            continue
        after = _join(line, position, unit=unit and (named or end > at)) if token.norm in _PREPOSITIONS else None
        if after is None and token.norm in ("y", "e") and end > at:
            after = _join_by_and(line, position)
        if after is None:
            break
        joined, position = True, after
    return _extend_lower(line, at) if end == at and lower else end


def _begins_another(line: Line, at: int) -> bool:
    closed = line.norm(at) in _CLOSED and not _is_article_of_name(line, at)
    return closed or begins_person(line, at) or begins_head(line, at)


def _is_article_of_name(line: Line, at: int) -> bool:
    """True for the article of "Fundación Las Rosas", "Junta de Vecinos El Morro"; not in a headline all in capitals."""
    if line.shouted or line.norm(at) not in ARTICLES or not line.capitalised(at + 1):
        return False
    return not any(line.tokens[i].text in _CAPITAL_SMALL for i in range(max(0, at - 6), min(at + 6, len(line.tokens))))


def _join(line: Line, at: int, *, unit: bool) -> int | None:
    """Position of the capitalised word that a preposition joins to the name, or None when it joins none."""
    after = at + 1
    if line.norm(after) in ARTICLES and not line.capitalised(after):
        after += 1
    if not line.capitalised(after) or begins_head(line, after, strict=True):
        return None
    if (unit or line.norm(at) in ("en", "a", "al")) and line.lexicon.match_kind(
        line.tokens, after, _OWNERS
    ) is not None:
        return None  # whose unit it is, or where something was held
    if line.norm(at) == "en" and line.lexicon.match_kind(line.tokens, after, GEO) is not None:
        return None  # "… que organizó la Asociación X en Tomé"
    if begins_person(line, after) and line.norm(after) not in ("santa", "san"):
        return None
    return after


def _join_by_and(line: Line, at: int) -> int | None:
    """Position of the capitalised word that "y" joins to the name ("Aseo y Ornato", "Emergencias y del Tránsito")."""
    after = at + 1
    if line.norm(after) in ("de", "del"):
        after += 1
        if line.norm(after) in ARTICLES and not line.capitalised(after):
            after += 1
    if not line.capitalised(after) or _begins_another(line, after):
        return None
    geo = line.lexicon.match_kind(line.tokens, after, GEO)
    return None if geo is not None and geo.kind == "place" else after


def _extend_lower(line: Line, at: int) -> int:
    """Inside an office's complement: "centro de salud familiar", "departamento de salud"."""
    position = at
    while line.norm(position) in ("de", "del") and position + 1 < len(line.tokens):
        after = position + 1
        if line.norm(after) in ARTICLES:
            after += 1
        token = line.tokens[after] if after < len(line.tokens) else None
        if (
            token is None
            or not token.text.isalpha()
            or line.lexicon.match_kind(line.tokens, after, frozenset({"function", "say", "municipality"}))
        ):
            break
        position = after + 1
        while line.lexicon.match_kind(line.tokens, position, ADJECTIVES) is not None or line.norm(position) in (
            "familiar",
            "publica",
            "civil",
        ):
            position += 1
    return position


def begins_head(line: Line, at: int, *, strict: bool = False) -> bool:
    """True when another phrase begins at the token: a body, an office, a municipality."""
    entry = line.lexicon.match_kind(line.tokens, at, _HEADS)
    if entry is None:
        return False
    if strict:
        return entry.kind in ("municipality", "role", "association") or (
            entry.kind == "unit" and entry.type == "municipal"
        )
    return entry.kind != "organization" or len(entry.words) > 1 or line.norm(at + 1) in ("de", "del")


def begins_person(line: Line, at: int) -> bool:
    """True when a given name and a surname begin at the token, and no place does."""
    if not line.lexicon.is_given_name(line.tokens[at]) or not line.capitalised(at + 1):
        return False
    return line.lexicon.match_kind(line.tokens, at, GEO) is None or line.lexicon.is_given_name(line.tokens[at + 1])


def after_eponym(line: Line, at: int) -> int:
    """Position after the person whose name a body bears ("Universidad Andrés Bello"), or ``at``."""
    if not begins_person(line, at) or begins_head(line, at):
        return at
    end = at + 1
    while line.capitalised(end) and end - at < _LONGEST_EPONYM and not begins_head(line, end):
        end += 1
    return end


def named_cut(line: Line, at: int, end: int) -> str | None:
    """CUT of a comuna that closes the name ("Corporación Municipal de Castro")."""
    for position in range(end - 1, at, -1):
        entry = line.lexicon.match_kind(line.tokens, position, frozenset({"place"}))
        if entry is not None and line.norm(position - 1) in ("de", "en"):
            return entry.id
    return None
