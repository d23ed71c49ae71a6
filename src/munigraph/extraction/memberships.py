"""``memberOf``: which municipalities belong to an association."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Chunk, Office
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import single_cuts, span
from munigraph.model import Predicate

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["add_members", "add_members_in_company"]

#: The members after the association: "… que integran la asociación son A y B".
_TOLD_AFTER = re.compile(r"A[_(),.]{0,4}[q:]l?_?d?[CM]")
#: Denied right before the word for belonging.
_DENIED = re.compile(r"[nh][_qdl]{0,2}$")
#: Between the word for belonging and the association stand at most so many phrases.
_NEAR = 4
#: An article on an association names it within so many sentences.
_LEAD = 3
#: So many mayors together are the association's, not one visitor's company.
_MANY = 3
#: What brought them together is told at most so many sentences before.
_CLOSE = 3


def add_members(actors: Actors, sentence: Sentence) -> None:
    """ "la asociación, integrada por los municipios de A, B y C"; "B y C forman parte de la asociación"."""
    symbols = sentence.symbols
    gather = symbols.index("J")
    at = symbols.find("A")
    body = sentence.chunks[at].value if at >= 0 else _association_before(actors, sentence)
    if not isinstance(body, Body):
        words = sentence.chunks[gather]
        actors.builder.trace.turn_down("members-of-no-association", words.start, words.end)
        return
    if _DENIED.search(symbols[:gather]) or (at - gather > _NEAR and "A" not in symbols[:gather]):
        words = sentence.chunks[gather]
        actors.builder.trace.turn_down("members-of-no-association", words.start, words.end)
        return  # "no integra …"; "constituyeron una mesa con la asociación"
    before = at < gather if at >= 0 else "C" not in symbols[:gather]
    first, last = (gather, len(symbols)) if before else (0, gather)
    if not before and (told := _TOLD_AFTER.search(symbols, gather)) and not re.search(r"[CMSPR]", symbols[:gather]):
        first, last = told.end() - 1, len(symbols)  # "Los municipios que integran la asociación son A y B"
    if before and (verb := re.search(r"C[^C]*?,?[WETV]", symbols[first:])) is not None:
        last = first + verb.end() - 1  # "…, que reúne a A y B, recibió al municipio de C"
    at = at if at >= 0 else gather
    cuts = [(i, m.cut) for i in range(first, last) for m in actors.municipalities_at(sentence, i)]
    cuts += [(i, c) for i in range(first, last) for c in single_cuts(sentence.chunks[i]) if symbols[i] == "C"]
    if before and phrase("of-regions").find(actors.document.folded, sentence.chunks[gather].start, sentence.end):
        cuts = []  # "agrupa a comunas de tres regiones, A y B": names of regions
    places = [i for i in range(first, last) if symbols[i] == "C"] if cuts else []
    if places:
        cuts += [(places[-1], c) for c in actors.context.with_host(sentence, places[0], places[-1] + 1)]
    if not cuts and before:
        # "la entidad que reúne a cinco comunas": those of which the article names as many
        around = actors.document.folded[sentence.chunks[gather].end : sentence.end]
        cuts = [(gather, cut) for cut in actors.context.group_before(sentence.chunks[gather].start, around)]
    association = actors.builder.body(body)
    for i, cut in cuts:
        evidence = span(actors, sentence, min(i, at), max(i, at))
        actors.builder.fact(
            Predicate.MEMBER_OF, actors.builder.municipality(cut), association, evidence, 0.9, "association-members"
        )


def add_members_in_company(actors: Actors) -> None:
    """An association that the article is about came together: the mayors of its comité, session or journey are members.

    Only where the text speaks of members or of one party of travellers, and of no other association.
    """
    sentences = [s for s in actors.document.sentences if s.quotation < 0]
    named = {
        c.value.label: c.value for s in sentences for c in s.chunks if c.symbol == "A" and isinstance(c.value, Body)
    }
    lead = [s for s in sentences if not s.is_item][:_LEAD]
    if len({actors.builder.body(body) for body in named.values()}) != 1 or not any("A" in s.symbols for s in lead):
        return
    association = actors.builder.body(next(iter(named.values())))
    for number, sentence in enumerate(sentences):
        near = actors.document.folded[sentences[max(0, number - _CLOSE)].start : sentence.end]
        if "n" in sentence.symbols or phrase("association-together").find(near) is None:
            continue
        present = phrase("association-attended").find(actors.document.folded, sentence.start, sentence.end) is not None
        if re.search(r"dl?S", sentence.symbols) and not present:
            continue  # "El directorio fue criticado por los alcaldes de …"
        there = [(a.cut, a.at) for a in actors.in_sentence(sentence) if a.kind == "person" and a.cut is not None]
        there += [
            (meant.cut, at)
            for at, symbol in enumerate(sentence.symbols)
            if symbol == "S"
            for meant in actors.municipalities_at(sentence, at)
        ]
        cuts = dict.fromkeys(cut for cut, _ in there)
        if len(cuts) >= _MANY:
            evidence = span(actors, sentence, 0, max(at for _, at in there))
            for cut in cuts:
                actors.builder.fact(
                    Predicate.MEMBER_OF,
                    actors.builder.municipality(cut),
                    association,
                    evidence,
                    0.8,
                    "association-in-company",
                )


def _association_before(actors: Actors, sentence: Sentence) -> Body | None:
    """The association that "al organismo" points back to: the one named last."""
    if phrase("association-again").find(actors.document.folded, sentence.start, sentence.end) is None:
        return None
    named = [
        body
        for previous in actors.document.sentences[: sentence.index]
        for chunk in previous.chunks
        if (body := _association(chunk)) is not None
    ]
    return named[-1] if named else None


def _association(chunk: Chunk) -> Body | None:
    """The association that a chunk names, by itself or in an office ("presidente de la asociación X")."""
    body = chunk.value.body if isinstance(chunk.value, Office) else chunk.value
    return body if isinstance(body, Body) and body.kind == "association" else None
