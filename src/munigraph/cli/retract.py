"""``munigraph retract``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from munigraph.cli.build import describe
from munigraph.cli.completing import complete_file
from munigraph.cli.options import example, store_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(
    short_help="Take articles out of a store.",
    epilog=example("munigraph retract nota-17 https://diario.example/nota/18 --store my-store"),
)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...", shell_complete=complete_file)
@store_option
def command(articles: tuple[str, ...], store: Path) -> None:
    """Take articles out of a store, with all that only they support.

    ARTICLES are ids, addresses, or files and folders that hold the articles. What other articles state too stays, with
    their evidence. When one of them is not in the store, nothing is retracted.

    In Python: munigraph.retract(articles, store=...)
    """
    from munigraph.cli.progress import progress_bar
    from munigraph.pipeline import retract

    with progress_bar() as progress:
        report = retract(articles, store, on_progress=progress)
    click.echo(f"{store}: {len(report.retracted)} retracted ({', '.join(report.retracted)})")
    click.echo(describe(report.totals))
