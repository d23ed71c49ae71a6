"""The authority graph says what the tables say, row by row; above all, who governed what on which day."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from munigraph.authority import TERMS, load
from munigraph.mapping import PREFIXES, authority_quads
from munigraph.mapping.terms import decimal, term
from munigraph.model import RESOURCE_IRI

AUTHORITY = load()
#: The days on which a term begins, those around them, and some in the midst.
DAYS = (
    "2015-01-01", "2016-12-05", "2016-12-06", "2017-01-01", "2018-08-30", "2019-11-06", "2020-11-20", "2021-01-15",
    "2021-06-27", "2021-06-28", "2021-07-15", "2022-03-01", "2023-05-01", "2024-08-23", "2024-11-20", "2024-12-06",
    "2025-01-01", "2026-02-01",
)  # fmt: skip
#: ``{day}`` is the only thing to fill in; each row names a source.
QUERY = """
SELECT ?municipality ?person ?name ?source WHERE {{
  ?mandate org:organization ?municipality ; org:member ?person ; mg:office ?office ; schema:startDate ?start ;
           prov:wasDerivedFrom/rdfs:label ?source .
  ?office org:postIn ?municipality .
  ?person skos:prefLabel ?name .
  OPTIONAL {{ ?mandate schema:endDate ?end }}
  FILTER(?start <= "{day}"^^xsd:date && (!BOUND(?end) || "{day}"^^xsd:date < ?end))
}}"""


@pytest.fixture(scope="module")
def store():
    made = ox.Store()
    made.extend(authority_quads())
    return made


def governing(store, day):
    """(code of the municipality, identifier of the person, name, source) for each mayor of that day."""
    rows = store.query(QUERY.format(day=day), prefixes=PREFIXES, use_default_graph_as_union=True)
    return {
        (
            row["municipality"].value.removeprefix(f"{RESOURCE_IRI}municipality/"),
            row["person"].value.removeprefix(f"{RESOURCE_IRI}person/"),
            row["name"].value,
            row["source"].value,
        )
        for row in rows
    }


@pytest.mark.parametrize("day", DAYS)
def test_the_graph_answers_for_every_municipality_as_the_tables_do(store, day):
    expected = {
        (mandate.cut, mandate.person_id, mandate.short_name, source)
        for comuna in AUTHORITY.comunas
        for mandate in AUTHORITY.mayors_on(comuna.cut, day)
        for source in mandate.source
    }
    assert governing(store, day) == expected
    assert bool(expected) is (day >= TERMS[2016][0])


@pytest.mark.parametrize(
    ("day", "governs"), [("2017-01-01", True), ("2023-05-01", True), ("2015-01-01", False), ("2025-01-01", False)]
)
def test_jorge_sharp_governs_valparaiso_in_his_terms_only_and_a_source_says_so(store, day, governs):
    sources = {
        source for cut, _, name, source in governing(store, day) if (cut, name) == ("05101", "Jorge Sharp Fajardo")
    }
    assert bool(sources) is governs
    assert all(len(source) > 2 for source in sources)


def test_every_mandate_says_all_that_its_row_does(store):
    """Body, office, person, days, election, party, pact, votes, share and kind: neither more nor less."""
    query = """SELECT ?municipality ?office ?person ?start ?end ?election ?party ?list ?pact ?votes ?share ?kind WHERE {
      ?mandate a ?kind ; mg:election ?election ; org:organization ?municipality ; mg:office ?office ; org:member ?person .
      VALUES ?kind { mg:ElectedMandate mg:ReplacementMandate }
      OPTIONAL { ?mandate schema:startDate ?start } OPTIONAL { ?mandate schema:endDate ?end }
      OPTIONAL { ?mandate mg:candidateParty/skos:notation ?own } OPTIONAL { ?mandate mg:independent ?independent }
      BIND(IF(BOUND(?independent), "IND", ?own) AS ?party)
      OPTIONAL { ?mandate mg:listParty/skos:notation ?list } OPTIONAL { ?mandate mg:pact ?pact }
      OPTIONAL { ?mandate mg:votes ?votes } OPTIONAL { ?mandate mg:voteShare ?share } }"""
    rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    found = {tuple(None if term is None else term.value for term in row) for row in rows}
    assert found == {
        (
            f"{RESOURCE_IRI}municipality/{m.cut}", f"{RESOURCE_IRI}office/{m.cut}/alcaldia",
            f"{RESOURCE_IRI}person/{m.person_id}", m.start, m.end, str(m.election), m.party, m.list_party, m.pact,
            None if m.votes is None else str(m.votes), None if m.share is None else decimal(m.share).value,
            f"{PREFIXES['mg']}{m.kind.capitalize()}Mandate",
        )
        for m in AUTHORITY.mandates
    }  # fmt: skip


def test_every_comuna_says_all_that_its_row_does(store):
    """Names, codes, demonyms, map point and place among the territories."""
    for comuna in AUTHORITY.comunas:
        this = f"{RESOURCE_IRI}comuna/{comuna.cut}"
        query = f"SELECT ?p ?o WHERE {{ <{this}> ?p ?o }}"
        said = {(row["p"], row["o"].value) for row in store.query(query, use_default_graph_as_union=True)}

        def values(name, said=said):
            return sorted(value for predicate, value in said if predicate == term(name))

        assert values("skos:prefLabel") == [comuna.name]
        assert values("skos:altLabel") == sorted(comuna.aliases)
        assert values("mg:demonym") == sorted(comuna.demonyms)
        assert values("skos:notation") == [comuna.cut]
        assert values("mg:partOf") == [f"{RESOURCE_IRI}province/{comuna.province_code}"]
        for name, degrees in (("geo:lat", comuna.lat), ("geo:long", comuna.lon)):
            assert values(name) == ([] if degrees is None else [decimal(degrees).value])


def test_members_of_associations_name_day_and_source(store):
    query = """SELECT ?association ?municipality ?when ?source WHERE {
      ?this a mg:Affiliation ; org:member/skos:notation ?municipality ; org:organization/skos:prefLabel ?association ;
            prov:wasDerivedFrom/rdfs:label ?source . OPTIONAL { ?this dcterms:date ?when } }"""
    rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    found = {tuple(None if term is None else term.value for term in row) for row in rows}
    assert found == {(m.association, m.cut, m.as_of, source) for m in AUTHORITY.members for source in m.source}


def test_the_tables_state_no_membership_without_its_date(store):
    assert not store.query("ASK { ?x mg:memberOf ?y }", prefixes=PREFIXES, use_default_graph_as_union=True)
