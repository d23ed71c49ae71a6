"""Identity on pairs of mentions that people labelled."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from munigraph.errors import DataError
from munigraph.evaluation.identity import Pair, as_extractions, implied, measure, read_mentions, read_pairs
from munigraph.model import EntityKind
from munigraph.resolve import case_of, resolve

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="module")
def mentions():
    return read_mentions()


@pytest.fixture(scope="module")
def pairs(mentions):
    return read_pairs(mentions)


@pytest.fixture(scope="module")
def identity(mentions):
    extractions = {each.article.id: each for each in as_extractions(mentions.values())}
    found = resolve([case_of(each) for each in extractions.values()])

    def of(name):
        extraction = extractions[mentions[name].article]
        told = [event for event in extraction.events if event.rule == name]
        article = extraction.article.digest
        return found.told(article, told[0]).tellings if told else found.of(article, name).iri

    return of


def test_there_are_enough_pairs_of_each_verdict_and_none_twice(pairs):
    assert len(pairs) >= 150
    assert sum(not pair.same for pair in pairs) >= 50
    assert len({frozenset((pair.first, pair.second)) for pair in pairs}) == len(pairs)


def test_the_labels_do_not_contradict_each_other(pairs):
    verdicts = {}
    for pair in implied(pairs):
        verdicts.setdefault(frozenset((pair.first, pair.second)), set()).add(pair.same)
    assert all(len(told) == 1 for told in verdicts.values())
    for pair in pairs:
        assert verdicts[frozenset((pair.first, pair.second))] == {pair.same}, pair


def test_described_mentions_are_joined_as_people_say(pairs, identity):
    result = measure(pairs, identity)
    assert result.precision >= 0.99
    assert not result.unseen


def test_chosen_pairs_are_nearly_all_found_and_of_those_drawn_at_random_what_the_articles_identify(pairs, identity):
    """Half of the pairs drawn name a person without anything that identifies: data/evaluation/README.md."""
    drawn = [pair for pair in pairs if pair.note.startswith("drawn:")]
    assert measure([pair for pair in pairs if pair not in drawn], identity).recall >= 0.94
    assert len(drawn) >= 100
    assert measure(drawn, identity).recall >= 0.45


def test_measure_counts_each_outcome():
    iri = {"a": "1", "b": "1", "c": "2", "d": None}
    told = [
        Pair(*names, verdict, "x") for names, verdict in ((("a", "b"), True), (("b", "c"), True), (("a", "d"), True))
    ]
    told += [Pair("a", "b", False, "x"), Pair("a", "c", False, "x")]
    result = measure(told, iri.get)
    counts = [len(getattr(result, name)) for name in ("right", "wrong", "missed", "apart", "unseen")]
    assert counts == [1, 1, 1, 1, 1]
    assert (result.precision, result.recall) == (0.5, 0.5)


def test_what_follows_from_pairs():
    told = [Pair("a", "b", True, "x"), Pair("b", "c", True, "x"), Pair("c", "d", False, "x")]
    verdicts = {(pair.first, pair.second): pair.same for pair in implied(told)}
    assert verdicts == {
        ("a", "b"): True, ("a", "c"): True, ("b", "c"): True, ("a", "d"): False, ("b", "d"): False, ("c", "d"): False,
    }  # fmt: skip


def test_a_label_that_is_wrong_is_refused_with_its_line(tmp_path):
    file = tmp_path / "pairs.csv"
    file.write_text("first,second,verdict,note\na,b,maybe,x\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"line 2: column verdict"):
        read_pairs({"a", "b"}, file)
    file.write_text("first,second,verdict,note\na,z,same,x\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"no such mention: 'z'"):
        read_pairs({"a", "b"}, file)


@pytest.mark.corpus
def test_mentions_are_in_their_articles(mentions):
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real articles is not beside the checkout")
    from munigraph.read import read_sources

    paths = [str(CORPUS / name) for name in ("dev.jsonl", "press", "pool.jsonl.gz", "valparaiso-quillota.txt")]
    articles = {article.id: article for article in read_sources(paths, on_skip=lambda _: None)}
    for mention in mentions.values():
        article = articles[mention.article]
        assert article.date == mention.published
        if isinstance(mention.kind, EntityKind):
            assert mention.label in article.text, mention


@pytest.mark.corpus
def test_what_is_extracted_is_joined_as_people_say():
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real articles is not beside the checkout")
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "identity.py")], capture_output=True, encoding="utf-8", check=True
    )
    rows = dict(re.findall(r"^(as \w+(?:, [a-z ]+?)?)  +(.+)$", done.stdout, re.MULTILINE))
    right, wrong, missed, _, apart, _, precision, recall = map(float, rows["as extracted"].split())
    assert right + wrong + missed + apart >= 100
    assert precision >= 0.99
    assert recall >= 0.95


@pytest.mark.corpus
def test_three_pairs_of_outlets_tell_the_same_news(mentions, identity):
    """The same people, units and events, by whichever outlet: two of the three tell no event by the guidelines."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real articles is not beside the checkout")
    news = (
        ("regional-21400617", "regional-21921741"),
        ("regional-21476848", "regional-22516534"),
        ("regional-21393886", "regional-21948335"),
    )
    gold = {name: json.loads((CORPUS / "gold" / f"{name}.json").read_text("utf-8")) for pair in news for name in pair}
    assert [bool(gold[one]["events"] and gold[other]["events"]) for one, other in news] == [True, False, False]
    assert identity("ev-eleam-1") == identity("ev-eleam-2")
