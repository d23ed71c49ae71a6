"""The whole way: read, extract, resolve, map, store."""

from munigraph.build.pipeline import build
from munigraph.build.report import BuildReport, Progress

__all__ = ["BuildReport", "Progress", "build"]
