"""What is said of a query that does not parse: the place that a person would point at, and what was expected."""

from __future__ import annotations

import pytest

from munigraph.errors import QueryError
from munigraph.query import run
from munigraph.store.memory import MemoryStore

#: The query, with § before the place that the caret must show, and words of the message.
WRONG = [
    ("§SELEC ?x { ?x ?y ?z }", "expected SELECT, found SELEC"),
    ("PREFIX a: <http://a/> §DESCRIB ?x", "expected DESCRIBE"),
    ("§{ ?x ?y ?z }", "expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ("SELECT §{ ?x ?y ?z }", "expected * or a variable after SELECT"),
    ("SELECT ?x§, ?y { ?x ?y ?z }", "not a comma"),
    ("SELECT (COUNT(?x) §?n) { ?x ?y ?z }", "expected AS before ?n"),
    ("SELECT ?x WHERE §{ ?x ?y ?z", "this { is not closed: expected }"),
    ("SELECT ?x { ?x ?y ?z }§}", "this } closes nothing"),
    ("SELECT ?x { FILTER(?x = 1 §} }", "expected ) before this }"),
    ("SELECT ?x {\n ?x ?y §'abc }", "this text is not closed"),
    ("SELECT ?x { ?x ?y ?z . §OPTINAL { ?x ?y ?z } }", "unknown word OPTINAL: expected OPTIONAL"),
    ("SELECT ?x { ?x a §Mayor }", "expected ?Mayor for a variable, mg:Mayor for a term"),
    ("SELECT ?x { ?x a §<Mayor> }", "this IRI is relative"),
    ("SELECT ?x { ?x ?y ?z FILTER §?x > 3 }", "expected ( after FILTER"),
    ("SELECT ?x { ?x ?y ?z FILTER(?x = §) }", "expected a value after ="),
    ("SELECT ?x { ?x ?y ?z } ORDER §?x", "expected BY after ORDER"),
    ("SELECT ?x { ?x ?y ?z } LIMIT §ten", "expected a number after LIMIT"),
    ("SELECT ?x { ?x mg:a mg:b §mg:c }", "a triple has three parts"),
    ("SELECT ?x { ?x mg:a 'b'@es ; mg:c 3 §mg:d 4 }", "expected . or ; before mg:d"),
    ("SELECT * { §mgr:person/ana-rojas ?p ?o }", "expected <https://w3id.org/munigraph/id/person/ana-rojas>"),
    (
        "SELECT * { ?s mg:governs §mgr:municipality/05101. ?s ?p ?o }",
        "<https://w3id.org/munigraph/id/municipality/05101>",
    ),
    ("SELECT * { ?s ?p ?o, §mgr:unit/05101/obras; a mg:Unit }", "<https://w3id.org/munigraph/id/unit/05101/obras>"),
    ("PREFIX e: <http://e.org/> SELECT * { §e:a/b ?p ?o }", "expected <http://e.org/a/b>"),
    ("SELECT ?x {\n ?x mg:governs §}", "expected a variable, an IRI, a prefixed name or a value"),
]


@pytest.mark.parametrize(("marked", "words"), WRONG)
def test_the_caret_stands_at_the_fault_and_the_message_says_what_was_expected(marked, words):
    before = marked[: marked.index("§")]
    with pytest.raises(QueryError) as error:
        run(MemoryStore(), marked.replace("§", ""))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert f"line {line}, column {column}" in str(error.value)
    assert words in str(error.value)
    shown, caret = error.value.hint.split("\n")
    assert caret.index("^") == column + 1
    assert shown.strip() in marked.replace("§", "")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?x { VALUES ?x { 1 2 3 4 5 } } LIMIT 3",
        "SELECT ?a ?b ?c ?d { ?a ?b ?c . ?c mg:x [ mg:y 1, 2, 3 ] ; mg:z (1 2 3 4) } ORDER BY ?a ?b ?c ?d",
        "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a (mg:x|^mg:y)/mg:z* ?c FILTER(?a != ?c && !BOUND(?d)) } HAVING (?n > 2)",
        "BASE <http://a/> SELECT * { <x> ?p 'it''s' }".replace("''", "\\'"),
        "SELECT * { ?s mg:x/a ?o ; mg:x/mg:y/a ?o FILTER(5/3 > 1) }",
        "ASK { GRAPH ?g { ?s a mg:Mayor } FILTER NOT EXISTS { ?s mg:x true, 'x'@es, 3.5 } }",
        "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c MINUS { ?a ?b 1 } BIND(IF(?c > 1, 1, 2) AS ?d) }",
    ],
)
def test_nothing_is_found_wrong_with_what_is_right(sparql):
    from munigraph.query.diagnosis import fault
    from munigraph.query.tokens import tokens

    run(MemoryStore(), sparql)
    assert fault(tuple(tokens(sparql))) is None
