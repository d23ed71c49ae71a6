"""An article under extraction: its text, quotations, sentences and chunks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from munigraph.extraction.chunker import chunk_sentence
from munigraph.extraction.chunks import Body, Chunk
from munigraph.extraction.dates import find_dateline
from munigraph.extraction.lexicon import Entry
from munigraph.extraction.rules import phrase
from munigraph.extraction.stretches import Stretches
from munigraph.model import Article, Evidence
from munigraph.text import Quotation, Segment, fold, quotations, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from munigraph.extraction.lexicon import Lexicon

__all__ = ["Document", "Sentence", "read_document"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as chunks; ``symbols[i]`` is the symbol of ``chunks[i]``."""

    index: int
    start: int
    end: int
    #: Index of the quotation that it stands in, or -1.
    quotation: int
    paragraph: int
    chunks: tuple[Chunk, ...]
    symbols: str
    #: True for an item of a list; a line of dialogue after a dash is none.
    is_item: bool

    @property
    def is_title(self) -> bool:
        """True for the headline."""
        return self.paragraph == 0

    def position_of(self, offset: int) -> int | None:
        """Position of the chunk in which an offset of the text lies, None where none does."""
        return next((at for at, chunk in enumerate(self.chunks) if chunk.start <= offset < chunk.end), None)

    def is_object(self, at: int) -> bool:
        """True when a preposition governs the phrase there, also through its office: "la hija del alcalde, N"."""
        position = at - 1
        while position >= 0 and self.symbols[position] in "lRts.":
            position -= 1
        if position >= 1 and self.symbols[position] == "," and self.symbols[position - 1] == "R":
            return self.symbols[at] in "PN" and self.is_object(position - 1)
        return position >= 0 and self.symbols[position] in "dc"


@dataclass(frozen=True, slots=True)
class Document:
    """What the rules see of an article."""

    article: Article
    folded: str
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    #: Day of the article: its date, or the one that its dateline gives ("TOMÉ, 3 de mayo de 2022.-"); None if unknown.
    day: str | None = None
    #: The first sentence of each part of a long article that was passed over.
    unread: tuple[Segment, ...] = ()

    def items_after(self, sentence: Sentence) -> Iterator[Sentence]:
        """The items of the list that a sentence introduces with a colon; none for other sentences."""
        if not sentence.symbols.endswith(":"):
            return
        for following in self.sentences[sentence.index + 1 :]:
            if following.quotation < 0:
                if not following.is_item:
                    return
                yield following

    @property
    def text(self) -> str:
        """The clean text that every offset points into."""
        return self.article.text

    def evidence(self, start: int, end: int, *, longest: int | None = None, keep: int = 0) -> Evidence:
        """The words between two offsets as evidence, cut at a word's end when longer than ``longest`` characters.

        ``keep``: an offset that the cut must not go before (the end of the word that carries the fact).
        """
        text = self.article.text
        if longest is not None and end - start > longest:
            cut = text.rfind(" ", start + 1, start + longest)
            end = max(cut if cut > start else start + longest, keep)
        return Evidence(start, end, text[start:end])


#: Longer than this, what follows a dash is speech rather than an item.
_LONGEST_ITEM = 220


def _is_item(sentence: str) -> bool:
    return sentence.startswith("- ") and len(sentence) <= _LONGEST_ITEM and "?" not in sentence


def _expand(chunk: Chunk, known: Mapping[str, Chunk]) -> Chunk:
    """A capitalised word that is the acronym of a body named before becomes that body."""
    if chunk.symbol != "K" or (body := known.get(str(chunk.value))) is None:
        return chunk
    return Chunk(body.symbol, chunk.start, chunk.end, body.value)


#: "…", esgrimió. — whatever the verb, its ending and its place after the quotation make it one of attribution.
_AFTER_QUOTATION = re.compile(r"Q[,.]q?([^QV(:-])(?=[.,lstRPKNda]|$)")
_PAST_SINGULAR = re.compile(r"[a-zñáéíóú]{2,}ó$")


#: "señalar que “…”", "señalar: “…”", "calificar como “…”", "calificar de “…”".
_INFINITIVE = re.compile(r"_(?=(?:_{0,2}qq?|[:kd])Q)")
_BEFORE_INFINITIVE = frozenset({"en", "al", "de", "por", "para", "tras", "junto con"})


def _is_said(text: str, before: Sequence[Chunk]) -> bool:
    """True for an infinitive that the subject of the sentence says: "fue claro en señalar", "volvió a decir".

    Others are asked to say it ("los llamó a decir “…”"), or it is only supposed ("ir y decir “…”").
    """
    if not before:
        return False
    last = before[-1]
    if last.value in _BEFORE_INFINITIVE:
        return True
    main = before[0] if last.value == "a" else last
    return phrase("says-on").find(fold(text[main.start : main.end])) is not None


def _as_attribution(text: str, chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """A single word in the past right after a quotation is a verb of attribution, in the lexicon or not.

    So is the infinitive of one that brings the quotation in ("fue enfático al señalar que “…”").
    """
    symbols = "".join(chunk.symbol for chunk in chunks)
    if "Q" not in symbols:
        return chunks
    made = list(chunks)
    for match in _INFINITIVE.finditer(symbols):
        at = match.start()
        if isinstance(chunks[at].value, Entry) and _is_said(text, chunks[max(0, at - 2) : at]):
            made[at] = chunks[at]._replace(symbol="V")
    for match in _AFTER_QUOTATION.finditer(symbols):
        chunk = chunks[match.start(1)]
        word = text[chunk.start : chunk.end]
        if symbols[match.start(1) - 1] == "q" and not text.endswith("se ", 0, chunk.start):
            continue  # "“…”, que inauguró"
        if _PAST_SINGULAR.match(word) and not phrase("not-said").find(fold(word)):
            made[match.start(1)] = chunk._replace(symbol="V")
    return tuple(made)


def _as_surnames(text: str, chunks: tuple[Chunk, ...], surnames: set[str]) -> tuple[Chunk, ...]:
    """A comuna beside a verb of saying is who is named so, where the article has told of one ("dijo Saavedra")."""
    made = list(chunks)
    for at, chunk in enumerate(chunks):
        if chunk.symbol != "C" or (word := text[chunk.start : chunk.end]) not in surnames:
            continue
        if any(each.symbol == "V" for each in chunks[max(0, at - 1) : at + 2]):
            made[at] = Chunk("K", chunk.start, chunk.end, word)
    return tuple(made)


def read_document(article: Article, lexicon: Lexicon) -> Document:
    """Cut an article into sentences and chunks."""
    text = article.text
    folded = fold(text)
    quoted = quotations(text)
    stretches = Stretches(folded, lexicon)
    sentences: list[Sentence] = []
    known: dict[str, Chunk] = {}
    #: The words of the full names told so far, but for the first of each.
    surnames: set[str] = set()
    every = segments(text, folded, quoted)
    is_read = [stretches.meet(segment.start, segment.end) for segment in every]
    unread = tuple(
        each for each, now, before in zip(every, is_read, [True, *is_read], strict=False) if before and not now
    )
    for segment in compress(every, is_read):
        chunks = tuple(_expand(chunk, known) for chunk in chunk_sentence(text, folded, segment, quoted, lexicon))
        chunks = _as_surnames(text, _as_attribution(text, chunks), surnames)
        surnames.update(word for chunk in chunks if chunk.symbol == "P" for word in str(chunk.value).split()[1:])
        known.update(
            (body.acronym, chunk) for chunk in chunks if isinstance(body := chunk.value, Body) and body.acronym
        )
        symbols = "".join(chunk.symbol for chunk in chunks)
        sentences.append(
            Sentence(
                len(sentences),
                segment.start,
                segment.end,
                segment.quotation,
                segment.paragraph,
                chunks,
                symbols,
                _is_item(text[segment.start : segment.end]),
            )
        )
    day = article.date or find_dateline(folded)
    return Document(article, folded, quoted, tuple(sentences), lexicon, day, unread)
