"""Accessibility, the tour, what is remembered, small screens."""

import pytest

pytestmark = pytest.mark.browser

#: What a reader may have before them: the address, and what is clicked then.
STATES = {
    "a way half asked": ("#from={prado}&to=", ["#way-to", "type:costa"]),
    "share": ("#node={prado}", ["#share"]),
    "at first": ("", []),
    "a node": ("#node={prado}", []),
    "an edge": ("#edge={governs}", []),
    "filtered": ("#hide=Mayor&since=2021-03", []),
    "a projection's link": ("#show=municipalities&link={costa} {valle}", []),
    "a way between two": ("#from={prado}&to={valle}", []),
    "asking for a way": ("", [".panel .action"]),
    "nothing passes": ("#since=1990-01&until=1990-02", []),
    "on the map": ("#layout=places", []),
    "searching": ("", ["#search", "type:muni"]),
    "the menu": ("", ["#save"]),
    "the tour": ("", ["#help", "[data-tour=next]"]),
    "in English": ("#lang=en&node={prado}", []),
}


def violations(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page.page).response["violations"]
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_serious_violation(show, sample, state, scheme):
    address, steps = STATES[state]
    names = {name: getattr(sample, name) for name in ("prado", "governs", "costa", "valle")}
    page = show(sample.network, address.format(**names), scheme=scheme)
    for step in steps:
        if step.startswith("type:"):
            page.page.keyboard.type(step.removeprefix("type:"))
        else:
            page.page.click(step)
    assert violations(page) == []


def test_the_tour_is_offered_once(show, sample):
    page = show(sample.network, first_visit=True)
    assert "¿Primera vez aquí?" in page.page.inner_text("#tour")
    page.page.click("[data-tour=no]")
    assert page.page.locator("#tour").is_hidden()
    page.goto()
    assert page.page.locator("#tour").is_hidden()


def test_the_tour_stays_out_of_the_way_of_a_shared_link(show, sample):
    page = show(sample.network, f"#node={sample.prado}", first_visit=True)
    assert page.page.locator("#tour").is_hidden()


def test_who_begins_to_work_is_not_asked_any_more(show, sample):
    page = show(sample.network, first_visit=True)
    page.click_on(sample.prado)
    assert page.page.locator("#tour").is_hidden()


def test_the_tour_goes_through_the_page_and_back(show, sample):
    page = show(sample.network, first_visit=True)
    page.page.click("[data-tour=start]")
    headings = [page.page.inner_text("#tour h2")]
    assert page.page.evaluate("document.activeElement.closest('#tour') !== null")
    assert page.page.locator("#search.lit").count() == 1
    while page.page.locator("[data-tour=next]").count():
        page.page.click("[data-tour=next]")
        headings.append(page.page.inner_text("#tour h2"))
        box, window = page.page.locator("#tour").bounding_box(), page.page.viewport_size
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= window["width"]
        assert box["y"] + box["height"] <= window["height"]
    page.page.click("[data-tour=back]")
    assert page.page.inner_text("#tour h2") == headings[-2]
    page.page.keyboard.press("Escape")
    assert page.page.locator("#tour").is_hidden()
    assert page.page.locator(".lit").count() == 0


def test_the_tour_waits_behind_the_question_mark_and_gives_the_focus_back(show, sample):
    page = show(sample.network)
    page.page.click("#help")
    page.page.click("[data-tour=skip]")
    assert page.page.evaluate("document.activeElement.id") == "help"


def test_the_theme_chosen_is_remembered(show, sample):
    page = show(sample.network)
    page.page.click("#theme")
    page.goto()
    assert page.page.get_attribute("html", "data-theme") == "dark"


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (768, 1024)])
def test_on_a_tablet_everything_has_its_place(show, sample, width, height):
    page = show(sample.network, f"#node={sample.prado}")
    page.page.set_viewport_size({"width": width, "height": height})
    page.settle()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.page.evaluate(
        "((h1) => [h1.scrollWidth - h1.clientWidth, h1.scrollHeight - h1.clientHeight].every((n) => n <= 1))(document.querySelector('h1'))"
    )
    for part in ("#search", "#canvas", "#panel", "#save", "#views"):
        box = page.page.locator(part).bounding_box()
        assert box["width"] > 30
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.page.locator("#canvas").bounding_box()["width"] >= 300


def test_the_focus_goes_through_the_page_as_it_reads(show, sample):
    page = show(sample.network)
    page.page.focus("#search")
    order = []
    for _ in range(60):
        page.page.keyboard.press("Tab")
        part = page.page.evaluate(
            "document.activeElement.closest('.tools, #filters, #legend, #canvas, #views, .zoom, #panel')?.id || document.activeElement.closest('.tools, .zoom')?.className"
        )
        if part and part not in order:
            order.append(part)
    assert order == ["tools", "filters", "legend", "canvas", "views", "zoom", "panel"]
