"""Who governs, sits on a council or holds a role, in the ways the press says it.  All people are invented."""

import pytest

TOME, CASTRO, QUILLOTA = "Municipalidad de Tomé", "Municipalidad de Castro", "Municipalidad de Quillota"


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tomé, Raúl Prado Soto, llegó temprano.",
        "Raúl Prado Soto, alcalde de Tomé, llegó temprano.",
        "Llegó Raúl Prado Soto (alcalde de Tomé).",
        "El alcalde de la comuna de Tomé Raúl Prado Soto llegó temprano.",
        "El jefe comunal tomecino, Raúl Prado Soto, llegó temprano.",
        "El edil de Tomé don Raúl Prado Soto llegó temprano.",
        "Según Raúl Prado Soto (PS), alcalde de Tomé, faltan recursos.",
        "Alcalde Tomé Raúl Prado Soto llegó temprano.",
    ],
)
def test_a_mayor_named_in_either_order(told, text):
    assert told(text).of("governs") == {("Raúl Prado Soto", TOME)}


def test_the_municipality_may_be_the_one_that_the_article_is_about(told):
    text = "La Municipalidad de Tomé abrió una oficina. “Es un gran día para todos”, dijo la alcaldesa Inés Prado."
    assert told(text, date=None).of("governs") == {("Inés Prado", TOME)}


def test_a_mayor_without_a_comuna_in_the_article_governs_nothing(told):
    assert told("El alcalde Raúl Prado llegó temprano a la cita.").of("governs") == set()


def test_another_mayor_on_record_leaves_it_unsettled(told):
    text = "En Tomé se abrió una oficina de la municipalidad. Llegó el alcalde Raúl Prado Inventado."
    assert told(text, date="2022-05-12").of("governs") == set()


def test_peers_lists_and_plurals(told):
    text = (
        "El alcalde de Tomé, Raúl Prado, recibió a su par de Castro, Inés Soto. "
        "Vinieron los alcaldes de Ancud, Mario Rey; de Quellón, Sara Paz; y de Chonchi, Luis Mora."
    )
    assert told(text).of("governs") == {
        ("Raúl Prado", TOME),
        ("Inés Soto", CASTRO),
        ("Mario Rey", "Municipalidad de Ancud"),
        ("Sara Paz", "Municipalidad de Quellón"),
        ("Luis Mora", "Municipalidad de Chonchi"),
    }


def test_a_list_of_officials(told):
    text = (
        "La mesa de la Asociación Chilena de Municipalidades quedó así:\n\n"
        "- Presidenta: Elena Prado Ruiz (alcaldesa de Tomé)\n- Tesorero: Luis Mora (alcalde de Castro)"
    )
    found = told(text)
    assert found.of("governs") == {("Elena Prado Ruiz", TOME), ("Luis Mora", CASTRO)}
    assert ("Elena Prado Ruiz", "Asociación Chilena de Municipalidades", "presidenta") in found.roles()


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("El exalcalde de Tomé Raúl Prado llegó.", "formerlyGoverned"),
        ("El ex alcalde de Tomé, Raúl Prado, llegó.", "formerlyGoverned"),
        ("El entonces alcalde de Tomé, Raúl Prado, firmó.", "formerlyGoverned"),
        ("El exconcejal de Tomé Raúl Prado llegó.", "formerlyHeldRole"),
        ("El concejal de Tomé, Raúl Prado, llegó.", "councillorOf"),
    ],
)
def test_former_mayors_and_councillors(told, text, predicate):
    found = told(text)
    assert found.of(predicate) == {("Raúl Prado", TOME)}
    assert len(found.facts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "El candidato a alcalde de Tomé, Raúl Prado, llegó.",
        "El alcalde electo de Tomé, Raúl Prado, llegó.",
        "La candidata a concejala por Tomé, Inés Prado, habló con el municipio.",
    ],
)
def test_candidates_and_the_elected_hold_no_office(told, text):
    assert told(text).facts == set()


def test_an_acting_mayor_keeps_the_role(told):
    found = told("El alcalde (s) de Tomé, Raúl Prado, llegó.")
    assert found.facts == {("governs", "Raúl Prado", TOME, "alcalde (s)")}


def test_parties_in_brackets_and_independents(told):
    found = told("El alcalde de Tomé, Raúl Prado (PS), y el alcalde de Castro, Luis Mora (Ind.), hablaron.")
    assert found.of("memberOfParty") == {("Raúl Prado", "PS")}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("La jefa de gabinete de la Municipalidad de Tomé, Sara Paz, habló.", (TOME, "jefa de gabinete")),
        ("El seremi de Salud, Luis Mora, visitó al municipio de Tomé.", ("Seremi de Salud", "seremi de Salud")),
        (
            "El delegado presidencial de Arauco, Luis Mora, habló con la Municipalidad de Tomé.",
            ("Delegación Presidencial de Arauco", "delegado presidencial de Arauco"),
        ),
        (
            "Sara Paz, directora del Cesfam Bellavista, habló con el municipio de Tomé.",
            ("Cesfam Bellavista", "directora"),
        ),
        (
            "La directora del Departamento de Salud de la Municipalidad de Tomé, Sara Paz, habló.",
            ("Departamento de Salud", "directora"),
        ),
        ("El director de Obras de la Municipalidad de Tomé, Luis Mora, habló.", (TOME, "director de Obras")),
    ],
)
def test_other_offices_and_their_bodies(told, text, role):
    assert [(o, r) for _, o, r in told(text).roles()] == [role]


def test_a_governor_before_and_after_the_reform(told):
    text = "El gobernador de Palena, Luis Mora, se reunió con el alcalde de Chaitén, Raúl Prado."
    before, after = told(text, date="2021-01-05"), told(text, date="2022-01-05")
    assert {o for _, o, _ in before.roles()} == {"Gobernación de Palena"}
    assert {o for _, o, _ in after.roles()} == {"Gobierno Regional de Palena"}


def test_people_without_an_office_and_things_of_like_names_give_nothing(told):
    text = (
        "El estadio municipal de Tomé recibió a Santiago Wanderers. El vecino Pedro Castro aplaudió en la calle Colina. "
        "Club Deportivo La Serena ganó."
    )
    assert {p for p, *_ in told(text).facts} <= {"hasUnit"}


def test_namesakes_with_a_first_name_are_kept_apart(told):
    text = "El alcalde de Tomé, Raúl Soto, y la alcaldesa de Castro, Ana Soto, hablaron. “Vamos muy bien hoy”, dijo Ana Soto."
    found = told(text)
    assert found.of("governs") == {("Raúl Soto", TOME), ("Ana Soto", CASTRO)}
    assert found.statements == [("Ana Soto", "Vamos muy bien hoy")]


def test_one_name_with_two_offices_that_exclude_each_other_is_two_people(told):
    text = "Llegó Pablo Mora, gobernador regional. El alcalde de Tomé, Pablo Mora, lo recibió en la municipalidad."
    found = told(text, date="2022-05-12")
    people = [entity for entity in found.extraction.entities if entity.label == "Pablo Mora"]
    assert len(people) == 2
    assert {(p, o) for p, _, o, _ in found.facts} == {("governs", TOME), ("holdsRole", "Gobierno Regional")}
    assert len({fact.subject for fact in found.extraction.facts}) == 2
