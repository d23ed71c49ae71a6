"""Asking: rows, columns, unions, errors that point at the place."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from munigraph.errors import QueryError
from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI
from munigraph.query import run
from munigraph.query.formats import write
from munigraph.store.memory import MemoryStore

XSD = "http://www.w3.org/2001/XMLSchema#"


def quad(subject, predicate, value, graph="g1"):
    obj = value if not isinstance(value, str) else NamedNode(RESOURCE_IRI + value)
    return Quad(
        NamedNode(RESOURCE_IRI + subject), NamedNode(ONTOLOGY_IRI + predicate), obj, NamedNode(f"http://e/{graph}")
    )


@pytest.fixture
def store():
    return MemoryStore(
        [
            quad("person/a", "governs", "municipality/05501", "g1"),
            quad("person/a", "governs", "municipality/05501", "g2"),
            quad("person/a", "age", Literal(51), "g1"),
            quad("person/a", "name", Literal("Elena\x1b[31m Prado,\n«Ruiz»", language="es"), "g1"),
            quad("person/a", "since", Literal("2021-06-28", datatype=NamedNode(XSD + "date")), "g1"),
        ]
    )


def printed(result, form=None):
    out = io.BytesIO()
    write(result, out, form)
    return out.getvalue().decode()


def test_a_triple_of_two_graphs_is_one_in_their_union(store):
    assert [row.n for row in run(store, "SELECT (COUNT(*) AS ?n) { ?p mg:governs ?m }")] == [1]
    assert len(list(run(store, "SELECT ?g { GRAPH ?g { ?p mg:governs ?m } }"))) == 2
    assert len(list(run(store, "SELECT ?p FROM <http://e/none> { ?p mg:governs ?m }"))) == 0


def test_rows_give_python_values_by_name_and_position(store):
    (row,) = run(store, "SELECT ?p ?age ?since ?none { ?p mg:age ?age ; mg:since ?since OPTIONAL { ?p mg:no ?none } }")
    assert (row.age, row["since"].isoformat(), row[3]) == (51, "2021-06-28", None)
    assert row.p == f"{RESOURCE_IRI}person/a"
    assert row.asdict()["age"] == 51
    with pytest.raises(KeyError):
        row["other"]
    with pytest.raises(AttributeError):
        row.other  # noqa: B018


def test_columns_of_a_star_come_as_the_query_names_them(store):
    assert run(store, "SELECT * { ?who mg:governs ?body ; mg:age ?age }").variables == ("who", "body", "age")
    assert run(store, "SELECT DISTINCT * { ?z mg:age ?a }").variables == ("z", "a")


def test_a_result_can_be_read_again(store):
    result = run(store, "SELECT ?p { ?p mg:age ?a }")
    assert list(result) == list(result)
    assert bool(run(store, "ASK { ?p mg:age 51 }")) is True
    assert bool(run(store, "ASK { ?p mg:age 52 }")) is False


def test_formats(store):
    select = run(store, "SELECT ?name ?age { ?p mg:name ?name ; mg:age ?age }")
    assert printed(select, "csv") == 'name,age\r\n"Elena\x1b[31m Prado,\n«Ruiz»",51\r\n'
    (binding,) = json.loads(printed(select, "json"))["results"]["bindings"]
    assert binding["name"] == {"type": "literal", "xml:lang": "es", "value": "Elena\x1b[31m Prado,\n«Ruiz»"}
    table = printed(select, "table")
    assert "\x1b" not in table
    assert "Prado, «Ruiz»" in table
    assert table.endswith("1 row\n")
    turtle = printed(run(store, "CONSTRUCT { ?p mg:governs ?m } { ?p mg:governs ?m }"))
    assert "@prefix mg:" in turtle
    assert turtle.count("mg:governs") == 1
    assert printed(run(store, "ASK {}"), "csv") == "true\n"


def test_a_table_shows_iris_as_prefixed_names(store):
    assert "mgr:municipality/05501" in printed(run(store, "SELECT ?m { ?p mg:governs ?m }"), "table")


def test_a_format_that_does_not_suit_is_refused(store):
    with pytest.raises(QueryError, match="turtle is not a format"):
        printed(run(store, "SELECT * { ?s ?p ?o }"), "turtle")
    with pytest.raises(QueryError, match="csv is not a format"):
        printed(run(store, "CONSTRUCT WHERE { ?s ?p ?o }"), "csv")


def test_a_syntax_error_points_at_the_place():
    with pytest.raises(QueryError, match="line 2, column 16") as error:
        run(MemoryStore(), "SELECT ?s {\n ?s mg:governs } LIMIT 3")
    line, caret = error.value.hint.split("\n")
    assert line[caret.index("^")] == "}"
    assert "\n" not in str(error.value)


def test_an_unknown_prefix_is_named_and_a_near_one_proposed():
    with pytest.raises(QueryError, match=r"prefix mmg: is not declared \(line 1, column 15\)") as error:
        run(MemoryStore(), "SELECT * { ?s mmg:governs ?o }")
    assert error.value.hint.startswith("did you mean mg:?")


def test_an_empty_query_is_told():
    with pytest.raises(QueryError, match="the query is empty"):
        run(MemoryStore(), " \n")


def test_an_unknown_function_is_told(store):
    with pytest.raises(QueryError, match=r"http://example\.org/f"):
        list(run(store, "SELECT ?x { ?s ?p ?o BIND(<http://example.org/f>(?s) AS ?x) }"))


def test_time_is_limited(store):
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(QueryError, match="longer than 0"):
        list(run(store, endless, timeout=0.0))


def test_a_hostile_name_is_text_in_a_notebook():
    store = MemoryStore([quad("person/a", "name", Literal("<script>alert(1)</script>"))])
    shown = run(store, "SELECT ?name { ?p mg:name ?name }")._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_rows_become_a_dataframe(store):
    frame = run(store, "SELECT ?p ?age { ?p mg:age ?age }").to_dataframe()
    assert list(frame.columns) == ["p", "age"]
    assert frame.age.sum() == 51


_WORDS = st.sampled_from(["SELECT", "*", "{", "}", "?s", "mg:x", "'", '"', "<", ">", "#", "FILTER", "(", ")", "\n"])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.lists(_WORDS).map(" ".join))
def test_no_text_does_anything_but_answer_or_raise_a_query_error(text):
    store = MemoryStore([quad("person/a", "age", Literal(51))])
    message = ""
    try:
        list(run(store, text))
    except QueryError as error:
        message = str(error)
    assert "\n" not in message
    assert len(store.quads) == 2
