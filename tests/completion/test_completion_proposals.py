"""What a shell's script is answered, and at what cost."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.cli.main import cli
from munigraph.cli.shells import SHELLS, proposed, replies
from munigraph.cli.shells.typed import read

#: Characters at which readline parts words, as bash has them.
BREAKS = " \t\n\"'@><=;|&(:"
#: Words of one line, as names of things are.
LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1)


@pytest.mark.parametrize(
    ("line", "before", "word", "quote", "kept"),
    [
        ("", (), "", "", 0),
        ("munigraph ", (), "", "", 0),
        ("munigraph que", (), "que", "", 0),
        ("munigraph query  -p comuna=Val", ("query", "-p"), "comuna=Val", "", 7),
        ('munigraph "a b" "c d', ("a b",), "c d", '"', 0),
        ("munigraph 'it\\", (), "it\\", "'", 0),
        ('munigraph x="\\"y', (), 'x="y', '"', 2),
        ("munigraph a\\ b\\=c", (), "a b=c", "", 0),
        ("munigraph ''", (), "", "", 0),
        ("munigraph a\\", (), "a", "", 0),
        ("munigraph a \\\n-n b\\\nc", ("a", "-n"), "bc", "", 0),
        ('munigraph "a\\\nb', (), "ab", '"', 0),
        ("munigraph 'a\\\nb", (), "a\\\nb", "'", 0),
    ],
)
def test_a_line_is_read_as_shells_do(line, before, word, quote, kept):
    assert read(line, BREAKS) == (before, word, quote, kept)


@given(st.text())
def test_every_line_is_read(line):
    typed = read(line, BREAKS)
    assert 0 <= typed.kept <= len(typed.word)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("quote", ["", '"', "'"])
@settings(max_examples=30)
@given(words=st.lists(LINES, min_size=1, max_size=50))
def test_bash_reads_a_proposal_as_what_is_meant(quote, words):
    typed = read(f"munigraph {quote}", BREAKS)
    written = [list(replies.bash(typed, [replies.Item("plain", "", word, "")]))[-1] for word in words]
    said = " ".join(f"{quote}{line.removeprefix('plain ')}{quote}" for line in written)
    script = f"printf '%s\\0' {said}"
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"})
    assert done.stdout.decode().split("\0")[:-1] == words


@pytest.fixture
def answer(monkeypatch, sample_graph, tmp_path):
    """Asks for proposals as the script of zsh does."""
    monkeypatch.setenv("MUNIGRAPH_STORE", str(sample_graph.store.path))
    monkeypatch.setenv("MUNIGRAPH_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").touch()

    def ask(line):
        monkeypatch.setenv("COMP_LINE", f"munigraph {line}")
        return [each.removeprefix("space ").removeprefix("nospace ") for each in proposed(cli, "zsh").splitlines()]

    return ask


def test_the_command_offers_the_shells_that_there_are(answer):
    assert [each.partition(":")[0] for each in answer("completion ")] == list(SHELLS)


def test_every_command_and_the_parameters_left_are_proposed_with_what_they_are(answer):
    assert "query:Ask the graph a SPARQL query." in answer("")
    assert answer("query -n who-governs -p ")[0] == "comuna=:La comuna; sin valor, todas"
    left = [each.partition(":")[0] for each in answer("query -n who-governs -p comuna=Lota -p ")]
    assert left == ["region=", "date="]


def test_values_are_those_of_the_parameter(answer):
    assert len(answer("query -n who-governs -p comuna=")) == 346
    assert len(answer("query -n who-governs -p region=")) == 16
    assert "comuna=Valparaíso:Región\\: Valparaíso" not in answer("query -n who-governs -p region=")
    assert answer("query -n model-adopters -p model=farmacia") == ["model=Farmacia Municipal", "model=Farmacia Popular"]
    assert answer("query -n who-governs -p date=") == []
    assert answer("query -n who-governs -p nothing=") == []
    assert answer("query -n nothing -p ") == []
    assert answer("query -p ") == []


def test_a_place_goes_by_another_name_where_its_own_does_not_begin_so(answer):
    assert answer("query -n who-governs -p comuna=Llay-") == [
        "comuna=Llay-Llay:Llaillay. Región: Valparaíso",
    ]


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_that_would_be_a_line_of_its_own_is_proposed(answer, monkeypatch, tmp_path, shell):
    """Nor what a terminal would obey."""
    (tmp_path / "odd.rq").write_text(
        """# title = "Título: \\u001b[2J ¿uno?"
# description = "Descripción"
#
# [parameters.words]
# type = "text"
# about = "Palabras"
# default = "a\\nfile\\u001b[2J"
SELECT ?x { ?x rdfs:label $words }
""",
        encoding="utf-8",
    )
    monkeypatch.setenv("MUNIGRAPH_QUERIES", str(tmp_path))
    monkeypatch.setenv("COMP_LINE", "munigraph query -n od")
    told = proposed(cli, shell)
    assert "odd" in told
    assert "\x1b" not in told
    monkeypatch.setenv("COMP_LINE", "munigraph query -n odd -p ")
    assert "words=" in proposed(cli, shell)
    monkeypatch.setenv("COMP_LINE", "munigraph query -n odd -p words=")
    assert proposed(cli, shell) == ""


def test_the_name_of_a_file_need_be_no_text():
    environment = {b"COMP_LINE": b"munigraph build a\xff", b"_MUNIGRAPH_COMPLETE": b"fish"}
    done = subprocess.run([sys.executable, "-m", "munigraph"], capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"file\t\ta\xff\n", b"")


def test_broken_settings_and_missing_stores_give_nothing(answer, monkeypatch, tmp_path):
    monkeypatch.setenv("MUNIGRAPH_STORE", str(tmp_path / "none"))
    assert answer("show jorge") == []
    (tmp_path / "config.toml").write_text("[", encoding="utf-8")
    assert answer("query -n who") == []
    assert answer("query -n who-governs -p ") == []


def test_nothing_is_loaded_that_completion_does_not_need(sample_graph):
    heavy = ["rdflib", "pandas", "networkx", "pyvis", "pyshacl", "rich", "munigraph.extraction", "munigraph.pipeline"]
    program = f"import sys; from munigraph.cli.main import run; run([]); print([each for each in {heavy} if each in sys.modules])"
    for line in ("munigraph ", "munigraph query -n who", "munigraph query -n evidence -p person=jorge"):
        environment = {"COMP_LINE": line, "_MUNIGRAPH_COMPLETE": "zsh", "MUNIGRAPH_STORE": str(sample_graph.store.path)}
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8", env=environment, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]", done.stdout
