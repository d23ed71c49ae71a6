"""The terms that other vocabularies have, as far as munigraph uses them: so that no name is invented or misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib.namespace import DC, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN, XSD

from munigraph.mapping import PREFIXES

if TYPE_CHECKING:
    from rdflib import URIRef

#: Prefix to the namespace as rdflib knows it, with all its terms.
CLOSED = {
    "dc": DC, "dcterms": DCTERMS, "foaf": FOAF, "org": ORG, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS,
    "schema": SDO, "skos": SKOS, "vann": VANN, "xsd": XSD,
}  # fmt: skip
#: Prefix to the terms that are used of it, each looked up in the vocabulary's own document: Web Annotation Vocabulary
#: (W3C 2017), WGS84 lat/long, Simple Event Model, Ciudades Abiertas' agenda-municipal and convenio, BCN geographics.
READ_UP = {
    "oa": "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource prefix start suffix",
    "geo": "SpatialThing lat long",
    "sem": "Event hasActor hasPlace",
    "esagm": "Evento apellido1 apellido2",
    "esconv": "Convenio entidadSuscriptora",
    "bcngeo": "Commune Province Region",
    "schema": "PoliticalParty",  # newer than the list of rdflib
}


def is_known(term: URIRef) -> bool:
    """True when the vocabulary of the term's namespace has it; Wikidata's are items and properties of any number."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            local = term[len(namespace) :]
            if prefix == "wd":
                return local[:1] in ("Q", "P") and local[1:].isdecimal()
            return local in READ_UP.get(prefix, "").split() or term in CLOSED.get(prefix, ())
    return False
