"""What the page draws at first, and the options of vis-network, as pyvis hands them on.

Pyvis's template is not used: it loads from other hosts and sets text of articles as HTML.
"""

from __future__ import annotations

import heapq
import json
from typing import TYPE_CHECKING, Any

from munigraph.view.layout import layout

if TYPE_CHECKING:
    from munigraph.view.data import PageData

__all__ = ["PART_DRAWN", "drawing", "drawn_nodes"]

#: Of a larger graph so many nodes are drawn: what a screen can show with names that can be read.
PART_DRAWN = 300
#: A graph of up to so many times that is drawn whole.
_WHOLE = 2

_OPTIONS = {
    "autoResize": False,
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


def drawn_nodes(data: PageData, focus: int | None, most: int = PART_DRAWN) -> list[int]:
    """The numbers of the nodes drawn at first, sorted.

    All when they are few; else those nearest to ``focus``; without one, from the most connected on always the most
    connected beside what is drawn already.
    """
    count = len(data["nodes"])
    if count <= _WHOLE * most:
        return list(range(count))
    beside: list[set[int]] = [set() for _ in range(count)]
    for edge in data["edges"]:
        beside[edge["s"]].add(edge["o"])
        beside[edge["o"]].add(edge["s"])
    by_weight = sorted(range(count), key=lambda i: (-data["nodes"][i]["size"], i))
    rank = {node: place for place, node in enumerate(by_weight)}
    chosen = _core(beside, by_weight, rank, most) if focus is None else _surroundings(beside, focus, rank, most)
    return sorted(chosen)


def _core(beside: list[set[int]], by_weight: list[int], rank: dict[int, int], most: int) -> set[int]:
    drawn: set[int] = set()
    edge: list[int] = []  # ranks of what is beside the drawn nodes, a heap
    for start in by_weight:
        edge.append(rank[start])
        while edge and len(drawn) < most:
            node = by_weight[heapq.heappop(edge)]
            if node not in drawn:
                drawn.add(node)
                for near in beside[node] - drawn:
                    heapq.heappush(edge, rank[near])
        if len(drawn) == most:
            break
    return drawn


def _surroundings(beside: list[set[int]], focus: int, rank: dict[int, int], most: int) -> set[int]:
    drawn, ring = {focus}, [focus]
    while ring and len(drawn) < most:
        ring = sorted({near for node in ring for near in beside[node]} - drawn, key=rank.__getitem__)
        ring = ring[: most - len(drawn)]
        drawn.update(ring)
    return drawn


def drawing(data: PageData, focus: int | None, most: int = PART_DRAWN) -> dict[str, Any]:
    """What ``script/drawing.js`` begins with.

    ``nodes`` (their numbers in ``data``) with ``x`` and ``y``; ``most``, how many nodes of a large graph are drawn;
    ``options`` of vis-network.  Edges, colours and shapes follow from ``data`` in the page.
    """
    from pyvis.network import Network

    drawn = drawn_nodes(data, focus, most)
    place = {node: i for i, node in enumerate(drawn)}
    edges = [
        (place[edge["s"]], place[edge["o"]]) for edge in data["edges"] if edge["s"] in place and edge["o"] in place
    ]
    points = layout([data["nodes"][node]["size"] for node in drawn], edges)
    net = Network(directed=True)
    net.set_options(json.dumps(_OPTIONS))
    return {
        "nodes": drawn,
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "most": most,
        "options": net.options,
    }
