"""Clean text: what goes, what stays, what is joined; cleaning twice is cleaning once."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.read import clean_text

TITLE = "Municipios de Olmué y Limache firman acuerdo por el agua"

LINES = st.sampled_from(
    [
        TITLE, "PUBLICIDAD", "Anuncio Patrocinado", "AGENCIA DE PUBLICIDAD", "- Volantes", "* Afiches", "• Logos",
        "**Conversemos por WhatsApp**", "NOTICIAS RELACIONADAS", "Se abre el parque de Olmué este verano", "12",
        "VER MÁS", "Lee también:", "Compartir en Facebook", "El alcalde visitó el puerto.", "junto a su par de",
        "Quillota llegó después.", "“Vamos bien", "dijo la alcaldesa”.", "”.", ".", "***", "-¿Por qué?", "", " ",
        "**a", "b**", "<b", "class>", "y tú, ¿qué opinas?",
    ]
)  # fmt: skip
PAGES = st.lists(LINES, max_size=25).map("\n".join)


def test_paragraphs_are_separated_by_a_blank_line():
    assert clean_text("Uno.\nDos.\n\n\n\nTres.") == "Uno.\n\nDos.\n\nTres."


def test_a_sentence_cut_by_the_headline_is_joined():
    text = f"La alcaldesa dijo que “es un agua para\n\n{TITLE}\n\nnuestros hijos”.\n\nFin."
    assert clean_text(text, title=TITLE) == "La alcaldesa dijo que “es un agua para nuestros hijos”.\n\nFin."


def test_a_sentence_cut_before_a_name_is_joined():
    text = "Llegó el alcalde de\n\nPUBLICIDAD\n\nQuillota con su equipo."
    assert clean_text(text) == "Llegó el alcalde de Quillota con su equipo."


def test_whole_paragraphs_are_not_joined():
    text = "El concejo aprobó el plan.\n\nPUBLICIDAD\n\nQuillota hará lo mismo."
    assert clean_text(text) == "El concejo aprobó el plan.\n\nQuillota hará lo mismo."


@pytest.mark.parametrize("after", ["a) Salud", "https://ejemplo.cl es el sitio", "Quillota"])
def test_what_begins_anew_is_not_joined(after):
    assert clean_text(f"El plan contempla\n\n{after}") == f"El plan contempla\n\n{after}"


@pytest.mark.parametrize(
    "repeated",
    [
        TITLE,
        TITLE.upper(),
        f"“{TITLE}”",
        f"{TITLE} | Diario del Valle",
        "Municipios de Olmue y Limache firman acuerdo por el agua.",
    ],
)
def test_the_headline_repeated_in_the_text_goes(repeated):
    assert clean_text(f"Uno.\n\n{repeated}\n\nDos.", title=TITLE) == "Uno.\n\nDos."


def test_a_headline_with_the_site_goes_when_repeated_without():
    assert clean_text(f"Uno.\n\n{TITLE}\n\nDos.", title=f"{TITLE} | Diario del Valle") == "Uno.\n\nDos."


def test_a_short_headline_is_a_heading_in_the_text():
    assert clean_text("Olmué\n\nUno.\n\nOlmué\n\nDos.", title="Olmué") == "Uno.\n\nOlmué\n\nDos."


def test_a_sentence_that_begins_like_the_headline_stays():
    sentence = f"{TITLE} y otras obras, según informaron."
    assert clean_text(sentence, title=TITLE) == sentence


def test_lists_keep_their_items():
    text = "La directiva:\n\n* Presidenta: Elena Prado\n• Tesorero: Juan Roca\n-  Secretaria: Ana Lira\n\nSesionó ayer."
    assert clean_text(text) == (
        "La directiva:\n\n- Presidenta: Elena Prado\n- Tesorero: Juan Roca\n- Secretaria: Ana Lira\n\nSesionó ayer."
    )


def test_dialogue_stays_in_paragraphs():
    assert clean_text("-¿Por qué?\n-Porque sí.") == "-¿Por qué?\n\n-Porque sí."


def test_an_orphaned_full_stop_returns_to_its_sentence():
    assert clean_text('Dijo que "es poco"\n\n.\n\nY se fue.') == 'Dijo que "es poco".\n\nY se fue.'


def test_text_wrapped_by_hand_becomes_paragraphs():
    text = (
        "La Municipalidad de Olmué y la de Limache firmaron ayer un convenio\n"
        "que permitirá a ambas comunas compartir camiones aljibe durante los\n"
        "meses de verano, según informó la alcaldesa Elena Prado Ruiz en la\n"
        "ceremonia realizada en la plaza.\n"
        "\n"
        "El acuerdo dura tres años y contempla además la compra conjunta de\n"
        "estanques para las escuelas rurales de los dos municipios, que hoy\n"
        "dependen de pozos.\n"
    )
    first, second = clean_text(text).split("\n\n")
    assert first.startswith("La Municipalidad de Olmué")
    assert first.endswith("realizada en la plaza.")
    assert second.endswith("dependen de pozos.")
    assert "\n" not in first + second


def test_emphasis_marks_are_taken_off():
    assert clean_text("La **alcaldesa** habló ** ayer.") == "La alcaldesa habló ** ayer."


def test_nothing_is_left_of_a_page_without_text():
    assert clean_text("PUBLICIDAD\n***\n\nCompartir en Facebook\n") == ""


@settings(deadline=None)
@given(st.one_of(PAGES, st.text()), st.sampled_from(["", TITLE, "Olmué"]))
def test_cleaning_twice_is_cleaning_once(text, title):
    cleaned = clean_text(text, title=title)
    assert clean_text(cleaned, title=title) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert "\n\n\n" not in cleaned


@settings(deadline=None)
@given(st.lists(st.sampled_from(["El concejo aprobó el plan.", "La alcaldesa viajó a Quillota.", "PUBLICIDAD", TITLE])))
def test_sentences_are_never_lost(lines):
    sentences = [line for line in lines if line.endswith(".")]
    assert clean_text("\n\n".join(lines), title=TITLE).split("\n\n") == (sentences or [""])


@pytest.mark.parametrize("piece", ["**a ", "a\n", "- a\n", "[", "](", "NOTICIAS RELACIONADAS\n", "de\nPUBLICIDAD\n"])
def test_hostile_repetition_ends(piece):
    clean_text(piece * 5_000)
