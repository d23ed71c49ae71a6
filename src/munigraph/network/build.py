"""From a store of quads to a :class:`networkx.MultiDiGraph`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from munigraph.mapping.kinds import office_told_by
from munigraph.mapping.mint import AUTHORITY_GRAPH
from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI, Predicate
from munigraph.network.tables import Evidence, Tables, earliest

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store

__all__ = ["network"]

#: Properties of events, agreements and statements whose objects are nodes.
_TOLD = ("involves", "organizedBy", "heldAt", "party", "saidBy", "about")
#: Properties of the authority graph that become edges when it is asked for.
_OFFICIAL = (*(str(predicate) for predicate in Predicate), "administers", "partOf")
_CODE = re.compile(re.escape(RESOURCE_IRI) + r"(?:municipality|comuna|unit)/(\d{5})(?:/|$)")


def network(store: Store, *, authority: bool = False) -> nx.MultiDiGraph[str]:
    """The graph of ``store`` (the union of its named graphs): what articles state.

    Nodes are keyed by IRI. All have ``label``, ``kind`` (local name of the class), ``aliases`` (sorted list), ``cut``
    (five digits), ``region`` (its name), ``lat`` and ``lon`` (WGS84 degrees).  Persons and municipalities of whom the
    authority records a mandate have ``mandates``, a list in order of time of dicts with ``person``, ``person_label``,
    ``body``, ``body_label``, ``role``, ``start`` and ``end``.  Events, agreements and statements also have ``date``,
    ``place``, ``topic``, ``planned``, ``quote``, ``confidence``, ``support`` and ``evidence``.  What is not known is
    None (``aliases``, ``evidence``: empty).

    Edges are keyed by the IRI of their assertion or, of events, agreements and statements (``involves``, ``party``,
    ``saidBy``, ``about`` ...), by the property's name.  All have ``relation`` (local name of the property), ``label``
    (in Spanish), ``role``, ``date`` (of the earliest article), ``confidence`` (0 to 1), ``support`` (number of
    articles) and ``evidence``: a list, earliest first, of dicts as :data:`munigraph.network.tables.Evidence` says.

    With ``authority`` the facts of the authority graph are edges too, keyed by the property's name, without evidence.

    ``graph["texts"]`` of the network holds the texts of the articles by their IRIs; offsets of evidence count in them.

    Nodes and edges come in the order of their IRIs.  A few seconds for 20,000 nodes and 60,000 edges.
    """
    import networkx as nx

    source = _Source.read(store)
    edges = [*source.assertions(), *source.tellings()]
    if authority:
        edges += source.official()
    edges.sort(key=lambda edge: edge[:3])
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(texts=source.tables.one("schema:articleBody"))
    ends = {end for subject, obj, _, _ in edges for end in (subject, obj)}
    graph.add_nodes_from((node, source.node(node)) for node in sorted(ends))
    for subject, obj, key, attributes in edges:
        graph.add_edge(subject, obj, key=key, **attributes)
    return graph


_Edge = tuple[str, str, str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Source:
    """What was read of a store, and the nodes and edges that follow from it."""

    tables: Tables
    labels: dict[str, str]
    kinds: dict[str, str]
    evidence: dict[str, list[Evidence]]
    confidence: dict[str, str]
    support: dict[str, str]
    #: Tables that only some nodes have a row in, by the name of the attribute.
    details: dict[str, dict[str, str]]
    aliases: tuple[dict[str, list[str]], ...]
    #: Of a person or body.
    mandates: dict[str, list[dict[str, str | None]]]

    @classmethod
    def read(cls, store: Store) -> _Source:
        tables = Tables.of(store)
        labels = tables.labels()
        mandates: dict[str, list[dict[str, str | None]]] = {}
        for row in tables.mandates(AUTHORITY_GRAPH):
            person, body = str(row["person"]), str(row["body"])
            entry = {**row, "person_label": labels.get(person), "body_label": labels.get(body)}
            for holder in (person, body):
                mandates.setdefault(holder, []).append(entry)
        dates = {**tables.one("dcterms:date"), **tables.one("schema:startDate")}
        return cls(
            tables,
            labels,
            tables.kinds(),
            tables.evidence(),
            tables.one("mg:confidence"),
            tables.one("mg:supportCount"),
            {
                "date": dates,
                "place": tables.one("mg:placeName"),
                "topic": tables.one("mg:topic"),
                "planned": tables.one("mg:planned"),
                "quote": tables.one("schema:text"),
                "lat": tables.one("geo:lat"),
                "lon": tables.one("geo:long"),
            },
            (tables.many("skos:altLabel"), tables.many("mg:writtenAs")),
            mandates,
        )

    def assertions(self) -> list[_Edge]:
        """One edge per assertion."""
        subjects, objects = self.tables.one("rdf:subject"), self.tables.one("rdf:object")
        mandates, roles = self.tables.one("mg:mandate"), self.tables.one("mg:roleName")
        names: dict[str, str] = {}
        edges = []
        for assertion, predicate in self.tables.one("rdf:predicate").items():
            relation = predicate.removeprefix(ONTOLOGY_IRI)
            if assertion in subjects and assertion in objects and assertion in self.evidence:
                role = roles.get(mandates.get(assertion, ""))
                attributes = self._edge(
                    names.setdefault(relation, self.labels.get(predicate, relation)), relation, assertion,
                    None if role == office_told_by(relation) else role,
                )  # fmt: skip
                edges.append((subjects[assertion], objects[assertion], assertion, attributes))
        return edges

    def tellings(self) -> list[_Edge]:
        """The edges from events, agreements and statements to what takes part in them."""
        return [
            (told, obj, relation, self._edge(self.labels.get(ONTOLOGY_IRI + relation, relation), relation, told, None))
            for relation in _TOLD
            for told, objects in self.tables.many(f"mg:{relation}").items()
            if told in self.evidence
            for obj in objects
        ]

    def official(self) -> list[_Edge]:
        """The edges of the authority graph."""
        return [
            (
                subject, obj, relation,
                {
                    "relation": relation, "label": self.labels.get(ONTOLOGY_IRI + relation, relation), "role": None,
                    "date": None, "confidence": None, "support": 0, "evidence": [],
                },
            )
            for relation in _OFFICIAL
            for subject, obj in self.tables.pairs(f"mg:{relation}", AUTHORITY_GRAPH)
        ]  # fmt: skip

    def _edge(self, label: str, relation: str, attested: str, role: str | None) -> dict[str, Any]:
        evidence = self.evidence[attested]
        return {
            "relation": relation,
            "label": label,
            "role": role,
            "date": earliest(evidence),
            "confidence": _float(self.confidence.get(attested)),
            "support": self._support(attested),
            "evidence": list(evidence),
        }

    def _support(self, attested: str) -> int:
        counted = self.support.get(attested, "")
        return int(counted) if counted.isdecimal() else len({piece["article"] for piece in self.evidence[attested]})

    def node(self, node: str) -> dict[str, Any]:
        """The attributes of one node."""
        label = self.labels.get(node) or node.rpartition("/")[2]
        code = _CODE.match(node)
        cut = code[1] if code else None
        forms = {form for table in self.aliases for form in table.get(node, ())}
        attributes: dict[str, Any] = {
            "label": label,
            "kind": self.kinds.get(node, "Thing"),
            "aliases": sorted(forms - {label}),
            "cut": cut,
            "region": self.labels.get(f"{RESOURCE_IRI}region/{cut[:2]}") if cut else None,
            **{key: _float(self._placed(key, node, cut)) for key in ("lat", "lon")},
        }
        if node in self.mandates:
            attributes["mandates"] = [dict(entry) for entry in self.mandates[node]]
        if node in self.evidence:
            evidence = self.evidence[node]
            attributes |= {key: self.details[key].get(node) for key in ("place", "topic", "quote")}
            attributes |= {
                "date": self.details["date"].get(node)
                or (earliest(evidence) if attributes["kind"] == "Statement" else None),
                "planned": self.details["planned"].get(node) == "true",
                "confidence": _float(self.confidence.get(node)),
                "support": self._support(node),
                "evidence": list(evidence),
            }
        return attributes

    def _placed(self, key: str, node: str, cut: str | None) -> str | None:
        """A coordinate of the node itself or, of a municipality or its unit, of its comuna."""
        table = self.details[key]
        return table.get(node) or (table.get(f"{RESOURCE_IRI}comuna/{cut}") if cut else None)


def _float(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
