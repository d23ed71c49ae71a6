"""``munigraph evaluate`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "evaluate.txt"

#: Invented gold of two of the articles of ``tests/conftest.py``, and of one that is not among them.
GOLD = {
    "a1": {
        "facts": [
            {"p": "governs", "s": "Elena Prado", "o": "Municipalidad de Quillota", "quote": "alcaldesa de Quillota"},
            {"p": "councillorOf", "s": "Raúl Soto", "o": "Municipalidad de Olmué", "quote": "la concejala de Olmué"},
        ],
        "events": [
            {
                "type": "Visit",
                "label": "recepción",
                "participants": ["Elena Prado Ruiz", "Marta Lillo Vera"],
                "quote": "recibió ayer",
            }
        ],
        "statements": [],
    },
    "a3": {
        "facts": [{"p": "councillorOf", "s": "Marta Lillo", "o": "Municipalidad de Olmué", "optional": True}],
        "events": [],
        "statements": [],
    },
    "a9": {"facts": [], "events": [], "statements": [{"speaker": "Elena Prado Ruiz", "quote": "No más promesas"}]},
}
#: Made by hand, so that no change of the rules changes the golden page.
FOUND = (
    {
        "id": "a1",
        "facts": [
            {
                "p": "governs", "s": "Elena Prado Ruiz", "o": "Municipalidad de Quillota", "quote": "La alcaldesa",
                "start": 38, "confidence": 0.97, "rule": "office-name",
            },
            {
                "p": "councillorOf", "s": "Marta Lillo Vera", "o": "Municipalidad de Olmué",
                "quote": "la concejala de Olmué, Marta Lillo Vera", "confidence": 0.85, "rule": "office-name",
            },
        ],
        "text": "Dos comunas\n\nLa alcaldesa de Quillota, Elena Prado Ruiz, recibió ayer a la concejala de Olmué, "
        "Marta Lillo Vera. El municipio aplica el programa Barrios Vivos.",
    },
    {
        "id": "a3",
        "facts": [
            {"p": "councillorOf", "s": "Marta Lillo Vera", "o": "Municipalidad de Olmué", "confidence": 0.9, "rule": "x"}
        ],
    },
    {"id": "a4", "facts": []},
)  # fmt: skip


def munigraph(*arguments, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "munigraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        check=False,
    )


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, content in GOLD.items():
        (folder / f"{name}.json").write_text(json.dumps({"id": name, "agreements": [], **content}), encoding="utf-8")
    return folder


@pytest.fixture
def found(tmp_path):
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in FOUND), encoding="utf-8")
    return path


def test_the_page_is_as_it_should_be(gold, found):
    """``evaluate.txt`` is what is printed; a change of it is a change to look at."""
    done = munigraph("evaluate", gold, found, "--format", "table", "--errors", "--calibration")
    assert done.returncode == 0, done.stderr
    assert done.stdout == GOLDEN.read_text(encoding="utf-8")
    assert max(map(len, done.stdout.splitlines()[:10])) <= 80
    assert done.stderr == (
        "note: 1 article of the gold not given, all missed: a9\nnote: 1 article without gold left out\n"
    )


def test_a_pipe_gets_csv_and_json_where_there_is_more_than_the_scores(gold, found):
    rows = list(csv.DictReader(io.StringIO(munigraph("evaluate", gold, found).stdout)))
    assert [row["kind"] for row in rows] == ["councillorOf", "event", "governs", "participant", "statement", "micro"]
    assert (rows[-1]["gold"], rows[-1]["hit"], rows[-1]["wrong"], rows[-1]["precision"]) == ("6", "1", "1", "0.5")
    assert rows[1]["precision"] == ""
    values = json.loads(munigraph("evaluate", gold, found, "--errors", "--calibration").stdout)
    assert values["articles"] == 3
    assert values["scores"][-1]["recall"] == pytest.approx(1 / 6, abs=1e-4)
    assert {error["error"] for error in values["errors"]} == {"missed", "wrong"}
    assert values["calibration"]["items"] == 2


def test_markdown(gold, found):
    done = munigraph("evaluate", gold, found, "--format", "markdown", "--resamples", "0", "--errors", "--calibration")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["| kind | gold | hit | missed | wrong | P | R | F1 |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
    assert "| micro | 6 | 1 | 5 | 1 | .500 | .167 | .250 |" in lines
    assert "### By rule" in lines
    assert lines.count("```text") == lines.count("```") == 1


def test_the_same_from_a_file_a_pipe_the_articles_and_in_python(gold, write_articles):
    import munigraph as library

    articles = write_articles()
    extracted = munigraph("extract", articles).stdout
    (gold.parent / "p.jsonl").write_text(extracted, encoding="utf-8")
    expected = munigraph("evaluate", gold, gold.parent / "p.jsonl", "--errors").stdout
    assert json.loads(expected)["scores"][-1]["hit"] > 0
    assert munigraph("evaluate", gold, "-", "--errors", stdin=extracted).stdout == expected
    assert munigraph("evaluate", gold, "--articles", articles, "--errors").stdout == expected
    (kind,) = {row.kind for row in library.evaluate(gold, library.extract_all(articles)).scores()} & {"micro"}
    assert kind == "micro"


def test_words_of_ones_own_count(gold, tmp_path, write_articles):
    (tmp_path / "mine.toml").write_text('[[entry]]\nkind = "model"\nforms = ["minga"]\n', encoding="utf-8")
    done = munigraph("evaluate", gold, "--articles", write_articles(), "--lexicon", tmp_path / "mine.toml")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give either PREDICTIONS or --articles PATH"),
        (["found.jsonl", "--articles", "x"], "give either PREDICTIONS or --articles PATH"),
        (["found.jsonl", "--lexicon", "x"], "--lexicon goes with --articles"),
        (["found.jsonl", "--format", "csv", "--errors"], "csv holds the scores alone"),
        (["none.jsonl"], "cannot read the predictions none.jsonl: No such file"),
    ],
)
def test_wrong_usage(gold, arguments, message):
    done = munigraph("evaluate", gold, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_gold_that_is_missing_and_articles_that_cannot_be_read(gold, write_articles):
    done = munigraph("evaluate", gold / "none", "--articles", write_articles())
    assert (done.returncode, done.stderr.splitlines()[1]) == (2, "hint: check the path")
    done = munigraph("evaluate", gold, "--articles", "none.txt", "--articles", write_articles())
    assert (done.returncode, "skipped: none.txt" in done.stderr) == (2, True)
    assert done.stdout.startswith("kind,")
