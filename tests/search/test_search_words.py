"""What people type as a query, and where a text holds it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munigraph.search.words import parse, spans, words


def shown(typed):
    return [(str(term), term.begun) for (term,) in parse(typed)]


def marked(text, typed):
    return [text[start:end] for start, end in spans(text, parse(typed))]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Plan REGULADOR", [("plan", False), ("regulador", True)]),
        ('"plan regulador"', [('"plan regulador"', False)]),
        ("«Plan Regulador» costa", [('"plan regulador"', False), ("costa", True)]),
        ('"plan regul"*', [('"plan regul"', True)]),
        ("agu* riego", [("agu", True), ("riego", True)]),
        ("la mar", [("mar", True)]),
        ("a de", [("a", False), ("de", False)]),
        ("agua de", [("agua", False)]),
        ("O'Higgins", [('"o higgins"', True)]),
        ('"sin cerrar', [("cerrar", True)]),
        ("agua agua", [("agua", False), ("agua", True)]),
        ("Año", [("año", True)]),
    ],
)
def test_a_query_is_read_as_people_mean_it(typed, terms):
    assert shown(typed) == terms


@pytest.mark.parametrize("typed", ["", "  ", '""', "* - ¿?", "\0", "😀"])
def test_what_holds_no_word_is_no_query(typed):
    assert parse(typed) == ()


def test_accents_may_be_signs_of_their_own():
    assert parse(unicodedata.normalize("NFD", "Ñuñoa")) == parse("Ñuñoa")


@pytest.mark.parametrize(
    ("text", "typed", "places"),
    [
        ("El Año nuevo, AÑOS y ano", "año", ["Año", "AÑOS"]),
        ("El Año nuevo, AÑOS y ano", "ano", ["Año", "AÑOS", "ano"]),
        ("Viña del Mar y Vina", "vina", ["Viña", "Vina"]),
        ("Viña del Mar y Vina", "Viña", ["Viña"]),
        ("Avenida Ñuñoa", "nuñoa", ["Ñuñoa"]),
        ("el plan, el plan regulador", '"plan regulador"', ["plan regulador"]),
        ("regulador del plan", '"plan regulador"', []),
        ("aguas del Maipo, desagüe", "agua", ["aguas"]),
        ("agua y aguas", '"agua"', ["agua"]),
        ("Óscar García-Huidobro", "oscar garcia", ["Óscar García"]),
    ],
)
def test_the_places_of_a_text(text, typed, places):
    assert marked(text, typed) == places


@given(st.text(), st.text())
def test_marks_are_in_order_and_hold_the_words(text, typed):
    at = 0
    for start, end in spans(text, parse(typed)):
        assert at <= start < end <= len(text)
        at = end


@given(st.text())
def test_a_text_holds_its_own_words(text):
    text = unicodedata.normalize("NFC", text)
    assert {word.spelt for word in words(text)} >= {word for (term,) in parse(text) for word in term.words}
    for word in words(text):
        assert any(start <= word.start and word.end <= end for start, end in spans(text, parse(f'"{word.spelt}"')))
