"""How fast the page is, beside the pages that pyvis itself makes of the same graph, in the same run.

``python benchmarks/page.py [--articles PATH] [--sizes 2000 20000] [--limit 120]``

Graphs: of the sample articles (or others) and invented ones in munigraph's shape (``invented.py``), with three edges
to a node.  pyvis's pages: as it comes, which shows a bar until its nodes have come to rest; and told not to wait for
that, which draws at once and moves on.  Measured in headless Chromium without a graphics card, of all pages alike:

- the size of the file, and the time to write it, from the network on;
- *drawn*: from the start of the navigation to the frame after the first one that put ten shapes on the canvas.  All
  pages paint with vis-network, which fills one path for each node.  Whether the drawing is at rest is not asked;
- *frames/s* while the drawing is dragged for two seconds, from a corner, once it is there.

Of munigraph's also the slowest of four answers of the search, and drawing the neighbours of the weightiest node;
pyvis's have neither.  What pyvis's pages ask of other hosts fails at once.  Where nothing is drawn within ``--limit``
seconds, or the page falls over, the table says so.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invented import invented

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

_ROOT = Path(__file__).parents[1]
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: Notes at the root, in ``data-drawn``, when shapes were on the canvas; then it leaves the canvas alone.
_WATCH = """(() => {
    const { fill } = CanvasRenderingContext2D.prototype;
    let shapes = 0;
    CanvasRenderingContext2D.prototype.fill = function (...how) {
        shapes += this.canvas.isConnected;
        return fill.apply(this, how);
    };
    const look = () => {
        if (shapes < 10) return requestAnimationFrame(look);
        CanvasRenderingContext2D.prototype.fill = fill;
        setTimeout(() => (document.documentElement.dataset.drawn = performance.now()));
    };
    requestAnimationFrame(look);
})();"""
_WINDOW = {"width": 1400, "height": 900}
_COLUMNS = ("graph", "page", "MB", "written s", "drawn s", "search ms", "expand ms", "frames/s")

#: Frames a second of what happens in the page between two moments.
_COUNT = "() => { window.frames_ = 0; const next = () => { frames_ += 1; requestAnimationFrame(next); }; next(); }"


def ours(network: nx.MultiDiGraph[str], path: Path) -> None:
    """The page of munigraph."""
    from munigraph.view import write_page

    write_page(network, path)


def pyvis(network: nx.MultiDiGraph[str], path: Path, *, settled: bool = True) -> None:
    """The page of pyvis as its documentation shows it, with vis-network inside."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_stabilization(settled)
    for node, row in network.nodes(data=True):
        net.add_node(node, label=row["label"], title=row["kind"])
    for s, o, row in network.edges(data=True):
        net.add_edge(s, o, title=row["relation"])
    path.write_text(net.generate_html(notebook=False), encoding="utf-8")


_PAGES = (("munigraph", ours), ("pyvis", pyvis), ("pyvis, moving", partial(pyvis, settled=False)))


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A browser, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        first = running.new_page(viewport=_WINDOW)
        first.set_content("<canvas></canvas><p>The start of the browser itself is not measured.")
        first.wait_for_timeout(1000)
        first.close()
        yield running
        running.close()


def _frames(page: Any, seconds: float = 2.0) -> float:
    """Frames a second while the drawing is dragged to and fro, held at its lower left corner, where nothing stands."""
    box = page.locator("canvas").first.bounding_box()
    left, bottom = box["x"] + 15, min(box["y"] + box["height"], _WINDOW["height"]) - 15
    page.mouse.move(left, bottom)
    page.mouse.down()
    page.evaluate(_COUNT)
    start, step = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        step += 1
        page.mouse.move(left + (step * 7) % 160, bottom - (step * 5) % 120)
    frames = page.evaluate("frames_") / (time.perf_counter() - start)
    page.mouse.up()
    return float(frames)


def measure(browser: Any, path: Path, limit: float) -> list[str]:
    """Seconds to the drawing, milliseconds of search and expansion where the page has them, and frames a second."""
    from playwright import sync_api

    page = browser.new_page(viewport=_WINDOW)
    page.set_default_timeout(limit * 1000)
    page.route(re.compile("^https?:"), lambda route: route.abort())
    page.add_init_script(_WATCH)
    try:
        page.goto(path.as_uri(), wait_until="commit")
        drawn = float(page.wait_for_selector("html[data-drawn]").get_attribute("data-drawn")) / 1000
        speed = page.evaluate("window.munigraph?.measure()") or {}
        own = [f"{speed[key]:.0f}" if key in speed else "–" for key in ("search", "expand")]
        return [f"{drawn:.2f}", *own, f"{_frames(page):.0f}"]
    except sync_api.TimeoutError:
        return [f"> {limit:.0f}", "–", "–", "–"]
    except sync_api.Error as error:
        print(error, file=sys.stderr)
        return ["fell over", "–", "–", "–"]
    finally:
        page.close(run_before_unload=False)


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
    options.add_argument("--limit", type=float, default=120.0, help="seconds that a page may take")
    options.add_argument("--without-pyvis", action="store_true")
    asked = options.parse_args()
    print("| " + " | ".join(_COLUMNS) + " |\n|---|---" + "|--:" * (len(_COLUMNS) - 2) + "|")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder) / "page.html"
        for name, network in _graphs(asked.articles, asked.sizes):
            for page, write in _PAGES[: 1 if asked.without_pyvis else None]:
                start = time.perf_counter()
                write(network, path)
                written = time.perf_counter() - start
                row = [name, page, f"{path.stat().st_size / 1e6:.1f}", f"{written:.1f}"]
                row += measure(browser, path, asked.limit)
                print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
