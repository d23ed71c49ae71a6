"""A part of the network, and the node that a name means."""

import networkx as nx
import pytest

from munigraph.errors import InputError
from munigraph.network import Part, find_node, part


@pytest.fixture
def press() -> nx.MultiDiGraph:
    """Two municipalities in two regions, a mayor each, a meeting of three and what one mayor said."""
    graph = nx.MultiDiGraph(texts={})

    def node(name, kind, label, **row):
        graph.add_node(
            name, kind=kind, label=label, aliases=row.pop("aliases", []), region=row.pop("region", None), **row
        )

    def edge(s, relation, o, day):
        graph.add_edge(s, o, key=relation, relation=relation, evidence=[{"date": day, "quote": "q"}])

    node("costa", "Municipality", "Municipalidad de Costa", region="Región de Los Ríos")
    node("valle", "Municipality", "Municipalidad de Valle", region="Región del Maule")
    node("prado", "Mayor", "Elena Prado Ruiz", aliases=["Elena Prado"])
    node("lillo", "Mayor", "Aldo Lillo Núñez")
    node("met", "Meeting", "reunión", date="2021-02", evidence=[{"date": "2021-03-01"}])
    node("said", "Statement", "algo", evidence=[{"date": "2021-01-05"}])
    edge("prado", "governs", "costa", "2021-01-05")
    edge("lillo", "governs", "valle", "2020-01-05")
    for who in ("costa", "valle"):
        edge("met", "involves", who, "2021-03-01")
    edge("said", "saidBy", "prado", "2021-01-05")
    return graph


def test_nothing_asked_keeps_everything(press):
    assert nx.utils.graphs_equal(part(press, Part()), press)


@pytest.mark.parametrize(
    ("wanted", "nodes"),
    [
        (Part(around="prado"), {"prado", "costa", "said"}),
        (Part(around="prado", depth=3), {"prado", "costa", "said", "met", "valle"}),
        (Part(kinds=("mayor", "Municipality")), {"prado", "costa", "said", "lillo", "valle"}),
        (Part(relations=("governs",)), {"prado", "costa", "said", "lillo", "valle"}),
        (Part(relations=("INVOLVES",)), {"met", "costa", "valle", "prado", "said"}),
        (Part(since="2021-01-01"), {"prado", "costa", "said", "met", "valle"}),
        (Part(until="2020-12-31"), {"lillo", "valle"}),
        (Part(since="2021-02-10", until="2021-02-20"), {"met", "costa", "valle"}),
        (Part(region="los rios"), {"prado", "costa", "said", "met", "valle"}),
        (Part(region="Región del Maule", relations=("governs",)), {"lillo", "valle"}),
    ],
)
def test_what_is_asked_is_kept(press, wanted, nodes):
    assert set(part(press, wanted)) == nodes


@pytest.mark.parametrize(
    "wanted", [Part(kinds=("Martian",)), Part(relations=("eats",)), Part(region="Marte"), Part(region=" ")]
)
def test_what_the_graph_does_not_have_is_told_with_what_it_has(press, wanted):
    with pytest.raises(InputError, match="the graph has no") as told:
        part(press, wanted)
    assert "one of " in told.value.hint


@pytest.mark.parametrize("name", ["Elena Prado Ruiz", "elena prado", "PRADO", "prado"])
def test_a_node_is_found_by_its_address_a_name_or_part_of_one(press, name):
    assert find_node(press, name) == "prado"


@pytest.mark.parametrize("name", ["Nadie", "algo", "", "  "])
def test_nothing_of_that_name_is_told_plainly(press, name):
    with pytest.raises(InputError, match="nothing in the graph is called"):
        find_node(press, name)
