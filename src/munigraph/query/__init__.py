"""SPARQL over a store: known prefixes, a guard, results in every form, counts."""

from munigraph.query.result import Result, Row
from munigraph.query.run import Queryable, run

__all__ = ["Queryable", "Result", "Row", "run"]
