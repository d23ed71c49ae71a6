"""Offices told by verbs: "asumió la presidencia de la asociación", "dejó la alcaldía", "renunció como directora"."""

from __future__ import annotations

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

__all__ = ["charges", "told_offices"]


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
    if told is None and not former:
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
        former = phrase("charge-left").find(verb) is not None
        told = former or phrase("charge-taken").find(verb) is not None
        of_mayor = told and document.folded.startswith("alcaldia", muni.start)
        if of_mayor and isinstance(muni.value, Municipal) and len(muni.value.cuts) == 1:
            yield hold(name, muni, replace(MAYOR, former=former), muni.value.cuts[0], sentence, rule)
        return
    chunk = sentence.chunks[span("offices")[0]]
    office = chunk.value
    assert isinstance(office, Office)
    former = phrase("office-left").find(verb) is not None
    told = former or phrase("office-taken").find(verb) is not None
    if told and not (office.elect or office.candidate):
        yield hold(name, chunk, replace(office, former=office.former or former), None, sentence, rule)


def _words(span: Span, sentence: Sentence, document: Document) -> str:
    """The folded words of the verb."""
    first, last = span("verb")
    return document.folded[sentence.chunks[first].start : sentence.chunks[last - 1].end]


def _feminine(role: str) -> str:
    return role + "a" if role.endswith("r") else role[:-1] + "a"
