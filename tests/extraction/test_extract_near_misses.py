"""What must not be read: near misses of the rules, each a wrong fact about somebody.  All people are invented."""

import pytest

HEAD = "El municipio de Tomé informó ayer. "


def offices(told, text):
    found = told(HEAD + text, date="2022-05-12")
    return {fact[:3] for fact in found.facts if fact[0] in OFFICES}


OFFICES = ("governs", "formerlyGoverned", "councillorOf", "holdsRole", "formerlyHeldRole")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "La esposa del alcalde de Tomé, Raúl Soto Vera, asumió la dirección del Departamento de Salud.",
            "Raúl Soto Vera",
        ),
        ("El hijo del alcalde Raúl Soto Vera dejó de ser concejal de Tomé.", "Raúl Soto Vera"),
        ("El hijo de Elena Prado Ruiz, quien encabeza la Municipalidad de Tomé, llegó.", "Elena Prado Ruiz"),
        ("El hermano de la concejala de Tomé, Elena Prado Ruiz, dejó la alcaldía de Penco.", "Elena Prado Ruiz"),
    ],
)
def test_an_office_of_somebody_s_family_is_not_theirs(told, text, who):
    named = {fact for fact in offices(told, text) if fact[1] == who}
    assert {fact[0] for fact in named} <= {"governs", "councillorOf"}
    assert len(named) <= 1  # the office that stands beside the name


@pytest.mark.parametrize(
    "text",
    [
        "Elena Prado Ruiz dirige un mensaje a Carabineros.",
        "Elena Prado Ruiz lidera la demanda contra la Asociación Chilena de Municipalidades.",
        "Elena Prado Ruiz encabeza el ranking de la Asociación Chilena de Municipalidades.",
        "El dirigente Luis Mora Paz tomó la alcaldía de Tomé junto a pobladores.",
        "Luis Mora Paz ocupa la alcaldía de Tomé en protesta.",
        "Elena Prado Ruiz salió de la alcaldía de Tomé con cara larga.",
        "Elena Prado Ruiz dejó la alcaldía de Tomé tras la reunión.",
        "En 1992, Raúl Soto Vera asumió la alcaldía de Tomé.",
        "Raúl Soto Vera asumió el cargo de alcalde de Tomé por tres días.",
        "Raúl Soto Vera asumió el rol de alcalde de Tomé en la obra de teatro.",
        "Elena Prado Ruiz obtuvo la presidencia de la Asociación Chilena de Municipalidades en 1998.",
        "Elena Prado Ruiz, como alcaldesa de Tomé, sería un desastre.",
        "De llegar Elena Prado Ruiz, como alcaldesa de Tomé, cambiaría todo.",
        "Con Raúl Soto Vera, como alcalde de Tomé, se construyó el estadio en 1995.",
        "Tres concejales de Tomé fueron denunciados. Ana Soto Rey, Luis Mora Paz e Inés Rey Gil presentaron la denuncia.",
        "El Concejo Municipal de Tomé, que integrarán Ana Soto Rey y Luis Mora Paz, sesionó.",
    ],
)
def test_no_office_is_read_into_these(told, text):
    assert offices(told, text) == set()


def test_the_one_of_another_comuna_has_the_office_of_its_article(told):
    text = "El alcalde de Tomé, Raúl Soto Vera, saludó a la concejala Elena Prado Ruiz, y el de Penco, Luis Mora Paz, se fue."
    assert not {fact for fact in offices(told, text) if fact[1] == "Luis Mora Paz" and fact[0] == "councillorOf"}


@pytest.mark.parametrize(
    "text",
    [
        "Se cayó el convenio entre la Municipalidad de Tomé y la Municipalidad de Penco.",
        "La Contraloría objetó el convenio entre la Municipalidad de Tomé y la Municipalidad de Penco.",
        "El convenio entre la Municipalidad de Tomé y la Municipalidad de Penco está en trámite.",
        "Los municipios de Tomé y Penco se unieron a las críticas.",
        "Dos municipios del Biobío firmaron un acuerdo. Tomé y Penco, en cambio, se restaron.",
    ],
)
def test_nobody_works_together_in_these(told, text):
    found = told(HEAD + text)
    assert found.agreements == []
    assert found.of("collaboratesWith") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Tomé anuncia el cierre de la farmacia popular.",
        "Tomé cuenta con más recursos, a diferencia de Penco, que tiene farmacia popular.",
    ],
)
def test_a_service_that_is_no_direct_object_is_not_opened(told, text):
    assert ("Municipalidad de Tomé", "farmacia popular") not in told(HEAD + text).of("adopts")
