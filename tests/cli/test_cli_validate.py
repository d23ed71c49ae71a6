"""``munigraph validate``: what is wrong, by article, with the words behind it."""

from __future__ import annotations

import json

import pytest

from munigraph.cli.main import run

ARTICLES = [
    {
        "id": f"nota-{number}",
        "title": f"La nota {number}",
        "date": "2015-03-02",
        "outlet": "El Faro de Prueba",
        "text": f"La alcaldesa de {comuna}, Elena Prado Ruiz, habló.",
    }
    for number, comuna in ((1, "Quillota"), (2, "Castro"))
]
QUOTE = "alcaldesa de Quillota, Elena Prado Ruiz"


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """An export in which somebody changed the quote of one article."""
    folder = tmp_path_factory.mktemp("validate")
    file, graph = folder / "notas.jsonl", folder / "g.nq"
    file.write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), encoding="utf-8")
    assert run(["build", str(file), "--store", str(folder / "s")]) == 0
    assert run(["export", str(graph), "--store", str(folder / "s")]) == 0
    text = graph.read_text(encoding="utf-8")
    exact = f'<http://www.w3.org/ns/oa#exact> "{QUOTE}"'
    assert exact in text
    graph.write_text(text.replace(exact, exact.replace("alcaldesa", "exalcaldesa")), encoding="utf-8")
    return graph


@pytest.mark.parametrize(("lang", "says"), [("es", "La cita no es lo que"), ("en", "The quote is not what")])
def test_it_names_the_article_and_shows_both_wordings(broken, capfd, lang, says):
    capfd.readouterr()
    assert run(["validate", "--data", str(broken), "--lang", lang]) == 6
    out = capfd.readouterr().out
    assert "La nota 1 (El Faro de Prueba, 2015-03-02) [nota-1]" in out
    assert says in out
    assert f": ex{QUOTE}" in out
    assert f": {QUOTE}" in out
    assert "nota-2" not in out


def test_one_article_is_looked_at_by_itself(broken, capfd):
    assert run(["validate", "--data", str(broken), "--article", "nota-2"]) == 0
    assert run(["validate", "--data", str(broken), "--article", "nota-1"]) == 6
    capfd.readouterr()
    assert run(["validate", "--data", str(broken), "--article", "nota-9"]) == 2
    assert capfd.readouterr().err.startswith("error: no article of the graph has the id 'nota-9'")


def test_as_json(broken, capfd):
    capfd.readouterr()
    assert run(["validate", "--data", str(broken), "--json"]) == 6
    data = json.loads(capfd.readouterr().out)
    assert data["conforms"] is False
    (result,) = [each for each in data["results"] if each["check"] == "quote-is-text"]
    assert result["article"]["ids"] == ["nota-1"]
    assert (result["value"], result["quote"]) == (f"ex{QUOTE}", QUOTE)
