"""Shows the answer to a query, and on standard error what helps to ask better."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from munigraph.cli.endings import note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from munigraph.query import Result
    from munigraph.query.run import Askable

__all__ = ["show"]


def show(
    graph: Askable,
    sparql: str,
    result: Result,
    *,
    form: str | None,
    labels: str | None,
    prefixes: Mapping[str, str],
) -> int:
    """Print a result on standard output; the exit code: 1 for the answer false of an ASK, else 0.

    Terms that do not exist are noted; on a terminal also what makes an answer empty.  ``form`` None is a table on a
    terminal (or with ``labels``, a language), CSV elsewhere, Turtle for graphs.
    """
    from munigraph.query.formats import write

    _note_unknown(sparql, graph)
    if result.kind == "ask" and form in (None, "table", "csv", "tsv", "markdown", "html"):
        truth = bool(result)
        click.echo(str(truth).lower())
        return 0 if truth else 1
    chosen = form or ("csv" if result.kind == "select" and not labels and not sys.stdout.isatty() else None)
    lookup = None
    if labels:
        from munigraph.query.labels import labels_of

        lookup = partial(labels_of, graph, lang=labels)
    found = write(result, sys.stdout.buffer, chosen, labels=lookup, prefixes=prefixes)
    sys.stdout.buffer.flush()
    if not found and sys.stderr.isatty():
        from munigraph.query.emptiness import why_empty

        if reason := why_empty(graph, sparql, prefixes):
            note(f"0 rows: {reason}")
    return 0 if result.kind != "ask" or bool(result) else 1


def _note_unknown(sparql: str, graph: Askable) -> None:
    import pyoxigraph

    from munigraph.query.vocabulary import unknown_terms

    at_hand = graph if isinstance(graph.quads, pyoxigraph.Store) else None  # not a server
    for term, near in unknown_terms(sparql, at_hand):
        note(f"the ontology has no {term}", f"did you mean {near}?" if near else None)
