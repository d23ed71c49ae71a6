"""The address of the page keeps the view: what is picked, the language, and back and forward between them."""

import pytest

pytestmark = pytest.mark.browser


def fragment(page):
    return page.page.evaluate("location.hash")


def test_what_is_picked_stands_in_the_address_without_the_part_that_all_share(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    assert fragment(page) == "#node=person/elena-prado-ruiz"
    page.page.keyboard.press("Escape")
    assert fragment(page) in ("", "#")


def test_the_language_is_kept_without_a_step_in_the_history(show, sample):
    page = show(sample.network)
    page.click_on(sample.prado)
    steps = page.page.evaluate("history.length")
    page.page.click("#language")
    assert fragment(page) == "#node=person/elena-prado-ruiz&lang=en"
    assert page.page.evaluate("history.length") == steps
    page.goto(fragment(page))
    assert page.page.get_attribute("html", "lang") == "en"
    assert "governs Municipalidad de Costa Brava" in page.panel


def test_nothing_picked_is_kept_where_the_page_opens_with_a_focus(show, sample):
    page = show(sample.network, focus="Prado")
    assert page.heading == "Elena Prado Ruiz"
    page.page.keyboard.press("Escape")
    assert page.page.locator("#panel h2").count() == 0
    page.goto(fragment(page))
    assert page.page.locator("#panel h2").count() == 0
    page.page.go_back()
    page.goto()
    assert page.heading == "Elena Prado Ruiz"


@pytest.mark.parametrize(
    "address", ["#%E0%A4%A", "#node=%&lang=", "#lang=__proto__", "#=&&=a=b", "#node", "#node=person/nobody"]
)
def test_an_address_that_means_nothing_opens_the_page_as_it_is(show, sample, address):
    page = show(sample.network, address)
    assert page.page.locator("#panel h2").count() == 0
    assert page.page.get_attribute("html", "lang") == "es"
