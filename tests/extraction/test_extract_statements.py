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
        "Los concejales de Tomé Pedro Rivas y Elena Prado hablaron. Pedro Rivas llegó tarde. "
        "“No podemos seguir así”, reclamó la concejala."
    )
    assert told(text).statements == [("Elena Prado", "No podemos seguir así")]


def test_the_whole_quotation_is_kept_to_the_letter(told):
    quote = "Primero vamos a limpiar. Después, con el ‘plan’ del Cesfam, vamos a pintar"
    found = told(MAYOR + f"“{quote}”, dijo el alcalde.")
    assert found.statements == [("Raúl Prado Soto", quote)]
    piece = found.extraction.statements[0].evidence[0]
    assert found.extraction.article.text[piece.start : piece.end] == quote


def test_what_a_statement_is_about(told):
    found = told(MAYOR + "“Con la Municipalidad de Castro estamos muy contentos”, dijo el alcalde.")
    assert [found.labels[key] for key in found.extraction.statements[0].about] == ["Municipalidad de Castro"]


QUOTE = "“Vamos a terminar pronto”"


@pytest.mark.parametrize(
    "saying",
    [
        # any verb in the past after a quotation
        f"{QUOTE}, esgrimió Prado.",
        f"{QUOTE}, esgrimió el alcalde.",
        f"{QUOTE}, lanzó.",
        # a source instead of a verb
        f"{QUOTE}, en palabras de Prado.",
        f"{QUOTE}, en palabras del alcalde.",
        f"{QUOTE}, fue la respuesta del alcalde.",
        # told in the next sentence
        f"{QUOTE}. Así lo afirmó el alcalde.",
        f"{QUOTE}. Así lo afirmó el alcalde Raúl Prado.",
        f"{QUOTE}.\n\nCon estas palabras, el alcalde Raúl Prado destacó la obra.",
        # a quotation opened by a closing mark
        "”Vamos a terminar pronto”, dijo Prado.",
        "El alcalde dijo: ”Vamos a terminar pronto”.",
        # a relative clause whose subject is that of the sentence
        f"Prado abrió la plaza en lo que llamó {QUOTE}.",
        f"En lo que llamó {QUOTE}, el alcalde abrió la plaza.",
        f"Prado valoró la obra que abrió la concejala de Tomé, Inés Paredes, en lo que llamó {QUOTE}.",
    ],
)
def test_further_ways_to_tell_who_spoke(told, saying):
    assert told(MAYOR + saying).statements == [("Raúl Prado Soto", "Vamos a terminar pronto")]


@pytest.mark.parametrize(
    "saying",
    [
        f"{QUOTE}, esgrimió una vecina.",
        f"{QUOTE}, esgrimieron los vecinos.",
        f"{QUOTE}, gritó un vecino.",
        f"{QUOTE}, pues llegó el alcalde.",
        f"{QUOTE}, se lee en el cartel.",
        f"{QUOTE}, en palabras de una vecina.",
        f"{QUOTE}, fue la respuesta de los vecinos.",
        f"{QUOTE}. Así lo afirmó una vecina del sector.",
        f"{QUOTE}. Así lo afirmó Marta Ríos, vecina del sector.",
        f"{QUOTE}. Así llegó la tarde.",
        "”Vamos a terminar pronto”, dijo una vecina.",
        f"Prado abrió la plaza en lo que la prensa llamó {QUOTE}.",
    ],
)
def test_the_same_ways_tell_of_others(told, saying):
    assert told(MAYOR + saying).statements == []


def test_a_quotation_set_apart_for_the_eye_is_told_once_and_of_its_speaker(told):
    quote = "vamos a terminar muy pronto con todas las obras de la costanera"
    text = (
        f"{MAYOR}Prado dijo que la obra avanza:\n\n“{quote.capitalize()}”\n\n"
        f"Por su parte Inés Paredes, concejala de Tomé, dijo que “{quote}”."
    )
    assert told(text).statements == [("Inés Paredes", quote)]


@pytest.mark.parametrize(
    ("councillors", "statements"),
    [
        ("Pedro Rivas y Elena Prado", [("Elena Prado", "No podemos seguir así")]),
        ("Pedro Rivas y Raúl Soto", []),  # neither has a woman's name
    ],
)
def test_edil_may_mean_a_councillor_of_the_gender_of_its_article(told, councillors, statements):
    text = f"Los concejales de Tomé {councillors} hablaron. “No podemos seguir así”, reclamó la edil."
    assert told(text).statements == statements
