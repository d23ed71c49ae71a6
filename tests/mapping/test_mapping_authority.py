"""The authority graph against the tables."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest

from munigraph.authority import load
from munigraph.mapping import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, PREFIXES, authority_quads, ontology_quads
from munigraph.mapping.mint import source_iri
from munigraph.mapping.terms import term


@pytest.fixture(scope="module")
def quads():
    return list(authority_quads())


@pytest.fixture(scope="module")
def store(quads):
    made = ox.Store()
    made.extend(quads)
    return made


def select(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    names = [variable.value for variable in solutions.variables]
    return sorted(tuple(row[name].value for name in names) for row in solutions)


def test_every_row_is_there(quads):
    kinds = Counter(quad.object.value.rpartition("#")[2] for quad in quads if quad.predicate == term("rdf:type"))
    authority = load()
    assert kinds["Region"] == 16
    assert kinds["Province"] == 56
    assert kinds["Comuna"] == 346
    assert kinds["Municipality"] == kinds["Office"] == 345
    assert kinds["Mandate"] == len(authority.mandates)
    assert kinds["Person"] == len({mandate.person_id for mandate in authority.mandates})
    assert kinds["PoliticalParty"] == len(authority.parties) - 1  # independents are no party
    assert kinds["MunicipalAssociation"] == len(authority.associations)


def test_each_quad_stands_once_in_the_authority_graph_and_survives_the_store(quads, store):
    assert len(quads) == len(set(quads)) == len(store)
    assert {quad.graph_name.value for quad in quads} == {AUTHORITY_GRAPH}
    assert set(store) == set(quads)
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_nobody_governs_by_authority(quads):
    assert not {quad.predicate for quad in quads} & {term("mg:governs"), term("mg:formerlyGoverned")}


def test_comunas_lie_in_regions_and_are_administered(store):
    query = """SELECT ?code (COUNT(?c) AS ?n) WHERE {
      ?c a mg:Comuna ; mg:partOf+ ?r . ?r a mg:Region ; skos:notation ?code . ?m mg:administers ?c } GROUP BY ?code"""
    assert sum(int(n) for _, n in select(store, query)) == 346


def test_antartica_is_administered_by_cabo_de_hornos(store):
    query = """SELECT ?label WHERE { ?m mg:administers <https://w3id.org/munigraph/id/comuna/12202> ;
      rdfs:label ?label }"""
    assert select(store, query) == [("Municipalidad de Cabo de Hornos",)]


@pytest.mark.parametrize(
    ("day", "mayors"),
    [("2017-01-01", ["Jorge Sharp Fajardo"]), ("2023-05-01", ["Jorge Sharp Fajardo"]), ("2015-01-01", [])],
)
def test_who_governed_on_a_day(store, day, mayors):
    query = f"""SELECT ?name WHERE {{
      ?m org:organization <https://w3id.org/munigraph/id/municipality/05101> ; org:member/skos:prefLabel ?name ;
         schema:startDate ?start . OPTIONAL {{ ?m schema:endDate ?end }}
      FILTER(?start <= "{day}"^^xsd:date && (!BOUND(?end) || "{day}"^^xsd:date < ?end)) }}"""
    assert [name for (name,) in select(store, query)] == mayors


def test_everything_names_its_source(store):
    query = """SELECT ?x WHERE { ?x a ?kind . FILTER(?kind NOT IN (mg:Source, prov:Entity))
      FILTER NOT EXISTS { ?x prov:wasDerivedFrom/rdfs:label ?source } }"""
    assert select(store, query) == []


def test_no_two_sources_share_an_address():
    names = {name for row in (*load().mandates, *load().associations) for name in row.source}
    assert len({source_iri(name) for name in names}) == len(names)


def test_preferred_and_alternative_labels_do_not_overlap(store):
    assert select(store, "SELECT ?x WHERE { ?x skos:prefLabel ?l ; skos:altLabel ?l }") == []


def test_the_ontology_is_a_graph_of_its_own():
    quads = list(ontology_quads())
    assert {quad.graph_name.value for quad in quads} == {ONTOLOGY_GRAPH}
    assert len(quads) > 800
