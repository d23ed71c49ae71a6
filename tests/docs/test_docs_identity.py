"""What docs/identity.md shows works as it says."""

from __future__ import annotations

import re
from pathlib import Path

import munigraph

PAGE = Path(__file__).parents[2] / "docs" / "identity.md"


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.S)


def test_the_queries_answer_as_the_page_says(tmp_path, write_articles):
    why, doubts, moved = blocks("sparql")
    munigraph.build(write_articles(), store=tmp_path / "s", workers=1)
    with munigraph.open(tmp_path / "s") as graph:
        told = {str(row.person).rpartition("/")[2]: str(row.why) for row in graph.query(why)}
        assert told["elena-prado-ruiz"] == "el mismo nombre en la municipalidad de Quillota"
        assert not list(graph.query(doubts))
    short = tmp_path / "short.md"
    short.write_text("# Obras\n\nLa alcaldesa de Quillota, Elena Prado, recorrió las obras.\n", encoding="utf-8")
    munigraph.build(short, store=tmp_path / "s", workers=1)
    with munigraph.open(tmp_path / "s") as graph:
        assert {str(row.name) for row in graph.query(moved)} == {"Elena Prado Ruiz"}


def test_the_python_runs(tmp_path, write_articles, capsys, monkeypatch):
    (code,) = blocks("python")
    (tmp_path / "articles").mkdir()
    write_articles().rename(tmp_path / "articles" / "a.jsonl")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, str(PAGE), "exec"), {"munigraph": munigraph})
    assert "person/elena-prado-ruiz Elena Prado Ruiz ['el mismo nombre en la" in capsys.readouterr().out


def test_the_figures_are_those_of_the_labels():
    from munigraph.evaluation.identity import read_mentions, read_pairs

    pairs = read_pairs(read_mentions())
    held_out = sum(pair.note.startswith("held out") for pair in pairs)
    page = PAGE.read_text(encoding="utf-8")
    assert f"| as described, all | {len(pairs)} |" in page
    assert f"| as described, the {held_out} held out | {held_out} |" in page
