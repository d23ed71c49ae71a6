"""The authority tables as RDF: territory, municipalities, the office of mayor, mandates, parties, associations.

Every thing names its sources (``prov:wasDerivedFrom``).  A mandate states who held the office from when to when; no
``mg:governs`` is stated here, because that is a claim about the day of an article.  For the same reason a member of
an association has an ``mg:Affiliation`` with the date of its source, and no ``mg:memberOf``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from munigraph.authority import load
from munigraph.mapping.mint import AUTHORITY_GRAPH, official_mandate_iri, resource_iri, source_iri
from munigraph.mapping.prefixes import PREFIXES
from munigraph.mapping.terms import date, day, decimal, es, integer, node, plain, term, true

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from munigraph.authority import Association, Authority, Comuna, Mandate, Member, Party

__all__ = ["authority_labels", "authority_quads"]

#: Short names of the sources of what has no source column: what each is, is told in ``data/authority/SOURCES.md``.
_CODES = "Código Único Territorial (SUBDERE, 2018)"
_TABLES = "Tablas de autoridad de munigraph"
_DESCRIPTIONS = {
    _CODES: "Códigos y nombres oficiales de regiones, provincias y comunas, versión del 6 de septiembre de 2018.",
    _TABLES: "Coordenadas, gentilicios, otros nombres, capitales, partidos y asociaciones, compilados de fuentes"
    " públicas; data/authority/SOURCES.md las nombra.",
}
#: Comunas without a municipality of their own, and the comuna whose municipality administers them.
_ADMINISTERED_FROM = {"12202": "12201"}
#: The row of the parties' table that stands for having none.
_INDEPENDENT = "IND"
_KINDS = {"elected": "mg:ElectedMandate", "replacement": "mg:ReplacementMandate"}


def authority_quads() -> Iterator[Quad]:
    """The quads of ``mgr:graph/authority``, each once.

    Raises :class:`~munigraph.errors.DataError` when a table is missing or broken.
    """
    writer = _Writer(load())
    writer.territory()
    writer.bodies()
    writer.people()
    writer.sources()
    yield from dict.fromkeys(writer.quads)


@cache
def authority_labels() -> dict[str, frozenset[str]]:
    """IRI of each thing that the authority names, to its labels there (preferred and alternative)."""
    labels: dict[str, set[str]] = defaultdict(set)
    naming = (term("skos:prefLabel"), term("skos:altLabel"))
    for quad in authority_quads():
        subject, obj = quad.subject, quad.object
        if quad.predicate in naming and isinstance(subject, NamedNode) and isinstance(obj, Literal):
            labels[subject.value].add(obj.value)
    return {iri: frozenset(forms) for iri, forms in labels.items()}


class _Writer:
    """Collects the quads of the authority graph."""

    def __init__(self, authority: Authority) -> None:
        self.quads: list[Quad] = []
        self._authority = authority
        self._graph = node(AUTHORITY_GRAPH)
        self._sources: set[str] = set()

    def _add(self, subject: NamedNode, predicate: str, obj: NamedNode | Literal) -> None:
        self.quads.append(Quad(subject, term(predicate), obj, self._graph))

    def _name(self, subject: NamedNode, label: str, others: Iterable[str] = (), code: str | None = None) -> None:
        self._add(subject, "rdfs:label", es(label))
        self._add(subject, "skos:prefLabel", es(label))
        for other in sorted(set(others) - {label}):
            self._add(subject, "skos:altLabel", es(other))
        if code is not None:
            self._add(subject, "skos:notation", plain(code))

    def _type(self, subject: NamedNode, *classes: str) -> None:
        for name in classes:
            self._add(subject, "rdf:type", term(name))

    def _from(self, subject: NamedNode, *names: str) -> None:
        for name in names:
            self._sources.add(name)
            self._add(subject, "prov:wasDerivedFrom", node(source_iri(name)))

    def territory(self) -> None:
        for region in self._authority.regions:
            this = node(resource_iri("region", region.code))
            self._type(this, "mg:Region")
            label = next((alias for alias in region.aliases if alias.startswith("Región ")), region.name)
            self._name(this, label, (region.name, region.short_name, *region.aliases), region.code)
            self._add(this, "mg:capitalName", plain(region.capital))
            self._from(this, _CODES, _TABLES)
        for province in self._authority.provinces:
            this = node(resource_iri("province", province.code))
            self._type(this, "mg:Province")
            self._name(this, f"Provincia de {province.name}", (province.name,), province.code)
            self._add(this, "mg:capitalName", plain(province.capital))
            self._add(this, "mg:partOf", node(resource_iri("region", province.region_code)))
            self._from(this, _CODES, _TABLES)
        for comuna in self._authority.comunas:
            self._comuna(comuna)

    def _comuna(self, comuna: Comuna) -> None:
        this = node(resource_iri("comuna", comuna.cut))
        self._type(this, "mg:Comuna")
        self._name(this, comuna.name, comuna.aliases, comuna.cut)
        self._add(this, "mg:partOf", node(resource_iri("province", comuna.province_code)))
        for demonym in comuna.demonyms:
            self._add(this, "mg:demonym", plain(demonym))
        if comuna.lat is not None and comuna.lon is not None:
            self._add(this, "geo:lat", decimal(comuna.lat))
            self._add(this, "geo:long", decimal(comuna.lon))
        if comuna.wikidata is not None:
            self._add(this, "skos:closeMatch", node(PREFIXES["wd"] + comuna.wikidata))
        self._from(this, _CODES, _TABLES)
        seat = comuna.cut if comuna.municipality else _ADMINISTERED_FROM.get(comuna.cut)
        if seat is not None:
            self._add(node(resource_iri("municipality", seat)), "mg:administers", this)

    def bodies(self) -> None:
        for comuna in self._authority.comunas:
            if comuna.municipality:
                self._municipality(comuna, comuna.municipality)
        for party in self._authority.parties:
            if party.abbreviation != _INDEPENDENT:
                self._party(party)
        for association in self._authority.associations:
            self._association(association)
        for member in self._authority.members:
            self._member(member)

    def _municipality(self, comuna: Comuna, name: str) -> None:
        this, office = node(resource_iri("municipality", comuna.cut)), node(_office(comuna.cut))
        self._type(this, "mg:Municipality")
        self._name(this, name, (f"Municipalidad de {alias}" for alias in comuna.aliases), comuna.cut)
        self._from(this, _CODES)
        self._type(office, "mg:Office", "org:Post")
        self._name(office, f"Alcaldía de {comuna.name}")
        self._add(office, "org:postIn", this)
        self._from(office, _CODES)

    def _party(self, party: Party) -> None:
        this = node(resource_iri("party", party.slug))
        self._type(this, "mg:PoliticalParty", "mg:Organization")
        self._name(this, party.name, (party.abbreviation, *party.aliases), party.abbreviation)
        self._from(this, _TABLES)

    def _association(self, association: Association) -> None:
        this = node(resource_iri("organization", association.slug))
        self._type(this, "mg:MunicipalAssociation", "mg:Organization")
        acronyms = (association.acronym,) if association.acronym else ()
        self._name(this, association.name, (*acronyms, *association.aliases), association.acronym)
        self._from(this, *association.source)

    def _member(self, member: Member) -> None:
        association = self._authority.association(member.association)
        this = node(resource_iri("affiliation", association.slug, member.cut))
        self._type(this, "mg:Affiliation", "org:Membership")
        municipality = self._authority.comuna(member.cut).municipality
        self._add(this, "rdfs:label", es(f"{municipality}, {association.acronym or association.name}"))
        self._add(this, "org:member", node(resource_iri("municipality", member.cut)))
        self._add(this, "org:organization", node(resource_iri("organization", association.slug)))
        if member.as_of:
            self._add(this, "dcterms:date", date(member.as_of))
        if member.note:
            self._add(this, "skos:note", Literal(member.note, language="en"))
        self._from(this, *member.source)

    def people(self) -> None:
        """Each person with every form of the name, then each mandate."""
        by_person: dict[str, list[Mandate]] = defaultdict(list)
        for mandate in self._authority.mandates:
            by_person[mandate.person_id].append(mandate)
        for person_id, mandates in by_person.items():
            last = mandates[-1]
            this = node(resource_iri("person", person_id))
            self._type(this, "mg:Mayor", "mg:Official", "mg:Person")
            forms = {form for mandate in mandates for form in (mandate.person, mandate.short_name, *mandate.aliases)}
            self._name(this, last.short_name, forms)
            self._add(this, "foaf:givenName", plain(last.given_names))
            self._add(this, "esagm:apellido1", plain(last.surname_1))
            if last.surname_2:
                self._add(this, "esagm:apellido2", plain(last.surname_2))
            for mandate in mandates:
                self._mandate(this, mandate)

    def _mandate(self, person: NamedNode, mandate: Mandate) -> None:
        this = node(official_mandate_iri(mandate.cut, mandate.election, mandate.person_id))
        acting = ("mg:ActingMandate",) if self._authority.is_acting(mandate) else ()
        self._type(this, "mg:Mandate", _KINDS[mandate.kind], *acting, "org:Membership")
        self._add(this, "rdfs:label", es(self._mandate_label(mandate)))
        self._add(this, "org:member", person)
        self._add(this, "org:organization", node(resource_iri("municipality", mandate.cut)))
        self._add(this, "mg:office", node(_office(mandate.cut)))
        self._add(this, "mg:roleName", plain("alcaldía"))
        self._add(this, "mg:election", integer(mandate.election))
        if mandate.start:
            self._add(this, "schema:startDate", day(mandate.start))
        if mandate.end:
            self._add(this, "schema:endDate", day(mandate.end))
        self._candidacy(this, mandate)
        if mandate.note:
            self._add(this, "skos:note", Literal(mandate.note, language="en"))
        for subject in (this, person):
            self._from(subject, *mandate.source)

    def _candidacy(self, this: NamedNode, mandate: Mandate) -> None:
        if mandate.party == _INDEPENDENT:
            self._add(this, "mg:independent", true)
        for predicate, party in (("mg:candidateParty", mandate.party), ("mg:listParty", mandate.list_party)):
            if party and party != _INDEPENDENT:
                self._add(this, predicate, node(resource_iri("party", self._authority.party(party).slug)))
        if mandate.pact:
            self._add(this, "mg:pact", plain(mandate.pact))
        if mandate.votes is not None:
            self._add(this, "mg:votes", integer(mandate.votes))
        if mandate.share is not None:
            self._add(this, "mg:voteShare", decimal(mandate.share))

    def _mandate_label(self, mandate: Mandate) -> str:
        comuna = self._authority.comuna(mandate.cut).name
        span = f"{(mandate.start or '?')[:4]}-{(mandate.end or '')[:4]}"
        return f"{mandate.short_name}, alcaldía de {comuna}, {span}"

    def sources(self) -> None:
        for name in sorted(self._sources):
            this = node(source_iri(name))
            self._type(this, "mg:Source", "prov:Entity")
            self._name(this, name)
            if name in _DESCRIPTIONS:
                self._add(this, "dcterms:description", es(_DESCRIPTIONS[name]))


def _office(cut: str) -> str:
    return resource_iri("office", cut, "alcaldia")
