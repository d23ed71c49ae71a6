"""Tokens, quotations and sentences point into the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munigraph.text import fold, quotations, segments, tokenize

_PRESS = st.text(alphabet="aáñZÓ .,;:\"“”«»()\n0¿?!-'’", max_size=200)


def sentences(text):
    folded = fold(text)
    return [text[s.start : s.end] for s in segments(text, folded, quotations(text)) if s.quotation < 0]


def quoted(text):
    return [text[q.start : q.end] for q in quotations(text)]


@given(_PRESS)
def test_tokens_are_the_text_at_their_offsets(text):
    folded = fold(text)
    for token in tokenize(text, folded):
        assert text[token.start : token.end] == token.text
        assert folded[token.start : token.end] == token.norm


@given(_PRESS)
def test_quotations_are_in_order_and_never_overlap(text):
    found = quotations(text)
    for one, two in zip(found, found[1:], strict=False):
        assert one.end <= two.start
    assert all(text[q.start : q.end].strip() == text[q.start : q.end] != "" for q in found)


@given(_PRESS)
def test_sentences_lie_inside_the_text_and_hold_no_line_break(text):
    folded = fold(text)
    for segment in segments(text, folded, quotations(text)):
        assert 0 <= segment.start < segment.end <= len(text)
        assert "\n" not in text[segment.start : segment.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Llegó el alcalde. Habló poco.", ["Llegó el alcalde.", "Habló poco."]),
        ("Habló el Sr. Soto en la Avda. Brasil.", ["Habló el Sr. Soto en la Avda. Brasil."]),
        ("La cita es a las 10.30 hrs. en Tomé.", ["La cita es a las 10.30 hrs. en Tomé."]),
        ("El D.F.L. 1 lo ordena. Así será.", ["El D.F.L. 1 lo ordena.", "Así será."]),
        ("Votó J. M. Soto. Nadie más.", ["Votó J. M. Soto.", "Nadie más."]),
        ("Votaron en contra. El alcalde respondió.", ["Votaron en contra.", "El alcalde respondió."]),
        ("“Uno. Dos”, dijo ella. Tres.", ["“Uno. Dos”, dijo ella.", "Tres."]),
        ("Título\n\nCuerpo de la nota", ["Título", "Cuerpo de la nota"]),
    ],
)
def test_sentences_of_spanish_news(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dijo “una cosa” y «otra»", ["una cosa", "otra"]),
        ('"Vamos bien", dijo; "seguiremos".', ["Vamos bien", "seguiremos"]),
        ("“el ‘plan’ y el “modelo” van”", ["el ‘plan’ y el “modelo” van"]),
        ('una cita "abierta. Otra cosa, "cerrada", dijo', ["cerrada"]),
        ('pesa 5" y mide más', []),
        ("“sin cerrar\n\ny otro párrafo", []),
    ],
)
def test_quotations_in_all_styles(text, expected):
    assert quoted(text) == expected


def test_a_quotation_of_several_sentences_is_split_inside_too():
    text = "“Primero. Segundo”, dijo."
    inner = [text[s.start : s.end] for s in segments(text, fold(text), quotations(text)) if s.quotation == 0]
    assert inner == ["Primero.", "Segundo"]
