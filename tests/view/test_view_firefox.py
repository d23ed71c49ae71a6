"""The page in Firefox, opened from a file: what Chromium is tested with at length must hold there as well."""

from __future__ import annotations

import gc
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from munigraph.view import write_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The driver leaves sockets to the garbage collector.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")

#: In Firefox's own scope: note what pages (not Firefox itself) ask servers for.
WATCH = """
globalThis.asked = [];
const observer = { observe(channel) {
    channel.QueryInterface(Ci.nsIHttpChannel);
    if (channel.loadInfo.browsingContextID) globalThis.asked.push(channel.URI.spec);
} };
Services.obs.addObserver(observer, "http-on-opening-request");
Services.obs.addObserver(observer, "http-on-modify-request");
"""
#: Errors of pages, and what the policy of one refused.
ERRORS = """
return Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError)
    .filter(({ sourceName, category }) => /^file:/.test(sourceName) || /CSP/.test(category)).map(({ errorMessage }) => errorMessage);
"""
#: What pages write to the console goes to Firefox's log; what Firefox itself writes does not, but for its OWN.
SETTINGS = {
    "ui.prefersReducedMotion": 1,
    "devtools.console.stdout.content": True,
    "devtools.console.stdout.chrome": False,
}
#: It loads messages of its own from remote settings, which a machine without a network does not have.
OWN = "console.error: RSLoader:"


class Firefox:
    """A running Firefox; selectors are those of CSS."""

    def __init__(self, driver: Any, log: Path) -> None:
        self.driver = driver
        self.log = log
        with driver.using_context("chrome"):
            driver.execute_script(WATCH, sandbox="system", new_sandbox=True)

    def goto(self, address: str) -> None:
        self.driver.navigate(address)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, script_args=arguments, sandbox=None)

    def find(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def text(self, selector: str) -> str:
        return str(self.find(selector).text)

    def click_at(self, spot: dict[str, float]) -> None:
        mouse = self.driver.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
        mouse.pointer_move(round(spot["x"]), round(spot["y"])).click().perform()
        self.rest()

    def rest(self) -> None:
        """Wait until a click is taken in: vis-network waits for a second one."""
        self.driver.execute_async_script("setTimeout(arguments[0], 400)")

    def asked(self) -> list[str]:
        with self.driver.using_context("chrome"):
            found: list[str] = self.driver.execute_script("return asked", sandbox="system", new_sandbox=False)
        return found

    def troubles(self) -> list[str]:
        with self.driver.using_context("chrome"):
            errors: list[str] = self.driver.execute_script(ERRORS)
        written = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [*errors, *(line for line in written if line.startswith("console.") and not line.startswith(OWN))]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if FIREFOX is None:
        pytest.skip("no Firefox on this machine")
    marionette = pytest.importorskip("marionette_driver.marionette")
    log = tmp_path_factory.mktemp("firefox") / "log"
    driver = marionette.Marionette(
        host="127.0.0.1", port=0, bin=FIREFOX, headless=True, prefs=SETTINGS, gecko_log=str(log)
    )
    driver.start_session()
    gc.collect()
    driver.set_window_rect(width=1400, height=1000)
    yield Firefox(driver, log)
    driver.quit()
    driver.cleanup()
    gc.collect()


def test_the_page_works_from_a_file_and_asks_for_nothing(firefox, sample, tmp_path):
    page = write_page(sample.network, tmp_path / "página.html").as_uri()
    firefox.goto(page)
    assert firefox.run("return document.documentElement.dataset.ready") == "true"
    assert firefox.run("return munigraph.edges().length") == 9
    colours = firefox.run(
        """const canvas = document.querySelector("#canvas canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size"""
    )
    assert colours > 20, "nothing is painted"

    firefox.find("#tour .buttons button").click()
    firefox.click_at(firefox.run("return munigraph.whereIs(arguments[0])", sample.prado))
    assert firefox.text("#panel h2") == "Elena Prado Ruiz"
    assert firefox.text("#panel mark") == "la alcaldesa de Costa Brava, Elena Prado Ruiz"
    firefox.find("#panel details.more summary").click()
    assert firefox.text("#panel details.more mark") == "la edil Prado"

    firefox.click_at(firefox.run("return munigraph.whereIs(arguments[0])", sample.governs))
    assert firefox.text("#panel h2") == "Elena Prado Ruiz gobierna la Municipalidad de Costa Brava"

    firefox.find("#search").send_keys("valle nandu\ue007")
    assert firefox.text("#panel h2") == "Municipalidad de Valle Ñandú"
    firefox.find("#language").click()
    assert firefox.run("return document.documentElement.lang") == "en"
    assert "is governed by Aldo Lillo Núñez" in firefox.text("#panel")
    firefox.driver.go_back()
    firefox.rest()
    assert firefox.text("#panel h2") == "Elena Prado Ruiz governs Municipalidad de Costa Brava"

    for address in (
        "#layout=places",
        "#show=municipalities",
        "#since=2021-03",
        f"#from={sample.prado}&to={sample.plan}",
    ):
        firefox.goto(page + address)
        firefox.rest()
        assert firefox.run("return munigraph.drawn().length") > 0
    assert firefox.asked() == []
    assert firefox.troubles() == []


def test_a_large_page_is_read_in_firefox(firefox, press, tmp_path):
    """Data past the limit of plain JSON is deflated, and read with DecompressionStream."""
    club = press.thing("organization/club", "Club de Prueba", "Organization")
    for i in range(6000):
        person = press.thing(f"person/p-{i}", f"Vecina Número {i}", "Person", aliases=[f"N. {i}" * 20])
        press.fact(person, "memberOf", club, press.proof(f"la vecina {i} del club"))
    page = write_page(press.network, tmp_path / "grande.html")
    assert 'type="application/zlib"' in page.read_text(encoding="utf-8")
    firefox.goto(page.as_uri() + "#node=person/p-5999")
    firefox.driver.execute_async_script(
        """const done = arguments[0];
        const look = () => (document.documentElement.dataset.ready ? done() : setTimeout(look, 50));
        look()"""
    )
    assert firefox.text("#panel h2") == "Vecina Número 5999"
    assert firefox.troubles() == []


def test_the_watch_sees_what_a_page_asks_for(firefox, tmp_path):
    page = tmp_path / "asks.html"
    page.write_text("<!doctype html><img src='http://127.0.0.1:50999/seen.png'>", encoding="utf-8")
    firefox.goto(page.as_uri())
    assert "http://127.0.0.1:50999/seen.png" in firefox.asked()
    page.write_text("<!doctype html><script>console.error('written'); nowhere()</script>", encoding="utf-8")
    firefox.goto(page.as_uri())
    assert any("written" in trouble for trouble in firefox.troubles())
    assert any("nowhere" in trouble for trouble in firefox.troubles())
