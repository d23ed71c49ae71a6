"""Contradictions: a graph for each kind in which it is found with the words of both sides, and near misses."""

from __future__ import annotations

import itertools

import example
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from munigraph.mapping import article_quads, assertions_of, summarize, summary_quads
from munigraph.mapping.mint import official_mandate_iri
from munigraph.mapping.terms import day, es, node, term
from munigraph.model import RESOURCE_IRI, Article, Entity, EntityKind, Evidence, Extraction, Fact, Predicate
from munigraph.resolve.reasons import reason
from munigraph.resolve.types import Doubt, Identities, Identity
from munigraph.resources import resource
from munigraph.text import slug
from munigraph.validate import Severity, validate

CUT = "05501"
QUILLOTA = f"{RESOURCE_IRI}municipality/{CUT}"
AUTHORITY = example.small_authority()
#: Of the tables: mayor of Quillota from 2021-07-02 on.
RECORDED = "Óscar Calderón Sánchez"


def told(words: str, name: str, date: str, *, party: str | None = None, role: str | None = None) -> Extraction:
    """An article of one fact: a mayor of Quillota, or somebody's party."""
    text = f"Una nota del {date}\n\n{words}."
    person = Entity("p", EntityKind.MAYOR if party is None else EntityKind.PERSON, name, cut=CUT)
    if party is None:
        other, predicate = Entity("o", EntityKind.MUNICIPALITY, "Municipalidad de Quillota", cut=CUT), Predicate.GOVERNS
    else:
        other, predicate = Entity("o", EntityKind.PARTY, party), Predicate.MEMBER_OF_PARTY
    start = text.index(words)
    evidence = (Evidence(start, start + len(words), words),)
    fact = Fact(predicate, "p", "o", evidence, 0.9, "ensayo", role)
    made = Extraction(
        Article(f"{date} {name}", f"Una nota del {date}", text, date), (person, other), (fact,), extractor="e/1"
    )
    made.check()
    return made


def iri(entity: Entity) -> str:
    match entity.kind:
        case EntityKind.MUNICIPALITY:
            return f"{RESOURCE_IRI}municipality/{entity.cut}"
        case EntityKind.PARTY:
            return f"{RESOURCE_IRI}party/{slug(entity.label)}"
        case _:
            return f"{RESOURCE_IRI}person/{slug(entity.label)}"


def graph(*extractions: Extraction, doubts: tuple[Doubt, ...] = ()) -> list[ox.Quad]:
    known = Identities(
        {
            (each.article.digest, entity.key): Identity(iri(entity), entity.label, (), (reason("same-name"),))
            for each in extractions
            for entity in each.entities
        },
        doubts=doubts,
    )
    uses = [use for each in extractions for use in assertions_of(each, known)]
    stated = [quad for each in extractions for quad in article_quads(each, known)]
    return [*stated, *summary_quads(known, summarize(uses), doubts=known.doubts), *AUTHORITY]


def mandate(name: str, start: str, end: str | None, *kinds: str) -> list[ox.Quad]:
    """One more mandate of the mayor of Quillota on record."""
    this, source = node(official_mandate_iri(CUT, 2021, slug(name))), node(f"{RESOURCE_IRI}source/ensayo")
    person = node(f"{RESOURCE_IRI}person/{slug(name)}")
    statements = [
        *((this, "rdf:type", term(kind)) for kind in ("mg:Mandate", *kinds)),
        (this, "rdfs:label", es(f"{name}, alcaldía de Quillota")),
        (this, "org:member", person),
        (this, "org:organization", node(QUILLOTA)),
        (this, "mg:office", node(f"{RESOURCE_IRI}office/{CUT}/alcaldia")),
        (this, "mg:election", ox.Literal(2021)),
        (this, "schema:startDate", day(start)),
        (this, "prov:wasDerivedFrom", source),
        (source, "rdf:type", term("mg:Source")),
        (source, "rdfs:label", es("Tabla del ensayo")),
        *((person, "rdf:type", term(kind)) for kind in ("mg:Mayor", "mg:Official", "mg:Person")),
        (person, "rdfs:label", es(name)),
        (person, "skos:prefLabel", es(name)),
        *([(this, "schema:endDate", day(end))] if end else []),
    ]
    return [ox.Quad(s, term(p), o, node(f"{RESOURCE_IRI}graph/authority")) for s, p, o in statements]


def found(quads: list[ox.Quad]) -> dict[str, list]:
    report = validate(quads)
    assert report.conforms, report.to_text("en")
    return {
        check: list(results)
        for check, results in itertools.groupby(report.results, key=lambda result: result.check)
        if "told" in check or "recorded" in check
    }


ELENA = told("la alcaldesa de Quillota, Elena Prado Ruiz", "Elena Prado Ruiz", "2015-03-01")
BRUNO = told("Bruno Leiva Soto, alcalde de Quillota", "Bruno Leiva Soto", "2015-03-01")
ELENA_PPD = told("Elena Prado Ruiz (PPD)", "Elena Prado Ruiz", "2015-03-01", party="Partido por la Democracia")
ELENA_PS = told("Elena Prado Ruiz, militante socialista", "Elena Prado Ruiz", "2019-03-01", party="Partido Socialista")
MELLA = told("el alcalde de Quillota, Luis Mella", "Luis Mella", "2022-03-01")

#: Each kind: what is told and recorded, its gravity, and the words and sources that the report must show.
CASES = {
    "Mayors-told": (
        graph(ELENA, BRUNO),
        Severity.WARNING,
        {"la alcaldesa de Quillota, Elena Prado Ruiz", "Bruno Leiva Soto, alcalde de Quillota"},
    ),
    "Mayors-recorded": (
        [*graph(), *mandate("Ana Díaz Mora", "2023-01-01", "2023-06-01", "mg:ReplacementMandate")],
        Severity.WARNING,
        {"Ana Díaz Mora, alcaldía de Quillota", f"{RECORDED}, alcaldía de Quillota, 2021-2024"},
    ),
    "Mayor-told-and-recorded": (
        graph(MELLA),
        Severity.WARNING,
        {"el alcalde de Quillota, Luis Mella", f"{RECORDED}, alcaldía de Quillota, 2021-2024"},
    ),
    "Parties-told": (
        graph(ELENA_PPD, ELENA_PS),
        Severity.INFO,
        {"Elena Prado Ruiz (PPD)", "Elena Prado Ruiz, militante socialista"},
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_contradiction_is_shown_with_both_sides(check):
    quads, severity, sides = CASES[check]
    results = found(quads)
    assert list(results) == [check]
    (result,) = results[check]
    assert result.severity is severity
    assert {side.text for side in result.sides} == sides
    for lang in ("es", "en"):
        text = validate(quads).to_text(lang)
        assert result.message(lang) in text
        for side in result.sides:
            assert side.text in text
            assert (side.article.title if side.article else side.source) in text
            assert bool(side.article) is not bool(side.source)


def test_a_party_against_the_candidacy_on_record_is_shown():
    person = slug(RECORDED)
    start = next(
        q.object.value
        for q in AUTHORITY
        if q.subject.value == official_mandate_iri(CUT, 2021, person) and q.predicate == term("schema:startDate")
    )
    quads = graph(told(f"{RECORDED}, militante del ensayo", RECORDED, start, party="Partido del Ensayo"))
    candidacy = ox.Quad(
        node(official_mandate_iri(CUT, 2021, person)), term("mg:candidateParty"),
        node(f"{RESOURCE_IRI}party/partido-por-la-democracia"), node(f"{RESOURCE_IRI}graph/authority"),
    )  # fmt: skip
    plain = [
        quad for quad in quads if not (quad.subject == candidacy.subject and quad.predicate == candidacy.predicate)
    ]
    assert found(plain) == {}
    (result,) = found([*plain, candidacy])["Party-told-and-recorded"]
    assert result.severity is Severity.INFO
    assert [bool(side.article) for side in result.sides] == [True, False]


NEAR = {
    "another day": graph(ELENA, told("Bruno Leiva Soto, alcalde de Quillota", "Bruno Leiva Soto", "2015-03-02")),
    "one acts for the other": graph(
        ELENA, told("Bruno Leiva, alcalde (s) de Quillota", "Bruno Leiva", "2015-03-01", role="alcalde (s)")
    ),
    "perhaps one person": graph(
        ELENA, BRUNO, doubts=(Doubt(f"{RESOURCE_IRI}person/bruno-leiva-soto", f"{RESOURCE_IRI}person/elena-prado-ruiz", reason("doubt-name")),)
    ),
    "who acts on record": [
        *graph(), *mandate("Ana Díaz Mora", "2023-01-01", "2023-06-01", "mg:ReplacementMandate", "mg:ActingMandate")
    ],
    "the next on record": [*graph(), *mandate("Ana Díaz Mora", "2011-01-01", "2016-12-06", "mg:ReplacementMandate")],
    "the mayor on record": graph(told(f"el alcalde de Quillota, {RECORDED}", RECORDED, "2022-03-01")),
    "the last day of the mandate on record": graph(told(f"el alcalde {RECORDED}", RECORDED, "2024-12-06")),
    "who acts on a day of the mayor on record": graph(
        told("Luis Mella, alcalde subrogante de Quillota", "Luis Mella", "2022-03-01", role="alcalde subrogante")
    ),
    "one party twice": graph(ELENA_PPD, told("Prado, del PPD", "Elena Prado Ruiz", "2019-03-01", party="Partido por la Democracia")),
}  # fmt: skip


@pytest.mark.parametrize("case", NEAR)
def test_what_agrees_raises_no_alarm(case):
    assert found(NEAR[case]) == {}


def test_one_result_gathers_every_article_of_both_sides():
    again = told("la alcaldesa Elena Prado Ruiz", "Elena Prado Ruiz", "2015-03-01")
    (result,) = found(graph(ELENA, again, BRUNO))["Mayors-told"]
    assert len(result.sides) == len(result.articles) == 3


def test_the_report_of_either_article_holds_the_contradiction():
    report = validate(graph(ELENA, BRUNO))
    (result,) = [each for each in report.results if each.check == "Mayors-told"]
    assert all(result in report.of_article(one.ids[0]).results for one in result.articles)
    assert len(result.articles) == 2


def test_the_shapes_are_those_of_a_processor_of_shacl_sparql():
    """pyshacl, which runs them node by node, finds the same."""
    shapes = rdflib.Graph().parse(data=resource("ontology", "contradictions.ttl").read_text("utf-8"), format="turtle")
    for check, (quads, _, _) in CASES.items():
        data = rdflib.Graph()
        text = ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.N_TRIPLES)
        data.parse(data=text, format="nt")
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True)
        shown = {str(shape).rpartition("#")[2] for shape in report.objects(None, rdflib.SH.sourceShape)}
        assert shown == {check}


def test_the_shapes_speak_both_languages():
    shapes = rdflib.Graph().parse(data=resource("ontology", "contradictions.ttl").read_text("utf-8"), format="turtle")
    for constraint in shapes.objects(None, rdflib.SH.sparql):
        assert sorted(message.language for message in shapes.objects(constraint, rdflib.SH.message)) == ["en", "es"]
