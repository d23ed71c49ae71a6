"""``munigraph export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from munigraph.cli.options import example, opened, source_options

__all__ = ["command"]

FORMATS = ("nq", "trig", "ttl", "nt", "jsonld", "rdf", "csv", "graphml", "gexf")


@click.command(
    short_help="Write the graph to a file for others.",
    epilog=example(
        "munigraph export graph.nq.gz --store my-store",
        "munigraph export --canonical --store my-store | sha256sum",
    ),
)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Format; default: the ending of FILE (before .gz).")
@click.option(
    "--canonical",
    is_flag=True,
    help="Canonical, sorted N-Quads (W3C RDFC-1.0), whatever the ending of FILE; printed when there is no FILE.",
)
@source_options
def command(*, file: Path | None, form: str | None, canonical: bool, store: Path, data: tuple[Path, ...]) -> None:
    """Write the whole graph to FILE, or print it (-).

    RDF: .nq .trig .ttl .nt .jsonld .rdf; for network tools .graphml .gexf; tables for everybody: .csv, a pair of files
    (FILE.nodes.csv, FILE.edges.csv) with the schemata of FollowTheMoney. All also .gz.

    The same graph gives the same bytes. N-Quads (.nq, sorted) is the form to keep and to compare.

    In Python: munigraph.open(store).export(file)
    """
    from munigraph.export import export, files_of, serialize

    if canonical and form not in (None, "nq"):
        raise click.UsageError("--canonical is N-Quads: leave --format out")
    form = "nq" if canonical else form
    if file is None and not canonical:
        raise click.UsageError("give a FILE to write to, or - to print")
    if file is None or str(file) == "-":
        if form is None:
            raise click.UsageError("say in which --format to print")
        with opened(store, data) as graph:
            serialize(graph, sys.stdout.buffer, form)
            sys.stdout.buffer.flush()
        return
    written = files_of(file, form)  # before anything is opened
    with opened(store, data) as graph:
        export(graph, file, form)
    for path in written:
        click.echo(path)
