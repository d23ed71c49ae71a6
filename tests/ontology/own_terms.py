"""An ontology as the checks see it: its graph, and which of the terms in it are its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rdflib.namespace import OWL, RDF, RDFS, SKOS

if TYPE_CHECKING:
    import rdflib

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@dataclass(frozen=True)
class Ontology:
    """A graph and the namespace of the terms that are its own."""

    graph: rdflib.Graph
    namespace: str

    def own(self, *kinds: rdflib.URIRef) -> list[rdflib.URIRef]:
        """Its own terms of these kinds, sorted."""
        found = {term for kind in kinds for term in self.graph.subjects(RDF.type, kind)}
        return sorted(term for term in found if str(term).startswith(self.namespace))

    @cached_property
    def classes(self) -> list[rdflib.URIRef]:
        return self.own(OWL.Class)

    @cached_property
    def properties(self) -> list[rdflib.URIRef]:
        return self.own(*PROPERTIES)

    @property
    def terms(self) -> list[rdflib.URIRef]:
        return [*self.classes, *self.properties]

    def name(self, term: rdflib.URIRef) -> str:
        return str(term).removeprefix(self.namespace)

    def above(self, term: rdflib.URIRef) -> set[rdflib.URIRef]:
        """The class and all that it is a subclass of."""
        return set(self.graph.transitive_objects(term, RDFS.subClassOf))

    def pairs(self, predicate: rdflib.URIRef) -> set[tuple[rdflib.URIRef, rdflib.URIRef]]:
        return set(self.graph.subject_objects(predicate))

    def says(self, term: rdflib.URIRef, beginning: str) -> bool:
        """True when an English editorial note of the term begins so."""
        notes = self.graph.objects(term, SKOS.editorialNote)
        return any(note.language == "en" and str(note).startswith(beginning) for note in notes)

    def sides(self, term: rdflib.URIRef) -> tuple[set[rdflib.URIRef], set[rdflib.URIRef]]:
        """Domains and ranges of a property."""
        return set(self.graph.objects(term, RDFS.domain)), set(self.graph.objects(term, RDFS.range))
