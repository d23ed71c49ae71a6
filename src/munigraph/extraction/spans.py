"""Stretches of a sentence as evidence, and the comuna of a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Chunk, Place

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence
    from munigraph.model import Evidence

__all__ = ["single_cuts", "span"]

_LONGEST_QUOTE = 300


def single_cuts(chunk: Chunk) -> tuple[str, ...]:
    """CUT of the comuna that a phrase names; nothing for other phrases and shared demonyms."""
    return chunk.value.cuts if isinstance(chunk.value, Place) and len(chunk.value.cuts) == 1 else ()


def span(actors: Actors, sentence: Sentence, first: int, last: int, *, limit: int = _LONGEST_QUOTE) -> Evidence:
    """The words from one position of a sentence to another as evidence, cut after ``limit`` characters."""
    return actors.document.evidence(sentence.chunks[first].start, sentence.chunks[last].end, longest=limit)
