"""The graph of the sample articles, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from munigraph.pipeline import build
from munigraph.store import Store

SAMPLES = Path(__file__).parents[2] / "data" / "articles"


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory):
    """The folder of a store of the sample articles."""
    path = tmp_path_factory.mktemp("query") / "store"
    build([SAMPLES], path, workers=1)
    return path


@pytest.fixture(scope="session")
def sample(sample_path):
    """That store, open for reading."""
    with Store.open(sample_path) as store:
        yield store
