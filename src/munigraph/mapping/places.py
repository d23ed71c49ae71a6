"""Which comuna the place of an event is, where its words name one and nothing else."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from munigraph.authority import load
from munigraph.mapping.mint import resource_iri
from munigraph.text import fold

__all__ = ["place_iri"]


def place_iri(place: str) -> str | None:
    """The IRI of the comuna, or None when the words are not the name of one, or also mean something else.

    ``Quillota`` and ``comuna de Quillota`` are Quillota's comuna; ``plaza de Quillota`` and ``Valparaíso`` (also a
    region) are left alone.
    """
    return _comunas().get(fold(place).strip().removeprefix("comuna de "))


@cache
def _comunas() -> dict[str, str]:
    named: dict[str, set[str]] = defaultdict(set)
    for comuna in load().comunas:
        if not comuna.ambiguous:
            for name in (comuna.name, *comuna.aliases):
                named[fold(name)].add(comuna.cut)
    return {name: resource_iri("comuna", min(cuts)) for name, cuts in named.items() if len(cuts) == 1}
