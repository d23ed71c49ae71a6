"""The network for files that know only texts and numbers (GraphML, GEXF)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["flat"]

#: Between the values of a list.
_BETWEEN = " | "
#: What XML 1.0 cannot hold (section 2.2, Char).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EVIDENCE = {"quote": "quotes", "title": "articles", "outlet": "outlets", "date": "dates", "url": "urls"}


def flat(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy of ``network`` whose attributes are ``str``, ``int`` or ``float`` only.

    Lists are joined with ``" | "``; evidence becomes ``quotes``, ``articles``, ``outlets``, ``dates`` and ``urls``
    (of each what is known); a mandate is written ``role, person, body, start/end`` (ISO 8601 interval); truth is 1 or
    0; what is not known is left out; code points that XML cannot hold become U+FFFD.  Keys and order stay.
    """
    import networkx as nx

    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    copy.add_nodes_from((_clean(node), _flat(attributes)) for node, attributes in network.nodes(data=True))
    for s, o, key, attributes in network.edges(keys=True, data=True):
        copy.add_edge(_clean(s), _clean(o), key=_clean(key), **_flat(attributes))
    return copy


def _flat(attributes: dict[str, Any]) -> dict[str, str | int | float]:
    row: dict[str, str | int | float] = {}
    for name, value in attributes.items():
        if name == "evidence":
            for key, plural in _EVIDENCE.items():
                if texts := dict.fromkeys(_clean(piece[key]) for piece in value if piece.get(key)):
                    row[plural] = _BETWEEN.join(texts)
        elif name == "mandates":
            row[name] = _BETWEEN.join(_clean(_mandate(entry)) for entry in value)
        elif isinstance(value, (list, tuple)):
            if value:
                row[name] = _BETWEEN.join(_clean(each) for each in value)
        elif isinstance(value, bool):
            row[name] = int(value)
        elif isinstance(value, (int, float)):
            row[name] = value
        elif value is not None:
            row[name] = _clean(value)
    return row


def _mandate(entry: dict[str, Any]) -> str:
    return f"{entry['role']}, {entry['person_label']}, {entry['body_label']}, {entry['start']}/{entry['end'] or '..'}"


def _clean(value: object) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", str(value))
