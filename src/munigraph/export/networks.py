"""A store as a network for other programs: GraphML, GEXF, and a pair of tables in the style of FollowTheMoney."""

from __future__ import annotations

import csv
import io
import re
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx
    import pyoxigraph

__all__ = ["write_gexf", "write_graphml", "write_tables"]

#: Class of a node to its schema in FollowTheMoney (https://followthemoney.tech/explorer/schemata/).  What a class has
#: no schema for takes the nearest: an agreement is an undertaking with participants, a comuna an address.
_NODE_SCHEMATA = {
    "Mayor": "Person",
    "Councillor": "Person",
    "Official": "Person",
    "Person": "Person",
    "Municipality": "PublicBody",
    "MunicipalUnit": "PublicBody",
    "MunicipalAssociation": "Organization",
    "PoliticalParty": "Organization",
    "Organization": "Organization",
    "ManagementModel": "Project",
    "Agreement": "Project",
    "Meeting": "Event",
    "CouncilSession": "Event",
    "AgreementSigning": "Event",
    "Visit": "Event",
    "Ceremony": "Event",
    "Event": "Event",
    "Statement": "Note",
    "Comuna": "Address",
    "Province": "Address",
    "Region": "Address",
}
#: Property to the schema of its edges; those not here are an ``UnknownLink``, told apart by ``relation`` and ``role``.
_EDGE_SCHEMATA = {
    "governs": "Membership",
    "formerlyGoverned": "Membership",
    "councillorOf": "Membership",
    "holdsRole": "Membership",
    "formerlyHeldRole": "Membership",
    "memberOf": "Membership",
    "memberOfParty": "Membership",
    "adopts": "ProjectParticipant",
}
#: Column of the table to the attribute of :func:`munigraph.network.flat`.  Names are those of FollowTheMoney's
#: properties where it has the word; lists are joined with `` | ``.
_NODE_COLUMNS = {
    "name": "label",
    "alias": "aliases",
    "kind": "kind",
    "code": "cut",
    "region": "region",
    "latitude": "lat",
    "longitude": "lon",
    "date": "date",
    "location": "place",
    "keywords": "topic",
    "description": "quote",
    "mandates": "mandates",
}
_EDGE_COLUMNS = {
    "relation": "relation",
    "date": "date",
    "confidence": "confidence",
    "support": "support",
    "description": "quotes",
    "title": "articles",
    "publisher": "outlets",
    "sourceUrl": "urls",
}


def write_graphml(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """GraphML of :func:`munigraph.network.flat`."""
    import networkx as nx

    nx.write_graphml(_flat(quads), out)


def write_gexf(quads: pyoxigraph.Store, out: IO[bytes]) -> None:
    """GEXF of the same, without the day of writing that networkx puts into it."""
    import networkx as nx

    text = io.BytesIO()
    nx.write_gexf(_flat(quads), text)
    out.write(re.sub(rb' lastmodifieddate="[^"]*"', b"", text.getvalue(), count=1))


def write_tables(quads: pyoxigraph.Store, nodes: IO[bytes], edges: IO[bytes]) -> None:
    """The nodes and the edges of the same as CSV.

    Nodes have ``id``, ``schema`` and the columns of :data:`_NODE_COLUMNS`; edges ``id``, ``schema``, ``source_id``,
    ``target_id``, ``role`` (the office or, where there is none, the name of the relation in Spanish) and
    :data:`_EDGE_COLUMNS`.
    """
    network = _flat(quads)
    _write_table(nodes, ("id", "schema", *_NODE_COLUMNS), _node_rows(network))
    _write_table(edges, ("id", "schema", "source_id", "target_id", "role", *_EDGE_COLUMNS), _edge_rows(network))


def _node_rows(network: nx.MultiDiGraph[str]) -> Iterator[list[Any]]:
    for node, attributes in network.nodes(data=True):
        yield [node, _NODE_SCHEMATA.get(attributes["kind"], "Thing"), *_cells(attributes, _NODE_COLUMNS)]


def _edge_rows(network: nx.MultiDiGraph[str]) -> Iterator[list[Any]]:
    for source, target, key, attributes in network.edges(keys=True, data=True):
        relation = attributes["relation"]
        yield [
            f"{source} {key} {target}" if key == relation else key,
            _EDGE_SCHEMATA.get(relation, "UnknownLink"),
            source,
            target,
            attributes.get("role", attributes["label"]),
            *_cells(attributes, _EDGE_COLUMNS),
        ]


def _flat(quads: pyoxigraph.Store) -> nx.MultiDiGraph[str]:
    from munigraph.network import flat, network

    return flat(network(quads))


def _cells(attributes: dict[str, Any], columns: dict[str, str]) -> Iterator[Any]:
    return (attributes.get(attribute, "") for attribute in columns.values())


def _write_table(out: IO[bytes], header: Iterable[str], rows: Iterable[list[Any]]) -> None:
    """CSV as RFC 4180 has it, in UTF-8."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(header)
        writer.writerows(rows)
    finally:
        text.detach()
