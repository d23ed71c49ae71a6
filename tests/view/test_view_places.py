"""The country as the page draws it, and the data of a page as it lies in the file."""

import networkx as nx
import pytest

from munigraph.authority import load
from munigraph.view import build_page
from munigraph.view.pack import PLAIN, packed, packed_rows
from munigraph.view.places import places


@pytest.fixture(scope="module")
def country():
    """Where the page puts all comunas: name -> (region, kilometres east, kilometres south), and the regions."""
    graph = nx.MultiDiGraph()
    for comuna in load().comunas:
        graph.add_node(comuna.name, lat=comuna.lat, lon=comuna.lon, cut=comuna.cut, region=comuna.region_code)
    graph.add_node("nowhere", lat=None, lon=None, cut=None, region=None)
    nodes = list(graph)
    found = places(graph, nodes)
    rows = zip(found["nodes"], found["region"], found["x"], found["y"], strict=True)
    return {nodes[n]: (found["regions"][region], x, y) for n, region, x, y in rows}, found["regions"]


def test_the_regions_go_from_north_to_south_each_named_once(country):
    assert country[1] == [
        "Arica y Parinacota", "Tarapacá", "Antofagasta", "Atacama", "Coquimbo", "Valparaíso", "Metropolitana", "O'Higgins",
        "Maule", "Ñuble", "Biobío", "La Araucanía", "Los Ríos", "Los Lagos", "Aysén", "Magallanes",
    ]  # fmt: skip


@pytest.mark.parametrize(("north", "south"), [("La Ligua", "San Antonio"), ("Osorno", "Ancud"), ("Calama", "Taltal")])
def test_within_a_region_north_is_above_south(country, north, south):
    spots = country[0]
    assert spots[north][0] == spots[south][0]
    assert spots[north][2] < spots[south][2]


@pytest.mark.parametrize(
    ("west", "east"), [("Valparaíso", "Los Andes"), ("Melipilla", "Puente Alto"), ("Ancud", "Osorno")]
)
def test_within_a_region_west_is_left_of_east(country, west, east):
    spots = country[0]
    assert spots[west][0] == spots[east][0]
    assert spots[west][1] < spots[east][1]


def test_islands_stay_beside_their_region_and_what_has_no_place_has_none(country):
    spots = country[0]
    assert spots["Isla de Pascua"][1] < spots["Valparaíso"][1]
    assert all(abs(x) < 300 for _, x, _ in spots.values())
    assert abs(spots["Isla de Pascua"][2]) < 120
    assert "nowhere" not in spots


def test_a_region_of_no_official_table_goes_by_its_name():
    graph = nx.MultiDiGraph()
    graph.add_node("a", lat=-20.0, lon=-70.0, cut="99101", region="Región de Prueba")
    graph.add_node("b", lat=-10.0, lon=-70.0, cut="99201", region="Región Lejana")
    found = places(graph, ["a", "b"])
    assert found == {
        "nodes": [0, 1], "x": [0.0, 0.0], "y": [0.0, 0.0], "region": [1, 0],
        "regions": ["Región Lejana", "Región de Prueba"],
    }  # fmt: skip


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
