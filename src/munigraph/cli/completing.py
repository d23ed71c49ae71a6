"""What the shell proposes: named queries, their parameters and values, names of things, files.

Completion is no place for errors: where something cannot be read, nothing is proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.errors import MunigraphError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click
    from click.shell_completion import CompletionItem

    from munigraph.query.questions import NamedQuery
    from munigraph.query.settings import Settings

__all__ = ["complete_file", "complete_name", "complete_parameter", "complete_region", "complete_thing"]

#: Types of parameters whose values are names of the graph, to the group of :mod:`munigraph.search` that they are in.
_GROUPS = {"person": "person", "model": "model"}


def complete_file(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The files and folders that begin so, which the shell knows."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def complete_name(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of named queries that begin so, with their titles."""
    from click.shell_completion import CompletionItem

    from munigraph.query.questions import catalogue

    try:
        found = catalogue(_settings(ctx).queries)
    except MunigraphError:
        return []
    return [CompletionItem(name, help=found[name].title.es) for name in found if name.startswith(incomplete)]


def complete_parameter(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What may stand after ``--param`` of the named query that the command line names so far.

    The names of its parameters that were not given yet, each with ``=``; after the ``=`` the values that begin so.
    """
    from click.shell_completion import CompletionItem

    query = _query(ctx)
    key, equals, value = incomplete.partition("=")
    parameters = {each.name: each for each in query.parameters} if query else {}
    if not equals:
        given = {each.partition("=")[0].strip() for each in ctx.params.get("parameters") or ()}
        return [
            CompletionItem(f"{name}=", help=each.about.es)
            for name, each in parameters.items()
            if name.startswith(key) and name not in given
        ]
    if key not in parameters:
        return []
    kind, default = parameters[key].type, parameters[key].default
    found = [(default, parameters[key].about.es)] if default is not None and default.startswith(value) else []
    found += [each for each in _values(ctx, kind, value) if each[0] != default]
    return [CompletionItem(f"{key}={name}", help=about) for name, about in found]


def complete_thing(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of things of the store that begin so, in any case and without accents too."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(name, help=about) for name, about in _names(ctx, incomplete, ())]


def complete_region(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of regions that begin so."""
    from click.shell_completion import CompletionItem

    from munigraph.cli.places import regions

    return [CompletionItem(name, help=about) for name, about in regions(incomplete)]


def _settings(ctx: click.Context) -> Settings:
    from munigraph.cli.settings import settings

    return settings(tuple(ctx.params.get("queries") or ()))


def _query(ctx: click.Context) -> NamedQuery | None:
    from munigraph.query.questions import named_query

    try:
        return named_query(ctx.params.get("name") or "", _settings(ctx).queries)
    except MunigraphError:
        return None


def _values(ctx: click.Context, kind: str, begun: str) -> Iterable[tuple[str, str]]:
    """Values of a type that begin so, each with a word about it."""
    if kind in _GROUPS:
        return _names(ctx, begun, (_GROUPS[kind],))
    from munigraph.cli.places import comunas, regions

    tables = {"comuna": comunas, "municipality": comunas, "region": regions}
    return tables[kind](begun) if kind in tables else ()


def _names(ctx: click.Context, begun: str, groups: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Names of things of the store; none where a file or a server is asked."""
    if ctx.params.get("data") or ctx.params.get("endpoint") or not ctx.params.get("store"):
        return []
    from munigraph.search import beginning
    from munigraph.store import Store

    try:
        with Store.open(ctx.params["store"]) as store:
            found = beginning(store, begun, groups)
    except MunigraphError:
        return []
    return [(each.name, each.label if each.label != each.name else "") for each in found]
