"""``memberOf``: the councillors and mayors who sit on a commission or a board."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import span
from munigraph.model import Predicate
from munigraph.text import fold

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["add_sitting_members"]

_ROW = r"(?P<names>[PN](?:\([^)]{1,6}\))?(?:,[PN](?:\([^)]{1,6}\))?)*(?:,?y[PN](?:\([^)]{1,6}\))?)?)"
#: "La comisión X, que integran los ediles N y M": the members after the body, not those of something of the body.
_AFTER = re.compile(rf"(?<!d)(?<!dl)(?P<body>B),?q?J(?:l?[SR],?)?{_ROW}(?!,?[SR])")
#: "N y M, que integran la comisión X".
_BEFORE = re.compile(rf"(?<![dhn]){_ROW}(?:,R)?,?q?J(?:dl?|l)?(?P<body>B)")
_CONFIDENCE = 0.9


def add_sitting_members(actors: Actors, sentence: Sentence) -> None:
    """ "la Comisión de Salud, que integran N y M"; "la concejala N integra la Comisión de Salud"."""
    for match in (*_AFTER.finditer(sentence.symbols), *_BEFORE.finditer(sentence.symbols)):
        chunk = sentence.chunks[match.start("body")]
        body = chunk.value
        if not isinstance(body, Body) or body.kind == "council" or "n" in sentence.symbols[: match.start()]:
            continue
        if phrase("commission").find(fold(body.label)) is None:
            continue
        for at in range(*match.span("names")):
            person = actors.person_at(sentence, at) if sentence.symbols[at] in "PN" else None
            if person is not None and actors.builder.has_office(person):
                actors.builder.fact(
                    Predicate.MEMBER_OF,
                    actors.builder.person(person),
                    actors.builder.body(body, body.cut),
                    span(actors, sentence, *sorted((at, match.start("body")))),
                    _CONFIDENCE,
                    "commission-members",
                )
