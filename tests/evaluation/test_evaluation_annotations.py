"""Gold files and predictions are read as they are, and refused with a reason."""

from __future__ import annotations

import gzip
import json

import pytest

import munigraph
from munigraph.errors import InputError
from munigraph.evaluation import annotations_of, read_gold, read_predictions

EMPTY = {"id": "a", "facts": [], "events": [], "agreements": [], "statements": []}


def test_gold_is_read_by_name_of_file(gold_folder):
    first, second = read_gold(gold_folder)
    assert (first.article, second.article) == ("a1", "a3")
    assert [item.kind for item in first.facts] == ["governs", "councillorOf", "adopts"]
    assert [item.optional for item in first.facts] == [False, False, True]
    assert first.events[0].labels == ("Elena Prado Ruiz", "Marta Lillo Vera")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "it is not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "the article's id is missing"),
        ('{"id": "a", "facts": []}', "'events' is missing"),
        (json.dumps({**EMPTY, "facts": {}}), "facts is not a list"),
        (json.dumps({**EMPTY, "facts": ["x"]}), "facts, item 1 is not an object"),
        (json.dumps({**EMPTY, "facts": [{"p": "governs", "s": "A"}]}), "facts, item 1: 'o' must be a text"),
        (
            json.dumps({**EMPTY, "events": [{"type": "Visit", "participants": "A"}]}),
            "'participants' must be a list of texts",
        ),
        (json.dumps({**EMPTY, "statements": [{"speaker": "A"}]}), "statements, item 1: 'quote' must be a text"),
    ],
)
def test_a_broken_gold_file_is_named(tmp_path, content, message):
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.json") as raised:
        read_gold(tmp_path)
    assert message in str(raised.value)


def test_gold_that_is_missing_empty_or_twice_there(tmp_path):
    with pytest.raises(InputError, match="cannot read the gold folder"):
        read_gold(tmp_path / "none")
    with pytest.raises(InputError, match=r"holds no \.json file"):
        read_gold(tmp_path)
    for name in ("x.json", "y.json"):
        (tmp_path / name).write_text(json.dumps(EMPTY), encoding="utf-8")
    with pytest.raises(InputError, match=r"'a' has gold in x\.json already"):
        read_gold(tmp_path)


def test_what_extract_prints_says_what_the_extraction_says(write_articles, tmp_path):
    extractions = list(munigraph.extract_all(write_articles()))
    lines = "".join(json.dumps(munigraph.record(each), ensure_ascii=False) + "\n" for each in extractions)
    (tmp_path / "p.jsonl").write_text(f"\ufeff{lines}\n", encoding="utf-8")
    with gzip.open(tmp_path / "p.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(lines)
    expected = [annotations_of(each) for each in extractions]
    assert expected[0].facts
    assert list(read_predictions(tmp_path / "p.jsonl")) == expected
    assert list(read_predictions(tmp_path / "p.jsonl.gz")) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"id": "a"}\n{', "p.jsonl, line 2: it is not JSON"),
        (b"\xff\xfe{}", "line 1: it is not UTF-8 text"),
        (b'{"facts": []}', "line 1: the article's id is missing"),
        (b'{"id": "a", "facts": [{"p": "governs", "s": "A", "o": "B", "confidence": 2}]}', "number from 0 to 1"),
        (b'{"id": "a", "facts": [{"p": "governs", "s": "A", "o": "B", "role": 2}]}', "'role' must be a text"),
    ],
)
def test_a_broken_line_is_named(tmp_path, content, message):
    (tmp_path / "p.jsonl").write_bytes(content)
    with pytest.raises(InputError) as raised:
        list(read_predictions(tmp_path / "p.jsonl"))
    assert message in str(raised.value)


def test_predictions_that_cannot_be_read(tmp_path):
    (tmp_path / "p.gz").write_bytes(b"no gzip")
    for path in (tmp_path / "p.gz", tmp_path, tmp_path / "none"):
        with pytest.raises(InputError, match="cannot read the predictions"):
            list(read_predictions(path))
