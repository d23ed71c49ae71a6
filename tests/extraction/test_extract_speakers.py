"""Speakers whom a phrase only points to.  All people are invented."""

import pytest

TWO = "El alcalde de Tomé, Raúl Prado Soto, recibió al alcalde de Penco, Víctor Soto Mora. La Municipalidad de Tomé está de fiesta. "


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Este último señaló: “vamos a trabajar juntos”.", "Víctor Soto Mora"),
        ("“vamos a trabajar juntos”, dijo el dueño de casa.", "Raúl Prado Soto"),
        ("El anfitrión dijo que “vamos a trabajar juntos”.", "Raúl Prado Soto"),
    ],
)
def test_a_noun_that_points_back_tells_the_speaker(told, words, speaker):
    assert told(TWO + words).statements == [(speaker, "vamos a trabajar juntos")]


@pytest.mark.parametrize(
    "words",
    [
        "“vamos a trabajar juntos”, dijo esta última.",  # none of the two is a woman
        "Penco: “vamos a trabajar juntos”",  # a label of a place, not of who speaks
        "Desde la casa edilicia anfitriona se oyó que “vamos a trabajar juntos”.",
        "De ahí el llamado del rector, Luis Bravo Díaz: “vamos a trabajar juntos”, expresó el alcalde.",
    ],
)
def test_a_noun_that_settles_nobody_tells_no_speaker(told, words):
    assert told(TWO + words).statements == []


def test_who_receives_is_not_the_visitor_where_the_mayor_of_the_place_is_unknown(told):
    text = "Tomé está de fiesta. A Tomé llegó el alcalde de Penco, Víctor Soto Mora. “Bienvenido sea usted”, dijo el anfitrión."
    assert told(text).statements == []


def test_a_say_of_time_is_nobody(told):
    text = "El alcalde de Tomé, Raúl Prado Soto, dijo que este último año fue duro y que “vamos a trabajar juntos”."
    assert told(text).statements == [("Raúl Prado Soto", "vamos a trabajar juntos")]


def test_the_first_authority_of_a_region_is_no_head_of_service(told):
    text = (
        "La intendenta de Tarapacá, Ana Ríos Vera, y el jefe regional de la Subdere, Luis Bravo Díaz, se reunieron con "
        "el alcalde de Huara, Raúl Prado Soto. “Vamos a trabajar juntos”, precisó la máxima autoridad regional."
    )
    assert told(text).statements == [("Ana Ríos Vera", "Vamos a trabajar juntos")]


@pytest.mark.parametrize(
    ("office", "speaker"), [("titular de Educación", "Ana Ríos Vera"), ("titular del Daem", "Luis Bravo Díaz")]
)
def test_the_head_of_a_body_is_known_by_whatever_office_it_was_told(told, office, speaker):
    text = (
        "El alcalde de Huara, Raúl Prado Soto, se reunió con la seremi de Educación, Ana Ríos Vera, y el director del Daem, "
        f"Luis Bravo Díaz. “Vamos a trabajar juntos”, precisó el {office}."
    ).replace("el titular de Educación", "la titular de Educación")
    assert told(text).statements == [(speaker, "Vamos a trabajar juntos")]


@pytest.mark.parametrize(
    "words", ["“Vamos bien con la obra”, dijo Castro.", "Castro señaló que “Vamos bien con la obra”."]
)
def test_a_surname_that_is_a_comuna_too_is_who_speaks(told, words):
    text = "El alcalde de Tomé, Raúl Castro Soto, recorrió el centro. "
    assert told(text + words).statements == [("Raúl Castro Soto", "Vamos bien con la obra")]


def test_a_comuna_beside_a_verb_of_saying_is_nobody_where_nobody_is_named_so(told):
    text = "El alcalde de Tomé, Raúl Prado Soto, recorrió el centro. “Vamos bien con la obra”, respondió Castro."
    assert told(text).statements == []


def test_the_subject_of_a_source_is_not_the_one_told(told):
    text = (
        "El alcalde de Tomé, Raúl Prado Soto, y la concejala de Tomé, Inés Mora Paz, hablaron. "
        "Según le explicó el propio Prado a la concejala, la idea era “hablar con los dirigentes de la zona”."
    )
    assert told(text).statements == [("Raúl Prado Soto", "hablar con los dirigentes de la zona")]


@pytest.mark.parametrize(
    ("demonym", "statements"),
    [("tomecino", [("Raúl Prado Soto", "Vamos bien con la obra")]), ("pencón", []), ("pozoalmontino", [])],
)
def test_a_demonym_with_an_article_is_the_mayor_of_that_comuna_or_nobody(told, demonym, statements):
    text = f"El alcalde de Tomé, Raúl Prado Soto, recorrió el centro. “Vamos bien con la obra”, manifestó el {demonym}."
    assert told(text).statements == statements


def test_a_source_inside_the_clause_says_what_follows_it(told):
    text = (
        "El alcalde de Tomé, Raúl Prado Soto, habló. La auditoría arrojó según Prado “una deuda de miles de millones”."
    )
    assert told(text).statements == [("Raúl Prado Soto", "una deuda de miles de millones")]
