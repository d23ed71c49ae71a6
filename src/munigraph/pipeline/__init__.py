"""The whole way: read, extract, resolve, map, store."""

from munigraph.pipeline.report import BuildReport, Progress
from munigraph.pipeline.run import build

__all__ = ["BuildReport", "Progress", "build"]
