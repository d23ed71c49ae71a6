"""The network of a store: what articles state, with the words that state it."""

import networkx as nx
import pytest
from pyoxigraph import Store

from munigraph.network import flat, network
from munigraph.store.union import union_quad, with_union
from munigraph.view import build_page


@pytest.fixture(scope="module")
def graph(store):
    return network(store)


def edge(graph, s, o, relation):
    [found] = [row for row in graph[s][o].values() if row["relation"] == relation]
    return found


def of_kind(graph, kind):
    return [node for node, found in graph.nodes(data="kind") if found == kind]


def test_things_are_nodes_with_label_kind_aliases_and_place(graph, names):
    prado, arica = graph.nodes[names.prado], graph.nodes[names.arica]
    assert (prado["label"], prado["kind"]) == ("Elena Prado Ruiz", "Mayor")
    assert prado["aliases"] == ["Elena Prado", "Prado"]
    assert (arica["label"], arica["kind"], arica["cut"]) == ("Municipalidad de Arica", "Municipality", "15101")
    assert "Arica" in arica["region"]
    assert (round(arica["lat"]), round(arica["lon"])) == (-18, -70)


def test_a_fact_is_one_edge_with_the_evidence_of_every_article_earliest_first(graph, names):
    row = edge(graph, names.prado, names.arica, "governs")
    assert (row["date"], row["confidence"], row["support"], row["role"]) == ("2020-01-02", 0.97, 2, None)
    assert [piece["quote"] for piece in row["evidence"]] == [
        "Elena Prado, alcaldesa de Arica",
        "La alcaldesa de Arica, Elena Prado Ruiz",
    ]
    last = row["evidence"][1]
    assert last["prefix"].endswith("plan\n\n")
    assert last["suffix"].startswith(", y el director")
    assert graph.graph["texts"][last["article"]][last["start"] : last["end"]] == last["quote"]
    assert (last["title"], last["outlet"]) == ("Arica y Putre acuerdan un plan", "El Faro de Prueba")
    assert (last["date"], last["url"]) == ("2021-03-04", "https://faro.example/a")


def test_edges_are_keyed_by_their_assertion_and_labelled_in_spanish(graph, names):
    [key] = graph[names.prado][names.arica]
    assert "/assertion/" in key
    assert edge(graph, names.prado, names.arica, "governs")["label"].startswith("gob")


def test_roles_are_on_the_edges(graph, names):
    assert edge(graph, names.lillo, names.arica, "holdsRole")["role"] == "director de obras"


def test_a_symmetric_fact_is_one_edge(graph, names):
    both = [pair for pair in graph.edges() if set(pair) == {names.arica, names.putre}]
    assert both == [(names.arica, names.putre)]


def test_events_and_agreements_are_nodes_joined_to_who_takes_part(graph, names):
    [meeting] = of_kind(graph, "Meeting")
    assert set(graph[meeting]) >= {names.prado, names.lillo}
    assert (graph.nodes[meeting]["date"], graph.nodes[meeting]["place"]) == ("2021-03-03", "Putre")
    assert graph.nodes[meeting]["evidence"][0]["quote"] == "se reunieron ayer"
    [agreement] = of_kind(graph, "Agreement")
    assert set(graph[agreement]) == {names.arica, names.putre}
    assert list(graph[agreement][names.arica]) == ["party"]


def test_statements_are_nodes_joined_to_speaker_and_matter(graph, names):
    [statement] = of_kind(graph, "Statement")
    assert graph.nodes[statement]["quote"] == "Es un gran paso"
    assert list(graph[statement][names.prado]) == ["saidBy"]
    assert list(graph[statement][names.putre]) == ["about"]


def test_the_authority_comes_only_when_asked_for(graph, store, names):
    assert graph.number_of_nodes() < 15
    whole = network(store, authority=True)
    assert whole.number_of_nodes() > 700
    official = whole[names.arica]["https://w3id.org/munigraph/id/comuna/15101"]["administers"]
    assert official["evidence"] == []


def test_what_the_authority_records_of_a_municipality_goes_with_it(graph, names):
    mandates = graph.nodes[names.arica]["mandates"]
    assert len(mandates) >= 3
    assert {row["body"] for row in mandates} == {names.arica}
    assert [row["start"] for row in mandates] == sorted(row["start"] for row in mandates)
    assert all(row["person_label"] and row["role"] == "alcaldía" for row in mandates)
    assert "mandates" not in graph.nodes[names.lillo]


def test_a_store_without_authority_and_ontology_will_do(quads, graph):
    bare = Store()
    bare.bulk_extend(quads)
    assert list(network(bare).edges(keys=True)) == list(graph.edges(keys=True))


def test_a_store_with_the_union_in_its_default_graph_gives_the_same(store, graph):
    doubled = Store()
    doubled.bulk_extend(with_union(store))
    again = network(doubled)
    assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_a_store_with_a_part_in_its_default_graph_is_read_whole(quads, graph, store):
    mixed = Store()
    mixed.bulk_extend(store)
    mixed.bulk_extend(quads[:7])
    mixed.add(union_quad(quads[0]))
    assert list(network(mixed).edges(keys=True)) == list(graph.edges(keys=True))


def test_an_empty_store_gives_an_empty_network():
    assert network(Store()).number_of_nodes() == 0


def test_the_order_of_the_quads_does_not_matter(quads, store):
    turned = Store()
    turned.bulk_extend([*reversed(list(store))])
    first, second = network(store), network(turned)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_flat_holds_only_texts_and_numbers_and_survives_graphml_and_gexf(graph, names, tmp_path):
    plain = flat(graph)
    assert list(plain.edges(keys=True)) == list(graph.edges(keys=True))
    rows = [row for _, row in plain.nodes(data=True)] + [row for *_, row in plain.edges(data=True)]
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float}
    [row] = plain[names.prado][names.arica].values()
    assert row["quotes"] == "Elena Prado, alcaldesa de Arica | La alcaldesa de Arica, Elena Prado Ruiz"
    nx.write_graphml(plain, tmp_path / "g.graphml")
    assert nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True).number_of_edges() == plain.number_of_edges()
    nx.write_gexf(plain, tmp_path / "g.gexf")
    assert nx.read_gexf(tmp_path / "g.gexf").number_of_nodes() == plain.number_of_nodes()


def test_flat_replaces_what_xml_cannot_hold(tmp_path):
    odd = nx.MultiDiGraph()
    odd.add_node("x:\x00", label="a\x08b", aliases=["c\ufffe", "d"], planned=True, cut=None)
    plain = flat(odd)
    assert dict(plain.nodes(data=True)) == {
        "x:\N{REPLACEMENT CHARACTER}": {
            "label": "a\N{REPLACEMENT CHARACTER}b",
            "aliases": "c\N{REPLACEMENT CHARACTER} | d",
            "planned": 1,
        }
    }
    nx.write_graphml(plain, tmp_path / "g.graphml")
    assert nx.read_graphml(tmp_path / "g.graphml").number_of_nodes() == 1


def test_the_page_is_made_from_a_network_of_a_store(graph):
    page = build_page(graph, focus="Elena Prado")
    assert "Es un gran paso" in page
    assert "La alcaldesa de Arica, Elena Prado Ruiz" in page
