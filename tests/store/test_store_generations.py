"""The store on disk: whole generations, one writer, readers that never wait and never lose what they read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading

import pytest
from pyoxigraph import NamedNode, Quad

from munigraph.errors import StoreDamaged, StoreError, StoreLocked, StoreMissing
from munigraph.store import Store

G1, G2 = NamedNode("http://e/g1"), NamedNode("http://e/g2")


def quads(graph, *numbers):
    return [
        Quad(NamedNode(f"http://e/s{n}"), NamedNode("http://e/p"), NamedNode(f"http://e/o{n}"), graph) for n in numbers
    ]


def fill(path, graph, *numbers):
    with Store.create(path) as store, store.writer() as writer:
        writer.replace_graph(graph, quads(graph, *numbers))


def union(store):
    return {row["s"].value[-1] for row in store.quads.query("SELECT ?s { ?s ?p ?o }")}


def files(path):
    return sorted(str(file.relative_to(path)) for file in path.rglob("*") if file.name != ".lock")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some" / "store"


def test_what_was_written_is_there(path):
    fill(path, G1, 1, 2)
    fill(path, G2, 2, 3)
    with Store.open(path) as store:
        assert union(store) == {"1", "2", "3"}
        assert store.generation == 2
    assert [entry.name for entry in (path / "generations").iterdir()] == ["2"]


def test_a_triple_stays_in_the_union_while_any_graph_holds_it(path):
    fill(path, G1, 1, 2)
    fill(path, G2, 2, 3)
    fill(path, G1, 1)
    with Store.open(path) as store:
        assert union(store) == {"1", "2", "3"}
    fill(path, G2)
    with Store.open(path) as store:
        assert union(store) == {"1"}
        assert list(store.quads.named_graphs()) == [G1]


def test_nothing_changed_leaves_no_generation(path):
    fill(path, G1, 1)
    before = files(path)
    with Store.open(path) as store, store.writer() as writer:
        assert not writer.begun
    assert files(path) == before


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt])
def test_a_write_that_fails_leaves_everything_as_it_was(path, failure):
    fill(path, G1, 1)
    before = files(path)

    def fail(store):
        with store.writer() as writer:
            writer.replace_graph(G1, quads(G1, 7))
            raise failure

    with Store.open(path) as store:
        with pytest.raises(failure):
            fail(store)
        assert union(store) == {"1"}
    assert files(path) == before


def test_a_first_write_that_fails_leaves_no_folder(path):
    def fail():
        with Store.create(path).writer() as writer:
            writer.add(quads(G1, 1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not path.parent.exists()


def test_what_a_killed_writer_left_is_removed_by_the_next(path):
    fill(path, G1, 1)
    program = (
        "import os, sys; from pyoxigraph import Literal, NamedNode, Quad; from munigraph.store import Store\n"
        "with Store.open(sys.argv[1]).writer() as writer:\n"
        "    writer.add([Quad(NamedNode('http://e/x'), NamedNode('http://e/p'), Literal('x'), NamedNode('http://e/g'))])\n"
        "    os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 9
    assert (path / "generations" / "2").exists()
    with Store.open(path) as store:
        assert union(store) == {"1"}
    fill(path, G2, 2)
    with Store.open(path) as store:
        assert union(store) == {"1", "2"}


def test_a_store_that_lost_its_index_is_not_written_over(path):
    fill(path, G1, 1)
    (path / "munigraph.json").unlink()
    with pytest.raises(StoreDamaged, match=r"munigraph\.json is missing"):
        Store.create(path)
    assert (path / "generations" / "1" / "ledger.sqlite").exists()


@pytest.mark.parametrize("kept", [0, 5, -1])
def test_a_table_that_is_cut_short_is_told_before_it_is_opened(path, kept):
    fill(path, G1, 1)
    table = next((path / "generations" / "1" / "quads").glob("*.sst"))
    table.write_bytes(table.read_bytes()[:kept])
    with pytest.raises(StoreDamaged, match="is cut short"):
        Store.open(path)


def test_only_one_writes_and_the_other_is_told_at_once(path):
    fill(path, G1, 1)

    def second():
        with Store.open(path).writer():
            pass

    with Store.open(path) as store, store.writer(), pytest.raises(StoreLocked, match=r"\.lock") as error:
        second()
    assert error.value.hint
    second()


def test_readers_keep_their_generation_while_others_write(path):
    """Many table files, so that the engine has not opened all of them when they would be removed."""
    for number in range(25):
        fill(path, NamedNode(f"http://e/g{number}"), number)
    with Store.open(path) as reader:
        for number in range(25):
            fill(path, NamedNode(f"http://e/g{number}"))
        assert len(list(reader.quads.query("SELECT * { ?s ?p ?o }"))) == 25
        assert reader.ledger.sources() == {}
        held = reader.generation
        assert (path / "generations" / str(held)).exists()
    fill(path, G1, 1)
    assert [entry.name for entry in (path / "generations").iterdir()] == [str(held + 26)]


def test_readers_that_come_while_generations_change_always_find_one(path):
    fill(path, G1, 1)
    stop, found, failures = threading.Event(), [], []

    def read():
        while not stop.is_set():
            try:
                with Store.open(path) as store:
                    found.append(len(union(store)))
            except StoreError as error:  # pragma: no cover - what must not happen
                failures.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(12):
        fill(path, G2, number % 5 + 2)
    stop.set()
    reader.join()
    assert failures == []
    assert set(found) <= {1, 2}


def test_an_old_reader_can_refresh(path):
    fill(path, G1, 1)
    with Store.open(path) as store:
        fill(path, G1, 2)
        assert union(store) == {"1"}
        store.refresh()
        assert union(store) == {"2"}


class TestWhatIsNoStore:
    def test_nothing_there(self, path):
        with pytest.raises(StoreMissing, match="no munigraph store"):
            Store.open(path)
        assert Store.create(path).generation == 0
        assert not path.exists()

    def test_an_empty_folder_may_become_one(self, path):
        path.mkdir(parents=True)
        with pytest.raises(StoreMissing):
            Store.open(path)
        fill(path, G1, 1)
        assert Store.open(path).generation == 1

    def test_another_folder_is_never_written_into(self, path):
        path.mkdir(parents=True)
        (path / "tesis.txt").write_text("no tocar", encoding="utf-8")
        for way in (Store.open, Store.create):
            with pytest.raises(StoreDamaged, match="not a munigraph store"):
                way(path)
        assert files(path) == ["tesis.txt"]

    def test_a_file(self, tmp_path):
        file = tmp_path / "graph.nq"
        file.write_text("", encoding="utf-8")
        with pytest.raises(StoreDamaged, match="is a file"):
            Store.create(file)

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "other"}', '{"format": "munigraph-store"}', "\x00"])
    def test_a_broken_index(self, path, content):
        fill(path, G1, 1)
        (path / "munigraph.json").write_text(content, encoding="utf-8")
        with pytest.raises(StoreDamaged, match=r"munigraph\.json"):
            Store.open(path)

    @pytest.mark.parametrize(
        ("key", "value", "reason"), [("version", 99, "version 99"), ("engine", "0.1", "pyoxigraph 0.1")]
    )
    def test_another_version(self, path, key, value, reason):
        fill(path, G1, 1)
        index = path / "munigraph.json"
        index.write_text(json.dumps({**json.loads(index.read_text(encoding="utf-8")), key: value}), encoding="utf-8")
        with pytest.raises(StoreDamaged, match=reason) as error:
            Store.open(path)
        assert error.value.hint

    def test_a_missing_generation(self, path):
        fill(path, G1, 1)
        shutil.rmtree(path / "generations" / "1")
        with pytest.raises(StoreDamaged, match="generation 1 is missing"):
            Store.open(path)

    def test_damaged_quads(self, path):
        fill(path, G1, 1)
        for file in (path / "generations" / "1" / "quads").glob("MANIFEST*"):
            file.write_bytes(b"damaged")
        with pytest.raises(StoreDamaged, match="damaged"):
            Store.open(path)

    def test_a_damaged_ledger(self, path):
        fill(path, G1, 1)
        (path / "generations" / "1" / "ledger.sqlite").write_bytes(b"damaged" * 1000)
        with Store.open(path) as store, pytest.raises(StoreDamaged):
            store.ledger.sources()

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_without_permission(self, path):  # pragma: no cover - depends on the user
        path.mkdir(parents=True)
        path.chmod(0o500)
        with pytest.raises(StoreError, match="no permission"):
            fill(path, G1, 1)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with 4 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], capture_output=True, check=False
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("no permission to mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_full_disk_is_told_and_harms_nothing(small_disk):
    path = small_disk / "store"
    fill(path, G1, 1)

    def grow():
        with Store.open(path) as store, store.writer() as writer:
            for start in range(0, 500_000, 5_000):
                writer.add(quads(G2, *range(start, start + 5_000)))

    with pytest.raises(StoreError, match="disk is full"):
        grow()
    with Store.open(path) as store:
        assert union(store) == {"1"}
    assert [entry.name for entry in (path / "generations").iterdir()] == ["1"]
    fill(path, G2, 2)
    with Store.open(path) as store:
        assert union(store) == {"1", "2"}


def test_a_disk_that_is_full_from_the_start(small_disk):
    (small_disk / "rest").write_bytes(bytes(4 * 1024 * 1024 - 40_000))
    with pytest.raises(StoreError, match="disk is full"):
        fill(small_disk / "store", G1, *range(1000))
    assert not (small_disk / "store").exists()
