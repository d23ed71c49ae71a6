"""The graph as networkx knows it: things as nodes, facts as edges, each with the words that state it."""

from munigraph.network.build import network
from munigraph.network.flat import flat

__all__ = ["flat", "network"]
