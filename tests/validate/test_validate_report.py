"""The report leads people to the article and to the words."""

from __future__ import annotations

from dataclasses import replace

import example
import pyoxigraph as ox
import pytest

from munigraph.mapping import article_iri
from munigraph.mapping.terms import term
from munigraph.validate import ArticleRef, Report, Result, Severity, validate
from munigraph.validate.origin import Origins, shorten
from munigraph.validate.words import check_assertions, check_digests, check_quotes

FIRST = example.extraction()
SECOND = example.extraction(
    example.article(id="otra", title="Otra nota", date="2023-01-02", outlet="La Voz del Ensayo")
)
AUTHORITY = example.small_authority()
QUADS = [*example.quads_of(FIRST), *AUTHORITY]
GOVERNS = "La alcaldesa de Quillota, Elena Prado Ruiz"


def words_of(quads: list[ox.Quad]) -> list[Result]:
    store = ox.Store()
    store.extend(quads)
    origins = Origins(store)
    return [result for check in (check_quotes, check_digests, check_assertions) for result in check(store, origins)]


def swapped(predicate: str, old: str, new: ox.Literal) -> list[ox.Quad]:
    return [
        ox.Quad(q.subject, q.predicate, new, q.graph_name)
        if q.predicate == term(predicate) and q.object.value == old
        else q
        for q in QUADS
    ]


def test_sound_words():
    assert words_of(QUADS) == []


def test_a_quote_that_is_not_the_text_is_shown_with_the_text():
    (found,) = words_of(swapped("oa:exact", GOVERNS, ox.Literal("El alcalde de Quillota, Elena Prado Ruiz")))
    assert found.check == "quote-is-text"
    assert found.value == "El alcalde de Quillota, Elena Prado Ruiz"
    assert found.quote == GOVERNS
    assert found.article == ArticleRef(
        shorten(article_iri(FIRST.article.digest)), example.TITLE, "2023-04-05", "El Diario del Ensayo"
    )


def test_a_changed_text_is_found_by_its_digest():
    found = words_of(swapped("schema:articleBody", example.TEXT, ox.Literal(example.TEXT + " Fin.")))
    assert [result.check for result in found] == ["digest-is-of-text"]


def test_a_fact_without_assertion_is_found():
    graph = ox.NamedNode(article_iri(FIRST.article.digest))
    person, body = (ox.NamedNode(f"https://w3id.org/munigraph/id/{x}") for x in ("person/x", "municipality/05501"))
    (found,) = words_of([*QUADS, ox.Quad(person, term("mg:governs"), body, graph)])
    assert (found.check, found.focus, found.path) == ("fact-has-assertion", "mgr:person/x", "mg:governs")
    assert found.value == "mgr:municipality/05501"
    assert found.article is not None


def test_the_other_direction_of_a_symmetric_fact_needs_no_assertion_of_its_own():
    assert not [found for found in words_of(QUADS) if found.path == "mg:collaboratesWith"]


@pytest.mark.parametrize("offset", ["-5", "100000"])
def test_offsets_outside_the_text_are_a_quote_that_is_not_there(offset):
    start = str(example.TEXT.index(GOVERNS))
    quads = swapped("oa:start", start, ox.Literal(int(offset)))
    assert {result.check for result in words_of(quads)} == {"quote-is-text"}


def test_results_are_grouped_by_article_and_show_the_words():
    quads = [
        quad
        for quad in (*example.quads_of(FIRST, SECOND), *AUTHORITY)
        if quad.object != term("mg:Councillor") and quad.predicate != term("mg:rule")
    ]
    report = validate(quads)
    assert not report.conforms
    councillor = [result for result in report.results if result.check == "councillorOf-subject"]
    assert [result.quote for result in councillor] == ["Bruno Leiva Soto, concejal de Ancud"]
    titles = [ref.title for ref in report.by_article() if ref]
    assert titles == sorted(titles, key=["Otra nota", example.TITLE].index)
    text = report.to_text("es")
    assert "El sujeto de mg:councillorOf debe ser: concejal o concejala." in text
    assert "    cita: Bruno Leiva Soto, concejal de Ancud" in text
    assert "The subject of mg:councillorOf must be a councillor." in report.to_text("en")


def test_the_report_does_not_depend_on_the_order_of_the_quads():
    quads = [quad for quad in QUADS if quad.predicate != term("mg:hasEvidence")]
    assert validate(quads) == validate(quads[::-1])


def test_a_store_is_read_and_not_written():
    store = ox.Store()
    store.extend(QUADS)
    assert validate(store).conforms
    assert set(store) == set(QUADS)


RESULT = Result(Severity.VIOLATION, "Check", "mgr:x", "Algo está mal.", "Something is wrong.")


def test_counts_and_verdicts():
    warning = replace(RESULT, severity=Severity.WARNING)
    assert Report().to_text("es") == "El grafo cumple todas sus reglas.\n"
    assert Report().to_text("en") == "The graph conforms to all its rules.\n"
    assert Report((warning,)).conforms
    assert "1 advertencia\n" in Report((warning,)).to_text("es")
    assert "2 errors, 1 warning\n" in Report((RESULT, replace(RESULT, focus="mgr:y"), warning)).to_text("en")


def test_long_lists_are_cut_and_counted():
    report = Report(tuple(replace(RESULT, focus=f"mgr:{n}") for n in range(30)))
    text = report.to_text("es", limit=5)
    assert text.count("Algo está mal.") == 5
    assert "… y 25 más" in text


def test_hostile_words_stay_on_their_line():
    report = Report((replace(RESULT, value="a\nb\x1b[31mc\u2028d", quote="x" * 1000),))
    lines = report.to_text("es").splitlines()
    assert "    valor: a b [31mc d" in lines
    assert max(map(len, lines)) < 230
    assert all(line.isprintable() for line in lines)
