"""The page in a real browser, as an analyst uses it.  The ``show`` fixture also asserts: no request, no error."""

import html
from urllib.parse import quote

import networkx as nx
import pytest

from munigraph.model import RESOURCE_IRI
from munigraph.view import build_page

pytestmark = pytest.mark.browser


def test_a_click_on_a_node_shows_its_facts_with_the_words_that_state_them(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    assert page.heading == "Elena Prado Ruiz"
    assert "gobierna la Municipalidad de Costa Brava" in page.panel
    assert page.page.inner_text("#panel mark >> nth=0") == "la alcaldesa de Costa Brava, Elena Prado Ruiz"
    assert "…" not in page.page.inner_text("#panel blockquote >> nth=0")
    assert "La costa y el valle comparten su experiencia · El Faro de Prueba · 4 de marzo de 2021" in page.panel
    assert "2 artículos lo afirman · confianza alta (0,97)" in page.panel


def test_a_click_on_an_edge_shows_the_fact_and_what_else_joins_the_two(show, sample):
    page = show(sample.network)
    page.click_on(sample.governs)
    assert page.heading == "Elena Prado Ruiz gobierna la Municipalidad de Costa Brava"
    assert page.page.locator("#panel mark").all_inner_texts() == [
        "la alcaldesa de Costa Brava, Elena Prado Ruiz",
        "la edil Prado",
    ]


def test_links_to_articles_open_apart_and_tell_nothing(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    link = page.page.locator("#panel figcaption a").first
    assert link.get_attribute("href") == "https://faro.example/nota"
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")


def test_statements_of_a_person_stand_in_order_of_time(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    assert page.panel.index("Lo primero que dije") < page.panel.index("Lo segundo que dije")
    page.click_on(sample.valle)
    assert "Elena Prado Ruiz dijo:" in page.panel


def test_an_event_shows_its_evidence_once_and_who_took_part(show, sample):
    page = show(sample.network)
    page.page.evaluate("(iri) => munigraph.go(iri)", sample.meeting)
    assert "3 de marzo de 2021" in page.panel
    assert "Salón Azul" in page.panel
    assert page.panel.count("la reunión de ambos alcaldes") == 1
    councils = "la Municipalidad de Costa Brava y la Municipalidad de Valle Ñandú"
    assert f"participan Aldo Lillo Núñez, Elena Prado Ruiz, {councils}" in page.panel


def test_the_official_record_stands_apart_from_the_press(show, sample):
    row = {"person": sample.prado, "person_label": "Elena Prado Ruiz", "body": sample.costa, "role": "alcaldía"}
    row |= {"body_label": "Municipalidad de Costa Brava", "start": "2016-12-06", "end": None}
    other = {**row, "person": "https://w3id.org/munigraph/id/person/otra", "person_label": "Otra Persona"}
    sample.network.nodes[sample.prado]["mandates"] = [row]
    sample.network.nodes[sample.costa]["mandates"] = [other, row]
    page = show(sample.network)
    page.click_on(sample.prado)
    assert (
        "alcaldía: Municipalidad de Costa Brava\n\ndesde el 6 de diciembre de 2016"
        in page.panel.split("Registro oficial")[1]
    )
    page.click_on(sample.costa)
    assert "Otra Persona" in page.panel
    assert page.page.locator("#panel a", has_text="Otra Persona").count() == 0


def test_a_slip_is_told_before_the_names_that_are_only_alike(show, sample):
    page = show(sample.network)
    page.page.fill("#search", "Elna Prado")
    assert page.page.inner_text("#results").startswith("Nada con ese nombre. Parecidos:\nElena Prado Ruiz")
    page.page.fill("#search", "Elena Prado")
    assert page.page.inner_text("#results").startswith("Elena Prado Ruiz")


@pytest.fixture
def terms(sample):
    """The mayor of the coast held office until the end of 2024, the record says."""
    row = {"person": sample.prado, "person_label": "Elena Prado Ruiz", "body": sample.costa, "role": "alcaldía"}
    row |= {"body_label": "Municipalidad de Costa Brava", "start": "2016-12-06", "end": "2024-12-06"}
    for node in (sample.prado, sample.costa):
        sample.network.nodes[node]["mandates"] = [row]
    return sample


@pytest.mark.parametrize(
    ("day", "lang", "person", "body"),
    [
        ("2024-12-06", "es", "gobierna la Municipalidad de Costa Brava · 2016–2024", "la gobierna Elena Prado Ruiz ·"),
        ("2024-12-07", "es", "gobernó la Municipalidad de Costa Brava · 2016–2024", "la gobernó Elena Prado Ruiz ·"),
        ("2024-12-07", "en", "governed Municipalidad de Costa Brava · 2016–2024", "was governed by Elena Prado Ruiz ·"),
    ],
)
def test_an_office_that_is_over_is_told_in_the_past(show, terms, day, lang, person, body):
    page = show(terms.network, today=day, lang=lang)
    page.page.evaluate("(iri) => munigraph.go(iri)", terms.prado)
    assert person in page.panel
    page.page.evaluate("(iri) => munigraph.go(iri)", terms.costa)
    assert body in page.panel
    page.page.evaluate("(iri) => munigraph.go(iri)", terms.governs)
    assert person in page.heading


def test_an_acting_mayor_is_told_in_the_past_once_the_record_has_another(show, terms, press):
    acting = press.thing("person/ana-rey", "Ana Rey", "Mayor")
    press.fact(
        acting, "governs", terms.costa, press.proof("alcaldesa (s) Rey", date="2016-11-22"), role="alcaldesa (s)"
    )
    page = show(terms.network, f"#node={acting}", today="2024-01-01")
    assert "gobernó la Municipalidad de Costa Brava (alcaldesa (s))" in page.panel
    assert page.page.inner_text("#legend [data-relation=governs]").split("\n")[0] == "gobierna"


def test_a_municipality_tells_what_its_mayors_said_in_office(show, terms, press):
    """During the term, or where the article calls the speaker its mayor; what was said before is of another office."""
    other = f"{RESOURCE_IRI}article/00000000000000a2"
    press.statement(3, terms.prado, "Dicho antes del cargo", date="2010-01-01", article=other)
    press.statement(4, terms.prado, "Dicho en el cargo", date="2018-01-01", article=other)
    page = show(terms.network, f"#node={terms.costa}")
    said = page.page.locator("#panel h3", has_text="Lo que dice su alcalde o alcaldesa").locator("+ ul")
    told = ["Dicho en el cargo", "Lo primero que dije", "Lo segundo que dije"]
    assert [text.strip() for text in said.locator("mark").all_inner_texts()] == told
    assert "Dicho antes del cargo" not in page.panel
    said.locator("a", has_text="Elena Prado Ruiz").first.click()
    assert page.heading == "Elena Prado Ruiz"


def test_the_best_founded_fact_of_an_office_comes_first(show, sample, press):
    for name, support in (("Ana Primera", 1), ("Zoe Sostenida", 5)):
        person = press.thing(f"person/{name[:3].lower()}", name, "Mayor")
        press.fact(person, "governs", sample.valle, press.proof("alcaldesa"), support=support)
    page = show(sample.network, f"#node={sample.valle}")
    assert page.panel.index("Zoe Sostenida") < page.panel.index("Ana Primera")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("elena prado", "Elena Prado Ruiz"),
        ("PRADO", "Elena Prado Ruiz"),
        ("Elna Prado", "Elena Prado Ruiz"),
        ("valle ñandu", "Municipalidad de Valle Ñandú"),
        ("nandu", "Municipalidad de Valle Ñandú"),
        ("pba", "Plan Barrio Abierto"),
        ("abierto barrio", "Plan Barrio Abierto"),
    ],
)
def test_search_finds_without_accents_by_alias_and_with_a_slip(show, sample, typed, found):
    page = show(sample.network)
    page.page.keyboard.press("/")
    page.page.keyboard.type(typed)
    assert page.page.get_attribute("#search", "aria-expanded") == "true"
    page.page.keyboard.press("Enter")
    assert page.heading == found
    assert page.page.evaluate("document.activeElement.tagName") == "H2"


def test_search_moves_with_the_arrow_keys(show, sample):
    page = show(sample.network)
    page.page.fill("#search", "municipalidad")
    options = page.page.locator("#results [role=option]")
    first, second = options.nth(0).get_attribute("data-node"), options.nth(1).get_attribute("data-node")
    assert page.page.get_attribute("#search", "aria-activedescendant") == "results-0"
    page.page.press("#search", "ArrowDown")
    assert page.page.get_attribute("#search", "aria-activedescendant") == "results-1"
    page.page.press("#search", "Enter")
    assert page.page.url.endswith("#node=" + second.removeprefix(RESOURCE_IRI))
    assert first != second


def test_search_says_when_there_is_nothing(show, sample):
    page = show(sample.network)
    page.page.fill("#search", "zzzz")
    assert page.page.inner_text("#results") == "Nada con ese nombre"
    page.page.press("#search", "Escape")
    assert page.page.locator("#results").is_hidden()


def test_the_legend_counts_and_hides(show, sample):
    page = show(sample.network)
    mayors = page.page.locator("#legend [data-kind=Mayor]")
    assert mayors.inner_text().split("\n") == ["Alcaldes y alcaldesas", "2"]
    mayors.click()
    assert mayors.get_attribute("aria-pressed") == "false"
    assert page.page.evaluate("(iri) => munigraph.whereIs(iri)", sample.prado) is None
    page.page.click("#filter-clear")
    assert page.page.evaluate("(iri) => munigraph.whereIs(iri)", sample.prado) is not None


def test_the_legend_hides_relations(show, sample):
    page = show(sample.network)
    governs = page.page.locator("#legend [data-relation=governs]")
    assert governs.inner_text().split("\n") == ["gobierna", "2"]
    governs.click()
    assert page.page.evaluate("(iri) => munigraph.whereIs(iri)", sample.governs) is None
    page.page.locator("#legend [data-relation=governs]").click()
    assert page.page.evaluate("(iri) => munigraph.whereIs(iri)", sample.governs) is not None


def test_the_address_keeps_what_is_picked(show, sample):
    page = show(sample.network, f"#node={sample.prado}")
    assert page.heading == "Elena Prado Ruiz"
    page.goto("#node=" + quote(sample.plan, safe=""))
    assert page.heading == "Plan Barrio Abierto"
    page.goto(f"#edge={sample.governs}")
    assert page.heading.startswith("Elena Prado Ruiz gobierna")
    page.goto("#node=https://nowhere.example/%E0%A4%A")
    assert page.page.locator("#panel h2").count() == 0


def test_back_and_forward_follow_what_was_picked(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    page.page.click(f"#panel [data-node='{sample.costa}']")
    assert page.heading == "Municipalidad de Costa Brava"
    page.page.go_back()
    page.settle()
    assert page.heading == "Elena Prado Ruiz"
    page.page.go_forward()
    page.settle()
    assert page.heading == "Municipalidad de Costa Brava"


def test_the_language_that_the_reader_chose_stays_on_the_way_back(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    page.page.click(f"#panel [data-node='{sample.costa}']")
    page.page.click("#language")
    page.page.go_back()
    page.settle()
    assert page.heading == "Elena Prado Ruiz"
    assert page.page.get_attribute("html", "lang") == "en"
    assert "lang=en" in page.page.url


def test_escape_and_a_click_beside_let_go(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    page.page.keyboard.press("Escape")
    assert page.page.locator("#panel h2").count() == 0
    assert page.page.url.split("#")[1:] in ([], [""])


def test_the_page_speaks_english_too(show, sample):
    page = show(sample.network, f"#node={sample.prado}")
    assert page.page.get_attribute("html", "lang") == "es"
    page.page.click("#language")
    assert page.page.get_attribute("html", "lang") == "en"
    assert "governs Municipalidad de Costa Brava" in page.panel
    assert "Mayors" in page.page.inner_text("#legend")


def test_the_page_opens_in_the_language_and_at_the_node_asked_for(show, sample):
    page = show(sample.network, lang="en", focus="elena prado", title="Costa & valle")
    assert page.page.get_attribute("html", "lang") == "en"
    assert page.heading == "Elena Prado Ruiz"
    assert page.page.title() == page.page.inner_text("h1") == "Costa & valle"


def test_dark_and_light_follow_the_system_and_the_button(show, sample):
    page = show(sample.network, scheme="dark")
    assert page.page.get_attribute("html", "data-theme") == "dark"
    page.page.click("#theme")
    assert page.page.get_attribute("html", "data-theme") == "light"


def test_the_drawing_is_moved_with_the_keyboard(show, sample):
    page = show(sample.network)
    before = page.page.evaluate("(iri) => munigraph.whereIs(iri)", sample.prado)
    page.page.focus("#canvas")
    page.page.keyboard.press("ArrowRight")
    page.settle()
    after = page.page.evaluate("(iri) => munigraph.whereIs(iri)", sample.prado)
    assert after["x"] < before["x"] - 40


def test_every_control_has_a_name(show, sample):
    page = show(sample.network, f"#node={sample.prado}")
    nameless = page.page.evaluate(
        """() => [...document.querySelectorAll("button, input, a[href], summary, [role=application], aside")]
            .filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim() || [...(e.labels ?? [])].some((label) => label.textContent.trim()))).map((e) => e.outerHTML)"""
    )
    assert nameless == []


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'])
def test_the_page_works_inside_the_frame_of_a_notebook(browser, sample, tmp_path, sandbox):
    path = tmp_path / "notebook.html"
    frame = f'<iframe {sandbox} width=1300 height=700 srcdoc="{html.escape(build_page(sample.network))}"></iframe>'
    path.write_text(f"<!doctype html><meta charset=utf-8>{frame}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(path.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("#search").fill("elena")
    inside.locator("#search").press("Enter")
    assert inside.locator("#panel h2").inner_text() == "Elena Prado Ruiz"
    inside.locator(f"#panel [data-node='{sample.costa}']").first.click()
    assert inside.locator("#panel h2").inner_text() == "Municipalidad de Costa Brava"
    assert troubles == []
    page.close()


def test_an_empty_graph_gives_a_friendly_page(show):
    page = show(nx.MultiDiGraph())
    assert page.heading == "Todavía no hay nada que ver"
    page.page.click("#language")
    assert page.heading == "Nothing to see yet"


def test_of_a_large_graph_the_most_connected_part_is_drawn_and_the_rest_is_one_step_away(show, press):
    hub = press.thing("municipality/99101", "Municipalidad de Costa Brava", "Municipality")
    people = [press.thing(f"person/p-{i}", f"Vecina Número {i}", "Person") for i in range(700)]
    for person in people:
        press.fact(person, "holdsRole", hub, press.proof("trabaja ahí"), role="encargada")
    page = show(press.network)
    where = "(iri) => munigraph.whereIs(iri)"
    assert page.page.evaluate(where, hub) is not None
    hidden = next(person for person in people if page.page.evaluate(where, person) is None)
    page.click_on(hub)
    button = page.page.locator("#panel .expand")
    missing = int(button.inner_text().split("(")[1].rstrip(")"))
    button.click()
    assert f"({missing - 40})" in page.page.inner_text("#panel .expand")
    page.page.fill("#search", press.network.nodes[hidden]["label"])
    page.page.press("#search", "Enter")
    page.settle()
    assert page.page.evaluate(where, hidden) is not None
    assert page.page.locator("#panel mark").count() == 1
