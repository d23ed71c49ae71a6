"""The ontology is well made, names every term of the design, and the data use no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from munigraph.mapping import PREFIXES
from munigraph.model import ONTOLOGY_IRI, EntityKind, EventType, Predicate
from munigraph.resources import resource

MG = rdflib.Namespace(ONTOLOGY_IRI)
#: The vocabulary of the design, word for word.
CLASSES = """Person Official Mayor Councillor Municipality MunicipalUnit Organization PoliticalParty
    MunicipalAssociation Comuna Province Region ManagementModel Event Meeting CouncilSession Ceremony Visit
    AgreementSigning Agreement Statement Mandate Article Assertion Evidence"""
PROPERTIES = """governs formerlyGoverned councillorOf holdsRole formerlyHeldRole hasUnit adopts similarTo
    collaboratesWith memberOfParty memberOf involves heldAt organizedBy about party saidBy administers partOf"""


def own(ontology: rdflib.Graph, *kinds: rdflib.URIRef) -> list[rdflib.URIRef]:
    return sorted({term for kind in kinds for term in ontology.subjects(RDF.type, kind) if term in MG})


def test_every_term_of_the_design_is_there(ontology):
    assert set(CLASSES.split()) <= {str(term).removeprefix(ONTOLOGY_IRI) for term in own(ontology, OWL.Class)}
    assert set(PROPERTIES.split()) <= {
        str(term).removeprefix(ONTOLOGY_IRI) for term in own(ontology, OWL.ObjectProperty)
    }


@pytest.mark.parametrize("enum", [EntityKind, EventType, Predicate])
def test_every_word_of_the_model_is_a_term(ontology, enum):
    for member in enum:
        assert (MG[member], RDF.type, None) in ontology


def test_every_term_has_label_definition_and_example_in_both_languages(ontology):
    for term in own(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for annotation in (RDFS.label, SKOS.definition, SKOS.example):
            values = list(ontology.objects(term, annotation))
            assert sorted(value.language for value in values) == ["en", "es"], (term, annotation)
            assert all(str(value).strip() == str(value) != "" for value in values)
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [rdflib.URIRef("https://w3id.org/munigraph/ontology")]


def test_definitions_are_sentences_and_labels_are_unique(ontology):
    for language in ("es", "en"):
        labels = [
            str(label)
            for term in own(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
            for label in ontology.objects(term, RDFS.label)
            if label.language == language
        ]
        assert len(labels) == len(set(labels))
    for definition in ontology.objects(None, SKOS.definition):
        assert definition.endswith(".")
        assert definition[0].isupper()


def test_every_property_has_one_domain_and_one_range(ontology):
    classes = set(own(ontology, OWL.Class))
    for term in own(ontology, OWL.ObjectProperty, OWL.DatatypeProperty):
        (domain,) = ontology.objects(term, RDFS.domain)
        (range_,) = ontology.objects(term, RDFS.range)
        assert domain in classes, term
        if (term, RDF.type, OWL.ObjectProperty) in ontology:
            assert range_ in classes, term
        else:
            assert range_ == RDFS.Literal or range_ in XSD, term


def test_symmetric_properties_have_the_same_domain_and_range_and_no_inverse(ontology):
    symmetric = set(ontology.subjects(RDF.type, OWL.SymmetricProperty))
    assert symmetric == {MG[predicate] for predicate in Predicate if predicate.is_symmetric}
    for term in symmetric:
        assert ontology.value(term, RDFS.domain) == ontology.value(term, RDFS.range)
        assert (term, OWL.inverseOf, None) not in ontology


def test_no_cycles_among_classes_and_none_below_two_disjoint_ones(ontology):
    for term in own(ontology, OWL.Class):
        above = set(ontology.transitive_objects(term, RDFS.subClassOf))
        assert term not in {parent for each in above - {term} for parent in ontology.objects(each, RDFS.subClassOf)}
        assert not any((a, OWL.disjointWith, b) in ontology for a in above for b in above), term


def test_terms_of_others_that_the_ontology_uses_are_declared(ontology):
    """OWL 2 DL wants each class and property declared; nobody's namespace is misspelt."""
    used = {
        obj
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith, OWL.inverseOf, SKOS.closeMatch)
        for obj in ontology.objects(None, predicate)
    } | {predicate for predicate in ontology.predicates() if not str(predicate).startswith((str(OWL), str(RDF)[:-1]))}
    for term in used:
        assert (term, RDF.type, None) in ontology or str(term).startswith(str(RDFS)), term
        assert any(str(term).startswith(namespace) for namespace in PREFIXES.values()), term


def test_kinds_of_properties_are_not_mixed(ontology):
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for term in {subject for kind in kinds for subject in ontology.subjects(RDF.type, kind)}:
        assert sum((term, RDF.type, kind) in ontology for kind in kinds) == 1, term
    for child, parent in ontology.subject_objects(RDFS.subPropertyOf):
        assert {k for k in kinds if (child, RDF.type, k) in ontology} == {
            k for k in kinds if (parent, RDF.type, k) in ontology
        }, child


def test_header_says_what_a_catalogue_asks(ontology):
    this = rdflib.URIRef("https://w3id.org/munigraph/ontology")
    version = ontology.value(this, OWL.versionInfo)
    assert str(ontology.value(this, OWL.versionIRI)) == f"{this}/{version}"
    for name in ("title", "description"):
        values = list(ontology.objects(this, rdflib.DCTERMS[name]))
        assert sorted(value.language for value in values) == ["en", "es"]
    for name in ("creator", "license", "issued"):
        assert ontology.value(this, rdflib.DCTERMS[name]) is not None
    vann = rdflib.Namespace("http://purl.org/vocab/vann/")
    assert str(ontology.value(this, vann.preferredNamespacePrefix)) == "mg"
    assert str(ontology.value(this, vann.preferredNamespaceUri)) == ONTOLOGY_IRI


def test_no_blank_nodes(ontology):
    assert not [node for triple in ontology for node in triple if isinstance(node, rdflib.BNode)]


def test_every_property_of_ours_is_used_or_an_inverse_or_for_later(ontology, example_quads, authority):
    used = {quad.predicate.value for quad in (*example_quads, *authority)}
    inverses = {str(term) for term in ontology.objects(None, OWL.inverseOf)}
    unused = {
        str(term).removeprefix(ONTOLOGY_IRI)
        for term in own(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)
        if str(term) not in used | inverses
    }
    assert unused == {"organizedBy"}  # of the design; no article of the guidelines states it yet


def context() -> dict:
    return json.loads(resource("ontology", "context.jsonld").read_text("utf-8"))["@context"]


def test_context_has_every_term_of_ours_and_the_prefixes(ontology):
    words = context()
    for term in own(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        name = str(term).removeprefix(ONTOLOGY_IRI)
        entry = words[name]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"mg:{name}"
    for prefix, namespace in words.items():
        if isinstance(namespace, str) and namespace.startswith("http"):
            assert PREFIXES[prefix] == namespace


def test_context_round_trips_the_data(example_quads, to_graph):
    graph = to_graph(example_quads)
    text = graph.serialize(format="json-ld", context=context(), auto_compact=False)
    assert '"governs"' in text
    assert "https://w3id.org/munigraph/ontology#governs" not in re.sub(r'"@context": \{.*?\n  \}', "", text, flags=re.S)
    assert isomorphic(rdflib.Graph().parse(data=text, format="json-ld"), graph)


def test_readme_queries_run(example_store):
    readme = Path(resource("ontology", "README.md")).read_text("utf-8")
    queries = re.findall(r"```sparql\n(.*?)```", readme, flags=re.S)
    answers = [list(example_store.query(q, prefixes=PREFIXES, use_default_graph_as_union=True)) for q in queries]
    assert [row["person"].value for row in answers[0]] == ["Elena Prado Ruiz"]
    assert answers[0][0]["quote"].value == "La alcaldesa de Quillota, Elena Prado Ruiz"
    assert {row["person"].value for row in answers[1]} == {"Jorge Sharp Fajardo"}


#: What the ontology says that it is aligned with: prefix, or beginning of the page where there is no vocabulary.
ALIGNED = {
    **{prefix: PREFIXES[prefix] for prefix in ("org", "foaf", "prov", "oa", "skos", "schema", "sem", "dcterms")},
    **{prefix: PREFIXES[prefix] for prefix in ("esagm", "esconv", "bcngeo", "wd")},
    "popolo": "https://www.popoloproject.com/specs/",
}


@pytest.mark.parametrize("name", ALIGNED)
def test_it_is_aligned_with_the_vocabularies_of_the_field(ontology, name):
    predicates = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, RDFS.seeAlso)
    aligned = {
        term
        for term in own(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for predicate in predicates
        for other in ontology.objects(term, predicate)
        if str(other).startswith(ALIGNED[name])
    }
    assert aligned
