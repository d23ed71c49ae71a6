"""Markdown loses its marks and keeps its words; front matter gives the fields."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.read.markdown import front_matter, plain_lines


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Una línea\nque sigue.", "Una línea que sigue."),
        ("Uno.  \nDos.", "Uno.\n\nDos."),
        ("# Título\nCuerpo.", "Título\n\nCuerpo."),
        ("## Subtítulo ##", "Subtítulo"),
        ("Título\n===\nCuerpo.", "Título\n\nCuerpo."),
        ("Uno.\n\n---\n\nDos.", "Uno.\n\nDos."),
        ("*Uno* y **dos** y ***tres*** y _cuatro_", "Uno y dos y tres y cuatro"),
        ("2 * 3 * 4 y nombre_de_archivo", "2 * 3 * 4 y nombre_de_archivo"),
        ("[La alcaldesa](https://ejemplo.cl/a_(b)) habló", "La alcaldesa habló"),
        ('[La alcaldesa](https://ejemplo.cl "ver") habló', "La alcaldesa habló"),
        ("[La alcaldesa][1] habló\n\n[1]: https://ejemplo.cl", "La alcaldesa habló"),
        ("![foto](a.jpg) Texto", "Texto"),
        ("Ver <https://ejemplo.cl>", "Ver https://ejemplo.cl"),
        ("> Cita\n> larga", "Cita larga"),
        ("- uno\n* dos\n+ tres\n1. cuatro", "- uno\n\n- dos\n\n- tres\n\n1. cuatro"),
        ("- uno\n  sigue\n- dos", "- uno sigue\n\n- dos"),
        ("`código` y \\*asterisco\\*", "código y *asterisco*"),
        ("```\na  b\n```\nFin", "a  b\n\nFin"),
    ],
)
def test_marks_are_taken_off(markdown, plain):
    assert [line.strip() for line in plain_lines(markdown).split("\n\n")] == plain.split("\n\n")


def test_front_matter_gives_the_fields_and_the_rest():
    text = '---\ntitle: "Nueva plaza"\nDate: 2021-03-04\noutlet: Diario\n---\nCuerpo.'
    fields, body = front_matter(text)
    assert fields == {"title": "Nueva plaza", "date": datetime.date(2021, 3, 4), "outlet": "Diario"}
    assert body == "Cuerpo."


def test_a_headline_with_a_colon_needs_no_quotes():
    fields, _ = front_matter("---\ntitle: Olmué: nueva plaza\noutlet: 'Diario'\n---\nCuerpo.")
    assert fields == {"title": "Olmué: nueva plaza", "outlet": "Diario"}


@pytest.mark.parametrize("text", ["Cuerpo.", "---\n\nSin cierre.", "--- no es\n---\nx", ""])
def test_without_front_matter_all_is_body(text):
    assert front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    "head", ["- a\n- b", "a: &x [1]\nb: *x", "a: !!python/object:os.system x", ": :", "a: 2021-99-99"]
)
def test_odd_front_matter_does_no_harm(head):
    _, body = front_matter(f"---\n{head}\n---\nCuerpo.")
    assert body == "Cuerpo."


@pytest.mark.parametrize("piece", ["**a ", "__a ", "[", "](", "`", "![", "> ", "# ", "*a"])
def test_hostile_repetition_ends(piece):
    plain_lines(piece * 5_000)


@settings(deadline=None)
@given(st.text(alphabet="ab*_[]()`#>-\n \\!<>"))
def test_any_text_is_read(text):
    plain_lines(text)
