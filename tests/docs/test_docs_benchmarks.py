"""The benchmarks run as their README says; how fast things are is not tested."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from munigraph.extraction.confidence import read_measured

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"
SHARED = ROOT.parent / "shared"


def run(script, *arguments):
    command = [sys.executable, str(BENCHMARKS / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_readme_names_every_benchmark():
    readme = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
    scripts = [path for path in BENCHMARKS.glob("*.py") if "__main__" in path.read_text(encoding="utf-8")]
    assert len(scripts) >= 5
    for script in scripts:
        assert f"python benchmarks/{script.name}" in readme


def test_throughput_reports_every_stage(write_articles):
    done = run("throughput.py", "--best-of", "1", write_articles())
    assert done.returncode == 0, done.stderr
    assert "3 articles" in done.stdout
    for stage in ("reading and cleaning", "extraction", "identities", "mapping", "the whole way"):
        assert re.search(rf"^{stage}.* \d", done.stdout, re.MULTILINE), done.stdout


def test_throughput_says_that_there_are_no_articles(tmp_path):
    done = run("throughput.py", tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == "no articles there"


def test_split_says_that_the_corpus_is_missing(tmp_path):
    done = run("split.py", "--corpus", tmp_path)
    assert done.returncode == 1
    assert "gold is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_calibrate_writes_what_the_extraction_reads(tmp_path, write_articles):
    gold = tmp_path / "gold"
    gold.mkdir()
    facts = [
        {"p": "governs", "s": "Elena Prado", "o": "Municipalidad de Quillota"},
        {"p": "adopts", "s": "Municipalidad de Quillota", "o": "Barrios Vivos", "optional": True},
    ]
    content = {"id": "a1", "facts": facts, "events": [], "agreements": [], "statements": []}
    (gold / "a1.json").write_text(json.dumps(content), encoding="utf-8")
    done = run("calibrate.py", gold, "--articles", write_articles())
    assert done.returncode == 0, done.stderr
    (tmp_path / "confidence.toml").write_text(done.stdout, encoding="utf-8")
    measured = read_measured(tmp_path / "confidence.toml")
    tables = tomllib.loads(done.stdout)["rule"]
    office = next(table for table in tables if table["id"] == "office-name" and table.get("kind") == "governs")
    assert (office["right"], office["told"], office["confidence"]) == (1, 1, round(8.2 / 9, 3))
    assert measured.confidence("office-name", "governs", office["given"]) == office["confidence"]
    assert "model-of-municipality" not in {table["id"] for table in tables}
    assert [table["id"] for table in tables] == sorted(table["id"] for table in tables)
    assert "measured on the other 4 parts" in done.stderr


def test_calibrate_says_what_is_missing(tmp_path):
    done = run("calibrate.py", tmp_path / "none", "--articles", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path / 'none'} is missing")


@pytest.mark.corpus
def test_split_adds_up_to_what_the_scorer_says(tmp_path):
    corpus, scorer = SHARED / "corpus", SHARED / "eval" / "score.py"
    if not (corpus.is_dir() and scorer.is_file()):
        pytest.skip("the corpus of real articles is not beside the checkout")
    inputs = [corpus / name for name in ("dev.jsonl", "press", "valparaiso-quillota.txt")]
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("wb") as out:
        subprocess.run([sys.executable, "-m", "munigraph", "extract", *inputs], stdout=out, check=True)
    scored = subprocess.run(
        [sys.executable, scorer, corpus / "gold", predictions], capture_output=True, encoding="utf-8", check=True
    ).stdout
    done = run("split.py")
    assert done.returncode == 0, done.stderr
    rows = {line[:20].strip(): line[20:].split() for line in done.stdout.splitlines()[1:6]}
    assert list(rows) == ["dev A", "dev B", "press", "seed", "all"]
    assert int(rows["dev A"][0]) + int(rows["dev B"][0]) == 52
    assert rows["all"][1:] == scored.splitlines()[-1].split()[1:]
