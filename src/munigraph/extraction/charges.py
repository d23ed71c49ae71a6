"""Offices told by verbs: "asumió la presidencia de la asociación", "dejó la alcaldía", "renunció como directora"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Municipal, Office
from munigraph.extraction.joined import MAYOR, Heading, hold
from munigraph.extraction.rules import phrase
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.joined import Holding, Span
    from munigraph.extraction.rules import Rule

__all__ = ["charges", "is_of_now", "told_offices"]

#: A year that is not the end of a term to come.
_YEAR = re.compile(r"(?<!hasta )(?<!hasta el )\b(?:19|20)\d\d\b")


def charges(rule: Rule, span: Span, sentence: Sentence, document: Document) -> Iterator[Heading]:
    """ "N asumió la presidencia de X", "dejó la presidencia", "la presidencia de X quedó en manos de N"."""
    chunks = sentence.chunks
    name, noun, body = (chunks[span(group)[0]] for group in ("name", "noun", "body"))
    role = document.lexicon.charges.get(document.folded[noun.start : noun.end])
    if role is None or not isinstance(body.value, Body):
        return
    verb = _words(span, sentence, document)
    if name.start > noun.start:
        former, told = False, phrase("charge-given").find(verb)
    else:
        former = phrase("charge-left").find(verb) is not None
        told = phrase("charge-taken").find(verb)
    if (told is None and not former) or not (former or is_of_now(sentence, document)):
        return
    woman = document.lexicon.gender_of(fold(str(name.value)).split()[0]) == "f"
    start, end = min(name.start, noun.start), max(name.end, body.end)
    role = _feminine(role) if woman else role
    yield Heading(name, body.value, body, role, "", former, sentence, start, end, rule)


def told_offices(rule: Rule, span: Span, sentence: Sentence, document: Document) -> Iterator[Holding]:
    """ "N asumió el cargo de directora", "dejó la alcaldía de X", "renunció a su cargo de directora"."""
    name = sentence.chunks[span("name")[0]]
    verb = _words(span, sentence, document)
    if "muni" in rule.pattern.groupindex:
        muni = sentence.chunks[span("muni")[0]]
        former = phrase("mayoralty-left").find(verb) is not None
        told = former or phrase("mayoralty-taken").find(verb) is not None
        if name.end <= muni.start:
            told = told and phrase("mayoralty-ends-clause").find(document.folded, muni.end, sentence.end) is not None
        of_mayor = told and document.folded.startswith("alcaldia", muni.start)
        if (
            of_mayor
            and (former or is_of_now(sentence, document))
            and isinstance(muni.value, Municipal)
            and len(muni.value.cuts) == 1
        ):
            yield hold(name, muni, replace(MAYOR, former=former), muni.value.cuts[0], sentence, rule)
        return
    chunk = sentence.chunks[span("offices")[0]]
    office = chunk.value
    assert isinstance(office, Office)
    former = phrase("office-left").find(verb) is not None
    told = former or phrase("office-taken").find(verb) is not None
    if told and (former or is_of_now(sentence, document)) and not (office.elect or office.candidate):
        yield hold(name, chunk, replace(office, former=office.former or former), None, sentence, rule)


def is_of_now(sentence: Sentence, document: Document) -> bool:
    """False where an earlier year is told, or an office held for a while: "en 1992", "por tres días"."""
    if phrase("office-for-a-while").find(document.folded, sentence.start, sentence.end):
        return False
    years = [int(year) for year in _YEAR.findall(document.folded, sentence.start, sentence.end)]
    return not years or (document.day is not None and min(years) >= int(document.day[:4]) - 1)


def _words(span: Span, sentence: Sentence, document: Document) -> str:
    """The folded words of the verb."""
    first, last = span("verb")
    return document.folded[sentence.chunks[first].start : sentence.chunks[last - 1].end]


def _feminine(role: str) -> str:
    return role + "a" if role.endswith("r") else role[:-1] + "a"
