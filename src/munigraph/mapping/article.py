"""One article as RDF: a named graph ``mgr:article/<digest>`` with the article, what it states and the words that do.

Provenance follows PROV-O (``prov:wasDerivedFrom``, ``prov:wasGeneratedBy``), evidence the W3C Web Annotation Data Model
(sections 4.2.4 and 4.2.5), offices the W3C Organization Ontology (``org:Membership``).  The graph depends on the IRIs
of the identities and not on their labels, which belong to the summary graph.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from munigraph.mapping.attested import Assertion, Attested, Told, assertions, tellings
from munigraph.mapping.kinds import OFFICES
from munigraph.mapping.mint import article_iri, evidence_iri, extraction_iri, extractor_iri
from munigraph.mapping.offices import mandate, mandate_statements, official_mandates, told_interval
from munigraph.mapping.places import place_iri
from munigraph.mapping.terms import XSD_DATE, clean, day, decimal, es, integer, node, plain, term, true, web_iri
from munigraph.model import ONTOLOGY_IRI, Agreement, EntityKind, Event, Predicate, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.model import Evidence, Extraction
    from munigraph.resolve.types import Identities

__all__ = ["article_quads", "class_names"]

#: Code points of text kept before and after a quote (``oa:prefix``, ``oa:suffix``).
CONTEXT = 40

_SUPERCLASSES = {
    EntityKind.OFFICIAL: (EntityKind.PERSON,),
    EntityKind.MAYOR: (EntityKind.OFFICIAL, EntityKind.PERSON),
    EntityKind.COUNCILLOR: (EntityKind.OFFICIAL, EntityKind.PERSON),
    EntityKind.PARTY: (EntityKind.ORGANIZATION,),
    EntityKind.ASSOCIATION: (EntityKind.ORGANIZATION,),
}
#: What holding a fact makes of its subject: the domains of the ontology.
_SUBJECT_KIND = {
    Predicate.GOVERNS: EntityKind.MAYOR,
    Predicate.COUNCILLOR_OF: EntityKind.COUNCILLOR,
    Predicate.HOLDS_ROLE: EntityKind.OFFICIAL,
}


def class_names(kind: EntityKind) -> tuple[EntityKind, ...]:
    """The classes stated of an entity of a kind: its own and those above it among the classes that facts are told of.

    The store infers nothing, so ``?x a mg:Person`` finds a mayor only because it is stated.
    """
    return (kind, *_SUPERCLASSES.get(kind, ()))


def article_quads(extraction: Extraction, identities: Identities, ids: Sequence[str] | None = None) -> list[Quad]:
    """Every quad of one article, each once, in its named graph.

    ``ids`` are the identifiers under which the same article arrived, by default its own.  The result does not depend
    on the order of the extraction's items.  Raises ``KeyError`` when an entity has no identity.
    """
    writer = _Writer(extraction, identities)
    writer.describe_article(sorted(set(ids if ids is not None else (extraction.article.id,))))
    for _, assertion in sorted(assertions(extraction, identities).items()):
        writer.state(assertion)
    for _, told in sorted(tellings(extraction, identities).items()):
        writer.tell(told)
    writer.name_entities()
    return list(dict.fromkeys(writer.quads))


class _Writer:
    """Collects the quads of one article."""

    def __init__(self, extraction: Extraction, identities: Identities) -> None:
        self.quads: list[Quad] = []
        self._extraction = extraction
        self._identities = identities
        self._article = extraction.article
        self._digest = extraction.article.digest
        self._node = node(article_iri(self._digest))
        self._text = clean(extraction.article.text)
        self._kinds: dict[str, set[EntityKind]] = defaultdict(set)
        self._extractions: set[str] = set()
        self._names: dict[str, set[str]] = defaultdict(set)
        for key in {fact.subject for fact in extraction.facts}:
            entity = extraction.entity(key)
            self._names[self._iri(key).value].update((entity.label, *entity.aliases))

    def _add(self, subject: NamedNode, predicate: str, obj: NamedNode | Literal) -> None:
        self.quads.append(Quad(subject, term(predicate), obj, self._node))

    def _type(self, subject: NamedNode, *classes: str) -> None:
        for name in classes:
            self._add(subject, "rdf:type", term(name))

    def _iri(self, key: str) -> NamedNode:
        return node(self._identities.of(self._digest, key).iri)

    def describe_article(self, ids: Iterable[str]) -> None:
        article = self._article
        self._type(self._node, "mg:Article", "schema:NewsArticle", "prov:Entity")
        for predicate in ("rdfs:label", "dcterms:title", "schema:headline"):
            self._add(self._node, predicate, es(article.title))
        for identifier in ids:
            self._add(self._node, "dcterms:identifier", plain(identifier))
        if article.date is not None:
            self._date(self._node, article.date, "dcterms:issued", "schema:datePublished")
        if article.outlet is not None:
            self._add(self._node, "mg:outlet", plain(article.outlet))
        if article.url is not None:
            iri = web_iri(article.url)
            if iri is not None:
                self._add(self._node, "schema:url", iri)
            else:
                self._add(self._node, "dcterms:source", plain(article.url))
        self._add(self._node, "dcterms:language", plain("es"))
        self._add(self._node, "schema:articleBody", plain(self._text))
        self._add(self._node, "mg:textDigest", plain(f"sha256:{hashlib.sha256(self._text.encode()).hexdigest()}"))

    def _date(self, subject: NamedNode, text: str, *predicates: str) -> None:
        """An ``xsd:date``; what is no day of the calendar is kept as ``dcterms:date``, a plain string."""
        value = day(text)
        for predicate in predicates if value.datatype == XSD_DATE else ("dcterms:date",):
            self._add(subject, predicate, value)

    def state(self, assertion: Assertion) -> None:
        subject, obj = node(assertion.subject), node(assertion.object)
        predicate = node(ONTOLOGY_IRI + assertion.predicate)
        self.quads.append(Quad(subject, predicate, obj, self._node))
        if assertion.predicate.is_symmetric:
            self.quads.append(Quad(obj, predicate, subject, self._node))
        this = node(assertion.iri)
        self._type(this, "mg:Assertion", "rdf:Statement")
        self._add(this, "rdf:subject", subject)
        self._add(this, "rdf:predicate", predicate)
        self._add(this, "rdf:object", obj)
        if assertion.predicate in OFFICES or assertion.role is not None:
            held = mandate(assertion)
            self._add(this, "mg:mandate", held)
            for name, value in mandate_statements(assertion):
                self._add(held, name, value)
        if (kind := _SUBJECT_KIND.get(assertion.predicate)) is not None:
            self._kinds[assertion.subject].add(kind)
        self._attest(assertion)
        if assertion.predicate in OFFICES:
            self._date_office(this, assertion)

    def _date_office(self, this: NamedNode, assertion: Assertion) -> None:
        """When the office was held: by the words after each piece of evidence, and by the mandates on record."""
        names = self._names[assertion.subject]
        for piece in sorted(assertion.evidence):
            evidence = node(evidence_iri(self._digest, piece.start, piece.end, assertion.iri))
            for name, value in told_interval(self._text, piece, CONTEXT, names):
                self._add(evidence, name, value)
        if self._article.date is not None and day(self._article.date).datatype == XSD_DATE:
            for official in official_mandates(assertion, self._article.date):
                self._add(this, "mg:duringMandate", official)

    def tell(self, told: Told) -> None:
        this = node(told.iri)
        for item in told.items:
            match item:
                case Event():
                    self._event(this, item)
                case Agreement():
                    self._type(this, "mg:Agreement")
                    self._add(this, "rdfs:label", es(item.label))
                    for key in item.parties:
                        self._add(this, "mg:party", self._iri(key))
                case Statement():
                    self._statement(this, item)
        self._attest(told)

    def _event(self, this: NamedNode, event: Event) -> None:
        self._type(this, f"mg:{event.type}", "mg:Event", "schema:Event")
        self._add(this, "rdfs:label", es(event.label))
        for key in event.participants:
            self._add(this, "mg:involves", self._iri(key))
        if event.date is not None:
            self._date(this, event.date, "schema:startDate")
        if event.place is not None:
            self._add(this, "mg:placeName", plain(event.place))
            if (place := place_iri(event.place)) is not None:
                self._add(this, "mg:heldAt", node(place))
        if event.topic is not None:
            self._add(this, "mg:topic", plain(event.topic))
        if event.planned:
            self._add(this, "mg:planned", true)

    def _statement(self, this: NamedNode, statement: Statement) -> None:
        quote = statement.evidence[0].quote
        self._type(this, "mg:Statement", "schema:Quotation")
        self._add(this, "rdfs:label", es(quote if len(quote) <= 80 else quote[:79] + "…"))
        self._add(this, "schema:text", es(quote))
        self._add(this, "mg:saidBy", self._iri(statement.speaker))
        for key in statement.about:
            self._add(this, "mg:about", self._iri(key))

    def _attest(self, attested: Attested) -> None:
        """Where it comes from: the article, its day, what found it, and the words."""
        this = node(attested.iri)
        self._add(this, "prov:wasDerivedFrom", self._node)
        if self._article.date is not None and day(self._article.date).datatype == XSD_DATE:
            self._add(this, "mg:statedOn", day(self._article.date))
        for piece, confidence in sorted(attested.evidence.items()):
            evidence = self._evidence(attested.iri, piece, confidence)
            self._add(this, "mg:hasEvidence", evidence)
            for rule in sorted(attested.found_by[piece]):
                for found in (this, evidence):
                    self._add(found, "prov:wasGeneratedBy", self._extraction_of(rule))

    def _extraction_of(self, rule: str) -> NamedNode:
        extractor = self._extraction.extractor
        this = node(extraction_iri(extractor, rule))
        if rule not in self._extractions:
            self._extractions.add(rule)
            program = node(extractor_iri(extractor))
            self._type(this, "mg:Extraction", "prov:Activity")
            self._add(this, "mg:rule", plain(rule))
            self._add(this, "prov:wasAssociatedWith", program)
            self._type(program, "mg:Extractor", "prov:SoftwareAgent")
            self._add(program, "rdfs:label", plain(extractor))
        return this

    def _evidence(self, attested: str, piece: Evidence, confidence: float) -> NamedNode:
        this = node(evidence_iri(self._digest, piece.start, piece.end, attested))
        text, start, end = self._text, piece.start, piece.end
        self._type(this, "mg:Evidence", "oa:SpecificResource", "oa:TextQuoteSelector", "oa:TextPositionSelector")
        self._add(this, "oa:hasSource", self._node)
        self._add(this, "oa:hasSelector", this)
        self._add(this, "oa:exact", plain(piece.quote))
        self._add(this, "oa:prefix", Literal(text[max(0, start - CONTEXT) : start]))
        self._add(this, "oa:suffix", Literal(text[end : end + CONTEXT]))
        self._add(this, "oa:start", integer(start))
        self._add(this, "oa:end", integer(end))
        self._add(this, "mg:confidence", decimal(confidence))
        return this

    def name_entities(self) -> None:
        """The class and the written forms of every entity that some item refers to."""
        used = self._used_keys()
        for entity in self._extraction.entities:
            if entity.key in used:
                iri = self._identities.of(self._digest, entity.key).iri
                self._kinds[iri].add(entity.kind)
                for form in (entity.label, *entity.aliases):
                    self._add(node(iri), "mg:writtenAs", plain(form))
        for iri, kinds in self._kinds.items():
            names = {name for kind in kinds for name in class_names(kind)}
            self._type(node(iri), *(f"mg:{name}" for name in sorted(names)))

    def _used_keys(self) -> set[str]:
        extraction = self._extraction
        return {
            *(key for fact in extraction.facts for key in (fact.subject, fact.object)),
            *(key for event in extraction.events for key in event.participants),
            *(key for agreement in extraction.agreements for key in agreement.parties),
            *(key for statement in extraction.statements for key in (statement.speaker, *statement.about)),
        }
