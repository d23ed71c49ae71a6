"""The OWL 2 RL closure of an ontology with the summary of a graph: seconds where the graph takes more than a minute.

The summary of a graph has one individual for all those of the same classes, properties and inverse properties, and one
literal for all those of one kind.  It is the image of the graph under a mapping that leaves the ontology's own terms
alone, and the rules of OWL 2 RL (W3C OWL 2 Profiles, section 4.3) have no negation: what they derive from the graph,
they derive of its image from the summary.  So a graph whose summary is consistent is consistent (Fokoue, Kershenbaum,
Ma, Schonberg and Srinivas, "The Summary ABox: Cutting Ontologies Down to Size", ISWC 2006).  The reverse holds as long
as nothing counts or identifies individuals; :func:`counts_or_identifies` tells whether something does.
"""

from __future__ import annotations

from collections import defaultdict

import owlrl
import rdflib
from rdflib.namespace import OWL, RDF

#: Where owlrl writes its complaints.
_ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
_MESSAGE = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
_COUNTING = (
    OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.hasKey, OWL.sameAs, OWL.differentFrom, OWL.AllDifferent,
    OWL.maxCardinality, OWL.maxQualifiedCardinality, OWL.oneOf, OWL.hasValue, OWL.IrreflexiveProperty,
    OWL.AsymmetricProperty, OWL.propertyDisjointWith, OWL.NegativePropertyAssertion,
)  # fmt: skip


def counts_or_identifies(graph: rdflib.Graph) -> set[rdflib.term.Node]:
    """The constructs of OWL in the graph for which its summary may be inconsistent though it is not itself."""
    return {node for triple in graph for node in triple} & set(_COUNTING)


def closed(graph: rdflib.Graph) -> rdflib.Graph:
    """The graph with all that follows from it."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def inconsistencies(graph: rdflib.Graph) -> list[str]:
    """What the closure of the graph complains of, sorted."""
    complaints = closed(graph)
    return sorted(
        str(text) for error in complaints.subjects(RDF.type, _ERROR) for text in graph.objects(error, _MESSAGE)
    )


def summary(data: rdflib.Graph, ontology: rdflib.Graph) -> rdflib.Graph:
    """The ontology with the summary of the data."""
    fixed = (
        {node for triple in ontology for node in triple} | set(data.predicates()) | set(data.objects(None, RDF.type))
    )
    said: dict[rdflib.term.Node, set[object]] = defaultdict(set)
    for subject, predicate, obj in data:
        said[subject].add((predicate, obj if predicate == RDF.type else None))
        said[obj].add((None, predicate))
    first: dict[object, rdflib.term.Node] = {}

    def image(node: rdflib.term.Node) -> rdflib.term.Node:
        if node in fixed:
            return node
        if isinstance(node, rdflib.Literal):
            key: object = (node.datatype, node.language, node.ill_typed)
        else:
            key = frozenset(said[node])
        return first.setdefault(key, node)

    small = rdflib.Graph()
    small += ontology
    for subject, predicate, obj in sorted(data):
        small.add((image(subject), predicate, image(obj)))
    return small
