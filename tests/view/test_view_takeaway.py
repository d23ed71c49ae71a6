"""What is taken away: pictures, the table, the graph, paper."""

import csv
import io
import struct
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def taken(page, way):
    page.page.click("#save")
    with page.page.expect_download() as download:
        page.page.click(f"[data-way={way}]")
    assert download.value.suggested_filename.endswith(f".{way}")
    return download.value.path().read_bytes()


def table(content, separator):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_the_svg_shows_what_is_drawn_with_title_legend_and_day(show, sample):
    page = show(sample.network, title="Costa & <valle>")
    picture = ET.fromstring(taken(page, "svg"))
    texts = ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    assert {
        "Costa & <valle>",
        "Elena Prado Ruiz",
        "Costa Brava",
        "Alcaldes y alcaldesas (2)",
        "Municipalidades (2)",
    } <= set(texts)
    year = page.page.evaluate("new Date().getFullYear()")
    assert any(str(year) in text and "7 puntos · 9 líneas" in text for text in texts)
    assert not [
        name for name in (element.tag for element in picture.iter()) if "script" in name or "foreignObject" in name
    ]


def test_the_svg_has_no_more_than_the_filters_let_through(show, sample):
    page = show(sample.network, "#hide=Mayor")
    texts = ["".join(text.itertext()) for text in ET.fromstring(taken(page, "svg")).iter(f"{SVG}text")]
    assert "Elena Prado Ruiz" not in texts
    assert any("con filtros" in text for text in texts)


def test_the_png_is_twice_as_fine_as_the_screen_and_not_empty(show, sample):
    page = show(sample.network)
    image = taken(page, "png")
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", image[16:24])
    stage = page.page.locator("#canvas").bounding_box()
    assert width == 2 * round(stage["width"])
    assert height > 2 * stage["height"]
    assert len(image) > 20_000


def test_the_table_has_a_row_for_each_quote(show, sample):
    rows = table(taken(show(sample.network), "csv"), ";")
    governs = [row for row in rows if row["sujeto"] == "Elena Prado Ruiz" and row["relación"] == "gobierna"]
    assert [row["cita"] for row in governs] == ["la alcaldesa de Costa Brava, Elena Prado Ruiz", "la edil Prado"]
    assert governs[0]["objeto"] == "Municipalidad de Costa Brava"
    assert governs[0]["enlace"] == "https://faro.example/nota"
    assert governs[0]["confianza"] == "0,97"
    assert governs[0]["id del sujeto"] == sample.prado


def test_the_table_has_the_terms_of_an_office_and_what_was_said(show, sample):
    row = {"person": sample.prado, "person_label": "Elena Prado Ruiz", "body": sample.costa, "role": "alcaldía"}
    row |= {"body_label": "Municipalidad de Costa Brava", "start": "2016-12-06", "end": "2024-12-06"}
    sample.network.nodes[sample.prado]["mandates"] = [row]
    rows = table(taken(show(sample.network, today="2025-01-01"), "csv"), ";")
    governs = next(row for row in rows if row["relación"] == "gobernó")
    assert (governs["desde"], governs["hasta"]) == ("2016-12-06", "2024-12-06")
    said = [row for row in rows if row["relación"] == "dijo"]
    assert [(row["sujeto"], row["objeto"], row["cita"], row["fecha"]) for row in said] == [
        ("Elena Prado Ruiz", "Municipalidad de Valle Ñandú", "Lo primero que dije", "2020-05-06"),
        ("Elena Prado Ruiz", "", "Lo segundo que dije", "2022-05-06"),
    ]
    assert said[0]["enlace"] == "https://faro.example/nota"


def test_the_table_has_nothing_said_by_whom_the_filters_hide(show, sample):
    rows = table(taken(show(sample.network, "#hide=Mayor"), "csv"), ";")
    assert "dijo" not in {row["relación"] for row in rows}


def test_the_table_in_english_has_commas_and_only_what_is_drawn(show, sample):
    page = show(sample.network, "#without=governs", lang="en")
    rows = table(taken(page, "csv"), ",")
    assert {row["relation"] for row in rows} == {"holds an office at", "adopts", "works with", "involves", "said"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\uff1d", "\u200b=", "\r"])
def test_no_cell_of_the_table_is_a_formula(show, press, start):
    evil = f'{start}HYPERLINK("http://evil.example";"a")'
    a, b = press.thing("person/a", evil, "Mayor"), press.thing("person/b", "Beta", "Mayor")
    press.fact(a, "collaboratesWith", b, press.proof(evil, title=evil, outlet=evil))
    page = show(press.network)
    rows = table(taken(page, "csv"), ";")
    assert [row["cita"] for row in rows] == ["'" + evil]
    assert all(not value or value[0] not in "=+-@\t\r\uff1d\u200b " for value in rows[0].values())


def test_the_graph_file_opens_elsewhere(show, sample, tmp_path):
    path = tmp_path / "graph.gexf"
    path.write_bytes(taken(show(sample.network), "gexf"))
    root = ET.parse(path).getroot()
    space = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    labels = {node.get("label") for node in root.iterfind(".//g:node", space)}
    assert {"Elena Prado Ruiz", "Municipalidad de Valle Ñandú"} <= labels
    assert len(root.findall(".//g:edge", space)) == 9
    assert root.find(".//g:node/viz:position", space) is not None
    quotes = [value.get("value") for value in root.iterfind(".//g:attvalue[@for='quotes']", space)]
    assert "la alcaldesa de Costa Brava, Elena Prado Ruiz | la edil Prado" in quotes
    older = path.read_text(encoding="utf-8").replace("gexf.net/1.3", "www.gexf.net/1.2draft").replace('"1.3"', '"1.2"')
    path.write_text(older, encoding="utf-8")
    assert nx.read_gexf(path).number_of_nodes() == 7


def test_letters_that_xml_cannot_hold_do_not_break_the_files(show, press):
    a, b = press.thing("person/a", "A\x07\ufffe]]> & <b>", "Mayor"), press.thing("person/b", "B", "Mayor")
    press.fact(a, "collaboratesWith", b, press.proof("se\x00 juntan"))
    page = show(press.network)
    for way in ("gexf", "svg"):
        ET.fromstring(taken(page, way))


def test_the_menu_is_worked_with_the_keyboard(show, sample):
    page = show(sample.network)
    page.page.focus("#save")
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.dataset.way") == "png"
    page.page.keyboard.press("Escape")
    assert page.page.locator("#save-menu").is_hidden()
    assert page.page.evaluate("document.activeElement.id") == "save"


def test_on_paper_there_is_a_picture_and_every_quote(show, sample):
    page = show(sample.network, f"#node={sample.prado}", scheme="dark")
    page.page.emulate_media(media="print")
    page.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.page.locator("#paper svg").first.is_visible()
    assert page.page.locator("#panel mark", has_text="la edil Prado").is_visible()
    assert page.page.locator("#canvas").is_hidden()
    assert page.page.locator("#paper rect").first.get_attribute("fill") == "#ffffff"
    page.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.page.locator("#paper svg").count() == 0


def test_of_a_projection_the_facts_that_join_are_taken_away(show, sample):
    page = show(sample.network, "#show=municipalities")
    rows = table(taken(page, "csv"), ";")
    assert {(row["relación"], row["cita"]) for row in rows} == {
        ("participa", "la reunión de ambos alcaldes"),
        ("trabaja con", "trabajarán juntas"),
    }
    root = ET.fromstring(taken(page, "gexf"))
    (edge,) = root.iter("{http://gexf.net/1.3}edge")
    assert edge.get("weight") == "2"


def test_the_picture_of_the_map_names_the_regions(show, sample):
    for path, lat in ((sample.costa, -33.0), (sample.valle, -38.7)):
        sample.network.nodes[path].update(lat=lat, lon=-71.6)
    sample.network.nodes[sample.valle]["region"] = "Región de la Frontera"
    page = show(sample.network, "#layout=places")
    texts = ["".join(text.itertext()) for text in ET.fromstring(taken(page, "svg")).iter(f"{SVG}text")]
    assert any("Frontera" in text for text in texts)
