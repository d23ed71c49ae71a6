"""``munigraph export``."""

from __future__ import annotations

from pathlib import Path

import click

from munigraph.cli.options import example, opened, source_options

__all__ = ["command"]

FORMATS = ("nq", "trig", "ttl", "nt", "jsonld", "graphml", "gexf")


@click.command(
    short_help="Write the graph to a file for others.",
    epilog=example("munigraph export graph.nq.gz --store my-store"),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), help="Format; default: the ending of FILE (before .gz).")
@source_options
def command(file: Path, form: str | None, store: Path, data: tuple[Path, ...]) -> None:
    """Write the whole graph to FILE: .nq .trig .ttl .nt .jsonld, or .graphml .gexf for network tools; also .gz.

    The same graph gives the same bytes. N-Quads (.nq, sorted) is the form to keep and to compare.

    In Python: munigraph.open(store).export(file)
    """
    from munigraph.export import export, format_of

    format_of(file, form)  # before anything is opened
    with opened(store, data) as graph:
        export(graph, file, form)
    click.echo(file)
