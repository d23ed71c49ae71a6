"""How fast the page is, beside the page that pyvis itself makes of the same graph, in the same run.

``python benchmarks/page.py [--articles PATH] [--sizes 2000 20000] [--limit 60]``

Graphs: of the sample articles (or others) and invented ones in munigraph's shape (``invented.py``), with three edges
to a node.  Measured in headless Chromium without a graphics card: the size of the file; the time to write it, from the
network on; from the address to the first drawing; the slowest of four answers of the search; drawing the neighbours of
the weightiest node; and frames a second while the drawing is dragged for two seconds.  pyvis's page has no search and
nothing to expand; where it is not drawn within ``--limit`` seconds, that is told.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invented import invented

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

_ROOT = Path(__file__).parents[1]
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: pyvis hides its bar when the drawing is ready; a graph of up to a hundred nodes has none.
_PYVIS_READY = """() => {
    const bar = document.getElementById("loadingBar");
    return document.querySelector("canvas") && (!bar || bar.style.opacity === "0" || bar.style.display === "none");
}"""
_COLUMNS = ("graph", "page", "MB", "written s", "drawn s", "search ms", "expand ms", "frames/s")

#: Frames a second of what happens in the page between two moments.
_COUNT = "() => { window.frames_ = 0; const next = () => { frames_ += 1; requestAnimationFrame(next); }; next(); }"


def ours(network: nx.MultiDiGraph[str], path: Path) -> None:
    """The page of munigraph."""
    from munigraph.view import write_page

    write_page(network, path)


def pyvis(network: nx.MultiDiGraph[str], path: Path) -> None:
    """The page of pyvis as its documentation shows it, with vis-network inside."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for node, row in network.nodes(data=True):
        net.add_node(node, label=row["label"], title=row["kind"])
    for s, o, row in network.edges(data=True):
        net.add_edge(s, o, title=row["relation"])
    path.write_text(net.generate_html(notebook=False), encoding="utf-8")


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A browser, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield running
        running.close()


def _frames(page: Any, seconds: float = 2.0) -> float:
    """Frames a second while the drawing is dragged to and fro."""
    page.mouse.move(700, 450)
    page.mouse.down()
    page.evaluate(_COUNT)
    start, step = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        step += 1
        page.mouse.move(700 + (step * 7) % 160, 450 + (step * 5) % 120)
    frames = page.evaluate("frames_") / (time.perf_counter() - start)
    page.mouse.up()
    return float(frames)


def measure_ours(browser: Any, path: Path) -> list[str]:
    """First drawing, search, expansion, frames a second."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    start = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    drawn = time.perf_counter() - start
    speed = page.evaluate("munigraph.measure()")
    frames = _frames(page)
    page.close()
    return [f"{drawn:.2f}", f"{speed['search']:.0f}", f"{speed['expand']:.0f}", f"{frames:.0f}"]


def measure_pyvis(browser: Any, path: Path, limit: float) -> list[str]:
    """First drawing and frames a second; search and expansion it has not."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(limit * 1000)
    page.route("http*://**", lambda route: route.abort())
    start = time.perf_counter()
    try:
        page.goto(path.as_uri())
        page.wait_for_function(_PYVIS_READY)
        drawn = time.perf_counter() - start
        frames = _frames(page)
    except Exception as error:  # noqa: BLE001 - a timeout, or a page that fell over: told in the table
        return [f"over {limit:.0f} ({type(error).__name__})", "–", "–", "–"]
    finally:
        page.close(run_before_unload=False)
    return [f"{drawn:.2f}", "–", "–", f"{frames:.0f}"]


def _graphs(articles: Path, sizes: list[int]) -> Iterator[tuple[str, nx.MultiDiGraph[str]]]:
    import munigraph

    with tempfile.TemporaryDirectory() as folder:
        munigraph.build([articles], store=Path(folder) / "store")
        with munigraph.open(Path(folder) / "store") as graph:
            yield articles.name, graph.network()
    for size in sizes:
        yield f"{size:,} nodes", invented(size, 3 * size)


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=Path, default=_ROOT / "data" / "articles")
    options.add_argument("--sizes", type=int, nargs="*", default=[2_000, 20_000])
    options.add_argument("--limit", type=float, default=60.0, help="seconds that pyvis's page may take")
    options.add_argument("--without-pyvis", action="store_true")
    asked = options.parse_args()
    print("| " + " | ".join(_COLUMNS) + " |\n|---|---" + "|--:" * (len(_COLUMNS) - 2) + "|")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder) / "page.html"
        for name, network in _graphs(asked.articles, asked.sizes):
            for page, write in (("munigraph", ours), ("pyvis", pyvis))[: 1 if asked.without_pyvis else 2]:
                start = time.perf_counter()
                write(network, path)
                written = time.perf_counter() - start
                row = [name, page, f"{path.stat().st_size / 1e6:.1f}", f"{written:.1f}"]
                row += measure_ours(browser, path) if write is ours else measure_pyvis(browser, path, asked.limit)
                print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
