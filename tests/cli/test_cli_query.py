"""``munigraph query`` and ``munigraph queries`` as a user meets them: errors, limits, endings."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from munigraph.store import Store

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
#: All pairs of triples, in order: takes minutes and gigabytes.
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a"
#: The planner alone takes minutes.
UNPLANNABLE = f"SELECT * {{ {' '.join(f'?a{n} ?b{n} ?c{n} .' for n in range(400))} }}"


def munigraph(*arguments, stdin=None, cwd=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "munigraph", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        input=stdin,
        cwd=cwd,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli-query") / "store"
    assert munigraph("build", SAMPLES, "--store", path).returncode == 0
    return path


@pytest.fixture
def ask(store, tmp_path):
    """Asks the sample store, without the settings of whoever runs the tests."""

    def run(*arguments, **options):
        options.setdefault("MUNIGRAPH_CONFIG", "")
        return munigraph("query", *arguments, "--store", store, XDG_CONFIG_HOME=str(tmp_path), **options)

    return run


class TestNamed:
    def test_a_named_query_with_parameters(self, ask):
        done = ask("--name", "who-governs", "--param", "comuna=Valparaíso", "--param", "date=2021-01-05")
        assert done.returncode == 0
        assert done.stdout.startswith("municipality_name,mayor,")
        assert done.stdout.count("\n") == 2
        assert "Municipalidad de Valparaíso,Jorge Sharp Fajardo,2016-12-06" in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "code", "says"),
        [
            (["--name", "who-govern"], 5, "did you mean who-governs"),
            (["--name", "who-governs", "-p", "comun=x"], 5, "did you mean comuna?"),
            (["--name", "who-governs", "-p", "comuna=Balparaíso"], 5, "did you mean Valparaíso"),
            (["--name", "who-governs", "-p", "date=ayer"], 5, "'ayer' is not a day"),
            (["--name", "who-governs", "-p", "comuna"], 2, "write it as KEY=VALUE"),
            (["--name", "who-governs", "-p", "date=2021-01-01", "-p", "date=2021-01-02"], 2, "given twice"),
            (["--name", "who-governs", "ASK {}"], 2, "not both"),
            (["ASK {}", "-p", "a=b"], 2, "give --name"),
            (["ASK {}", "--labels", "es", "--format", "csv"], 2, "--labels is for table, markdown, html"),
            (["ASK {}", "--endpoint", "http://localhost:1/", "--data", "x.ttl"], 2, "not both"),
            (["ASK {}", "--endpoint", "http://127.0.0.1:1/"], 5, "cannot reach http://127.0.0.1:1/"),
            (["ASK {}", "--endpoint", "nowhere"], 2, "is not the address of a SPARQL server"),
            (["ASK {}", "--limit-memory", "1M"], 2, "is too little"),
            (["ASK {}", "--limit-memory", "much"], 2, "is not a size"),
            (["ASK {}", "--limit-memory", "9" * 5000], 2, "is not a size"),
            *(
                (["ASK {}", "--timeout", each], 2, "not a time in seconds")
                for each in ("nan", "inf", "0", "-1", "soon")
            ),
            (["ASK {}", "--queries", "nowhere", "--name", "x"], 2, "not both"),
            (["--name", "x", "--queries", "nowhere"], 3, "the folder of queries nowhere is not there"),
        ],
    )
    def test_what_is_wrong_is_told(self, ask, arguments, code, says):
        done = ask(*arguments)
        assert (done.returncode, done.stdout) == (code, "")
        assert says in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("value", ["\" } DROP ALL # '", "> } SERVICE <http://127.0.0.1:1/> {", "a\\u0022b\n'''"])
    def test_hostile_values_are_text(self, ask, value):
        done = ask("--name", "statements", "-p", f"topic={value}")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.count("\n") == 1

    def test_queries_are_listed_and_shown(self, tmp_path):
        listed = munigraph("queries")
        assert "who-governs" in listed.stdout
        assert "¿Quién gobierna cada comuna?" in listed.stdout
        assert "Who governs each comuna?" in munigraph("queries", "--lang", "en").stdout
        shown = munigraph("queries", "who-governs", "--lang", "en").stdout
        assert "munigraph query --name who-governs --param comuna=… --param region=… --param date=…" in shown
        assert "SELECT ?municipality_name" in shown
        assert "\x1b" not in shown
        records = json.loads(munigraph("queries", "--json").stdout)
        assert {"name", "title", "description", "view", "parameters", "sparql"} == records[0].keys()
        missing = munigraph("queries", "nothing-such")
        assert (missing.returncode, missing.stdout) == (5, "")

    def test_queries_and_prefixes_of_ones_own(self, ask, tmp_path):
        (tmp_path / "mine").mkdir()
        text = '# title = "Propia"\n# description = "Propia"\nASK { ?x a own:Mayor }\n'
        (tmp_path / "mine" / "own-one.rq").write_text(text, encoding="utf-8")
        config = tmp_path / "config.toml"
        config.write_text(
            'queries = ["mine"]\n[prefixes]\nown = "https://w3id.org/munigraph/ontology#"\n', encoding="utf-8"
        )
        environment = {"MUNIGRAPH_CONFIG": str(config)}
        assert ask("--name", "own-one", **environment).stdout == "true\n"
        assert "own-one" in munigraph("queries", **environment).stdout
        assert ask("ASK { ?x a own:Mayor }", **environment).stdout == "true\n"
        assert "prefix own: is not declared" in ask("--name", "own-one", "--queries", tmp_path / "mine").stderr
        config.write_text('[prefixes]\nown = "x"\n', encoding="utf-8")
        broken = ask("ASK {}", **environment)
        assert broken.returncode == 3
        assert str(config) in broken.stderr

    def test_the_usual_place_of_the_settings(self, store, tmp_path):
        (tmp_path / "munigraph").mkdir()
        (tmp_path / "munigraph" / "config.toml").write_text('[prefixes]\nown = "urn:"\n', encoding="utf-8")
        done = munigraph(
            "query", "ASK { ?x a own:x }", "--store", store, XDG_CONFIG_HOME=str(tmp_path), MUNIGRAPH_CONFIG=""
        )
        assert (done.stdout, done.stderr) == ("false\n", "")


class TestForms:
    def test_names_in_place_of_iris(self, ask):
        sparql = "SELECT ?m { ?p mg:governs ?m } ORDER BY ?m LIMIT 1"
        assert "Municipalidad de " in ask(sparql, "--labels", "es").stdout
        assert ask(sparql, "--labels", "es", "--format", "markdown").stdout.startswith(
            "| m |\n| --- |\n| Municipalidad"
        )
        assert '<a href="https://w3id.org/munigraph/id/municipality/' in ask(sparql, "--format", "html").stdout
        assert "governs" in ask("SELECT ?p { VALUES ?p { mg:governs } }", "--labels", "en").stdout
        assert "gobierna" in ask("SELECT ?p { VALUES ?p { mg:governs } }", "--labels", "es").stdout

    def test_several_files_at_once(self, tmp_path):
        import gzip

        (tmp_path / "a.ttl").write_text("<urn:a> <urn:p> 1 .", encoding="utf-8")
        (tmp_path / "b.nt.gz").write_bytes(gzip.compress(b"<urn:b> <urn:p> <urn:a> .\n"))
        done = munigraph("query", "SELECT ?b ?n { ?b <urn:p> ?a . ?a <urn:p> ?n }", "--data", "a.ttl", "--data", "b.nt.gz", cwd=tmp_path)  # fmt: skip
        assert done.stdout == "b,n\nurn:b,1\n"

    @pytest.mark.parametrize("form", ["jsonld", "rdfxml", "ntriples"])
    def test_graphs(self, ask, form):
        done = ask("CONSTRUCT WHERE { ?p mg:governs ?m }", "--format", form)
        assert done.returncode == 0
        assert "governs" in done.stdout


class TestHelp:
    def test_an_unknown_term_is_noted_and_the_answer_stays_clean(self, ask):
        done = ask("SELECT ?x { ?x mg:govern ?y }")
        assert (done.returncode, done.stdout) == (0, "x\n")
        assert done.stderr == "note: the ontology has no mg:govern\nhint: did you mean mg:governs?\n"

    def test_zero_rows_are_explained_on_a_terminal_only(self, ask, store):
        sparql = "SELECT ?x { ?x a mg:Mayor ; skos:prefLabel 'Nadie'@es }"
        assert ask(sparql).stderr == ""
        shown, terminal = pty.openpty()
        command = [sys.executable, "-m", "munigraph", "query", sparql, "--store", store]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=terminal, encoding="utf-8", timeout=60, check=False
        )
        os.close(terminal)
        assert done.stdout == "x\n"
        assert 'no triple fits this pattern: ?x skos:prefLabel "Nadie"@es' in os.read(shown, 4096).decode()
        os.close(shown)


class TestLimits:
    @pytest.mark.parametrize(
        "sparql", [ENDLESS, UNPLANNABLE, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"]
    )
    def test_time_is_up_whatever_the_engine_does(self, ask, sparql):
        """Each would run for minutes; the run of the command itself is cut at two."""
        done = ask(sparql, "--timeout", "1")
        assert done.returncode == 5
        assert "the query ran longer than 1 s" in done.stderr
        assert done.stderr.count("\n") == 2

    def test_memory_is_limited(self, ask):
        done = ask(ENDLESS, "--limit-memory", "300M")
        assert done.returncode == 5
        assert done.stderr.startswith("error: the query needed more memory than 300 MB\nhint: ")
        assert done.stderr.count("\n") == 2
        assert ask("ASK {}", "--limit-memory", "300M").stdout == "true\n"

    def test_a_query_that_breaks_the_engine_is_told(self, ask):
        done = ask("-", stdin=f"ASK {{ FILTER(1{'&&1' * 50_000}) }}")
        assert done.returncode == 5
        assert "the engine broke down on this query" in done.stderr
        deep = ask(f"ASK {{ FILTER({'(' * 300}1{')' * 300}) }}")
        assert (deep.returncode, "nested more than 200 deep" in deep.stderr) == (5, True)

    def test_other_servers_are_asked_only_when_allowed(self, ask):
        sparql = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"
        refused = ask(sparql)
        assert refused.returncode == 5
        assert refused.stderr.startswith("error: SERVICE is refused: ")
        assert "--allow-service" in refused.stderr
        allowed = ask(sparql, "--allow-service")
        assert allowed.returncode == 5
        assert "refused:" not in allowed.stderr

    @pytest.mark.parametrize("sparql", ["LOAD <http://127.0.0.1:1/>", "INSERT DATA { <a:a> <b:b> 1 }", "SELECT * FROM <file:/etc/passwd> {}"])  # fmt: skip
    def test_changes_and_files_are_refused_even_then(self, ask, sparql):
        done = ask(sparql, "--allow-service")
        assert (done.returncode, done.stdout) == (5, "")
        assert " is refused: " in done.stderr

    def test_a_store_can_be_asked_while_a_build_runs(self, ask, store):
        with Store.open(store) as held, held.writer() as writer:
            writer.ledger  # noqa: B018 - begins the next generation
            assert ask("ASK { ?x a mg:Mayor }").stdout == "true\n"


class TestEndings:
    @pytest.fixture
    def running(self, store):
        """An endless query in a group of processes of its own."""
        command = [sys.executable, "-m", "munigraph", "query", ENDLESS, "--store", store]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            while not children.read_text(encoding="ascii").strip():
                time.sleep(0.05)
            time.sleep(0.3)
            yield process
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)

    @pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
    def test_an_interruption_is_quiet_and_leaves_nothing_running(self, running):
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=20)
        assert (running.returncode, told) == (130, b"")
        with pytest.raises(ProcessLookupError):
            os.killpg(running.pid, 0)

    @pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
    def test_ending_the_command_ends_the_query(self, running):
        os.kill(running.pid, signal.SIGTERM)
        running.communicate(timeout=20)
        assert running.returncode == 128 + signal.SIGTERM
        with pytest.raises(ProcessLookupError):
            os.killpg(running.pid, 0)

    @pytest.mark.parametrize("form", ["csv", "json", "markdown", "html"])
    def test_a_closed_pipe_is_quiet(self, store, form):
        program = f'"$0" -m munigraph query "SELECT * {{ ?s ?p ?o }}" --store "$1" --format {form} | head -c 10'
        done = subprocess.run(
            ["bash", "-c", program, sys.executable, store], capture_output=True, timeout=60, check=False
        )
        assert (len(done.stdout), done.stderr) == (10, b"")
