"""The pitfalls of ontologies that OOPS! knows, as far as a program can tell them without the network.

The numbers are those of the catalogue of Poveda-Villalón, Gómez-Pérez and Suárez-Figueroa ("OOPS! (OntOlogy Pitfall
Scanner!)", IJSWIS 10(2), 2014; http://oops.linkeddata.es/catalogue.jsp).  Not here: P01, P09, P17, P18, P23 and P30,
which take a reader; P14 to P16, which are about restrictions, of which the ontology has none; P37, for which it would
have to be published.  Stricter than OOPS! in P08 (both languages, and an example), P10 (every two siblings) and P13
(an inverse, or a note of why there is none).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import rdflib
from own_terms import PROPERTIES, Ontology
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from vocabularies import is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VANN = rdflib.Namespace("http://purl.org/vocab/vann/")
#: Predicates that say what a term means; whoever states them of another's term redefines it.
DEFINING = (
    RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf, OWL.disjointWith, OWL.equivalentClass,
    OWL.equivalentProperty, OWL.propertyChainAxiom,
)  # fmt: skip
LANGUAGES = ("en", "es")


def synonyms_as_classes(it: Ontology) -> Iterator[str]:
    own = set(it.classes)
    yield from (f"{a} {b}" for a, b in it.pairs(OWL.equivalentClass) if {a, b} <= own and a != b)


def is_instead_of_subclass(it: Ontology) -> Iterator[str]:
    yield from (term for term in it.properties if it.name(term).lower() in ("is", "isa", "es", "esun", "esuna"))


def unconnected_elements(it: Ontology) -> Iterator[str]:
    joining = (RDFS.subClassOf, RDFS.domain, RDFS.range, RDFS.subPropertyOf)
    joined = {term for predicate in joining for pair in it.pairs(predicate) for term in pair}
    yield from (term for term in it.terms if term not in joined)


def wrong_inverses(it: Ontology) -> Iterator[str]:
    for a, b in it.pairs(OWL.inverseOf):
        if a != b and it.sides(a) != it.sides(b)[::-1]:
            yield f"{a} {b}"


def cycles(it: Ontology) -> Iterator[str]:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in it.terms:
            parents = it.graph.objects(term, predicate)
            if any(term in it.graph.transitive_objects(parent, predicate) for parent in parents):
                yield term


def merged_concepts(it: Ontology) -> Iterator[str]:
    yield from (term for term in it.classes if re.search("[a-z](And|Or|Y|O)[A-Z]", it.name(term)))


def missing_annotations(it: Ontology) -> Iterator[str]:
    for term in it.terms:
        for annotation in (RDFS.label, SKOS.definition, SKOS.example):
            values = it.graph.objects(term, annotation)
            if Counter(value.language for value in values) != Counter(LANGUAGES):
                yield f"{term} {annotation}"


def missing_disjointness(it: Ontology) -> Iterator[str]:
    """Two classes below one (or below none) that are neither disjoint nor have a subclass in common."""
    own, disjoint = set(it.classes), it.pairs(OWL.disjointWith)
    parents = {term: {parent for parent in it.graph.objects(term, RDFS.subClassOf) if parent in own} for term in own}
    below = {term: {each for each in own if term in it.above(each)} for term in own}
    for a, b in combinations(it.classes, 2):
        if below[a] & below[b]:
            continue
        shared = parents[a] & parents[b]
        if not shared and (parents[a] or parents[b]):
            continue
        if any(it.says(parent, "Not disjoint: ") for parent in shared):
            continue
        above = [(x, y) for x in it.above(a) for y in it.above(b)]
        if not any((x, y) in disjoint or (y, x) in disjoint for x, y in above):
            yield f"{a} {b}"


def missing_domain_or_range(it: Ontology) -> Iterator[str]:
    yield from (term for term in it.properties if not all(it.sides(term)))


def same_label(terms: list[rdflib.URIRef], it: Ontology) -> Iterator[str]:
    labels = Counter(label for term in terms for label in set(it.graph.objects(term, RDFS.label)))
    yield from (str(label) for label, count in labels.items() if count > 1)


def properties_of_one_label(it: Ontology) -> Iterator[str]:
    yield from same_label(it.properties, it)


def missing_inverses(it: Ontology) -> Iterator[str]:
    has = {term for pair in it.pairs(OWL.inverseOf) for term in pair}
    has |= set(it.graph.subjects(RDF.type, OWL.SymmetricProperty))
    yield from (term for term in it.own(OWL.ObjectProperty) if term not in has and not it.says(term, "No inverse: "))


def several_domains_or_ranges(it: Ontology) -> Iterator[str]:
    yield from (term for term in it.properties if any(len(side) > 1 for side in it.sides(term)))


def misused_annotations(it: Ontology) -> Iterator[str]:
    for term in it.terms:
        texts = [str(text) for each in (RDFS.label, SKOS.definition) for text in it.graph.objects(term, each)]
        definitions = {str(text).casefold().rstrip(".") for text in it.graph.objects(term, SKOS.definition)}
        labels = {str(text).casefold() for text in it.graph.objects(term, RDFS.label)}
        if any(text.strip() != text or not text for text in texts) or definitions & labels:
            yield term


def miscellaneous_classes(it: Ontology) -> Iterator[str]:
    yield from (term for term in it.classes if re.match("(Other|Misc|Unknown|Otr[oa]s?)", it.name(term)))


def mixed_naming(it: Ontology) -> Iterator[str]:
    yield from (term for term in it.classes if not re.fullmatch("(?:[A-Z][a-z]+)+", it.name(term)))
    yield from (term for term in it.properties if not re.fullmatch("[a-z]+(?:[A-Z][a-z]+)*", it.name(term)))


def recursive_definitions(it: Ontology) -> Iterator[str]:
    for predicate in DEFINING:
        if predicate != OWL.inverseOf:  # P25
            yield from (f"{a} {predicate}" for a, b in it.pairs(predicate) if a == b)


def inverse_to_itself(it: Ontology) -> Iterator[str]:
    yield from (a for a, b in it.pairs(OWL.inverseOf) if a == b)


def inverse_of_symmetric(it: Ontology) -> Iterator[str]:
    symmetric = set(it.graph.subjects(RDF.type, OWL.SymmetricProperty))
    yield from (f"{a} {b}" for a, b in it.pairs(OWL.inverseOf) if a != b and symmetric & {a, b})


def wrong_equivalent_properties(it: Ontology) -> Iterator[str]:
    own = set(it.properties)
    yield from (f"{a} {b}" for a, b in it.pairs(OWL.equivalentProperty) if {a, b} <= own and a != b)


def ends_differ(kind: rdflib.URIRef) -> Callable[[Ontology], Iterator[str]]:
    def find(it: Ontology) -> Iterator[str]:
        for term in it.own(kind):
            domains, ranges = it.sides(term)
            if domains != ranges:
                yield term

    return find


def wrong_equivalent_classes(it: Ontology) -> Iterator[str]:
    disjoint = it.pairs(OWL.disjointWith)
    for a, b in it.pairs(OWL.equivalentClass):
        if a != b and ((a, b) in disjoint or (b, a) in disjoint or a in it.above(b) or b in it.above(a)):
            yield f"{a} {b}"


def classes_of_one_label(it: Ontology) -> Iterator[str]:
    yield from same_label(it.classes, it)


def chains_of_one(it: Ontology) -> Iterator[str]:
    for term, chain in it.pairs(OWL.propertyChainAxiom):
        if len(list(it.graph.items(chain))) < 2:
            yield term


def untyped_classes(it: Ontology) -> Iterator[str]:
    used = {b for _, b in it.pairs(RDFS.subClassOf) | it.pairs(RDFS.domain) | it.pairs(RDFS.range)}
    used |= {
        term for predicate in (OWL.disjointWith, OWL.equivalentClass) for pair in it.pairs(predicate) for term in pair
    }
    typed = set(it.graph.subjects(RDF.type, OWL.Class)) | set(it.graph.subjects(RDF.type, RDFS.Datatype))
    yield from (term for term in used - typed if term not in XSD and term != RDFS.Literal)


def untyped_properties(it: Ontology) -> Iterator[str]:
    used = set(it.graph.predicates()) | {b for _, b in it.pairs(RDFS.subPropertyOf)}
    used |= {term for pair in it.pairs(OWL.inverseOf) for term in pair}
    kinds = (*PROPERTIES, OWL.AnnotationProperty)
    typed = {term for kind in kinds for term in it.graph.subjects(RDF.type, kind)}
    yield from (term for term in used - typed if term not in RDF and term not in RDFS and term not in OWL)


def file_extensions(it: Ontology) -> Iterator[str]:
    headers = [str(term) for term in it.graph.subjects(RDF.type, OWL.Ontology)]
    yield from (iri for iri in (it.namespace, *headers) if re.search(r"\.(owl|rdf|ttl|n3|xml|jsonld)\b", iri))


def no_ontology(it: Ontology) -> Iterator[str]:
    if len(set(it.graph.subjects(RDF.type, OWL.Ontology))) != 1:
        yield it.namespace


def ambiguous_namespace(it: Ontology) -> Iterator[str]:
    """The preferred namespace is not that of the terms, or a term is said to be defined elsewhere."""
    if [str(iri) for iri in it.graph.objects(None, VANN.preferredNamespaceUri)] != [it.namespace]:
        yield it.namespace
    headers = set(it.graph.subjects(RDF.type, OWL.Ontology))
    yield from (term for term in it.terms if set(it.graph.objects(term, RDFS.isDefinedBy)) != headers)


def hijacked_namespaces(it: Ontology) -> Iterator[str]:
    """A term of another's namespace that is not there, or that is redefined here."""
    kinds = (OWL.Class, *PROPERTIES, OWL.AnnotationProperty)
    foreign = {term for kind in kinds for term in it.graph.subjects(RDF.type, kind)} - set(it.terms)
    foreign |= {term for term in it.graph.objects(None, RDFS.seeAlso) if "popolo" not in term and "#" in term}
    yield from (term for term in foreign if not is_known(term))
    for predicate in DEFINING:
        yield from (a for a in it.graph.subjects(predicate, None) if a in foreign)


def no_licence(it: Ontology) -> Iterator[str]:
    headers = set(it.graph.subjects(RDF.type, OWL.Ontology))
    if not headers & set(it.graph.subjects(DCTERMS.license, None)):
        yield it.namespace


#: Number in the catalogue to what finds the pitfall: each gives what is wrong, term by term.
PITFALLS: dict[str, Callable[[Ontology], Iterator[str]]] = {
    "P02": synonyms_as_classes,
    "P03": is_instead_of_subclass,
    "P04": unconnected_elements,
    "P05": wrong_inverses,
    "P06": cycles,
    "P07": merged_concepts,
    "P08": missing_annotations,
    "P10": missing_disjointness,
    "P11": missing_domain_or_range,
    "P12": properties_of_one_label,
    "P13": missing_inverses,
    "P19": several_domains_or_ranges,
    "P20": misused_annotations,
    "P21": miscellaneous_classes,
    "P22": mixed_naming,
    "P24": recursive_definitions,
    "P25": inverse_to_itself,
    "P26": inverse_of_symmetric,
    "P27": wrong_equivalent_properties,
    "P28": ends_differ(OWL.SymmetricProperty),
    "P29": ends_differ(OWL.TransitiveProperty),
    "P31": wrong_equivalent_classes,
    "P32": classes_of_one_label,
    "P33": chains_of_one,
    "P34": untyped_classes,
    "P35": untyped_properties,
    "P36": file_extensions,
    "P38": no_ontology,
    "P39": ambiguous_namespace,
    "P40": hijacked_namespaces,
    "P41": no_licence,
}


def scan(graph: rdflib.Graph, namespace: str) -> dict[str, list[str]]:
    """Number of each pitfall that the ontology has to what is wrong, sorted; empty when it has none."""
    it = Ontology(graph, namespace)
    found = {number: sorted(set(map(str, find(it)))) for number, find in PITFALLS.items()}
    return {number: wrong for number, wrong in found.items() if wrong}
