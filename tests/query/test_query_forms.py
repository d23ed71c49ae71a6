"""Answers for people and as graphs: Markdown, HTML, labels, RDF."""

from __future__ import annotations

import io
from functools import partial
from html.parser import HTMLParser

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rich.cells import cell_len

from munigraph.errors import QueryError
from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI
from munigraph.query import run
from munigraph.query.formats import write
from munigraph.query.labels import labels_of
from munigraph.query.tables import print_table
from munigraph.store.memory import MemoryStore

A, B = NamedNode(f"{RESOURCE_IRI}person/a"), NamedNode(f"{RESOURCE_IRI}municipality/05501")
RDFS = "http://www.w3.org/2000/01/rdf-schema#label"
GOVERNS = NamedNode(f"{ONTOLOGY_IRI}governs")


@pytest.fixture
def store():
    graph = NamedNode("http://e/g")
    return MemoryStore(
        [
            Quad(A, GOVERNS, B, graph),
            Quad(A, NamedNode(f"{ONTOLOGY_IRI}age"), Literal(51), graph),
            Quad(A, NamedNode(RDFS), Literal("Elena | <b>Prado</b> *Ruiz*", language="es"), graph),
            Quad(B, NamedNode(RDFS), Literal("Municipality of Quillota", language="en"), graph),
            Quad(B, NamedNode(RDFS), Literal("Municipalidad de Quillota", language="es"), graph),
        ]
    )


def printed(store, sparql, form, lang=None):
    out = io.BytesIO()
    labels = partial(labels_of, store, lang=lang) if lang else None
    write(run(store, sparql), out, form, labels=labels)
    return out.getvalue().decode()


ROWS = "SELECT ?p ?m ?age { ?p mg:governs ?m ; mg:age ?age }"


def test_markdown_escapes_what_would_be_markup(store):
    assert printed(store, ROWS, "markdown", "es") == (
        "| p | m | age |\n| --- | --- | --- |\n"
        "| Elena \\| \\<b\\>Prado\\</b\\> \\*Ruiz\\* | Municipalidad de Quillota | 51 |\n"
    )


def test_html_shows_text_as_text_and_addresses_as_links(store):
    page = printed(store, ROWS, "html", "en")
    assert "<b>" not in page
    assert f'<a href="{B.value}">Municipality of Quillota</a>' in page
    assert '<td class="number">51</td>' in page
    opened = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: opened.append(tag)
    parser.handle_endtag = opened.remove
    parser.feed(page)
    assert opened == ["meta"]


def test_an_address_that_runs_a_script_is_no_link():
    this = NamedNode("javascript:alert(1)")
    store = MemoryStore([Quad(this, GOVERNS, B, NamedNode("http://e/g"))])
    assert "href" not in printed(store, "SELECT ?p { ?p mg:governs ?m }", "html")


def test_without_labels_things_are_prefixed_names(store):
    assert "mgr:municipality/05501" in printed(store, ROWS, "table")
    shown = printed(store, ROWS, "table", "en")
    assert "Municipality of Quillota" in shown
    assert "Prado" in shown, "another language is better than none"


def test_numbers_are_aligned_to_the_right(store):
    lines = printed(store, "SELECT ?long_name_of_a_column { VALUES ?long_name_of_a_column { 1 200 } }", "table").split(
        "\n"
    )
    assert [len(line) for line in lines[2:4]] == [len(" long_name_of_a_column")] * 2


def test_a_table_fits_the_terminal_and_keeps_every_word(monkeypatch):
    class Terminal(io.BytesIO):
        def isatty(self):
            return True

    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    words = "una frase larga que no cabe en una sola línea de la ventana"
    print_table(["a", "b", "c"], [[words, "日本語" * 20, "corta"]], out)
    lines = out.getvalue().decode().split("\n")
    assert all(cell_len(line) <= 60 for line in lines)
    assert [word for line in lines[2:] for word in line[:24].split()] == words.split()
    assert sum(line.count("日") for line in lines) == 20


@pytest.mark.parametrize(
    ("form", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")]
)
@pytest.mark.parametrize("sparql", ["CONSTRUCT { ?p mg:governs ?m ; rdfs:label ?l } { ?p mg:governs ?m ; rdfs:label ?l }", "DESCRIBE ?p { ?p mg:governs ?m }"])  # fmt: skip
def test_graphs_say_the_same_in_every_format(store, sparql, form, name):
    wanted = rdflib.Graph().parse(data=printed(store, sparql, "ntriples"), format="nt")
    assert len(wanted) >= 2
    assert set(rdflib.Graph().parse(data=printed(store, sparql, form), format=name)) == set(wanted)


@pytest.mark.parametrize("form", ["table", "markdown", "html", "csv", "tsv", "json", "xml"])
def test_writing_tells_whether_there_was_any_row(store, form):
    none = "SELECT ?a ?b { ?a mg:nothing ?b }"
    assert write(run(store, none), io.BytesIO(), form) is False
    assert write(run(store, ROWS), io.BytesIO(), form) is True


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "rdfxml", "table"])
def test_writing_tells_whether_there_was_any_triple(store, form):
    assert write(run(store, "CONSTRUCT WHERE { ?a mg:nothing ?b }"), io.BytesIO(), form) is False
    assert write(run(store, "CONSTRUCT WHERE { ?a mg:governs ?b }"), io.BytesIO(), form) is True


def test_a_format_for_the_other_kind_of_answer_is_refused(store):
    with pytest.raises(QueryError, match="jsonld is not a format") as error:
        write(run(store, ROWS), io.BytesIO(), "jsonld")
    assert "markdown" in error.value.hint
