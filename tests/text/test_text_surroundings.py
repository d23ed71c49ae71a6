"""What stands around a quote."""

import pytest

from munigraph.text import context, sentence_around


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("en la plaza comunal. Así quedó en el ", ", ante vecinos. La obra sigue su ", ("Así quedó en el ", ", ante vecinos.")),
        ("El plan avanza\n\nLa ", " de la comuna\n\nEl documento trata de", ("La ", " de la comuna")),
        ("por la tarde habló el Sr. ", " (PS) y luego el Sr. Raúl Soto Vidal,", ("…la tarde habló el Sr. ", " (PS) y luego el Sr. Raúl Soto…")),
    ],
)  # fmt: skip
def test_a_quote_stands_in_its_sentence(before, after, shown):
    assert context(before, after, 400) == shown


TEXT = (
    "Costa Brava acuerda un plan\n\n"
    "El Sr. Soto calló. Ayer, la alcaldesa Elena Prado dijo: “Habrá agua. Será de todos”, ante vecinos. Luego se fue."
)


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("acuerda un plan", "Costa Brava ", ""),
        ("Soto", "El Sr. ", " calló."),
        ("alcaldesa Elena Prado", "Ayer, la ", " dijo: “Habrá agua. Será de todos”, ante vecinos."),
        ("de todos", "Será ", ""),
        ("Habrá agua. Será de todos", "Ayer, la alcaldesa Elena Prado dijo: “", "”, ante vecinos."),
        ("Luego se fue.", "", ""),
        ("calló. Ayer", "El Sr. Soto ", ", la alcaldesa Elena Prado dijo: “Habrá agua. Será de todos”, ante vecinos."),
    ],
)
def test_the_whole_sentence_is_found_in_the_text(quote, before, after):
    start = TEXT.index(quote)
    assert sentence_around(TEXT, start, start + len(quote)) == (before, after)


def test_a_quotation_of_one_sentence_stands_in_the_one_that_quotes_it():
    text = "Prado dijo: “Habrá agua para todos”, ante vecinos."
    assert sentence_around(text, 13, 34) == ("Prado dijo: “", "”, ante vecinos.")


def test_of_an_endless_sentence_what_is_near_is_shown_from_and_to_a_whole_word():
    text = "sube y " * 200 + "MARCA" + " baja o" * 200
    before, after = sentence_around(text, 1400, 1405)
    assert len(before) <= 302
    assert len(after) <= 302
    assert (before[0], after[-1]) == ("…", "…")
    assert set(before[1:].split()) == {"sube", "y"}
    assert set(after[:-1].split()) == {"baja", "o"}
