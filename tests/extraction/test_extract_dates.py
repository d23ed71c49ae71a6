"""Dates in words, against the day of the article (a Thursday)."""

import pytest

from munigraph.extraction.dates import find_date
from munigraph.text import fold

THURSDAY = "2022-05-12"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ayer", "2022-05-11"),
        ("hoy", "2022-05-12"),
        ("este jueves", "2022-05-12"),
        ("el pasado jueves", "2022-05-05"),
        ("el lunes", "2022-05-09"),
        ("el lunes pasado", "2022-05-09"),
        ("el próximo lunes", "2022-05-16"),
        ("el lunes 6 de diciembre", "2021-12-06"),
        ("el 14 de junio de 2010", "2010-06-14"),
        ("el 1 de setiembre del 2022", "2022-09-01"),
        ("el 31 de febrero", None),
        ("por la mañana", None),
        ("Mar del Plata", None),
    ],
)
def test_dates_in_words(words, day):
    assert find_date(fold(words), THURSDAY) == day


def test_without_the_day_of_the_article_only_whole_dates_are_settled():
    assert find_date("ayer", None) is None
    assert find_date("el 14 de junio", None) is None
    assert find_date("el 14 de junio de 2010", None) == "2010-06-14"


def test_a_weekday_of_what_is_planned_lies_ahead():
    assert find_date("el lunes", THURSDAY, planned=True) == "2022-05-16"
