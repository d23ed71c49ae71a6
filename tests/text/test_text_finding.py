"""Things are found by what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munigraph.text import Fit, Names, fold

NAMES = (
    ("elena", "Elena Prado Ruiz"),
    ("elena", "Elena Prado"),
    ("marta", "Marta Lillo Vera"),
    ("quillota", "Municipalidad de Quillota"),
    ("olmue", "Municipalidad de Olmué"),
    ("achm", "Asociación Chilena de Municipalidades"),
    ("achm", "AChM"),
    ("farmacias", "Asociación Chilena de Farmacias"),
    ("reunion", "reunión de Elena Prado y Marta Lillo"),
)


def found(typed):
    return [(hit.thing, hit.fit) for hit in Names(NAMES).find(typed)]


@pytest.mark.parametrize(
    ("typed", "thing", "fit"),
    [
        ("Elena Prado Ruiz", "elena", Fit.SAME),
        ("elena prado", "elena", Fit.SAME),
        ("MUNICIPALIDAD DE OLMUE", "olmue", Fit.SAME),
        ("municipalidad olmué", "olmue", Fit.SAME),
        ("achm", "achm", Fit.SAME),
        ("Marta Vera", "marta", Fit.SHORTER),
        ("M. Lillo", "marta", Fit.SHORTER),
        ("quillota", "quillota", Fit.PART),
        ("lillo vera", "marta", Fit.PART),
        ("quillo", "quillota", Fit.PART),
        ("Elna Prado", "elena", Fit.LIKE),
        ("Helena Pradoo", "elena", Fit.LIKE),
        ("municipalidd de quilota", "quillota", Fit.LIKE),
        ("Mrata Lillo", "marta", Fit.LIKE),
    ],
)
def test_the_best_fit_is_found(typed, thing, fit):
    assert found(typed) == [(thing, fit)]


def test_all_that_fit_equally_well_are_found():
    assert found("Asociación Chilena") == [("achm", Fit.SHORTER), ("farmacias", Fit.SHORTER)]


@pytest.mark.parametrize("typed", ["", "  ", "…", "de la", "Xóchitl Quetzal"])
def test_nothing_fits(typed):
    assert found(typed) == []


def test_what_shares_most_words_is_suggested_first():
    assert next(hit.thing for hit in Names(NAMES).nearest("Elena Prado Gutiérrez")) == "elena"
    assert Names(NAMES).nearest("Xóchitl") == []


def test_only_whole_names_are_the_same():
    names = Names(NAMES)
    assert [hit.thing for hit in names.same("élena PRADO")] == ["elena"]
    assert names.same("Elena") == []


@given(st.permutations(NAMES))
def test_the_order_of_names_does_not_matter(names):
    for typed in ("asociacion", "Elena Parado", "lillo", "Gutiérrez Prado"):
        assert Names(names).find(typed) == Names(NAMES).find(typed)
        assert Names(names).nearest(typed) == Names(NAMES).nearest(typed)


@given(st.text(max_size=20))
def test_a_name_finds_itself_whatever_its_letters(name):
    hits = Names([("it", name)]).find(fold(name).upper())
    assert [hit.thing for hit in hits] in ([], ["it"])
    assert Names([("it", "Marta " + name)]).find("marta")
