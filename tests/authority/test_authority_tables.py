"""The shipped tables hold what data/authority/SOURCES.md says: counts, keys, references, terms of office."""

import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from munigraph.authority import TERMS, load
from munigraph.resources import resource
from munigraph.text import fold

AUTHORITY = load()

#: South, north, west, east of each region's mainland, generously drawn (degrees).
BOXES = {
    "01": (-21.7, -18.8, -70.5, -68.3), "02": (-26.2, -20.8, -70.9, -66.9), "03": (-29.8, -25.1, -71.8, -68.1),
    "04": (-32.4, -28.9, -71.9, -69.7), "05": (-34.0, -31.9, -72.0, -69.8), "06": (-35.1, -33.7, -72.3, -69.9),
    "07": (-36.7, -34.6, -72.9, -70.2), "08": (-38.6, -36.3, -73.9, -70.9), "09": (-39.8, -37.4, -73.7, -70.7),
    "10": (-44.2, -40.1, -74.6, -71.4), "11": (-49.3, -43.5, -75.8, -71.0), "12": (-56.1, -48.5, -75.9, -66.3),
    "13": (-34.4, -32.8, -71.8, -69.7), "14": (-40.8, -39.2, -73.9, -71.5), "15": (-19.4, -17.4, -70.5, -68.8),
    "16": (-37.3, -35.9, -73.0, -71.0),
}  # fmt: skip
OFFSHORE = {"05201", "05104"}


def test_counts():
    assert len(AUTHORITY.regions) == 16
    assert len(AUTHORITY.provinces) == 56
    assert len(AUTHORITY.comunas) == 346
    assert sum(comuna.municipality is not None for comuna in AUTHORITY.comunas) == 345
    assert len(AUTHORITY.mandates) == 1060
    assert Counter(mandate.kind for mandate in AUTHORITY.mandates) == {"elected": 1035, "replacement": 25}
    assert len(AUTHORITY.parties) == 42
    assert len(AUTHORITY.associations) == 24


def test_keys_and_names_are_unique():
    for values in (
        [region.code for region in AUTHORITY.regions],
        [region.name for region in AUTHORITY.regions],
        [province.code for province in AUTHORITY.provinces],
        [comuna.cut for comuna in AUTHORITY.comunas],
        [comuna.name for comuna in AUTHORITY.comunas],
        [comuna.wikidata for comuna in AUTHORITY.comunas if comuna.wikidata],
        [(comuna.lat, comuna.lon) for comuna in AUTHORITY.comunas if comuna.lat],
        [party.abbreviation for party in AUTHORITY.parties],
        [party.slug for party in AUTHORITY.parties],
        [association.slug for association in AUTHORITY.associations],
        [association.acronym for association in AUTHORITY.associations if association.acronym],
        list(AUTHORITY.mandates),
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_region_codes_run_from_01_to_16():
    assert sorted(region.code for region in AUTHORITY.regions) == [f"{n:02}" for n in range(1, 17)]


def test_every_comuna_lies_in_its_region():
    for comuna in AUTHORITY.comunas:
        assert AUTHORITY.province(comuna.province_code).region_code == comuna.region_code
        if comuna.lat is None or comuna.lon is None or comuna.cut in OFFSHORE:
            continue
        south, north, west, east = BOXES[comuna.region_code]
        assert south <= comuna.lat <= north, comuna.name
        assert west <= comuna.lon <= east, comuna.name


def test_a_municipality_is_named_after_its_comuna():
    for comuna in AUTHORITY.comunas:
        expected = None if comuna.cut == "12202" else f"Municipalidad de {comuna.name}"
        assert comuna.municipality == expected


def test_a_name_or_alias_means_one_comuna():
    places = defaultdict(set)
    for comuna in AUTHORITY.comunas:
        assert comuna.name not in comuna.aliases
        for name in (comuna.name, *comuna.aliases):
            places[fold(name)].add(comuna.cut)
    assert {name: cuts for name, cuts in places.items() if len(cuts) > 1} == {}


def test_an_ambiguous_comuna_says_why():
    assert sum(comuna.ambiguous for comuna in AUTHORITY.comunas) == 106
    assert all(comuna.ambiguity for comuna in AUTHORITY.comunas if comuna.ambiguous)


def test_a_form_means_one_party():
    forms = defaultdict(set)
    for party in AUTHORITY.parties:
        for form in (party.abbreviation, party.name, *party.aliases):
            forms[form].add(party.abbreviation)
    assert {form: parties for form, parties in forms.items() if len(parties) > 1} == {}


def test_each_municipality_has_one_elected_mayor_per_election():
    elected = Counter((m.cut, m.election) for m in AUTHORITY.mandates if m.kind == "elected")
    municipalities = [comuna.cut for comuna in AUTHORITY.comunas if comuna.municipality]
    assert elected == {(cut, election): 1 for cut in municipalities for election in TERMS}


@pytest.mark.parametrize("election", TERMS)
def test_mandates_keep_to_their_term(election):
    for mandate in AUTHORITY.mandates:
        if mandate.election == election:
            assert_mandate_is_whole(mandate)


def assert_mandate_is_whole(mandate):
    first, last = TERMS[mandate.election]
    for day in (mandate.start, mandate.end):
        assert day is None or first <= day <= last
    assert mandate.source
    if mandate.kind == "elected":
        assert mandate.party
        assert mandate.pact
        assert mandate.surname_2
        assert mandate.votes
        assert mandate.share
        assert mandate.start or (mandate.note or "").startswith("never took office")
        assert mandate.end or mandate.election == 2024
    else:
        assert (mandate.votes, mandate.share, mandate.pact) == (None, None, None)


def test_only_a_replacement_overlaps_another_mayor():
    for comuna in AUTHORITY.comunas:
        dated = [mandate for mandate in AUTHORITY.mandates_of(comuna.cut) if mandate.start]
        for earlier, later in pairwise(dated):
            assert later.kind == "replacement" or later.start >= earlier.last_day, (earlier, later)


def test_a_person_is_spelled_one_way():
    spellings = defaultdict(set)
    for mandate in AUTHORITY.mandates:
        parts = (mandate.person, mandate.given_names, mandate.surname_1, mandate.surname_2, mandate.aliases)
        spellings[fold(mandate.person)].add(parts)
    assert {name: parts for name, parts in spellings.items() if len(parts) > 1} == {}


def test_the_files_are_plain_utf8():
    names = [path.name for path in sorted(resource("data", "authority").glob("*.csv"))]
    assert names == [
        "associations.csv", "comunas.csv", "mandates.csv", "members.csv", "namesakes.csv", "offices.csv",
        "parties.csv", "provinces.csv", "regions.csv",
    ]  # fmt: skip
    for name in names:
        raw = resource("data", "authority", name).read_bytes()
        assert raw.endswith(b"\n")
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        text = raw.decode("utf-8")
        assert unicodedata.normalize("NFC", text) == text
        assert "\u00a0" not in text


def test_each_office_of_congress_is_held_by_as_many_as_the_law_has_seats():
    """155 deputies; 43 senators until 2022 (Ley 20.840); of the 50 after it the table lacks some, as SOURCES.md says."""
    held = Counter((term.office, term.start, term.end) for term in AUTHORITY.offices)
    assert held["diputado", "2018-03-11", "2022-03-11"] == 155
    assert held["senador", "2018-03-11", "2022-03-11"] + held["senador", "2018-03-11", "2026-03-11"] == 43
    assert held["senador", "2022-03-11", "2030-03-11"] <= 27


def test_a_ministry_has_one_minister_at_a_time():
    by_body = defaultdict(list)
    for term in AUTHORITY.offices:
        if term.office in ("ministro", "presidente"):
            by_body[term.body].append((term.start, term.end))
    for terms in by_body.values():
        for (_, end), (start, _) in pairwise(sorted(terms)):
            assert end <= start


def test_every_source_of_an_office_is_told():
    """By its short name, in italics, in the section on ``offices.csv``."""
    section = resource("data", "authority", "SOURCES.md").read_text(encoding="utf-8").partition("\n## offices.csv")[2]
    told = section.partition("\n## ")[0]
    assert [source for term in AUTHORITY.offices for source in term.source if f"*{source}*" not in told] == []
