"""People by the record of those who held offices of the nation.  Record and people are invented, save the last test."""

from __future__ import annotations

import pytest
from told import body, case, doubts, iris, person

from munigraph.authority import Authority, Mandate, OfficeTerm, Party
from munigraph.model import EntityKind, Predicate
from munigraph.resolve import resolve
from munigraph.resolve.bodies import Station
from munigraph.resolve.register import Register
from munigraph.text import name_words

HELD, FORMER = Predicate.HOLDS_ROLE, Predicate.FORMERLY_HELD_ROLE
SENATE, CHAMBER = Station("senado", "Senado"), Station("camara-de-diputados", "Cámara de Diputados")
HOSPITAL = Station("hospital-de-prueba", "Hospital de Prueba")
ROSA = "https://w3id.org/munigraph/id/party/partido-rosa"


def term(name, office, start, end, party="ROSA", list_party=None):
    given, surname, *second = name.split()
    bodies = {"senador": "Senado", "diputado": "Cámara de Diputados", "ministro": "Ministerio de Hacienda"}
    return OfficeTerm(
        given, surname, " ".join(second) or None, office, bodies[office], start, end, party, list_party, ("test",), None
    )


def mayor(name, start, end, person_id):
    given, surname, second = name.split()
    return Mandate(
        "08111", name, start, end, 2021, "ROSA", None, None, None, "elected", ("test",), given, surname, second, (), None,
        None, name, person_id,
    )  # fmt: skip


def register(*terms, mandates=()):
    parties = [
        Party("ROSA", "Partido Rosa", ("PRosa",), "partido-rosa"),
        Party("IND", "Independiente", (), "independiente"),
    ]
    return Register(
        Authority(
            regions=(), provinces=(), comunas=(), mandates=mandates, parties=parties, associations=(), members=(), offices=terms
        )
    )  # fmt: skip


FATHER = term("Amaro Belmar Cisternas", "senador", "2018-03-11", "2026-03-11")
SON = term("Amaro Belmar Duarte", "diputado", "2018-03-11", "2022-03-11")
ALONE = term("Elena Prado Ruiz", "diputado", "2018-03-11", "2022-03-11")
LATER = term("Elena Prado Ruiz", "ministro", "2022-03-11", "2023-09-01")


def found(record, name, day, *posts, parties=(), is_placed=False):
    holder = record.find(name_words(name), day, posts, parties, is_placed=is_placed)
    return holder and holder.key


@pytest.mark.parametrize("name", ["Elena Prado", "Elena Prado Ruiz", "ELENA PRADO R."])
def test_the_office_of_that_day_tells_who_it_is_whatever_the_form_of_the_name(name):
    record = register(ALONE, LATER)
    assert found(record, name, "2019-12-01", (HELD, CHAMBER)) == "elena-prado-ruiz"
    assert found(record, name, "2022-12-01", (HELD, Station("ministerio-de-hacienda", "x"))) == "elena-prado-ruiz"


def test_an_office_held_at_another_time_is_somebody_elses_and_a_former_one_is_not():
    record = register(ALONE, term("Luis Mora Soto", "diputado", "2014-03-11", "2026-03-11"))
    assert found(record, "Elena Prado", "2015-12-01", (HELD, CHAMBER)) is None
    assert found(record, "Elena Prado", "2023-12-01", (HELD, CHAMBER)) is None
    assert found(record, "Elena Prado", "2023-12-01", (FORMER, CHAMBER)) == "elena-prado-ruiz"
    assert found(record, "Elena Prado", None, (HELD, CHAMBER)) is None


def test_father_and_son_in_office_are_told_apart_by_it_and_by_nothing_less():
    record = register(FATHER, SON)
    assert found(record, "Amaro Belmar", "2019-12-01", (HELD, SENATE)) == "amaro-belmar-cisternas"
    assert found(record, "Amaro Belmar", "2019-12-01", (HELD, CHAMBER)) == "amaro-belmar-duarte"
    assert found(record, "Amaro Belmar", "2019-12-01", parties={ROSA}) is None
    assert found(record, "Amaro Belmar Duarte", "2019-12-01", parties={ROSA}) == "amaro-belmar-duarte"


def test_a_former_office_is_not_that_of_a_namesake_who_holds_it():
    """A father left the Chamber before the record begins; his son sits in it."""
    record = register(ALONE)
    assert found(record, "Elena Prado", "2019-12-01", (FORMER, CHAMBER)) is None
    assert found(record, "Elena Prado", "2019-12-01", (FORMER, CHAMBER), parties={ROSA}) is None
    assert found(record, "Elena Prado", "2022-03-11", (FORMER, CHAMBER)) == "elena-prado-ruiz"


def test_a_line_without_second_surname_is_no_line_of_the_son():
    president = term("Amaro Belmar", "ministro", "2000-03-11", "2006-03-11", party=None)
    record = register(president, FATHER)
    assert found(record, "Amaro Belmar", "2023-12-01", (HELD, SENATE)) == "amaro-belmar-cisternas"
    former = (FORMER, Station("ministerio-de-hacienda", "x"))
    assert found(record, "Amaro Belmar", "2023-12-01", former) == "amaro-belmar"
    assert found(record, "Amaro Belmar", "2023-12-01", parties={ROSA}) is None


def test_the_party_tells_who_it_is_where_no_other_office_is_told():
    record = register(ALONE)
    assert found(record, "Elena Prado", "2024-05-01", parties={ROSA}) == "elena-prado-ruiz"
    assert found(record, "Elena Prado", "2024-05-01", (HELD, Station(ROSA, "Partido Rosa"))) == "elena-prado-ruiz"
    assert found(record, "Elena Prado", "2024-05-01", (HELD, Station("prosa", "PRosa"))) == "elena-prado-ruiz"
    assert found(record, "Elena Prado", "2024-05-01", (HELD, CHAMBER), parties={ROSA}) == "elena-prado-ruiz"
    assert found(record, "Elena Prado", "2024-05-01", (HELD, HOSPITAL), parties={ROSA}) is None
    assert found(record, "Elena Prado", "2024-05-01", parties={ROSA}, is_placed=True) is None
    assert found(record, "Elena Prado", "2045-05-01", parties={ROSA}) is None
    assert found(record, "Elena Prado", "2024-05-01", parties={f"{ROSA}-otro"}) is None
    assert found(record, "Elena Prado", "2024-05-01") is None
    assert found(record, "E. Prado", "2019-05-01", (HELD, CHAMBER)) is None
    assert found(record, "Prado", "2019-05-01", (HELD, CHAMBER)) is None


def test_given_name_surname_and_party_are_not_enough_for_a_surname_that_many_bear():
    others = [term(f"{name} Prado Vega", "diputado", "2018-03-11", "2022-03-11") for name in ("Ana", "Luis", "Marta")]
    record = register(ALONE, *others)
    assert found(record, "Elena Prado", "2019-12-01", parties={ROSA}) is None
    assert found(record, "Elena P. Prado", "2019-12-01", parties={ROSA}) is None
    assert found(record, "Elena Prado Ruiz", "2019-12-01", parties={ROSA}) == "elena-prado-ruiz"
    assert found(record, "Elena Prado", "2019-12-01", (HELD, CHAMBER)) == "elena-prado-ruiz"
    assert found(register(ALONE, *others[1:]), "Elena Prado", "2019-12-01", parties={ROSA}) == "elena-prado-ruiz"


def test_half_of_a_double_surname_is_another_surname():
    record = register(term("Elena García-Huidobro Ruiz", "diputado", "2018-03-11", "2022-03-11"))
    for told in ({"parties": {ROSA}}, {}):
        posts = [] if told else [(HELD, CHAMBER)]
        assert found(record, "Elena García", "2019-12-01", *posts, **told) is None
        assert found(record, "Elena García Huidobro", "2019-12-01", *posts, **told) == "elena-garcia-huidobro-ruiz"


def test_given_name_surname_and_party_are_no_mayor():
    record = register(mandates=[mayor("Elena Prado Ruiz", "2021-06-28", "2024-12-06", "elena-prado-ruiz")])
    assert found(record, "Elena Prado", "2022-12-01", parties={ROSA}) is None
    assert found(record, "Elena Prado Ruiz", "2022-12-01", parties={ROSA}) == "elena-prado-ruiz"


def test_an_independent_is_of_the_party_of_the_list_too():
    record = register(term("Elena Prado Ruiz", "diputado", "2018-03-11", "2022-03-11", "IND", "ROSA"))
    assert found(record, "Elena Prado", "2019-05-01", parties={ROSA}) == "elena-prado-ruiz"


def test_a_whole_name_alone_is_nobody_of_the_record():
    assert found(register(ALONE), "Elena Prado Ruiz", "2019-05-01") is None


def test_a_mayor_on_record_who_held_an_office_of_the_nation_is_one_person():
    record = register(ALONE, mandates=[mayor("Elena Prado Ruiz", "2022-12-06", "2026-12-06", "elena-prado-ruiz-0")])
    assert found(record, "Elena Prado", "2019-12-01", (HELD, CHAMBER)) == "elena-prado-ruiz-0"
    namesake = register(ALONE, mandates=[mayor("Elena Prado Soto", "2022-12-06", "2026-12-06", "elena-prado-soto")])
    assert found(namesake, "Elena Prado", "2019-12-01", (HELD, CHAMBER)) == "elena-prado-ruiz"
    assert found(namesake, "Elena Prado", "2019-12-01", parties={ROSA}) is None


def test_a_deputy_who_became_senator_is_one_person_and_says_why_while_father_and_son_are_not_even_doubtful():
    """By the table that munigraph ships: persons of public record."""

    def told(article, name, office, date):
        return case(article, person(name), body(office), date=date, posts=[(name, office)])

    one = [
        told("a", "Paulina Núñez", "Cámara de Diputados", "2019-12-05"),
        told("b", "Paulina Núñez Urrutia", "Senado", "2023-05-29"),
    ]
    assert len({iri for iri in iris(*one).values() if iri.startswith("person/")}) == 1
    (why,) = resolve(one).of("a", "Paulina Núñez").reasons
    assert why.code == "same-holder"
    assert "Paulina Núñez Urrutia" in why.tell("es")
    two = [
        told("a", "Juan Antonio Coloma", "Cámara de Diputados", "2019-12-05"),
        told("b", "Juan Antonio Coloma", "Senado", "2019-12-05"),
    ]
    assert len({iri for iri in iris(*two).values() if iri.startswith("person/")}) == 2
    assert doubts(*two) == []


def test_the_head_of_a_party_who_was_mayor_is_the_person_of_the_mandate():
    party = body("RN", kind=EntityKind.PARTY, ref="RN")
    head = case("a", person("Mario Desbordes"), party, date="2019-11-20", posts=[("Mario Desbordes", "RN")])
    (iri,) = [iri for iri in iris(head).values() if iri.startswith("person/")]
    assert iri == "person/mario-desbordes-jimenez"


def test_who_is_said_to_govern_another_municipality_is_not_the_mayor_of_the_mandate_but_doubtful():
    """By the table that munigraph ships: a deputy of that name until 2022 governs Los Ángeles from 2024, and not Lota."""

    def told(article, cut):
        name, chamber = person("José Pérez", cut), body("Cámara de Diputados")
        offices = [(name.key, Predicate.GOVERNS, cut)] if cut else []
        return case(article, name, chamber, date="2025-05-01", offices=offices, posts=[(name.key, FORMER, chamber.key)])

    both = [told("a", "08106"), told("b", None)]
    found = iris(*both)
    assert found["b", "José Pérez"] == "person/jose-perez-arriagada"
    assert found["a", "José Pérez"] == "person/jose-perez"
    assert doubts(*both) == [("jose-perez", "jose-perez-arriagada", "doubt-short-name")]
