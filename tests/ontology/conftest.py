from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

import munigraph
from munigraph.mapping import authority_quads
from munigraph.resources import resource
from munigraph.store.union import named_quads

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "mapping"))
import example

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.fixture(scope="session")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=resource("ontology", "munigraph.ttl").read_text("utf-8"), format="turtle")


@pytest.fixture(scope="session", params=["samples", pytest.param("corpus", marks=pytest.mark.corpus)])
def whole(request, tmp_path_factory):
    """The union of all graphs (articles, summary, authority, ontology): of the sample articles, of the real ones."""
    if request.param == "samples":
        graph = request.getfixturevalue("sample_graph")
    else:
        if not CORPUS.is_dir():
            pytest.skip("the corpus lies beside the checkout only")
        store = tmp_path_factory.mktemp("corpus") / "store"
        munigraph.build([CORPUS / "dev.jsonl", CORPUS / "press", CORPUS / "valparaiso-quillota.txt"], store)
        graph = munigraph.open(store)
    triples = {quad.triple for quad in named_quads(graph.store.quads)}
    text = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


@pytest.fixture(scope="session")
def example_quads():
    return [*example.quads_of(example.extraction(), example.recorded()), *example.corrections()]


@pytest.fixture(scope="session")
def authority():
    return list(authority_quads())


@pytest.fixture(scope="session")
def example_store():
    store = pyoxigraph.Store()
    store.extend(example.whole(example.extraction()))
    return store


@pytest.fixture(scope="session")
def to_graph():
    def convert(quads):
        text = pyoxigraph.serialize([quad.triple for quad in quads], format=pyoxigraph.RdfFormat.N_TRIPLES)
        return rdflib.Graph().parse(data=text, format="nt")

    return convert
