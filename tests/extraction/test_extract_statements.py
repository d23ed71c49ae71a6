"""Quotations and who said them.  All people are invented."""

import pytest

MAYOR = "El alcalde de Tomé, Raúl Prado Soto, recorrió el centro. "


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tomé, Raúl Prado Soto, señaló que “vamos a terminar pronto”.",
        "“vamos a terminar pronto”, dijo el alcalde de Tomé, Raúl Prado Soto.",
        "Según el alcalde de Tomé, Raúl Prado Soto, “vamos a terminar pronto”.",
        "El alcalde de Tomé, Raúl Prado Soto, explicó: «vamos a terminar pronto».",
        'Para el alcalde de Tomé, Raúl Prado Soto, "vamos a terminar pronto".',
        MAYOR + "“vamos a terminar pronto”, agregó el edil.",
        MAYOR + "“vamos a terminar pronto”, agregó Prado.",
        MAYOR + "La obra, afirmó el jefe comunal, cuesta poco: “vamos a terminar pronto”.",
        MAYOR + "Prado dijo que “vamos a terminar pronto”.",
        "Tras la visita, el alcalde de Tomé, Raúl Prado Soto, valoró el trabajo, señalando que “vamos a terminar pronto”.",
    ],
)
def test_the_speaker_stands_before_in_the_middle_or_after(told, text):
    assert told(text).statements == [("Raúl Prado Soto", "vamos a terminar pronto")]


def test_the_one_who_spoke_last_goes_on(told):
    text = (
        MAYOR + "“vamos a terminar pronto”, dijo Prado. “Falta muy poco ya”, agregó. "
        "A su juicio, esta es “una obra muy querida”."
    )
    assert [quote for _, quote in told(text).statements] == [
        "vamos a terminar pronto",
        "Falta muy poco ya",
        "una obra muy querida",
    ]


@pytest.mark.parametrize(
    "text",
    [
        MAYOR + "La vecina Marta Ríos dijo que “esto no nos sirve”.",
        MAYOR + "El informe señala que “no se fundamenta el gasto”.",
        MAYOR + "“Esto no nos sirve”, dijeron los vecinos.",
        MAYOR + "El local se llama “La flor del puerto viejo”.",
        MAYOR + "Los pobladores cuentan que “nadie vino a vernos”.",
    ],
)
def test_words_of_others_are_not_put_in_the_mouth_of_an_official(told, text):
    assert told(text).statements == []


def test_a_councillor_is_told_from_another_by_gender(told):
    text = (
        "Los concejales de Tomé Pedro Rivas e Inés Prado hablaron. Pedro Rivas llegó tarde. "
        "“No podemos seguir así”, reclamó la concejala."
    )
    assert told(text).statements == [("Inés Prado", "No podemos seguir así")]


def test_the_whole_quotation_is_kept_to_the_letter(told):
    quote = "Primero vamos a limpiar. Después, con el ‘plan’ del Cesfam, vamos a pintar"
    found = told(MAYOR + f"“{quote}”, dijo el alcalde.")
    assert found.statements == [("Raúl Prado Soto", quote)]
    piece = found.extraction.statements[0].evidence[0]
    assert found.extraction.article.text[piece.start : piece.end] == quote


def test_what_a_statement_is_about(told):
    found = told(MAYOR + "“Con la Municipalidad de Castro estamos muy contentos”, dijo el alcalde.")
    assert [found.labels[key] for key in found.extraction.statements[0].about] == ["Municipalidad de Castro"]
