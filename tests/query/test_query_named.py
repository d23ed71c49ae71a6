"""The named queries of munigraph, each over the graph of the sample articles, and what a file of one's own may hold."""

from __future__ import annotations

import io
import re

import pytest
import rdflib
from rdflib.query import Result as RdflibResult

import munigraph
from munigraph.errors import DataError, QueryError
from munigraph.query import bind, catalogue, named_query, run
from munigraph.query.formats import write
from munigraph.query.tokens import tokens

QUERIES = catalogue()
#: A value of each type that the sample graph knows.
VALUES = {
    "comuna": "valparaiso",
    "region": "Valparaíso",
    "person": "Fares Jadue Leiva",
    "municipality": "Recoleta",
    "model": "farmacia popular",
    "date": "2021-01-05",
    "number": "1",
    "text": "a",
}
#: Questions whose right answer over the sample articles is that there is nothing.
ANSWERED_BY_NOTHING = {"contradictions"}
each_query = pytest.mark.parametrize("name", QUERIES)


def test_there_are_at_least_twenty_five():
    assert len(QUERIES) >= 25


@each_query
def test_it_says_in_both_languages_what_it_asks(name):
    query = QUERIES[name]
    for words in (query.title, query.description, *(parameter.about for parameter in query.parameters)):
        assert words.es.strip()
        assert words.en.strip()
        assert words.es != words.en
    assert query.title.es.startswith("¿")


@each_query
def test_its_parameters_are_variables_of_the_query_and_no_other_is_marked_so(name):
    query = QUERIES[name]
    marked = {token.text[1:] for token in tokens(query.sparql) if token.text.startswith("$")}
    assert marked == {parameter.name for parameter in query.parameters}
    plain = {token.text[1:] for token in tokens(query.sparql) if token.text.startswith("?")}
    assert not marked & plain, (
        "one variable, one mark: else a parameter without value would bind what is meant as another"
    )


@each_query
def test_it_answers_over_the_sample_articles(name, sample):
    result = run(sample, bind(QUERIES[name], {}, sample))
    assert len(result.variables) >= 2
    assert bool(list(result)) is (name not in ANSWERED_BY_NOTHING)


@each_query
def test_it_takes_a_value_for_each_of_its_parameters(name, sample):
    query = QUERIES[name]
    columns = run(sample, bind(query, {}, sample)).variables
    for parameter in query.parameters:
        some = run(sample, bind(query, {parameter.name: VALUES[parameter.type]}, sample))
        assert some.variables == columns
        list(some)
    list(run(sample, bind(query, {each.name: VALUES[each.type] for each in query.parameters}, sample)))


def plain(term):
    """A term of either library: its text, language, and datatype unless that is xsd:string."""
    if term is None:
        return None
    text = str(term) if isinstance(term, rdflib.term.Identifier) else term.value
    datatype = getattr(term, "datatype", None)
    named = None if datatype is None else str(datatype) if isinstance(datatype, rdflib.URIRef) else datatype.value
    kind = "iri" if type(term).__name__ in ("NamedNode", "URIRef") else "literal"
    return (
        kind,
        text,
        getattr(term, "language", None),
        None if named and named.endswith(("#string", "#langString")) else named,
    )


@each_query
@pytest.mark.parametrize("form", ["json", "xml", "tsv", "csv"])
def test_each_results_format_says_the_same_rows_to_rdflib(name, form, sample):
    result = run(sample, bind(QUERIES[name], {}, sample))
    wanted = [tuple(map(plain, solution)) for solution in result.terms()]
    out = io.BytesIO()
    assert write(result, out, form) is (name not in ANSWERED_BY_NOTHING)
    text = out.getvalue()
    if form == "tsv":  # rdflib cannot read a negative decimal in Turtle's short form, which the format allows
        text = re.sub(rb"(?<=[\t\n])(-\d+\.\d+)(?=[\t\n])", rb'"\1"^^<http://www.w3.org/2001/XMLSchema#decimal>', text)
    read = RdflibResult.parse(io.BytesIO(text), format=form)
    assert tuple(map(str, read.vars)) == result.variables
    found = [tuple(plain(row[variable]) for variable in read.vars) for row in read]
    if form == "csv":  # SPARQL 1.1 Query Results CSV, section 3.2: terms are their texts
        texts = [tuple("" if term is None else term[1] for term in row) for row in (*wanted, *found)]
        wanted, found = texts[: len(wanted)], texts[len(wanted) :]
    assert found == wanted


def test_a_mayor_whom_the_tables_do_not_know_contradicts_them(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Nueva plaza\n\nLa alcaldesa de Quillota, Elena Prado Ruiz, abrió la plaza.", encoding="utf-8"
    )
    (tmp_path / "b.md").write_text(
        "---\ntitle: Otra plaza\ndate: 2022-05-12\n---\nLa alcaldesa de Quillota, Elena Prado Ruiz, abrió la plaza.",
        encoding="utf-8",
    )
    munigraph.build(tmp_path, store=tmp_path / "store")
    graph = munigraph.open(tmp_path / "store")
    found = list(run(graph.store, bind(QUERIES["contradictions"], {}, graph.store)))
    assert [(row.press_mayor, str(row.date)) for row in found] == [("Elena Prado Ruiz", "2022-05-12")]
    assert "Calderón" in found[0].table_mayor  # the undated article contradicts nothing


class TestFiles:
    """Queries in a folder of one's own."""

    HEADER = (
        '# title = "Prueba"\n# description = "Una prueba"\n# [parameters.n]\n# type = "number"\n'
        '# about.es = "cuánto"\n# about.en = "how many"\n# default = 2\n'
    )

    @pytest.fixture
    def folder(self, tmp_path):
        (tmp_path / "mine.rq").write_text(f"{self.HEADER}SELECT ($n AS ?m) {{}}\n", encoding="utf-8")
        return tmp_path

    def test_they_stand_beside_those_of_munigraph(self, folder, sample):
        assert set(catalogue([folder])) == {*QUERIES, "mine"}
        query = named_query("mine", [folder])
        assert (query.title.es, query.title.en, query.view) == ("Prueba", "Prueba", "table")
        assert [row.m for row in run(sample, bind(query, {}, sample))] == [2]
        assert [row.m for row in run(sample, bind(query, {"n": "3.5"}, sample))] == [3.5]

    def test_one_of_the_same_name_takes_the_place(self, folder):
        (folder / "mine.rq").rename(folder / "who-governs.rq")
        assert named_query("who-governs", [folder]).title.es == "Prueba"

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("SELECT * {}", r"mine\.rq: it lacks title\.es and title\.en"),
            ('# title = "x"\nSELECT * {}', "it lacks description"),
            ("# title = x\nSELECT * {}", r"mine\.rq: its header is not TOML: .*line 1"),
            ('# title.es = "x"\n# description = "y"\nASK {}', "it lacks title"),
            (HEADER + '# [parameters.N]\n# type = "text"\nASK {}', "the parameter 'N'"),
            (HEADER.replace('"number"', '"integer"') + "ASK {}", "type 'integer'"),
            ('# title = "x"\n# description = "y"\n# view = "chart"\nASK {}', "view is 'chart'"),
            ('# titel = "x"\nASK {}', "unknown key 'titel'"),
            ('# title = "x"\n# description = "y"\n# parameters = 3\nASK {}', "parameters is no table"),
        ],
    )
    def test_what_does_not_keep_the_schema_is_told_with_the_file(self, folder, text, says):
        (folder / "mine.rq").write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match=says) as error:
            catalogue([folder])
        assert str(folder / "mine.rq") in str(error.value)
        assert "docs/queries.md" in error.value.hint

    def test_a_name_a_folder_and_bytes_that_will_not_do(self, folder):
        with pytest.raises(DataError, match="nowhere is not there"):
            catalogue([folder / "nowhere"])
        (folder / "mine.rq").write_bytes(b"\xff\xfe")
        with pytest.raises(DataError, match="not UTF-8"):
            catalogue([folder])
        (folder / "mine.rq").rename(folder / "My Query.rq")
        with pytest.raises(DataError, match="lower case"):
            catalogue([folder])

    def test_an_unknown_name_gets_the_nearest(self):
        with pytest.raises(QueryError, match="no query named 'who-govern'") as error:
            named_query("who-govern")
        assert "did you mean who-governs" in error.value.hint
