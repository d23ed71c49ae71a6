"""SPARQL over a store: known prefixes, a guard, named queries, results in every form, counts."""

from munigraph.query.binding import bind
from munigraph.query.named import NamedQuery, catalogue
from munigraph.query.result import Result, Row
from munigraph.query.run import Askable, Queryable, run
from munigraph.query.stats import Stats, stats

__all__ = ["Askable", "NamedQuery", "Queryable", "Result", "Row", "Stats", "bind", "catalogue", "run", "stats"]
