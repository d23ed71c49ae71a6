"""munigraph: from press articles about Chilean municipalities to a knowledge graph with evidence."""

__version__ = "0.1.0"
