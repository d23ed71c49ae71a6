"""What a query may not do, and that no spelling gets past it."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munigraph.errors import QueryError
from munigraph.query import run
from munigraph.store.memory import MemoryStore


@pytest.fixture(scope="module")
def listener():
    """A server that notes whether anyone came."""
    visits = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            visits.append(1)
            connection.close()

    threading.Thread(target=serve, daemon=True).start()
    yield server.getsockname()[1], visits
    server.close()


def attempts(address):
    call = f"SERVICE <{address}> {{ ?a ?b ?c }}"
    return [
        f"SELECT * {{ {call} }}",
        f"select * {{ service silent <{address}> {{ ?a ?b ?c }} }}",
        f"SELECT*{{SERVICE<{address}>{{?a ?b ?c}}}}",
        f"SELECT * {{ SERVICESILENT<{address}>{{?a ?b ?c}} }}",
        f"PREFIX : <{address}> SELECT * {{ SERVICE: {{ ?a ?b ?c }} }}",
        f"PREFIX service: <{address}> SELECT * {{ SERVICE service: {{ ?a ?b ?c }} }}",
        f"SELECT * {{ BIND(<{address}> AS ?s) SERVICE ?s {{ ?a ?b ?c }} }}",
        f"SELECT * {{ \\u0053ERVICE <{address}> {{ ?a ?b ?c }} }}",
        f"SELECT * {{ # a comment\n {call} }}",
        f"SELECT * {{ FILTER('a'<'x>y') {call} FILTER('z'<'y>') }}",
        f"SELECT * {{ BIND(1 AS ?q) FILTER(?q<'x>y'||true) {call} FILTER(?q='y') }}",
        f"SELECT * {{ FILTER(1<2#>\n) {call} FILTER(1<2#>\n) }}",
        f"SELECT * {{ FILTER(1<2#>'''\n) {call} #'''\n }}",
        f"SELECT * {{ FILTER(\"x>\"<'a>b'&&EXISTS{{ {call} }}) }}",
        f"SELECT * {{ FILTER(?x < <http://a\\u0041'b>) {call} FILTER('a'='b') }}",
        f"SELECT * {{ OPTIONAL {{ {call} }} }}",
        f"ASK {{ FILTER EXISTS {{ {call} }} }}",
        f"DESCRIBE ?a {{ {call} }}",
        f"CONSTRUCT {{ ?a ?b ?c }} {{ {call} }}",
        f"SELECT * {{ {{ SELECT * {{ {call} }} }} }}",
        f"SELECT * {{ ?s ?p 1.{call} }}",
        f"PREFIX ex: <http://e/> SELECT * {{ ?s ?p ex:a.{call} }}",
        f"SELECT * {{ ?s ?p 'x'@es.{call} }}",
    ]


def test_nobody_is_asked_whatever_the_spelling(listener):
    port, visits = listener
    for sparql in attempts(f"http://127.0.0.1:{port}/"):
        with suppress(QueryError):
            list(run(MemoryStore(), sparql))
        assert not visits, sparql


def test_the_listener_would_notice(listener):
    """The engine by itself does reach out: what the guard is for."""
    port, visits = listener
    with pytest.raises(OSError):  # noqa: PT011
        list(MemoryStore().quads.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}"))
    assert visits
    visits.clear()


_PIECES = st.sampled_from(
    ["SERVICE", " ", "<", ">", "'", '"', "'''", "#", "\n", "(", ")", "{", "}", "?a", "FILTER", "1", "&&", ".", "ex:",
     "\\u0041", "ADDRESS", "<ADDRESS>", "SERVICE <ADDRESS> { ?a ?b ?c }", "FILTER(?a<", "'x>y'", "EXISTS"]
)  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=12))
def test_no_mixture_reaches_out(listener, pieces):
    port, visits = listener
    body = "".join(pieces).replace("ADDRESS", f"http://127.0.0.1:{port}/")
    with suppress(QueryError):
        list(run(MemoryStore(), f"SELECT * {{ {body} }}"))
    assert not visits


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s rdfs:label "SERVICE" }',
        "SELECT * { ?s rdfs:label 'LOAD <file:///x>' } # SERVICE",
        "SELECT ?service { ?service mg:serviceOf <http://example.org/SERVICE> }",
        "SELECT ?insert { ?insert a mg:Delete }",
        'SELECT * { ?s rdfs:label ?l FILTER(CONTAINS(?l, "servicio de services") && ?l < "z") }',
        "PREFIX s: <http://example.org/service#> SELECT * { ?s s:load (<http://example.org/a> 1) }",
        "SELECT * FROM <https://w3id.org/munigraph/id/graph/authority> { ?s ?p ?o }",
    ],
)
def test_the_words_are_fine_where_they_are_no_keywords(sparql):
    assert list(run(MemoryStore(), sparql)) == []


@pytest.mark.parametrize(
    ("sparql", "word"),
    [
        ("INSERT DATA { <a:a> <b:b> <c:c> }", "INSERT"),
        ("delete where { ?s ?p ?o }", "DELETE"),
        ("LOAD <http://example.org/x>", "LOAD"),
        ("PREFIX a: <http://a/> DROP ALL", "DROP"),
        ("CLEAR DEFAULT", "CLEAR"),
        ("WITH <http://g/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <FILE:x> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_a_refusal_names_the_word_and_the_reason(sparql, word):
    with pytest.raises(QueryError, match=rf"^{word}\b.* is refused: ") as refused:
        run(MemoryStore(), sparql)
    assert refused.value.hint
