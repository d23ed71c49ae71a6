"""An article in hand: title, text, dates, addresses, and what is kept beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.errors import InputError
from munigraph.read import read_text
from munigraph.read.article import make_article, parse_day


def test_title_blank_line_body():
    article = read_text("Nueva plaza en Olmué\nLa alcaldesa la inauguró.\nHubo música.", id="plaza")
    assert article.id == "plaza"
    assert article.title == "Nueva plaza en Olmué"
    assert article.text == "Nueva plaza en Olmué\n\nLa alcaldesa la inauguró.\n\nHubo música."


def test_the_title_given_is_not_repeated():
    text = "Nueva plaza\n\nLa alcaldesa la inauguró."
    assert read_text(text, title="Nueva plaza").text == text


def test_the_title_is_the_first_line_that_is_not_an_advertisement():
    assert read_text("\n\nPUBLICIDAD\n\n# Nueva plaza\n\nTexto.").title == "Nueva plaza"


def test_a_title_becomes_one_clean_line():
    assert read_text("Texto.", title=" Nueva\n<b>plaza</b>\xa0&amp; parque ").title == "Nueva plaza & parque"


def test_one_sentence_is_title_and_text():
    article = read_text("La alcaldesa Elena Prado gobierna Olmué.")
    assert (article.title, article.text) == ("La alcaldesa Elena Prado gobierna Olmué.",) * 2


def test_one_paragraph_gives_its_first_sentence_as_title():
    article = read_text("La alcaldesa Elena Prado inauguró ayer la plaza. Hubo música y empanadas para todos.")
    assert article.title == "La alcaldesa Elena Prado inauguró ayer la plaza."
    assert article.text == f"{article.title}\n\nHubo música y empanadas para todos."


@pytest.mark.parametrize("text", ["", " \n ", "PUBLICIDAD", "***", "\u200b"])
def test_a_text_without_words_is_an_input_error(text):
    with pytest.raises(InputError, match="nota: no text in it"):
        read_text(text, id="nota")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-01-05", "2021-01-05"),
        ("2021-1-5", "2021-01-05"),
        ("2021-01-05T23:59:59-03:00", "2021-01-05"),
        ("2021-01-05 10:00", "2021-01-05"),
        ("05/01/2021", "2021-01-05"),
        ("5-1-2021", "2021-01-05"),
        ("5 de enero de 2021", "2021-01-05"),
        ("martes, 5 de Enero del 2021", "2021-01-05"),
        ("2021-02-30", None),
        ("31/02/2021", None),
        ("0000-01-01", None),
        ("ayer", None),
        ("20210105x", None),
        ("", None),
        (None, None),
        (20210105, None),
    ],
)
def test_days(written, day):
    assert parse_day(written) == day


def test_a_date_that_is_none_is_kept_aside():
    article = read_text("Uno.\nDos.", date="pronto", url="javascript:alert(1)")
    assert article.date is None
    assert article.url is None
    assert article.extra == (("date", "pronto"), ("url", "javascript:alert(1)"))


def test_addresses_and_outlets():
    article = read_text("Uno.\nDos.", url=" https://ejemplo.cl/nota?a=1&b=2 ", outlet="El\u00a0Diario")
    assert article.url == "https://ejemplo.cl/nota?a=1&b=2"
    assert article.outlet == "El Diario"


def test_other_fields_are_kept_as_sorted_text():
    fields = {"tags": ["b", "a"], "section": "País", "empty": "", "none": None, "outlet": 7, "views": 3}
    article = make_article("Uno.\nDos.", id="x", fields=fields)
    assert article.extra == (("outlet", "7"), ("section", "País"), ("tags", '["b", "a"]'), ("views", "3"))


def test_a_hostile_text_is_an_article_too():
    article = read_text(
        "<img src=x onerror=alert(1)>Plaza\n\n<script>alert(1)</script>Texto <a href='javascript:x'>aquí</a>."
    )
    assert article.text == "Plaza\n\nTexto aquí."


@settings(deadline=None)
@given(st.text(), st.one_of(st.none(), st.text(max_size=20)))
def test_any_text_is_an_article_or_an_input_error(text, title):
    try:
        article = read_text(text, title=title)
    except InputError:
        return
    assert article.title
    assert "\n" not in article.title
    assert article.text == article.title or article.text.startswith(f"{article.title}\n\n")
    assert len(article.digest) == 16


@settings(deadline=None)
@given(st.lists(st.sampled_from(["La plaza es nueva.", "PUBLICIDAD", "- pan", "junto al río", "Olmué"]), min_size=1))
def test_the_text_of_an_article_reads_as_itself(lines):
    try:
        article = read_text("\n".join(["Nueva plaza en la comuna de Olmué", *lines]))
    except InputError:
        return
    assert read_text(article.text) == article
