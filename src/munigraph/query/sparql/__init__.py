"""The queries that come with munigraph: one ``NAME.rq`` each, whose first lines say what it asks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph

__all__ = ["ask", "text"]


@cache
def text(name: str) -> str:
    """The SPARQL text of the query ``name``, without declarations of the known prefixes."""
    return files(__name__).joinpath(f"{name}.rq").read_text(encoding="utf-8")


def ask(quads: pyoxigraph.Store, name: str, **values: str) -> Iterator[dict[str, Any]]:
    """The solutions of the query ``name``: name of each variable to its Python value, None where unbound.

    ``values`` are IRIs for variables of its projection.  Nothing is added to the query's text, so a value can do no
    more than be looked for.
    """
    import pyoxigraph

    from munigraph.mapping.prefixes import PREFIXES
    from munigraph.query.values import python_value

    given: dict[pyoxigraph.Variable, Any] = {
        pyoxigraph.Variable(variable): pyoxigraph.NamedNode(iri) for variable, iri in values.items()
    }
    found = quads.query(text(name), prefixes=PREFIXES, substitutions=given)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {variable: python_value(solution[variable]) for variable in names}
