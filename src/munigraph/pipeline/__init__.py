"""The whole way: read, extract, resolve, map, store; and back, when an article is retracted."""

from munigraph.pipeline.report import BuildReport, Progress, RetractReport
from munigraph.pipeline.retract import retract
from munigraph.pipeline.run import build

__all__ = ["BuildReport", "Progress", "RetractReport", "build", "retract"]
