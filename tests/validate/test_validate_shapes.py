"""A sound graph conforms, and each shape fails on the one thing that it is about."""

from __future__ import annotations

from dataclasses import dataclass

import example
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from munigraph.errors import DataError
from munigraph.mapping.mint import article_iri
from munigraph.mapping.prefixes import PREFIXES
from munigraph.mapping.terms import es, plain, term
from munigraph.resources import resource
from munigraph.validate import Severity, validate
from munigraph.validate.origin import Origins
from munigraph.validate.shacl import check_shapes

#: Of a day on which the tables know no mayor whom the invented one could contradict.
EXTRACTION = example.extraction(example.article(date="2015-04-05"))
ARTICLE = ox.NamedNode(article_iri(EXTRACTION.article.digest))
QUADS = [*example.quads_of(EXTRACTION), *example.small_authority(), *example.corrections()]


def named(text: str) -> ox.NamedNode:
    prefix, _, local = text.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def literal(text: str, kind: str = "string") -> ox.Literal:
    return ox.Literal(text, datatype=term(f"xsd:{kind}"))


@dataclass(frozen=True)
class Change:
    """One change to the subjects of a class: a property taken away, or given another or one more value."""

    shape: str
    kind: str
    predicate: str
    #: None takes the property away.
    value: ox.NamedNode | ox.Literal | None = None
    #: True adds the value to what is there.
    more: bool = False

    def __str__(self) -> str:
        return self.shape

    def apply(self, quads: list[ox.Quad]) -> list[ox.Quad]:
        subject = min((q.subject.value for q in quads if q.object == term(self.kind)), default=None)
        assert subject is not None, f"nothing is a {self.kind}"
        this, predicate = ox.NamedNode(subject), term(self.predicate)
        graph = next(q.graph_name for q in quads if q.subject == this)
        kept = [q for q in quads if self.more or not (q.subject == this and q.predicate == predicate)]
        return kept if self.value is None else [*kept, ox.Quad(this, predicate, self.value, graph)]


DAY = literal("2020-01-01", "date")
ELSEWHERE = named("mgr:model/nadie")
CHANGES = [
    Change("Article-title", "mg:Article", "dcterms:title"),
    Change("Article-title", "mg:Article", "dcterms:title", es("")),
    Change("Article-identifier", "mg:Article", "dcterms:identifier"),
    Change("Article-issued", "mg:Article", "dcterms:issued", plain("ayer")),
    Change("Article-issued", "mg:Article", "dcterms:issued", DAY, more=True),
    Change("Article-undated", "mg:Article", "dcterms:date", plain("ayer")),
    Change("Article-body", "mg:Article", "schema:articleBody"),
    Change("Article-digest", "mg:Article", "mg:textDigest", plain("md5:0")),
    Change("Article-url", "mg:Article", "schema:url", plain("sin dirección")),
    Change("Attested-evidence", "mg:Assertion", "mg:hasEvidence"),
    Change("Attested-evidence", "mg:Event", "mg:hasEvidence"),
    Change("Attested-evidence", "mg:Agreement", "mg:hasEvidence"),
    Change("Attested-evidence", "mg:Statement", "mg:hasEvidence"),
    Change("Attested-article", "mg:Assertion", "prov:wasDerivedFrom"),
    Change("Attested-extraction", "mg:Assertion", "prov:wasGeneratedBy"),
    Change("Attested-stated", "mg:Assertion", "mg:statedOn", plain("ayer")),
    Change("Attested-confidence", "mg:Assertion", "mg:confidence", literal("1.5", "decimal")),
    Change("Attested-support", "mg:Assertion", "mg:supportCount", literal("0", "integer")),
    Change("Assertion-subject", "mg:Assertion", "rdf:subject"),
    Change("Assertion-predicate", "mg:Assertion", "rdf:predicate", named("mg:party")),
    Change("Assertion-object", "mg:Assertion", "rdf:object", ELSEWHERE),
    Change("Assertion-mandate", "mg:Assertion", "mg:mandate", ELSEWHERE),
    Change("Assertion-during", "mg:Assertion", "mg:duringMandate", ELSEWHERE),
    Change("Evidence-source", "mg:Evidence", "oa:hasSource", ELSEWHERE),
    Change("Evidence-exact", "mg:Evidence", "oa:exact", plain("")),
    Change("Evidence-start", "mg:Evidence", "oa:start", literal("-1", "integer")),
    Change("Evidence-start", "mg:Evidence", "oa:start", literal("99999", "integer")),
    Change("Evidence-end", "mg:Evidence", "oa:end", plain("9")),
    Change("Evidence-selector", "mg:Evidence", "oa:hasSelector"),
    Change("Evidence-prefix", "mg:Evidence", "oa:prefix", plain("otro"), more=True),
    Change("Evidence-suffix", "mg:Evidence", "oa:suffix", plain("otro"), more=True),
    Change("Evidence-confidence", "mg:Evidence", "mg:confidence", literal("-0.1", "decimal")),
    Change("Evidence-since", "mg:Evidence", "mg:since", plain("abril")),
    Change("Evidence-until", "mg:Evidence", "mg:until", plain("hasta abril")),
    Change("Evidence-extraction", "mg:Evidence", "prov:wasGeneratedBy"),
    Change("Event-label", "mg:Event", "rdfs:label"),
    Change("Event-involves", "mg:Event", "mg:involves"),
    Change("Event-involves", "mg:Event", "mg:involves", named("mgr:model/mesas-de-barrio")),
    Change("Event-date", "mg:Event", "schema:startDate", plain("el martes")),
    Change("Event-place", "mg:Event", "mg:heldAt", named("mgr:municipality/05501")),
    Change("IdentityDoubt-about", "mg:IdentityDoubt", "mg:doubtAbout", named("mgr:person/elena-prado-ruiz")),
    Change("IdentityDoubt-reason", "mg:IdentityDoubt", "mg:doubtReason"),
    Change("Agreement-label", "mg:Agreement", "rdfs:label"),
    Change("Agreement-party", "mg:Agreement", "mg:party"),
    Change("Agreement-parties", "mg:Agreement", "mg:party", named("mgr:municipality/05501")),
    Change("Statement-speaker", "mg:Statement", "mg:saidBy", named("mgr:municipality/05501")),
    Change("Statement-text", "mg:Statement", "schema:text"),
    Change("Statement-about", "mg:Statement", "mg:about", ELSEWHERE),
    Change("Extraction-rule", "mg:Extraction", "mg:rule"),
    Change("Extraction-program", "mg:Extraction", "prov:wasAssociatedWith"),
    Change("Named-label", "mg:Person", "rdfs:label"),
    Change("Named-preferred", "mg:Person", "skos:prefLabel", es("Otro Nombre"), more=True),
    Change("Named-disjoint", "mg:ManagementModel", "skos:altLabel", es("Consejos de Sector"), more=True),
    Change("Person-not-Body", "mg:Person", "rdf:type", named("mg:PoliticalParty"), more=True),
    Change("Municipality-not-Organization", "mg:Municipality", "rdf:type", named("mg:Organization"), more=True),
    Change("Municipality-not-MunicipalUnit", "mg:Municipality", "rdf:type", named("mg:MunicipalUnit"), more=True),
    Change("MunicipalUnit-not-Organization", "mg:MunicipalUnit", "rdf:type", named("mg:Organization"), more=True),
    Change("ManagementModel-not-Agent", "mg:ManagementModel", "rdf:type", named("mg:Person"), more=True),
    Change(
        "PoliticalParty-not-MunicipalAssociation",
        "mg:PoliticalParty",
        "rdf:type",
        named("mg:MunicipalAssociation"),
        more=True,
    ),
    Change("Municipality-comuna", "mg:Municipality", "mg:administers"),
    Change("Comuna-code", "mg:Comuna", "skos:notation", plain("551")),
    Change("Comuna-province", "mg:Comuna", "mg:partOf"),
    Change("Comuna-lat", "mg:Comuna", "geo:lat", literal("-133.2", "decimal")),
    Change("Comuna-long", "mg:Comuna", "geo:long", literal("-271.2", "decimal")),
    Change("Province-code", "mg:Province", "skos:notation", plain("55")),
    Change("Province-region", "mg:Province", "mg:partOf"),
    Change("Region-code", "mg:Region", "skos:notation", plain("V")),
    Change("Mandate-member", "mg:Mandate", "org:member"),
    Change("Mandate-body", "mg:Mandate", "org:organization", named("mgr:person/elena-prado-ruiz")),
    Change("Mandate-role", "mg:Mandate", "mg:roleName", plain("otro cargo"), more=True),
    Change("Mandate-start", "mg:ElectedMandate", "schema:startDate", literal("2030-01-01", "date")),
    Change("Mandate-end", "mg:ElectedMandate", "schema:endDate", plain("2021")),
    Change("Mandate-share", "mg:ElectedMandate", "mg:voteShare", literal("45.2", "decimal")),
    Change("Mandate-votes", "mg:ElectedMandate", "mg:votes", literal("-3", "integer")),
    Change("Term-source", "mg:ElectedMandate", "prov:wasDerivedFrom"),
    Change("Term-office", "mg:ElectedMandate", "mg:office"),
    Change("Term-election", "mg:ElectedMandate", "mg:election"),
    Change("Affiliation-member", "mg:Affiliation", "org:member", named("mgr:person/elena-prado-ruiz")),
    Change("Affiliation-body", "mg:Affiliation", "org:organization", named("mgr:municipality/05501")),
    Change("Affiliation-source", "mg:Affiliation", "prov:wasDerivedFrom"),
    Change("Office-body", "mg:Office", "org:postIn"),
    Change("Source-label", "mg:Source", "rdfs:label"),
    Change("Correction-author", "mg:Correction", "prov:wasAttributedTo"),
    Change("Correction-created", "mg:Correction", "dcterms:created", plain("ayer")),
    Change("Correction-reason", "mg:Correction", "dcterms:description"),
    Change("Correction-entry", "mg:Correction", "mg:entry"),
    Change("Correction-applied", "mg:Correction", "mg:applied", plain("sí")),
    Change("Correction-concerns", "mg:Correction", "mg:concerns", ELSEWHERE),
]
#: A subject and an object that do not belong on the sides of the predicate.
SIDES = [
    (name, named("mgr:organization/asociacion-de-municipios-del-ensayo"), named("mgr:model/mesas-de-barrio"))
    for name in ("governs", "formerlyGoverned", "councillorOf", "holdsRole", "formerlyHeldRole", "hasUnit")
] + [
    ("adopts", named("mgr:person/elena-prado-ruiz"), named("mgr:person/julia-mora")),
    ("memberOfParty", named("mgr:municipality/05501"), named("mgr:municipality/10202")),
    ("memberOf", named("mgr:model/mesas-de-barrio"), named("mgr:municipality/10202")),
    ("administers", named("mgr:person/elena-prado-ruiz"), named("mgr:municipality/10202")),
    ("similarTo", named("mgr:person/elena-prado-ruiz"), named("mgr:model/mesas-de-barrio")),
    ("collaboratesWith", named("mgr:person/elena-prado-ruiz"), named("mgr:municipality/05501")),
]


def broken(quads: list[ox.Quad]) -> set[str]:
    store = ox.Store()
    store.extend(quads)
    return {result.check for result in check_shapes(store, Origins(store))}


def test_a_sound_graph_conforms():
    assert validate(QUADS).results == ()


def test_the_whole_authority_conforms_with_articles_beside_it():
    report = validate(example.whole(EXTRACTION))
    assert report.conforms
    assert report.results == ()


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_each_shape_fails_on_what_it_is_about(change):
    assert change.shape in broken(change.apply(QUADS))


@pytest.mark.parametrize(
    ("name", "subject", "obj"), SIDES, ids=lambda value: str(value) if isinstance(value, str) else ""
)
def test_what_does_not_belong_beside_a_property_is_found(name, subject, obj):
    found = broken([*QUADS, ox.Quad(subject, term(f"mg:{name}"), obj, ARTICLE)])
    assert f"{name}-subject" in found
    if name not in ("similarTo", "collaboratesWith"):
        assert f"{name}-object" in found


def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=resource("ontology", "shapes.ttl").read_text("utf-8"), format="turtle")


def test_every_shape_has_a_test():
    tested = {change.shape for change in CHANGES}
    tested |= {f"{name}-{side}" for name, _, _ in SIDES for side in ("subject", "object")}
    for shape in set(shapes().subjects(SH.message)):
        assert str(shape).rpartition("#")[2] in tested


def test_every_shape_speaks_both_languages_and_says_how_grave_it_is():
    graph = shapes()
    spoken = set(graph.subjects(RDF.type, SH.PropertyShape)) | set(graph.subjects(SH.severity))
    for shape in spoken:
        assert sorted(message.language for message in graph.objects(shape, SH.message)) == ["en", "es"]
        assert graph.value(shape, SH.severity) in (SH.Violation, SH.Warning)


def test_every_property_shape_belongs_to_a_node_shape():
    graph = shapes()
    assert set(graph.subjects(RDF.type, SH.PropertyShape)) == set(graph.objects(None, SH.property))


def test_warnings_do_not_count_against_the_graph():
    change = next(change for change in CHANGES if change.shape == "Agreement-parties")
    report = validate(change.apply(QUADS))
    assert report.conforms
    assert [result.severity for result in report.results] == [Severity.WARNING]


def test_missing_shapes_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr("munigraph.validate.shacl.resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=r"shapes\.ttl"):
        validate(QUADS)
    (tmp_path / "shapes.ttl").write_text("esto no es Turtle", encoding="utf-8")
    with pytest.raises(DataError, match=r"shapes\.ttl") as caught:
        validate(QUADS)
    assert "reinstall" in caught.value.hint
