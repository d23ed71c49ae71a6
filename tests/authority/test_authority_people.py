"""Identifiers of people: stable, readable, and never one for two people.  All names are invented."""

from munigraph.authority.people import Name, person_ids
from munigraph.text import fold


def test_first_given_name_and_both_surnames():
    name = Name("05101", "Elena María", "Prado", "Ruiz")
    assert person_ids({name}, {}) == {name: "elena-prado-ruiz"}


def test_accents_and_unknown_second_surname():
    name = Name("05101", "Óscar", "Núñez", "")
    assert person_ids({name}, {}) == {name: "oscar-nunez"}


def test_two_people_of_one_short_name_get_all_given_names():
    maria = Name("05101", "Elena María", "Prado", "Ruiz")
    sofia = Name("09101", "Elena Sofía", "Prado", "Ruiz")
    assert person_ids({maria, sofia}, {}) == {
        maria: "elena-maria-prado-ruiz",
        sofia: "elena-sofia-prado-ruiz",
    }


def test_the_same_full_name_in_two_comunas_is_two_people():
    north = Name("01101", "Elena", "Prado", "Ruiz")
    south = Name("09101", "Elena", "Prado", "Ruiz")
    assert person_ids({north, south}, {}) == {north: "elena-prado-ruiz-01101", south: "elena-prado-ruiz-09101"}


def test_the_same_full_name_is_one_person_where_it_is_judged_so():
    north = Name("01101", "Elena", "Prado", "Ruiz")
    south = Name("09101", "Elena", "Prado", "Ruiz")
    other = Name("13101", "Elena", "Prado", "Ruiz")
    same = {fold("Elena Prado Ruiz"): frozenset({"01101", "09101"})}
    assert person_ids({north, south, other}, same) == {
        north: "elena-prado-ruiz-01101",
        south: "elena-prado-ruiz-01101",
        other: "elena-prado-ruiz-13101",
    }


def test_a_spelling_without_accents_in_the_same_comuna_is_the_same_person():
    plain = Name("01101", "Ines", "Prado", "Ruiz")
    accented = Name("01101", "Inés", "Prado", "Ruiz")
    assert set(person_ids({plain, accented}, {}).values()) == {"ines-prado-ruiz"}
