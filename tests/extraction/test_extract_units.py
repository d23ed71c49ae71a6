"""Units of municipalities and names of bodies.  All people are invented."""

import pytest

TOME, PENCO = "Municipalidad de Tomé", "Municipalidad de Penco"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("La unidad de Medio Ambiente del municipio de Tomé retiró residuos.", {(TOME, "unidad de Medio Ambiente")}),
        ("El departamento de aseo y ornato del municipio de Tomé limpió.", {(TOME, "departamento de aseo y ornato")}),
        ("La oficina municipal de la mujer de Tomé abrió.", {(TOME, "oficina municipal de la mujer")}),
        ("La dirección del liceo de la Municipalidad de Tomé cambió.", set()),
        ("La dirección de la Municipalidad de Tomé es otra.", set()),
        ("El municipio de Tomé pidió una oficina municipal de vivienda.", set()),
        ("La oficina de Carabineros de Tomé cerró.", set()),
    ],
)
def test_a_unit_in_lower_case_needs_the_word_for_whose_it_is(told, text, units):
    assert told(text + " Así lo contó el municipio.").of("hasUnit") == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("La Secplan Tomé y el Desam de Penco participaron.", {(TOME, "Secplan"), (PENCO, "Desam")}),
        (
            "Llegaron equipos de la Secplan, del Desam Penco, del Servicio Electoral y del municipio.",
            {(PENCO, "Secplan"), (PENCO, "Desam")},
        ),
        (
            "El Departamento de Salud (Desam) de Tomé abrió. El Desam de Tomé atiende.",
            {(TOME, "Departamento de Salud")},
        ),
    ],
)
def test_the_comuna_after_an_acronym_tells_whose_unit_it_is(told, text, units):
    assert told(text + " Así lo contó el municipio.").of("hasUnit") == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "La Corporación Cultural de Tomé, dependiente del municipio, abrió.",
            {(TOME, "Corporación Cultural de Tomé")},
        ),
        ("La Corporación Cultural de Tomé, independiente del municipio, abrió.", set()),
        ("El curso es de la Universidad Andina y se da en la Municipalidad de Tomé.", set()),
        ("El curso es impartido por la Universidad de Concepción en la Municipalidad de Tomé.", set()),
    ],
)
def test_a_body_is_a_unit_where_the_text_says_that_it_depends_on_the_municipality(told, text, units):
    assert told(text).of("hasUnit") == units


@pytest.mark.parametrize(
    "name",
    ["Fundación Las Camelias", "Junta de Vecinos El Morro", "Universidad Andrés Soto", "Gobierno Regional"],
)
def test_the_name_of_a_body_is_read_whole(told, name):
    found = told(f"La Municipalidad de Tomé firmó un convenio con la {name} este lunes.")
    assert found.agreements == [{TOME, name}]


def test_a_headline_in_title_case_does_not_run_into_the_name(told):
    found = told("Municipalidad de Tomé Firma Convenio Con La Junta de Vecinos Y Los Clubes Celebran.")
    assert {o for _, o in found.of("collaboratesWith")} <= {"Junta de Vecinos"}
