"""The command line as a user meets it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from munigraph.cli.main import COMMANDS, cli, run
from munigraph.store import Store

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
HEAVY = {"rdflib", "networkx", "pandas", "pyvis", "oxrdflib", "pyshacl", "yaml"}


def munigraph(*arguments, cwd=None, stdin=None, check=False, **environment):
    """A real process: ``python -m munigraph``."""
    return subprocess.run(
        [sys.executable, "-m", "munigraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        input=stdin,
        check=check,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The sample articles, built through the command line."""
    path = tmp_path_factory.mktemp("cli") / "store"
    done = munigraph("build", SAMPLES, "--store", path)
    assert done.returncode == 0, done.stderr
    return path


class Test_help:  # noqa: N801
    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_has_help_with_an_example(self, name):
        shown = CliRunner().invoke(cli, [name, "--help"])
        assert shown.exit_code == 0
        assert f"Example:\n    munigraph {name}" in shown.output

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_option_is_explained(self, name):
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or parameter.help, parameter.name

    def test_the_group_names_every_command_and_exit_code(self):
        shown = CliRunner().invoke(cli, ["--help"]).output
        assert all(f"\n  {name} " in shown for name in COMMANDS)
        assert all(f"\n    {code} " in shown for code in (0, 1, 2, 3, 4, 5, 6, 70, 130))

    def test_version(self):
        assert munigraph("--version").stdout.startswith("munigraph 0.")


def test_words_of_ones_own_are_read_and_a_broken_file_is_named(tmp_path):
    words, broken, article = tmp_path / "mine.toml", tmp_path / "broken.toml", tmp_path / "minga.txt"
    words.write_text('[[entry]]\nkind = "model"\nforms = ["minga"]\n', encoding="utf-8")
    broken.write_text('[[entry]]\nkind = "modelo"\n', encoding="utf-8")
    article.write_text("La Municipalidad de Tomé lanzó la minga Barrio Vivo en la costa.\n", encoding="utf-8")
    plain, taught = munigraph("extract", article), munigraph("extract", article, "--lexicon", words)
    assert json.loads(plain.stdout)["facts"] == []
    assert [fact["p"] for fact in json.loads(taught.stdout)["facts"]] == ["adopts"]
    store = tmp_path / "store"
    assert "1 new" in munigraph("build", article, "--store", store).stdout
    assert "extracted again" in munigraph("build", article, "--store", store, "--lexicon", words).stdout
    assert "1 unchanged" in munigraph("build", article, "--store", store, "--lexicon", words).stdout
    refused = munigraph("build", article, "--store", store, "--lexicon", broken)
    assert refused.returncode == 3
    assert refused.stderr.startswith(f"error: {broken}: entry 1: unknown kind 'modelo'")


def test_two_texts_on_standard_input_are_two_articles(tmp_path):
    for comuna in ("Tomé", "Castro"):
        done = munigraph("build", "-", "--store", tmp_path / "s", stdin=f"El alcalde de {comuna}, Raúl Prado, habló.\n")
        assert "1 new, 0 changed" in done.stdout


def test_markdown_comes_through_a_pipe_with_its_fields():
    done = munigraph("extract", "-", stdin="---\ntitle: La plaza\ndate: 2022-05-12\n---\nEl alcalde habló.\n")
    record = json.loads(done.stdout)
    assert (record["title"], record["date"]) == ("La plaza", "2022-05-12")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["extract", "query", "stats"])
def test_output_that_cannot_be_written_is_told(store, command):
    article = next(SAMPLES.glob("[a-z]*.md"))
    more = {
        "extract": [article],
        "query": ["SELECT * { ?s ?p ?o } LIMIT 1", "--store", store],
        "stats": ["--store", store],
    }
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "munigraph", command, *map(str, more[command])],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("error: cannot write the output: No space left")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["query", "SELECT * { ?s ?p ?o }"], ["export", "x.nq"], ["stats"]])
def test_a_store_whose_content_is_damaged_is_told(store, tmp_path, command):
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    for table in copy.glob("generations/*/quads/*.sst"):
        data = bytearray(table.read_bytes())
        for at in range(20, len(data) // 2, 40):
            data[at] ^= 0xFF
        table.write_bytes(data)
    done = munigraph(*command, "--store", copy, cwd=tmp_path)
    assert done.returncode == 4, done.stderr
    assert "damaged" in done.stderr
    assert not (tmp_path / "x.nq").exists()


def test_the_caret_of_a_syntax_error_stands_under_its_place(store):
    lines = munigraph("query", "SELEC ?x { ?x a ?y }", "--store", store).stderr.splitlines()
    query = next(line for line in lines if "SELEC " in line)
    caret = next(line for line in lines if line.strip() == "^")
    assert "column 1: expected SELECT, found SELEC" in lines[0]
    assert query[caret.index("^") :].startswith("SELEC ")


def test_a_function_that_sparql_does_not_know_is_a_fault_of_the_query(store):
    done = munigraph("query", "SELECT * { ?s ?p ?o FILTER(<urn:f>(?o)) }", "--store", store)
    assert done.returncode == 5
    assert "custom function <urn:f>" in done.stderr


def test_names_of_files_send_nothing_to_the_terminal(tmp_path):
    done = munigraph("query", "-f", tmp_path / "\x1b]0;title\x07.rq")
    assert done.returncode != 0
    assert "title" in done.stderr
    assert not {"\x1b", "\x07"} & set(done.stderr)


def imported(*arguments):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "munigraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_help_imports_no_library_but_click():
    assert not imported("--help") & {*HEAVY, "pyoxigraph", "rich", "sqlite3"}


def test_a_query_imports_only_what_it_needs(store):
    found = imported("query", "ASK {}", "--store", store, "--format", "csv")
    assert "pyoxigraph" in found
    assert not found & {*HEAVY, "rich", "sqlite3", "filelock"}


class TestQuery:
    def test_an_argument_a_file_and_a_pipe_answer_alike(self, store, tmp_path):
        sparql = "SELECT ?who ?body { ?who mg:governs ?body } ORDER BY ?who ?body"
        (tmp_path / "q.rq").write_text(sparql, encoding="utf-8")
        one = munigraph("query", sparql, "--store", store)
        assert one.returncode == 0
        assert one.stdout.startswith("who,body\n")
        assert len(one.stdout.splitlines()) > 5
        assert munigraph("query", "-f", tmp_path / "q.rq", "--store", store).stdout == one.stdout
        assert munigraph("query", "--store", store, stdin=sparql).stdout == one.stdout
        assert munigraph("query", "-", MUNIGRAPH_STORE=str(store), stdin=sparql).stdout == one.stdout

    def test_formats(self, store):
        table = munigraph("query", "SELECT ?m { ?p mg:governs ?m }", "--store", store, "--format", "table").stdout
        assert "mgr:municipality/" in table
        assert "\x1b" not in table
        found = munigraph("query", "SELECT ?m { ?p mg:governs ?m }", "--store", store, "--format", "json").stdout
        assert json.loads(found)["head"]["vars"] == ["m"]
        turtle = munigraph("query", "CONSTRUCT WHERE { ?p mg:governs ?m }", "--store", store).stdout
        assert "mg:governs" in turtle

    def test_ask_answers_by_word_and_exit_code(self, store):
        yes = munigraph("query", "ASK { ?p mg:governs ?m }", "--store", store)
        no = munigraph("query", "ASK { ?m mg:governs mg:nobody }", "--store", store)
        assert (yes.stdout, yes.returncode, no.stdout, no.returncode) == ("true\n", 0, "false\n", 1)

    def test_exported_files_can_be_asked(self, store, tmp_path):
        assert munigraph("export", tmp_path / "g.trig", "--store", store).returncode == 0
        count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        asked = [
            munigraph("query", count, *where).stdout for where in (("--store", store), ("--data", tmp_path / "g.trig"))
        ]
        assert asked[0] == asked[1]

    @pytest.mark.parametrize(
        ("sparql", "code", "message"),
        [
            ("SELECT ?s { ?s mgg:x ?o }", 5, "did you mean mg:?"),
            ("SELECT ?s { ?s mg:x }", 5, "^"),
            ("DROP ALL", 5, "DROP is refused"),
            ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", 5, "SERVICE is refused"),
            ("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }", 5, "reads no files"),
            ("", 5, "the query is empty"),
        ],
    )
    def test_errors_are_told_without_a_traceback(self, store, sparql, code, message):
        done = munigraph("query", sparql, "--store", store)
        assert done.returncode == code
        assert done.stderr.startswith("error: ")
        assert message in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""

    def test_a_query_that_never_ends_is_stopped(self, store):
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?a)) < STRLEN(?i)) }"
        done = munigraph("query", endless, "--store", store, "--timeout", "1")
        assert done.returncode == 5
        assert "longer than 1 s" in done.stderr

    def test_a_closed_pipe_is_no_error(self, store):
        program = f'{sys.executable} -m munigraph query "SELECT * {{ ?s ?p ?o }}" --store {store} | head -n 1'
        done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
        assert done.stdout == "s,p,o\n"
        assert done.stderr == ""


class TestBuild:
    def test_a_second_build_changes_nothing(self, store):
        done = munigraph("build", SAMPLES, "--store", store)
        assert done.returncode == 0
        assert ": 0 new, 0 changed, " in done.stdout
        assert "facts" in done.stdout
        assert done.stderr == ""

    def test_what_cannot_be_read_is_told_and_the_rest_done(self, tmp_path, write_articles):
        (tmp_path / "empty.txt").touch()
        (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
        lines = '{"id": "x"}\nno json\n{"id": "y", "title": "Una nota", "text": "Un texto cualquiera de prueba."}\n'
        (tmp_path / "broken.jsonl").write_text(lines, encoding="utf-8")
        inputs = ["missing.txt", "empty.txt", "noise.txt", "broken.jsonl", write_articles().name]
        done = munigraph("build", *inputs, "--store", "s", cwd=tmp_path)
        assert done.returncode == 2
        assert ": 4 new" in done.stdout
        for name in ("missing.txt", "empty.txt", "noise.txt", "broken.jsonl, line 1", "broken.jsonl, line 2"):
            assert f"skipped: {name}: " in done.stderr
        assert "Traceback" not in done.stderr

    def test_standard_input(self, tmp_path):
        text = "Una nota\n\nLa alcaldesa de Quillota, Elena Prado Ruiz, recibió a los vecinos."
        assert munigraph("build", "-", "--store", tmp_path / "s", stdin=text).returncode == 0

    def test_a_folder_that_is_no_store_and_one_that_is_locked(self, tmp_path, store, write_articles):
        done = munigraph("build", write_articles(), "--store", tmp_path)
        assert (done.returncode, "not a munigraph store" in done.stderr) == (4, True)
        with Store.open(store) as held, held.writer():
            done = munigraph("build", write_articles(), "--store", store)
        assert (done.returncode, "another process" in done.stderr) == (4, True)
        assert "hint: " in done.stderr


class TestExtract:
    def test_lines_of_json_as_they_come(self, write_articles):
        done = munigraph("extract", write_articles())
        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert [each["id"] for each in found] == ["a1", "a2", "a3"]
        assert done.returncode == 0

    def test_a_table_and_turtle(self, write_articles, tmp_path):
        assert "Elena Prado Ruiz" in munigraph("extract", write_articles(), "--format", "table").stdout
        turtle = munigraph("extract", write_articles(), "--format", "turtle").stdout
        (tmp_path / "x.ttl").write_text(turtle, encoding="utf-8")
        found = munigraph("query", "SELECT ?a { ?a a mg:Article }", "--data", tmp_path / "x.ttl").stdout
        assert len(found.splitlines()) == 4

    def test_a_missing_file(self, write_articles):
        done = munigraph("extract", "no.txt", write_articles())
        assert (done.returncode, len(done.stdout.splitlines())) == (2, 3)


class TestOthers:
    def test_stats(self, store):
        assert "Facts, by predicate" in munigraph("stats", "--store", store).stdout
        numbers = json.loads(munigraph("stats", "--json", "--store", store).stdout)
        assert numbers["articles"] >= 24
        assert numbers["facts"]["governs"] > 0

    @pytest.mark.parametrize("ending", ["nq", "ttl", "jsonld", "rdf", "graphml", "gexf"])
    def test_export(self, store, tmp_path, ending):
        done = munigraph("export", f"g.{ending}", "--store", store, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, f"g.{ending}\n")
        assert (tmp_path / f"g.{ending}").stat().st_size > 1000

    def test_export_of_tables_names_both(self, store, tmp_path):
        done = munigraph("export", "g.csv", "--store", store, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "g.nodes.csv\ng.edges.csv\n")
        assert {path.name for path in tmp_path.iterdir()} == {"g.nodes.csv", "g.edges.csv"}

    def test_canonical_export_is_sorted_nquads_in_a_file_or_a_pipe(self, store, tmp_path):
        assert munigraph("export", "--canonical", "g.txt", "--store", store, cwd=tmp_path).stdout == "g.txt\n"
        lines = (tmp_path / "g.txt").read_bytes().splitlines(keepends=True)
        assert lines == sorted(set(lines))
        for arguments in (["--canonical"], ["--canonical", "-"], ["-", "--format", "nq"]):
            assert munigraph("export", *arguments, "--store", store).stdout.encode() == b"".join(lines)

    @pytest.mark.parametrize(
        "arguments", [[], ["-"], ["--canonical", "--format", "ttl"], ["--canonical", "x.nq", "--format", "csv"]]
    )
    def test_export_asks_for_what_it_lacks(self, store, tmp_path, arguments):
        done = munigraph("export", *arguments, "--store", store, cwd=tmp_path)
        assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
        assert "Traceback" not in done.stderr

    def test_export_to_an_unknown_ending(self, store, tmp_path):
        done = munigraph("export", "g.doc", "--store", store, cwd=tmp_path)
        assert (done.returncode, list(tmp_path.iterdir())) == (2, [])

    def test_retract(self, tmp_path):
        for name, place in (("uno", "Quillota"), ("dos", "Olmué")):
            text = f"Nota {name}\n\nLa alcaldesa de {place}, Elena Prado Ruiz, habló."
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        munigraph("build", "uno.txt", "dos.txt", "--store", "s", cwd=tmp_path, check=True)
        refused = munigraph("retract", "uno", "tres", "--store", "s", cwd=tmp_path)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "'tres'" in refused.stderr
        done = munigraph("retract", "uno", "--store", "s", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("s: 1 retracted (uno)\n  articles           1")

    @pytest.mark.parametrize("lang", ["es", "en"])
    def test_validate(self, store, lang):
        done = munigraph("validate", "--store", store, "--lang", lang)
        assert done.returncode == 0, done.stdout

    def test_view(self, store, tmp_path):
        done = munigraph("view", "-o", "page.html", "--store", store, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "page.html\n")
        assert (tmp_path / "page.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
        assert munigraph("view", "--focus", "zzzz", "--store", store, cwd=tmp_path).returncode == 2

    def test_view_of_a_part(self, store, tmp_path):
        def size(*options):
            assert munigraph("view", "-o", "page.html", "--store", store, *options, cwd=tmp_path).returncode == 0
            return len((tmp_path / "page.html").read_bytes())

        whole = size()
        assert size("--relations", "governs") < whole
        assert size("--kinds", "Mayor,Municipality", "--until", "2019-12-31", "--max-nodes", "20") < whole
        refused = munigraph("view", "--kinds", "Martian", "--store", store, cwd=tmp_path)
        assert refused.returncode == 2
        assert "the graph has no kind 'Martian'" in refused.stderr
        assert "--depth needs --focus" in munigraph("view", "--depth", "2", "--store", store, cwd=tmp_path).stderr

    def test_demo_answers_three_questions_and_writes_the_page(self, tmp_path):
        done = munigraph("demo", "here", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("¿") == 3
        assert done.stdout.count(" rows\n") == 3
        assert "\n0 rows" not in done.stdout
        assert str(tmp_path / "here" / "graph.html") in done.stdout

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_completion(self, shell):
        assert "_MUNIGRAPH_COMPLETE" in munigraph("completion", shell).stdout
        done = munigraph(_MUNIGRAPH_COMPLETE=shell, COMP_LINE="munigraph qu")
        assert "query" in done.stdout

    @pytest.mark.parametrize("command", ["query ASK{}", "stats", "export x.nq", "validate", "view"])
    def test_no_store(self, command, tmp_path):
        done = munigraph(*command.split(), cwd=tmp_path, MUNIGRAPH_STORE="nowhere")
        assert done.returncode == 4
        assert done.stderr.startswith("error: there is no munigraph store at nowhere\nhint: ")
        assert list(tmp_path.iterdir()) == []


class TestEndings:
    """What becomes of exceptions."""

    @pytest.fixture
    def failing(self, monkeypatch):
        def fail_with(error):
            def main(*_, **__):
                raise error

            monkeypatch.setattr(sys.modules["munigraph.cli.main"], "_invoke", main)
            return run([])

        return fail_with

    def test_an_internal_error_is_one_line(self, failing, capsys, monkeypatch):
        monkeypatch.delenv("MUNIGRAPH_DEBUG", raising=False)
        assert failing(KeyError("oops")) == 70
        told = capsys.readouterr().err
        assert told.startswith("error: internal error: KeyError: 'oops'\n")
        assert "report" in told

    def test_debugging_shows_where(self, failing, monkeypatch):
        monkeypatch.setenv("MUNIGRAPH_DEBUG", "1")
        with pytest.raises(KeyError):
            failing(KeyError("oops"))

    def test_an_interruption_is_quiet(self, failing, capsys):
        assert failing(KeyboardInterrupt()) == 130
        assert capsys.readouterr().err == ""

    def test_wrong_usage(self):
        done = munigraph("query", "--no-such-option")
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert munigraph("nothing").returncode == 2


class TestExplain:
    GOLDEN = Path(__file__).parent / "golden"

    @pytest.mark.parametrize("lang", ["es", "en"])
    def test_a_sample_article_is_explained_in_words(self, lang):
        done = munigraph("extract", SAMPLES / "arica-plan-regulador.md", "--explain", "--lang", lang)
        assert done.returncode == 0, done.stderr
        assert done.stdout == (self.GOLDEN / f"arica-plan-regulador.{lang}.txt").read_text(encoding="utf-8")

    def test_spanish_is_the_language_unless_told_otherwise(self):
        assert "\nDATOS\n" in munigraph("extract", SAMPLES / "arica-plan-regulador.md", "--explain").stdout

    def test_it_goes_through_all_articles_and_tells_what_was_left_out(self, tmp_path):
        done = munigraph("extract", SAMPLES, tmp_path / "nothing.txt", "--explain", "--format", "table")
        assert done.returncode == 2
        assert done.stdout.count("Afirmaciones encontradas: ") >= 39
        assert "skipped: " in done.stderr

    def test_words_of_ones_own_are_used(self, tmp_path):
        words = tmp_path / "mine.toml"
        words.write_text('[[entry]]\nkind = "model"\nforms = ["minga"]\n', encoding="utf-8")
        text = "La Municipalidad de Tomé lanzó la minga Barrio Vivo en la costa.\n"
        assert "Barrio Vivo" not in munigraph("extract", "-", "--explain", stdin=text).stdout.split("\n", 3)[3]
        taught = munigraph("extract", "-", "--explain", "--lexicon", words, stdin=text).stdout
        assert "• La Municipalidad de Tomé aplica «minga Barrio Vivo».\n" in taught

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            (["--explain", "--format", "jsonl"], "--explain writes text for people: leave out --format jsonl"),
            (["--explain", "--format", "turtle"], "--explain writes text for people: leave out --format turtle"),
            (["--lang", "en"], "--lang is the language of --explain"),
            (["--explain", "--lang", "fr"], "'fr' is not one of 'es', 'en'"),
        ],
    )
    def test_options_that_do_not_go_together_are_told(self, options, says):
        done = munigraph("extract", SAMPLES, *options)
        assert (done.returncode, done.stdout) == (2, "")
        assert says in done.stderr
