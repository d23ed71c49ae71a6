"""What the shell proposes for named queries and their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.errors import MunigraphError

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from munigraph.query.questions import NamedQuery

__all__ = ["complete_name", "complete_parameter"]


def complete_name(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of named queries that begin so, with their titles."""
    from click.shell_completion import CompletionItem

    found = _catalogue(ctx)
    return [CompletionItem(name, help=found[name].title.es) for name in found if name.startswith(incomplete)]


def complete_parameter(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The parameters, each with ``=``, of the named query that the command line names so far."""
    from click.shell_completion import CompletionItem

    query = _catalogue(ctx).get(ctx.params.get("name") or "")
    return [
        CompletionItem(f"{each.name}=", help=each.about.es)
        for each in (query.parameters if query else ())
        if each.name.startswith(incomplete)
    ]


def _catalogue(ctx: click.Context) -> dict[str, NamedQuery]:
    """The named queries; none where the user's files are broken: completion is no place to say so."""
    from munigraph.cli.settings import settings
    from munigraph.query.questions import catalogue

    try:
        return catalogue(settings(tuple(ctx.params.get("queries") or ())).queries)
    except MunigraphError:
        return {}
