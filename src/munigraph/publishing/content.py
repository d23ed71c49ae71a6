"""What there is to publish, as a server gets it: each named graph, its digest, and the ledger of what is there.

The ledger is a small graph on the server itself, so that any machine with the same articles can go on where another
one stopped.  It has two kinds of triples: ``mgr:graph/published dcterms:hasPart ?graph`` for every graph that was ever
begun and not removed, and ``?graph schema:sha256 ?digest`` for those that arrived whole.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from munigraph.errors import ServerError
from munigraph.mapping.prefixes import PREFIXES
from munigraph.model import RESOURCE_IRI

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph

__all__ = ["LEDGER_GRAPH", "digests", "ledger_lines", "lines", "read_ledger"]

#: IRI of the graph that says which graphs were published, and what was in them.
LEDGER_GRAPH = f"{RESOURCE_IRI}graph/published"
_HAS_PART = f"{PREFIXES['dcterms']}hasPart"
_SHA256 = f"{PREFIXES['schema']}sha256"


def lines(quads: pyoxigraph.Store, graph: str) -> list[bytes]:
    """The triples of a named graph in N-Triples, one a line, sorted: the same triples give the same lines."""
    import pyoxigraph

    found = quads.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(graph))
    data = pyoxigraph.serialize((quad.triple for quad in found), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return sorted((data or b"").splitlines(keepends=True))


def digests(quads: pyoxigraph.Store) -> dict[str, str]:
    """IRI of every named graph to the SHA-256 of its lines, by IRI."""
    graphs = sorted(graph.value for graph in quads.named_graphs())
    return {graph: hashlib.sha256(b"".join(lines(quads, graph))).hexdigest() for graph in graphs}


def ledger_lines(begun: Iterable[str], whole: Mapping[str, str]) -> list[bytes]:
    """The ledger as N-Triples: graphs that may be there, and those that are there whole with their digests."""
    parts = (f"<{LEDGER_GRAPH}> <{_HAS_PART}> <{graph}> .\n" for graph in begun)
    sums = (f'<{graph}> <{_SHA256}> "{digest}" .\n' for graph, digest in whole.items())
    return sorted(line.encode() for line in (*parts, *sums))


def read_ledger(data: bytes) -> dict[str, str | None]:
    """The graphs of a ledger (Turtle or N-Triples) to their digests, None for what may be there in part.

    Raises :class:`~munigraph.errors.ServerError` for what is no such graph.
    """
    import pyoxigraph

    parts, sums = set(), {}
    try:
        for triple in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
            match triple.subject, triple.predicate.value, triple.object:
                case _, predicate, pyoxigraph.NamedNode(value=graph) if predicate == _HAS_PART:
                    parts.add(graph)
                case pyoxigraph.NamedNode(value=graph), predicate, pyoxigraph.Literal(value=digest) if (
                    predicate == _SHA256
                ):
                    sums[graph] = digest
    except (SyntaxError, ValueError) as error:
        raise ServerError(
            f"the server does not answer with a graph: {' '.join(str(error).split())}",
            hint="give the address where it takes graphs, such as http://localhost:7878/store",
        ) from error
    return {graph: sums.get(graph) for graph in sorted(parts)}
