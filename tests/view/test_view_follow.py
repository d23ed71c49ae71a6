"""Following: expanding, what stands out, terms of office, and the link that takes the whole view along."""

import pytest

pytestmark = pytest.mark.browser
WHERE = "(iri) => munigraph.whereIs(iri)"


@pytest.fixture
def large(press):
    """A hub with 700 people, each with a body of its own: more than is drawn at once."""
    hub = press.thing("municipality/99101", "Municipalidad de Costa Brava", "Municipality")
    for i in range(700):
        person = press.thing(f"person/p-{i:03}", f"Vecina Número {i}", "Person")
        press.fact(person, "holdsRole", hub, press.proof("trabaja ahí"), role="encargada")
        press.fact(
            person, "memberOf", press.thing(f"organization/o-{i:03}", f"Club {i}", "Organization"), press.proof("va")
        )
    return press.network


def test_a_double_click_draws_the_neighbours_and_the_way_back_takes_them_away(show, large):
    page = show(large)
    person = next(node for node in large if "/person/" in node and page.page.evaluate(WHERE, node))
    club = next(o for _, o in large.out_edges(person) if "/organization/" in o)
    if page.page.evaluate(WHERE, club):
        pytest.fail("the club is drawn from the start")
    page.page.evaluate("(iri) => munigraph.go(iri)", person)
    page.settle()
    spot = page.page.evaluate(WHERE, person)
    page.page.mouse.dblclick(spot["x"], spot["y"])
    page.settle()
    assert page.page.evaluate(WHERE, club)
    page.page.go_back()
    page.settle()
    assert page.page.evaluate(WHERE, club) is None
    assert page.heading == large.nodes[person]["label"]


def test_a_link_takes_what_was_drawn_along(show, large):
    page = show(large)
    hidden = [node for node in large if "/organization/" in node and page.page.evaluate(WHERE, node) is None][:2]
    for node in hidden:
        page.page.evaluate("(iri) => munigraph.go(iri)", node)
    drawn = page.page.evaluate("munigraph.drawn()")
    assert set(hidden) <= set(drawn)
    page.goto(page.page.evaluate("location.hash"))
    assert page.page.evaluate("munigraph.drawn()") == drawn


def test_the_button_that_draws_neighbours_keeps_the_focus(show, large):
    page = show(large)
    page.page.evaluate("(iri) => munigraph.go(iri)", next(node for node in large if "/municipality/" in node))
    drawn = len(page.page.evaluate("munigraph.drawn()"))
    page.page.focus("#panel .expand")
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Enter")
    page.settle()
    assert len(page.page.evaluate("munigraph.drawn()")) == drawn + 80
    assert page.page.evaluate("document.activeElement.className") == "action expand"


def test_what_was_drawn_stays_when_a_filter_draws_anew(show, large):
    page = show(large)
    hidden = next(node for node in large if "/organization/" in node and page.page.evaluate(WHERE, node) is None)
    page.page.evaluate("(iri) => munigraph.go(iri)", hidden)
    page.page.click("#legend [data-relation=holdsRole]")
    page.settle()
    assert page.page.evaluate(WHERE, hidden)
    assert page.page.evaluate("munigraph.bright()").count(hidden) == 1


def test_only_the_neighbours_of_what_is_picked_stand_out(show, sample):
    page = show(sample.network)
    assert page.page.evaluate("munigraph.bright()") is None
    page.click_on(sample.plan)
    assert sorted(page.page.evaluate("munigraph.bright()")) == sorted([sample.plan, sample.costa])
    page.page.keyboard.press("Escape")
    assert page.page.evaluate("munigraph.bright()") is None


def test_a_fact_tells_the_term_of_the_office_on_record(show, sample):
    row = {"person": sample.prado, "body": sample.costa, "role": "alcaldía", "person_label": "", "body_label": ""}
    sample.network.nodes[sample.prado]["mandates"] = [
        {**row, "start": "2016-12-06", "end": "2021-06-28"},
        {**row, "start": "2021-06-28", "end": "2024-12-06"},
    ]
    page = show(sample.network, today="2022-01-01")
    page.click_on(sample.prado)
    assert "gobierna la Municipalidad de Costa Brava · 2016–2024" in page.panel


def test_the_sharing_button_copies_a_link_to_the_view(show, sample):
    page = show(sample.network, f"#node={sample.prado}")
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.page.click("#share")
    link = page.page.input_value("#share-box input")
    assert link == page.path.as_uri() + "#node=person/elena-prado-ruiz"
    assert page.page.evaluate("navigator.clipboard.readText()") == link
    assert "Enlace copiado" in page.page.inner_text("#share-box")
    page.page.keyboard.press("Escape")
    assert page.page.locator("#share-box").is_hidden()
    assert page.heading == "Elena Prado Ruiz"
