"""Confidence rests on what was measured of the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munigraph.errors import DataError
from munigraph.extraction import Extractor
from munigraph.extraction.confidence import (
    HIGHEST,
    LOWEST,
    Measured,
    RuleRecord,
    load_measured,
    read_measured,
)
from munigraph.read import read_text

ROW = {"id": '"office-name"', "right": "9", "told": "10", "given": "0.9", "confidence": "0.92"}
TEXT = (
    "La alcaldesa de Quillota, Elena Prado Ruiz, recibió ayer a la concejala de Olmué, Marta Lillo Vera. "
    "“La plaza es de todos los vecinos”, dijo Elena Prado. Las municipalidades de Quillota y Olmué firmaron un convenio."
)


def file(tmp_path, *rows, more=""):
    path = tmp_path / "confidence.toml"
    tables = "\n".join("[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in row.items()) for row in rows)
    path.write_text(tables + more, encoding="utf-8")
    return path


def test_a_finding_like_the_average_gets_what_was_measured():
    measured = Measured([RuleRecord("r", None, 9, 10, 0.8, 0.92)])
    assert measured.confidence("r", "governs", 0.8) == 0.92
    assert measured.confidence("r", "governs", 0.76) == 0.874
    assert measured.confidence("other", "governs", 0.7654) == 0.765


def test_the_kind_counts_before_the_rule_as_a_whole():
    measured = Measured([RuleRecord("r", None, 9, 10, 0.8, 0.9), RuleRecord("r", "governs", 1, 2, 0.8, 0.8)])
    assert measured.confidence("r", "governs", 0.8) == 0.8
    assert measured.confidence("r", "event", 0.8) == 0.9


@given(*(st.floats(0.001, 1) for _ in range(4)))
def test_it_keeps_its_bounds_and_the_order_of_a_rule(mean, confidence, one, other):
    measured = Measured([RuleRecord("r", None, 1, 2, mean, confidence)])
    low, high = (measured.confidence("r", "governs", given) for given in sorted((one, other)))
    assert LOWEST <= low <= high <= HIGHEST
    assert high == round(high, 3)


def test_the_file_shipped_is_sound():
    assert load_measured() is load_measured()
    assert isinstance(load_measured().confidence("office-name", "governs", 0.97), float)


def test_everything_that_an_article_states_goes_through_it():
    article = read_text(TEXT)
    plain = Extractor(measured=Measured()).extract(article)
    items = [*plain.facts, *plain.events, *plain.agreements, *plain.statements]
    assert plain.facts
    assert plain.agreements
    assert plain.statements
    records = [RuleRecord(item.rule, None, 1, 2, 1.0, 0.5) for item in items]
    halved = Extractor(measured=Measured(records)).extract(article)
    found = [*halved.facts, *halved.events, *halved.agreements, *halved.statements]
    assert [item.confidence for item in found] == [round(item.confidence / 2, 3) for item in items]
    assert plain.extractor == halved.extractor != Extractor().extract(article).extractor


def test_a_file_is_read(tmp_path):
    measured = read_measured(file(tmp_path, ROW, {**ROW, "kind": '"governs"', "confidence": "0.8"}))
    assert [measured.confidence("office-name", kind, 0.9) for kind in ("governs", "holdsRole")] == [0.8, 0.92]
    assert read_measured(file(tmp_path)).confidence("office-name", "governs", 0.9) == 0.9


@pytest.mark.parametrize(
    ("rows", "more", "message"),
    [
        ([], "no toml", "cannot be read as TOML"),
        ([], "rule = 3", "other things than rules"),
        ([ROW], "[other]", "other things than rules"),
        ([{key: value for key, value in ROW.items() if key != "told"}], "", "rule 1: a key is missing or unknown"),
        ([{**ROW, "share": "1"}], "", "rule 1: a key is missing or unknown"),
        ([ROW, {**ROW, "id": '"x"', "given": "1"}], "", "rule 2: given must be a float"),
        ([{**ROW, "right": "true"}], "", "right must be a int"),
        ([{**ROW, "right": "11"}], "", "rule 1 (office-name): right must not be more than told"),
        ([{**ROW, "given": "0.0"}], "", "given and confidence lie between 0 and 1"),
        ([{**ROW, "confidence": "nan"}], "", "given and confidence lie between 0 and 1"),
        ([ROW, ROW], "", "rule 2: office-name stands twice"),
    ],
)
def test_a_broken_file_is_told(tmp_path, rows, more, message):
    path = file(tmp_path, *rows, more=more)
    with pytest.raises(DataError) as raised:
        read_measured(path)
    assert str(path) in str(raised.value)
    assert message in str(raised.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        read_measured(tmp_path / "none.toml")
