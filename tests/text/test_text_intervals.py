"""Intervals told right after the words that name an office."""

from __future__ import annotations

import pytest

from munigraph.text import Interval, interval_after

#: ``|`` marks the end of the words that name the office.
READ = [
    ("fue alcalde de Quillota| hasta 2021.", Interval(None, "2021")),
    ("alcaldesa de Quillota| desde el 2008, dijo", Interval("2008", None)),
    ("alcalde de Quillota| desde 2008 hasta marzo de 2012.", Interval("2008", "2012-03")),
    ("alcalde de Quillota| entre 2012 y 2016, murió", Interval("2012", "2016")),
    ("alcalde de Quillota| de 2008 a 2012", Interval("2008", "2012")),
    ("alcalde de Quillota| en el período 2008-2012.", Interval("2008", "2012")),
    ("alcaldesa de Quillota| desde el 6 de diciembre de 2016.", Interval("2016-12-06", None)),
    ("alcalde de Quillota|, en ejercicio desde 2008,", Interval("2008", None)),
]
AFTER_NAMES = [
    ("el exalcalde Juan Prado| (2012-2016) murió", Interval("2012", "2016")),
    ("el exalcalde Juan Prado|, quien gobernó hasta 2021.", Interval(None, "2021")),
]


@pytest.mark.parametrize(("marked", "interval"), READ)
def test_what_the_next_words_say_is_read(marked, interval):
    assert interval_after(marked.replace("|", ""), marked.index("|"), 40, after_name=False) == interval


@pytest.mark.parametrize(("marked", "interval"), AFTER_NAMES)
def test_after_a_name_brackets_and_words_of_office_count(marked, interval):
    assert interval_after(marked.replace("|", ""), marked.index("|"), 40, after_name=True) == interval


@pytest.mark.parametrize(
    "marked",
    [
        "la alcaldesa de Quillota| desde 2010 impulsa un plan",  # the verb's
        "el alcalde de Quillota| presentó el plan entre 2012 y 2016.",
        "el alcalde de Quillota|. Hasta 2021 no hubo",
        "el alcalde de Quillota| hasta 20210.",
        "el alcalde de Quillota| entre 2016 y 2012.",
        "el alcalde de Quillota| desde el 31 de febrero de 2012.",
        "el alcalde de Quillota|\n\nDesde 2010, nada",
        "el alcalde de Quillota|",
    ],
)
def test_what_belongs_elsewhere_is_left(marked):
    assert interval_after(marked.replace("|", ""), marked.index("|"), 40, after_name=False) is None


@pytest.mark.parametrize("marked", ["el exalcalde Juan Prado| (1940-2016) murió", "Juan Prado| desde 2010."])
def test_a_life_or_another_matter_after_a_name_is_left(marked):
    assert interval_after(marked.replace("|", ""), marked.index("|"), 40, after_name=True) is None


def test_an_interval_that_does_not_fit_into_the_reach_is_left():
    text = "alcalde de Quillota desde 2008 hasta 2012."
    for reach in range(len(text)):
        found = interval_after(text, len("alcalde de Quillota"), reach, after_name=False)
        assert found in (None, Interval("2008", "2012"))
