"""The page: one HTML file that needs nothing else, from nobody, and runs only the scripts written into it."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from munigraph.errors import InputError
from munigraph.files import written_whole
from munigraph.network import find_node
from munigraph.view.data import SORTS, page_data, page_nodes
from munigraph.view.drawing import PART_DRAWN, drawing
from munigraph.view.labels import LANGUAGES, load_labels
from munigraph.view.pack import packed
from munigraph.view.places import places

if TYPE_CHECKING:
    import os

    import networkx as nx

__all__ = ["build_page", "write_page"]

#: The parts of the page's script, in the order in which they are joined.
SCRIPTS = (
    "dom.js",
    "unpack.js",
    "data.js",
    "state.js",
    "picked.js",
    "words.js",
    "colours.js",
    "memory.js",
    "time.js",
    "filter.js",
    "search.js",
    "combobox.js",
    "part.js",
    "projection.js",
    "views.js",
    "arrange.js",
    "panels.js",
    "plot.js",
    "places.js",
    "labels.js",
    "canvas.js",
    "drawing.js",
    "paths.js",
    "explore.js",
    "legend.js",
    "period.js",
    "controls.js",
    "evidence.js",
    "facts.js",
    "panel.js",
    "panel_node.js",
    "panel_edge.js",
    "panel_link.js",
    "panel_way.js",
    "digest.js",
    "share.js",
    "theme.js",
    "picture.js",
    "csv.js",
    "gexf.js",
    "takeaway.js",
    "print.js",
    "tour.js",
    "main.js",
)

#: The parts of its style, likewise.
STYLES = ("page.css", "side.css", "tour.css", "screen.css", "print.css")

_VIS = ("templates/lib/vis-9.1.2/vis-network.min.js", "lib/vis-9.1.2/vis-network.min.js")
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def build_page(
    network: nx.MultiDiGraph[str],
    *,
    title: str | None = None,
    lang: str = "es",
    focus: str | None = None,
    max_nodes: int = PART_DRAWN,
) -> str:
    """The page that shows ``network`` (of :func:`munigraph.network.network`), as HTML text for UTF-8.

    ``title`` is plain text for the head of the page.  ``lang`` (``es`` or ``en``) is the language it opens in; the
    reader can switch.  ``focus`` is the IRI or a name of the node to open with.  The same network
    gives the same bytes (with the same zlib, where it is large).  ``max_nodes``: of a larger
    network so many nodes are drawn at once, those nearest to ``focus`` or the most connected; the others are in the
    page and drawn when asked for.

    Raises :class:`~munigraph.errors.InputError` when the language is unknown or nothing has the name in ``focus``.
    """
    if lang not in LANGUAGES:
        raise InputError(f"the page has no language {lang!r}", hint=f"choose one of {', '.join(LANGUAGES)}")
    labels = load_labels()
    data = page_data(network)
    start = None if focus is None else page_nodes(network).index(find_node(network, focus))
    content = {
        **data,
        "title": title,
        "lang": lang,
        "focus": start,
        "labels": labels,
        "sorts": SORTS,
        "drawing": drawing(data, start, max_nodes),
        "places": places(network, page_nodes(network)),
    }
    scripts = (_vis(), _script())
    data_text, data_type = packed(content)
    parts = {
        "lang": lang,
        "policy": _policy(scripts),
        "title": html.escape(title or labels["text"][lang]["title"]),
        "no_script": html.escape(labels["text"][lang]["no_script"]),
        "style": "".join(_read(f"style/{name}") for name in STYLES),
        "data": data_text,
        "data_type": data_type,
        "vis": scripts[0],
        "script": scripts[1],
    }
    return _SLOT.sub(lambda slot: parts[slot[1]], _read("template.html"))


def write_page(
    network: nx.MultiDiGraph[str],
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    lang: str = "es",
    focus: str | None = None,
    max_nodes: int = PART_DRAWN,
) -> Path:
    """Write :func:`build_page` to ``path`` (UTF-8) and return it; a file already there is replaced when all went well.

    Raises what ``build_page`` raises, and :class:`~munigraph.errors.MunigraphError` when the file cannot be written.
    """
    target = Path(path)
    page = build_page(network, title=title, lang=lang, focus=focus, max_nodes=max_nodes)
    with written_whole(target) as out:
        out.write(page.encode("utf-8"))
    return target


def _policy(scripts: tuple[str, ...]) -> str:
    """A Content-Security-Policy (level 3) that allows these scripts and no request."""
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _read(name: str) -> str:
    return files("munigraph.view").joinpath(name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The page's own script: its parts in one closed scope."""
    parts = "\n".join(_read(f"script/{name}") for name in SCRIPTS)
    return f'(async () => {{\n"use strict";\n{parts}}})();\n'


@cache
def _vis() -> str:
    """vis-network as it lies in the installed pyvis, with its licence notice."""
    root = files("pyvis")
    for name in _VIS:
        if root.joinpath(name).is_file():
            return root.joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")
    raise InputError(
        "vis-network is missing in the installed pyvis", hint="install pyvis 0.3.2 again: python -m pip install pyvis"
    )
