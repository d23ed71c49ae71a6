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


# Offices of the past


@pytest.mark.parametrize(
    "text",
    [
        "Raúl Soto, quien fuera alcalde de Tomé, llegó temprano.",
        "Raúl Soto, quien fue alcalde de Tomé, llegó temprano.",
        "Raúl Soto, que fue alcalde de Tomé, llegó temprano.",
        "Raúl Soto, alcalde de Tomé hasta 2021, llegó temprano.",
        "Raúl Soto, alcalde de Tomé hasta junio de 2021, llegó temprano.",
        "Raúl Soto, alcalde de Tomé hasta hace un año, llegó temprano.",
        "Raúl Soto, alcalde de Tomé entre 2016 y 2021, llegó temprano.",
    ],
)
def test_who_was_mayor_governed_and_does_not_govern(told, text):
    assert told(text).facts == {("formerlyGoverned", "Raúl Soto", TOME, None)}


@pytest.mark.parametrize(
    "text",
    [
        "Raúl Soto, quien fue electo alcalde de Tomé, llegó temprano.",
        "Elena Prado, quien fuera candidata a alcaldesa de Tomé, llegó temprano.",
        "Elena Prado, quien fuera la esposa del alcalde de Tomé, llegó temprano.",
        "Elena Prado, quien fue la encargada de entregar el premio en la municipalidad de Tomé, llegó temprano.",
    ],
)
def test_a_relative_clause_of_something_else_gives_no_office_of_the_past(told, text):
    assert told(text).facts == set()


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tomé, Raúl Soto, esperó hasta 2021.",
        "Raúl Soto, alcalde de Tomé, estuvo ahí hasta 2021.",
        "El alcalde de Tomé, Raúl Soto, recordó las obras hechas entre 2016 y 2021.",
    ],
)
def test_years_of_something_else_do_not_end_an_office(told, text):
    assert told(text).facts == {("governs", "Raúl Soto", TOME, None)}


# Parties


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("El alcalde UDI de Tomé, Raúl Soto, llegó.", {("Raúl Soto", "UDI")}),
        ("Raúl Soto, alcalde de Tomé (PS), llegó.", {("Raúl Soto", "PS")}),
        ("Raúl Soto, alcalde de Tomé (Biobío), llegó.", set()),
        ("El alcalde de Tomé, Raúl Soto, criticó a la UDI de Tomé.", set()),
        (
            "Los concejales de Tomé Elena Prado y Raúl Soto, ambos del PS, llegaron.",
            {("Elena Prado", "PS"), ("Raúl Soto", "PS")},
        ),
        ("Los concejales de Tomé Elena Prado y Raúl Soto, ambos vecinos del PS, llegaron.", set()),
        ("Los concejales de Tomé Elena Prado y Raúl Soto fueron al PS.", set()),
    ],
)
def test_a_party_inside_or_after_the_office_and_of_two(told, text, members):
    found = told(text)
    assert found.of("memberOfParty") == members
    assert ("Raúl Soto", TOME) in found.of("governs") | found.of("councillorOf")


# Names apart from the office


def test_the_mayor_on_record_may_be_named_apart_from_the_office(told):
    text = "La alcaldesa de Tomé anunció un plan. “Vamos a terminar pronto”, dijo Ivonne Rivas."
    found = told(text, date="2022-05-12")
    assert found.of("governs") == {("Ivonne Rivas", TOME)}
    assert found.statements == [("Ivonne Rivas", "Vamos a terminar pronto")]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("Elena Prado", "2022-05-12"),  # not the mayor
        ("Ivonne Rivas", "2018-05-12"),  # not the mayor then
        ("Ivonne Rivas", None),  # the day is not known
    ],
)
def test_nobody_else_is_taken_for_the_mayor_of_an_office_without_a_name(told, name, date):
    found = told(f"La alcaldesa de Tomé anunció un plan. “Vamos a terminar pronto”, dijo {name}.", date=date)
    assert found.of("governs") == set()
    assert found.statements == []


def test_a_surname_beside_a_verb_of_saying_is_the_mayor_on_record(told):
    found = told("La alcaldesa de Tomé anunció un plan. “Vamos a terminar pronto”, dijo Rivas.", date="2022-05-12")
    assert found.of("governs") == {("Rivas", TOME)}
    assert found.statements == [("Rivas", "Vamos a terminar pronto")]


@pytest.mark.parametrize(
    "other",
    ["La calle Rivas será cortada.", "El futbolista Rivas marcó dos goles.", "Dijo Rivas, ingeniero, que llueve."],
)
def test_the_surname_of_a_mayor_elsewhere_is_nobody(told, other):
    assert told(f"La alcaldesa de Tomé anunció un plan. {other}", date="2022-05-12").of("governs") == set()


@pytest.mark.parametrize(
    "counted", ["Tres concejales de Tomé tienen", "Tres de los concejales de Tomé tienen", "Los tres concejales de Tomé tienen"]
)  # fmt: skip
def test_councillors_counted_in_one_sentence_and_named_in_the_next(told, counted):
    found = told(f"{counted} una idea. Elena Prado, Raúl Soto e Inés Paredes anunciaron una propuesta.")
    assert found.of("councillorOf") == {("Elena Prado", TOME), ("Raúl Soto", TOME), ("Inés Paredes", TOME)}


@pytest.mark.parametrize(
    "text",
    [
        "Dos concejales de Tomé tienen una idea. Elena Prado, Raúl Soto e Inés Paredes anunciaron una propuesta.",
        "Los concejales de Tomé tienen una idea. Elena Prado, Raúl Soto e Inés Paredes anunciaron una propuesta.",
        "Tres concejales de Tomé tienen una idea. Elena Prado, Raúl Soto e Inés Paredes, vecinos, anunciaron otra.",
        "Tres concejales de Tomé tienen una idea. La obra espera. Elena Prado, Raúl Soto e Inés Paredes hablaron.",
    ],
)
def test_names_that_nothing_counts_are_no_councillors(told, text):
    assert told(text).facts == set()


# Lists and councils


def test_a_list_of_mayors_with_a_comuna_after_each_name(told):
    text = "Los alcaldes Elena Prado de Tomé, Raúl Soto de Quillota e Inés Paredes de la comuna de Castro llegaron."
    assert told(text).of("governs") == {("Elena Prado", TOME), ("Raúl Soto", QUILLOTA), ("Inés Paredes", CASTRO)}


@pytest.mark.parametrize(
    ("text", "governs"),
    [
        ("Los alcaldes Elena Prado, Raúl Soto e Inés Paredes llegaron a Castro.", set()),
        (
            "Los alcaldes Elena Prado de Tomé, Raúl Soto de Quillota y un vecino de Castro llegaron.",
            {("Elena Prado", TOME), ("Raúl Soto", QUILLOTA)},
        ),
    ],
)
def test_a_comuna_that_is_not_after_a_name_of_the_list_is_nobodys(told, text, governs):
    assert told(text).of("governs") == governs


@pytest.mark.parametrize("made_up_of", ["que integran", "integrado por"])
def test_those_who_make_up_a_council_are_its_councillors(told, made_up_of):
    found = told(f"El Concejo Municipal de Tomé, {made_up_of} Elena Prado (PS), Raúl Soto (RN) e Inés Paredes, votó.")
    assert found.of("councillorOf") == {("Elena Prado", TOME), ("Raúl Soto", TOME), ("Inés Paredes", TOME)}
    assert found.of("memberOfParty") == {("Elena Prado", "PS"), ("Raúl Soto", "RN")}


@pytest.mark.parametrize(
    "text",
    [
        "El Concejo Municipal de Tomé recibió a Elena Prado, Raúl Soto e Inés Paredes.",
        "El Consejo Comunal de Seguridad de Tomé, que integran Elena Prado, Raúl Soto e Inés Paredes, llegó al municipio.",
    ],
)
def test_guests_of_a_council_and_members_of_another_body_are_no_councillors(told, text):
    assert told(text).of("councillorOf") == set()


@pytest.mark.parametrize(
    "text",
    [
        "La obra viene de los tiempos de Elena Prado y de Raúl Soto (alcaldes anteriores de Tomé).",
        "La obra viene de los alcaldes anteriores de Tomé, Elena Prado y Raúl Soto.",
    ],
)
def test_the_mayors_before_governed(told, text):
    assert told(text).of("formerlyGoverned") == {("Elena Prado", TOME), ("Raúl Soto", TOME)}
    assert told(text).of("governs") == set()


def test_whom_a_quotation_names_is_not_the_one_who_speaks(told):
    text = (
        "La alcaldesa de Tomé, Ivonne Rivas, habló. La dirigenta Marta Ríos, presidenta de la junta de vecinos, llegó. "
        "“Esto viene de los tiempos de Elena Prado (exalcaldesa de Tomé)”, advirtió la dirigenta."
    )
    assert all(speaker != "Elena Prado" for speaker, _ in told(text).statements)
