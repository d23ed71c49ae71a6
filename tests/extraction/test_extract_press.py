"""Ways in which regional and national dailies tell of officials.  All people are invented."""

import pytest

TOME = "Municipalidad de Tomé"
MAYOR = "El alcalde de Tomé, Raúl Prado Soto, recorrió el centro. "


@pytest.mark.parametrize(
    ("office", "body", "role"),
    [
        ("presidente del Consejo Regional", "Consejo Regional", "presidente"),
        ("jefa provincial de la Autoridad Sanitaria", "Autoridad Sanitaria", "jefa provincial"),
        (
            "presidenta de la Comisión de Salud del Concejo Municipal",
            "Comisión de Salud del Concejo Municipal",
            "presidenta",
        ),
    ],
)
def test_bodies_known_by_their_plain_name(told, office, body, role):
    found = told(f"{MAYOR}La obra la conoció la {office}, Elena Soto Rey, junto al municipio.").roles()
    assert ("Elena Soto Rey", body, role) in {(s, o, r.split(" de ")[0].split(" del ")[0]) for s, o, r in found}


def test_a_council_commission_alone_makes_an_article_one_of_local_government(told):
    text = "La presidenta de la Comisión Salud del Concejo Municipal, Elena Soto Rey, lamentó las cifras de Tomé."
    assert [s for s, *_ in told(text).roles()] == ["Elena Soto Rey"]


def test_a_councillor_in_office(told):
    text = "Llegó la concejala en ejercicio Elena Soto Rey, de la comuna de Tomé. " + MAYOR
    assert told(text).of("councillorOf") == {("Elena Soto Rey", TOME)}


def test_the_head_of_a_police_group_is_no_municipal_staff(told):
    found = told(f"{MAYOR}Lo acompañó Elena Soto Rey, jefa del Grupo de Operaciones Especiales del Sur.")
    assert ("Elena Soto Rey", TOME) not in found.of("holdsRole")


def test_the_authority_of_the_region_of_a_mayor_counts(told):
    far = "Hubo lluvia. Nadie vino ayer. El río creció mucho. La gente esperó en sus casas. Faltaron frazadas. "
    mayors = "Hablaron el alcalde de Tomé, Raúl Prado Soto, y la alcaldesa de Penco, Inés Paredes Rey. "
    text = "{0}{1}El gobernador de la Región {2}, Luis Mora Paz, prometió ayuda."
    assert {s for s, *_ in told(text.format(mayors, far, "del Biobío")).roles()} == {"Luis Mora Paz"}
    assert told(text.format(mayors, far, "de Atacama")).roles() == set()


def test_a_party_has_its_fullest_name_in_the_article(told):
    text = "El alcalde de Tomé, Raúl Prado Soto (PS), fue del Partido Socialista siempre."
    assert told(text).of("memberOfParty") == {("Raúl Prado Soto", "Partido Socialista")}


@pytest.mark.parametrize(
    "text",
    [
        "De acuerdo al jefe comunal, “la obra va a terminar pronto”.",
        "El alcalde Prado señaló que este proyecto “la obra va a terminar pronto”.",
        "Los vecinos que estaban allí también hablaron señalando: Alcalde Raúl Prado Soto: “la obra va a terminar pronto”.",
    ],
)
def test_further_places_of_the_speaker(told, text):
    assert told(MAYOR + text).statements == [("Raúl Prado Soto", "la obra va a terminar pronto")]


def test_a_name_in_quotation_marks_after_programme_is_nothing_said(told):
    assert told(MAYOR + "El alcalde Prado dijo que el programa “Calle Limpia Para Todos” sigue.").statements == []


def test_a_municipality_that_goes_on_with_a_programme_has_it(told):
    found = told("El municipio de Tomé destinó cien millones para continuar con el programa Calle Viva.")
    assert found.of("adopts") == {(TOME, "programa Calle Viva")}


LISTED = "El detalle es este:\n\n- Nivel intermedio: Tomé y Penco.\n- Nivel básico: Lota y Coronel.\n\n" + MAYOR


@pytest.mark.parametrize(
    ("sentence", "adopting"),
    [
        ("Cuatro municipios del Biobío implementan el programa Calle Viva. ", {"Tomé", "Penco", "Lota", "Coronel"}),
        ("Las cuatro municipalidades reciben la certificación SCAM. ", {"Tomé", "Penco", "Lota", "Coronel"}),
        ("Cinco municipios del Biobío implementan el programa Calle Viva. ", set()),
        ("Muchos municipios del Biobío implementan el programa Calle Viva. ", set()),
    ],
)
def test_counted_municipalities_are_those_of_which_the_article_names_as_many(told, sentence, adopting):
    found = told(sentence + LISTED, title="Reconocimiento para la provincia")
    assert {s for s, _ in found.of("adopts")} == {f"Municipalidad de {comuna}" for comuna in adopting}


def test_a_body_that_is_only_the_source_signs_nothing(told):
    text = (
        "Según informa el Consejo de Monumentos Nacionales, el lunes se firmó un convenio entre el Servicio de Salud "
        "Talcahuano y la Municipalidad de Tomé."
    )
    assert [who for _, who, *_ in told(text).events] == [{"Servicio de Salud Talcahuano", TOME}]


def test_a_unit_of_another_body_is_no_municipal_one_when_named_again(told):
    text = MAYOR + "Fue a la Unidad de Trauma (UTR), del Hospital Las Higueras. La UTR de Tomé atiende a todos."
    assert told(text).of("hasUnit") == set()


def test_those_who_gather_in_a_relative_clause_are_others(told):
    text = "La plaza se llenó de vecinos, quienes en silencio, se congregaron. Más tarde habló la alcaldesa de Tomé, Ana Rey."
    assert told(text).events == []
