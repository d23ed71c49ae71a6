"""Who is told to have taken part, beside the event or in the sentences after it.  All people are invented."""

import pytest

TOME, PENCO = "Municipalidad de Tomé", "Municipalidad de Penco"
MAYOR = "El alcalde de Tomé, Raúl Soto, "
MET = f"{MAYOR}se reunió ayer con vecinos del sector. "
SEREMI = "la seremi de Salud, Marta Lillo"
OPENED = "La alcaldesa de Tomé, Elena Prado, inauguró ayer la plaza. "


def taking_part(found):
    """Those who take part in each event."""
    return [who for _, who, _, _ in found.events]


# Told in passing, after the sentence of the event


@pytest.mark.parametrize(
    "telling",
    [
        f"En la cita estuvo además {SEREMI}.",
        f"La anfitriona fue {SEREMI}.",
        f"Los demás participantes fueron dirigentes vecinales y {SEREMI}.",
        f"Entre los asistentes se encontraba {SEREMI}.",
        f"Del nivel regional, invitada por los vecinos, llegó {SEREMI}.",
        f"Se sumó a la actividad {SEREMI}.",
        f"A él se sumó {SEREMI}.",
        f"Lo acompañaba {SEREMI}.",
        f"Los recibió {SEREMI}.",
        f"Encabezó la cita {SEREMI}.",
        f"La bienvenida la dio {SEREMI}.",
        f"A la mesa se sentaron dirigentes y {SEREMI}.",
        f"Con la presencia de {SEREMI}, se revisaron los plazos.",
        f"En la oportunidad, {SEREMI}, entregó el plan.",
        "La seremi de Salud, Marta Lillo, participó en la actividad.",
        "La seremi de Salud, Marta Lillo, también fue parte de la jornada.",
        "La seremi de Salud, Marta Lillo, explicó los plazos.",
        f"Explicaron los plazos los dirigentes. Agradeció {SEREMI}.",
    ],
)
def test_who_came_is_told_after_the_event(told, telling):
    assert taking_part(told(MET + telling)) == [{"Raúl Soto", "Marta Lillo"}]


@pytest.mark.parametrize(
    "telling",
    [
        "La seremi de Salud, Marta Lillo, participó en la campaña de invierno.",
        "La seremi de Salud, Marta Lillo, criticó los plazos.",
        "La seremi de Salud, Marta Lillo, no llegó a la cita.",
        "Los vecinos agradecieron a la seremi de Salud, Marta Lillo.",
        "En la comuna, la seremi de Salud, Marta Lillo, tiene un plan.",
        f"En la oportunidad, los vecinos agradecieron a {SEREMI}.",
    ],
)
def test_who_is_only_named_after_the_event_did_not_come(told, telling):
    assert taking_part(told(MET + telling)) == [{"Raúl Soto"}]


def test_a_body_stands_before_the_one_who_came_for_it(told):
    found = told(f"{MET}Desde la Seremi de Salud asistió la directora de Salud, Sara Paz.")
    assert "Seremi de Salud" in taking_part(found)[0]


def test_who_voted_sat_in_the_session(told):
    session = "El Concejo Municipal de Tomé sesionó ayer. "
    found = told(f"{session}Votaron en contra los concejales Raúl Soto e Inés Paredes.")
    assert taking_part(found) == [{"Concejo Municipal de Tomé", "Raúl Soto", "Inés Paredes"}]
    found = told(f"{session}Rechazan la obra los concejales de Penco Raúl Soto e Inés Paredes.")
    assert taking_part(found) == [{"Concejo Municipal de Tomé"}]


# Bodies beside the event


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            f"{MET}Asistieron además representantes de Carabineros, de la Seremi de Salud y de la municipalidad de Penco.",
            {"Raúl Soto", "Carabineros", "Seremi de Salud", PENCO},
        ),
        (
            f"{MET}El encuentro congregó a la Seremi de Salud y a Carabineros.",
            {"Raúl Soto", "Seremi de Salud", "Carabineros"},
        ),
        (
            "El salón acogió una reunión entre la Municipalidad de Tomé y la Seremi de Salud. Dirigió Ana Gil Ríos.",
            {TOME, "Seremi de Salud"},
        ),
        (
            "Para revisar las obras se reunieron la Municipalidad de Tomé y la Seremi de Salud.",
            {TOME, "Seremi de Salud"},
        ),
    ],
)
def test_bodies_take_part_by_those_who_stand_for_them(told, text, who):
    assert taking_part(told(text)) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "En sesión ordinaria, el Concejo Municipal de Tomé aprobó un reglamento que da vida a la Dirección de Obras.",
            {"Concejo Municipal de Tomé"},
        ),
        ("La alcaldesa de Tomé, Elena Prado, inauguró el Cesfam de Tomé.", {"Elena Prado"}),
        (f"{MAYOR}y {SEREMI}, recorrieron el Parque Central.", {"Raúl Soto", "Marta Lillo"}),
        (
            "En la sesión del Concejo Municipal de Tomé se pidió la salida de la directora de Obras, Sara Paz.",
            {"Concejo Municipal de Tomé"},
        ),
    ],
)
def test_what_an_event_is_about_or_leads_to_takes_no_part(told, text, who):
    assert taking_part(told(text)) == [who]


def test_the_session_of_no_council_is_that_of_the_one_association_named(told):
    association = "Asociación de Municipalidades del Valle Azul"
    lead = f"La {association} tiene nueva directiva. "
    found = told(f"{lead}En la asamblea realizada en Penco estuvo el alcalde de Tomé, Raúl Soto.")
    assert taking_part(found) == [{association, "Raúl Soto"}]
    found = told(f"{lead}En la asamblea de vecinos realizada en Penco estuvo el alcalde de Tomé, Raúl Soto.")
    assert taking_part(found) == [{"Raúl Soto"}]


# What opens an event


@pytest.mark.parametrize(
    ("kind", "text", "who"),
    [
        ("Ceremony", "La nueva plaza de Tomé fue inaugurada por la alcaldesa de Tomé, Elena Prado.", {"Elena Prado"}),
        ("Ceremony", "Ayer se inauguró la plaza con la participación del alcalde de Tomé, Raúl Soto.", {"Raúl Soto"}),
        (
            "Ceremony",
            f"El municipio preparó la celebración del aniversario. {MAYOR}estuvo en la actividad.",
            {TOME, "Raúl Soto"},
        ),
        ("Meeting", f"Ayer se reunieron el alcalde de Tomé, Raúl Soto, y {SEREMI}.", {"Raúl Soto", "Marta Lillo"}),
        ("Meeting", f"{MAYOR}recibió este martes a {SEREMI}.", {"Raúl Soto", "Marta Lillo"}),
        (
            "Meeting",
            f"{MAYOR}se trasladó a Santiago para sostener una reunión con {SEREMI}.",
            {"Raúl Soto", "Marta Lillo"},
        ),
        (
            "Meeting",
            f"Poco se sabe de la reunión del alcalde de Tomé, Raúl Soto, con {SEREMI}.",
            {"Raúl Soto", "Marta Lillo"},
        ),
        (
            "Meeting",
            f"{MAYOR}participó en la reunión con {SEREMI}, sin poder quedarse hasta el final.",
            {"Raúl Soto", "Marta Lillo"},
        ),
        (
            "CouncilSession",
            "El primer concejo municipal de Tomé se realizó el martes con la presencia de la concejala Elena Prado.",
            {"Concejo Municipal de Tomé", "Elena Prado"},
        ),
        (
            "CouncilSession",
            "Expuso ante el Concejo Municipal de Tomé, que sesionó en la plaza, la concejala Elena Prado.",
            {"Concejo Municipal de Tomé", "Elena Prado"},
        ),
    ],
)
def test_an_event_is_opened(told, kind, text, who):
    assert [event[:2] for event in told(text).events] == [(kind, who)]


@pytest.mark.parametrize(
    "text",
    [
        f"{MAYOR}pidió una reunión con {SEREMI}.",
        f"{MAYOR}llamó a participar en la ceremonia de aniversario.",
        f"{MAYOR}recibió al menos tres denuncias.",
        f"Si se reúne con {SEREMI}, el alcalde de Tomé, Raúl Soto, llevará su plan.",
        f"{MAYOR}renunció horas antes de la sesión que había convocado.",
        "La reunión del alcalde de Tomé, Raúl Soto, no se realizó.",
        f"El alcalde de Tomé, Raúl Soto, no firmó el convenio, y así lo contó {SEREMI}.",
        "La feria de Tomé reunió a la Municipalidad de Penco y a sus vecinos.",
    ],
)
def test_what_is_asked_for_or_did_not_take_place_opens_none(told, text):
    assert told(text).events == []


# Told again


@pytest.mark.parametrize("again", ["El acto contó", "La cita contó", "La ceremonia contó"])
def test_an_opening_told_again_by_a_general_noun_is_one_event(told, again):
    found = told(f"{OPENED}{again} con la asistencia de {SEREMI}.")
    assert [event[:2] for event in found.events] == [("Ceremony", {"Elena Prado", "Marta Lillo"})]


def test_signers_told_after_the_agreement_are_those_of_the_signing(told):
    lead = "La Municipalidad de Tomé y la Universidad de Chile firmaron un convenio. "
    found = told(f"{lead}Lo rubricaron el alcalde de Tomé, Raúl Soto, y la concejala de Tomé, Elena Prado.")
    assert taking_part(found) == [{TOME, "Universidad de Chile", "Raúl Soto", "Elena Prado"}]


def test_a_mayor_who_only_came_to_a_signing_does_not_sign_for_the_municipality(told):
    lead = "La Municipalidad de Tomé y la Universidad de Chile firmaron un convenio. "
    found = told(f"{lead}Asistió además el alcalde de Penco, Raúl Soto.")
    assert taking_part(found) == [{TOME, "Universidad de Chile", "Raúl Soto"}]


def test_what_was_held_is_not_planned_because_more_is_to_come(told):
    found = told(f"{OPENED}Tras la inauguración, la alcaldesa dijo que la plaza contará con juegos.")
    assert [planned for _, _, _, planned in found.events] == [False]


@pytest.mark.parametrize(
    "when", ["", "este lunes ", "en su despacho ", "en dependencias del municipio ", "ayer en la mañana "]
)
def test_when_and_where_may_stand_inside_a_verb_of_meeting(told, when):
    found = told(f"La alcaldesa de Tomé, Elena Prado Ruiz, recibió {when}a la seremi de Salud, Inés Paredes Mora.")
    assert [(kind, who) for kind, who, _, _ in found.events] == [("Meeting", {"Elena Prado Ruiz", "Inés Paredes Mora"})]


@pytest.mark.parametrize(
    "text",
    [
        "La alcaldesa de Tomé, Elena Prado Ruiz, recibió ayer el premio a la gestión de la seremi Inés Paredes Mora.",
        "La alcaldesa de Tomé, Elena Prado Ruiz, se dirigió a los parlamentarios.",
        "Los concejales de Tomé pidieron convocar a una sesión para votar la salida de la administradora municipal.",
    ],
)
def test_what_is_given_said_or_asked_for_is_no_event(told, text):
    assert told(text).events == []


def test_the_ediles_whom_a_mayor_receives_come_for_their_municipalities(told):
    found = told(
        "El alcalde de Tomé, Raúl Soto Lira, recibió en su comuna a su par de Penco, Luis Mora Díaz, y a los ediles de "
        "Lota y Coronel."
    )
    (event,) = found.events
    assert {"Municipalidad de Lota", "Municipalidad de Coronel"} <= event[1]


def test_a_numbered_session_is_of_its_council(told):
    (event,) = told("Tres minutos duró la sesión extraordinaria N°9 del Concejo Municipal de Tomé.").events
    assert event[:2] == ("CouncilSession", {"Concejo Municipal de Tomé"})


def test_the_act_of_the_signing_is_the_signing(told):
    found = told(
        "La alcaldesa de Tomé, Ana Paz Mora, firmó un convenio con Bomberos. Habrá cursos. Habrá equipos. Durará un año. "
        "Empieza en marzo. En el acto de la firma, el alcalde de Penco, Luis Mora Díaz, habló."
    )
    (event,) = found.events
    assert event[0] == "AgreementSigning"
    assert {"Ana Paz Mora", "Luis Mora Díaz"} <= event[1]


@pytest.mark.parametrize(
    "absence",
    [
        "Hubo, eso sí, una ausencia: la de Ana Ríos Vera, alcaldesa de Penco.",
        "No asistió la alcaldesa de Penco, Ana Ríos Vera.",
    ],
)
def test_who_is_told_to_be_absent_took_no_part(told, absence):
    text = "El alcalde de Tomé, Raúl Prado Soto, encabezó ayer una reunión con la seremi de Salud, Inés Mora Paz. "
    assert taking_part(told(text + absence)) == [{"Raúl Prado Soto", "Inés Mora Paz"}]


def test_those_whom_others_represent_took_no_part(told):
    text = (
        "El alcalde de Tomé, Raúl Prado Soto, se reunió ayer con vecinos. Participaron el diputado Luis Paz Mora; "
        "representantes de la senadora Ana Ríos Vera y del diputado Juan Lagos Díaz, y vecinos."
    )
    assert taking_part(told(text)) == [{"Raúl Prado Soto", "Luis Paz Mora"}]


def test_what_is_opened_took_no_part(told):
    text = "El alcalde de Tomé, Raúl Prado Soto, participó en la inauguración de la Posta de Salud Rural de Coliumo."
    assert taking_part(told(text)) == [{"Raúl Prado Soto"}]
