"""The node of a network that a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.errors import InputError
from munigraph.text import fold

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["find_node"]


def find_node(network: nx.MultiDiGraph[str], name: str) -> str:
    """The IRI of the node with that IRI, label or alias (accents and case ignored; then the start, then a part).

    Of several that fit equally well the most connected is taken; a statement is none of them.  Raises
    :class:`~munigraph.errors.InputError` when there is none.
    """
    wanted = fold(name.strip())
    best: tuple[int, int, str] | None = None
    for node, row in network.nodes(data=True):
        if row.get("kind") == "Statement":
            continue
        names = [fold(str(form)) for form in (row.get("label") or "", *(row.get("aliases") or ()))]
        if node == name or wanted in names:
            rank = 0
        elif any(form.startswith(wanted) for form in names):
            rank = 1
        elif any(wanted in form for form in names):
            rank = 2
        else:
            continue
        found = (rank, -network.degree(node), node)
        best = min(best or found, found)
    if best is None or not wanted:
        raise InputError(f"nothing in the graph is called {name!r}", hint="give part of a name, or an IRI")
    return best[2]
