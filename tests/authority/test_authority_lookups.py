"""What can be asked of the authority tables, with facts that must hold."""

import pytest

from munigraph.authority import load

AUTHORITY = load()


def test_load_reads_once():
    assert load() is AUTHORITY


def test_look_up_by_code():
    valparaiso = AUTHORITY.comuna("05101")
    assert valparaiso.name == "Valparaíso"
    assert valparaiso.municipality == "Municipalidad de Valparaíso"
    assert "porteño" in valparaiso.demonyms
    assert AUTHORITY.province(valparaiso.province_code).name == "Valparaíso"
    assert AUTHORITY.region(valparaiso.region_code).roman == "V"
    assert AUTHORITY.party("RN").name == "Renovación Nacional"


@pytest.mark.parametrize("look_up", ["comuna", "region", "province", "party"])
def test_an_unknown_code_is_a_key_error(look_up):
    with pytest.raises(KeyError):
        getattr(AUTHORITY, look_up)("nothing")


@pytest.mark.parametrize(
    ("cut", "election", "short_name", "person_id"),
    [
        ("05101", 2016, "Jorge Sharp Fajardo", "jorge-sharp-fajardo"),
        ("05101", 2021, "Jorge Sharp Fajardo", "jorge-sharp-fajardo"),
        ("05501", 2021, "Óscar Calderón Sánchez", "oscar-calderon-sanchez"),
        ("05501", 2016, "Luis Mella Gajardo", "luis-mella-gajardo"),
        ("05109", 2021, "Macarena Ripamonti Serrano", "macarena-ripamonti-serrano"),
        ("13119", 2024, "Tomás Vodanovic Escudero", "tomas-vodanovic-escudero"),
        ("09101", 2016, "Miguel Becker Alvear", "miguel-becker-alvear"),
    ],
)
def test_known_mayors(cut, election, short_name, person_id):
    [mandate] = [m for m in AUTHORITY.mandates_of(cut) if m.election == election and m.kind == "elected"]
    assert (mandate.short_name, mandate.person_id) == (short_name, person_id)


def test_mandates_of_a_comuna_come_in_order():
    for comuna in AUTHORITY.comunas:
        mandates = AUTHORITY.mandates_of(comuna.cut)
        assert [m.election for m in mandates] == sorted(m.election for m in mandates)
        starts = [m.start for m in mandates if m.start]
        assert starts == sorted(starts)
    assert AUTHORITY.mandates_of("12202") == ()


@pytest.mark.parametrize(
    ("cut", "day", "mayors"),
    [
        ("05501", "2021-01-15", ["luis-mella-gajardo"]),
        ("05501", "2021-06-30", []),  # the new mayor was sworn in late
        ("05501", "2021-07-02", ["oscar-calderon-sanchez"]),
        ("05101", "2021-06-28", ["jorge-sharp-fajardo"]),  # the day of change is the new term's
        ("05101", "2030-01-01", []),  # past the last term known
        ("05101", "2010-01-01", []),
        ("06101", "2024-06-01", ["juan-godoy-munoz", "emerson-avendano-llanca"]),  # a suplente acts
        ("16303", "2024-12-09", []),  # never took office
    ],
)
def test_mayors_on_a_day(cut, day, mayors):
    assert [mandate.person_id for mandate in AUTHORITY.mayors_on(cut, day)] == mayors


def test_a_running_mandate_ends_with_its_term():
    [mandate] = AUTHORITY.mayors_on("13119", "2026-01-01")
    assert mandate.end is None
    assert mandate.last_day == "2028-12-06"


def test_a_person_has_one_id_over_all_mandates():
    ids = {}
    for mandate in AUTHORITY.mandates:
        assert ids.setdefault(mandate.person, mandate.person_id) == mandate.person_id
    assert len(set(ids.values())) == len(ids) == 714


def test_mandates_held_by_a_person():
    mandates = AUTHORITY.mandates_held_by("felipe-alessandri-vergara")
    assert [mandate.cut for mandate in mandates] == ["13101", "13115"]
    assert AUTHORITY.mandates_held_by("nobody") == ()


def test_slugs_of_bodies():
    assert AUTHORITY.party("UDI").slug == "union-democrata-independiente"
    assert {a.acronym: a.slug for a in AUTHORITY.associations}["ACHM"] == "asociacion-chilena-de-municipalidades"
