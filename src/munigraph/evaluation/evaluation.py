"""Gold and findings of many articles laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from munigraph.evaluation.annotations import Annotations
from munigraph.evaluation.calibration import Calibration, calibration
from munigraph.evaluation.matching import Outcome, Verdict, judge
from munigraph.evaluation.scores import Score, scores
from munigraph.text import fold, quotations, segments

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Error", "Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True)
class Error:
    """An item that was missed or is wrong, with the sentence that it rests on."""

    verdict: Verdict
    #: The sentence of the article in which the quote stands; None where the text is not at hand or lacks the quote.
    sentence: str | None

    def to_dict(self) -> dict[str, Any]:
        """As plain values; what an item has not is left out."""
        item = self.verdict.item
        values = {
            "article": self.verdict.article,
            "error": str(self.verdict.outcome),
            "kind": item.kind,
            "labels": list(item.labels),
            "role": item.role,
            "type": item.type,
            "title": item.title,
            "rule": item.rule,
            "confidence": item.confidence,
            "quote": item.quote or None,
            "sentence": self.sentence,
        }
        return {key: value for key, value in values.items() if value is not None}


@dataclass(frozen=True)
class Evaluation:
    """The verdicts on all articles that have gold, and what follows from them."""

    #: One entry for each article, in the order of the gold.
    verdicts: tuple[tuple[Verdict, ...], ...]
    #: Ids of articles with gold of which nothing was said: all that they hold is missed.
    unread: tuple[str, ...] = ()
    #: Number of articles found that have no gold: they count for nothing.
    without_gold: int = 0
    #: Text of each article, by id, where it came with what was found.
    texts: tuple[tuple[str, str], ...] = ()

    def scores(self, *, resamples: int = 1000) -> tuple[Score, ...]:
        """Counts and rates by kind, the micro average last: :func:`munigraph.evaluation.scores.scores`."""
        return scores(self.verdicts, resamples=resamples)

    def calibration(self) -> Calibration:
        """Confidence against truth: :func:`munigraph.evaluation.calibration.calibration`."""
        return calibration(verdict for article in self.verdicts for verdict in article)

    def errors(self) -> tuple[Error, ...]:
        """Everything missed or wrong, article by article, each in the order in which it was judged."""
        texts = dict(self.texts)
        found = []
        for article in self.verdicts:
            wrong = [verdict for verdict in article if verdict.outcome in (Outcome.MISSED, Outcome.WRONG)]
            sentences = _Sentences(texts.get(wrong[0].article, "")) if wrong else None
            found += [Error(each, sentences.around(each) if sentences else None) for each in wrong]
        return tuple(found)


def evaluate(gold: Iterable[Annotations], found: Iterable[Annotations]) -> Evaluation:
    """Judge what was found against the gold.

    Articles are known by their ids.  Only those with gold count; one of which nothing was found counts as missed
    whole.  Where an id comes twice among what was found, the later is taken.
    """
    wanted = list(gold)
    by_id = {each.article: each for each in found}
    ids = {each.article for each in wanted}
    return Evaluation(
        tuple(judge(each, by_id.get(each.article, Annotations(each.article))) for each in wanted),
        unread=tuple(each.article for each in wanted if each.article not in by_id),
        without_gold=sum(article not in ids for article in by_id),
        texts=tuple((article, each.text) for article, each in by_id.items() if article in ids and each.text),
    )


class _Sentences:
    """The sentences of one article, cut when the first is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = fold(text)
        self._spans: list[tuple[int, int]] | None = None

    def around(self, verdict: Verdict) -> str | None:
        """The sentence, or sentences, in which the quote of an item stands; as one line."""
        item = verdict.item
        found = self._find(item.quote, item.start)
        if found is None:
            return None
        if self._spans is None:
            quoted = quotations(self._text)
            self._spans = [(s.start, s.end) for s in segments(self._text, self._folded, quoted) if s.quotation < 0]
        touched = [span for span in self._spans if span[0] < found[1] and found[0] < span[1]]
        if not touched:
            return None
        return " ".join(self._text[touched[0][0] : touched[-1][1]].split())

    def _find(self, quote: str, start: int | None) -> tuple[int, int] | None:
        """Where a quote stands.  That of gold is told by its words: spaces and signs may differ from the clean text."""
        if quote and start is not None and self._text.startswith(quote, start):
            return start, start + len(quote)
        words = re.findall(r"\w+", fold(quote))
        match = re.search(r"\W+".join(words), self._folded) if words else None
        return match.span() if match else None
