"""The prefixes, and that they cost nothing."""

from __future__ import annotations

import subprocess
import sys

import munigraph.mapping as mapping
from munigraph.mapping import PREFIXES


def test_the_prefixes_that_queries_need():
    assert PREFIXES["mg"] == "https://w3id.org/munigraph/ontology#"
    assert PREFIXES["mgr"] == "https://w3id.org/munigraph/id/"
    assert PREFIXES["schema"] == "https://schema.org/"
    assert PREFIXES["geo"] == "http://www.w3.org/2003/01/geo/wgs84_pos#"
    assert list(PREFIXES) == sorted(PREFIXES)


def test_importing_them_loads_no_rdf_library():
    script = "import munigraph.mapping.prefixes, sys; print([m for m in ('rdflib', 'pyoxigraph') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_can_be_had():
    for name in mapping.__all__:
        assert getattr(mapping, name) is not None
