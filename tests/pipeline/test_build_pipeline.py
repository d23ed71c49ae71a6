"""Building: incremental, and whatever the order or the number of builds, the same graph."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munigraph.errors import DataError, InputError, StoreDamaged, StoreLocked
from munigraph.export import export
from munigraph.pipeline import build
from munigraph.query import run
from munigraph.store import Store

HERE = Path(__file__).parent
FAKE = "fakes:FakeExtractor"


@pytest.fixture(scope="module", autouse=True)
def fakes():
    """The fake extractors, by the import path that workers use too."""
    sys.path.insert(0, str(HERE))
    yield
    sys.path.remove(str(HERE))


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Without the 37,000 triples of the authority and the ontology, which are the same in every build."""
    from munigraph.pipeline import graphs

    monkeypatch.setattr(graphs, "authority_quads", lambda: iter(()))
    monkeypatch.setattr(graphs, "ontology_quads", lambda: iter(()))


def add(store, folder, articles, extractor=FAKE, **options):
    file = folder / "input.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    return build(file, store, extractor=extractor, **options)


def exported(store, folder):
    file = folder / "out.nq"
    with Store.open(store) as opened:
        return export(opened, file).read_bytes()


def snapshot(path):
    return {str(file.relative_to(path)): file.stat().st_mtime_ns for file in path.rglob("*") if file.name != ".lock"}


def ask(store, sparql):
    with Store.open(store) as opened:
        return [tuple(row) for row in run(opened, sparql)]


def test_a_build_reports_and_stores(tmp_path, articles):
    seen = []
    report = add(tmp_path / "s", tmp_path, articles, on_progress=lambda *step: seen.append(step))
    assert (report.new, report.changed, report.unchanged, report.renewed, report.skipped) == (3, 0, 0, 0, ())
    assert report.generation == 1
    assert report.totals.people == 2
    assert dict(report.totals.facts) == {"adopts": 2, "councillorOf": 1, "governs": 1}
    assert dict(report.totals.events) == {"Meeting": 1}
    assert (report.totals.first_date, report.totals.last_date) == ("2021-03-02", "2021-04-10")
    assert {stage for stage, _, _ in seen} == {"read", "extract", "map"}


def test_the_same_again_changes_no_file(tmp_path, articles):
    store = tmp_path / "s"
    add(store, tmp_path, articles)
    before = snapshot(store)
    report = add(store, tmp_path, reversed(articles))
    assert (report.new, report.unchanged, report.generation) == (0, 3, 1)
    assert report.totals.articles == 3
    assert snapshot(store) == before


@pytest.fixture(scope="module")
def whole(tmp_path_factory, articles):
    """What one build of everything gives."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        from munigraph.pipeline import graphs

        patch.setattr(graphs, "authority_quads", lambda: iter(()))
        patch.setattr(graphs, "ontology_quads", lambda: iter(()))
        add(folder / "s", folder, articles)
        return exported(folder / "s", folder)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_split_give_the_same_bytes(data, whole, articles, tmp_path_factory):
    order = data.draw(st.permutations(articles))
    cuts = data.draw(st.sets(st.integers(1, len(articles) - 1)))
    folder = tmp_path_factory.mktemp("split")
    bounds = [0, *sorted(cuts), len(articles)]
    for start, end in itertools.pairwise(bounds):
        add(folder / "s", folder, order[start:end])
    assert exported(folder / "s", folder) == whole


@pytest.mark.parametrize("seed", ["0", "77"])
def test_the_hash_seed_does_not_matter(seed, whole, articles, tmp_path):
    file = tmp_path / "input.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in reversed(articles)), encoding="utf-8")
    program = (
        "import sys; from munigraph.pipeline import graphs\n"
        "graphs.authority_quads = graphs.ontology_quads = lambda: iter(())\n"
        "from munigraph.pipeline import build; from munigraph.export import export; from munigraph.store import Store\n"
        "build(sys.argv[1], sys.argv[2], extractor='fakes:FakeExtractor')\n"
        "export(Store.open(sys.argv[2]), sys.argv[3])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(HERE), *sys.path))}
    arguments = [str(file), str(tmp_path / "s"), str(tmp_path / "x.nq")]
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, env=environment)
    assert (tmp_path / "x.nq").read_bytes() == whole


def test_a_changed_article_replaces_what_it_said_and_nothing_else(tmp_path, articles, whole):
    store = tmp_path / "s"
    add(store, tmp_path, articles)
    changed = {**articles[1], "text": "El municipio de Quillota aplica el programa Barrios Vivos desde hoy."}
    report = add(store, tmp_path, [changed])
    assert (report.new, report.changed, report.totals.articles) == (0, 1, 3)
    adopters = "SELECT ?m ?n { ?m mg:adopts ?x . ?a rdf:subject ?m ; rdf:object ?x ; mg:supportCount ?n }"
    assert [(m[-5:], n) for m, n in ask(store, adopters)] == [("05501", 2)]
    assert ask(store, "SELECT ?p { ?p mg:governs ?m }"), "the first article still says it"
    assert add(store, tmp_path, [articles[1]]).changed == 1
    assert exported(store, tmp_path) == whole


def test_of_two_versions_in_one_build_the_later_stays_whatever_the_order(tmp_path, articles):
    first, second = (
        {**articles[0], "date": "2021-01-01"},
        {**articles[0], "date": "2021-01-02", "text": articles[2]["text"]},
    )
    results = []
    for name, order in (("s1", [first, second]), ("s2", [second, first])):
        report = add(tmp_path / name, tmp_path, order)
        assert (report.new, len(report.skipped)) == (1, 1)
        assert "same id" in report.skipped[0].reason
        results.append(exported(tmp_path / name, tmp_path))
    assert results[0] == results[1]
    assert b"2021-01-02" in results[0]
    assert b"2021-01-01" not in results[0]
    assert add(tmp_path / "s1", tmp_path, [first, second]).generation == 1


def test_one_content_under_two_ids_is_one_article(tmp_path, articles):
    store, twin = tmp_path / "s", {**articles[0], "id": "otro"}
    add(store, tmp_path, [articles[0]])
    report = add(store, tmp_path, [twin])
    assert report.new == 1
    assert report.totals.articles == 1
    assert sorted(ask(store, "SELECT ?i { ?a a mg:Article ; dcterms:identifier ?i }")) == [("a1",), ("otro",)]
    add(tmp_path / "t", tmp_path, [twin, articles[0]])
    assert exported(store, tmp_path) == exported(tmp_path / "t", tmp_path)


def test_an_article_that_cannot_be_extracted_is_reported_and_the_rest_done(tmp_path, articles):
    bad = {"id": "malo", "title": "Uno que falla", "text": "Este texto FALLA sin remedio."}
    report = add(tmp_path / "s", tmp_path, [bad, *articles])
    assert report.new == 3
    assert [(each.source, each.reason) for each in report.skipped] == [
        ("malo", "extraction failed: RuntimeError: no puedo leer esto")
    ]


def test_workers_give_the_same_and_survive_the_death_of_one(tmp_path, articles):
    many = [{**articles[number % 3], "id": f"n{number}", "title": f"Nota {number}"} for number in range(60)]
    deadly = {"id": "n30b", "title": "Una nota", "text": "Este texto MUERE y se lleva el proceso."}
    with_workers = add(tmp_path / "s", tmp_path, [*many, deadly], workers=2)
    assert with_workers.new == 60
    assert [each.source for each in with_workers.skipped] == ["n30b"]
    assert "exit code 3" in with_workers.skipped[0].reason
    add(tmp_path / "t", tmp_path, many, workers=1)
    assert exported(tmp_path / "s", tmp_path) == exported(tmp_path / "t", tmp_path)


def test_a_broken_data_file_ends_the_build_and_leaves_the_store(tmp_path, articles):
    add(tmp_path / "s", tmp_path, articles)
    before = snapshot(tmp_path / "s")
    many = [{**articles[0], "id": f"n{number}"} for number in range(60)]
    for workers in (1, 2):
        with pytest.raises(DataError, match=r"lexicon\.toml"):
            add(tmp_path / "s", tmp_path, many, extractor="fakes:BrokenExtractor", workers=workers)
        assert snapshot(tmp_path / "s") == before


def test_an_extractor_that_is_not_there_is_told(tmp_path, articles):
    with pytest.raises(InputError, match="no extractor 'nowhere:Nothing'"):
        add(tmp_path / "s", tmp_path, articles, extractor="nowhere:Nothing")
    assert not (tmp_path / "s").exists()


def test_newer_rules_reach_articles_that_were_built_before(tmp_path, articles):
    store = tmp_path / "s"
    add(store, tmp_path, articles)
    report = add(store, tmp_path, [articles[0]], extractor="fakes:NewerExtractor")
    assert (report.new, report.changed, report.unchanged, report.renewed) == (0, 0, 0, 3)
    add(tmp_path / "t", tmp_path, articles, extractor="fakes:NewerExtractor")
    assert exported(store, tmp_path) == exported(tmp_path / "t", tmp_path)


def test_every_quote_is_the_text_at_its_offsets(tmp_path, articles):
    add(tmp_path / "s", tmp_path, articles)
    found = ask(
        tmp_path / "s",
        "SELECT ?text ?quote ?start ?end { ?e oa:exact ?quote ; oa:start ?start ; oa:end ?end ; oa:hasSource ?a . "
        "?a schema:articleBody ?text }",
    )
    assert len(found) >= 6
    assert all(text[start:end] == quote for text, quote, start, end in found)


def test_inputs_that_cannot_be_read_are_left_out(tmp_path, write_articles):
    report = build([tmp_path / "no-such.txt", write_articles()], tmp_path / "s", extractor=FAKE)
    assert report.new == 3
    assert [each.reason for each in report.skipped] == ["no such file or folder"]


def test_nothing_to_build_makes_no_store(tmp_path):
    report = build(tmp_path / "no-such.txt", tmp_path / "s", extractor=FAKE)
    assert len(report.skipped) == 1
    assert not (tmp_path / "s").exists()


def test_a_store_that_cannot_be_used_is_told(tmp_path, articles):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    with pytest.raises(StoreDamaged):
        add(tmp_path / "other", tmp_path, articles)
    add(tmp_path / "s", tmp_path, articles)
    with Store.open(tmp_path / "s") as store, store.writer(), pytest.raises(StoreLocked):
        add(tmp_path / "s", tmp_path, articles)
