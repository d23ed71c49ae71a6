"""When facts hold: by the article's day, by its own words, and by the mandates on record; and the rule of each quote."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from munigraph.authority import load
from munigraph.mapping import PREFIXES, article_quads, authority_quads
from munigraph.model import RESOURCE_IRI, Article, Entity, EntityKind, Evidence, Extraction, Fact, Predicate
from munigraph.resolve.types import Identities, Identity

VALPARAISO = f"{RESOURCE_IRI}municipality/05101"
SHARP = f"{RESOURCE_IRI}person/jorge-sharp-fajardo"
BODY = Entity("m", EntityKind.MUNICIPALITY, "Municipalidad de Valparaíso", cut="05101")
MAYOR = Entity("p", EntityKind.MAYOR, "Jorge Sharp Fajardo", ("Jorge Sharp",), "05101")


def told(sentence: str, quote: str, predicate: Predicate, date: str | None, role: str | None = None, iri: str = SHARP):
    """The graph of an article with one fact about the municipality of Valparaíso."""
    text = f"Una nota\n\n{sentence}"
    start = text.index(quote)
    fact = Fact(predicate, "p", "m", (Evidence(start, start + len(quote), quote),), 0.9, "ensayo", role)
    made = Extraction(Article("nota", "Una nota", text, date), (MAYOR, BODY), (fact,), extractor="ensayo/1.0")
    made.check()
    known = Identities(
        {
            (made.article.digest, "p"): Identity(iri, MAYOR.label, (), ()),
            (made.article.digest, "m"): Identity(VALPARAISO, BODY.label, (), ()),
        }
    )
    store = ox.Store()
    store.extend(article_quads(made, known))
    return store


def rows(store, sparql):
    found = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    return sorted(tuple(None if term is None else term.value for term in row) for row in found)


INTERVAL = "SELECT ?since ?until WHERE { ?a mg:hasEvidence ?e OPTIONAL { ?e mg:since ?since } OPTIONAL { ?e mg:until ?until } }"


@pytest.mark.parametrize(
    ("sentence", "quote", "interval"),
    [
        ("Jorge Sharp fue alcalde de Valparaíso hasta 2024.", "Jorge Sharp fue alcalde de Valparaíso", (None, "2024")),
        ("El exalcalde Jorge Sharp (2016-2024) habló.", "exalcalde Jorge Sharp", ("2016", "2024")),
        ("El exalcalde Jorge Sharp desde 2010, dicen.", "exalcalde Jorge Sharp", (None, None)),
        ("Jorge Sharp fue alcalde de Valparaíso.", "Jorge Sharp fue alcalde de Valparaíso", (None, None)),
    ],
)
def test_the_evidence_says_from_when_to_when(sentence, quote, interval):
    store = told(sentence, quote, Predicate.FORMERLY_GOVERNED, "2025-02-01")
    assert rows(store, INTERVAL) == [interval]
    for told_day in filter(None, interval):
        (((suffix),),) = rows(store, "SELECT ?suffix { ?e oa:suffix ?suffix }")
        assert told_day in suffix


@pytest.mark.parametrize(
    ("predicate", "day", "elections"),
    [
        (Predicate.GOVERNS, "2017-01-01", [2016]),
        (Predicate.GOVERNS, "2023-05-01", [2021]),
        (Predicate.GOVERNS, "2015-01-01", []),
        (Predicate.GOVERNS, "2025-01-01", []),
        (Predicate.FORMERLY_GOVERNED, "2022-01-01", [2016]),
        (Predicate.FORMERLY_GOVERNED, "2025-01-01", [2016, 2021]),
        (Predicate.GOVERNS, None, []),
    ],
)
def test_an_assertion_leads_to_the_dated_mandate_on_record(predicate, day, elections):
    store = told("El alcalde Jorge Sharp habló.", "alcalde Jorge Sharp", predicate, day)
    store.extend(authority_quads())
    query = """SELECT ?election ?start ?source { ?a mg:duringMandate ?m . ?m org:member ?who ; mg:election ?election ;
      schema:startDate ?start ; prov:wasDerivedFrom ?source . ?a rdf:subject ?who }"""
    found = rows(store, query)
    assert sorted({int(election) for election, _, _ in found}) == elections


def test_a_namesake_leads_to_no_mandate_of_the_mayor():
    store = told(
        "El alcalde Jorge Sharp habló.", "alcalde Jorge Sharp", Predicate.GOVERNS, "2017-01-01", iri=f"{SHARP}-2"
    )
    assert rows(store, "SELECT ?m { ?a mg:duringMandate ?m }") == []


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("alcalde subrogante", True),
        ("alcaldesa (s)", True),
        ("alcalde suplente", True),
        ("alcaldesa interina", True),
        ("alcalde", False),
        (None, False),
    ],
)
def test_who_acts_for_the_mayor_is_told_apart(role, acts):
    store = told("El alcalde Jorge Sharp habló.", "alcalde Jorge Sharp", Predicate.GOVERNS, "2017-01-01", role)
    acting = "SELECT ?who { ?m a mg:ActingMandate ; org:member ?who ; org:organization ?body }"
    assert rows(store, acting) == ([(SHARP,)] if acts else [])


def test_who_acts_on_record_does_so_while_the_elected_mayor_keeps_the_office():
    """Every acting mandate of the tables lies within an elected one; those after a vacancy do not act."""
    authority = load()
    store = ox.Store()
    store.extend(authority_quads())
    query = "SELECT ?m { ?m a mg:ActingMandate, mg:ReplacementMandate }"
    acting = {iri.removeprefix(f"{RESOURCE_IRI}mandate/") for (iri,) in rows(store, query)}
    assert {each.split("/")[0] for each in acting} >= {"02101", "06101", "09209"}
    for one in authority.mandates:
        name = f"{one.cut}/{one.election}/{one.person_id}"
        holders = [
            each for each in authority.mandates_of(one.cut) if each.kind == "elected" and each.election == one.election
        ]
        if one.kind == "replacement" and one.start is not None:
            assert (name in acting) is any(one.start < holder.last_day for holder in holders), name
        elif one.kind == "elected":
            assert name not in acting


def test_each_quote_names_the_rule_and_the_version_that_found_it():
    store = told("El alcalde Jorge Sharp habló.", "alcalde Jorge Sharp", Predicate.GOVERNS, "2017-01-01")
    query = """SELECT ?quote ?rule ?program { ?e oa:exact ?quote ; prov:wasGeneratedBy ?x .
      ?x a prov:Activity ; mg:rule ?rule ; prov:wasAssociatedWith/rdfs:label ?program }"""
    assert rows(store, query) == [("alcalde Jorge Sharp", "ensayo", "ensayo/1.0")]
