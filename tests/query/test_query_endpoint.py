"""A SPARQL server is asked like a store."""

from __future__ import annotations

import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph
import pytest

from munigraph.errors import InputError, QueryError
from munigraph.query import Endpoint, bind, named_query, run
from munigraph.query.formats import write

#: The beginning of an answer.
STOPPED = b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "literal", "value": "a"}},'


@pytest.fixture(scope="module")
def server(sample):
    """A small server over the sample graph; ``/broken`` answers with a page, ``/down`` with an error."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path == "/broken":
                return self.reply(200, "text/html", b"<p>hello</p>")
            if self.path == "/garbled":
                return self.reply(200, "application/sparql-results+json", b"[]")
            if self.path == "/stopped":
                return self.reply(200, "application/sparql-results+json", STOPPED, length=1000)
            if self.path == "/stopped/in-parts":
                return self.reply(200, "application/sparql-results+json", b"%x\r\n%s" % (1000, STOPPED), length=None)
            if self.path == "/down":
                return self.reply(503, "text/plain", "cerrado por\nmantención".encode())
            try:
                answer = sample.quads.query(parse_qs(body, keep_blank_values=True)["query"][0])
            except SyntaxError as error:
                return self.reply(400, "text/plain", str(error).encode())
            if isinstance(answer, pyoxigraph.QueryTriples):
                return self.reply(200, "text/turtle", answer.serialize(format=pyoxigraph.RdfFormat.TURTLE))
            data = answer.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
            return self.reply(200, "application/sparql-results+json; charset=utf-8", data)

        def reply(self, code, kind, data, **shown):
            self.send_response(code)
            self.send_header("Content-Type", kind)
            length = shown.get("length", len(data))
            if length is None:
                self.send_header("Transfer-Encoding", "chunked")
            else:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.mark.parametrize("name", ["who-governs", "shared-models", "collaborations-by-region", "comunas"])
def test_named_queries_give_the_same_rows(server, sample, name):
    endpoint = Endpoint(f"{server}/query")
    query = named_query(name)
    assert list(run(endpoint, bind(query, {}, endpoint))) == list(run(sample, bind(query, {}, sample)))


def test_names_are_looked_up_there(server):
    endpoint = Endpoint(f"{server}/query")
    asked = bind(named_query("who-governs"), {"comuna": "valparaiso", "date": "2021-01-05"}, endpoint)
    assert [row.mayor for row in run(endpoint, asked)] == ["Jorge Sharp Fajardo"]


def test_graphs_and_truth(server):
    endpoint = Endpoint(f"{server}/query")
    out = io.BytesIO()
    write(run(endpoint, "CONSTRUCT { ?x mg:governs ?y } { ?x mg:governs ?y }"), out, "turtle")
    assert "mg:governs" in out.getvalue().decode()
    assert bool(run(endpoint, "ASK { ?x a mg:Mayor }")) is True
    assert bool(run(endpoint, "ASK { ?x a mg:Nothing }")) is False


def test_prefixes_are_declared_for_the_server_even_own_ones(server):
    own = {"mine": "https://w3id.org/munigraph/ontology#"}
    assert bool(run(Endpoint(f"{server}/query"), "ASK { ?x a mine:Mayor }", prefixes=own)) is True


def test_a_syntax_error_is_told_with_its_place(server):
    with pytest.raises(QueryError, match="line 1, column 1: expected SELECT"):
        run(Endpoint(f"{server}/query"), "SELEC * { ?s ?p ?o }")


def test_what_goes_wrong_is_told(server):
    with pytest.raises(QueryError, match=r"refused the query \(503 .*\): cerrado por mantención"):
        run(Endpoint(f"{server}/down"), "ASK {}")
    with pytest.raises(QueryError, match="but with text/html"):
        run(Endpoint(f"{server}/broken"), "ASK {}")
    with pytest.raises(QueryError, match=r"cannot reach http://127\.0\.0\.1:1/: Connection refused"):
        run(Endpoint("http://127.0.0.1:1/"), "ASK {}")
    for wrong in ("file:///etc/passwd", "localhost:7878", "http://"):
        with pytest.raises(InputError, match="is not the address of a SPARQL server"):
            Endpoint(wrong)


@pytest.mark.parametrize("path", ["stopped", "stopped/in-parts"])
def test_an_answer_that_was_broken_off_is_never_taken_for_a_whole_one(server, path):
    with pytest.raises(QueryError, match="the server broke it off"):
        list(run(Endpoint(f"{server}/{path}"), "SELECT ?s { ?s ?p ?o }"))


def test_a_garbled_answer_is_not_told_as_an_error_in_the_query(server):
    with pytest.raises(QueryError, match=r"the answer of .*/garbled cannot be read"):
        list(run(Endpoint(f"{server}/garbled"), "SELECT ?s { ?s ?p ?o }"))


def test_what_is_refused_of_a_store_is_refused_of_a_server(server):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(Endpoint(f"{server}/query"), "SELECT * { SERVICE <http://localhost:1/> { ?a ?b ?c } }")
    with pytest.raises(QueryError, match="DROP is refused"):
        run(Endpoint(f"{server}/query"), "DROP ALL")
