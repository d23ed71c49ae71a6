"""Offices of the whole administration, in a report on a municipality.  All people are invented."""

import pytest

TOME = "Municipalidad de Tomé"
MAYOR = "El alcalde de Tomé, Raúl Prado Soto, presentó la obra. "


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("La directora de Administración y Finanzas, Elena Soto Ruiz,", TOME),
        ("La directora jurídica del municipio, Elena Soto Ruiz,", TOME),
        ("La directora de Medio Ambiente, Aseo y Ornato, Elena Soto Ruiz,", TOME),
        ("La delegada municipal de Dichato, Elena Soto Ruiz,", TOME),
        ("La médica veterinaria de la municipalidad, Elena Soto Ruiz,", TOME),
        ("La kinesióloga del Cesfam Bellavista, Elena Soto Ruiz,", "Cesfam Bellavista"),
        ("La coordinadora de Senda Previene, Elena Soto Ruiz,", "Senda Previene"),
        ("La seremi de las Culturas, las Artes y el Patrimonio, Elena Soto Ruiz,", "Seremi de las Culturas"),
        ("La directora (s) del Serviu Biobío, Elena Soto Ruiz,", "Serviu Biobío"),
        ("La defensora regional Elena Soto Ruiz", "Defensoría Regional"),
        ("La comisario de la Tercera Comisaría de Tomé, mayor Elena Soto Ruiz,", "Tercera Comisaría de Tomé"),
        ("La capitana de puerto de Tomé, teniente primero Elena Soto Ruiz,", "Capitanía de Puerto de Tomé"),
        ("La directora de Vinculación con el Medio de Duoc UC, Elena Soto Ruiz,", "Duoc UC"),
    ],
)
def test_offices_of_the_administration(told, office, body):
    held = {(who, where) for who, where, _ in told(MAYOR + office + " explicó las fechas.").roles()}
    assert len(held) == 1
    assert all(who == "Elena Soto Ruiz" and where.startswith(body) for who, where in held)


def test_the_short_name_of_a_unit_with_its_article_is_who_heads_it(told):
    assert told(MAYOR + "El Secplan, Luis Paz Mora, llegó tarde.").roles() == {("Luis Paz Mora", TOME, "secplan")}
    assert not told(MAYOR + "La Secplan informó a Luis Paz Mora.").roles()


def test_offices_and_names_in_the_same_order(told):
    text = MAYOR + "Llegaron la directora del Daem y el director del Cesfam Sur, Inés Paz Mora y Luis Toro Gil."
    assert told(text).roles() == {("Inés Paz Mora", "Daem", "directora"), ("Luis Toro Gil", "Cesfam Sur", "director")}


@pytest.mark.parametrize(
    "text",
    [
        "La hasta ayer administradora municipal, Elena Soto Ruiz, dejó el cargo.",
        "Elena Soto Ruiz, quien hasta la semana pasada era administradora municipal, llegó.",
        "Elena Soto Ruiz, administradora municipal en ese entonces, llegó.",
    ],
)
def test_an_office_of_then_is_one_of_the_past(told, text):
    found = told(MAYOR + text)
    assert found.of("formerlyHeldRole") == {("Elena Soto Ruiz", TOME)}
    assert not found.roles()


def test_the_peer_of_a_councillor_is_one(told):
    found = told(MAYOR + "La concejala Inés Paz Mora y su par Luis Toro Gil votaron en contra.")
    assert found.of("councillorOf") == {("Inés Paz Mora", TOME), ("Luis Toro Gil", TOME)}


def test_a_predecessor_governed_and_one_of_a_director_did_not(told):
    assert told(MAYOR + "Su antecesor, Luis Toro Gil, dejó lista la obra.").of("formerlyGoverned") == {
        ("Luis Toro Gil", TOME)
    }
    other = MAYOR + "Llegó la directora del Daem, Inés Paz Mora. Su antecesor, Luis Toro Gil, dejó lista la obra."
    assert not told(other).of("formerlyGoverned")


def test_what_only_a_guard_or_an_adviser_is_makes_no_article_local(told):
    assert not told("El jefe de gabinete del ministro, Luis Toro Gil, y el fiscal Ugarte hablaron.").facts
