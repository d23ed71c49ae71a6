"""Offices in bodies that the text has named before, boards, and offices told by verbs.  All people are invented."""

import pytest

TOME, PENCO, LOTA = "Municipalidad de Tomé", "Municipalidad de Penco", "Municipalidad de Lota"
NUBLE = "Asociación de Municipalidades de Ñuble"
BEFORE = f"La {NUBLE} recibió al alcalde de Arauco. "
AFTER = " La municipalidad de Penco calló."


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Elena Prado, tesorera de la agrupación y alcaldesa de Penco, habló.", "tesorera"),
        ("El presidente de la entidad, Raúl Soto, habló.", "presidente"),
        ("Raúl Soto, secretario ejecutivo de dicha asociación, habló.", "secretario ejecutivo"),
        ("Luis Mora, quien preside la asociación, habló.", "presidente"),
        ("Habló la agrupación, que preside Luis Mora.", "presidente"),
        ("Habló Inés Mora, su directora ejecutiva.", "directora ejecutiva"),
    ],
)
def test_a_noun_points_back_to_the_association(told, text, role):
    assert {(o, r) for _, o, r in told(BEFORE + text).roles()} == {(NUBLE, role)}


def test_the_body_may_have_been_said_inside_another_office(told):
    found = told(
        f"La alcaldesa de Penco y presidenta de la {NUBLE}, Ana Paz, llegó con Inés Mora, tesorera de la agrupación."
    )
    assert ("Inés Mora", NUBLE, "tesorera") in found.roles()


@pytest.mark.parametrize(
    "text",
    [
        "Elena Prado, integrante de la agrupación, habló.",
        "Luego llegó la Cámara de Comercio de Tomé. El presidente de la entidad, Raúl Soto, habló.",
        "Habló Inés Mora, su asesora.",
        "Luis Mora, quien preside la mesa de trabajo, habló.",
    ],
)
def test_a_noun_that_leaves_the_body_open_points_to_none(told, text):
    assert told(BEFORE + text).roles() == set()


def test_a_board_told_in_a_row(told):
    found = told(
        f"La {NUBLE} eligió su mesa. Presidente, el alcalde de Tomé don Raúl Soto; vicepresidenta, la alcaldesa de "
        "Penco, Elena Prado; tesorera, la de Lota, Ana Paz."
    )
    assert found.roles() == {
        ("Raúl Soto", NUBLE, "presidente"),
        ("Elena Prado", NUBLE, "vicepresidenta"),
        ("Ana Paz", NUBLE, "tesorera"),
    }
    assert found.of("governs") == {("Raúl Soto", TOME), ("Elena Prado", PENCO), ("Ana Paz", LOTA)}


def test_a_board_told_line_by_line(told):
    found = told(
        f"La {NUBLE} eligió su mesa.\n\nPresidente: Raúl Soto, alcalde de Tomé\nTesorera (reelecta): Elena Prado, "
        "alcaldesa de Penco\nDirectores: los alcaldes Luis Mora (Lota) y Ana Paz (Arauco)"
    )
    assert found.roles() == {
        ("Raúl Soto", NUBLE, "presidente"),
        ("Elena Prado", NUBLE, "tesorera"),
        ("Luis Mora", NUBLE, "director"),
        ("Ana Paz", NUBLE, "director"),
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"Elena Prado asumió la presidencia de la {NUBLE}.", ("holdsRole", "Elena Prado", NUBLE, "presidenta")),
        (f"Raúl Soto dejó la presidencia de la {NUBLE}.", ("formerlyHeldRole", "Raúl Soto", NUBLE, "presidente")),
        (
            f"La presidencia de la {NUBLE} quedó en manos de Raúl Soto.",
            ("holdsRole", "Raúl Soto", NUBLE, "presidente"),
        ),
        ("Raúl Soto asumió la alcaldía de Penco.", ("governs", "Raúl Soto", PENCO, None)),
        ("Raúl Soto dejó la alcaldía de Penco.", ("formerlyGoverned", "Raúl Soto", PENCO, None)),
        ("Raúl Soto dejó de ser alcalde de Penco.", ("formerlyGoverned", "Raúl Soto", PENCO, None)),
        (
            "Raúl Soto renunció a su cargo de concejal de Penco.",
            ("formerlyHeldRole", "Raúl Soto", PENCO, "concejal"),
        ),
        ("Raúl Soto se desempeñó como alcalde de Penco.", ("formerlyGoverned", "Raúl Soto", PENCO, None)),
        (
            "Raúl Soto asumió el cargo de administrador municipal en Penco.",
            ("holdsRole", "Raúl Soto", PENCO, "administrador municipal"),
        ),
        (
            f"Elena Prado resultó electa presidenta de la {NUBLE}.",
            ("holdsRole", "Elena Prado", NUBLE, "presidenta"),
        ),
        (
            "La alcaldesa nombró como administrador municipal de Penco a Raúl Soto.",
            ("holdsRole", "Raúl Soto", PENCO, "administrador municipal de Penco"),
        ),
    ],
)
def test_verbs_of_taking_leaving_and_giving_an_office(told, text, fact):
    assert {f for f in told(text + AFTER).facts if f[1] == fact[1]} == {fact}


@pytest.mark.parametrize(
    "text",
    [
        f"Elena Prado asumirá la presidencia de la {NUBLE}.",
        f"Elena Prado criticó la presidencia de la {NUBLE}.",
        f"La presidencia de la {NUBLE} la disputan Elena Prado y Raúl Soto.",
        "El hermano de Raúl Soto asumió la alcaldía de Penco.",
        "Raúl Soto dejará la alcaldía de Penco.",
        "Raúl Soto no dejó la alcaldía de Penco.",
        "Raúl Soto dejó a la alcaldesa de Penco sin respuesta.",
        "Raúl Soto renunciará a su cargo de alcalde de Penco.",
        "Raúl Soto visitó la alcaldía de Penco.",
        "Elena Prado resultó electa alcaldesa de Penco.",
        f"La presidenta electa de la {NUBLE}, Elena Prado, llegó.",
    ],
)
def test_other_verbs_and_what_is_still_to_come_give_no_office(told, text):
    assert not {s for _, s, _, _ in told(text + AFTER).facts} & {"Elena Prado", "Raúl Soto"}
