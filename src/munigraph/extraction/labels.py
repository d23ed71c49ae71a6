"""What agreements and events are called: the noun phrase of the text, and names in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["enumerate_names", "noun_phrase"]

#: Endings that no noun and no adjective has.
_FINITE = re.compile(r"[a-zñ]{2}(?:rá|rán|ó|aron|ieron)$")
#: At most so many names in a label.
_MOST_NAMED = 3


def enumerate_names(names: list[str]) -> str:
    """ "A", "A y B", "A, B y otros": at most three."""
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], "otros"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} y {names[-1]}"


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
