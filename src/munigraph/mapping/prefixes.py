"""The prefixes that munigraph knows, for queries and for writing RDF.  Imports no RDF library."""

from __future__ import annotations

import re

from munigraph.iris import ONTOLOGY_IRI, RESOURCE_IRI

__all__ = ["PREFIXES", "iri_of"]

#: Prefix to namespace, sorted by prefix.  ``geo`` is WGS84 (http), ``schema`` schema.org (https).
PREFIXES: dict[str, str] = {
    "bcngeo": "http://datos.bcn.cl/ontologies/bcn-geographics#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "esagm": "http://vocab.ciudadesabiertas.es/def/sector-publico/agenda-municipal#",
    "esconv": "http://vocab.ciudadesabiertas.es/def/sector-publico/convenio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "mg": ONTOLOGY_IRI,
    "mgr": RESOURCE_IRI,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_PREFIXED = r"([a-z]+):(\S+)"
_PATH = r"[a-z]+(?:/[a-z0-9-]+)+"


def iri_of(text: str) -> str | None:
    """The IRI that a person types: whole (also in ``<>``), with a known prefix, or as a path (``person/...``).

    None when the text is no such thing.
    """
    text = text.strip()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    if re.fullmatch(r"https?://\S+", text):
        return text
    if (prefixed := re.fullmatch(_PREFIXED, text)) and prefixed[1] in PREFIXES:
        return PREFIXES[prefixed[1]] + prefixed[2]
    return RESOURCE_IRI + text if re.fullmatch(_PATH, text) else None
