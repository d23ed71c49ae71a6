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


# Associations

ASSOCIATION = "Asociación de Municipalidades del Valle Azul"
ANCUD = "Municipalidad de Ancud"


@pytest.mark.parametrize(
    "company",
    ["Integraron la delegación los alcaldes", "La comitiva la integraron los alcaldes", "En su directorio están los alcaldes"],
)  # fmt: skip
def test_mayors_who_come_in_the_company_of_their_association_are_members(told, company):
    found = told(f"La {ASSOCIATION} viajó a Santiago. {company} de Tomé, Castro y Ancud.")
    assert found.of("memberOf") == {(name, ASSOCIATION) for name in (TOME, CASTRO, ANCUD)}


@pytest.mark.parametrize(
    "text",
    [
        f"La ministra de Salud visitó la zona. La acompañaron los alcaldes de Tomé, Castro y Ancud. La {ASSOCIATION} habló.",
        f"La {ASSOCIATION} recibió al ministro de Salud, Luis Mora. Con él hablaron los alcaldes de Tomé, Castro y Ancud.",
        # two mayors may be any
        f"La {ASSOCIATION} viajó a Santiago. Integraron la delegación los alcaldes de Tomé y Castro.",
        # of which of the two associations?
        (
            f"La {ASSOCIATION} y la Asociación Chilena de Municipalidades viajaron. "
            "Integraron la delegación los alcaldes de Tomé, Castro y Ancud."
        ),
    ],
)
def test_mayors_who_meet_a_minister_or_travel_with_others_are_not_thereby_members(told, text):
    assert told(text).of("memberOf") == set()


def test_who_joins_an_association_is_a_member_and_who_visits_it_is_not(told):
    assert told(f"La Municipalidad de Tomé se sumó a la {ASSOCIATION}.").of("memberOf") == {(TOME, ASSOCIATION)}
    assert told(f"La Municipalidad de Tomé visitó la {ASSOCIATION}.").of("memberOf") == set()


def test_the_comuna_that_hosts_is_the_one_where_it_happens(told):
    text = f"En Tomé, la {ASSOCIATION}, que reúne a Castro, Ancud y %s, recibió a vecinos de la municipalidad."
    members = {(CASTRO, ASSOCIATION), (ANCUD, ASSOCIATION)}
    assert told(text % "la comuna anfitriona").of("memberOf") == {*members, (TOME, ASSOCIATION)}
    assert told(text % "otra comuna").of("memberOf") == members


# Joint work


def pairs(found):
    return {frozenset(pair) for pair in found.of("collaboratesWith")}


OPERATION = "La Municipalidad de Tomé hizo un operativo en la costanera. "


def test_joint_work_may_leave_the_municipality_unsaid(told):
    found = told(OPERATION + "El operativo se hizo en coordinación con Carabineros y la PDI.")
    assert pairs(found) == {frozenset({TOME, "Carabineros"}), frozenset({TOME, "PDI"})}


@pytest.mark.parametrize(
    "text",
    [
        OPERATION + "La Armada trabajó en coordinación con Carabineros.",
        OPERATION + "El seremi de Salud, Luis Mora, trabajó en coordinación con Carabineros.",
        OPERATION + "El operativo no se hizo en coordinación con Carabineros.",
        "Las municipalidades de Tomé y Castro hicieron operativos. El operativo se hizo en coordinación con Carabineros.",
    ],
)
def test_joint_work_of_others_or_of_an_unsettled_municipality_is_not_its(told, text):
    assert pairs(told(text)) == set()


def test_what_two_do_as_one_subject_they_do_together(told):
    found = told("La Municipalidad de Tomé y la Universidad de Chile lanzaron un curso gratuito.")
    assert pairs(found) == {frozenset({TOME, "Universidad de Chile"})}


@pytest.mark.parametrize(
    "text",
    [
        "La Municipalidad de Tomé y la Universidad de Chile están en la misma calle.",
        "La Municipalidad de Tomé y la Universidad de Chile no lanzaron un curso.",
        "La Municipalidad de Tomé lanzó un curso cerca de la Universidad de Chile.",
    ],
)
def test_two_that_stand_side_by_side_do_not_thereby_work_together(told, text):
    assert pairs(told(text)) == set()


def test_an_agreement_told_before_binds_those_whom_a_later_sentence_names(told):
    ministry = "Subsecretaría de Prevención del Delito"
    found = told(f"El convenio se conoció ayer. Vincula al municipio de Tomé con la {ministry}.")
    assert found.agreements == [{TOME, ministry}]
    assert told(f"La plaza se conoció ayer. Vincula al municipio de Tomé con la {ministry}.").agreements == []


# Names of services


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("La farmacia popular de Tomé abrió ayer, dijo el municipio.", {(TOME, "farmacia popular")}),
        ("La alcaldesa de Castro, Elena Prado, visitó la farmacia popular de Tomé.", {(TOME, "farmacia popular")}),
        ("El municipio de Tomé no tiene farmacia popular.", set()),
        ("Una farmacia de Tomé abrió ayer, dijo el municipio.", set()),
        ("Habrá farmacia popular en varias comunas, dijo la municipalidad de Tomé.", set()),
    ],
)
def test_a_service_in_lower_case_is_that_of_its_comuna(told, text, models):
    assert told(text).of("adopts") == models


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("El Servicio Nacional del Consumidor llegó en marzo.", "Servicio Nacional del Consumidor"),
        ("El Servicio Nacional de la Mujer llegó en marzo.", "Sernac"),
        ("", "Sernac"),
    ],
)
def test_an_acronym_is_the_body_whose_full_name_stands_elsewhere(told, rest, name):
    found = told(f"La Municipalidad de Tomé trabaja en coordinación con el Sernac. {rest}")
    assert pairs(found) == {frozenset({TOME, name})}


def test_acronym_and_full_name_are_one_party(told):
    found = told("El Sernac y el Servicio Nacional del Consumidor firmaron un convenio con la Municipalidad de Tomé.")
    assert found.agreements == [{TOME, "Servicio Nacional del Consumidor"}]


def test_sister_cities_work_together(told):
    found = told(
        "La Municipalidad de Tomé mantiene hermanamientos con ciudades extranjeras como Valmora, San Teodino y Puerto Alva."
    )
    towns = {f"Municipalidad de {town}" for town in ("Valmora", "San Teodino", "Puerto Alva")}
    assert {frozenset(pair) for pair in found.of("collaboratesWith")} == {
        frozenset({town, "Municipalidad de Tomé"}) for town in towns
    }


def test_an_agreement_is_no_twinning(told):
    found = told("La Municipalidad de Tomé mantiene acuerdos con ciudades extranjeras como Valmora y Puerto Alva.")
    assert found.of("collaboratesWith") == set()
