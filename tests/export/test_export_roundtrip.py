"""What is exported comes back as the same canonical quads, in rdflib and in Oxigraph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munigraph.errors import MunigraphError
from munigraph.export import export
from munigraph.export.rdf import write_rdfxml
from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI
from munigraph.store.memory import MemoryStore, read_rdf

#: Ending to the name that rdflib has for the format.
WITH_GRAPHS = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
UNIONS = {"nt": "nt", "ttl": "turtle", "rdf": "xml"}


@pytest.fixture(scope="module")
def exported(sample_graph, tmp_path_factory):
    """Ending to the file that the sample graph is written to; N-Quads and N-Triples as sorted lines."""
    folder = tmp_path_factory.mktemp("exported")
    return {ending: export(sample_graph.store, folder / f"graph.{ending}") for ending in (*WITH_GRAPHS, *UNIONS)}


def lines(statements):
    return sorted(f"{statement} ." for statement in statements)


def by_rdflib(file, form, *, graphs):
    """The statements of a file, read and written by rdflib."""
    if not graphs:
        text = rdflib.Graph().parse(file, format=form).serialize(format="nt")
        return lines(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    dataset = rdflib.Dataset()
    dataset.parse(file, format=form)
    return lines(ox.parse(dataset.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("ending", WITH_GRAPHS)
def test_forms_with_graphs_come_back_as_the_canonical_quads(exported, ending, tmp_path):
    canonical = exported["nq"].read_text(encoding="utf-8").splitlines()
    assert len(canonical) > 40_000
    assert by_rdflib(exported[ending], WITH_GRAPHS[ending], graphs=True) == canonical
    again = export(read_rdf([exported[ending]]), tmp_path / "again.nq")
    assert again.read_bytes() == exported["nq"].read_bytes()


@pytest.mark.parametrize("ending", UNIONS)
def test_forms_without_graphs_come_back_as_the_union(exported, ending, tmp_path):
    union = exported["nt"].read_text(encoding="utf-8").splitlines()
    assert by_rdflib(exported[ending], UNIONS[ending], graphs=False) == union
    again = export(read_rdf([exported[ending]]), tmp_path / "again.nt")
    assert again.read_bytes() == exported["nt"].read_bytes()


#: Any text of RDF: all code points but surrogates; and those that XML 1.0 can hold.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
XML_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
        lambda c: c in "\t\n\r" or c >= " "
    ),
    max_size=12,
)
TYPES = st.sampled_from(["decimal", "integer", "date", "boolean", "anyURI", "string"]).map(
    lambda name: ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}")
)


def literals(texts):
    """Literals with and without language or type; the lexical forms of typed ones need not be valid."""
    return (
        st.builds(ox.Literal, texts)
        | st.builds(ox.Literal, texts, language=st.sampled_from(["es", "en", "es-cl"]))
        | st.builds(ox.Literal, texts, datatype=TYPES)
        | st.builds(ox.Literal, st.sampled_from(["0.90", "+1", "007", "1e3", "INF"]), datatype=TYPES)
    )


def store_of(values, properties=("writtenAs", "votes", "confidence", "statedOn", "x-1")):
    graph = ox.NamedNode(f"{RESOURCE_IRI}article/a")
    return MemoryStore(
        ox.Quad(
            ox.NamedNode(f"{RESOURCE_IRI}x"),
            ox.NamedNode(ONTOLOGY_IRI + properties[at % len(properties)]),
            value,
            graph,
        )
        for at, value in enumerate(values)
    )


@pytest.fixture
def verbatim(monkeypatch):
    """rdflib as it reads when told to keep lexical forms (by itself it makes 1 of 007)."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(literals(TEXTS), min_size=1))
def test_odd_literals_survive_in_oxigraph(tmp_path_factory, values):
    folder, store = tmp_path_factory.mktemp("odd"), store_of(values)
    for endings, canonical in ((WITH_GRAPHS, "nq"), (("ttl", "nt"), "nt")):
        wanted = export(store, folder / f"wanted.{canonical}").read_bytes()
        for ending in endings:
            read = read_rdf([export(store, folder / f"graph.{ending}")])
            assert export(read, folder / f"again.{canonical}").read_bytes() == wanted


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(literals(XML_TEXTS), min_size=1))
def test_odd_literals_survive_in_rdflib_and_xml(tmp_path_factory, verbatim, values):
    folder, store = tmp_path_factory.mktemp("odd"), store_of(values)
    for forms, canonical in ((WITH_GRAPHS, "nq"), (UNIONS, "nt")):
        wanted = export(store, folder / f"wanted.{canonical}").read_text(encoding="utf-8").split("\n")[:-1]
        for ending, form in forms.items():
            file = export(store, folder / f"graph.{ending}")
            assert by_rdflib(file, form, graphs=canonical == "nq") == wanted, ending
    read = read_rdf([folder / "graph.rdf"])
    assert export(read, folder / "again.nt").read_bytes() == (folder / "wanted.nt").read_bytes()


@pytest.mark.parametrize(
    ("quad", "reason"),
    [
        ((ox.NamedNode("http://e/p"), ox.Literal("a\x0b")), r"U\+000B in a text of <http://e/s>"),
        ((ox.NamedNode("http://e/2021"), ox.Literal("a")), "cannot name the property <http://e/2021>"),
        ((ox.NamedNode("http://e/p/"), ox.Literal("a")), "cannot name the property <http://e/p/>"),
    ],
)
def test_what_xml_cannot_hold_is_refused_and_nothing_written(tmp_path, quad, reason):
    store = MemoryStore([ox.Quad(ox.NamedNode("http://e/s"), *quad)])
    with pytest.raises(MunigraphError, match=reason) as error:
        export(store, tmp_path / "graph.rdf")
    assert ".nq" in error.value.hint
    assert list(tmp_path.iterdir()) == []


def test_canonical_labels_of_blank_nodes_do_not_depend_on_the_file(tmp_path):
    texts = (
        "_:a <http://e/p> _:b .\n_:b <http://e/p> <http://e/o> .\n",
        "_:y <http://e/p> <http://e/o> .\n_:x <http://e/p> _:y .\n",
    )
    written = []
    for at, text in enumerate(texts):
        file = tmp_path / f"{at}.nt"
        file.write_text(text, encoding="utf-8")
        written.append(export(read_rdf([file]), tmp_path / f"{at}.nq").read_text(encoding="utf-8"))
    assert written[0] == written[1]
    assert "_:c14n0" in written[0]


def test_rdf_xml_writes_to_any_stream(tmp_path):
    with (tmp_path / "x.rdf").open("wb") as out:
        write_rdfxml(store_of([ox.Literal("a\rb")]).quads, out)
    assert b"a&#13;b" in (tmp_path / "x.rdf").read_bytes()
