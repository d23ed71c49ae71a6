"""``munigraph view``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from munigraph.cli.completing import complete_region, complete_thing
from munigraph.cli.options import DAY, example, opened, source_options

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["command"]


@click.command(
    short_help="Write the page to search and read in.",
    epilog=example(
        'munigraph view -o graph.html --focus "Quillota" --open',
        "munigraph view -o lagos.html --region 'Los Lagos' --since 2021-01-01 --until 2021-01-31",
    ),
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
@click.option("--focus", shell_complete=complete_thing, metavar="NAME", help="Name or IRI of the thing to begin with.")
@click.option("--depth", type=click.IntRange(1), metavar="N", help="With --focus: keep what is within N steps of it.")
@click.option("--kinds", metavar="A,B", help="Keep only things of these kinds: Mayor,Municipality ...")
@click.option("--relations", metavar="A,B", help="Keep only facts of these relations: governs,collaboratesWith ...")
@click.option("--since", type=DAY, metavar="DAY", help="Keep only what is of this day (2021-01-05) or later.")
@click.option("--until", type=DAY, metavar="DAY", help="Keep only what is of this day or earlier.")
@click.option(
    "--region",
    shell_complete=complete_region,
    metavar="NAME",
    help="Keep only what belongs to this region: Valparaíso.",
)
@click.option(
    "--max-nodes",
    type=click.IntRange(10, 2000),
    default=300,
    show_default=True,
    metavar="N",
    help="Most things drawn at once of a larger graph; the page holds all of it.",
)
@click.option("--title", help="Title of the page.")
@click.option("--lang", type=click.Choice(("es", "en")), default="es", show_default=True, help="Language it opens in.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@source_options
def command(
    *,
    output: Path,
    focus: str | None,
    depth: int | None,
    kinds: str | None,
    relations: str | None,
    since: datetime | None,
    until: datetime | None,
    region: str | None,
    max_nodes: int,
    title: str | None,
    lang: str,
    show: bool,
    store: Path,
    data: tuple[Path, ...],
) -> None:
    """Write the analysts' page: one HTML file to search, click and read the evidence in, without a network.

    In Python: munigraph.open(store).show(focus=...)
    """
    from munigraph.network import Part, find_node, network, part
    from munigraph.query import Lookup
    from munigraph.view import write_page

    if depth is not None and focus is None:
        raise click.UsageError("--depth needs --focus: the thing to count the steps from")
    with opened(store, data) as graph:
        whole = network(graph.quads)
        focus = None if focus is None else Lookup(graph).current(focus)
    wanted = Part(
        around=find_node(whole, focus) if focus is not None and depth is not None else None,
        depth=depth or 1,
        kinds=_listed(kinds),
        relations=_listed(relations),
        since=since.date().isoformat() if since else None,
        until=until.date().isoformat() if until else None,
        region=region,
    )
    kept = whole if wanted == Part() else part(whole, wanted)
    page = write_page(kept, output, title=title, lang=lang, focus=focus, max_nodes=max_nodes)
    click.echo(page)
    if show:
        click.launch(page.resolve().as_uri())


def _listed(names: str | None) -> tuple[str, ...]:
    return tuple(name for name in (names or "").split(",") if name.strip())
