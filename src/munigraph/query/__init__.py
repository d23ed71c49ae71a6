"""SPARQL over a store: known prefixes, a guard, results in every form, counts."""

from munigraph.query.lookup import Candidate, Lookup
from munigraph.query.result import Result, Row
from munigraph.query.run import Queryable, run
from munigraph.query.stats import Stats, stats

__all__ = ["Candidate", "Lookup", "Queryable", "Result", "Row", "Stats", "run", "stats"]
