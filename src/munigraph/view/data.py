"""From the network to the data of the page: plain lists and dicts, small, in a fixed order.

Nodes, edges, statements, pieces of evidence and articles are numbered; they refer to one another by number.  Keys that
would be empty are left out.  ``script/data.js`` reads what is written here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from munigraph.mapping.kinds import EVENTS, OFFICES, PEOPLE
from munigraph.model import RESOURCE_IRI, Predicate
from munigraph.text import context, sentence_around
from munigraph.view.labels import load_labels
from munigraph.view.terms import succession, terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

__all__ = ["SORTS", "PageData", "page_data", "page_nodes"]

#: ``nodes``, ``edges``, ``statements``, ``evidence``, ``articles``: see :func:`page_data`.
PageData = dict[str, list[Any]]

#: What the page must know of classes and relations: people, what is told of, offices, mayors.
SORTS: dict[str, list[str]] = {
    "people": list(PEOPLE),
    "told": [*EVENTS, "Agreement"],
    "offices": [str(predicate) for predicate in OFFICES],
    "mayors": [str(predicate) for predicate, office in OFFICES.items() if office == OFFICES[Predicate.GOVERNS]],
}

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?://[^\s<>\"\x00-\x20]+", re.IGNORECASE)


def page_data(network: nx.MultiDiGraph[str]) -> PageData:
    """The network as the page holds it.

    - ``nodes``: ``id`` (IRI), ``label``, ``kind``, ``aliases``, ``cut``, ``region``, ``size``, ``evidence``; of events
      ``date``, ``place``, ``topic``, ``planned``; ``mandates`` as ``[node number or null, label, role, start, end]`` of
      the other side; all nodes but statements, sorted by IRI.
    - ``edges``: ``id`` (unless it is ``subject|relation|object``), ``s`` and ``o`` (node numbers), ``r`` (relation),
      ``role``, ``terms`` (first and last days of the office on record) or else ``until`` (when another took it),
      ``confidence``, ``support``, ``date``, ``evidence``, ``bend`` (0 for the first edge of a pair, then 1, -1, 2, ...
      to either side).
    - ``statements``: ``s`` (the speaker), ``about``, ``date``, ``evidence``, in order of time and, within an
      article, of its text.
    - ``evidence``: ``[article, before, quote, after]``, a quote in its sentence; ``articles``: ``title``, ``outlet``,
      ``date``, ``url``.
    """
    proofs = _Proofs(network.graph.get("texts", {}))
    shown = page_nodes(network)
    number = {node: i for i, node in enumerate(shown)}
    edges = _edges(network, number, proofs)
    degree = [0] * len(shown)
    for edge in edges:
        degree[edge["s"]] += 1
        degree[edge["o"]] += 1
    sizes = _sizes(degree)
    nodes = [_node(node, network.nodes[node], sizes[i], proofs) for i, node in enumerate(shown)]
    for node, row in zip(shown, nodes, strict=True):
        if mandates := _mandates(node, network.nodes[node], number):
            row["mandates"] = mandates
    return {
        "nodes": nodes,
        "edges": edges,
        "statements": _statements(network, number, proofs),
        "evidence": proofs.evidence,
        "articles": proofs.articles,
    }


def page_nodes(network: nx.MultiDiGraph[str]) -> list[str]:
    """The IRIs of the nodes of the page in the order of their numbers: all but statements."""
    return sorted(node for node, attributes in network.nodes(data=True) if attributes.get("kind") != "Statement")


class _Proofs:
    """Numbers pieces of evidence and articles, each kept once."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.evidence: list[list[Any]] = []
        self.articles: list[dict[str, str]] = []
        self._evidence: dict[tuple[Any, ...], int] = {}
        self._articles: dict[tuple[str, ...], int] = {}

    def add(self, pieces: list[dict[str, Any]] | None) -> list[int]:
        return list(dict.fromkeys(self._add(piece) for piece in pieces or ()))

    def _add(self, piece: dict[str, Any]) -> int:
        key = (self._article(piece), *(piece.get(name) for name in ("quote", "start", "prefix", "suffix")))
        if key not in self._evidence:
            before, after = self._around(piece)
            self._evidence[key] = len(self.evidence)
            self.evidence.append([key[0], before, str(piece.get("quote") or ""), after])
        return self._evidence[key]

    def _around(self, piece: dict[str, Any]) -> tuple[str, str]:
        """What stands before and after a quote in its sentence; of an unknown text what was kept with the quote."""
        text, quote, start = self._texts.get(piece.get("article") or "", ""), piece.get("quote"), piece.get("start")
        if quote and start is not None and text.startswith(quote, start):
            return sentence_around(text, start, start + len(quote))
        return context(str(piece.get("prefix") or ""), str(piece.get("suffix") or ""), start)

    def _article(self, piece: dict[str, Any]) -> int:
        url = str(piece.get("url") or "")
        row = {
            "id": str(piece.get("article") or ""),
            "title": str(piece.get("title") or ""),
            "outlet": str(piece.get("outlet") or ""),
            "date": str(piece.get("date") or ""),
            "url": url if _WEB.fullmatch(url) else "",
        }
        key = tuple(row.values())
        if key not in self._articles:
            self._articles[key] = len(self.articles)
            self.articles.append(_filled(row))
        return self._articles[key]


def _sizes(degree: list[int]) -> list[float]:
    """Radii from 12 up: the area grows with the number of edges, the largest is at most 42."""
    step = min(5.0, 30 / max([*degree, 1]) ** 0.5)
    return [round(12 + step * count**0.5, 2) for count in degree]


def _short(iri: str) -> str:
    """The IRI without munigraph's namespace, which the page puts back; another IRI as it is."""
    rest = iri.removeprefix(RESOURCE_IRI)
    return iri if _SCHEME.match(rest) else rest


def _node(iri: str, attributes: dict[str, Any], size: float, proofs: _Proofs) -> dict[str, Any]:
    return _filled(
        {
            "id": _short(iri),
            "label": str(attributes.get("label") or iri.rpartition("/")[2] or iri),
            "kind": str(attributes.get("kind") or "Thing"),
            "aliases": [str(alias) for alias in attributes.get("aliases") or ()],
            **{key: _text(attributes.get(key)) for key in ("cut", "region", "date", "place", "topic")},
            "planned": bool(attributes.get("planned")),
            "size": size,
            "evidence": proofs.add(attributes.get("evidence")),
        }
    )


def _mandates(iri: str, attributes: dict[str, Any], number: dict[str, int]) -> list[list[Any]]:
    rows = []
    for entry in attributes.get("mandates") or ():
        other = "body" if entry.get("person") == iri else "person"
        texts = (entry.get(key) for key in (f"{other}_label", "role", "start", "end"))
        rows.append([number.get(str(entry.get(other))), *(str(text or "") for text in texts)])
    return rows


def _edges(network: nx.MultiDiGraph[str], number: dict[str, int], proofs: _Proofs) -> list[dict[str, Any]]:
    rows = sorted(
        ((number[s], number[o], str(key), attributes) for s, o, key, attributes in network.edges(keys=True, data=True)
         if s in number and o in number),
        key=lambda row: (row[0], row[1], row[2]),
    )  # fmt: skip
    names = list(number)
    between: dict[tuple[int, int], int] = {}
    edges = []
    for s, o, key, attributes in rows:
        pair = (min(s, o), max(s, o))
        nth = between[pair] = between.get(pair, -1) + 1
        row = _edge(key, attributes, proofs)
        name = key if ":" in key else "|".join((_short(names[s]), key, _short(names[o])))
        bend = (nth + 1) // 2 * (1 if nth % 2 else -1)
        mandates = network.nodes[names[s]].get("mandates") or ()
        known: dict[str, Any] = {
            "id": None if key == row["r"] else _short(name),
            "terms": [] if "role" in row else terms(row["r"], names[s], names[o], mandates),
            "bend": bend or None,
        }
        if not known["terms"]:
            last = max(
                (str(piece["date"]) for piece in attributes.get("evidence") or () if piece.get("date")), default=None
            )
            known["until"] = succession(row["r"], names[o], last, network.nodes[names[o]].get("mandates") or ())
        edges.append({"s": s, "o": o, **row, **_filled(known)})
    return edges


def _edge(key: str, attributes: dict[str, Any], proofs: _Proofs) -> dict[str, Any]:
    """What an edge says.  Day and number of articles are left out where they are those of its evidence."""
    relation = str(attributes.get("relation") or key)
    evidence = proofs.add(attributes.get("evidence"))
    articles = {proofs.evidence[piece][0] for piece in evidence}
    first = min((day for article in articles if (day := proofs.articles[article].get("date"))), default=None)
    date, support = _text(attributes.get("date")), attributes.get("support")
    return _filled(
        {
            "r": relation,
            "label": None if relation in load_labels()["relations"] else _text(attributes.get("label")),
            "role": _text(attributes.get("role")),
            "date": None if date == first else date,
            "confidence": attributes.get("confidence"),
            "support": None if support == len(articles) else support,
            "evidence": evidence,
        }
    )


def _statements(network: nx.MultiDiGraph[str], number: dict[str, int], proofs: _Proofs) -> list[dict[str, Any]]:
    found: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
    for node in sorted(node for node, attributes in network.nodes(data=True) if attributes.get("kind") == "Statement"):
        attributes = network.nodes[node]
        out = [(o, edge.get("relation")) for _, o, edge in network.out_edges(node, data=True) if o in number]
        speakers = sorted({number[o] for o, relation in out if relation == "saidBy"})
        evidence = attributes.get("evidence") or [{"quote": attributes.get("quote") or attributes.get("label")}]
        date = _text(attributes.get("date")) or min((str(e["date"]) for e in evidence if e.get("date")), default="")
        about = sorted({number[o] for o, relation in out if relation == "about"})
        where = (date or "9999", str(evidence[0].get("article") or ""), evidence[0].get("start") or 0, node)
        rows = [_filled({"s": s, "about": about, "date": date, "evidence": proofs.add(evidence)}) for s in speakers]
        found += [((*where, row["s"]), row) for row in rows]
    return [row for _, row in sorted(found, key=lambda each: each[0])]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """The row without its empty values; numbers stay."""
    return {
        key: value for key, value in row.items() if value not in (None, "", [], False) or type(value) in (int, float)
    }
