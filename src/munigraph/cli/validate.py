"""``munigraph validate``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import click

from munigraph.cli.options import example, opened, source_options
from munigraph.errors import ValidationError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(
    short_help="Check the graph against its shapes.",
    epilog=example("munigraph validate --lang en", "munigraph validate --article nota-12 --json"),
)
@click.option("--article", metavar="ID", help="Tell only what is wrong with the article of this id.")
@click.option("--lang", type=click.Choice(("es", "en")), default="es", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object, in both languages.")
@source_options
def command(
    *, article: str | None, lang: Literal["es", "en"], as_json: bool, store: Path, data: tuple[Path, ...]
) -> int:
    """Check the graph against its SHACL shapes and tell what is wrong, article by article, with the words behind it.

    Also checked: that each quote is its article's text, each text that of its digest, and each fact has evidence.

    In Python: munigraph.open(store).validate(article=...)
    """
    from munigraph.validate import validate

    with opened(store, data) as graph:
        report = validate(graph.quads, article)
    text = json.dumps(report.to_dict(), ensure_ascii=False, indent=2) if as_json else report.to_text(lang)
    click.echo(text)
    return 0 if report.conforms else ValidationError.exit_code
