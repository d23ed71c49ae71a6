"""What must not be said: near misses of offices, statements, events and agreements.  All people are invented."""

import pytest

TOME, CASTRO = "Municipalidad de Tomé", "Municipalidad de Castro"


def held(found):
    """Who is told to govern or to hold any office."""
    return {
        (p, s, o) for p, s, o, _ in found.facts if p in ("governs", "councillorOf", "holdsRole", "formerlyGoverned")
    }


@pytest.mark.parametrize(
    "text",
    [
        "La jefa de gabinete del alcalde de Tomé, Karla Huerta Soto, llegó a la reunión.",
        "La viuda del alcalde de Tomé, Karla Huerta Soto, llegó a la municipalidad.",
        "El hermano del alcalde de Tomé, Luis Huerta Soto, llegó a la municipalidad.",
        "El chofer del alcalde de Tomé, Luis Huerta Soto, llegó a la municipalidad.",
        "El candidato a alcalde de Tomé, Luis Huerta Soto, habló ante la Municipalidad de Tomé.",
        "Luis Huerta Soto postula como alcalde de Tomé.",
        "El alcalde electo de Tomé, Luis Huerta Soto, visitó la Municipalidad de Tomé.",
        "Luis Huerta Soto no es el alcalde de Tomé.",
    ],
)
def test_kin_staff_candidates_and_the_elect_do_not_govern(told, text):
    assert not {fact for fact in held(told(text)) if fact[0] in ("governs", "councillorOf")}


def test_three_municipalities_and_two_names_pair_nobody(told):
    assert held(told("Los alcaldes de Ancud, Castro y Quellón, Inés Soto y Raúl Prado, se reunieron.")) == set()


def test_who_was_removed_as_mayor_does_not_govern(told):
    assert told("Raúl Prado fue destituido como alcalde de Tomé.").of("governs") == set()


def test_what_is_shouted_at_a_mayor_is_not_his_statement(told):
    text = (
        "El alcalde de Tomé, Raúl Prado, llegó a la plaza. "
        "Los vecinos le gritaron al alcalde: “No queremos más basura en esta comuna”."
    )
    assert told(text).statements == []


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tomé, Raúl Prado, se negó a reunirse con su par de Castro, Inés Soto.",
        "El alcalde de Tomé, Raúl Prado, criticó que los manifestantes se reunieran en la plaza.",
    ],
)
def test_a_refusal_and_the_meeting_of_others_are_no_meeting(told, text):
    assert told(text).events == []


def test_the_end_of_an_agreement_is_no_agreement(told):
    found = told("La Municipalidad de Tomé puso término al convenio con el Ministerio de Energía.")
    assert found.agreements == []
    assert found.of("collaboratesWith") == set()


def test_units_of_the_same_name_belong_each_to_its_municipality(told):
    found = told(
        "La Dirección de Aseo de la Municipalidad de Tomé limpió la plaza. "
        "La Dirección de Aseo de la Municipalidad de Castro barrió la costanera."
    )
    assert found.of("hasUnit") == {(TOME, "Dirección de Aseo"), (CASTRO, "Dirección de Aseo")}
    units = {f.object for f in found.extraction.facts if str(f.predicate) == "hasUnit"}
    assert len(units) == 2
