"""The country as the page draws it, and the data of a page as it lies in the file."""

import networkx as nx
import pytest

from munigraph.authority import load
from munigraph.view import build_page
from munigraph.view.pack import PLAIN, packed, packed_rows
from munigraph.view.places import places


@pytest.fixture(scope="module")
def country():
    graph = nx.MultiDiGraph()
    for comuna in load().comunas:
        graph.add_node(
            comuna.name, lat=comuna.lat, lon=comuna.lon, cut=comuna.cut, region=f"Región {comuna.region_code}"
        )
    graph.add_node("nowhere", lat=None, lon=None, cut=None, region=None)
    nodes = list(graph)
    found = places(graph, nodes)
    spots = zip(found["x"], found["y"], strict=True)
    return found, {nodes[n]: spot for n, spot in zip(found["nodes"], spots, strict=True)}


@pytest.mark.parametrize(
    ("north", "south"),
    [("Arica", "Antofagasta"), ("Antofagasta", "La Serena"), ("Valparaíso", "Talca"), ("Temuco", "Puerto Montt"),
     ("Puerto Montt", "Coyhaique"), ("Coyhaique", "Punta Arenas")],
)  # fmt: skip
def test_north_is_above_south(country, north, south):
    assert country[1][north][1] < country[1][south][1]


@pytest.mark.parametrize(
    ("west", "east"),
    [("Valparaíso", "Santiago"), ("Antofagasta", "Santiago"), ("Santiago", "Temuco"), ("Calama", "Valparaíso")],
)
def test_west_and_the_strips_before_are_left(country, west, east):
    assert country[1][west][0] < country[1][east][0]


def test_the_country_lies_down_and_islands_stay_in_the_drawing(country):
    found, spots = country
    assert max(found["x"]) - min(found["x"]) > max(found["y"]) - min(found["y"])
    assert min(found["x"]) >= 0
    assert "nowhere" not in spots
    assert spots["Isla de Pascua"][0] < spots["Valparaíso"][0]


def test_each_region_is_named_once_left_of_its_municipalities(country):
    found, _ = country
    assert sorted(region["name"] for region in found["regions"]) == sorted(
        region.short_name for region in load().regions
    )
    assert len({(region["x"], region["y"]) for region in found["regions"]}) == 16


def test_columns_hold_what_the_rows_held(data_of, press):
    town = press.thing("municipality/99101", "Municipalidad de Costa Brava", "Municipality", cut="99101")
    for i in range(30):
        other = press.thing(f"person/p{i}", f"Persona {i}", "Person", aliases=["P"] if i % 7 == 0 else [])
        press.fact(other, "holdsRole", town, press.proof("trabaja ahí"), role="guardia" if i % 2 else None)
    data = data_of(build_page(press.network))
    people = [node for node in data["nodes"] if node["kind"] == "Person"]
    assert {node["label"] for node in people} == {f"Persona {i}" for i in range(30)}
    assert sum("aliases" in node for node in people) == 5
    assert sum(edge.get("role") == "guardia" for edge in data["edges"]) == 15


def test_a_table_repeats_no_key_and_no_word():
    table = packed_rows([{"kind": "Mayor", "n": i} if i % 2 else {"kind": "Mayor"} for i in range(6)])
    assert table == {
        "count": 6,
        "columns": {
            "kind": {"words": ["Mayor"], "values": [0] * 6},
            "n": {"rows": [2, 2, 2], "values": [1, 3, 5]},
        },
    }


def test_large_data_is_deflated_and_holds_no_markup():
    text, kind = packed({"rows": [{"text": f"</script><img src={i}>" + "á" * 40} for i in range(PLAIN // 20)]})
    assert kind == "application/zlib"
    assert "<" not in text
    assert len(text) < PLAIN / 4
