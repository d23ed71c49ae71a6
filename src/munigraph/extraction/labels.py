"""What agreements, events and offices are called: the noun phrase of the text, names in a row, one of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["enumerate_names", "noun_phrase", "of_one"]

#: Plural endings: -s after a vowel but for consonant stems, which take -es.
_SINGULAR = re.compile(r"(?:(?<=[lr])es|(?<=[aeio])s)$")
#: Endings that no noun and no adjective has.
_FINITE = re.compile(r"[a-zñ]{2}(?:rá|rán|ó|aron|ieron)$")
#: Before the sound of an i "y" becomes "e": "Ana e Inés", but "y Hierro".
_LIKE_I = re.compile(r"(?i:h?[ií](?![aeo]))")
#: At most so many names in a label.
_MOST_NAMED = 3


def enumerate_names(names: list[str]) -> str:
    """ "A", "A y B", "A, B y otros": at most three."""
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], "otros"]
    conjunction = "e" if _LIKE_I.match(names[-1]) else "y"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def of_one(role: str, words: int) -> str:
    """ "director regional" of "directores regionales": the role of one, where the text tells that of several.

    ``words``: how many of the first words are the office itself; adjectives after them are inflected with it.
    """
    parts = role.split(" ")
    for at, word in enumerate(parts):
        if at >= words and not word.endswith(("ales", "arios", "arias", "icos", "icas", "ivos", "ivas")):
            break
        parts[at] = _SINGULAR.sub("", word)
    return " ".join(parts)


def noun_phrase(actors: Actors, sentence: Sentence, at: int) -> str:
    """What the text calls a thing: from its noun at a position to the end of the phrase."""
    end = at
    while end + 1 < len(sentence.symbols) and sentence.symbols[end + 1] not in ",;:.()QVWTqnRSPJH-" and end - at < 12:
        if sentence.symbols[end + 1] == "l" and sentence.symbols[end] not in "dyc":
            break  # another noun phrase: "aprobó en sesión ordinaria el plan"
        word = sentence.chunks[end + 1]
        if word.symbol == "_" and _FINITE.search(actors.document.text, word.start, word.end):
            break  # "el convenio con X permitirá …"
        end += 1
    while end > at and sentence.symbols[end] in "dlycs":
        end -= 1
    return actors.document.text[sentence.chunks[at].start : sentence.chunks[end].end]
