"""``munigraph validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from munigraph.cli.options import example, opened, source_options
from munigraph.errors import ValidationError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(
    short_help="Check the graph against its shapes.",
    epilog=example("munigraph validate --lang en"),
)
@click.option("--lang", type=click.Choice(("es", "en")), default="es", show_default=True, help="Language.")
@source_options
def command(lang: Literal["es", "en"], store: Path, data: tuple[Path, ...]) -> int:
    """Check the graph against its SHACL shapes and tell what is wrong, for people.

    In Python: munigraph.open(store).validate()
    """
    from munigraph.validate import validate

    with opened(store, data) as graph:
        report = validate(graph.quads)
    click.echo(report.to_text(lang))
    return 0 if report.conforms else ValidationError.exit_code
