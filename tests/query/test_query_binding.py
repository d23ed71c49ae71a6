"""Values of parameters become terms, whatever they hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from munigraph.errors import DataError, QueryError
from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI
from munigraph.query import bind, named_query, run
from munigraph.store.memory import MemoryStore

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def query(folder, sparql, kind="text", name="q"):
    header = f'# title = "x"\n# description = "x"\n# [parameters.x]\n# type = "{kind}"\n# about = "x"\n'
    (folder / f"{name}.rq").write_text(header + sparql, encoding="utf-8")
    return named_query(name, [folder])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("queries")


@pytest.fixture(scope="module")
def store():
    def thing(path, kind, *names):
        this = NamedNode(RESOURCE_IRI + path)
        graph = NamedNode("http://e/g")
        yield Quad(this, RDF_TYPE, NamedNode(ONTOLOGY_IRI + kind), graph)
        yield Quad(this, NamedNode(f"{SKOS}prefLabel"), Literal(names[0], language="es"), graph)
        for name in names[1:]:
            yield Quad(this, NamedNode(f"{SKOS}altLabel"), Literal(name, language="es"), graph)

    return MemoryStore(
        [
            *thing("person/a", "Person", "Elena Prado Ruiz", "Elena Prado"),
            *thing("person/b", "Person", "Elena Prado Soto", "Elena Prado"),
            *thing("comuna/05101", "Comuna", "Valparaíso"),
            *thing("region/05", "Region", "Región de Valparaíso", "Valparaíso"),
            *thing("model/m", "ManagementModel", "Barrios Vivos"),
        ]
    )


#: Where a parameter may stand; each must give back the very text.
PLACES = [
    "SELECT ($x AS ?echo) {}",
    "SELECT ?echo { VALUES ?echo { 1 } } # $x ' \" $x\n".replace("?echo {", "?echo { BIND($x AS ?echo) } #"),
    "SELECT ?echo{BIND($x AS?echo)FILTER($x=$x)}",
    "SELECT ?echo { { SELECT ?echo { BIND(CONCAT('', $x) AS ?echo) } } FILTER(STRLEN(?echo) = STRLEN($x)) }",
    "SELECT ?echo { BIND(\"'$x'\" AS ?no) BIND($x AS ?echo) FILTER(?no != ?echo || true) }",
]
HOSTILE = [
    'a" . ?s ?p ?o . "',
    "a' } # ",
    '"""',
    "'''",
    "\\",
    '\\"',
    "\\u0022 . ?s ?p ?o",
    "\\U00000022",
    "{ } ( ) < > ; , . $x ?x @es ^^xsd:date",
    "> } SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } {",
    "line\nbreak\r\ttab\x00\x07\x0b\x85\u2028",
    "DROP ALL",
    "mgr:comuna/05101",
    "%s {0} {x} $x \\1 \\g<0>",
    "",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_is_plain_text(place, value, folder, store):
    rows = list(run(store, bind(query(folder, place), {"x": value}, store)))
    assert [row.echo for row in rows] == [value]


_SIGNS = st.sampled_from(
    ["'", '"', "\\", "\\u0022", "{", "}", "<", ">", "#", "\n", "\r", "$x", "?echo", "SERVICE", "'''"]
)


@settings(max_examples=300)
@given(value=st.text(max_size=30) | st.lists(_SIGNS, max_size=10).map("".join), place=st.sampled_from(PLACES))
def test_any_text_is_plain_text(value, place, folder, store):
    rows = list(run(store, bind(query(folder, place), {"x": value}, store)))
    assert [row.echo for row in rows] == [value]


@pytest.mark.parametrize("kind", ["comuna", "person", "date", "number"])
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_of_other_types_are_refused_or_terms(kind, value, folder, store):
    asked = query(folder, "SELECT ($x AS ?echo) {}", kind)
    if kind in ("comuna", "person") and value.startswith("mgr:"):  # an IRI is one, whatever stands behind it
        assert [row.echo for row in run(store, bind(asked, {"x": value}, store))] == [f"{RESOURCE_IRI}comuna/05101"]
        return
    with pytest.raises(QueryError, match="--param x: ") as error:
        bind(asked, {"x": value}, store)
    assert error.value.hint


@pytest.mark.parametrize(
    ("kind", "value", "echo"),
    [
        ("comuna", "VALPARAISO", f"{RESOURCE_IRI}comuna/05101"),
        ("region", "valparaíso", f"{RESOURCE_IRI}region/05"),
        ("person", "elena prado ruiz", f"{RESOURCE_IRI}person/a"),
        ("model", " Barrios  vivos", f"{RESOURCE_IRI}model/m"),
        ("person", f"<{RESOURCE_IRI}person/b>", f"{RESOURCE_IRI}person/b"),
        ("person", f"{RESOURCE_IRI}person/b", f"{RESOURCE_IRI}person/b"),
        ("person", "mgr:person/b", f"{RESOURCE_IRI}person/b"),
        ("number", "-3", -3),
        ("number", "0.50", 0.5),
    ],
)
def test_values_are_what_their_type_says(kind, value, echo, folder, store):
    asked = query(folder, "SELECT ($x AS ?echo) {}", kind)
    assert [row.echo for row in run(store, bind(asked, {"x": value}, store))] == [echo]


def test_a_day_is_a_day(folder, store):
    asked = query(folder, "SELECT ($x AS ?echo) (DATATYPE($x) AS ?type) {}", "date")
    (row,) = run(store, bind(asked, {"x": "2021-01-05"}, store))
    assert (row.echo.isoformat(), row.type) == ("2021-01-05", "http://www.w3.org/2001/XMLSchema#date")
    for wrong in ("2021-13-01", "enero", "2021", "05/01/2021"):
        with pytest.raises(QueryError, match="is not a day"):
            bind(asked, {"x": wrong}, store)


def test_a_name_of_two_lists_both(folder, store):
    with pytest.raises(QueryError, match="'Elena Prado' is the name of 2 things") as error:
        bind(query(folder, "SELECT * {}", "person"), {"x": "Elena Prado"}, store)
    assert f"Elena Prado Ruiz: <{RESOURCE_IRI}person/a>\n  Elena Prado Soto" in error.value.hint


def test_a_name_of_nobody_gets_the_nearest(folder, store):
    with pytest.raises(QueryError, match="knows no comuna 'Balparaíso'") as error:
        bind(query(folder, "SELECT * {}", "comuna"), {"x": "Balparaíso"}, store)
    assert error.value.hint == "did you mean Valparaíso?"


def test_a_parameter_that_is_not_there_gets_the_nearest(store):
    with pytest.raises(QueryError, match="no parameter 'comunas'") as error:
        bind(named_query("who-governs"), {"comunas": "x"}, store)
    assert error.value.hint == "did you mean comuna?"


def test_without_a_value_a_parameter_is_a_variable(folder, store):
    asked = query(folder, "SELECT ?label { $x a mg:Person ; skos:prefLabel ?label }", "person")
    assert len(list(run(store, bind(asked, {}, store)))) == 2
    assert len(list(run(store, bind(asked, {"x": "mgr:person/a"}, store)))) == 1


def test_a_query_whose_tokens_are_doubtful_is_refused(folder, store):
    asked = query(folder, "SELECT * { FILTER('a'<'x>y') BIND($x AS ?echo) }")
    with pytest.raises(DataError, match="can be read in two ways"):
        bind(asked, {"x": "' || true || '"}, store)
