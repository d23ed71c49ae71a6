"""The pair of tables: each edge joins two nodes of the other table, in terms that FollowTheMoney has."""

from __future__ import annotations

import csv
import io

import pytest

from munigraph.errors import MunigraphError
from munigraph.export import export, files_of, serialize

#: The schemata of FollowTheMoney 4 that are used, each with the one on either side of an edge.
THINGS = {"Person", "PublicBody", "Organization", "Project", "Event", "Note", "Address"}
LEGAL = {"Person", "PublicBody", "Organization"}
ENDS = {
    "Membership": (LEGAL, {"PublicBody", "Organization"}),
    "ProjectParticipant": (LEGAL, {"Project"}),
    "UnknownLink": (THINGS, THINGS),
}


@pytest.fixture(scope="module")
def tables(sample_graph, tmp_path_factory):
    file = tmp_path_factory.mktemp("tables") / "graph.csv"
    export(sample_graph.store, file)

    def rows(path):
        with path.open(encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))

    return tuple(rows(path) for path in files_of(file))


def test_every_edge_joins_nodes_of_fitting_schemata(tables):
    nodes, edges = tables
    schema = {node["id"]: node["schema"] for node in nodes}
    assert set(schema.values()) <= THINGS
    assert {edge["schema"] for edge in edges} <= set(ENDS)
    for edge in edges:
        sources, targets = ENDS[edge["schema"]]
        assert schema[edge["source_id"]] in sources, edge
        assert schema[edge["target_id"]] in targets, edge


def test_ids_are_unique_and_rows_as_many_as_in_the_network(tables, sample_graph):
    nodes, edges = tables
    network = sample_graph.network()
    assert len({node["id"] for node in nodes}) == len(nodes) == len(network)
    assert len({edge["id"] for edge in edges}) == len(edges) == network.number_of_edges()


def test_an_edge_carries_its_words_and_where_they_stand(tables):
    nodes, edges = tables
    names = {node["id"]: node["name"] for node in nodes}
    [edge] = [
        edge for edge in edges if edge["relation"] == "governs" and names[edge["source_id"]] == "Óscar Calderón Sánchez"
    ]
    assert names[edge["target_id"]] == "Municipalidad de Quillota"
    assert edge["schema"] == "Membership"
    assert "Óscar Calderón Sánchez" in edge["description"]
    assert all(edge[column] for column in ("role", "confidence", "support", "title", "publisher", "sourceUrl"))


def test_the_files_stand_side_by_side(sample_graph, tmp_path):
    assert export(sample_graph.store, tmp_path / "red.2021.csv.gz") == tmp_path / "red.2021.nodes.csv.gz"
    assert {path.name for path in tmp_path.iterdir()} == {"red.2021.nodes.csv.gz", "red.2021.edges.csv.gz"}
    assert files_of(tmp_path / "red.nq") == (tmp_path / "red.nq",)
    with pytest.raises(MunigraphError, match="more than one file"):
        serialize(sample_graph.store, io.BytesIO(), "csv")
