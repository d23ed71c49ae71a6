"""People whom an office, a date, a party or a story identifies."""

from __future__ import annotations

import pytest
from told import body, case, doubts, iris, person, region

from munigraph.model import EntityKind, Predicate
from munigraph.resolve import resolve

G, C, F = Predicate.GOVERNS, Predicate.COUNCILLOR_OF, Predicate.FORMERLY_GOVERNED


def official(article, name, office, *more, date="2022-05-12"):
    return case(article, person(name), body(office), *more, date=date, posts=[(name, office)])


def people(*cases):
    return [iri for (_, key), iri in iris(*cases).items() if iri.startswith("person/")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elena Prado", "Elena Prado Ruiz"),
        ("Elena María Prado", "Elena Prado"),
        ("E. Prado Ruiz", "Elena Prado Ruiz"),
        ("Elena Prado R.", "Elena Prado Ruiz"),
        ("ELENA PRADO", "Élena Prado"),
        ("Elena Prado-Ruiz", "Elena Prado Ruiz"),
        ("Elena «Nena» Prado", "Elena Prado"),
        ('Elena "Nena" Prado', "Elena Prado Ruiz"),
    ],
)
def test_forms_of_a_name_in_one_office_of_one_region_are_one_person(one, other):
    told = (official("a", one, "Seremi de Salud", region("10")), official("b", other, "Seremi de Salud de Los Lagos"))
    assert len(set(people(*told))) == 1


def test_the_same_office_of_two_regions_is_two_peoples():
    told = (
        official("a", "Elena Prado", "Seremi de Salud", region("10")),
        official("b", "Elena Prado", "Seremi de Salud", region("07")),
    )
    assert people(*told) == [
        "person/elena-prado-seremi-de-salud-de-la-region-de-los-lagos",
        "person/elena-prado-seremi-de-salud-de-la-region-del-maule",
    ]


def test_an_office_whose_region_is_not_told_fits_the_region_of_the_same_name():
    told = (
        official("a", "Elena Prado", "Seremi de Salud", region("10")),
        official("b", "Elena Prado", "Seremi de Salud"),
    )
    assert len(set(people(*told))) == 1


def test_namesakes_with_unlike_offices_are_two_and_listed():
    told = (official("a", "Elena Prado", "Senado"), official("b", "Elena Prado", "Cámara de Diputados"))
    assert people(*told) == ["person/elena-prado-senado", "person/elena-prado-camara-de-diputados"]
    assert doubts(*told) == [("elena-prado-camara-de-diputados", "elena-prado-senado", "doubt-offices")]


def test_unlike_offices_of_two_regions_are_not_even_doubtful():
    told = (
        official("a", "Elena Prado", "Seremi de Salud de Los Lagos", region("10")),
        official("b", "Elena Prado", "Gobierno Regional", region("01")),
    )
    assert len(set(people(*told))) == 2
    assert doubts(*told) == []


def test_offices_that_the_president_fills_are_one_persons_one_after_the_other():
    told = (
        official("a", "Elena Prado", "Subsecretaría de Educación", date="2019-11-01"),
        official("b", "Elena Prado", "Ministerio de Educación", date="2021-01-01"),
    )
    assert len(set(people(*told))) == 1
    (why,) = resolve(told).of("a", "Elena Prado").reasons
    assert why.code == "same-circle"
    assert "Ministerio de Educación" in why.tell("es")


def test_a_ministry_left_unsaid_is_any_ministry_but_a_general_name_identifies_nobody_by_itself():
    ministers = (official("a", "Elena Prado", "Ministerio"), official("b", "Elena Prado", "Ministerio del Interior"))
    deans = (official("a", "Elena Prado", "Facultad de Letras"), official("b", "Elena Prado", "Facultad de Letras"))
    assert len(set(people(*ministers))) == 1
    assert len(set(people(*deans))) == 2


def test_a_whole_name_without_office_is_nobody_else_but_listed():
    told = (official("a", "Elena Prado Ruiz", "Senado"), case("b", person("Elena Prado Ruiz")))
    assert len(set(people(*told))) == 2
    assert doubts(*told)[0][2] == "doubt-name"


def test_articles_that_tell_one_story_name_one_person():
    shared = (body("Club Andino de Prueba"), body("Liga de Prueba"))
    told = (
        official("a", "Elena Prado", "Fundación Dos Ríos", *shared, date="2022-05-12"),
        case("b", person("Elena Prado"), *shared, date="2022-05-13"),
        case("c", person("Elena Prado"), *shared, date="2023-05-13"),
    )
    found = iris(*told)
    assert found["a", "Elena Prado"] == found["b", "Elena Prado"] != found["c", "Elena Prado"]


def test_a_surname_alone_is_joined_by_municipality_and_kind_of_office_only():
    full = case("a", person("Elena Prado", "08111"), offices=[("Elena Prado", C, "08111")])
    same = case("b", person("Prado", "08111"), offices=[("Prado", C, "08111")])
    mayor = case("c", person("Prado", "08111"), offices=[("Prado", G, "08111")])
    found = iris(full, same, mayor)
    assert found["a", "Elena Prado"] == found["b", "Prado"] != found["c", "Prado"]


def test_parties_of_one_time_tell_namesakes_apart_and_list_them():
    parties = {code: body(code, kind=EntityKind.PARTY, ref=code) for code in ("RN", "PS", "IND")}

    def member(article, party, date):
        name = "Elena Prado"
        posts = [(name, Predicate.MEMBER_OF_PARTY, party)]
        return case(article, person(name, "08111"), parties[party], date=date, posts=posts)

    apart = (member("a", "RN", "2022-01-01"), member("b", "PS", "2022-03-01"))
    later = (member("a", "RN", "2012-01-01"), member("b", "PS", "2022-03-01"))
    independent = (member("a", "RN", "2022-01-01"), member("b", "IND", "2022-03-01"))
    assert len(set(people(*apart))) == 2
    assert [code for *_, code in doubts(*apart)] == ["doubt-party"]
    assert len(set(people(*later))) == 1
    assert len(set(people(*independent))) == 1


def test_a_councillor_is_not_of_the_staff_of_that_municipality():
    unit = body("Dirección de Obras", kind=EntityKind.UNIT, cut="08111")
    councillor = case("a", person("Elena Prado", "08111"), offices=[("Elena Prado", C, "08111")])
    head = case("b", person("Elena Prado", "08111"), unit, posts=[("Elena Prado", "Dirección de Obras")])
    years_later = case("b", *head.entities, date="2026-05-12", posts=[("Elena Prado", "Dirección de Obras")])
    assert len(set(people(councillor, head))) == 2
    assert [code for *_, code in doubts(councillor, head)] == ["doubt-council"]
    assert len(set(people(councillor, years_later))) == 1


def test_a_mayor_of_that_name_at_another_time_is_another_person_and_listed():
    def mayor(article, date, predicate=G):
        return case(article, person("Mella", "05501"), date=date, offices=[("Mella", predicate, "05501")])

    assert iris(mayor("a", "2018-03-01"))["a", "Mella"] == "person/luis-mella-gajardo"
    assert iris(mayor("a", "2023-03-01"))["a", "Mella"] == "person/mella"
    assert doubts(mayor("a", "2023-03-01")) == [("luis-mella-gajardo", "mella", "doubt-mandate")]
    (doubt,) = resolve([mayor("a", "2015-03-01")]).doubts
    assert doubt.reason.code == "doubt-before-record"
    assert "2016-12-06" in doubt.reason.tell("es")
    found = iris(mayor("a", "2018-03-01"), mayor("b", "2023-03-01"), mayor("c", "2023-03-01", F))
    assert found["a", "Mella"] == found["c", "Mella"] != found["b", "Mella"]


def test_a_mayor_elect_is_named_beside_the_municipality():
    def told(name, date):
        return case("a", person(name), body("m", kind=EntityKind.MUNICIPALITY, cut="05101"), date=date)

    assert iris(told("Jorge Sharp", "2016-11-22"))["a", "Jorge Sharp"] == "person/jorge-sharp-fajardo"
    assert iris(told("Jorge Sharp", "2015-11-22"))["a", "Jorge Sharp"] == "person/jorge-sharp"
    assert iris(told("Sharp", "2016-11-22"))["a", "Sharp"] == "person/sharp"
    assert resolve([told("Jorge Sharp", "2016-11-22")]).of("a", "Jorge Sharp").reasons[0].code == "mandate-beside"


def test_a_short_name_that_fits_two_is_listed_with_both():
    told = (
        official("a", "Elena Prado Ruiz", "Senado"),
        official("b", "Elena Prado Soto", "Senado"),
        official("c", "Elena Prado", "Senado"),
    )
    assert len(set(people(*told))) == 3
    assert doubts(*told) == [
        ("elena-prado", "elena-prado-ruiz", "doubt-short-name"),
        ("elena-prado", "elena-prado-soto", "doubt-short-name"),
    ]


def test_a_person_met_once_needs_no_reason_and_one_met_twice_has_one():
    one = official("a", "Elena Prado", "Senado")
    assert resolve([one]).of("a", "Elena Prado").reasons == ()
    (why,) = resolve([one, official("b", "Elena Prado", "Senado")]).of("a", "Elena Prado").reasons
    assert why.tell("en") == "same name in the same office or body (Senado)"


def fathers_and_sons():
    """Two articles each on a father and a son of one name, invented: what the press tells of them, and when."""
    udi = body("UDI", kind=EntityKind.PARTY, ref="UDI")

    def told(article, name, *offices, date, cut=None, party=True):
        posts = [(name, office) for office in offices]
        posts += [(name, Predicate.MEMBER_OF_PARTY, "UDI")] if party else []
        entities = (person(name, cut), *map(body, offices), *([udi] if party else ()))
        return case(article, *entities, date=date, posts=posts, offices=[(name, G, cut)] if cut else ())

    return {
        "two chambers at one time": (
            told("a", "Amaro Belmar", "Senado", date="2019-12-05"),
            told("b", "Amaro Belmar", "Cámara de Diputados", date="2020-05-29"),
        ),
        "deputy, and senator after that": (
            told("a", "Amaro Belmar", "Cámara de Diputados", date="2019-12-05"),
            told("b", "Amaro Belmar", "Senado", date="2023-05-29"),
        ),
        "mayor and deputy": (
            told("a", "Amaro Belmar", date="2020-03-01", cut="08111"),
            told("b", "Amaro Belmar", "Cámara de Diputados", date="2021-10-01"),
        ),
        "minister, and another a generation later": (
            told("a", "Amaro Belmar", "Ministerio de Obras Públicas", date="1995-03-01"),
            told("b", "Amaro Belmar", "Ministerio Secretaría General de Gobierno", date="2006-03-20"),
        ),
        "head of the party and without office": (
            told("a", "Amaro Belmar Cisternas", "Fundación Dos Ríos", date="2020-05-19", party=False),
            told("b", "Amaro Belmar", date="2020-06-19", party=False),
        ),
    }


@pytest.mark.parametrize("news", sorted(fathers_and_sons()))
def test_father_and_son_of_one_name_and_party_are_two_and_listed(news):
    told = fathers_and_sons()[news]
    assert len(set(people(*told))) == 2
    assert len(doubts(*told)) == 1


def test_an_article_that_tells_both_offices_joins_those_who_tell_one():
    minister = official("a", "Amaro Belmar", "Ministerio de Obras Públicas", date="2014-03-01")
    senator = official("b", "Amaro Belmar", "Senado", date="2023-05-01")
    former = [
        ("Amaro Belmar", Predicate.FORMERLY_HELD_ROLE, "Ministerio de Obras Públicas"),
        ("Amaro Belmar", "Senado"),
    ]
    both = case(
        "c",
        person("Amaro Belmar"),
        *map(body, ("Ministerio de Obras Públicas", "Senado")),
        date="2022-05-01",
        posts=former,
    )
    assert len(set(people(minister, senator))) == 2
    assert len(set(people(minister, senator, both))) == 1


def test_offices_that_the_president_fills_join_what_is_near_in_time_wherever_it_comes_in_the_articles():
    """An early article that is too far off does not keep later ones apart."""
    told = (
        official("a", "Elena Prado", "Subsecretaría de Educación", date="1999-11-01"),
        official("b", "Elena Prado", "Subsecretaría de Educación", date="2019-11-01"),
        official("c", "Elena Prado", "Ministerio de Educación", date="2021-01-01"),
    )
    found = iris(*told)
    assert found["b", "Elena Prado"] == found["c", "Elena Prado"]
