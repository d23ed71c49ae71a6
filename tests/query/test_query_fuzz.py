"""Whatever is asked: an answer or an error in words, never a traceback, never a change of the store."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munigraph.query import catalogue
from munigraph.query.tokens import tokens
from munigraph.store import Store

WORKER = Path(__file__).with_name("fuzz_worker.py")
#: Seconds that a query may take here: a mutated one may join everything with everything.
LIMIT = "0.3"
#: Done; the answer false; the query wrong, refused, too long.
CODES = {0, 1, 5}

SEEDS = [query.body for query in catalogue().values()]
_TOKENS = sorted({token.text for seed in SEEDS for token in tokens(seed)})
_ODD = ["SERVICE", "<http://127.0.0.1:1/>", "DROP ALL", "INSERT DATA { <a:a> <b:b> 1 }", "LOAD <a:b>", "'", '"""', "\\u007B",
        "\x00", "(" * 300, "{" * 40, "?x" * 50, "<<( ?a ?b ?c )>>", "FROM <file:/etc/passwd>", "1e999", "\U0001f600"]  # fmt: skip


@st.composite
def mutated(draw):
    """A named query with some of its tokens dropped, doubled, exchanged or replaced."""
    words = [token.text for token in tokens(draw(st.sampled_from(SEEDS)))]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(words) - 1)) if words else 0
        new = draw(st.sampled_from([*_TOKENS, *_ODD]))
        match draw(st.sampled_from(["drop", "double", "insert", "replace", "cut"])):
            case "drop":
                words[at : at + 1] = []
            case "double":
                words[at:at] = words[at : at + 3]
            case "insert":
                words[at:at] = [new]
            case "replace":
                words[at : at + 1] = [new]
            case "cut":
                words = words[:at]
    return draw(st.sampled_from([" ", "\n"])).join(words)


QUERIES = mutated() | st.text(max_size=80) | st.lists(st.sampled_from([*_TOKENS, *_ODD]), max_size=15).map(" ".join)


@pytest.fixture(scope="module")
def store(tmp_path_factory, sample):
    """A store of the shortest article's graph, so that even foolish joins end soon."""
    graphs = [graph for graph in sample.quads.named_graphs() if "/article/" in graph.value]
    quads = min((list(sample.quads.quads_for_pattern(None, None, None, graph)) for graph in graphs), key=len)
    path = tmp_path_factory.mktemp("fuzz") / "store"
    with Store.create(path) as made, made.writer() as writer:
        writer.add(quads)
    return path


@pytest.fixture(scope="module")
def ask(store):
    with subprocess.Popen(
        [sys.executable, WORKER, store], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as worker:

        def ask_one(query, seconds=LIMIT):
            worker.stdin.write(json.dumps([query, seconds]) + "\n")
            worker.stdin.flush()
            return json.loads(worker.stdout.readline())

        yield ask_one
        worker.stdin.close()


def content(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_worker_answers(ask):
    assert ask("ASK {}", "60") == [0, ""]
    assert ask("SELEC", "60")[0] == 5


def test_no_traceback_and_no_change(ask, store):
    before = content(store)
    asked = 0

    @settings(max_examples=1000, suppress_health_check=list(HealthCheck))
    @given(query=QUERIES)
    def holds(query):
        nonlocal asked
        asked += 1
        code, told = ask(query)
        assert code in CODES, told
        assert "Traceback" not in told
        assert "panicked" not in told
        assert "internal error" not in told
        if code == 5:
            assert "error: " in told
        assert content(store) == before

    holds()
    assert before
    assert asked >= 1000
