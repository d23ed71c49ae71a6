"""Servers to publish on, each in a folder of its own, on loopback: Oxigraph, Virtuoso, and one that refuses."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from munigraph.errors import ServerError
from munigraph.serving.binary import oxigraph as find_oxigraph
from munigraph.web import PASSWORD, USER


@pytest.fixture(autouse=True)
def _nobody(monkeypatch, tmp_path):
    """Who runs the tests has no name and password at any server."""
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.delenv(PASSWORD, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


def free_ports(count):
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@contextmanager
def running(command, folder, url, seconds=90):
    """A server process, from when it answers until the end of the block."""
    with (folder / "output.txt").open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + seconds
        while True:
            try:
                urlopen(url).close()
                break
            except (URLError, OSError):
                told = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")
                assert process.poll() is None, told
                assert time.monotonic() < end, told
                time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def oxigraph_program():
    """The program of the extra ``serve``."""
    try:
        return find_oxigraph()
    except ServerError as error:
        pytest.skip(f"{error}; {error.hint}")


@pytest.fixture(scope="module")
def oxigraph(oxigraph_program, tmp_path_factory):
    """Address of the graph store of an Oxigraph server, empty at first, whose default graph is the union of all."""
    (port,) = free_ports(1)
    folder = tmp_path_factory.mktemp("oxigraph")
    place = ("--location", folder / "data", "--bind", f"127.0.0.1:{port}")
    with running((oxigraph_program, "serve", *place, "--union-default-graph"), folder, f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/store"


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory):
    """Address of the graph store of a Virtuoso server; name and password are both ``dba``."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    sql, http = free_ports(2)
    folder = tmp_path_factory.mktemp("virtuoso")
    settings = Path(__file__).with_name("virtuoso.ini").read_text(encoding="utf-8")
    (folder / "virtuoso.ini").write_text(settings.format(sql_port=sql, http_port=http), encoding="utf-8")
    command = (program, "+configfile", "virtuoso.ini", "+foreground")
    with running(command, folder, f"http://127.0.0.1:{http}/sparql"):
        yield f"http://127.0.0.1:{http}/sparql-graph-crud-auth"


@pytest.fixture(scope="session")
def virtuoso_version():
    """Version of the Virtuoso that is installed; empty when there is none."""
    program = shutil.which("virtuoso-t")
    told = (
        "" if program is None else subprocess.run([program, "-?"], capture_output=True, text=True, check=False).stderr
    )
    found = re.search(r"Version (\d+\.\d+\.\d+)", told)
    return found[1] if found else ""


class Scripted(ThreadingHTTPServer):
    """A graph store in memory that answers as a test wants.

    ``answer(method, graph, content)`` gives what to answer instead of acting: (status, headers, words), or None.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.graphs = {}
        self.requests = []
        self.answer = lambda method, graph, content: None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/graphs"


class _Handler(BaseHTTPRequestHandler):
    def _act(self):
        graph = parse_qs(urlsplit(self.path).query)["graph"][0]
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.requests.append((self.command, graph, self.headers.get("Authorization")))
        answer = self.server.answer(self.command, graph, content)
        if answer is None:
            answer = self._as_it_should(graph, content)
        status, headers, words = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(words)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(words)

    do_GET = do_PUT = do_POST = do_DELETE = _act  # noqa: N815 - names of http.server

    def _as_it_should(self, graph, content):
        graphs = self.server.graphs
        if self.command in ("GET", "DELETE") and graph not in graphs:
            return 404, {}, b""
        if self.command == "GET":
            return 200, {"Content-Type": "text/turtle"}, b"".join(sorted(graphs[graph]))
        if self.command == "DELETE":
            del graphs[graph]
        elif self.command == "PUT":
            graphs[graph] = set(content.splitlines(keepends=True))
        else:
            graphs.setdefault(graph, set()).update(content.splitlines(keepends=True))
        return 204, {}, b""

    def log_message(self, *_):
        pass


@pytest.fixture
def scripted():
    """A :class:`Scripted` server."""
    with Scripted() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
