"""The ontology has none of the pitfalls of OOPS!, and the scanner catches each of them in one that has."""

from __future__ import annotations

import pitfalls
import pytest
import rdflib

from munigraph.model import ONTOLOGY_IRI
from munigraph.resources import resource

#: A sound ontology of two classes below one, a pair of inverses, a symmetric, a transitive and a data property.
HEAD = """
@prefix : <http://e.org/o#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://e.org/o> a owl:Ontology ; dcterms:license <http://e.org/l> ; vann:preferredNamespaceUri "http://e.org/o#" .
dcterms:license a owl:AnnotationProperty . vann:preferredNamespaceUri a owl:AnnotationProperty .
skos:definition a owl:AnnotationProperty . skos:example a owl:AnnotationProperty .
skos:editorialNote a owl:AnnotationProperty . foaf:Agent a owl:Class .
"""
TERMS = {
    "Agent": "a owl:Class ; rdfs:subClassOf foaf:Agent",
    "Person": "a owl:Class ; rdfs:subClassOf :Agent ; owl:disjointWith :Body",
    "Body": "a owl:Class ; rdfs:subClassOf :Agent",
    "governs": "a owl:ObjectProperty ; rdfs:domain :Person ; rdfs:range :Body ; owl:inverseOf :governedBy",
    "governedBy": "a owl:ObjectProperty ; rdfs:domain :Body ; rdfs:range :Person",
    "near": "a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:domain :Body ; rdfs:range :Body",
    "partOf": "a owl:ObjectProperty , owl:TransitiveProperty ; rdfs:domain :Body ; rdfs:range :Body ; "
    'skos:editorialNote "No inverse: ask with ^:partOf."@en',
    "name": "a owl:DatatypeProperty ; rdfs:domain :Agent ; rdfs:range xsd:string",
}


def annotated(name, axioms):
    return (
        f':{name} {axioms} ; rdfs:isDefinedBy <http://e.org/o> ; rdfs:label "{name}"@en , "{name}"@es ; '
        f'skos:definition "What {name} is."@en , "Qué es {name}."@es ; skos:example "One"@en , "Uno"@es .\n'
    )


def scanned(more="", head=HEAD, namespace="http://e.org/o#", **terms):
    """What is found in the sound ontology with some of its terms changed and more statements."""
    body = "".join(annotated(name, axioms) for name, axioms in {**TERMS, **terms}.items())
    return pitfalls.scan(rdflib.Graph().parse(data=head + body + more, format="turtle"), namespace)


CLASS, PROPERTY = (
    "a owl:Class ; rdfs:subClassOf :Person",
    "a owl:ObjectProperty ; rdfs:domain :Person ; rdfs:range :Body",
)
NOTED = f'{PROPERTY} ; skos:editorialNote "No inverse: none."@en'
#: Number of the pitfall to a change that falls into it.
BROKEN = {
    "P02": {"Human": "a owl:Class ; rdfs:subClassOf :Agent ; owl:equivalentClass :Person ; owl:disjointWith :Body"},
    "P03": {"isA": NOTED},
    "P04": {"Lonely": "a owl:Class ; owl:disjointWith :Agent"},
    "P05": {"governedBy": "a owl:ObjectProperty ; rdfs:domain :Body ; rdfs:range :Agent"},
    "P06": {"Agent": "a owl:Class ; rdfs:subClassOf foaf:Agent , :Person"},
    "P07": {"MayorOrCouncillor": CLASS},
    "P08": {"more": ':Mayor a owl:Class ; rdfs:subClassOf :Person ; rdfs:isDefinedBy <http://e.org/o> ; rdfs:label "mayor"@en .'},
    "P10": {"Person": "a owl:Class ; rdfs:subClassOf :Agent"},
    "P11": {"name": "a owl:DatatypeProperty ; rdfs:domain :Agent"},
    "P12": {"leads": NOTED, "more": ':leads rdfs:label "governs"@en .'},
    "P13": {"leads": PROPERTY},
    "P19": {"name": "a owl:DatatypeProperty ; rdfs:domain :Agent , :Body ; rdfs:range xsd:string"},
    "P20": {"more": ':Body skos:definition "body."@en ; rdfs:label "Body"@en .'},
    "P21": {"OtherThings": CLASS},
    "P22": {"birth_date": "a owl:DatatypeProperty ; rdfs:domain :Person ; rdfs:range xsd:string"},
    "P24": {"Body": "a owl:Class ; rdfs:subClassOf :Agent ; owl:equivalentClass :Body"},
    "P25": {"near": f"{TERMS['near']} ; owl:inverseOf :near"},
    "P26": {"far": "a owl:ObjectProperty ; rdfs:domain :Body ; rdfs:range :Body ; owl:inverseOf :near"},
    "P27": {"leads": f"{NOTED} ; owl:equivalentProperty :governs"},
    "P28": {"near": "a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:domain :Person ; rdfs:range :Body"},
    "P29": {"partOf": f"{NOTED} , owl:TransitiveProperty".replace('"@en ,', '"@en ; a')},
    "P31": {"Body": "a owl:Class ; rdfs:subClassOf :Agent ; owl:equivalentClass :Person"},
    "P32": {"Mayor": CLASS, "more": ':Mayor rdfs:label "Body"@en .'},
    "P33": {"leads": f"{NOTED} ; owl:propertyChainAxiom (:governs)"},
    "P34": {"Mayor": "a owl:Class ; rdfs:subClassOf :Person , foaf:Person"},
    "P35": {"name": f"{TERMS['name']} ; rdfs:subPropertyOf foaf:name"},
    "P36": {"head": HEAD.replace("<http://e.org/o> a", "<http://e.org/o.owl> a")},
    "P38": {"head": HEAD.replace("a owl:Ontology", "a foaf:Document")},
    "P39": {"head": HEAD.replace('"http://e.org/o#"', '"http://e.org/other#"')},
    "P40": {"more": "foaf:Mayor a owl:Class ."},
    "P41": {"head": HEAD.replace("dcterms:license <http://e.org/l> ; ", "")},
}  # fmt: skip
#: Pitfalls that a change cannot but bring along: what is missing twice, or is told by the same statement.
TOGETHER = {
    "P02": {"P10"},
    "P03": {"P22"},
    "P06": {"P10"},
    "P08": {"P20"},
    "P12": {"P08"},
    "P20": {"P08"},
    "P31": {"P02"},
    "P32": {"P08"},
    "P36": {"P39"},
    "P38": {"P39", "P41"},
}


def test_the_ontology_has_no_pitfall():
    graph = rdflib.Graph().parse(data=resource("ontology", "munigraph.ttl").read_text("utf-8"), format="turtle")
    assert pitfalls.scan(graph, ONTOLOGY_IRI) == {}


def test_the_sound_example_has_none():
    assert scanned() == {}


@pytest.mark.parametrize("number", pitfalls.PITFALLS)
def test_each_pitfall_is_caught(number):
    found = set(scanned(**BROKEN[number]))
    assert number in found
    assert found <= {number} | TOGETHER.get(number, set())


def test_what_belongs_to_others_may_not_be_redefined():
    assert scanned(more="foaf:Agent rdfs:subClassOf :Agent .")["P40"] == ["http://xmlns.com/foaf/0.1/Agent"]
