"""Every competency question is answered over the sample data as the file beside it says."""

from __future__ import annotations

import io
import re

import pyoxigraph
import pytest

from munigraph.query import run
from munigraph.query.formats import write
from munigraph.resources import resource

QUESTIONS = sorted(resource("ontology", "competency").glob("*.rq"))
README = resource("ontology", "README.md").read_text(encoding="utf-8")
#: Questions whose right answer over the sample articles is that there is nothing.
ANSWERED_BY_NOTHING = {"28-press-against-the-tables"}


def asked(path):
    """The question in Spanish and in English."""
    found = re.match(r"# es: (¿.*\?)\n# en: (.*\?)\n(?!#)", path.read_text(encoding="utf-8"))
    assert found, f"{path.name} does not begin with the question in Spanish and English"
    return found.groups()


def test_there_are_enough_questions_each_with_its_answer():
    assert len(QUESTIONS) >= 22
    answers = {path.stem for path in resource("ontology", "competency").glob("*.csv")}
    assert answers == {path.stem for path in QUESTIONS}


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_answer_is_as_expected(sample_graph, path):
    answer = io.BytesIO()
    write(run(sample_graph.store, path.read_text(encoding="utf-8")), answer, "csv")
    assert answer.getvalue() == path.with_suffix(".csv").read_bytes(), "see ontology/README.md on expected answers"
    assert (answer.getvalue().count(b"\n") > 1) is (path.stem not in ANSWERED_BY_NOTHING)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_is_told_in_both_languages_and_needs_no_prefix_of_ours(path):
    text = path.read_text(encoding="utf-8")
    spanish, english = asked(path)
    assert f"| [{path.stem}](competency/{path.name}) | {spanish} | {english} |" in README
    assert "ORDER BY" in text
    pyoxigraph.Store().query(text)  # declares what it uses
    for prefix in re.findall(r"^PREFIX (\w+):", text, re.MULTILINE):
        assert len(re.findall(rf"\b{prefix}:\w", text)) >= 1


def test_the_list_has_no_other_question():
    assert len(re.findall(r"^\| \[\d\d-", README, re.MULTILINE)) == len(QUESTIONS)


def test_a_mayor_whom_the_tables_do_not_know_is_found(example_store):
    [path] = [path for path in QUESTIONS if path.stem in ANSWERED_BY_NOTHING]
    rows = list(example_store.query(path.read_text(encoding="utf-8"), use_default_graph_as_union=True))
    assert [(row["called"].value, row["known"].value) for row in rows] == [
        ("Elena Prado Ruiz", "Óscar Calderón Sánchez")
    ]
