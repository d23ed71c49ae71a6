"""Help with queries that are right and yet find nothing: unknown terms, the pattern that stands in the way."""

from __future__ import annotations

import pytest

from munigraph.query.emptiness import why_empty
from munigraph.query.vocabulary import unknown_terms


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("SELECT * { ?x mg:govern ?y }", [("mg:govern", "mg:governs")]),
        ("SELECT * { ?x a mg:Mayors ; mg:goverms ?y }", [("mg:Mayors", "mg:Mayor"), ("mg:goverms", "mg:governs")]),
        ("PREFIX m: <https://w3id.org/munigraph/ontology#> SELECT * { ?x m:govern ?y }", [("mg:govern", "mg:governs")]),
        ("SELECT * { ?x mg:zzzzzzzz ?y }", [("mg:zzzzzzzz", None)]),
        ("SELECT * { ?x mg:governs 'mg:govern' } # mg:govern", []),
        ("SELECT * { ?x mg:planned ?y }", []),
    ],
)
def test_terms_that_do_not_exist_get_the_nearest(sample, sparql, found):
    assert unknown_terms(sparql, sample) == found
    assert unknown_terms(sparql, None) == found


@pytest.mark.parametrize(
    ("sparql", "reason"),
    [
        ("SELECT * { ?x a mg:Mayor ; mg:govern ?y }", "no triple fits this pattern: ?x mg:govern ?y"),
        ("SELECT * { ?x mg:governs/mg:nope ?y }", "no triple fits this pattern: ?x mg:governs/mg:nope ?y"),
        ("SELECT * { ?x mg:governs [ a mg:Nothing ] }", "no triple fits this pattern: [] a mg:Nothing"),
        ("SELECT * { ?x skos:prefLabel 'Nadie'@es }", 'no triple fits this pattern: ?x skos:prefLabel "Nadie"@es'),
        (
            "SELECT * { ?x a mg:Person . ?x mg:outlet ?y }",
            "nothing fits this pattern together with those before it: ?x mg:outlet ?y",
        ),
        ("SELECT * { ?x mg:governs ?y FILTER(?x = ?y) }", "the patterns fit; a FILTER"),
        ("SELECT * { { ?x mg:nope ?y } UNION { ?x mg:nope2 ?y } }", "no triple fits this pattern: ?x mg:nope ?y"),
        ("SELECT ?x { GRAPH ?g { ?x mg:nope ?y } } GROUP BY ?x ORDER BY ?x LIMIT 3", "?x mg:nope ?y"),
        ("CONSTRUCT { ?x a mg:Body } { ?x mg:nope ?y OPTIONAL { ?x mg:nope2 ?z } }", "?x mg:nope ?y"),
    ],
)
def test_the_pattern_in_the_way_is_named(sample, sparql, reason):
    assert reason in why_empty(sample, sparql)


def test_what_need_not_fit_is_not_blamed(sample):
    why = why_empty(
        sample, "SELECT * { ?x mg:governs ?y OPTIONAL { ?x mg:nope ?z } MINUS { ?x mg:nope2 ?q } FILTER(false) }"
    )
    assert why.startswith("the patterns fit")


def test_what_cannot_be_told_is_left_out(sample):
    assert why_empty(sample, "SELECT * {") is None
    assert why_empty(sample, "SELECT * { VALUES ?x { } }") is None
