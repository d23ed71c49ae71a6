"""The index beside a store: written with it, the same for the same articles, made anew where it is not there."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

import munigraph
from munigraph.errors import InputError, MunigraphError, StoreDamaged
from munigraph.pipeline import build, retract
from munigraph.search import FILE, open_index, search
from munigraph.store import Store


@pytest.fixture
def built(tmp_path):
    """Builds articles into a new store, in one or several goes; gives its path."""

    def call(*goes):
        path = tmp_path / f"store-{len(list(tmp_path.iterdir()))}"
        for number, articles in enumerate(goes):
            file = tmp_path / f"{path.name}-{number}.jsonl"
            file.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
            build([file], path, workers=1)
        return path

    return call


def index_of(path):
    with Store.open(path) as store:
        return store.file(FILE)


def test_the_same_articles_give_the_same_bytes(built, notes):
    together = index_of(built(notes)).read_bytes()
    assert index_of(built(reversed(notes))).read_bytes() == together
    assert index_of(built(notes[2:], notes[:2])).read_bytes() == together


def test_an_article_that_is_taken_out_is_found_no_more(built, notes):
    path = built(notes)
    with munigraph.open(path) as graph:
        assert graph.search("luminarias")
    retract("n3", path)
    with munigraph.open(path) as graph:
        assert not graph.search("luminarias")
        assert graph.search("agua riego").total == 1


def damaged(file):
    file.write_bytes(b"not a database")


def cut(file):
    file.write_bytes(file.read_bytes()[:5000])


def of_another_version(file):
    content = bytearray(file.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")  # "user version" of the database header (SQLite file format, 1.3)
    file.write_bytes(content)


@pytest.mark.parametrize("spoil", [lambda file: file.unlink(), damaged, of_another_version])
def test_an_index_that_cannot_be_used_is_made_anew(built, notes, spoil):
    path = built(notes)
    with munigraph.open(path) as graph:
        wanted = graph.search("agua prado")
    spoil(index_of(path))
    with munigraph.open(path) as graph:
        assert graph.search("agua prado") == wanted


def test_an_index_that_is_cut_short_is_made_anew_or_told(built, notes):
    path = built(notes)
    cut(index_of(path))
    with munigraph.open(path) as graph, suppress(StoreDamaged):
        assert graph.search("agua riego").total == 1


def test_a_file_of_the_graph_is_searched_as_the_store_is(store_path, tmp_path):
    with munigraph.open(store_path) as graph:
        wanted = graph.search("quillota", limit=50)
        graph.export(tmp_path / "graph.nq")
    with munigraph.load(tmp_path / "graph.nq") as graph:
        assert graph.search("quillota", limit=50) == wanted


def test_a_graph_without_anything_of_munigraph_holds_nothing(tmp_path):
    (tmp_path / "x.ttl").write_text('<http://e.org/a> <http://e.org/b> "agua" .', encoding="utf-8")
    with munigraph.load(tmp_path / "x.ttl") as graph:
        assert graph.search("agua").total == 0


def test_a_python_without_full_text_search_builds_and_says_so(built, notes, monkeypatch):
    monkeypatch.setattr("munigraph.search.can_index", lambda: False)
    monkeypatch.setattr("munigraph.search.index.can_index", lambda: False)
    path = built(notes)
    with Store.open(path) as store:
        assert store.file(FILE) is None
        with pytest.raises(MunigraphError, match="FTS5"):
            open_index(store)


def test_searching_leaves_the_store_as_it_is(built, notes):
    path = built(notes)
    before = {file: file.read_bytes() for file in path.rglob("*.sqlite*")}
    with Store.open(path) as store:
        search(open_index(store), "agua niño")
        with pytest.raises(InputError):
            search(open_index(store), "")
    assert {file: file.read_bytes() for file in path.rglob("*.sqlite*")} == before
