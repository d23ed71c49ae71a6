"""What the page draws at first, as pyvis's nodes, edges and options for vis-network.

Of pyvis only the data is used: its template loads from other hosts and sets text of articles as HTML.
"""

from __future__ import annotations

import heapq
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

    All when they are few; else those nearest to ``focus``; without one, from the most connected on always the most
    connected beside what is drawn already.
    """
    count = len(data["nodes"])
    if count <= ALL_DRAWN:
        return list(range(count))
    beside: list[set[int]] = [set() for _ in range(count)]
    for edge in data["edges"]:
        beside[edge["s"]].add(edge["o"])
        beside[edge["o"]].add(edge["s"])
    by_weight = sorted(range(count), key=lambda i: (-data["nodes"][i]["size"], i))
    rank = {node: place for place, node in enumerate(by_weight)}
    return sorted(_core(beside, by_weight, rank) if focus is None else _surroundings(beside, focus, rank))


def _core(beside: list[set[int]], by_weight: list[int], rank: dict[int, int]) -> set[int]:
    drawn: set[int] = set()
    edge: list[int] = []  # ranks of what is beside the drawn nodes, a heap
    for start in by_weight:
        edge.append(rank[start])
        while edge and len(drawn) < PART_DRAWN:
            node = by_weight[heapq.heappop(edge)]
            if node not in drawn:
                drawn.add(node)
                for near in beside[node] - drawn:
                    heapq.heappush(edge, rank[near])
        if len(drawn) == PART_DRAWN:
            break
    return drawn


def _surroundings(beside: list[set[int]], focus: int, rank: dict[int, int]) -> set[int]:
    drawn, ring = {focus}, [focus]
    while ring and len(drawn) < PART_DRAWN:
        ring = sorted({near for node in ring for near in beside[node]} - drawn, key=rank.__getitem__)
        ring = ring[: PART_DRAWN - len(drawn)]
        drawn.update(ring)
    return drawn


def drawing(data: PageData, focus: int | None) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` for vis-network; ids are the numbers of nodes and edges in ``data``.

    Colours, and the nodes that the reader adds, are the page's (``script/drawing.js``): they depend on the theme and on
    what is selected.
    """
    from pyvis.network import Network

    labels = load_labels()
    drawn = drawn_nodes(data, focus)
    place = {node: i for i, node in enumerate(drawn)}
    edges = [(i, edge) for i, edge in enumerate(data["edges"]) if edge["s"] in place and edge["o"] in place]
    points = layout(
        [data["nodes"][node]["size"] for node in drawn], [(place[edge["s"]], place[edge["o"]]) for _, edge in edges]
    )
    net = Network(directed=True)
    net.set_options(json.dumps(_OPTIONS))
    for node, (x, y) in zip(drawn, points, strict=True):
        row = data["nodes"][node]
        kind = labels["kinds"].get(row["kind"], labels["kinds"]["Thing"])
        net.add_node(node, label=row["label"], shape=kind["shape"], x=x, y=y, size=row["size"], group=row["kind"])
    for i, edge in edges:
        net.add_edge(edge["s"], edge["o"], id=i)
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options}
