from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from munigraph.mapping import authority_quads

sys.path.insert(0, str(Path(__file__).parent.parent / "mapping"))
import example


@pytest.fixture(scope="session")
def example_quads():
    return example.quads_of(example.extraction(), example.recorded())


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
