"""Exported files: the same graph, the same bytes, whole or not at all."""

from __future__ import annotations

import gzip
import json
import os

import networkx as nx
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from munigraph.errors import InputError, MunigraphError
from munigraph.export import FORMATS, export
from munigraph.export.sorting import sorted_lines
from munigraph.mapping.prefixes import PREFIXES
from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI
from munigraph.store.memory import MemoryStore, read_rdf
from munigraph.store.union import named_quads


def res(name):
    return NamedNode(RESOURCE_IRI + name)


def node(name):
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def mg(name):
    return NamedNode(ONTOLOGY_IRI + name)


TYPE = node("rdf:type")
G1, G2 = res("article/aaaa"), res("graph/summary")
QUADS = [
    Quad(res("person/a"), TYPE, mg("Mayor"), G1),
    Quad(res("person/a"), mg("governs"), res("municipality/05501"), G1),
    Quad(res("person/a"), mg("governs"), res("municipality/05501"), G2),
    Quad(res("person/a"), node("rdfs:label"), Literal('Elena «Prado»\n\\ "Ruiz" 🏛', language="es"), G2),
    Quad(res("person/a"), mg("writtenAs"), Literal("Elena </script>"), G1),
    Quad(res("x"), mg("confidence"), Literal("0.90", datatype=node("xsd:decimal")), G2),
    Quad(res("x"), node("dcterms:issued"), Literal("2021-01-05", datatype=node("xsd:date")), G1),
    Quad(res("x"), node("dcterms:issued"), Literal("ayer"), G1),
    Quad(res("x"), node("schema:url"), NamedNode("https://example.org/a?b=c&d=é"), G1),
    Quad(res("x"), NamedNode("http://example.org/own"), Literal("sí", language="es"), G1),
]


def content(store):
    return {str(quad) for quad in named_quads(store.quads)}


def union(store):
    return {str(row[0]) + str(row[1]) + str(row[2]) for row in store.quads.query("SELECT ?s ?p ?o { ?s ?p ?o }")}


@pytest.mark.parametrize("ending", ["nq", "trig", "jsonld", "nq.gz", "jsonld.gz"])
def test_forms_with_graphs_give_everything_back(tmp_path, ending):
    store = MemoryStore(QUADS)
    file = export(store, tmp_path / f"out.{ending}")
    assert content(read_rdf([file])) == content(store)


@pytest.mark.parametrize("ending", ["ttl", "nt", "ttl.gz"])
def test_forms_without_graphs_give_the_union_back(tmp_path, ending):
    store = MemoryStore(QUADS)
    again = read_rdf([export(store, tmp_path / f"out.{ending}")])
    assert union(again) == union(store)
    assert len(again.quads) == 9


@pytest.mark.parametrize("ending", [*FORMATS, "nq.gz"])
def test_the_same_graph_gives_the_same_bytes(tmp_path, ending):
    one = export(MemoryStore(QUADS), tmp_path / f"one.{ending}").read_bytes()
    two = export(MemoryStore(reversed(QUADS)), tmp_path / f"two.{ending}").read_bytes()
    assert one == two


def test_nquads_are_sorted_lines_without_the_union(tmp_path):
    lines = export(MemoryStore(QUADS), tmp_path / "out.nq").read_bytes().splitlines(keepends=True)
    assert lines == sorted(lines)
    assert len(lines) == len(QUADS)


def test_jsonld_reads_in_rdflib_without_a_network(tmp_path):
    file = export(MemoryStore(QUADS), tmp_path / "out.jsonld")
    dataset = rdflib.Dataset()
    dataset.parse(file, format="json-ld")
    assert len(list(dataset.quads())) == len(QUADS)
    text = file.read_text(encoding="utf-8")
    assert json.loads(text)["@context"]["mg"] == ONTOLOGY_IRI


_TERMS = st.builds(Literal, st.text(st.characters(codec="utf-8"), max_size=12)) | st.builds(
    Literal, st.text(st.characters(codec="utf-8"), max_size=8), language=st.sampled_from(["es", "en"])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["governs", "writtenAs", "confidence", "p q".replace(" ", "-")]), _TERMS)))
def test_any_text_survives(tmp_path_factory, pairs):
    folder = tmp_path_factory.mktemp("text")
    store = MemoryStore(Quad(res("x"), mg(name), term, G1) for name, term in pairs)
    for ending in ("nq", "jsonld", "trig"):
        assert content(read_rdf([export(store, folder / f"out.{ending}")])) == content(store)


def test_networks_open_in_networkx_with_their_quotes(tmp_path):
    evidence = res("evidence/1")
    quads = [
        *QUADS,
        Quad(res("municipality/05501"), TYPE, mg("Municipality"), G1),
        Quad(res("assertion/1"), TYPE, mg("Assertion"), G1),
        Quad(res("assertion/1"), NamedNode(PREFIXES["rdf"] + "subject"), res("person/a"), G1),
        Quad(res("assertion/1"), NamedNode(PREFIXES["rdf"] + "predicate"), mg("governs"), G1),
        Quad(res("assertion/1"), NamedNode(PREFIXES["rdf"] + "object"), res("municipality/05501"), G1),
        Quad(res("assertion/1"), mg("hasEvidence"), evidence, G1),
        Quad(evidence, NamedNode(PREFIXES["oa"] + "exact"), Literal("la alcaldesa\x0b Elena"), G1),
    ]
    graphml = nx.read_graphml(export(MemoryStore(quads), tmp_path / "out.graphml"))
    gexf = nx.read_gexf(export(MemoryStore(quads), tmp_path / "out.gexf"))
    for graph in (graphml, gexf):
        assert set(graph) == {f"{RESOURCE_IRI}person/a", f"{RESOURCE_IRI}municipality/05501"}
    assert b"lastmodified" not in (tmp_path / "out.gexf").read_bytes()


def test_blank_nodes_of_foreign_files_are_kept(tmp_path):
    store = MemoryStore([Quad(BlankNode("b"), mg("about"), BlankNode("b"), G1)])
    assert "_:b" in export(store, tmp_path / "out.jsonld").read_text(encoding="utf-8")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.binary(max_size=5).map(lambda line: line.replace(b"\n", b"") + b"\n")), st.integers(1, 5))
def test_sorting_in_pieces_is_sorting(lines, chunk):
    assert list(sorted_lines(lines, chunk)) == sorted(lines)


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    file = export(MemoryStore(QUADS), tmp_path / "out.nq")
    before = file.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(MunigraphError, match="No space left"):
        export(MemoryStore(), file)
    assert file.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.nq"]


def test_an_unknown_ending_and_a_missing_folder_are_told(tmp_path):
    with pytest.raises(MunigraphError, match=r"ending of 'x\.doc'") as error:
        export(MemoryStore(), tmp_path / "x.doc")
    assert ".nq" in error.value.hint
    with pytest.raises(MunigraphError, match="cannot write"):
        export(MemoryStore(), tmp_path / "no" / "x.nq")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.nq", b"<a> <b> .", "not the RDF that its ending promises"),
        ("x.ttl", b"@prefix", "not the RDF that its ending promises"),
        ("x.ttl.gz", b"plain", "damaged or not gzip"),
        ("x.ttl.gz", gzip.compress(b"<a:a> <b:b> <c:c> .", mtime=0)[:-9], "damaged or not gzip"),
        ("x.doc", b"", "no ending of an RDF file"),
        ("x.ttl", b"\xff\xfe\x00", "not the RDF"),
    ],
)
def test_a_file_that_is_no_rdf_is_told(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read_rdf([tmp_path / name])
    with pytest.raises(InputError, match="cannot read"):
        read_rdf([tmp_path / "missing.ttl"])
