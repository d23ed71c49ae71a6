"""Folding keeps offsets; slugs are readable and ASCII."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munigraph.text import begins, fold, slug
from munigraph.text.fold import _table


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_each_character_is_folded_alone(left, right):
    assert fold(left + right) == fold(left) + fold(right)


def test_the_fast_way_and_the_general_way_agree():
    for code in range(256):
        character = bytes([code]).decode("cp1252", "ignore")
        assert fold(character) == character.translate(_table)
    assert sys.maxunicode > 256


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Óscar Ñuñoa Agüero", "oscar nunoa aguero"),
        ("“Chillán” – «Tomé»", '"chillan" - "tome"'),
        ("O’Higgins", "o'higgins"),
        ("Mapuche: Küme Mogen", "mapuche: kume mogen"),
    ],
)
def test_accents_case_quotes_and_dashes_are_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dirección de Operaciones", "direccion-de-operaciones"),
        (
            "Asociación de Municipalidades de la Región de O’Higgins",
            "asociacion-de-municipalidades-de-la-region-de-ohiggins",
        ),
        ("  Plan N° 5 — «Ñuble» ", "plan-n-5-nuble"),
        ("¿?", ""),
    ],
)
def test_slugs_are_lower_case_ascii_words_joined_by_hyphens(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", True), ("nun", True), ("ÑU", True), ("Nuñ", True), ("Ñúñoa", False), ("Ñuñoas", False), ("uñ", False)],
)
def test_a_name_begins_as_it_is_typed_with_or_without_its_accents(typed, found):
    assert begins("Ñuñoa", typed) is found


def test_an_accent_that_is_typed_is_meant():
    assert begins("Nueva Imperial", "nu")
    assert not begins("Nueva Imperial", "ñu")


@given(st.text(), st.integers(0, 20))
def test_every_text_begins_with_its_own_beginning(text, length):
    assert begins(text, text[:length])
    assert begins(text, fold(text[:length]))
