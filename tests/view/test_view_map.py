"""The map in the browser: a panel for each region, which fill the stage and hold what belongs to them."""

from itertools import combinations
from math import hypot

import pytest

from munigraph.authority import load

SIZES = [(1400, 900), (1024, 768), (768, 1024)]
SANTIAGO = "13"


@pytest.fixture
def country(press):
    """All municipalities around Santiago and three of each other region, with their mayors: IRI -> name of the region."""
    regions = {region.code: region.short_name for region in load().regions}
    homes: dict[str, str] = {}
    for i, comuna in enumerate(load().comunas):
        region = regions[comuna.region_code]
        enough = comuna.region_code != SANTIAGO and [*homes.values()].count(region) >= 6
        if comuna.municipality is None or enough:
            continue
        town = press.thing(
            f"municipality/{comuna.cut}", comuna.municipality, "Municipality",
            cut=comuna.cut, region=f"Región de {region}", lat=comuna.lat, lon=comuna.lon,
        )  # fmt: skip
        mayor = press.thing(f"person/p{i}", f"Persona {i}", "Mayor")
        press.fact(mayor, "governs", town, press.proof("quien gobierna"))
        homes |= {town: region, mayor: region}
    press.thing("organization/servicio", "Servicio de Prueba", "Organization")
    return homes


def spots(page, nodes):
    found = page.page.evaluate("(nodes) => nodes.map((node) => munigraph.whereIs(node))", list(nodes))
    return [{"x": round(spot["x"], 3), "y": round(spot["y"], 3)} for spot in found]


def panels(page):
    return {panel["name"]: panel for panel in page.page.evaluate("munigraph.panels()")}


def resized(page, width, height):
    page.page.set_viewport_size({"width": width, "height": height})
    page.settle()
    return panels(page), page.page.locator("#stage").bounding_box()


def holds(panel, spot):
    return panel["left"] < spot["x"] < panel["right"] and panel["top"] < spot["y"] < panel["bottom"]


@pytest.mark.browser
def test_whatever_the_window_the_panels_fill_the_stage_and_hold_what_is_theirs(show, press, country):
    page = show(press.network, "#layout=places")
    for size in SIZES:
        found, stage = resized(page, *size)
        assert len(found) == 17
        assert [*found][:2] + [*found][-2:] == ["Arica y Parinacota", "Tarapacá", "Magallanes", "Sin lugar"]
        covered = sum((p["right"] - p["left"]) * (p["bottom"] - p["top"]) for p in found.values())
        assert covered > 0.65 * stage["width"] * stage["height"]
        assert all(p["right"] - p["left"] > 90 and p["bottom"] - p["top"] > 40 for p in found.values())
        assert min(p["left"] for p in found.values()) >= stage["x"]
        assert max(p["bottom"] for p in found.values()) <= stage["y"] + stage["height"]
        for region, spot in zip(country.values(), spots(page, country), strict=True):
            assert holds(found[region], spot), f"{region} at {size}"


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_the_municipalities_of_santiago_stand_apart(show, press, country, size):
    page = show(press.network, "#layout=places")
    resized(page, *size)
    towns = [node for node, region in country.items() if region == "Metropolitana" and "/municipality/" in node]
    assert len(towns) == 52
    assert min(hypot(a["x"] - b["x"], a["y"] - b["y"]) for a, b in combinations(spots(page, towns), 2)) > 7


@pytest.mark.browser
def test_a_window_of_the_same_size_gives_the_same_map(show, press, country):
    page = show(press.network, "#layout=places")
    before = spots(page, country)
    resized(page, 1024, 768)
    assert spots(page, country) != before
    resized(page, 1400, 900)
    assert spots(page, country) == before
    page.goto("#layout=places")
    assert spots(page, country) == before


@pytest.mark.browser
def test_a_region_that_is_filtered_comes_into_view(show, press, country):
    page = show(press.network, "#layout=places")
    before = panels(page)["Los Lagos"]
    page.page.select_option("#filter-region", "Región de Los Lagos")
    page.settle()
    after = panels(page)["Los Lagos"]
    assert after["right"] - after["left"] > 1.5 * (before["right"] - before["left"])


@pytest.mark.browser
def test_what_is_drawn_later_joins_the_map(show, press, country):
    page = show(press.network, "#layout=places", max_nodes=60)
    assert len(page.page.evaluate("munigraph.drawn()")) == 60
    added = next(node for node in country if node not in page.page.evaluate("munigraph.drawn()"))
    page.page.evaluate("(node) => munigraph.go(node)", added)
    page.settle()
    assert any(holds(panel, spots(page, [added])[0]) for panel in panels(page).values())
