"""Evaluation: what an extractor says of articles against what careful readers annotated.

Standard library only: no RDF, no store, no extraction.  See ``docs/extraction.md`` for the gold files and the measures.
"""

from munigraph.evaluation.annotations import Annotations, Item, annotations_of, read_gold, read_predictions
from munigraph.evaluation.calibration import Bin, Calibration, RuleShare, calibration
from munigraph.evaluation.evaluation import Evaluation, evaluate
from munigraph.evaluation.matching import Outcome, Verdict, judge
from munigraph.evaluation.scores import Counts, Score, scores

__all__ = [
    "Annotations",
    "Bin",
    "Calibration",
    "Counts",
    "Evaluation",
    "Item",
    "Outcome",
    "RuleShare",
    "Score",
    "Verdict",
    "annotations_of",
    "calibration",
    "evaluate",
    "judge",
    "read_gold",
    "read_predictions",
    "scores",
]
