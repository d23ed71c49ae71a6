"""Labels, overall confidence and support counts."""

from __future__ import annotations

import random
from dataclasses import replace

import example
import pyoxigraph as ox

from munigraph.mapping import SUMMARY_GRAPH, assertions_of, authority_labels, summarize, summary_quads
from munigraph.mapping.terms import term
from munigraph.resolve.types import Identity

FIRST = example.extraction()
SECOND = example.extraction(example.article(id="otra", date="2023-04-06"))
SECOND = replace(SECOND, facts=tuple(replace(fact, confidence=0.97) for fact in SECOND.facts))
KNOWN = example.identities(FIRST, SECOND)
USES = [use for each in (FIRST, SECOND) for use in assertions_of(each, KNOWN)]


def test_confidence_is_the_greatest_and_support_counts_articles():
    summaries = {summary.iri: summary for summary in summarize(USES)}
    shared = [summary for summary in summaries.values() if "/assertion/" in summary.iri]
    assert len(shared) == len(FIRST.facts)
    assert {(summary.confidence, summary.support) for summary in shared} == {(0.97, 2)}
    assert {summary.support for summary in summaries.values() if "/assertion/" not in summary.iri} == {1}


def test_the_order_of_the_uses_does_not_matter():
    shuffled = random.Random(3).sample(USES, len(USES))
    assert summarize(shuffled) == summarize(USES) == summarize([*USES, *USES])


def test_uses_cover_everything_that_carries_evidence():
    kinds = {use.iri.split("/")[5] for use in USES}
    assert kinds == {"assertion", "event", "agreement", "statement"}


def test_each_identity_has_one_preferred_label_and_its_other_forms():
    identity = Identity("https://w3id.org/munigraph/id/model/m", "Mesas de Barrio", ("MB", "Mesas de Barrio"), ())
    quads = list(summary_quads([identity], []))
    assert {(quad.predicate, quad.object.value) for quad in quads} == {
        (term("rdfs:label"), "Mesas de Barrio"),
        (term("skos:prefLabel"), "Mesas de Barrio"),
        (term("skos:altLabel"), "MB"),
    }
    assert {quad.object.language for quad in quads} == {"es"}
    assert {quad.graph_name.value for quad in quads} == {SUMMARY_GRAPH}


def test_a_thing_of_the_authority_keeps_its_label():
    iri = "https://w3id.org/munigraph/id/municipality/05501"
    quads = list(summary_quads([Identity(iri, "Muni de Quillota", ("Municipalidad de Quillota",), ())], []))
    assert [(quad.predicate, quad.object.value) for quad in quads] == [(term("skos:altLabel"), "Muni de Quillota")]
    assert iri in authority_labels()


def test_numbers_come_back_from_the_store_as_written():
    quads = list(summary_quads(KNOWN, summarize(USES)))
    store = ox.Store()
    store.extend(quads)
    assert set(store) == set(quads)
