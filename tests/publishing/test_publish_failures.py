"""What goes wrong at a server is told with its own words, tried again where that pays, and made good by the next run."""

from __future__ import annotations

import base64
import socket
import stat
import threading

import pyoxigraph
import pytest

from munigraph.cli.main import run as munigraph_command
from munigraph.errors import GraphRefused, InputError, ServerError
from munigraph.publishing import publish
from munigraph.publishing.content import LEDGER_GRAPH, digests, lines, read_ledger
from munigraph.publishing.graph_store import GraphStore
from munigraph.web import PASSWORD, USER

A, B, C = (f"https://example.org/{name}" for name in "abc")
BIG = [f'<{A}> <{B}> "{number:06}" .\n'.encode() for number in range(20_000)]


class Quads:
    """A store in memory with one graph of a few triples for each name."""

    def __init__(self, *graphs, size=3):
        self.quads = pyoxigraph.Store()
        node, literal = pyoxigraph.NamedNode, pyoxigraph.Literal
        for graph in graphs:
            self.quads.extend(
                pyoxigraph.Quad(node(A), node(B), literal(f"{graph} {number}"), node(graph)) for number in range(size)
            )


@pytest.fixture
def waits(monkeypatch):
    """The pauses made between tries, which the tests do not wait for."""
    found = []
    monkeypatch.setattr("munigraph.publishing.graph_store.time.sleep", found.append)
    return found


def held(server):
    """What the server holds, without the ledger."""
    return {graph: b"".join(sorted(content)) for graph, content in server.graphs.items() if graph != LEDGER_GRAPH}


def wanted(store):
    return {graph: b"".join(lines(store.quads, graph)) for graph in digests(store.quads)}


def refusing(status, *, graph=None, times=None, headers=None, words=b"", methods=("PUT", "POST", "DELETE")):
    """An answer for :class:`Scripted`: this status for these methods, for one graph or all, a number of times."""
    left = [times]

    def answer(method, name, content):
        if method not in methods or graph not in (None, name) or left[0] == 0:
            return None
        if left[0] is not None:
            left[0] -= 1
        return status, headers or {}, words

    return answer


def test_what_passes_is_waited_for(scripted, waits):
    store = Quads(A, B)
    scripted.answer = refusing(503, times=2, headers={"Retry-After": "7"})
    assert publish(store, scripted.url).sent == 2
    assert held(scripted) == wanted(store)
    assert waits == [7, 7]


def test_one_refused_graph_does_not_keep_the_others_back(scripted, waits):
    store = Quads(A, B, C)
    words = b"<html><head><title>x</title></head><body><h1>no \x1b[31m room</h1></body></html>"
    scripted.answer = refusing(500, graph=B, words=words, headers={"Content-Type": "text/html"})
    report = publish(store, scripted.url)
    assert (report.sent, len(report.refused)) == (2, 1)
    assert report.refused[0].endswith(f"did not take the graph <{B}> (500 Internal Server Error: no [31m room)")
    assert waits == []
    assert read_ledger(b"".join(scripted.graphs[LEDGER_GRAPH]))[B] is None
    scripted.answer = lambda *_: None
    again = publish(store, scripted.url)
    assert (again.sent, again.unchanged) == (1, 2)
    assert held(scripted) == wanted(store)


def test_a_server_that_refuses_graph_after_graph_is_left_alone(scripted):
    store = Quads(*(f"{A}/{number}" for number in range(20)))
    scripted.answer = lambda method, graph, _: (400, {}, b"no") if graph != LEDGER_GRAPH and method == "PUT" else None
    with pytest.raises(ServerError, match="for 5 graphs one after the other"):
        publish(store, scripted.url)
    assert len(scripted.requests) < 10


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "name and password"), (403, "does not allow writing"), (405, "takes no graphs"), (302, "has moved")],
)
def test_what_no_graph_will_get_through_ends_the_run(scripted, status, said):
    scripted.answer = refusing(status, words=b"solo lectura")
    with pytest.raises(ServerError, match=said):
        publish(Quads(A), scripted.url)
    assert not scripted.graphs


def test_a_run_that_breaks_off_is_completed_by_the_next(scripted, waits):
    store = Quads(A, B, C)
    scripted.answer = refusing(403, graph=C)
    with pytest.raises(ServerError):
        publish(store, scripted.url)
    assert read_ledger(b"".join(scripted.graphs[LEDGER_GRAPH]))[C] is None
    scripted.answer = lambda *_: None
    report = publish(store, scripted.url)
    assert (report.sent, report.unchanged) == (1, 2)
    # What was begun by the first run and is gone from the store since is removed all the same.
    scripted.answer = refusing(403, graph=C, methods=("PUT",))
    with pytest.raises(ServerError):
        publish(Quads(A, B, C, size=4), scripted.url)
    scripted.answer = lambda *_: None
    publish(Quads(A, B), scripted.url)
    assert held(scripted) == wanted(Quads(A, B))


def test_graphs_of_others_are_left_alone(scripted):
    scripted.graphs["https://example.org/theirs"] = {b"<x:a> <x:b> <x:c> .\n"}
    publish(Quads(A), scripted.url)
    publish(Quads(A, B), scripted.url)
    assert "https://example.org/theirs" in scripted.graphs


def test_a_store_of_much_less_than_the_server_holds_is_not_published_unasked(scripted):
    publish(Quads(A, B, C), scripted.url)
    with pytest.raises(ServerError, match="holds 3 graphs of munigraph, the store only 1: nothing was sent"):
        publish(Quads(A), scripted.url)
    assert held(scripted) == wanted(Quads(A, B, C))
    assert publish(Quads(A), scripted.url, shrink=True).removed == 2
    assert held(scripted) == wanted(Quads(A))


def test_what_is_too_much_at_once_is_sent_in_parts(scripted):
    most = 200_000
    sizes = []

    def answer(method, graph, content):
        sizes.append(len(content))
        return (413, {}, b"too large") if len(content) > most else None

    scripted.answer = answer
    server = GraphStore(scripted.url)
    scripted.graphs[A] = {b"<x:old> <x:old> <x:old> .\n"}
    server.put(A, BIG)
    assert b"".join(sorted(scripted.graphs[A])) == b"".join(BIG)
    refused = sum(size > most for size in sizes)
    server.put(B, BIG)
    assert b"".join(sorted(scripted.graphs[B])) == b"".join(BIG)
    assert sum(size > most for size in sizes) == refused, "what it takes is remembered"


def test_a_single_line_that_is_too_much_is_a_refused_graph(scripted):
    scripted.answer = lambda _, graph, content: (413, {}, b"too large") if len(content) > 1000 else None
    with pytest.raises(GraphRefused, match=r"413 .*too large"):
        GraphStore(scripted.url).put(A, [b'<x:a> <x:b> "' + b"x" * 2000 + b'" .\n'])


def test_name_and_password_are_told_when_asked_for_and_then_with_each_request(scripted, monkeypatch):
    monkeypatch.setenv(USER, "ana")
    monkeypatch.setenv(PASSWORD, "clave:ñ")
    right = f"Basic {base64.b64encode('ana:clave:ñ'.encode()).decode()}"
    scripted.answer = lambda *_: (
        None if scripted.requests[-1][2] == right else (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    )
    publish(Quads(A, B), scripted.url)
    assert held(scripted) == wanted(Quads(A, B))
    told = [authorization for _, _, authorization in scripted.requests]
    assert told == [None, *[right] * (len(told) - 1)]


def test_a_wrong_password_is_told_and_not_shown(scripted, monkeypatch, capsys, tmp_path, write_articles):
    monkeypatch.setenv(USER, "ana")
    monkeypatch.setenv(PASSWORD, "secreta")
    scripted.answer = lambda *_: (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    store = tmp_path / "store"
    code = munigraph_command(["build", str(write_articles()), "--store", str(store), "--endpoint", scripted.url])
    told = capsys.readouterr()
    assert code == ServerError.exit_code
    assert "does not accept the name and password" in told.err
    assert "secreta" not in told.err + told.out
    assert "3 new" in told.out, "what was built stays"


def test_netrc_holds_the_password_too(scripted, tmp_path):
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login ana password clave\n", encoding="utf-8")
    netrc.chmod(stat.S_IRUSR | stat.S_IWUSR)
    scripted.answer = lambda *_: (
        None if scripted.requests[-1][2] else (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    )
    assert publish(Quads(A), scripted.url).sent == 1
    netrc.write_text("machine 127.0.0.1 login ana passwort clave\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"cannot read .*\.netrc, line 1") as error:
        publish(Quads(A), scripted.url)
    assert "clave" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:1/store", "cannot reach http://127.0.0.1:1/store: Connection refused"),
        ("http://ana:secreta@127.0.0.1/store", "has a user name in it"),
        ("http://ana:secreta@127.0.0.1:0x/a store", "has a user name in it"),
        ("file:///tmp/store", "is not the address of a SPARQL server"),
        ("http://127.0.0.1:0x/store", "is not the address of a SPARQL server"),
        ("http://127.0.0.1/", "not of its graph store"),
        ("http://127.0.0.1:1/a store", "signs that no request can carry"),
        ("http://127.0.0.1:1/añejo/data", "signs that no request can carry"),
        ("http://127.0.0.1:1/store#all", "signs that no request can carry"),
    ],
)
def test_a_wrong_address_is_told_at_once(url, said, waits):
    with pytest.raises((InputError, ServerError), match=said) as error:
        publish(Quads(A), url)
    assert "secreta" not in f"{error.value} {error.value.hint}"
    assert waits == []


def test_what_is_no_graph_store_is_told(scripted):
    scripted.answer = lambda *_: (200, {"Content-Type": "text/html"}, b"<!DOCTYPE html><p>hello")
    with pytest.raises(ServerError, match="does not answer with a graph"):
        publish(Quads(A), scripted.url)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (b"SSH-2.0-example\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<a>", "broke off"),
    ],
)
def test_what_is_no_whole_answer_is_told(words, said, waits):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=answering, args=(listening, words), daemon=True).start()
        with pytest.raises(ServerError, match=f"cannot reach .*{said}"):
            publish(Quads(A), f"http://127.0.0.1:{listening.getsockname()[1]}/store")


@pytest.mark.parametrize(
    "way", ["Bearer realm=x", "Digest realm=x, nonce=a, algorithm=FOO", "Digest realm", "Negotiate"]
)
def test_a_way_to_ask_who_it_is_that_nobody_here_knows_is_told(scripted, monkeypatch, way):
    monkeypatch.setenv(USER, "ana")
    scripted.answer = lambda *_: (401, {"WWW-Authenticate": way}, b"")
    with pytest.raises(ServerError, match="wants to know who asks"):
        publish(Quads(A), scripted.url)


def test_a_ledger_that_others_wrote_in_is_read_for_what_is_ours():
    part, digest = "<http://purl.org/dc/terms/hasPart>", "<https://schema.org/sha256>"
    lines = (
        f"<{LEDGER_GRAPH}> {part} <{A}> .",
        f'<{A}> {digest} "1f" .',
        f'<{LEDGER_GRAPH}> {part} "x> <y" .',
        f"<{LEDGER_GRAPH}> {part} <<( <{A}> <{B}> <{C}> )>> .",
        f'_:nobody {digest} "2e" .',
    )
    assert read_ledger("\n".join(lines).encode()) == {A: "1f"}


def answering(listening, words):
    """Answer every request with these bytes and go away."""
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            connection.recv(1 << 16)
            connection.sendall(words)
