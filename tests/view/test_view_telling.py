"""Explanations as text."""

import pytest

from munigraph.errors import InputError
from munigraph.extraction import Extractor
from munigraph.extraction.confidence import Measured
from munigraph.read import read_text
from munigraph.view import tell

TEXT = (
    "La alcaldesa de Tomé, Elena Prado Ruiz (PS), habló con la directora de Obras de la Municipalidad de Tomé, "
    "Inés Ibarra. “El agua llegará a todos los sectores de la comuna”, dijo Prado. El candidato a alcalde, Raúl Soto, "
    "calló. Los concejales de Tomé Ana Vera e Iván Soto escucharon."
)


def told(text=TEXT, lang="es", measured=None, **how):
    return tell(
        Extractor(measured=measured).explain(read_text(text, id="n", title="El agua", date="2022-05-12")), lang, **how
    )


def test_facts_are_sentences_of_their_language():
    # The rules' own confidences, which no calibration changes.
    spanish, english = told(measured=Measured()), told(measured=Measured(), lang="en")
    assert "• Elena Prado Ruiz gobierna la Municipalidad de Tomé.\n" in spanish
    assert "• Elena Prado Ruiz governs Municipalidad de Tomé.\n" in english
    assert "confianza alta, 0,97" in spanish
    assert "confidence high, 0.97" in english
    assert "«Prado»: Elena Prado Ruiz, otra forma del mismo nombre." in spanish
    assert "Is a candidate: does not hold the office." in english


def test_evidence_is_marked_within_its_sentence():
    assert "La [alcaldesa de Tomé, Elena Prado Ruiz] (PS), habló" in told()
    assert "[Elena Prado Ruiz (PS)], habló" in told()
    assert "“[El agua llegará a todos los sectores de la comuna]”, dijo Prado" in told(width=200)


def test_colour_takes_the_place_of_brackets():
    shown = told(colour=True)
    assert "[alcaldesa" not in shown
    assert "\x1b[1;36malcaldesa de Tomé, Elena Prado Ruiz\x1b[0m" in shown
    assert "\x1b" not in told()


def test_people_of_one_list_are_told_at_once():
    shown = told()
    assert "• Ana Vera integra el concejo de la Municipalidad de Tomé.\n• Iván Soto integra" in shown


@pytest.mark.parametrize("width", [40, 72, 100])
def test_no_line_is_wider_than_asked(width):
    assert max(map(len, told(width=width).splitlines())) <= width


def test_text_of_an_article_moves_no_terminal():
    shown = told(TEXT + " El candidato a alcalde, Raúl \x1b[31mSoto, gritó.", colour=True)
    assert "\x1b[31m" not in shown


def test_another_language_is_refused():
    with pytest.raises(InputError, match="no language 'fr'"):
        told(lang="fr")
