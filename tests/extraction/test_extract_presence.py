"""Who was in an event by what else the article tells: lists, councils, those who received, toured or stood by."""

import pytest

TOME, PENCO = "Municipalidad de Tomé", "Municipalidad de Penco"
COUNCIL = "Concejo Municipal de Tomé"
MAYOR = "El alcalde de Tomé, Raúl Soto"
SEREMI = "la seremi de Salud, Marta Lillo"
COUNCILLORS = "los concejales de Tomé Inés Paredes, Ana Gil Ríos y Luis Mora Paz"
ALL = {"Inés Paredes", "Ana Gil Ríos", "Luis Mora Paz"}


def events(found):
    """Type and participants of each event."""
    return sorted((kind, who) for kind, who, _, _ in found.events)


# Lists near an event


@pytest.mark.parametrize(
    "telling",
    [
        f"Revisaron los plazos {COUNCILLORS}.",
        f"Los abordaron {COUNCILLORS}.",
        f"{MAYOR}; {COUNCILLORS} atendieron a los vecinos.",
    ],
)
def test_officials_told_one_after_the_other_near_an_event_were_there(told, telling):
    text = f"{MAYOR}, se reunió ayer con vecinos. {telling}"
    assert events(told(text)) == [("Meeting", {"Raúl Soto", *ALL})]


@pytest.mark.parametrize(
    "telling",
    [
        f"No llegaron {COUNCILLORS}.",
        f"La obra la pidieron a {COUNCILLORS}.",
        f"“Es tarde”, criticó un vecino de {COUNCILLORS}.",
        f"Presidentes: {COUNCILLORS}.",
    ],
)
def test_a_list_of_those_who_are_spoken_of_is_none(told, telling):
    found = told(f"{MAYOR}, se reunió ayer con vecinos. {telling}")
    assert events(found) == [("Meeting", {"Raúl Soto"})]


# Councils


def test_a_council_sits_in_its_session(told):
    found = told(
        f"En la sesión extraordinaria del martes, {MAYOR[0].lower()}{MAYOR[1:]}, presentó el plan a los concejales."
    )
    assert events(found) == [("CouncilSession", {COUNCIL, "Raúl Soto"})]


def test_a_council_takes_office_with_its_members(told):
    found = told(f"Este lunes quedó instalado el Concejo Municipal de Tomé, que integran {COUNCILLORS[4:]}.")
    assert events(found) == [("Ceremony", {COUNCIL, *ALL})]
    assert found.extraction.events[0].label == "instalación del Concejo Municipal de Tomé"
    assert told("Este lunes quedó instalado el semáforo, dijo la alcaldesa de Tomé, Elena Prado.").events == []


def test_members_of_a_council_who_are_named_are_not_the_council(told):
    found = told(
        f"{MAYOR}, y tres miembros del concejo: Inés Paredes, Ana Gil Ríos y Luis Mora Paz, se reunieron ayer."
    )
    assert COUNCIL not in found.events[0][1]


# Those who are pointed back to


def test_several_meet_whom_the_sentence_before_tells_of(told):
    visit = f"Una visita al estadio, obra que tardó años, hicieron el alcalde de Tomé, Raúl Soto, y {SEREMI}."
    found = told(f"{visit} Allí se reunieron con la concejala de Penco Elena Prado.")
    assert events(found) == [
        ("Meeting", {"Raúl Soto", "Marta Lillo", "Elena Prado"}),
        ("Visit", {"Raúl Soto", "Marta Lillo"}),
    ]


def test_who_received_those_of_the_sentence_before_met_them(told):
    found = told(f"Al ministerio fueron {MAYOR[0].lower()}{MAYOR[1:]}, e Inés Paredes. Los recibió {SEREMI}.")
    assert events(found) == [("Meeting", {"Raúl Soto", "Marta Lillo"})]


@pytest.mark.parametrize(
    "stand_in", ["en representación del alcalde de Penco, Luis Mora Paz", "a nombre de Luis Mora Paz"]
)
def test_who_sent_another_was_not_there(told, stand_in):
    base = "El alcalde de Penco, Luis Mora Paz, pidió disculpas. "
    found = told(f"{base}{MAYOR}, se reunió ayer con la concejala de Penco Elena Prado, {stand_in}.")
    assert events(found) == [("Meeting", {"Raúl Soto", "Elena Prado"})]


# One occasion within another


def test_who_toured_what_was_opened_was_at_the_opening(told):
    opened = f"{MAYOR}, inauguró ayer el nuevo centro."
    found = told(f"{opened} Recorrió las instalaciones en compañía de {SEREMI}.")
    assert ("Ceremony", {"Raúl Soto", "Marta Lillo"}) in events(found)
    found = told(f"{opened} Recorrió después las calles del barrio en compañía de {SEREMI}.")
    assert ("Ceremony", {"Raúl Soto"}) in events(found)


# Words of presence


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            f"La ceremonia contó con la presencia del alcalde de Tomé, Raúl Soto; de {COUNCILLORS}, y de la Seremi de Salud.",
            {"Raúl Soto", "Seremi de Salud", *ALL},
        ),
        (f"Presentes en la entrega: {MAYOR[3:]}; {SEREMI[3:]}.", {"Raúl Soto", "Marta Lillo"}),
        (
            f"Primera reunión, este martes, de Raúl Soto, alcalde de Tomé, con {SEREMI}.",
            {"Raúl Soto", "Marta Lillo"},
        ),
    ],
)
def test_presence_is_told_without_a_verb_of_meeting(told, text, who):
    assert [told_who for _, told_who in events(told(text))] == [who]


def test_who_heads_an_association_or_region_signs_for_it(told):
    association = "Asociación de Municipalidades del Valle Azul"
    found = told(
        f"El convenio lo firmaron Raúl Soto, alcalde de Tomé y presidente de la {association}, y el gobernador regional "
        "de Atacama, Luis Mora Paz."
    )
    assert {association, TOME, "Raúl Soto", "Luis Mora Paz", "Gobierno Regional de Atacama"} == found.events[0][1]
