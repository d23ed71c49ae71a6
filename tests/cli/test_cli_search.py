"""``munigraph search``: things and quotes, found by words."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

import pytest

from munigraph.cli.main import run
from munigraph.cli.search import KINDS
from munigraph.mapping.prefixes import iri_of
from munigraph.search import GROUPS

ARTICLES = (
    {
        "id": "n1",
        "title": "Visita \x1b[31mroja <b>fuerte</b>",
        "date": "2021-03-02",
        "outlet": "El Faro de Prueba",
        "text": "La alcaldesa de Quillota, Elena Prado Ruiz, se reunió ayer en Olmué con la concejala de Olmué, Marta "
        "Lillo Vera. «Vamos a cuidar el \x1b]0;agua\x07 potable <script>alert(1)</script>», dijo la alcaldesa Prado.",
    },
    {
        "id": "n2",
        "title": "Otra vez",
        "date": "2021-04-10",
        "text": "«El agua potable alcanza para todos», dijo la concejala de Olmué, Marta Lillo Vera.",
    },
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search-cli")
    file = folder / "notes.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), encoding="utf-8")
    assert run(["build", str(file), "--store", str(folder / "s")]) == 0
    return folder / "s"


@pytest.fixture
def search(store, capfd):
    """Runs the command; gives its exit code, what it prints, and what it says beside."""

    def call(*arguments):
        capfd.readouterr()
        code = run(["search", *arguments, "--store", str(store)])
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


def test_finds_are_told_with_what_show_takes(search, store, capfd):
    code, out, err = search("prado", "ruiz", "--limit", "1")
    assert code == 0
    title, address = out.splitlines()
    assert title == "Elena [Prado Ruiz] · Alcalde o alcaldesa · en 1 artículo"
    assert "--limit" in err
    assert run(["show", address.strip(), "--store", str(store)]) == 0
    assert "Elena Prado Ruiz" in capfd.readouterr().out


def test_an_argument_that_is_no_utf8_is_printed_with_question_marks(search):
    code, out, _ = search("\udcff", "zzzz", "--json")
    assert code == 1
    assert json.loads(out)["words"] == "? zzzz"


def test_every_find_but_a_headline_can_be_shown(search, store):
    code, out, _ = search("prado", "--limit", "50", "--json")
    assert code == 0
    for hit in json.loads(out)["hits"]:
        if hit["group"] != "article":
            assert iri_of(hit["iri"]) == hit["iri"]
            assert run(["show", hit["iri"], "--store", str(store)]) == 0


def test_statements_come_with_speaker_day_and_outlet(search):
    code, out, _ = search("potable", "--kind", "statement", "--until", "2021-03-31", "--lang", "en")
    assert code == 0
    assert "Statement · by Elena Prado Ruiz" in out
    assert "2021-03-02 · El Faro de Prueba" in out
    assert "[potable]" in out


def test_json_is_one_object_with_the_places_of_the_words(search):
    code, out, err = search("--json", "potable", "--kind", "statement", "--kind", "quote")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["total"] == 2
    for hit in found["hits"]:
        ((start, end),) = hit["snippet"]["marks"]
        assert hit["snippet"]["text"][start:end] == "potable"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_nothing_found_is_told_with_what_may_help(search, lang):
    code, out, err = search("prado", "xyzzyplugh", "--lang", lang)
    assert (code, out) == (1, "")
    assert "xyzzyplugh 0" in err
    assert "mgr:person/elena-prado-ruiz" in err


def test_nothing_found_is_json_too(search):
    code, out, err = search("xyzzyplugh", "--json")
    assert (code, err) == (1, "")
    assert json.loads(out)["hits"] == []


def test_nothing_of_a_kind_says_that_there_are_others(search):
    code, _, err = search("potable", "--kind", "model")
    assert code == 1
    assert "--kind" in err
    assert "2" in err


def test_a_typing_error_is_forgiven_and_told(search):
    code, out, err = search("quilota", "--kind", "municipality")
    assert code == 0
    assert "[Quillota]" in out
    assert "«quilota»" in err
    assert "«quillota»" in err


@pytest.mark.parametrize(
    "arguments", [[""], ["¿?"], ["a", "--since", "ayer"], ["a", "--kind", "river"], [], ["a", "--limit", "0"]]
)
def test_wrong_usage_is_told(search, arguments):
    code, out, err = search(*arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_a_missing_store_and_a_missing_file_are_told(tmp_path, capfd):
    assert run(["search", "agua", "--store", str(tmp_path / "none")]) == 4
    assert run(["search", "agua", "--data", str(tmp_path / "none.nq")]) == 2
    assert "Traceback" not in capfd.readouterr().err


def test_an_exported_graph_is_searched(store, tmp_path, capfd):
    assert run(["export", str(tmp_path / "g.nq.gz"), "--store", str(store)]) == 0
    capfd.readouterr()
    assert run(["search", "prado ruiz", "--limit", "1", "--data", str(tmp_path / "g.nq.gz")]) == 0
    assert "mgr:person/elena-prado-ruiz" in capfd.readouterr().out


def test_words_of_an_article_command_no_terminal(search):
    for words in ("roja", "potable"):
        _, out, _ = search(words)
        assert words in out
        assert "\x1b" not in out
        assert "\x07" not in out


def in_terminal(store, **environment):
    """What a terminal of 60 columns gets to see."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "munigraph", "search", "potable", "--store", str(store)]
    variables = {**os.environ, "COLUMNS": "60", "LINES": "40", **environment}
    variables.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, env=variables) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
        process.wait()
    os.close(master)
    return shown.decode()


def test_colour_is_for_terminals(store, search):
    assert "\x1b[1;36mpotable\x1b[0m" in in_terminal(store)
    assert "\x1b" not in in_terminal(store, NO_COLOR="1")
    assert "\x1b" not in search("potable")[1]


def test_the_kinds_to_choose_from_are_those_that_are_found():
    assert tuple(GROUPS) == KINDS
