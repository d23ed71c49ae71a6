"""``munigraph view``."""

from __future__ import annotations

from pathlib import Path

import click

from munigraph.cli.options import example, opened, source_options

__all__ = ["command"]


@click.command(
    short_help="Write the page to search and read in.",
    epilog=example('munigraph view -o graph.html --focus "Quillota" --open'),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="graph.html",
    show_default=True,
    metavar="FILE",
    help="The page to write.",
)
@click.option("--focus", metavar="NAME", help="Name or IRI of the thing to begin with.")
@click.option("--title", help="Title of the page.")
@click.option("--lang", type=click.Choice(("es", "en")), default="es", show_default=True, help="Language it opens in.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@source_options
def command(
    *, output: Path, focus: str | None, title: str | None, lang: str, show: bool, store: Path, data: tuple[Path, ...]
) -> None:
    """Write the analysts' page: one HTML file to search, click and read the evidence in, without a network.

    In Python: munigraph.open(store).show(focus=...)
    """
    from munigraph.network import network
    from munigraph.view import write_page

    with opened(store, data) as graph:
        page = write_page(network(graph.quads), output, title=title, lang=lang, focus=focus)
    click.echo(page)
    if show:
        click.launch(page.resolve().as_uri())
