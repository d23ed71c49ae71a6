"""A part of the network: around one thing, of some kinds and relations, of a period, of a region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from munigraph.errors import InputError
from munigraph.mapping.kinds import EVENTS, PEOPLE
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    import networkx as nx

__all__ = ["Part", "part"]

_Edge = tuple[str, str, str, dict[str, Any]]
#: What belongs to a region by what it is joined to, not by where it lies.
_WITHOUT_PLACE = frozenset({*PEOPLE, *EVENTS, "Agreement"})
#: Relations of statements: they follow what is said and are never asked for by name.
_SAID = frozenset({"saidBy", "about"})


@dataclass(frozen=True, slots=True)
class Part:
    """What is kept of a network; what is not set keeps all.  All that is asked must hold of an edge.

    A node is kept when an edge of it is; a statement when its speaker or what it is about is kept (around a node: its
    speaker), and its day.
    """

    #: IRI of a node, and how many steps from it are kept (over edges that are kept; statements are no way on).
    around: str | None = None
    depth: int = 1
    #: Kinds of nodes (local names of classes) and relations (local names of properties), in any case.
    kinds: Collection[str] = ()
    relations: Collection[str] = ()
    #: Days, ISO 8601.  Of an event or agreement its own day counts, of a fact the days of the articles that state it.
    since: str | None = None
    until: str | None = None
    #: Name of a region, or the end of it: what lies there, and the people, events and agreements that are joined to it.
    region: str | None = None


def part(network: nx.MultiDiGraph[str], wanted: Part) -> nx.MultiDiGraph[str]:
    """A copy of ``network`` with what is ``wanted``; attributes are shared, order is kept.

    Raises :class:`~munigraph.errors.InputError` for a kind, relation or region that the network does not have.
    """
    tests = list(_tests(network, wanted))
    kept = [edge for edge in network.edges(keys=True, data=True) if all(test(edge) for test in tests)]
    if wanted.around is not None:
        near = _near(wanted.around, wanted.depth, (edge for edge in kept if edge[3].get("relation") not in _SAID))
        said = {s for s, o, _, row in kept if row.get("relation") == "saidBy" and o in near}
        kept = [edge for edge in kept if (edge[0] in said and edge[1] in near) or {edge[0], edge[1]} <= near]
    nodes = {end for s, o, *_ in kept for end in (s, o)} | ({wanted.around} if wanted.around else set())
    import networkx as nx

    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(**network.graph)
    copy.add_nodes_from((node, row) for node, row in network.nodes(data=True) if node in nodes)
    for s, o, key, row in kept:
        copy.add_edge(s, o, key=key, **row)
    return copy


def _tests(network: nx.MultiDiGraph[str], wanted: Part) -> Iterable[Callable[[_Edge], bool]]:
    nodes = network.nodes
    if wanted.kinds:
        found = {str(row.get("kind")) for _, row in nodes(data=True)}
        kinds = {_among(kind, found, "kind") for kind in wanted.kinds} | {"Statement"}
        yield lambda edge: nodes[edge[0]].get("kind") in kinds and nodes[edge[1]].get("kind") in kinds
    if wanted.relations:
        found = {str(row.get("relation")) for *_, row in network.edges(data=True)}
        relations = {_among(relation, found, "relation") for relation in wanted.relations} | _SAID
        yield lambda edge: edge[3].get("relation") in relations
    if wanted.since or wanted.until:
        yield lambda edge: any(_is_during(day, wanted.since, wanted.until) for day in _days(network, edge))
    if wanted.region:
        inside = _belonging(network, wanted.region)
        yield lambda edge: edge[0] in inside or edge[1] in inside


def _among(name: str, known: set[str], what: str) -> str:
    """The one of ``known`` that is meant, whatever its case."""
    for each in sorted(known):
        if each.casefold() == name.strip().casefold():
            return each
    raise InputError(f"the graph has no {what} {name!r}", hint=f"one of {', '.join(sorted(known))}")


def _near(start: str, depth: int, edges: Iterable[_Edge]) -> set[str]:
    beside: dict[str, set[str]] = {}
    for s, o, *_ in edges:
        beside.setdefault(s, set()).add(o)
        beside.setdefault(o, set()).add(s)
    near, ring = {start}, {start}
    for _ in range(depth):
        ring = {other for node in ring for other in beside.get(node, ())} - near
        near |= ring
    return near


def _days(network: nx.MultiDiGraph[str], edge: _Edge) -> Iterable[str]:
    told = network.nodes[edge[0]]
    if told.get("evidence") and told.get("date"):
        return [str(told["date"])]
    days = [str(piece["date"]) for piece in edge[3].get("evidence") or () if piece.get("date")]
    return days or [str(day) for day in (edge[3].get("date"),) if day]


def _is_during(day: str, since: str | None, until: str | None) -> bool:
    """Whether a day, month or year may lie in the period."""
    last = f"{day}~"  # after every day of that month or year
    return (since is None or last >= since) and (until is None or day <= f"{until}~")


def _belonging(network: nx.MultiDiGraph[str], region: str) -> set[str]:
    rows = network.nodes(data=True)
    known = sorted({str(row["region"]) for _, row in rows if row.get("region")})
    names = [name for name in known if fold(name) == fold(region)] or [
        name for name in known if f" {fold(name)}".endswith(f" {fold(region.strip())}")
    ]
    if len(names) != 1 or not region.strip():
        raise InputError(f"the graph has no region {region!r}", hint=f"one of {', '.join(known)}")
    inside = {node for node, row in rows if row.get("region") == names[0]}
    free = {node for node, row in rows if not row.get("region") and row.get("kind") in _WITHOUT_PLACE}
    joined = ((a, b) for s, o in network.edges() for a, b in ((s, o), (o, s)) if a in inside and b in free)
    found = inside | {other for _, other in joined}
    return found | {s for s, o, row in network.edges(data=True) if row.get("relation") in _SAID and o in found}
