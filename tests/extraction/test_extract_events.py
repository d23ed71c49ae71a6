"""Who takes part in an event, when an event was held, and which tellings are one.  All people are invented."""

import pytest

TOME, CASTRO, PENCO, ANCUD = (f"Municipalidad de {name}" for name in ("Tomé", "Castro", "Penco", "Ancud"))
QUELLON = "Municipalidad de Quellón"
MAYOR = "El alcalde de Tomé, Raúl Soto, "
PEER = "su par de Castro, Inés Paredes"
LIST = "\n\n- Penco\n- Castro\n- Ancud"
SAID = "“Vamos a terminar pronto”, dijo la concejala de Tomé, Elena Prado."


def taking_part(found):
    """Those who take part in each event."""
    return [who for _, who, _, _ in found.events]


# Comunas in lists and in numbers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{MAYOR}se reunió con los jefes comunales de:{LIST}", {"Raúl Soto", PENCO, CASTRO, ANCUD}),
        (f"En la cita participaron los jefes comunales de:{LIST}", {PENCO, CASTRO, ANCUD}),
        (
            "Penco, Castro, Ancud, Tomé y Quellón esperan lluvia. Los alcaldes de las cinco comunas se reunieron.",
            {PENCO, CASTRO, ANCUD, TOME, QUELLON},
        ),
        (
            "Penco, Castro y Ancud esperan lluvia. Los tres ediles se reunieron con el municipio de Tomé.",
            {PENCO, CASTRO, ANCUD, TOME},
        ),
        (
            "La alcaldesa de Tomé, Elena Prado, y el alcalde de Castro, Raúl Soto, hablaron. Ambos ediles se reunieron.",
            {TOME, CASTRO},
        ),
        (
            (
                "La cita en Tomé atrajo a vecinos de Penco, Castro y la comuna anfitriona. "
                "Los alcaldes de las tres comunas se reunieron."
            ),
            {PENCO, CASTRO, TOME},
        ),
    ],
)
def test_mayors_without_names_take_part_as_their_municipalities(told, text, who):
    assert taking_part(told(text)) == [who]


@pytest.mark.parametrize(
    "text",
    [
        f"{MAYOR}habló de los jefes comunales.{LIST}",
        "Penco, Castro, Ancud y Tomé esperan lluvia. Los alcaldes de las cinco comunas se reunieron.",
        "La cita en Tomé atrajo a vecinos de Penco, Castro y la comuna vecina. Los alcaldes de las tres comunas se reunieron.",
    ],
)
def test_a_list_or_number_that_does_not_fit_brings_nobody_together(told, text):
    assert told(text).events == []


def test_only_items_that_are_a_comuna_and_nothing_else_are_the_mayors_of_a_list(told):
    text = f"{MAYOR}se reunió con los jefes comunales de:\n\n- Penco\n- Castro, que llegó tarde\n- Ancud"
    assert taking_part(told(text)) == [{"Raúl Soto", PENCO, ANCUD}]


# Offices without names


@pytest.mark.parametrize(
    ("company", "who"),
    [
        ("la Seremi de Educación", {"Seremi de Educación"}),
        ("la seremi de Educación", {"Seremi de Educación"}),
        ("los seremis de Educación y Salud", {"Seremi de Educación", "Seremi de Salud"}),
        ("la seremi de Educación, Elena Prado", {"Elena Prado"}),
        ("el seremi subrogante de Educación", {"Seremi de Educación"}),
        ("el gobernador de Palena", {"Gobierno Regional de Palena"}),
        ("el gobernador regional de la Región Metropolitana", {"Gobierno Regional Metropolitano"}),
        ("la ex seremi de Educación", set()),
        ("el candidato a seremi de Educación", set()),
    ],
)
def test_an_office_without_a_name_takes_part_as_its_body(told, company, who):
    assert taking_part(told(f"{MAYOR}se reunió ayer con {company}.")) == [{"Raúl Soto", *who}]


def test_an_office_that_only_comments_does_not_take_part(told):
    text = f"{MAYOR}se reunió ayer con los vecinos. La Seremi de Educación dijo que no."
    assert taking_part(told(text)) == [{"Raúl Soto"}]


def test_one_named_in_a_clause_of_time_does_not_take_part(told):
    text = f"{MAYOR}se reunió con los vecinos luego de que renunció la seremi de Salud, Elena Prado."
    assert taking_part(told(text)) == [{"Raúl Soto"}]


# Speakers


def test_those_whom_the_report_of_one_meeting_quotes_were_there(told):
    assert taking_part(told(f"{MAYOR}se reunió ayer con vecinos. {SAID}")) == [{"Raúl Soto", "Elena Prado"}]


def test_a_report_without_names_of_those_present_has_its_speakers(told):
    text = f"En el municipio de Tomé se realizó ayer una reunión con vecinos. {SAID}"
    assert taking_part(told(text)) == [{"Elena Prado"}]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # told late: the article is about something else
        (
            (
                f"{MAYOR}habló de la costanera. La obra cuesta mucho. El muro cayó en marzo. Los vecinos esperan. "
                f"La lluvia volvió. Nadie sabe cuándo abre. {MAYOR}se reunió con {PEER}. {SAID}"
            ),
            [{"Raúl Soto", "Inés Paredes"}],
        ),
        # two meetings: of neither
        (
            (
                f"{MAYOR}se reunió el lunes con {PEER}. El martes, la concejala de Tomé Sara Paz se reunió con la seremi "
                f"de Salud, Marta Lillo. {SAID}"
            ),
            [{"Raúl Soto", "Inés Paredes"}, {"Sara Paz", "Marta Lillo"}],
        ),
        # others comment on a visit, and on what is still to come
        (f"{MAYOR}visitó las obras. {SAID}", [{"Raúl Soto"}]),
        (f"{MAYOR}se reunirá el viernes con {PEER}. {SAID}", [{"Raúl Soto", "Inés Paredes"}]),
        # said before the meeting is told
        (f"{SAID} {MAYOR}se reunió ayer con vecinos.", [{"Raúl Soto"}]),
    ],
)
def test_speakers_are_not_put_in_an_event_that_they_may_only_comment_on(told, text, who):
    found = told(text)
    assert taking_part(found) == who
    assert found.statements == [("Elena Prado", "Vamos a terminar pronto")]


# Held or planned


@pytest.mark.parametrize(
    ("telling", "planned"),
    [("se reunió", False), ("viajó para reunirse", False), ("iba a reunirse", True), ("va a reunirse", True)],
)
def test_what_was_to_happen_is_not_told_as_held(told, telling, planned):
    assert told(f"{MAYOR}{telling} con {PEER}.").events == [("Meeting", {"Raúl Soto", "Inés Paredes"}, None, planned)]


def test_what_somebody_wants_is_no_event(told):
    assert told(f"{MAYOR}quiere reunirse con {PEER}.").events == []


# Told more than once


def test_an_event_of_headline_and_lead_is_one(told):
    found = told(f"{MAYOR}se reunió el lunes con {PEER}.", title="Alcalde de Tomé se reunió con jefa comunal de Castro")
    assert found.events == [("Meeting", {"Raúl Soto", "Inés Paredes"}, "2022-05-09", False)]


def test_an_event_of_headline_and_lead_is_one_also_where_the_headline_names_only_the_municipality(told):
    found = told(
        f"{MAYOR}se reunió el lunes con {PEER}.", title="Municipalidad de Tomé sostuvo reunión por la costanera"
    )
    assert len(found.events) == 1
    assert taking_part(found)[0] >= {"Raúl Soto", "Inés Paredes"}


def test_another_event_of_the_same_kind_is_not_that_of_the_headline(told):
    found = told(
        f"{MAYOR}se reunió el lunes con {PEER}. El martes, la concejala de Tomé Elena Prado se reunió con la seremi de "
        "Salud, Marta Lillo.",
        title="Alcalde de Tomé se reunió con jefa comunal de Castro",
    )
    assert found.events == [
        ("Meeting", {"Raúl Soto", "Inés Paredes"}, "2022-05-09", False),
        ("Meeting", {"Elena Prado", "Marta Lillo"}, "2022-05-10", False),
    ]


# Signings

ASSOCIATION, UNIVERSITY = "Asociación de Municipalidades del Valle Azul", "Universidad de Chile"
SIGNERS = "los alcaldes de Tomé, Raúl Soto, y de Castro, Inés Paredes"


def test_mayors_who_sign_for_an_association_do_not_bring_in_their_municipalities(told):
    found = told(f"La {ASSOCIATION} firmó un convenio con la {UNIVERSITY}. Pusieron su firma {SIGNERS}.")
    assert found.events == [("AgreementSigning", {"Raúl Soto", "Inés Paredes", ASSOCIATION, UNIVERSITY}, None, False)]
    assert found.agreements == [{ASSOCIATION, UNIVERSITY}]
    assert found.of("collaboratesWith") == set()


def test_mayors_who_sign_for_themselves_bring_in_their_municipalities(told):
    found = told(f"L{SIGNERS[1:]}, firmaron un convenio con la {UNIVERSITY}.")
    assert taking_part(found) == [{"Raúl Soto", "Inés Paredes", TOME, CASTRO, UNIVERSITY}]
    assert found.agreements == [{TOME, CASTRO, UNIVERSITY}]
