"""What the reader hides and shows: kinds, relations, a region, a period, how well a fact is carried."""

import math

import pytest

pytestmark = pytest.mark.browser

WHERE = "(id) => munigraph.whereIs(id) !== null"


@pytest.fixture
def years(press):
    """A municipality of each of two regions; facts of three years, with more or less behind them."""
    north = press.thing("municipality/99101", "Municipalidad de Costa Brava", "Municipality", region="Región Norte")
    south = press.thing("municipality/99201", "Municipalidad de Valle Ñandú", "Municipality", region="Región Sur")
    early = press.thing("person/ana-rey", "Ana Rey", "Mayor")
    late = press.thing("person/luz-paz", "Luz Paz", "Mayor")
    old = press.proof("Ana Rey, alcaldesa", date="2015-02-03")
    press.fact(early, "governs", north, old, confidence=0.98)
    new = press.proof("Luz Paz, alcaldesa", date="2021-01-20")
    again = press.proof("la edil Paz", date="2021-02-20", article="https://w3id.org/munigraph/id/article/2")
    press.fact(late, "governs", south, new, again, support=2, confidence=0.75)
    return press.network, {"north": north, "south": south, "early": early, "late": late}


def seen(page, names):
    page.settle()
    return {name for name, iri in names.items() if page.page.evaluate(WHERE, iri)}


def test_a_region_shows_what_lies_there_and_its_people(show, years):
    network, names = years
    page = show(network)
    assert seen(page, names) == set(names)
    page.page.select_option("#filter-region", "Región Sur")
    assert seen(page, names) == {"south", "late"}
    assert "region=Regi" in page.page.url
    page.page.click("#filter-clear")
    assert seen(page, names) == set(names)


def test_what_the_filters_leave_is_brought_into_sight(show, press):
    """A village of ten far from a city of hundreds, which the drawing has to hold too."""
    city = press.thing("municipality/99101", "Municipalidad de Costa Brava", "Municipality", region="Región Norte")
    for i in range(250):
        person = press.thing(f"person/p-{i}", f"Vecina Número {i}", "Person")
        press.fact(person, "holdsRole", city, press.proof("trabaja ahí"))
    village = press.thing("municipality/99201", "Municipalidad de Valle Ñandú", "Municipality", region="Región Sur")
    mayor = press.thing("person/luz-paz", "Luz Paz", "Mayor")
    press.fact(mayor, "governs", village, press.proof("Luz Paz, alcaldesa"))
    page = show(press.network)
    where = "(ids) => ids.map((id) => munigraph.whereIs(id))"

    def apart():
        a, b = page.page.evaluate(where, [village, mayor])
        return math.dist((a["x"], a["y"]), (b["x"], b["y"]))

    before = apart()
    page.page.select_option("#filter-region", "Región Sur")
    page.settle()
    assert apart() > 2 * before
    stage = page.page.locator("#canvas").bounding_box()
    for spot in page.page.evaluate(where, [village, mayor]):
        assert abs(spot["x"] - stage["x"] - stage["width"] / 2) < stage["width"] / 4
        assert abs(spot["y"] - stage["y"] - stage["height"] / 2) < stage["height"] / 3
    page.page.click("#filter-clear")
    page.settle()
    assert apart() == pytest.approx(before, rel=0.1)


def test_a_period_is_set_with_the_keyboard_and_told_in_words(show, years):
    network, names = years
    page = show(network)
    page.page.focus("#period-since")
    page.page.keyboard.press("End")
    page.page.keyboard.press("ArrowLeft")
    assert page.page.inner_text("#period-text") == "enero de 2021 – febrero de 2021"
    assert page.page.get_attribute("#period-since", "aria-valuetext") == "enero de 2021"
    assert page.page.evaluate("document.activeElement.id") == "period-since"
    page.page.wait_for_function("location.hash.includes('since=2021-01')")
    assert seen(page, names) == {"south", "late"}
    page.page.focus("#period-until")
    page.page.keyboard.press("Home")
    assert page.page.inner_text("#period-text") == "enero de 2021"


def test_the_first_month_and_the_last_cannot_pass_each_other(show, years):
    page = show(years[0], "#until=2016-05")
    page.page.focus("#period-since")
    page.page.keyboard.press("End")
    assert page.page.inner_text("#period-text") == "mayo de 2016"


def test_a_bar_of_the_histogram_tells_its_facts_and_is_a_period(show, years):
    network, names = years
    page = show(network)
    first = page.page.locator(".bars i").first
    assert first.get_attribute("title") == "febrero de 2015 – marzo de 2015: 1 relación"
    first.click()
    assert page.page.inner_text("#period-text") == "febrero de 2015 – marzo de 2015"
    assert seen(page, names) == {"north", "early"}


def test_what_an_event_says_of_its_day_goes_before_the_day_of_the_article(show, sample):
    sample.network.nodes[sample.meeting]["date"] = "2011-03-03"
    page = show(sample.network, "#until=2011-12")
    names = {"meeting": sample.meeting, "prado": sample.prado, "plan": sample.plan}
    assert seen(page, names) == {"meeting", "prado"}


def test_a_least_confidence_and_number_of_articles(show, years):
    network, names = years
    page = show(network)
    page.page.select_option("#filter-confidence", "0.9")
    assert seen(page, names) == {"north", "early"}
    page.page.select_option("#filter-confidence", "0")
    page.page.select_option("#filter-sources", "2")
    assert seen(page, names) == {"south", "late"}
    assert "Los filtros dejan ver 1 de 2 relaciones." in page.page.inner_text("#filter-note")


def test_only_one_kind_and_all_again(show, sample):
    page = show(sample.network)
    names = {"prado": sample.prado, "costa": sample.costa, "meeting": sample.meeting}
    only = page.page.locator("#legend li", has=page.page.locator("[data-kind=Meeting]")).locator(".only")
    only.focus()
    page.page.keyboard.press("Enter")
    assert seen(page, names) == {"meeting"}
    assert "hide=" in page.page.url
    page.page.keyboard.press("Enter")
    assert seen(page, names) == set(names)


def test_the_legend_counts_what_the_other_filters_let_through(show, years):
    page = show(years[0])
    page.page.select_option("#filter-region", "Región Sur")
    assert page.page.inner_text("#legend [data-kind=Mayor]").split("\n") == ["Alcalde o alcaldesa", "1"]
    assert page.page.inner_text("#legend [data-relation=governs]").split("\n")[1] == "1"


def test_the_note_says_that_what_is_picked_is_hidden(show, years):
    network, names = years
    page = show(network, f"#node={names['early']}")
    page.page.select_option("#filter-region", "Región Sur")
    assert "También ocultan lo elegido" in page.page.inner_text("#filter-note")
    assert page.page.inner_text("#filter-region option:checked") == "Sur"
    assert page.heading == "Ana Rey"


def test_the_address_keeps_the_filters(show, years):
    network, names = years
    page = show(network, "#region=Regi%C3%B3n%20Sur&since=2021-01&confidence=0.7&sources=2&hide=Municipality")
    assert seen(page, names) == {"late"}
    assert page.page.input_value("#filter-region") == "Región Sur"
    assert page.page.input_value("#filter-confidence") == "0.7"
    page.goto("#region=&since=nunca&confidence=9&sources=-1&show=nothing&layout=chaos")
    assert seen(page, names) == set(names)


def test_municipalities_only_are_joined_by_what_they_do_together(show, sample):
    page = show(sample.network)
    page.page.check("#show-municipalities", force=True)
    names = {"costa": sample.costa, "valle": sample.valle, "prado": sample.prado, "meeting": sample.meeting}
    assert seen(page, names) == {"costa", "valle"}
    ends = [page.page.evaluate("(id) => munigraph.whereIs(id)", iri) for iri in (sample.costa, sample.valle)]
    page.page.mouse.click(*((ends[0][side] + ends[1][side]) / 2 for side in "xy"))
    page.settle()
    assert page.heading == "Municipalidad de Costa Brava y Municipalidad de Valle Ñandú"
    assert page.page.locator("#panel mark").all_inner_texts() == ["la reunión de ambos alcaldes", "trabajarán juntas"]
    assert "link=" in page.page.url
    page.page.reload()
    page.page.wait_for_selector("html[data-ready]")
    assert page.heading == "Municipalidad de Costa Brava y Municipalidad de Valle Ñandú"


def test_people_only_and_away_to_what_joins_them(show, sample):
    page = show(sample.network, "#show=people")
    assert seen(page, {"prado": sample.prado, "costa": sample.costa}) == {"prado"}
    page.page.evaluate("(id) => munigraph.go(id)", sample.costa)
    page.settle()
    assert seen(page, {"prado": sample.prado, "costa": sample.costa}) == {"prado", "costa"}
    assert page.page.is_checked("#show-all")


def test_a_projection_is_filtered_too(show, sample):
    page = show(sample.network, "#show=municipalities&without=collaboratesWith,involves")
    assert seen(page, {"costa": sample.costa, "valle": sample.valle}) == set()


def test_the_panel_tells_what_passes_in_order_of_time(show, sample):
    page = show(sample.network, "#since=2021-03&until=2021-12&hide=ManagementModel")
    assert page.heading == "Lo que dejan ver los filtros"
    assert page.panel.index("reunión de la costa y el valle") < page.panel.index("trabaja con")
    assert "Plan Barrio Abierto" not in page.panel
    assert "Lo primero que dije" not in page.panel
    page.page.click("#panel a >> text=reunión de la costa y el valle")
    assert page.heading == "reunión de la costa y el valle"
    page.page.go_back()
    page.settle()
    assert page.heading == "Lo que dejan ver los filtros"
    page.page.fill("#search", "")
    page.goto("#since=2022-01&until=2022-12")
    assert "Lo segundo que dije" in page.panel
    page.goto("#since=2022-01&sources=9")
    assert "Nada pasa todos los filtros" in page.panel
