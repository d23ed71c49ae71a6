"""Which findings mean the same as the gold, and what becomes of the others."""

from __future__ import annotations

from collections import Counter

import pytest

from munigraph.evaluation import Annotations, Item, Outcome, judge


def fact(s, p, o, role=None, **more):
    return Item(p, (s, o), role=role, **more)


def event(kind, *participants, **more):
    return Item("event", participants, type=kind, **more)


def outcomes(gold, found, of="facts"):
    verdicts = judge(Annotations("a", **{of: tuple(gold)}), Annotations("a", **{of: tuple(found)}))
    return Counter((str(verdict.outcome), verdict.item.kind) for verdict in verdicts)


def is_hit(one, other, of="facts"):
    return any(outcome == "hit" for outcome, _ in outcomes([one], [other], of))


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Jorge Sharp Fajardo", "Jorge Sharp", True),
        ("Jorge Sharp Fajardo", "SHARP", True),
        ("Jorge Sharp", "alcalde Jorge Sharp", True),
        ("J. Sharp", "Jorge Sharp", True),
        ("Cristian Mansilla", "Cristián Mansila", True),
        ("Jorge Sharp", "Jorge Soto", False),
        ("Jorge Sharp", "", False),
        ("Programa Barrios Vivos", "programa de Barrios Vivos", True),
        ("Dirección de Operaciones", "Dirección de Obras", False),
        ("Dirección de Operaciones", "Dirección de Operaciones de la Municipalidad", True),
        ("Asociación Chilena de Municipalidades", "Asociación de Municipalidades", True),
        ("Municipalidad de Tomé", "Ilustre Municipalidad de Tome", True),
        ("Municipalidad de Tomé", "Municipio de Tomé", True),
        ("Municipalidad de San Pedro", "Municipalidad de San Pedro de la Paz", False),
        ("Municipalidad de Tomé", "Tomé", False),
        ("Concejo Municipal de Tomé", "Municipalidad de Tomé", False),
        ("Cesfam", "Juan Cesfam", True),
    ],
)
def test_labels(gold, found, same):
    assert is_hit(fact(gold, "hasUnit", "X"), fact(found, "hasUnit", "X")) is same
    assert is_hit(fact("X", "hasUnit", gold), fact("X", "hasUnit", found)) is same


def test_a_relation_without_direction_may_be_told_from_either_side():
    one, other = "Municipalidad de Tomé", "Municipalidad de Penco"
    assert is_hit(fact(one, "collaboratesWith", other), fact(other, "collaboratesWith", one))
    assert not is_hit(fact(one, "hasUnit", other), fact(other, "hasUnit", one))


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("jefa de gabinete", "jefe de gabinete", True),
        ("director de obras", "director de obras (s)", True),
        ("seremi de Salud", "director de obras", False),
        ("seremi de Salud", "seremi de Obras", True),
        ("seremi de Salud Pública", "seremi de Obras y Caminos", False),
        (None, "seremi", False),
        (None, None, True),
        ("de la", "", True),
    ],
)
def test_roles_count_where_there_are_roles(gold, found, same):
    assert is_hit(fact("Ana", "holdsRole", "Dideco", gold), fact("Ana", "holdsRole", "Dideco", found)) is same
    assert is_hit(fact("Ana", "governs", "Dideco", gold), fact("Ana", "governs", "Dideco", found))


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (
            "La plaza será de todos los vecinos de la comuna, sin excepción",
            "«La plaza será de todos los vecinos de la…",
            True,
        ),
        ("La plaza es nuestra", "la plaza, es nuestra… y la calle también", True),
        ("No más", "No más", True),
        ("No", "No más promesas", False),
        ("…", "…", False),
        ("La plaza es nuestra", "La calle es nuestra", False),
    ],
)
def test_statements_are_known_by_how_they_begin(gold, found, same):
    said = [Item("statement", ("Elena Prado",), quote=quote) for quote in (gold, found)]
    assert is_hit(*said, of="statements") is same
    assert not is_hit(said[0], Item("statement", ("Raúl Soto",), quote=gold), of="statements")


def test_an_agreement_is_known_by_two_of_its_parties():
    gold = Item("agreement", ("Municipalidad de Tomé", "Universidad del Bosque", "Servicio de Salud"))
    assert is_hit(gold, Item("agreement", ("Universidad del Bosque", "Municipio de Tomé")), of="agreements")
    assert not is_hit(gold, Item("agreement", ("Universidad del Bosque", "Banco")), of="agreements")


def test_what_is_asked_for_is_paired_first_and_the_optional_counts_for_nothing():
    gold = [fact("Elena", "governs", "Dideco", optional=True), fact("Elena Prado", "governs", "Dideco")]
    assert outcomes(gold, [fact("Elena Prado", "governs", "Dideco")]) == {("hit", "governs"): 1}
    assert outcomes(gold[:1], []) == {}
    assert outcomes(gold[:1], [fact("Elena", "governs", "Dideco")]) == {("optional", "governs"): 1}


def test_a_fact_told_twice_is_one_and_an_event_told_twice_is_two():
    twice = [fact("Elena Prado", "governs", "Dideco"), fact("Elena Prado Ruiz", "governs", "Dideco")]
    assert outcomes(twice[:1], twice) == {("hit", "governs"): 1, ("repeated", "governs"): 1}
    same = event("Visit", "Elena Prado")
    found = outcomes([same], [same, same], "events")
    assert (found["hit", "event"], found["wrong", "event"], found["repeated", "event"]) == (1, 1, 0)


def test_participants_are_judged_within_the_events_that_are_asked_for():
    gold = [event("Visit", "Elena Prado", "Raúl Soto"), event("Meeting", "Inés Paredes", "Raúl Soto")]
    found = [event("Visit", "Elena Prado Ruiz", "Marta Lillo"), event("Ceremony", "Raúl Soto")]
    assert outcomes(gold, found, "events") == {
        ("hit", "event"): 1,
        ("missed", "event"): 1,
        ("wrong", "event"): 1,
        ("hit", "participant"): 1,
        ("missed", "participant"): 3,
        ("wrong", "participant"): 1,
    }
    optional = [event("Visit", "Elena Prado", "Raúl Soto", optional=True)]
    assert outcomes(optional, found[:1], "events") == {("optional", "event"): 1}


def test_a_wrong_participant_carries_the_rule_of_its_event():
    found = event("Visit", "Elena Prado", "Marta Lillo", rule="event-verb", confidence=0.8, title="visita")
    verdicts = judge(Annotations("a", events=(event("Visit", "Elena Prado"),)), Annotations("a", events=(found,)))
    wrong = next(verdict for verdict in verdicts if verdict.outcome is Outcome.WRONG)
    assert (wrong.article, wrong.gold) == ("a", None)
    assert wrong.item == Item(
        "participant", ("Marta Lillo",), type="Visit", title="visita", rule="event-verb", confidence=0.8
    )
