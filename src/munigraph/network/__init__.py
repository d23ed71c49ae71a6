"""The graph as networkx knows it: things as nodes, facts as edges, each with the words that state it."""

from munigraph.network.build import network
from munigraph.network.find import find_node
from munigraph.network.flat import flat
from munigraph.network.part import Part, part

__all__ = ["Part", "find_node", "flat", "network", "part"]
