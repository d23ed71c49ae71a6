"""Retraction: what only an article supports goes with it, and the rest is as if it had never been there."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munigraph.errors import InputError, StoreMissing
from munigraph.export import export
from munigraph.pipeline import build, retract
from munigraph.query import run
from munigraph.store import Store

HERE = Path(__file__).parent
FAKE = "fakes:FakeExtractor"
#: Five outlets tell of one mayor; two of them of a councillor and a meeting too.
ARTICLES = [
    {
        "id": f"nota-{number}",
        "title": f"Nota {number}",
        "date": f"2021-03-0{number}",
        "outlet": f"Diario {number}",
        "url": f"https://diario.example/{number}",
        "text": f"Elena Prado Ruiz habló hoy, por vez {number}, de sus planes." + more,
    }
    for number, more in enumerate(
        ("", " La recibió Marta Lillo Vera.", " El municipio de Quillota usa Barrios Vivos.", " Ella recibió a vecinos.", ""), 1
    )
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def fakes():
    sys.path.insert(0, str(HERE))
    yield
    sys.path.remove(str(HERE))


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Without the triples of the authority and the ontology, which are the same in every build."""
    from munigraph.pipeline import graphs

    monkeypatch.setattr(graphs, "authority_quads", lambda: iter(()))
    monkeypatch.setattr(graphs, "ontology_quads", lambda: iter(()))


def add(store, folder, articles):
    file = folder / "input.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    return build(file, store, extractor=FAKE)


def exported(store, folder):
    file = folder / "out.nq"
    with Store.open(store) as opened:
        return export(opened, file).read_bytes()


def ask(store, sparql):
    with Store.open(store) as opened:
        return [tuple(str(value) for value in row) for row in run(opened, sparql)]


GOVERNS = """SELECT ?a ?support (COUNT(DISTINCT ?e) AS ?pieces) (COUNT(DISTINCT ?article) AS ?articles) {
  ?a rdf:predicate mg:governs ; mg:supportCount ?support ; mg:hasEvidence ?e . ?e oa:hasSource ?article
} GROUP BY ?a ?support"""


def test_five_articles_that_tell_one_fact_are_five_pieces_of_evidence_of_one_assertion(tmp_path):
    add(tmp_path / "s", tmp_path, ARTICLES)
    ((_, *counts),) = ask(tmp_path / "s", GOVERNS)
    assert counts == ["5", "5", "5"]
    retract(["nota-1", "nota-5"], tmp_path / "s")
    ((_, *counts),) = ask(tmp_path / "s", GOVERNS)
    assert counts == ["3", "3", "3"]


def test_what_only_the_retracted_article_supports_is_gone(tmp_path):
    store = tmp_path / "s"
    add(store, tmp_path, ARTICLES)
    report = retract("nota-2", store)
    assert report.retracted == ("nota-2",)
    assert report.totals.articles == 4
    text = exported(store, tmp_path).decode()
    assert "Marta" not in text
    assert "councillorOf" not in text
    assert "Elena" in text
    add(tmp_path / "t", tmp_path, [each for each in ARTICLES if each["id"] != "nota-2"])
    assert exported(tmp_path / "t", tmp_path).decode() == text


@pytest.mark.parametrize("name", ["nota-3", "https://diario.example/3", "file", "folder"])
def test_an_article_is_named_by_id_address_file_or_folder(name, tmp_path):
    add(tmp_path / "s", tmp_path, ARTICLES)
    folder = tmp_path / "gone"
    folder.mkdir()
    (folder / "three.jsonl").write_text(json.dumps(ARTICLES[2]) + "\n", encoding="utf-8")
    named = {"file": folder / "three.jsonl", "folder": folder}.get(name, name)
    assert retract(named, tmp_path / "s").retracted == ("nota-3",)


def test_a_name_that_means_no_article_retracts_nothing(tmp_path):
    store = tmp_path / "s"
    add(store, tmp_path, ARTICLES)
    before = exported(store, tmp_path)
    with pytest.raises(InputError, match=r"'nota-9'.*nothing was retracted"):
        retract(["nota-1", "nota-9"], store)
    assert exported(store, tmp_path) == before
    with Store.open(store) as opened:
        assert opened.generation == 1


def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path):
    with pytest.raises(StoreMissing):
        retract("nota-1", tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_one_content_under_two_ids_stays_until_both_are_retracted(tmp_path):
    store = tmp_path / "s"
    add(store, tmp_path, [ARTICLES[0], {**ARTICLES[0], "id": "copia"}])
    retract("nota-1", store)
    assert ask(store, "SELECT ?id { ?article dcterms:identifier ?id }") == [("copia",)]
    retract("copia", store)
    assert exported(store, tmp_path) == b""


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_builds_and_retractions_in_any_order_give_the_graph_of_what_is_left(data, tmp_path_factory):
    """Articles come in any order and number of builds, some leave and some come back in between."""
    folder = tmp_path_factory.mktemp("steps")
    here: set[str] = set()
    by_id = {each["id"]: each for each in ARTICLES}
    for step in data.draw(
        st.lists(st.tuples(st.booleans(), st.sets(st.sampled_from(sorted(by_id)), min_size=1)), min_size=1, max_size=4)
    ):
        comes, ids = step
        if comes or not here & ids:
            order = data.draw(st.permutations(sorted(ids)))
            add(folder / "s", folder, [by_id[each] for each in order])
            here |= ids
        else:
            retract(sorted(here & ids), folder / "s")
            here -= ids
    whole = b""
    if here:
        add(folder / "t", folder, [by_id[each] for each in sorted(here)])
        whole = exported(folder / "t", folder)
    assert exported(folder / "s", folder) == whole
