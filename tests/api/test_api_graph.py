"""``import munigraph`` in a notebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import munigraph
from munigraph.errors import InputError, StoreError, StoreMissing
from munigraph.model import ONTOLOGY_IRI

SAMPLES = Path(__file__).parents[2] / "data" / "articles"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The sample articles, built."""
    path = tmp_path_factory.mktemp("api") / "store"
    munigraph.build(SAMPLES, store=path)
    return path


@pytest.fixture
def graph(store):
    with munigraph.open(store) as opened:
        yield opened


def test_the_public_names():
    assert set(munigraph.__all__) <= set(dir(munigraph))
    for name in munigraph.__all__:
        assert getattr(munigraph, name) is not None
    with pytest.raises(AttributeError):
        munigraph.nothing  # noqa: B018


def test_importing_loads_nothing_heavy():
    heavy = {"click", "rdflib", "pyoxigraph", "networkx", "pandas", "pyvis", "rich", "sqlite3"}
    program = f"import sys, munigraph; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_rows_and_dataframes(graph):
    result = graph.query("SELECT ?who ?body { ?who mg:governs ?body }")
    rows = list(result)
    assert rows
    assert rows[0].who.startswith("https://w3id.org/munigraph/id/person/")
    assert len(result.to_dataframe()) == len(rows)


def test_the_rdflib_dataset_sees_the_union_and_the_graphs(graph):
    dataset = graph.rdf
    assert isinstance(dataset, rdflib.Dataset)
    governs = rdflib.URIRef(f"{ONTOLOGY_IRI}governs")
    expected = len(list(graph.query("SELECT ?s ?o { ?s mg:governs ?o }")))
    assert len(list(dataset.triples((None, governs, None)))) == expected
    assert len(list(dataset.query("SELECT ?s ?o { ?s mg:governs ?o }"))) == expected
    (article, *_) = (row[0] for row in dataset.query("SELECT ?a { ?a a mg:Article }"))
    assert len(dataset.graph(article)) > 10
    assert "mg" in dict(dataset.namespaces())
    with pytest.raises(StoreError, match="read-only"):
        dataset.add((article, governs, article))


def test_the_network_has_quotes_on_its_edges(graph):
    network = graph.network()
    assert isinstance(network, nx.MultiDiGraph)
    edges = [attributes for _, _, attributes in network.edges(data=True) if attributes["relation"] == "governs"]
    assert edges
    assert all(edge["evidence"][0]["quote"] for edge in edges)


def test_the_page_in_a_frame_cannot_break_out(graph):
    shown = graph.show(height=400)._repr_html_()
    assert shown.startswith('<iframe srcdoc="')
    assert shown.count('"') == shown.count('="') * 2
    assert "height: 400px" in shown
    assert "<script" not in shown


def test_a_graph_shows_its_counts(graph):
    shown = graph._repr_html_()
    assert "Mayor" in shown
    assert "articles" in shown


def test_what_was_exported_can_be_loaded(graph, tmp_path):
    file = graph.export(tmp_path / "graph.nq.gz")
    loaded = munigraph.load(file)
    assert loaded.stats() == graph.stats()
    assert loaded.export(tmp_path / "again.nq.gz").read_bytes() == file.read_bytes()
    assert len(loaded.network()) == len(graph.network())


def test_the_samples_conform(graph):
    report = graph.validate()
    assert report.conforms, report.to_text("en")


def test_extract_takes_a_text_or_a_file(tmp_path):
    text = "Reunión en Quillota\n\nLa alcaldesa de Quillota, Elena Prado Ruiz, recibió a sus vecinos."
    found = munigraph.extract(text, date="2021-03-02")
    assert found.article.date == "2021-03-02"
    file = tmp_path / "nota.txt"
    file.write_text(text, encoding="utf-8")
    assert munigraph.extract(file).article.id == "nota"
    assert munigraph.extract(str(file)).facts == munigraph.extract(file).facts
    assert munigraph.record(found)["text"] == found.article.text


def test_extract_says_what_it_cannot_take(tmp_path, write_articles):
    with pytest.raises(InputError, match="no such file"):
        munigraph.extract(tmp_path / "no.txt")
    with pytest.raises(InputError, match="several articles"):
        munigraph.extract(write_articles())
    with pytest.raises(InputError):
        munigraph.extract("   ")
    assert len(list(munigraph.extract_all(write_articles()))) == 3


def test_a_missing_store_is_told(tmp_path, monkeypatch):
    with pytest.raises(StoreMissing):
        munigraph.open(tmp_path / "no")
    monkeypatch.setenv("MUNIGRAPH_STORE", str(tmp_path / "other"))
    with pytest.raises(StoreMissing, match="other"):
        munigraph.open()


def test_an_article_is_explained(tmp_path):
    text = "La alcaldesa de Tomé, Elena Prado Ruiz, habló en la plaza."
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    explanations = [
        munigraph.explain(text),
        munigraph.explain(path),
        munigraph.explain(munigraph.extract(text).article),
    ]
    for explanation in explanations:
        assert explanation.extraction == munigraph.extract(text) or explanation.extraction.article.id == "note"
        assert [found.proofs[0].rule for found in explanation.found] == ["office-name"]
        assert "governs Municipalidad de Tomé" in munigraph.tell(explanation, "en")
        assert "gobierna la Municipalidad de Tomé" in munigraph.tell(explanation)
    with pytest.raises(InputError, match="several articles"):
        munigraph.explain(SAMPLES)
