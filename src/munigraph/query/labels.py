"""Names of things in place of their IRIs, for people who read a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.query.run import run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.query.run import Askable

__all__ = ["labels_of"]

_LABELS = """SELECT ?thing ?label (LANG(?label) AS ?language) {{
  VALUES ?thing {{ {things} }}
  ?thing skos:prefLabel|rdfs:label|dcterms:title ?label
}}"""
#: IRIs asked about in one query.
_BATCH = 500


def labels_of(store: Askable, iris: Iterable[str], lang: str) -> dict[str, str]:
    """IRI to its label: in the language (``es`` or ``en``) where there is one, else in another, else left out."""
    wanted = sorted(set(iris))
    best: dict[str, tuple[bool, str]] = {}
    for start in range(0, len(wanted), _BATCH):
        things = " ".join(f"<{iri}>" for iri in wanted[start : start + _BATCH])
        for thing, label, language in run(store, _LABELS.format(things=things)):
            rank = (language != lang, label)
            best[thing] = min(best.get(thing, rank), rank)
    return {thing: label for thing, (_, label) in best.items()}
