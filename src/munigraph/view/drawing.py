"""What the page draws at first, as pyvis's nodes, edges and options for vis-network.

Of pyvis only the data is used: its template loads from other hosts and sets text of articles as HTML.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from munigraph.view.labels import load_labels
from munigraph.view.layout import layout

if TYPE_CHECKING:
    from munigraph.view.data import PageData

__all__ = ["ALL_DRAWN", "drawing", "drawn_nodes"]

#: A graph of at most this many nodes is drawn whole ...
ALL_DRAWN = 600
#: ... of a larger one so many: what a screen can show with names that can be read.
PART_DRAWN = 300

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 0},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "navigationButtons": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 2147483647,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "font": {"size": 0}, "chosen": False},
    "edges": {
        "width": 1.4,
        "chosen": False,
        "smooth": False,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
}


def drawn_nodes(data: PageData, focus: int | None) -> list[int]:
    """The numbers of the nodes drawn at first, sorted.

    All when they are few; else those nearest to ``focus``, or the most connected.
    """
    count = len(data["nodes"])
    if count <= ALL_DRAWN:
        return list(range(count))
    by_weight = sorted(range(count), key=lambda i: (-data["nodes"][i]["size"], i))
    if focus is None:
        return sorted(by_weight[:PART_DRAWN])
    rank = {node: place for place, node in enumerate(by_weight)}
    beside: dict[int, set[int]] = {}
    for edge in data["edges"]:
        beside.setdefault(edge["s"], set()).add(edge["o"])
        beside.setdefault(edge["o"], set()).add(edge["s"])
    drawn, ring = {focus}, [focus]
    while ring and len(drawn) < PART_DRAWN:
        ring = sorted({near for node in ring for near in beside.get(node, ())} - drawn, key=rank.__getitem__)
        ring = ring[: PART_DRAWN - len(drawn)]
        drawn.update(ring)
    return sorted(drawn)


def drawing(data: PageData, focus: int | None) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` for vis-network; ids are the numbers of nodes and edges in ``data``.

    Colours, and the nodes that the reader adds, are the page's (``page/drawing.js``): they depend on the theme and on
    what is selected.
    """
    from pyvis.network import Network

    labels = load_labels()
    drawn = drawn_nodes(data, focus)
    place = {node: i for i, node in enumerate(drawn)}
    edges = [(i, edge) for i, edge in enumerate(data["edges"]) if edge["s"] in place and edge["o"] in place]
    points = layout(len(drawn), [(place[edge["s"]], place[edge["o"]]) for _, edge in edges])
    net = Network(directed=True)
    net.set_options(json.dumps(_OPTIONS))
    for node, (x, y) in zip(drawn, points, strict=True):
        row = data["nodes"][node]
        kind = labels["kinds"].get(row["kind"], labels["kinds"]["Thing"])
        net.add_node(node, label=row["label"], shape=kind["shape"], x=x, y=y, size=row["size"], group=row["kind"])
    for i, edge in edges:
        net.add_edge(edge["s"], edge["o"], id=i)
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options}
