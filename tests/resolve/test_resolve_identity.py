"""Who is who across articles.  People of the tables are real; all others are invented."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munigraph.authority import load
from munigraph.model import Entity, EntityKind, Predicate
from munigraph.resolve import Case, resolve

ID = "https://w3id.org/munigraph/id/"
G, C, F = Predicate.GOVERNS, Predicate.COUNCILLOR_OF, Predicate.FORMERLY_GOVERNED


def person(label, cut=None, *, key=None, aliases=()):
    return Entity(key or label, EntityKind.PERSON, label, tuple(aliases), cut)


def case(article, *entities, date="2022-05-12", offices=()):
    return Case(article, date, entities, tuple(sorted(offices)))


def iris(*cases):
    found = resolve(cases)
    return {(c.article, e.key): found.of(c.article, e.key).iri.removeprefix(ID) for c in cases for e in c.entities}


def test_a_mayor_is_the_person_of_the_mandate_when_name_municipality_and_date_agree():
    one = case("a", person("Jorge Sharp", "05101"), offices=[("Jorge Sharp", G, "05101")])
    two = case("b", person("Sharp", "05101"), date="2017-01-01", offices=[("Sharp", G, "05101")])
    found = resolve([one, two])
    assert found.of("a", "Jorge Sharp") == found.of("b", "Sharp")
    identity = found.of("a", "Jorge Sharp")
    assert identity.iri == ID + "person/jorge-sharp-fajardo"
    assert identity.label == "Jorge Sharp Fajardo"
    assert {why.code for why in identity.reasons} == {"mandate"}
    assert "2016-12-06" in identity.reasons[0].tell("es")
    assert identity.aliases == ("Jorge Sharp", "Sharp")


@pytest.mark.parametrize(
    ("label", "cut", "date"),
    [
        ("Jorge Sharp", "05101", "2015-01-01"),  # before the mandate
        ("Jorge Sharp", "05501", "2022-05-12"),  # another municipality
        ("Jorge Prado", "05101", "2022-05-12"),  # another name
    ],
)
def test_without_agreement_there_is_no_match(label, cut, date):
    found = iris(case("a", person(label, cut), date=date, offices=[(label, G, cut)]))
    assert found["a", label] != "person/jorge-sharp-fajardo"


def test_a_former_mayor_is_matched_after_the_mandate_began():
    found = iris(case("a", person("Jorge Sharp", "05101"), date="2025-05-12", offices=[("Jorge Sharp", F, "05101")]))
    assert found["a", "Jorge Sharp"] == "person/jorge-sharp-fajardo"


def test_an_undated_article_matches_any_mandate_of_the_municipality():
    found = iris(
        case(
            "a", person("Oscar Calderón Sánchez", "05501"), date=None, offices=[("Oscar Calderón Sánchez", G, "05501")]
        )
    )
    assert found["a", "Oscar Calderón Sánchez"] == "person/oscar-calderon-sanchez"


def test_forms_of_one_name_in_one_municipality_are_one_person():
    found = iris(
        case("a", person("Elena Prado Ruiz", "08111")),
        case("b", person("Elena Prado", "08111")),
        case("c", person("Prado", "08111")),
    )
    assert set(found.values()) == {"person/elena-prado-ruiz"}


def test_namesakes_of_different_municipalities_stay_apart():
    found = iris(case("a", person("Elena Prado", "08111")), case("b", person("Elena Prado", "10201")))
    assert found == {("a", "Elena Prado"): "person/elena-prado-08111", ("b", "Elena Prado"): "person/elena-prado-10201"}


def test_a_short_form_that_fits_two_people_is_joined_to_neither():
    found = iris(
        case("a", person("Elena Prado Ruiz", "08111"), person("Marta Prado Soto", "08111")),
        case("b", person("Prado", "08111")),
    )
    assert len(set(found.values())) == 3


def test_a_councillor_who_shares_a_mayors_surname_only_is_another_person():
    found = iris(
        case("a", person("Jorge Sharp", "05101"), offices=[("Jorge Sharp", G, "05101")]),
        case("b", person("Elena Sharp", "05101"), offices=[("Elena Sharp", C, "05101")]),
    )
    assert found["b", "Elena Sharp"] == "person/elena-sharp"


def test_a_namesake_without_a_municipality_is_not_the_mayor_on_record():
    found = iris(
        case("a", person("Jorge Sharp", "05101"), offices=[("Jorge Sharp", G, "05101")]),
        case("b", person("Jorge Sharp Fajardo", "05501"), offices=[("Jorge Sharp Fajardo", C, "05501")]),
        case("c", person("Jorge Sharp Fajardo")),
    )
    assert found["a", "Jorge Sharp"] == "person/jorge-sharp-fajardo"
    assert len(set(found.values())) == 3


def test_names_that_differ_by_a_hyphen_do_not_share_an_iri_unless_they_are_one_person():
    hyphen, blank = "Inés García-Huidobro", "Inés García Huidobro"
    one = iris(case("a", person(hyphen, "08111")), case("b", person(blank, "08111")))
    two = iris(case("a", person(hyphen, "08111")), case("b", person(blank, "10201")))
    assert len(set(one.values())) == 1
    assert len(set(two.values())) == 2


def test_two_people_of_one_name_in_one_article_are_two():
    found = iris(case("a", person("Elena Prado", "08111", key="1"), person("Elena Prado", "10201", key="2")))
    assert len(set(found.values())) == 2


def test_every_mandate_is_matched_by_its_own_short_name():
    for mandate in load().mandates:
        if " " in mandate.short_name:
            assert mandate.is_named(mandate.short_name), mandate


def test_units_belong_to_their_municipality_and_acronyms_to_their_full_names():
    def unit(label, cut, *aliases):
        return Entity(label, EntityKind.UNIT, label, aliases, cut)

    found = iris(
        case("a", unit("Dirección de Desarrollo Comunitario", "05101", "Dideco")),
        case("b", unit("Dideco", "05101")),
        case("c", unit("Dirección de Desarrollo Comunitario", "05501")),
        case("d", unit("Dideco", "05501")),
    )
    assert found["a", "Dirección de Desarrollo Comunitario"] == found["b", "Dideco"]
    assert found["a", "Dirección de Desarrollo Comunitario"] == "unit/05101/direccion-de-desarrollo-comunitario"
    assert found["c", "Dirección de Desarrollo Comunitario"] == "unit/05501/direccion-de-desarrollo-comunitario"
    assert found["d", "Dideco"] == "unit/05501/direccion-de-desarrollo-comunitario"


def test_an_acronym_that_two_names_claim_is_joined_to_neither():
    def body(label, *aliases):
        return Entity(label, EntityKind.ORGANIZATION, label, aliases)

    found = iris(
        case("a", body("Comité Operativo de Emergencia", "COE")),
        case("b", body("Centro de Orientación y Empleo", "COE")),
        case("c", body("COE")),
    )
    assert found["c", "COE"] == "organization/coe"


def test_what_the_tables_list_has_their_names():
    entities = (
        Entity("m", EntityKind.MUNICIPALITY, "Municipalidad de Valparaíso", (), "05101"),
        Entity("p", EntityKind.PARTY, "DC", (), None, "PDC"),
        Entity("a", EntityKind.ASSOCIATION, "AChM", (), None, "Asociación Chilena de Municipalidades"),
        Entity("o", EntityKind.MODEL, "Oficinas Municipales de Zona", ("OMZ",)),
    )
    found = resolve([case("x", *entities)])
    assert found.of("x", "m").iri == ID + "municipality/05101"
    assert found.of("x", "p").label == "Partido Demócrata Cristiano"
    assert found.of("x", "a").iri == ID + "organization/asociacion-chilena-de-municipalidades"
    assert found.of("x", "o").iri == ID + "model/oficinas-municipales-de-zona"


_CASES = [
    case(
        "a", person("Elena Prado Ruiz", "08111"), person("Jorge Sharp", "05101"), offices=[("Jorge Sharp", G, "05101")]
    ),
    case("b", person("Elena Prado", "08111"), person("Elena Soto")),
    case("c", person("Elena Prado", "10201"), person("Prado", "08111", key="p")),
    case("d", person("Sharp", "05101"), person("Elena Soto", "05501"), offices=[("Sharp", G, "05101")]),
    case("e", person("Prado Ruiz", "08111"), person("Luis Mora"), date=None),
]


@given(st.permutations(_CASES), st.integers(0, 99))
def test_order_and_repetition_do_not_matter(cases, seed):
    again = random.Random(seed).choice(cases)
    one, two = resolve(_CASES), resolve([*cases, again])
    for c in _CASES:
        for entity in c.entities:
            assert one.of(c.article, entity.key) == two.of(c.article, entity.key)
    assert [i.iri for i in one] == [i.iri for i in two]
