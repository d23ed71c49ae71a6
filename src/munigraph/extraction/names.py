"""Reading of people's names: given names, particles, two surnames, initials, nicknames."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from munigraph.extraction.chunks import Line

__all__ = ["read_name"]

#: A run of more capitalised words is a headline or a list, not a name.
_MOST_WORDS = 6
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "von", "van", "der", "da", "di", "do", "dos"})
_ARTICLES = frozenset({"la", "las", "los"})
_BREAKS = frozenset(
    {
        "role",
        "unit",
        "organization",
        "municipality",
        "body",
        "acronym",
        "association",
        "title",
        "model",
        "party",
        "former",
    }
)


def read_name(line: Line, at: int, *, licensed: bool = False) -> tuple[int, str] | None:
    """The name that begins at a token: (position after it, ``P`` or ``N``), or None.

    ``P``: begins with a known given name and has a surname, or is *licensed* by what stands before it (an office, a
    title).  ``N``: two or more capitalised words that may be a name.
    """
    words = 0
    position = at
    begins_given = line.lexicon.is_given_name(line.tokens[at])
    while position < len(line.tokens) and words <= _MOST_WORDS:
        token = line.tokens[position]
        if line.shouted and words and not _goes_on_in_capitals(line, position, words, begins_given=begins_given):
            break
        if _is_name_word(line, position, first=position == at):
            words += 1
            position += 1
            if len(token.text) == 1 and line.norm(position) == "." and line.capitalised(position + 1):
                position += 1
        elif (words and (after := _particle(line, position, begins_given))) or (
            words and (after := _nickname(line, position))
        ):
            position = after
        else:
            break
    if not words or words > _MOST_WORDS:
        return None
    if begins_given and words >= 2:
        return (position, "P") if licensed or not _is_place(line, at, position) else None
    if licensed and (words >= 2 or not _is_place(line, at, position) or _is_surname(line, at)):
        return position, "P"
    if words >= 2 and not line.shouted and not _is_place(line, at, position):
        return position, "N"
    return None


def _goes_on_in_capitals(line: Line, at: int, words: int, *, begins_given: bool) -> bool:
    """In a headline in capitals a name is a surname, or given names and two surnames, and ends before a known word."""
    if line.lexicon.is_given_name(line.tokens[at]):
        return True
    return begins_given and words < 3 and line.lexicon.match(line.tokens, at) is None


def _is_name_word(line: Line, at: int, *, first: bool) -> bool:
    token = line.tokens[at]
    text = token.text
    if not text[0].isupper() or any(character.isdigit() for character in text):
        return False
    if token.norm in line.lexicon.never_names:
        return False
    if len(text) > 1 and text.isupper() and not line.shouted and len(text) <= 5 and not _like_a_name(line, at):
        return False  # an acronym
    # A word that begins another phrase breaks the name off; a given name that is also a place does not.
    entry = line.lexicon.match(line.tokens, at)
    if (
        entry is not None
        and entry.kind in _BREAKS
        and not (line.lexicon.is_given_name(token) and len(entry.words) == 1)
    ):
        return False
    return not (first and entry is not None and entry.kind in ("function", "say", "event"))


def _like_a_name(line: Line, at: int) -> bool:
    return line.lexicon.is_given_name(line.tokens[at]) or (at > 0 and line.tokens[at - 1].text.isupper())


def _particle(line: Line, at: int, begins_given: bool) -> int | None:
    """Position of the surname after "de", "de la", "del" ... that stand at a token, or None."""
    if not begins_given or line.norm(at) not in _PARTICLES:
        return None
    after = at + 1
    if line.norm(at) == "de" and line.norm(after) in _ARTICLES:
        after += 1
    if after >= len(line.tokens) or not _is_name_word(line, after, first=False):
        return None
    if line.norm(at) in ("de", "del") and after == at + 1:
        entry = line.lexicon.match(line.tokens, after)
        if entry is not None and entry.kind in ("place", "region", "province"):
            return None
    return after


def _nickname(line: Line, at: int) -> int | None:
    """Position after a nickname in quotation marks that stands inside a name, or None."""
    if line.norm(at) not in ('"', "'") or not line.capitalised(at + 1):
        return None
    after = at + 2
    if line.norm(after) in ('"', "'") and line.capitalised(after + 1):
        return after + 1
    return None


def _is_place(line: Line, at: int, end: int) -> bool:
    """True when a place's name covers the tokens."""
    return any(
        entry.kind in ("place", "region", "province") and at + len(entry.words) >= end
        for entry in line.lexicon.matches(line.tokens, at)
    )


def _is_surname(line: Line, at: int) -> bool:
    """True for the name of a comuna that is also a surname (Castro, Colina), as the authority table says."""
    entry = line.lexicon.match_kind(line.tokens, at, frozenset({"place"}))
    return entry is not None and "surname" in line.lexicon.authority.comuna(entry.id).ambiguity
