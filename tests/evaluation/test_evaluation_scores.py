"""Counts, rates, intervals; confidence against truth; errors with their sentences."""

from __future__ import annotations

import pytest

from munigraph.evaluation import Annotations, Counts, Item, calibration, evaluate, scores


def article(number, *, hit=0, missed=0, wrong=0, kind="governs", **more):
    """The verdicts on an article with so many facts of each outcome."""
    bodies = [4 * letter for letter in "bcdefghijkl"]
    others = [8 * letter for letter in "nopqrstuv"]
    gold = tuple(Item(kind, ("Ana", body)) for body in bodies[: hit + missed])
    found = tuple(Item(kind, ("Ana", body), **more) for body in (*bodies[:hit], *others[:wrong]))
    return evaluate([Annotations(str(number), gold)], [Annotations(str(number), found)]).verdicts[0]


def test_rates():
    counts = Counts(hit=3, missed=1, wrong=2)
    assert (counts.gold, counts.precision, counts.recall) == (4, 3 / 5, 3 / 4)
    assert counts.f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert Counts(missed=2).precision is None


def test_rows_by_kind_and_all_together():
    rows = scores([article(1, hit=2, wrong=1), article(2, missed=1, kind="adopts"), article(3, hit=1)])
    assert [(row.kind, row.counts) for row in rows] == [
        ("adopts", Counts(0, 1, 0)),
        ("governs", Counts(3, 0, 1)),
        ("micro", Counts(3, 1, 1)),
    ]


def test_no_articles_give_one_empty_row():
    (row,) = scores([])
    assert (row.kind, row.counts, row.f1_interval) == ("micro", Counts(), None)


class TestIntervals:
    ARTICLES = tuple(article(at, hit=at % 4, missed=at % 3, wrong=at % 2) for at in range(30))

    def test_they_hold_the_value_and_are_the_same_each_time(self):
        first, again = scores(self.ARTICLES), scores(self.ARTICLES)
        assert first == again
        for name in ("precision", "recall", "f1"):
            value, (low, high) = first[-1].rate(name)
            assert 0 <= low < value < high <= 1

    def test_more_articles_make_them_narrower(self):
        def width(rows):
            low, high = rows[-1].f1_interval
            return high - low

        assert width(scores(self.ARTICLES * 9)) < width(scores(self.ARTICLES)) / 2

    def test_without_errors_they_have_no_width(self):
        assert scores([article(1, hit=1), article(2, hit=2)])[0].precision_interval == (1, 1)

    def test_none_are_drawn_when_none_are_wanted(self):
        assert scores(self.ARTICLES, resamples=0)[-1].f1_interval is None

    def test_they_cover_what_they_should(self):
        """Of intervals from samples of 40 articles, about 95 % hold the rate of the whole from which they are drawn."""
        import random

        chance = random.Random(7)
        whole = [article(at, hit=chance.randrange(5), missed=chance.randrange(4)) for at in range(300)]
        truth = scores(whole, resamples=0)[-1].counts.recall
        rows = [scores(chance.choices(whole, k=40), resamples=200)[-1].recall_interval for _ in range(100)]
        assert 85 <= sum(low <= truth <= high for low, high in rows) <= 100


class TestCalibration:
    def test_bins_and_rules(self):
        found = calibration(
            (
                *article(1, hit=3, wrong=1, confidence=0.95, rule="x"),
                *article(2, hit=1, wrong=1, confidence=0.6, rule="y"),
                *article(3, missed=2),
                *article(4, hit=2),
            )
        )
        assert [(each.low, each.count, each.right) for each in found.bins if each.count] == [(0.6, 2, 1), (0.95, 4, 3)]
        assert [(each.rule, each.count, each.right, each.share) for each in found.rules] == [
            ("x", 4, 3, 0.75),
            ("y", 2, 1, 0.5),
        ]
        assert found.error == pytest.approx((4 * 0.2 + 2 * 0.1) / 6)

    def test_the_optional_the_repeated_and_participants_are_left_out(self):
        gold = Annotations(
            "a",
            (Item("governs", ("Ana", "Dideco"), optional=True), Item("adopts", ("Ana", "Dideco"))),
            (Item("event", ("Ana",), type="Visit"),),
        )
        more = {"confidence": 0.9, "rule": "r"}
        found = Annotations(
            "a",
            (
                Item("governs", ("Ana", "Dideco"), **more),
                Item("adopts", ("Ana", "Dideco"), **more),
                Item("adopts", ("Ana", "Dideco"), **more),
            ),
            (Item("event", ("Ana", "Eva"), type="Visit", **more),),
        )
        assert evaluate([gold], [found]).calibration().count == 2

    def test_without_items_there_is_no_error(self):
        assert calibration(()).error is None


class TestErrors:
    TEXT = "Un título\n\nElena Prado, alcaldesa  de Tomé, habló. El Sr. Soto calló.\nOtra línea."

    def sentence(self, found=True, **item):
        gold = Annotations("a", (Item("governs", ("A", "B"), **item),))
        (error,) = evaluate([gold], [Annotations("a", text=self.TEXT if found else None)]).errors()
        return error.sentence

    def test_the_sentence_of_a_quote(self):
        assert self.sentence(quote="alcaldesa  de Tomé") == "Elena Prado, alcaldesa de Tomé, habló."
        assert self.sentence(quote="Soto", start=self.TEXT.index("Soto")) == "El Sr. Soto calló."

    def test_spaces_signs_and_case_of_a_quote_may_differ(self):
        assert self.sentence(quote="**ALCALDESA** de\nTomé") == "Elena Prado, alcaldesa de Tomé, habló."

    def test_a_quote_over_two_sentences(self):
        assert self.sentence(quote="habló. El Sr.").endswith("El Sr. Soto calló.")

    @pytest.mark.parametrize("quote", ["", "no está", "…"])
    def test_a_quote_that_is_not_there(self, quote):
        assert self.sentence(quote=quote) is None

    def test_without_the_text(self):
        assert self.sentence(found=False, quote="habló") is None

    def test_as_plain_values(self):
        gold = Annotations("a", (Item("governs", ("A", "B"), quote="habló"),))
        found = Annotations("a", (Item("governs", ("A", "C"), rule="r", confidence=0.9),), text=self.TEXT)
        missed, wrong = (error.to_dict() for error in evaluate([gold], [found]).errors())
        assert missed == {
            "article": "a", "error": "missed", "kind": "governs", "labels": ["A", "B"], "quote": "habló",
            "sentence": "Elena Prado, alcaldesa de Tomé, habló.",
        }  # fmt: skip
        assert wrong == {
            "article": "a", "error": "wrong", "kind": "governs", "labels": ["A", "C"], "rule": "r", "confidence": 0.9,
        }  # fmt: skip


def test_articles_are_laid_side_by_side_by_id():
    done = evaluate([Annotations("a"), Annotations("b")], [Annotations("b"), Annotations("c"), Annotations("c")])
    assert (done.unread, done.without_gold, len(done.verdicts)) == (("a",), 1, 2)
