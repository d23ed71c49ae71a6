"""The two namespaces of the graph, apart from the types of :mod:`munigraph.model`: a query needs no more than these."""

from __future__ import annotations

__all__ = ["ONTOLOGY_IRI", "RESOURCE_IRI"]

#: Namespace of the ontology (prefix ``mg:``).
ONTOLOGY_IRI = "https://w3id.org/munigraph/ontology#"
#: Namespace of the things described (prefix ``mgr:``).
RESOURCE_IRI = "https://w3id.org/munigraph/id/"
