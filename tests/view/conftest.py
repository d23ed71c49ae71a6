"""Networks of invented people, and a browser that tells what a page asks for and what goes wrong in it."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import shutil
import zlib
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from munigraph.model import RESOURCE_IRI
from munigraph.view import write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Press:
    """Writes a network as :func:`munigraph.network.network` gives it."""

    def __init__(self) -> None:
        self.network: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    @staticmethod
    def proof(quote: str, **changes: Any) -> dict[str, Any]:
        return {
            "quote": quote,
            "prefix": "Ayer en la plaza, ",
            "suffix": ", según el municipio.",
            "start": 18,
            "end": 18 + len(quote),
            "article": f"{RESOURCE_IRI}article/00000000000000a1",
            "title": "La costa y el valle comparten su experiencia",
            "outlet": "El Faro de Prueba",
            "date": "2021-03-04",
            "url": "https://faro.example/nota",
        } | changes

    def thing(self, path: str, label: str, kind: str, **attributes: Any) -> str:
        iri = RESOURCE_IRI + path
        self.network.add_node(
            iri, **{"label": label, "kind": kind, "aliases": [], "cut": None, "region": None} | attributes
        )
        return iri

    def fact(self, s: str, relation: str, o: str, *proofs: dict[str, Any], **attributes: Any) -> str:
        key = f"{RESOURCE_IRI}assertion/{self.network.number_of_edges():016x}"
        row = {
            "relation": relation,
            "label": relation,
            "role": None,
            "date": "2021-03-04",
            "confidence": 0.97,
            "support": 1,
            "evidence": list(proofs),
        }
        self.network.add_edge(s, o, key=key, **row | attributes)
        return key

    def statement(self, number: int, speaker: str, quote: str, about: tuple[str, ...] = (), **changes: Any) -> str:
        proofs = [self.proof(quote, **changes)]
        said = self.thing(f"statement/{number:016x}", quote, "Statement", evidence=proofs, quote=quote)
        self.network.add_edge(said, speaker, key="saidBy", relation="saidBy", evidence=proofs)
        for node in about:
            self.network.add_edge(said, node, key="about", relation="about", evidence=proofs)
        return said


@pytest.fixture
def press() -> Press:
    return Press()


@dataclass(frozen=True)
class Sample:
    network: nx.MultiDiGraph[str]
    prado: str
    costa: str
    valle: str
    plan: str
    meeting: str
    governs: str


@pytest.fixture
def sample(press: Press) -> Sample:
    """Two municipalities, their mayors, a programme and a meeting."""
    prado = press.thing("person/elena-prado-ruiz", "Elena Prado Ruiz", "Mayor", aliases=["Elena Prado"])
    lillo = press.thing("person/aldo-lillo-nunez", "Aldo Lillo Núñez", "Mayor")
    costa = press.thing(
        "municipality/99101", "Municipalidad de Costa Brava", "Municipality", cut="99101", region="Región de Prueba"
    )
    valle = press.thing("municipality/99201", "Municipalidad de Valle Ñandú", "Municipality", cut="99201")
    plan = press.thing("model/plan-barrio-abierto", "Plan Barrio Abierto", "ManagementModel", aliases=["PBA"])
    service = press.thing("organization/servicio-de-prueba", "Servicio de Prueba", "Organization")
    told = [press.proof("la reunión de ambos alcaldes")]
    meeting = press.thing(
        "event/00000000000000e1",
        "reunión de la costa y el valle",
        "Meeting",
        evidence=told,
        date="2021-03-03",
        place="Salón Azul",
    )
    governs = press.fact(
        prado,
        "governs",
        costa,
        press.proof("la alcaldesa de Costa Brava, Elena Prado Ruiz"),
        press.proof("la edil Prado", title="Otra nota", date="2022-01-02"),
        support=2,
    )
    press.fact(lillo, "governs", valle, press.proof("Aldo Lillo Núñez, alcalde de Valle Ñandú"))
    press.fact(lillo, "holdsRole", service, press.proof("ex director"), role="director")
    press.fact(costa, "adopts", plan, press.proof("Costa Brava aplica el Plan Barrio Abierto"))
    press.fact(costa, "collaboratesWith", valle, press.proof("trabajarán juntas"))
    for node in (prado, lillo, costa, valle):
        press.network.add_edge(
            meeting,
            node,
            key="involves",
            relation="involves",
            label="participa",
            evidence=told,
            confidence=0.9,
            support=1,
        )
    press.statement(2, prado, "Lo segundo que dije", date="2022-05-06")
    press.statement(1, prado, "Lo primero que dije", (valle,), date="2020-05-06")
    return Sample(press.network, prado, costa, valle, plan, meeting, governs)


@pytest.fixture(scope="session")
def data_of() -> Callable[[str], dict[str, Any]]:
    """What the data element of a page holds, tables as lists of dicts again."""

    def rows(table: dict[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = [{} for _ in range(table["count"])]
        for key, column in table["columns"].items():
            words, values = column.get("words"), column["values"]
            steps = accumulate(column.get("rows", [1] * len(values)), initial=-1)
            for row, value in zip(list(steps)[1:], values, strict=True):
                found[row][key] = words[value] if words else value
        return found

    def read(page: str) -> dict[str, Any]:
        kind, text = re.search(r'<script type="(application/\w+)" id="data">(.*?)</script>', page, re.DOTALL).groups()
        if kind == "application/zlib":
            text = zlib.decompress(base64.b64decode(text)).decode("utf-8")
        content = json.loads(text)
        return {
            key: rows(value) if isinstance(value, dict) and "columns" in value else value
            for key, value in content.items()
        }

    return read


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as engine:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        arguments += ["--disable-component-update", "--disable-sync"]
        running = engine.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield running
        running.close()


@dataclass
class Opened:
    """A page in the browser, and what happened there."""

    page: Any
    path: Path
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def goto(self, address: str = "") -> None:
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + address)
        self.page.wait_for_selector("html[data-ready]")
        self.settle()

    def settle(self) -> None:
        """Wait until the drawing stands still."""
        self.page.wait_for_timeout(120)

    def click_on(self, iri: str) -> None:
        spot = self.page.evaluate("(iri) => munigraph.whereIs(iri)", iri)
        assert spot is not None, f"{iri} is not drawn"
        self.page.mouse.click(spot["x"], spot["y"])
        self.settle()

    @property
    def panel(self) -> str:
        return str(self.page.inner_text("#panel"))

    @property
    def heading(self) -> str:
        return str(self.page.inner_text("#panel h2"))


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open the page of a network; at the end nothing but the file may have been asked for, and nothing gone wrong."""
    opened: list[Opened] = []
    with contextlib.ExitStack() as stack:

        def open_page(
            network: nx.MultiDiGraph[str],
            address: str = "",
            *,
            scheme: str = "light",
            first_visit: bool = False,
            today: str | None = None,
            **options: Any,
        ) -> Opened:
            path = write_page(network, tmp_path / "página.html", **options)
            context = browser.new_context(
                viewport={"width": 1400, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
            )
            stack.callback(context.close)
            if not first_visit:
                context.add_init_script(
                    "location.protocol === 'file:' && localStorage.setItem('munigraph-tour', 'seen')"
                )
            if today:
                context.clock.set_fixed_time(f"{today}T12:00:00")
            result = Opened(context.new_page(), path)
            result.page.on("request", lambda request: result.requests.append(request.url))
            result.page.on("console", lambda message: result.troubles.append(f"{message.type}: {message.text}"))
            result.page.on("pageerror", lambda error: result.troubles.append(f"error: {error}"))
            result.page.on(
                "dialog", lambda dialog: (result.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss())
            )
            result.page.on("popup", lambda popup: result.troubles.append(f"popup: {popup.url}"))
            opened.append(result)
            result.goto(address)
            return result

        yield open_page
        for result in opened:
            asked = {url.split("#")[0] for url in result.requests if not url.startswith(("about:", "data:", "blob:"))}
            assert asked == {result.path.as_uri()}
            assert result.troubles == []
