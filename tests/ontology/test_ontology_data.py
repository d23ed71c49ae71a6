"""Whole graphs against the ontology: no term that it lacks, nothing that contradicts it."""

from __future__ import annotations

import example
import pytest
import rdflib
from closure import closed, counts_or_identifies, inconsistencies, summary
from rdflib.namespace import OWL, RDF, RDFS
from vocabularies import is_known

from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI

MG, MGR = rdflib.Namespace(ONTOLOGY_IRI), rdflib.Namespace(RESOURCE_IRI)
#: Standard terms of the data that are built into RDF and RDFS and hence not declared by an ontology.
BUILT_IN = {RDF.type, RDF.subject, RDF.predicate, RDF.object, RDF.Statement, RDFS.label}


def terms(graph):
    """Every predicate and class, and every term of ours that stands anywhere."""
    mentioned = {node for triple in graph for node in triple if isinstance(node, rdflib.URIRef) and node in MG}
    return set(graph.predicates()) | set(graph.objects(None, RDF.type)) | mentioned


def test_data_use_no_term_that_the_ontology_lacks(whole, ontology):
    data = whole - ontology
    used = terms(data)
    assert {term for term in used - BUILT_IN if (term, RDF.type, None) not in ontology} == set()
    assert {term for term in used if term not in MG and not is_known(term)} == set()
    assert len(used & set(ontology.subjects(RDF.type, OWL.ObjectProperty))) > 20


def test_a_term_that_the_ontology_lacks_would_be_seen(ontology):
    graph = rdflib.Graph()
    graph.add((MGR["person/a"], MG.rules, MGR["municipality/05101"]))
    assert MG.rules in {term for term in terms(graph) if (term, RDF.type, None) not in ontology}


def test_the_whole_graph_is_consistent(whole, ontology):
    assert counts_or_identifies(whole) == set()
    small = summary(whole, ontology)
    assert len(small) < len(whole) / 10
    assert inconsistencies(small) == []


def test_one_contradiction_in_the_whole_graph_is_found(whole, ontology):
    municipality = min(whole.subjects(RDF.type, MG.Municipality))
    broken = rdflib.Graph() + whole
    broken.add((municipality, RDF.type, MG.Person))
    assert inconsistencies(summary(broken, ontology))


@pytest.mark.parametrize(
    "wrong",
    [
        (MGR["party/partido-por-la-democracia"], MG.governs, MGR["municipality/05501"]),
        (MGR["comuna/05501"], MG.partOf, MGR["municipality/05501"]),
        (MGR["comuna/05501"], MG.hasUnit, MGR["unit/05501/obras"]),
        (MGR["office/05501/alcaldia"], RDF.type, MG.Source),
        (MGR["comuna/05501"], MG.demonym, rdflib.Literal("muchos", datatype=rdflib.XSD.integer)),
    ],
    ids=lambda triple: triple[1].rpartition("#")[2],
)
def test_contradictions_of_every_kind_are_found(to_graph, ontology, wrong):
    data = to_graph(example.small_authority())
    assert inconsistencies(summary(data, ontology)) == []
    data.add(wrong)
    assert inconsistencies(summary(data, ontology))


def test_the_closure_draws_the_inferences_of_the_ontology(example_quads, to_graph, ontology):
    graph = closed(to_graph(example_quads) + ontology)
    person, municipality = MGR["person/elena-prado-ruiz"], MGR["municipality/05501"]
    assert (person, RDF.type, MG.Agent) in graph
    assert (municipality, MG.governedBy, person) in graph


def test_a_summary_is_inconsistent_when_the_graph_is(example_quads, to_graph, ontology):
    """The same graph with and without a contradiction, closed as it is and as a summary."""
    sound = to_graph(example_quads)
    broken = to_graph(example_quads)
    broken.add((MGR["person/elena-prado-ruiz"], RDF.type, MG.Municipality))
    for graph, found in ((sound, False), (broken, True)):
        assert bool(inconsistencies(graph + ontology)) is found
        assert bool(inconsistencies(summary(graph, ontology))) is found
