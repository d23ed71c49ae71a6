"""A served store: the page, the endpoint as clients of others see it, what is refused, and how it ends."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

import munigraph
from munigraph.cli.main import run as munigraph_command
from munigraph.errors import ServerError
from munigraph.query import Endpoint, bind, catalogue, run
from munigraph.serving.binary import oxigraph
from munigraph.store import Store

#: Takes hours, in an operation that Oxigraph's own time limit does not stop.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?x mg:governs ?y }"

try:
    oxigraph()
except ServerError as error:
    pytest.skip(f"{error}; {error.hint}", allow_module_level=True)


@pytest.fixture(scope="module")
def server(sample_graph):
    """The sample graph, served."""
    with munigraph.serve(sample_graph.store.path) as running:
        yield running


def ask(server, path="/query", method="GET", content=None, **headers):
    """(status, words, headers) of a request; ``Host`` is the server's own unless given."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    connection.request(method, path, content, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), answer.headers
    connection.close()
    return found


def query(server, sparql, **headers):
    return ask(
        server, f"/query?{urlencode({'query': sparql})}", **{"Accept": "application/sparql-results+json", **headers}
    )


def test_the_page_is_at_the_root(server, sample_graph):
    with urlopen(server.url) as answer:
        assert answer.headers.get_content_type() == "text/html"
        assert answer.read().decode() == sample_graph.show().html


def test_sparqlwrapper_asks_it(server, sample_graph):
    from SPARQLWrapper import GET, JSON, POST, SPARQLWrapper

    client = SPARQLWrapper(server.query_url)
    client.setReturnFormat(JSON)
    client.setQuery(f"PREFIX mg: <https://w3id.org/munigraph/ontology#> {COUNT}")
    for method in (GET, POST):
        client.setMethod(method)
        (row,) = client.queryAndConvert()["results"]["bindings"]
        assert int(row["n"]["value"]) == next(iter(sample_graph.query(COUNT))).n > 0


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_it(server, sample_graph, method):
    graph = rdflib.Graph(SPARQLStore(server.query_url, method=method))
    found = {
        tuple(map(str, row))
        for row in graph.query(
            "SELECT ?x ?y { ?x mg:governs ?y }", initNs={"mg": "https://w3id.org/munigraph/ontology#"}
        )
    }
    assert found == {(row.x, row.y) for row in sample_graph.query("SELECT ?x ?y { ?x mg:governs ?y }")}


@pytest.mark.parametrize("name", catalogue())
def test_named_queries_answer_as_in_the_store(server, sample_graph, name):
    there = Endpoint(server.query_url)
    rows, wanted = (list(run(each, bind(catalogue()[name], {}, each))) for each in (there, sample_graph.store))
    assert rows == wanted


def test_known_prefixes_need_no_declaration_and_graphs_can_be_chosen(server, sample_graph):
    status, words, _ = query(server, COUNT)
    assert status == 200
    assert json.loads(words)["results"]["bindings"]
    graph = "https://w3id.org/munigraph/id/graph/ontology"
    asked = urlencode({"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "default-graph-uri": graph})
    status, words, _ = ask(server, f"/query?{asked}", Accept="text/csv")
    assert words.split() == [
        "n",
        str(next(iter(sample_graph.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"))).n),
    ]


def test_the_query_page_and_its_files_are_there_and_may_ask_only_this_server(server):
    status, words, headers = ask(server, "/sparql/")
    assert status == 200
    assert "connect-src" not in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    for file in re.findall(r'(?:src|href)="\./(.*?)"', words):
        assert ask(server, f"/sparql/{file}")[0] == 200
    status, words, _ = ask(server, f"/sparql/sparql?{urlencode({'query': COUNT})}", Accept="text/csv")
    assert (status, words.split()[0]) == (200, "n")


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DROP ALL", "DROP is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "is refused: a query reads no files"),
        ("SELEC", "expected"),
    ],
)
def test_what_is_refused_is_said(server, sparql, said):
    status, words, headers = query(server, sparql)
    assert status == 400
    assert said in words
    assert headers.get_content_type() == "text/plain"


def test_updates_are_refused_wherever_they_are_sent(server):
    update = urlencode({"update": "CLEAR ALL"})
    form = "application/x-www-form-urlencoded"
    assert ask(server, "/query", "POST", update, Content_Type=form)[0] == 400
    assert ask(server, "/update", "POST", update, Content_Type=form)[0] == 403
    assert ask(server, "/query", "POST", "CLEAR ALL", Content_Type="application/sparql-update")[0] == 400
    for method in ("PUT", "DELETE", "PATCH"):
        assert ask(server, "/store?default", method, "")[0] == 501
    assert query(server, COUNT)[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost", "", "127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/", "/sparql/", "/query?query=ASK%20%7B%7D"])
def test_a_request_by_the_name_of_another_site_is_refused(server, host, path):
    assert ask(server, path, Host=host)[0] == 421


def test_a_page_of_another_site_is_refused(server):
    assert query(server, COUNT, Origin="https://evil.example")[0] == 403
    assert query(server, COUNT, Origin="null")[0] == 403
    assert query(server, COUNT, Origin=server.url.rstrip("/"))[0] == 200


@pytest.mark.parametrize(
    "path", ["/../munigraph.json", "/sparql/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/store", "/sparql/store"]
)
def test_no_other_path_leads_anywhere(server, path):
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"Content-Type": "text/plain"}, "ASK {}", 400),
        ({"Content-Type": "application/sparql-query"}, b"ASK { ?s ?p '\xff' }", 400),
        ({"Content-Type": "application/sparql-query", "Content-Length": "99999999999"}, None, 413),
        ({"Content-Type": "application/sparql-query", "Content-Length": "9" * 5000}, None, 413),
        ({"Content-Type": "application/sparql-query", "Content-Length": "-1"}, None, 411),
        ({"Content-Type": "application/x-www-form-urlencoded"}, "query=ASK{}&query=ASK{}", 400),
        ({"Content-Type": "application/x-www-form-urlencoded"}, "", 400),
    ],
)
def test_broken_requests_are_told(server, headers, content, status):
    assert ask(server, "/query", "POST", content, **headers)[0] == status


@pytest.mark.parametrize(("path", "origin", "status"), [("http://[/", None, 400), ("/", "http://[", 403)])
def test_what_is_no_address_is_told(server, path, origin, status):
    headers = {"Host": urlsplit(server.url).netloc, **({} if origin is None else {"Origin": origin})}
    assert ask(server, path, **headers)[0] == status


def test_an_endless_query_is_stopped_and_others_go_on(sample_graph):
    with munigraph.serve(sample_graph.store.path, timeout=2) as server:
        endless_query_is_stopped(server)


def endless_query_is_stopped(server):
    found = []
    thread = threading.Thread(target=lambda: found.append(query(server, ENDLESS)))
    begun = time.monotonic()
    thread.start()
    time.sleep(0.5)
    assert query(server, COUNT)[0] == 200
    thread.join()
    assert time.monotonic() - begun < 2 + 10  # seconds of a loaded machine
    status, words, _ = found[0]
    assert status == 503
    assert "was stopped: it ran longer than 2 s" in words
    assert query(server, COUNT)[0] == 200


def test_a_query_that_needs_too_much_memory_is_stopped(sample_graph):
    with munigraph.serve(sample_graph.store.path, memory=512 << 20) as server:
        status, words, _ = query(server, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i LIMIT 1")
        assert status == 503
        assert "too much memory" in words
        assert query(server, COUNT)[0] == 200


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_query_can_be_written_and_asked_in_the_browser(server, sample_graph):
    from playwright.sync_api import sync_playwright

    refused = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on(
            "request",
            lambda request: refused.append(request.url) if not request.url.startswith((server.url, "data:")) else None,
        )
        page.goto(server.editor_url)
        page.wait_for_selector(".CodeMirror")
        page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", COUNT)
        page.click(".yasqe_queryButton")
        page.wait_for_selector(".yasr_results table td")
        assert str(next(iter(sample_graph.query(COUNT))).n) in page.inner_text(".yasr_results table")
        browser.close()
    assert refused == [], "the query page asks nobody else"


def test_a_later_build_is_served_without_a_new_start_and_not_disturbed(tmp_path, write_articles, articles):
    store = tmp_path / "store"
    munigraph.build(write_articles(articles[:1]), store, workers=1)
    titles = "SELECT ?t { ?a a mg:Article ; dcterms:title ?t }"
    with munigraph.serve(store) as server:
        there = Endpoint(server.query_url)
        assert len(list(run(there, titles))) == 1
        munigraph.build(write_articles(), store, workers=1)
        end = time.monotonic() + 60
        while len(list(run(there, titles))) < 3:
            assert time.monotonic() < end
            time.sleep(0.2)
        munigraph.retract("a3", store)
    with Store.open(store) as found:
        assert len(list(run(found, titles))) == 2


@pytest.fixture
def started(sample_graph):
    """``munigraph serve`` as a program of its own: (process, address)."""
    command = (sys.executable, "-m", "munigraph", "serve", "--store", sample_graph.store.path, "--port", "0")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines = [process.stdout.readline() for _ in range(3)]
    yield process, lines[0].split()[-1]
    process.kill()
    process.wait()
    process.stdout.close()
    process.stderr.close()


def server_processes(store):
    """The Oxigraph processes over a store."""
    listed = subprocess.run(("ps", "-A", "-ww", "-o", "args"), capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if "serve-read-only" in line and str(store) in line]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_the_server_process_ends_with_the_program_however_it_ends(started, sample_graph, number):
    process, url = started
    with urlopen(f"{url}query?{urlencode({'query': 'ASK {}'})}") as answer:
        assert answer.status == 200
    before = server_processes(sample_graph.store.path)
    assert before
    process.send_signal(number)
    assert process.wait(30) == (0 if number != signal.SIGKILL else -signal.SIGKILL)
    assert process.stderr.read() == ""
    end = time.monotonic() + 30
    while len(server_processes(sample_graph.store.path)) >= len(before):
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_taken_port_and_a_missing_store_are_told(sample_graph, tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert munigraph_command(["serve", "--store", str(sample_graph.store.path), "--port", port]) == 7
    assert f"port {port} of 127.0.0.1 is taken" in capsys.readouterr().err
    assert munigraph_command(["serve", "--store", str(tmp_path / "nothing")]) == 4
    assert "there is no munigraph store" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(sample_graph, monkeypatch, capsys):
    from importlib.metadata import PackageNotFoundError

    def nothing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("munigraph.serving.binary.distribution", nothing)
    assert munigraph_command(["serve", "--store", str(sample_graph.store.path)]) == 7
    assert "pip install 'munigraph[serve]'" in capsys.readouterr().err
