"""The file that is written: alone, the same each time, in one piece or not at all."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest

from munigraph.errors import DataError, InputError, MunigraphError
from munigraph.view import build_page, write_page
from munigraph.view.data import page_data
from munigraph.view.labels import load_labels, parse_labels
from munigraph.view.layout import layout


def test_the_page_names_no_other_place(sample):
    page = build_page(sample.network)
    ours = page.split("<script>")[0] + page.split("</script>")[-2]
    assert set(re.findall(r"""(?:src|href)=["']([^"']*)""", ours)) == {"data:,"}
    assert "cdn" not in ours.lower()
    assert "bootstrap" not in page.lower()


def test_the_policy_allows_exactly_the_scripts_of_the_page(sample):
    page = build_page(sample.network)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert set(re.findall(r"'sha256-([^']*)'", policy)) == digests
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'unsafe" not in policy


def test_the_same_network_gives_the_same_bytes_in_any_order(sample):
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(sample.network.nodes(data=True))))
    for s, o, key, attributes in reversed(list(sample.network.edges(keys=True, data=True))):
        turned.add_edge(s, o, key=key, **attributes)
    assert build_page(turned) == build_page(sample.network)


def test_the_bytes_do_not_depend_on_the_hash_seed():
    script = (
        "import networkx as nx, hashlib; from munigraph.view import build_page; g = nx.MultiDiGraph();"
        "[g.add_edge(f'x:{i}', f'x:{i * 7 % 30}', key=f'k:{i}', relation='governs', evidence=[]) for i in range(60)];"
        "print(hashlib.sha256(build_page(g).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_page_is_small(sample):
    assert len(build_page(sample.network).encode()) < 700_000


def test_the_file_is_written_whole_in_utf8(sample, tmp_path):
    path = write_page(sample.network, tmp_path / "grafo de prueba.html")
    assert path.read_bytes().decode("utf-8") == build_page(sample.network)
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file(sample, tmp_path, monkeypatch):
    path = tmp_path / "graph.html"
    path.write_text("old", encoding="utf-8")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(MunigraphError, match="No space left"):
        write_page(sample.network, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_plainly(sample, tmp_path):
    with pytest.raises(MunigraphError, match="cannot write"):
        write_page(sample.network, tmp_path / "nowhere" / "graph.html")


def test_an_unknown_language_is_refused(sample):
    with pytest.raises(InputError, match="no language 'fr'"):
        build_page(sample.network, lang="fr")


@pytest.mark.parametrize("name", ["Nadie", "", "   "])
def test_focus_on_nothing_is_told_plainly(sample, name):
    with pytest.raises(InputError, match="nothing in the graph is called"):
        build_page(sample.network, focus=name)


def test_focus_in_a_large_graph_draws_what_is_around_it(press, data_of):
    """A chain of 700: the drawing holds the nearest to the focus, not the most connected."""
    chain = [press.thing(f"person/p{i:04}", f"Persona {i}", "Person") for i in range(700)]
    for left, right in pairwise(chain):
        press.fact(left, "memberOf", right, press.proof("van juntas"))
    data = data_of(build_page(press.network, focus=chain[350]))
    drawn = data["drawing"]["nodes"]
    assert len(drawn) == 300
    assert 350 in drawn
    assert max(abs(node - 350) for node in drawn) == 150


def test_statements_are_listed_not_drawn(sample, data_of):
    data = data_of(build_page(sample.network))
    assert len(data["statements"]) == 2
    assert {node["kind"] for node in data["nodes"]} == {
        "Mayor",
        "Municipality",
        "ManagementModel",
        "Organization",
        "Meeting",
    }


def test_context_begins_and_ends_with_whole_words(press):
    a, b = press.thing("person/a", "A", "Person"), press.thing("organization/b", "B", "Organization")
    press.fact(
        a,
        "holdsRole",
        b,
        press.proof(
            "dirige",
            prefix="ltima hora: en el pueblo vecino hoy ella ",
            start=200,
            suffix=" la oficina de partes de la casa edilic",
        ),
    )
    [[_, before, _, after]] = page_data(press.network)["evidence"]
    assert before == "…hora: en el pueblo vecino hoy ella "
    assert after == " la oficina de partes de la casa…"


def test_a_quote_stands_in_the_whole_sentence_of_its_text(press):
    a, b = press.thing("person/a", "A", "Person"), press.thing("organization/b", "B", "Organization")
    before = (
        "Con el objetivo de que las vecinas y los vecinos del pueblo tengan a mano lo que antes quedaba lejos, ella "
    )
    after = " la oficina de partes de la casa edilicia desde comienzos del año pasado, según contó."
    proof = press.proof("dirige")
    press.network.graph["texts"] = {proof["article"]: f"Un título\n\nY llovió. {before}dirige{after} Es todo."}
    proof["start"] = press.network.graph["texts"][proof["article"]].index("dirige")
    press.fact(a, "holdsRole", b, proof)
    assert page_data(press.network)["evidence"] == [[0, before, "dirige", after]]


def test_nodes_of_a_drawing_keep_their_distance():
    sizes = [12 + i % 30 for i in range(120)]
    points = layout(sizes, [(i, i // 3) for i in range(1, 120)], gap=18)
    rims = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 - sizes[i] - sizes[j]
        for i, a in enumerate(points)
        for j, b in enumerate(points[:i])
    ]
    assert min(rims) >= 17
    assert layout(sizes, [(i // 3, i) for i in reversed(range(1, 120))], gap=18) == points


@pytest.mark.parametrize("count", [0, 1, 2])
def test_very_small_drawings_are_laid_out(count):
    assert len(layout([12] * count, [(0, 1)] if count == 2 else [])) == count


def test_a_large_graph_is_drawn_from_its_most_connected_node_outward(press, data_of):
    """Two hubs far apart: the part that is drawn hangs together."""
    hubs = [press.thing(f"municipality/9910{i}", f"Municipalidad {i}", "Municipality") for i in range(2)]
    for i in range(800):
        person = press.thing(f"person/p{i:04}", f"Persona {i}", "Person")
        press.fact(person, "holdsRole", hubs[i % 5 == 0], press.proof("trabaja ahí"))
    data = data_of(build_page(press.network))
    drawn = set(data["drawing"]["nodes"])
    edges = [edge for edge in data["edges"] if {edge["s"], edge["o"]} <= drawn]
    touched = {end for edge in edges for end in (edge["s"], edge["o"])}
    assert len(drawn) == 300
    assert drawn == touched


def test_every_class_and_property_that_can_be_drawn_has_words_in_both_languages():
    labels = load_labels()
    assert {"Mayor", "Municipality", "ManagementModel", "Meeting", "Agreement"} <= labels["kinds"].keys()
    assert {"governs", "adopts", "involves", "party"} <= labels["relations"].keys()
    looks = [(kind["shape"], kind["color"]) for kind in labels["kinds"].values()]
    assert [look for look in looks if looks.count(look) > 1] == [], "two kinds look alike"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('shape = "star"', 'shape = "blob"', "unknown shape 'blob'"),
        ('color = "red"', 'color = "beige"', "not in the palette"),
        ("past = true", "old = true", "unknown key old"),
        ('out_en = "adopts {o}"\n', "", "missing out_en"),
        ('fit = "Ver todo"\n', "", "text.en: unknown key fit"),
        ("[palette]", "[palette", "not valid TOML"),
    ],
)
def test_a_broken_file_of_labels_is_named(old, new, message):
    from importlib.resources import files

    source = files("munigraph.view").joinpath("labels.toml").read_text(encoding="utf-8")
    assert old in source
    with pytest.raises(DataError, match=re.escape(message)):
        parse_labels(source.replace(old, new, 1))


def test_statements_of_one_article_stand_in_the_order_of_its_text(press):
    speaker = press.thing("person/a", "Ana Prueba", "Person")
    press.fact(speaker, "memberOf", press.thing("organization/b", "Club", "Organization"), press.proof("del Club"))
    for number, start in enumerate((40, 900, 300)):
        press.statement(number, speaker, f"frase en {start}", start=start)
    data = page_data(press.network)
    told = [data["evidence"][row["evidence"][0]][2] for row in data["statements"]]
    assert told == ["frase en 40", "frase en 300", "frase en 900"]
