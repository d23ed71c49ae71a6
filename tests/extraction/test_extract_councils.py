"""Councils told by their members, oaths, and the parties of those who stand without a name.  All people are invented."""

import pytest

TOME, PENCO = "Municipalidad de Tomé", "Municipalidad de Penco"
MEMBERS = {("Elena Prado Ruiz", TOME), ("Raúl Soto Lira", TOME), ("Inés Paredes Mora", TOME)}
MAYOR = "El alcalde de Penco, Luis Mora Díaz, llegó. "


@pytest.mark.parametrize(
    "text",
    [
        "Sesionó el Concejo Municipal de Tomé. Asumieron Elena Prado Ruiz (PS), Raúl Soto Lira (RN) e Inés Paredes Mora.",
        "El Concejo Municipal de Tomé que estará hasta 2028: Elena Prado Ruiz; Raúl Soto Lira (Ind.-RN), e Inés Paredes Mora.",
        "Quedó instalado el Concejo Municipal de Tomé, que integran Elena Prado Ruiz, Raúl Soto Lira e Inés Paredes Mora.",
        "Tres ediles de Tomé —Elena Prado Ruiz (PS), Raúl Soto Lira (RN) e Inés Paredes Mora— votaron en contra.",
    ],
)
def test_a_council_is_told_by_its_members(told, text):
    assert told(text).of("councillorOf") == MEMBERS


@pytest.mark.parametrize(
    "text",
    [
        "Sesionó el Concejo Municipal de Tomé. Asumieron el desafío Elena Prado Ruiz, Raúl Soto Lira e Inés Paredes Mora.",
        "El concejo de Tomé fue claro: Elena Prado Ruiz y Raúl Soto Lira deben irse.",
        "CONCEJALES DE TOMÉ ACUDEN A CONTRALORÍA",
    ],
)
def test_not_everybody_beside_a_council_is_its_member(told, text):
    assert told(text).of("councillorOf") == set()


def test_those_who_take_office_sat_in_the_session(told):
    found = told(
        "El Concejo Municipal de Tomé celebró su sesión de instalación. En el Concejo Municipal hay caras nuevas. "
        "Juraron Elena Prado Ruiz, Raúl Soto Lira e Inés Paredes Mora."
    )
    (event,) = found.events
    assert event[0] == "CouncilSession"
    assert {name for name, _ in MEMBERS} <= event[1]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("El edil UDI lo negó.", "UDI"),
        ("El jefe comunal, militante de Renovación Nacional, lo negó.", "Renovación Nacional"),
        ("El alcalde (PS) lo negó.", "PS"),
        ("El edil del partido de derecha Renovación Nacional lo negó.", "Renovación Nacional"),
    ],
)
def test_a_party_said_beside_an_office_is_its_holders(told, text, party):
    assert told(MAYOR + text).of("memberOfParty") == {("Luis Mora Díaz", party)}


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde criticó a la UDI.",
        "El exalcalde UDI lo negó.",
        "En Lota, los vecinos criticaron a su alcalde UDI.",
        "Lota y Coronel esperan que el alcalde UDI responda.",
        "La alcaldesa de Tomé, Elena Prado Ruiz, también. El alcalde UDI lo negó.",
        "El concejal UDI lo negó.",
        "El alcalde de la lista de la UDI lo negó.",
        "El alcalde, militante de la UDI hasta 2019, lo negó.",
        "Elena Prado Ruiz, concejala de Tomé y militante del PS hasta su renuncia, lo negó.",
    ],
)
def test_a_party_that_is_another_s_or_of_the_past_is_nobodys(told, text):
    assert told(MAYOR + text).of("memberOfParty") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ayer asumió la alcaldía de Tomé Elena Prado Ruiz.",
        "Asumió por segunda vez la alcaldía de Tomé Elena Prado Ruiz, y lo será hasta 2024.",
        "Elena Prado Ruiz, que encabeza la comuna de Tomé, llegó a la municipalidad.",
    ],
)
def test_who_takes_or_heads_a_comuna_is_its_mayor(told, text):
    assert told(text).of("governs") == {("Elena Prado Ruiz", TOME)}


@pytest.mark.parametrize(
    "text",
    [
        "Raúl Soto Lira, consejero regional, aplaudió. Su par Inés Paredes Mora calló.",
        "Elena Prado Ruiz, quien lidera Tomé, llegó a la municipalidad.",
    ],
)
def test_a_peer_of_no_mayor_and_the_head_of_a_mere_name_are_none(told, text):
    assert told(MAYOR + text).of("governs") == {("Luis Mora Díaz", PENCO)}


def test_el_edil_is_no_woman_and_none_of_several_councillors(told):
    speech = "El edil agregó que “falta mucho por hacer en estos barrios”."
    woman = "La alcaldesa de Tomé, Elena Prado Ruiz, presidió. "
    assert told(woman + speech).statements == []
    council = "Los concejales de Tomé Raúl Soto Lira y Juan Paredes Mora llegaron. "
    assert told(council + "Hubo debate. " + speech).statements == []


def test_the_governor_of_what_is_only_a_region_heads_its_government(told):
    found = told("La alcaldesa de Tomé, Ana Paz Mora, recibió al gobernador de Atacama, Raúl Soto Lira.", date=None)
    assert {body for _, body, _ in found.roles()} == {"Gobierno Regional de Atacama"}


def test_the_units_of_many_municipalities_are_no_unit_of_one(told):
    found = told("La comuna de Tomé espera. El traspaso de los Daem preocupa a la municipalidad de Tomé.")
    assert found.of("hasUnit") == set()


@pytest.mark.parametrize(
    "text",
    [
        "tres miembros del concejo: Elena Prado Ruiz, Raúl Soto Lira e Inés Paredes Mora.",
        "los integrantes del Concejo Municipal de Tomé Elena Prado Ruiz, Raúl Soto Lira e Inés Paredes Mora.",
    ],
)
def test_members_of_the_council_are_councillors(told, text):
    assert told(f"La alcaldesa de Tomé, Ana Paz Mora, llegó con {text}").of("councillorOf") == MEMBERS


def test_staff_of_the_council_are_not(told):
    assert told("Llegó un funcionario del concejo de Tomé, Raúl Soto Lira.").of("councillorOf") == set()


WITH = "La alcaldesa de Tomé, Ana Paz Mora, se reunió con "


@pytest.mark.parametrize(
    "text",
    [
        "los seremis Elena Prado Ruiz (Salud) y Raúl Soto Lira (Energía).",
        "dos seremis: Elena Prado Ruiz, de Salud, y Raúl Soto Lira, de Energía.",
        "los seremis de Salud, Elena Prado Ruiz, y de Energía, Raúl Soto Lira.",
        "los seremis de Salud, Elena Prado Ruiz; de Energía, Raúl Soto Lira.",
    ],
)
def test_a_plural_office_gives_each_name_its_complement(told, text):
    assert {(who, body) for who, body, _ in told(WITH + text).roles()} == {
        ("Elena Prado Ruiz", "Seremi de Salud"),
        ("Raúl Soto Lira", "Seremi de Energía"),
    }


def test_staff_said_to_be_somebody_s_is_of_the_one_named_before(told):
    aide = "y su jefa de gabinete, Inés Paredes Mora, llegaron a Tomé."
    assert told(f"La alcaldesa de Tomé, Ana Paz Mora, {aide}").roles() == {
        ("Inés Paredes Mora", TOME, "jefa de gabinete")
    }
    found = told(f"La alcaldesa de Tomé, Ana Paz Mora, la seremi de Salud, Elena Prado Ruiz, {aide}")
    assert "Inés Paredes Mora" not in {who for who, _, _ in found.roles()}


def test_the_complement_may_be_a_body(told):
    found = told(
        f"{WITH}los directores regionales Elena Prado Ruiz, del Serviu, y Raúl Soto Lira, de la Dirección de Obras "
        "Hidráulicas."
    )
    assert found.roles() == {
        ("Elena Prado Ruiz", "Serviu", "directora regional"),
        ("Raúl Soto Lira", "Dirección de Obras Hidráulicas", "director regional"),
    }


def test_a_name_without_its_complement_takes_no_other_s(told):
    found = told(f"{WITH}los seremis Elena Prado Ruiz (Salud) y Raúl Soto Lira.")
    assert ("Raúl Soto Lira", "Seremi de Salud", "seremi de Salud") not in found.roles()
