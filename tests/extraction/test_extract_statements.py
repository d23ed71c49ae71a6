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


@pytest.mark.parametrize(
    "saying",
    [
        # nouns of saying
        f"{QUOTE}, fueron las palabras finales del alcalde.",
        f"{QUOTE}, es la reflexión de Prado.",
        f"{QUOTE}, fue lo señalado por el alcalde.",
        f"{QUOTE}, fueron las palabras con que Prado cerró el acto.",
        f"{QUOTE}, fue el mensaje que dejó a los vecinos el alcalde.",
        f"{QUOTE}, con estas palabras el alcalde cerró el acto.",
        f"{QUOTE}, fueron sus palabras.",
        f"Según sus palabras, {QUOTE}.",
        # verbs with "se", in the present, of several words
        f"{QUOTE}, se quejó Prado.",
        f"{QUOTE}, se explayó el alcalde.",
        f"{QUOTE}, se lamentó.",
        f"{QUOTE}, cierra Prado.",
        f"{QUOTE}, comenzó señalando el alcalde.",
        f"{QUOTE}, así lo precisó el alcalde.",
        f"{QUOTE}, según dijo el alcalde.",
        # what stands between verb and subject
        f"{QUOTE}, dijo, por su parte, el alcalde.",
        f"{QUOTE}, dijo desde la Municipalidad de Tomé el alcalde.",
        f"{QUOTE}, dijo la semana pasada.",
        f"{QUOTE}, dijo hace unos días el alcalde.",
        # infinitives
        f"El alcalde fue enfático en señalar que {QUOTE}.",
        f"Prado volvió a decir que {QUOTE}.",
        # a sentence of its own
        f"{QUOTE}. Dijo el alcalde.",
        f"{QUOTE}. Así resume el alcalde el trabajo.",
        f"Al respecto, el alcalde comentó.\n\n{QUOTE}.",
        f"{QUOTE}.\n\nRaúl Prado, alcalde.",
        # the subject of a gerund is that of the verb before it
        f"Prado valoró la nueva plaza señalando que {QUOTE}.",
        # an office that the speaker has too, and names
        f"{QUOTE}, indicó el también presidente de la mesa.",
        f"{QUOTE}, indicó Prado Soto.",
        f"{QUOTE}, indicó la autoridad tomecina.",
        f"{QUOTE}, indicó él.",
        # marks of another style
        "Prado dijo que «Vamos a terminar pronto”.",
        "Prado dijo que “Vamos a terminar pronto“.",
    ],
)
def test_speakers_told_in_many_words(told, saying):
    assert told(MAYOR + saying).statements == [("Raúl Prado Soto", "Vamos a terminar pronto")]


@pytest.mark.parametrize(
    "saying",
    [
        f"{QUOTE}, fueron las palabras finales de una vecina.",
        f"{QUOTE}, fue lo señalado por los vecinos.",
        f"{QUOTE}, dijo emocionada una vecina.",
        f"{QUOTE}, dijo ayer una de las vecinas.",
        f"{QUOTE}, dijo uno de los asistentes.",
        f"{QUOTE}, le dijo al alcalde una vecina.",
        f"{QUOTE}, dijo la noche del lunes una vecina.",
        f"{QUOTE}, se indica en el documento.",
        f"Se indicó que {QUOTE}.",
        f"Los vecinos fueron enfáticos en señalar que {QUOTE}.",
        f"Los vecinos le pidieron al alcalde decir que {QUOTE}.",
        f"{QUOTE}. Dijo una vecina.",
        f"{QUOTE}.\n\nMarta Ríos, vecina del sector.",
        f"{QUOTE}, indicó la autoridad penquista.",
        f"{QUOTE}, indicó ella.",
        f"{QUOTE}, indicó el Mandatario.",
        f"{QUOTE}, indicó el parlamentario.",
        f"{QUOTE}, indicó la representante de los vecinos.",
        f"{QUOTE}, indicó el dirigente.",
        "“Vamos a terminar –dice la vecina Marta Ríos– muy pronto”.",
    ],
)
def test_many_words_may_tell_of_others(told, saying):
    assert told(MAYOR + saying).statements == []


def test_a_verb_between_dashes_tells_who_speaks(told):
    quote = "Vamos a terminar –dice el alcalde– muy pronto"
    assert told(f"{MAYOR}Marta Ríos, concejala de Tomé, lo oyó. “{quote}”.").statements == [("Raúl Prado Soto", quote)]


def test_a_quotation_goes_on_in_the_next_paragraph(told):
    first, second = "Vamos a terminar pronto. Falta poco", "La comuna lo merece de verdad"
    both = [("Raúl Prado Soto", first), ("Raúl Prado Soto", second)]
    assert told(f"{MAYOR}\n\n“{first}”, dijo el alcalde.\n\n“{second}”.").statements == both
    opened = [("Raúl Prado Soto", f"{first}."), ("Raúl Prado Soto", second)]
    assert told(f"{MAYOR}\n\n“{first}.\n\n“{second}”, dijo el alcalde.").statements == opened


OTHERS = "Lo acompañó la seremi de Salud, Ana Vega Rojas, y firmaron un convenio. "


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("la autoridad sanitaria", "Ana Vega Rojas"),
        ("la titular de la cartera", "Ana Vega Rojas"),
        ("la secretaria regional ministerial", "Ana Vega Rojas"),
        ("la autoridad regional", "Ana Vega Rojas"),
        ("la autoridad comunal", "Raúl Prado Soto"),
        ("el máximo representante comunal", "Raúl Prado Soto"),
        ("la parlamentaria", None),
        ("la seremi de Educación", None),
    ],
)
def test_a_noun_points_back_to_one_who_may_be_called_so(told, who, speaker):
    found = told(f"{MAYOR}{OTHERS}{QUOTE}, dijo {who}.").statements
    assert found == ([(speaker, "Vamos a terminar pronto")] if speaker else [])


@pytest.mark.parametrize(
    ("saying", "speaker"),
    [
        # a surname alone names the person once more
        (f"Prado recorrió con él la plaza. {QUOTE}, dijo el alcalde.", "Raúl Prado Soto"),
        (f"Prado abrió la plaza. {QUOTE}, dijo la autoridad.", "Raúl Prado Soto"),
        (f"Ríos abrió la plaza. {QUOTE}, dijo la autoridad.", "Luis Ríos"),
        # the other of two
        (f"Prado valoró la visita. Su par, en tanto, dijo que {QUOTE}.", "Luis Ríos"),
        # a subject after the verb
        (f"Prado abrió la plaza. A sus palabras se sumó Ríos: {QUOTE}.", "Luis Ríos"),
        (f"Prado abrió la plaza. Contento se mostró Ríos. {QUOTE}, aseguró.", "Luis Ríos"),
        (f"Prado abrió la plaza. Distinta es la opinión de Ríos. {QUOTE}, aseguró.", "Luis Ríos"),
        (f"Sobre Ríos, el alcalde de Tomé dijo que {QUOTE}.", "Raúl Prado Soto"),
    ],
)
def test_which_of_two_mayors_speaks(told, saying, speaker):
    text = f"El alcalde de Tomé, Raúl Prado Soto, recibió al alcalde de Penco, Luis Ríos. {saying}"
    assert told(text).statements == [(speaker, "Vamos a terminar pronto")]


@pytest.mark.parametrize(
    ("mention", "statements"),
    [
        ("la jefa de Obras", [("Ana Vega", "Vamos a terminar pronto")]),
        ("la directora", [("Ana Vega", "Vamos a terminar pronto")]),
        ("la directora de Salud", []),
    ],
)
def test_the_head_of_a_unit_may_be_called_otherwise_but_not_of_another_unit(told, mention, statements):
    text = f"{MAYOR}Llegó la directora de Obras de Tomé, Ana Vega. {QUOTE}, dijo {mention}."
    assert told(text).statements == statements


def test_a_heading_names_others_than_the_one_who_goes_on_speaking(told):
    start = f"{MAYOR}Prado dijo que la obra avanza.\n\n"
    assert told(f"{start}Una obra esperada\n\nAdemás, señaló que {QUOTE}.").statements == [
        ("Raúl Prado Soto", "Vamos a terminar pronto")
    ]
    heading = "Marta Ríos pide otra plaza para el barrio"
    assert told(f"{start}{heading}\n\nAdemás, señaló que {QUOTE}.").statements == []


def test_edil_after_a_councillor_spoke_is_the_councillor(told):
    text = f"{MAYOR}El concejal de Tomé Luis Ríos dijo que falta poco. {QUOTE}, agregó el edil."
    assert told(text).statements == [("Luis Ríos", "Vamos a terminar pronto")]
    text = f"{MAYOR}El concejal de Tomé Luis Ríos llegó. Prado dijo que falta poco. {QUOTE}, agregó el edil."
    assert told(text).statements == [("Raúl Prado Soto", "Vamos a terminar pronto")]


def test_a_name_in_quotation_marks_is_not_said(told):
    text = MAYOR + "Asimismo, Prado informó que se abren los cupos para la tradicional “Carrera de Garzones”."
    assert told(text).statements == []
    assert told(MAYOR + "Prado dijo: “Viva Tomé, carajo”.").statements == [("Raúl Prado Soto", "Viva Tomé, carajo")]
