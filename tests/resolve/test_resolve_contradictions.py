"""What becomes of the mentions of one name when some of them contradict each other.  All people are invented."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from told import ID, body, case, doubts, iris, person

from munigraph.model import EntityKind, Predicate
from munigraph.resolve import resolve

G, C, P = Predicate.GOVERNS, Predicate.COUNCILLOR_OF, Predicate.MEMBER_OF_PARTY
NAME = "Elena Prado"
SHAPES = ("RN", "PS", "PC", "EVOPOLI", "PL")


def told(number, *, party=None, seat=None, unit=False, cut="08111", name=NAME, key=None, date="2022-05-12"):
    """Article ``number`` on a person of a municipality: of a party, on a seat, at the head of a unit."""
    key = key or name
    party_body = [body(party, kind=EntityKind.PARTY, ref=party)] if party else []
    units = [body("Dirección de Obras", kind=EntityKind.UNIT, cut=cut)] if unit else []
    posts = [(key, P, party)] if party else []
    posts += [(key, "Dirección de Obras")] if unit else []
    offices = [(key, seat, cut)] if seat else []
    people = (person(name, cut, key=key), *party_body, *units)
    return case(f"{number:04}", *people, date=date, posts=posts, offices=offices)


def sizes(*cases):
    """How many mentions each person has, the most first."""
    return sorted(Counter(iri for iri in iris(*cases).values() if iri.startswith("person/")).values(), reverse=True)


def test_a_mayor_of_whom_one_article_tells_another_party_is_one_person():
    mayor = [told(n, seat=G, party="RN" if n % 5 == 0 else None) for n in range(25)]
    odd = told(99, seat=G, party="PS")
    assert sizes(*mayor, odd) == [26]
    assert doubts(*mayor, odd) == []


def test_a_mayor_on_record_is_the_person_of_the_mandate_whatever_party_is_told():
    cases = [
        told(n, seat=G, party=party, cut="05101", name="Jorge Sharp") for n, party in enumerate(("RN", "PS", None))
    ]
    assert {iri for iri in iris(*cases).values() if iri.startswith("person/")} == {"person/jorge-sharp-fajardo"}


def test_a_surname_on_one_seat_does_not_outweigh_unlike_parties():
    assert sizes(told(1, seat=C, party="RN", name="Prado"), told(2, seat=C, party="PS", name="Prado")) == [1, 1]


def test_one_contradiction_sets_apart_its_sides_only():
    rest = [told(n) for n in range(25)]
    cases = [*rest, told(90, party="RN"), told(91, party="PS")]
    assert sizes(*cases) == [25, 1, 1]
    assert [code for *_, code in doubts(*cases)] == ["doubt-either", "doubt-either"]


def test_two_parties_half_and_half_are_two_people_and_one_doubt():
    cases = [told(n, party=("RN", "PS")[n % 2]) for n in range(24)]
    assert sizes(*cases) == [12, 12]
    assert [code for *_, code in doubts(*cases)] == ["doubt-party"]


def test_each_mention_goes_to_the_side_that_an_office_ties_it_to():
    councillor = [told(n, seat=C, party="RN" if n == 0 else None) for n in range(6)]
    head = [told(10 + n, unit=True, party="PS" if n == 0 else None) for n in range(4)]
    assert sizes(*councillor, *head) == [6, 4]
    assert [code for *_, code in doubts(*councillor, *head)] == ["doubt-council"]


def test_nobody_is_elected_by_two_municipalities_at_one_time():
    club = body("Asociación de Prueba", kind=EntityKind.ASSOCIATION)

    def mayor(number, cut, day):
        one = told(number, seat=G, cut=cut, date=day)
        return case(one.article, *one.entities, club, date=day, offices=one.offices, posts=[(NAME, club.key)])

    at_once = [mayor(1, "08111", "2015-05-12"), mayor(2, "10201", "2015-06-12"), mayor(3, "08111", "2015-06-20")]
    assert sizes(*at_once) == [2, 1]
    assert [code for *_, code in doubts(*at_once)] == ["doubt-seats"]
    assert sizes(at_once[0], mayor(2, "10201", "2016-05-12")) == [2]


def test_two_of_one_name_in_one_article_leave_the_others_one_person():
    twice = told(50)
    cases = [*(told(n) for n in range(8)), case("0050", *twice.entities, person(NAME, "08111", key="other"))]
    assert sizes(*cases) == [8, 1, 1]


def test_an_article_that_names_one_seat_twice_names_one_person():
    def twice(seat):
        names = [person(NAME, "08111", key=key) for key in ("1", "2")]
        return case("a", *names, offices=[(key, seat, "08111") for key in ("1", "2")] if seat else ())

    assert sizes(twice(C)) == [2]
    assert sizes(twice(None)) == [1, 1]


def test_doubts_grow_with_the_sides_not_with_their_pairs():
    parties = [f"Partido de Prueba {n}" for n in range(30)]
    cases = [told(n, party=party) for n, party in enumerate(parties)] + [told(100 + n) for n in range(10)]
    assert sizes(*cases) == [10] + [1] * 30
    assert len(doubts(*cases)) == 30


def test_a_short_name_of_a_person_in_contradiction_is_listed_once():
    full = [told(n, party=party, name="Elena Prado Ruiz") for n, party in enumerate(("RN", "PS", "PC", None, None))]
    cases = [*full, told(20), told(21)]
    assert sizes(*cases) == [2, 2, 1, 1, 1]
    assert Counter(code for *_, code in doubts(*cases)) == {"doubt-either": 3, "doubt-short-name": 1}


MENTIONS = st.builds(
    lambda party, seat, unit, cut, days: {
        "party": party,
        "seat": seat,
        "unit": unit and seat is None,
        "cut": cut,
        "date": (date(2022, 1, 1) + timedelta(days=days)).isoformat(),
    },
    st.sampled_from((None, None, *SHAPES)),
    st.sampled_from((None, None, G, C)),
    st.booleans(),
    st.sampled_from(("08111", "08111", "10201")),
    st.integers(0, 900),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MENTIONS, min_size=1, max_size=14), st.randoms(use_true_random=False))
def test_contradictions_are_parted_alike_in_any_order_and_never_joined(mentions, shuffler):
    cases = [told(number, **mention) for number, mention in enumerate(mentions)]
    shuffled = shuffler.sample(cases, len(cases))
    found = iris(*cases)
    assert found == iris(*shuffled)
    assert doubts(*cases) == doubts(*shuffled)
    assert len(doubts(*cases)) <= 2 * len(cases)
    tells = [(f"{number:04}", mention) for number, mention in enumerate(mentions)]
    for (one, first), (other, second) in combinations(tells, 2):
        if found[one, NAME] == found[other, NAME]:
            apart = abs((date.fromisoformat(first["date"]) - date.fromisoformat(second["date"])).days)
            parties = {first["party"], second["party"]}
            places = [(mention["seat"], mention["cut"]) for mention in (first, second)]
            one_seat = first["seat"] is not None and places[0] == places[1]
            assert len(parties) < 2 or None in parties or apart > 365 or one_seat
            serves = {first["unit"], second["unit"]} == {True, False} and C in (first["seat"], second["seat"])
            assert not serves or first["cut"] != second["cut"] or apart > 180


@settings(max_examples=60, deadline=None)
@given(st.lists(MENTIONS, min_size=2, max_size=10), st.data())
def test_what_speaks_of_others_changes_nothing(mentions, data):
    """The people of one name are a function of the mentions of it: those of another neither join nor part them."""
    cases = [told(number, **mention) for number, mention in enumerate(mentions)]
    others = [told(500 + number, name="Marta Soto", **mention) for number, mention in enumerate(mentions)]
    some = data.draw(st.lists(st.sampled_from(others), unique=True))
    alone, among = resolve(cases), resolve([*some, *cases])
    for one in cases:
        assert alone.of(one.article, NAME).iri == among.of(one.article, NAME).iri
        assert alone.of(one.article, NAME).iri.startswith(ID)
