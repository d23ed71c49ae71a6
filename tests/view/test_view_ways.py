"""How two are connected: the shortest ways, told with the evidence of each step, drawn, and kept in the address."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def ring(press):
    """From Ana to Zoe: over one meeting, over a body that many belong to, and a longer way that says nothing new."""
    ana, zoe = (press.thing(f"person/{name.lower()}", f"{name} Prueba", "Mayor") for name in ("Ana", "Zoe"))
    told = [press.proof("la cita de Ana y Zoe")]
    meeting = press.thing("event/00000000000000e1", "cita de Ana y Zoe", "Meeting", evidence=told, date="2021-03-03")
    crowd = press.thing("organization/multitud", "Multitud", "Organization")
    for member in (ana, zoe):
        press.network.add_edge(meeting, member, key="involves", relation="involves", evidence=told, support=1)
        press.fact(member, "memberOf", crowd, press.proof(f"{member[-3:]} es de la Multitud"))
    for i in range(9):
        other = press.thing(f"person/p{i}", f"Vecina {i}", "Person")
        press.fact(other, "memberOf", crowd, press.proof("es de la Multitud"))
    press.thing("person/lejos", "Lejana Lejos", "Person")
    press.fact(
        press.thing("person/otra", "Otra Lejos", "Person"),
        "memberOf",
        press.thing("organization/l", "Lejía", "Organization"),
        press.proof("x"),
    )
    return press, ana, zoe


def ask(page, start, end):
    page.page.click("#panel >> text=¿Cómo se conectan dos nombres?")
    for key, name in (("from", start), ("to", end)):
        page.page.fill(f"#way-{key}", name)
        page.page.press(f"#way-{key}", "Enter")
    page.settle()


def test_the_best_way_comes_first_with_the_words_that_prove_each_step(show, ring):
    press, *_ = ring
    page = show(press.network)
    ask(page, "ana", "zoe")
    ways = page.page.locator("#panel .ways > li")
    assert ways.locator("> .action").all_inner_texts() == ["2 pasos · cita de Ana y Zoe", "2 pasos · Multitud"]
    assert "Ana Prueba participa en: cita de Ana y Zoe · 3 de marzo de 2021" in ways.nth(0).inner_text()
    assert ways.nth(0).locator("mark").all_inner_texts() == ["la cita de Ana y Zoe"]
    assert "lo prueban las mismas frases" in ways.nth(0).inner_text()


def test_another_way_is_told_and_drawn_instead(show, ring):
    press, ana, zoe = ring
    page = show(press.network)
    ask(page, "ana", "zoe")
    page.page.click("#panel .ways > li:nth-child(2) > .action")
    assert page.page.locator("#panel .ways mark").all_inner_texts() == [
        "ana es de la Multitud",
        "zoe es de la Multitud",
    ]
    bright = page.page.evaluate("munigraph.bright()")
    assert sorted(bright) == sorted([ana, zoe, ana.rpartition("person/")[0] + "organization/multitud"])
    assert page.page.url.endswith("#from=person/ana&to=person/zoe&way=2")
    page.page.go_back()
    assert page.page.locator("#panel .ways mark").all_inner_texts() == ["la cita de Ana y Zoe"]


def test_the_address_asks_the_question(show, ring):
    press, *_ = ring
    page = show(press.network, "#from=person/ana&to=person/zoe")
    assert page.page.locator("#panel .ways > li").count() == 2
    page.page.click("#panel .end:nth-of-type(2) button")
    page.page.fill("#way-to", "vecina 3")
    page.page.press("#way-to", "Enter")
    assert "Un camino los une" in page.panel


@pytest.mark.parametrize(
    ("end", "told"),
    [("otra lejos", "Ningún camino los une"), ("ana prueba", "Son el mismo")],
)
def test_no_way_is_told_plainly(show, ring, end, told):
    press, *_ = ring
    page = show(press.network)
    ask(page, "ana prueba", end)
    assert told in page.panel
    assert page.page.locator("#panel .ways li").count() == 0


def test_what_was_said_and_the_official_record_are_ways_too(show, ring):
    press, _, zoe = ring
    speaker = press.thing("person/ines", "Inés Oradora", "Person")
    press.statement(1, speaker, "Zoe tiene razón", (zoe,))
    body = press.thing("municipality/99101", "Municipalidad de Costa Brava", "Municipality")
    press.fact(body, "hasUnit", press.thing("unit/99101/obras", "Obras", "MunicipalUnit"), press.proof("Obras"))
    press.fact(speaker, "memberOf", press.thing("organization/club", "Club", "Organization"), press.proof("del Club"))
    row = {
        "person": speaker,
        "person_label": "Inés Oradora",
        "body": body,
        "body_label": "Municipalidad de Costa Brava",
    }
    for node in (speaker, body):
        press.network.nodes[node]["mandates"] = [{**row, "role": "alcaldía", "start": "2016-12-06", "end": None}]
    page = show(press.network)
    ask(page, "zoe", "costa brava")
    steps = page.page.locator("#panel .steps > li")
    assert steps.count() == 2
    assert "Zoe tiene razón" in steps.nth(0).inner_text()
    assert "Registro oficial · desde el 6 de diciembre de 2016" in steps.nth(1).inner_text()
