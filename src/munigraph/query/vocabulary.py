"""Terms of the ontology that a query names and that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.iris import ONTOLOGY_IRI
from munigraph.query.prefixes import KNOWN, declared
from munigraph.query.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.query.run import Askable

__all__ = ["unknown_terms"]

_USED = "ASK {{ {{ {0} ?p ?o }} UNION {{ ?s {0} ?o }} UNION {{ ?s ?p {0} }} }}"


def unknown_terms(sparql: str, store: Askable | None) -> list[tuple[str, str | None]]:
    """The terms of the ontology's namespace that neither it nor the store has, each with the nearest that it has.

    Terms are as ``mg:governs``.  ``store`` None stands for one that cannot be asked lightly, such as a server.
    """
    names = list(dict.fromkeys(_local_names(sparql)))
    if store is not None:
        names = [name for name in names if not store.quads.query(_USED.format(f"<{ONTOLOGY_IRI}{name}>"))]
    if not names:
        return []
    from difflib import get_close_matches

    known = _terms()
    return [
        (f"mg:{name}", next((f"mg:{near}" for near in get_close_matches(name, known, n=1)), None))
        for name in names
        if name not in known
    ]


def _local_names(sparql: str) -> Iterator[str]:
    found = tuple(tokens(sparql))
    own = {prefix for prefix, iri in {**KNOWN, **declared(found)}.items() if iri == ONTOLOGY_IRI}
    for token in found:
        prefix, _, name = token.text.partition(":")
        if token.kind == "pname" and prefix in own and name.isidentifier():
            yield name


def _terms() -> list[str]:
    """Local names of everything that the ontology defines, sorted."""
    import pyoxigraph

    from munigraph.resources import resource

    subjects = {triple.subject for triple in pyoxigraph.parse(path=resource("ontology", "munigraph.ttl"))}
    return sorted(
        subject.value.removeprefix(ONTOLOGY_IRI)
        for subject in subjects
        if isinstance(subject, pyoxigraph.NamedNode) and subject.value.startswith(ONTOLOGY_IRI)
    )
