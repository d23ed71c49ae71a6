"""What stands in the graph of one article."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace

import example
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.mapping import PREFIXES, article_iri, article_quads, assertions_of
from munigraph.mapping.mint import digest
from munigraph.mapping.terms import term
from munigraph.model import Article, Entity, EntityKind, Evidence, Extraction, Fact, Predicate
from munigraph.resolve.types import Identities, Identity

EXTRACTION = example.extraction()
KNOWN = example.identities(EXTRACTION)
ELENA = "https://w3id.org/munigraph/id/person/elena-prado-ruiz"
QUILLOTA = "https://w3id.org/munigraph/id/municipality/05501"
ANCUD = "https://w3id.org/munigraph/id/municipality/10202"


def store_of(extraction: Extraction = EXTRACTION, **options) -> ox.Store:
    store = ox.Store()
    store.extend(article_quads(extraction, example.identities(extraction), **options))
    return store


def ask(store: ox.Store, names: str, where: str) -> list[tuple[str, ...]]:
    """Sorted rows of the variables ``names`` (``?s ?o``)."""
    query = f"SELECT {names} WHERE {{ {where} }}"
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return sorted(tuple(value.value for value in row) for row in solutions)


def canonical(quads) -> list[str]:
    return sorted(str(quad) for quad in quads)


def test_everything_is_in_the_graph_of_the_article_once_and_without_blank_nodes():
    quads = article_quads(EXTRACTION, KNOWN)
    assert {quad.graph_name.value for quad in quads} == {article_iri(EXTRACTION.article.digest)}
    assert len(quads) == len(set(quads))
    assert not [part for quad in quads for part in (quad.subject, quad.object) if isinstance(part, ox.BlankNode)]


def test_a_fact_leads_to_the_words_that_state_it():
    where = """?s mg:governs ?o . ?a rdf:subject ?s ; rdf:predicate mg:governs ; rdf:object ?o ; mg:statedOn ?day ;
    prov:wasDerivedFrom ?article ; mg:hasEvidence ?e .
    ?e oa:exact ?q ; oa:start ?from ; oa:end ?to ; oa:hasSource ?article .
    ?article schema:articleBody ?text . FILTER(SUBSTR(?text, ?from + 1, ?to - ?from) = ?q)"""
    quote = "La alcaldesa de Quillota, Elena Prado Ruiz"
    assert ask(store_of(), "?s ?o ?q ?article ?day", where) == [
        (ELENA, QUILLOTA, quote, article_iri(EXTRACTION.article.digest), "2023-04-05")
    ]


def test_evidence_has_forty_characters_around_it():
    where = "[] rdf:predicate mg:memberOfParty ; mg:hasEvidence [ oa:prefix ?before ; oa:suffix ?after ]"
    start = example.TEXT.index("Elena Prado Ruiz (PPD)")
    assert ask(store_of(), "?before ?after", where) == [
        (example.TEXT[start - 40 : start], example.TEXT[start + 22 : start + 62])
    ]


def test_the_article_is_described():
    where = """[] a mg:Article, schema:NewsArticle ; dcterms:title ?title ; dcterms:issued ?day ; schema:url ?url ;
    mg:outlet ?outlet ; dcterms:identifier ?id ; schema:articleBody ?body ; mg:textDigest ?digest"""
    assert ask(store_of(), "?title ?day ?url ?outlet ?id ?body ?digest", where) == [
        (
            example.TITLE,
            "2023-04-05",
            "https://diario.example/nota/1?a=b",
            "El Diario del Ensayo",
            "ensayo-1",
            example.TEXT,
            f"sha256:{EXTRACTION.article.text_digest}",
        )
    ]


def test_every_identifier_under_which_it_arrived_is_kept():
    assert ask(store_of(ids=("b", "a", "b")), "?id", "[] dcterms:identifier ?id") == [("a",), ("b",)]


def test_an_office_has_a_mandate_with_its_name():
    where = "[] rdf:predicate ?p ; mg:mandate [ a org:Membership ; mg:roleName ?role ; org:member ?who ]"
    assert ask(store_of(), "?p ?role ?who", where) == sorted(
        (PREFIXES["mg"] + predicate, role, "https://w3id.org/munigraph/id/person/" + who)
        for predicate, role, who in (
            ("councillorOf", "concejalía", "bruno-leiva-soto"),
            ("formerlyGoverned", "alcaldía", "julia-mora"),
            ("formerlyHeldRole", "director de Obras", "bruno-leiva-soto"),
            ("governs", "alcaldía", "elena-prado-ruiz"),
            ("holdsRole", "jefa de gabinete", "marta-ibanez"),
        )
    )


def test_the_mandate_of_a_mayor_is_of_the_office_of_that_municipality():
    office = "https://w3id.org/munigraph/id/office/05501/alcaldia"
    assert ask(store_of(), "?office", "[] rdf:predicate mg:governs ; mg:mandate/mg:office ?office") == [(office,)]


def test_a_symmetric_fact_is_one_assertion_and_two_triples():
    where = "[] rdf:predicate mg:collaboratesWith ; rdf:subject ?s ; rdf:object ?o"
    assert ask(store_of(), "?s ?o", where) == [(QUILLOTA, ANCUD)]
    assert ask(store_of(), "?s ?o", "?s mg:collaboratesWith ?o") == [(QUILLOTA, ANCUD), (ANCUD, QUILLOTA)]


def test_a_symmetric_fact_told_the_other_way_round_is_the_same_assertion():
    turned = tuple(
        replace(fact, subject=fact.object, object=fact.subject) if fact.predicate.is_symmetric else fact
        for fact in EXTRACTION.facts
    )
    assert canonical(article_quads(replace(EXTRACTION, facts=turned), KNOWN)) == canonical(
        article_quads(EXTRACTION, KNOWN)
    )


def test_the_classes_above_are_stated():
    kinds = {kind.rpartition("#")[2] for (kind,) in ask(store_of(), "?kind", f"<{ELENA}> a ?kind")}
    assert kinds == {"Mayor", "Official", "Person"}


def test_holding_an_office_makes_an_official_of_a_person():
    plain = tuple(replace(e, kind=EntityKind.PERSON) if e.kind.is_person else e for e in EXTRACTION.entities)
    store = store_of(replace(EXTRACTION, entities=plain))
    kinds = {kind.rpartition("#")[2] for (kind,) in ask(store, "?kind", f"<{ELENA}> a ?kind")}
    assert kinds == {"Mayor", "Official", "Person"}
    julia = "<https://w3id.org/munigraph/id/person/julia-mora>"
    assert ask(store, "?kind", f"{julia} a ?kind") == [(PREFIXES["mg"] + "Person",)]


def test_entities_that_no_item_refers_to_are_left_out():
    assert not [quad for quad in article_quads(EXTRACTION, KNOWN) if "nadie-lo-nombra" in str(quad)]


def test_forms_of_a_name_are_kept_as_written():
    model = "<https://w3id.org/munigraph/id/model/mesas-de-barrio>"
    assert ask(store_of(), "?form", f"{model} mg:writtenAs ?form") == [("MB",), ("Mesas de Barrio",)]


def test_events_tell_who_when_where():
    where = "[] a mg:Visit, mg:Event ; schema:startDate ?day ; mg:placeName ?place ; mg:topic ?topic"
    assert ask(store_of(), "?day ?place ?topic", where) == [("2023-04-04", "Quillota", "mesas de barrio")]
    assert len(ask(store_of(), "?who", "[] a mg:Visit ; mg:involves ?who")) == 3
    assert ask(store_of(), "?planned", "[] a mg:AgreementSigning ; mg:planned ?planned") == [("true",)]
    assert ask(store_of(), "?x", "[] a mg:Visit ; mg:planned ?x") == []


@pytest.mark.parametrize(
    ("place", "comuna"),
    [
        ("comuna de Panguipulli", "14108"),
        ("PANGUIPULLI", "14108"),
        ("la plaza de Panguipulli", None),
        ("Valparaíso", None),
    ],
)
def test_a_place_is_a_comuna_only_if_it_names_one_and_nothing_else(place, comuna):
    events = (replace(EXTRACTION.events[0], place=place),)
    found = ask(store_of(replace(EXTRACTION, events=events)), "?comuna", "?e mg:heldAt ?comuna")
    assert [iri.rpartition("/")[2] for (iri,) in found] == ([comuna] if comuna else [])


def test_statements_and_agreements():
    said = "[] a mg:Statement ; schema:text ?text ; mg:saidBy ?who ; mg:about ?what"
    assert ask(store_of(), "?text ?who ?what", said) == [("Vamos a aprender de Ancud", ELENA, ANCUD)]
    agreed = "[] a mg:Agreement ; rdfs:label ?label ; mg:party ?party"
    assert ask(store_of(), "?label ?party", agreed) == [
        ("convenio de cooperación", QUILLOTA),
        ("convenio de cooperación", ANCUD),
    ]


def test_the_rule_and_the_extractor_are_named():
    found = "[] rdf:predicate mg:adopts ; prov:wasGeneratedBy [ mg:rule ?rule ; prov:wasAssociatedWith/rdfs:label ?by ]"
    assert ask(store_of(), "?rule ?by", found) == [("rule-adopts", "ensayo/1.0")]


def test_the_order_of_the_items_does_not_matter():
    shuffled = EXTRACTION
    for field in ("entities", "facts", "events", "agreements", "statements"):
        items = list(getattr(EXTRACTION, field))
        random.Random(7).shuffle(items)
        shuffled = replace(shuffled, **{field: tuple(items)})
    assert canonical(article_quads(shuffled, KNOWN)) == canonical(article_quads(EXTRACTION, KNOWN))


def test_another_process_gives_the_same_bytes():
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import example\n"
        "from munigraph.mapping import article_quads\n"
        "e = example.extraction()\n"
        "sys.stdout.buffer.write('\\n'.join(map(str, article_quads(e, example.identities(e)))).encode())"
    )
    folder = str(example.__file__).rpartition("/")[0]
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, folder], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert runs == {"\n".join(map(str, article_quads(EXTRACTION, KNOWN))).encode()}


def test_labels_of_identities_do_not_change_the_graph():
    """They belong to the summary; else an article would change whenever another one arrives."""
    renamed = Identities(
        {
            (EXTRACTION.article.digest, e.key): Identity(KNOWN.of(EXTRACTION.article.digest, e.key).iri, "X", (), ())
            for e in EXTRACTION.entities
        }
    )
    assert article_quads(EXTRACTION, renamed) == article_quads(EXTRACTION, KNOWN)


def test_two_facts_that_turn_out_to_be_one_are_one_assertion_with_two_pieces_of_evidence():
    twin = Entity("p9", EntityKind.MAYOR, "Prado", (), "05501")
    fact = Fact(Predicate.GOVERNS, "p9", "m1", example.words("«Vamos a aprender"), 0.4, "other")
    grown = replace(EXTRACTION, entities=(*EXTRACTION.entities, twin), facts=(*EXTRACTION.facts, fact))
    table = {(grown.article.digest, e.key): KNOWN.of(grown.article.digest, e.key) for e in EXTRACTION.entities}
    known = Identities({**table, (grown.article.digest, "p9"): KNOWN.of(grown.article.digest, "p1")})
    quads = article_quads(grown, known)
    governs = [q.subject for q in quads if q.predicate == term("rdf:predicate") and q.object == term("mg:governs")]
    assert len(governs) == 1
    assert len([q for q in quads if q.subject == governs[0] and q.predicate == term("mg:hasEvidence")]) == 2
    assert [use.confidence for use in assertions_of(grown, known) if use.iri == governs[0].value] == [0.9]


def test_a_fact_about_one_thing_and_itself_is_left_out():
    fact = Fact(Predicate.COLLABORATES_WITH, "m1", "m2", example.words("Ambas"), 0.9, "r")
    made = replace(EXTRACTION, facts=(fact,), events=(), agreements=(), statements=())
    one = Identity(QUILLOTA, "Q", (), ())
    known = Identities({(made.article.digest, e.key): one for e in made.entities})
    assert not [quad for quad in article_quads(made, known) if quad.predicate == term("mg:collaboratesWith")]
    assert assertions_of(made, known) == []


def test_the_same_fact_of_two_articles_is_one_assertion_with_its_own_evidence_each():
    other = example.extraction(example.article(id="otra", date="2023-04-06"))
    first, second = ({use.iri for use in assertions_of(each, example.identities(each))} for each in (EXTRACTION, other))
    assert {iri for iri in first & second if "/assertion/" in iri} == {iri for iri in first if "/assertion/" in iri}
    evidence = [
        {
            quad.object
            for quad in article_quads(each, example.identities(each))
            if quad.predicate == term("mg:hasEvidence")
        }
        for each in (EXTRACTION, other)
    ]
    assert not evidence[0] & evidence[1]


def test_an_entity_without_identity_is_an_error():
    with pytest.raises(KeyError):
        article_quads(EXTRACTION, Identities({}))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://",
        "http:// espacio.example/",
        'https://x.example/"><script>',
        "https://x.example/a|b",
        "//x.example/",
        "nota sin dirección",
        "https://x.example/%zz",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_is_no_web_iri_stays_words(url):
    store = store_of(example.extraction(example.article(url=url)))
    assert ask(store, "?u", "?a schema:url ?u") == []
    assert ask(store, "?u", "[] dcterms:source ?u") == [(url,)]


@pytest.mark.parametrize("day", ["2023-02-30", "ayer", "2023-4-5", "20230405", ""])
def test_a_date_that_is_no_day_stays_words(day):
    store = store_of(example.extraction(example.article(date=day)))
    assert ask(store, "?d", "?a dcterms:issued ?d") == []
    assert ask(store, "?d", "[] dcterms:date ?d") == [(day,)]
    assert ask(store, "?d", "?a mg:statedOn ?d") == []


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\x00\x01\x0b\x1f\x7f\x85\u2028\u202e\ufeff\ufffe\uffff\\\"'<>{}|^`\n\r\t%&;#@"),
        st.characters(blacklist_categories=("Cs",)),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(HOSTILE, min_size=12, max_size=12))
def test_hostile_text_gives_quads_that_come_back_from_n_quads(words):
    title, body, date, url, outlet, name, label, alias, role, event, place, topic = words
    text = f"{title}\n\n{body}"
    art = Article(name, title, text, date, url, outlet)
    evidence = (Evidence(0, len(text), text),)
    made = Extraction(
        art,
        (Entity("a", EntityKind.PERSON, label, (alias,)), Entity("b", EntityKind.ORGANIZATION, alias, (label,))),
        (Fact(Predicate.HOLDS_ROLE, "a", "b", evidence, 0.5, role, role),),
        (replace(EXTRACTION.events[0], label=event, place=place, topic=topic, date=date, participants=("a",),
                 evidence=evidence),),
        (replace(EXTRACTION.agreements[0], label=event, parties=("b",), evidence=evidence),),
        (replace(EXTRACTION.statements[0], speaker="a", about=("b",), evidence=evidence),),
        url,
    )  # fmt: skip
    made.check()
    base = "https://w3id.org/munigraph/id/"
    known = Identities({(art.digest, k): Identity(base + k, label, (alias,), ()) for k in "ab"})
    quads = article_quads(made, known)
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert set(ox.parse(written, format=ox.RdfFormat.N_QUADS)) == set(quads)
    store = ox.Store()
    store.extend(quads)
    assert set(store) == set(quads)
    ox.parse(ox.serialize([q.triple for q in quads], format=ox.RdfFormat.RDF_XML), format=ox.RdfFormat.RDF_XML)
    (stated,) = {q.object.value for q in quads if q.predicate == term("schema:articleBody")}
    assert len(stated) == len(text)
    assert {q.object.value for q in quads if q.predicate == term("oa:exact")} == {stated}


def test_digests_do_not_run_together():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", None) != digest("a", "None")
    assert digest("a", 1) != digest("a", "1")
