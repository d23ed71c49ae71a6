"""Questions about mandates and evidence, whose right answers are known, on each engine; and what is amiss in Virtuoso."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request, build_opener

import pytest
import rdflib

from munigraph.errors import QueryError
from munigraph.query import Endpoint, bind, catalogue, run
from munigraph.query.prefixes import KNOWN
from munigraph.store.memory import read_rdf

GRAPH = Path(__file__).with_name("mandates.ttl")
PLACE = {"comuna": "<https://example.org/c1>"}
#: Named query, values, and the columns that settle the answer.
ANSWERS = [
    ("who-governs", {**PLACE, "date": "2021-06-27"}, ["mayor"], [("Ana",)]),
    ("who-governs", {**PLACE, "date": "2021-06-28"}, ["mayor", "party"], [("Berta", "Partido")]),
    ("who-governs", {**PLACE, "date": "2016-12-05"}, ["mayor"], []),
    ("who-governs", {**PLACE, "date": "2040-01-01"}, ["mayor", "party"], [("Carla", None)]),
    ("mayors-by-party", {"region": "<https://example.org/r1>", "date": "2022-01-01"}, ["party", "mayors"], [("Partido", "1")]),
    ("mayors-by-party", {"region": "<https://example.org/r1>", "date": "2025-01-01"}, ["party", "mayors"], [("Independiente", "1")]),
    ("contradictions", PLACE, ["press_mayor", "date", "table_mayor"], [
        ("Dora", "2022-01-01", "Berta"), ("Carla", "2024-01-01", "Berta"), ("Dora", "2030-01-01", "Carla"),
    ]),
    ("evidence", {"person": "<https://example.org/dora>"}, ["article_title", "date"], [
        ("Nota 6", None), ("Nota 4", "2022-01-01"), ("Nota 5", "2030-01-01"),
    ]),
    ("evidence", {"person": "<https://example.org/dora>", "confidence": "0.6"}, ["article_title", "date"], [
        ("Nota 4", "2022-01-01"), ("Nota 5", "2030-01-01"),
    ]),
]  # fmt: skip
each_answer = pytest.mark.parametrize(("name", "values", "columns", "rows"), ANSWERS)


def bound(name, values):
    return bind(catalogue()[name], values, read_rdf([GRAPH]))


def settled(rows, columns):
    """These columns of rows, as text."""
    return [tuple(None if row[column] is None else str(row[column]) for column in columns) for row in rows]


@each_answer
def test_oxigraph(name, values, columns, rows):
    answer = run(read_rdf([GRAPH]), bound(name, values))
    assert settled((row.asdict() for row in answer), columns) == rows


@each_answer
def test_rdflib(name, values, columns, rows):
    graph = rdflib.Graph().parse(GRAPH)
    answer = graph.query(bound(name, values), initNs=KNOWN)
    assert settled(answer, columns) == rows


@pytest.fixture(scope="module")
def virtuoso_queries(virtuoso):
    """Where a Virtuoso that holds the invented graph takes queries."""
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, virtuoso, "dba", "dba")
    address = f"{virtuoso}?{urlencode({'graph': 'https://example.org/mandates'})}"
    request = Request(address, GRAPH.read_bytes(), {"Content-Type": "text/turtle"}, method="PUT")
    build_opener(HTTPDigestAuthHandler(passwords)).open(request).close()
    return virtuoso.replace("sparql-graph-crud-auth", "sparql")


@each_answer
def test_virtuoso(virtuoso_queries, name, values, columns, rows):
    answer = run(Endpoint(virtuoso_queries), bound(name, values))
    assert settled((row.asdict() for row in answer), columns) == rows


def test_virtuoso_7_2_5_does_not_compile_an_optional_in_a_minus_that_a_filter_compares(
    virtuoso_queries, virtuoso_version
):
    if virtuoso_version != "7.2.5":
        pytest.skip("tells what is amiss in Virtuoso 7.2.5")
    amiss = """SELECT ?s { ?m org:member ?p ; schema:startDate ?s .
      MINUS { ?n schema:startDate ?s ; org:member ?p OPTIONAL { ?n schema:endDate ?f } FILTER(COALESCE(?s <= ?f, true)) }
    }"""
    assert list(run(read_rdf([GRAPH]), amiss)) == []
    with pytest.raises(QueryError, match="SP031"):
        list(run(Endpoint(virtuoso_queries), amiss))
    written_so = amiss.replace("OPTIONAL { ?n schema:endDate ?f } FILTER(COALESCE(?s <= ?f, true))",
                               "FILTER NOT EXISTS { ?n schema:endDate ?f FILTER(?f < ?s) }")  # fmt: skip
    assert list(run(Endpoint(virtuoso_queries), written_so)) == []
