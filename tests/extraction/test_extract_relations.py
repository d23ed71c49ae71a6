"""Units, models, collaboration, agreements, memberships and events.  All people are invented."""

import pytest

TOME, CASTRO = "Municipalidad de Tomé", "Municipalidad de Castro"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("La Dirección de Aseo de la Municipalidad de Tomé limpió la plaza.", {(TOME, "Dirección de Aseo")}),
        ("El municipio de Tomé abrió la Oficina Municipal de Turismo.", {(TOME, "Oficina Municipal de Turismo")}),
        (
            "Al municipio de Tomé llegó la Dirección de Tránsito y las Unidades de Aseo, Movilización y Gabinete.",
            {
                (TOME, "Dirección de Tránsito"),
                (TOME, "Unidad de Aseo"),
                (TOME, "Unidad de Movilización"),
                (TOME, "Unidad de Gabinete"),
            },
        ),
        ("La municipalidad de Tomé llegó con el Ministerio de Salud y la Dirección de Vialidad.", set()),
    ],
)
def test_units_of_a_municipality(told, text, units):
    assert told(text).of("hasUnit") == units


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("La Municipalidad de Tomé lanzó el programa Barrio Vivo.", {(TOME, "programa Barrio Vivo")}),
        ("La Municipalidad de Tomé implementó el programa “Barrio Vivo”.", {(TOME, "Barrio Vivo")}),
        (
            "Las mesas y gestores territoriales implementados por la Municipalidad de Tomé.",
            {(TOME, "mesas y gestores territoriales")},
        ),
        ("La Municipalidad de Tomé no aplicará el programa Barrio Vivo.", set()),
        ("La Municipalidad de Tomé tiene un plan de seguridad.", set()),
        ("El Ministerio de Salud lanzó el Plan Paso Seguro y avisó al alcalde de Tomé.", set()),
    ],
)
def test_models_that_a_municipality_adopts(told, text, models):
    assert told(text).of("adopts") == models


def test_a_model_like_another(told):
    text = (
        "La Municipalidad de Tomé desarrolla el modelo de Oficinas Municipales de Zona (OMZ). "
        "Es un modelo similar al de las mesas territoriales implementadas por la Municipalidad de Castro."
    )
    found = told(text)
    assert found.of("similarTo") == {("mesas territoriales", "Oficinas Municipales de Zona")}
    assert found.of("adopts") == {(TOME, "Oficinas Municipales de Zona"), (CASTRO, "mesas territoriales")}
    assert "OMZ" in next(e.aliases for e in found.extraction.entities if e.label == "Oficinas Municipales de Zona")


def test_an_agreement_between_municipalities_and_a_body(told):
    found = told("Las municipalidades de Tomé y Castro firmaron un convenio con el Ministerio de Energía.")
    assert found.agreements == [{TOME, CASTRO, "Ministerio de Energía"}]
    assert {frozenset(pair) for pair in found.of("collaboratesWith")} == {
        frozenset({TOME, "Ministerio de Energía"}),
        frozenset({CASTRO, "Ministerio de Energía"}),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Los municipios de Tomé y Castro no firmaron un convenio.",
        "El municipio de Tomé y el de Castro están lejos.",
    ],
)
def test_what_is_denied_or_not_said_is_no_collaboration(told, text):
    found = told(text)
    assert found.of("collaboratesWith") == set()
    assert found.agreements == []


def test_members_of_an_association(told):
    text = "La Asociación de Municipalidades del Valle Azul, integrada por los municipios de Tomé y Castro, sesionó."
    assert told(text).of("memberOf") == {
        (TOME, "Asociación de Municipalidades del Valle Azul"),
        (CASTRO, "Asociación de Municipalidades del Valle Azul"),
    }


@pytest.mark.parametrize(
    ("text", "kind", "who", "date"),
    [
        (
            "El alcalde de Tomé, Raúl Prado, se reunió ayer con su par de Castro, Inés Soto.",
            "Meeting",
            {"Raúl Prado", "Inés Soto"},
            "2022-05-11",
        ),
        (
            "Una reunión de trabajo sostuvieron el lunes el alcalde de Tomé, Raúl Prado, y la alcaldesa de Castro, Inés Soto.",
            "Meeting",
            {"Raúl Prado", "Inés Soto"},
            "2022-05-09",
        ),
        ("El alcalde de Tomé, Raúl Prado, inauguró la plaza.", "Ceremony", {"Raúl Prado"}, None),
        ("El alcalde de Tomé, Raúl Prado, visitó las obras este jueves.", "Visit", {"Raúl Prado"}, "2022-05-12"),
        (
            "El Concejo Municipal de Tomé sesionó el 3 de mayo de 2022.",
            "CouncilSession",
            {"Concejo Municipal de Tomé"},
            "2022-05-03",
        ),
        (
            "Los alcaldes de Tomé, Raúl Prado, y de Castro, Inés Soto, firmaron un convenio.",
            "AgreementSigning",
            {"Raúl Prado", "Inés Soto", TOME, CASTRO},
            None,
        ),
    ],
)
def test_events_with_participants_and_dates(told, text, kind, who, date):
    assert told(text).events == [(kind, who, date, False)]


def test_those_who_came_are_told_in_the_next_sentence_or_list(told):
    text = (
        "El alcalde de Tomé, Raúl Prado, encabezó una reunión en la sede.\n\nTambién asistieron:\n\n"
        "- Inés Soto, concejala de Tomé\n- Luis Mora, seremi de Energía"
    )
    assert told(text).events == [("Meeting", {"Raúl Prado", "Inés Soto", "Luis Mora"}, None, False)]


def test_a_planned_event_is_marked(told):
    assert told("El alcalde de Tomé, Raúl Prado, se reunirá el viernes con su par de Castro, Inés Soto.").events == [
        ("Meeting", {"Raúl Prado", "Inés Soto"}, "2022-05-13", True)
    ]


def test_what_did_not_happen_is_no_event(told):
    assert told("El alcalde de Tomé, Raúl Prado, no se reunió con su par de Castro, Inés Soto.").events == []
