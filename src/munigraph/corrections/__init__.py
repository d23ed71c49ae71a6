"""Corrections by people: reject a fact, join and part things, give the right name (``data/corrections/README.md``)."""

from munigraph.corrections.correct import Corrected, correct
from munigraph.corrections.graph import CORRECTIONS_GRAPH, corrections_quads
from munigraph.corrections.schema import from_json, read_corrections, to_json
from munigraph.corrections.types import Correction, Kind, Outcome

__all__ = [
    "CORRECTIONS_GRAPH",
    "Corrected",
    "Correction",
    "Kind",
    "Outcome",
    "correct",
    "corrections_quads",
    "from_json",
    "read_corrections",
    "to_json",
]
