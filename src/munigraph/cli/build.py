"""``munigraph build``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from munigraph.cli.completing import complete_file
from munigraph.cli.options import example, extractor_of, lexicon_option, store_option, tell_skipped

if TYPE_CHECKING:
    from munigraph.pipeline import BuildReport
    from munigraph.query import Stats

__all__ = ["command", "describe"]


@click.command(
    short_help="Add articles to a store.",
    epilog=example(
        "munigraph build articles/ more.jsonl.gz --store my-store",
        "munigraph build --corrections corrections.toml --store my-store",
        "munigraph build articles/ --endpoint http://localhost:7878/store",
    ),
)
@click.argument("paths", nargs=-1, metavar="PATHS...", shell_complete=complete_file)
@store_option
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Extract in N processes; default: one per core."
)
@lexicon_option
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Apply the corrections of this TOML file, and remember them (schema: data/corrections/README.md); may be"
    " repeated.",
)
@click.option(
    "--endpoint", metavar="URL", help="Publish the graphs on this SPARQL 1.1 server: the address of its graph store."
)
@click.option("--endpoint-query", metavar="URL", help="Where that server takes queries, if its paths are unusual.")
@click.option("--endpoint-shrink", is_flag=True, help="Publish even if the server loses more than half of its graphs.")
def command(
    *,
    paths: tuple[str, ...],
    store: Path,
    workers: int | None,
    lexicon: tuple[Path, ...],
    corrections: tuple[Path, ...],
    endpoint: str | None,
    endpoint_query: str | None,
    endpoint_shrink: bool,
) -> int:
    """Add articles to a store, which is made if there is none.

    PATHS are .txt, .md and .jsonl files (also .gz), folders of them, or - for standard input. An article is known by
    its id, or else by the name of its file. The same article again changes nothing; a changed article replaces what it
    said before. What cannot be read is told and left out. With other words (--lexicon) than last time, the articles of
    the store are read again.

    Corrections are what people know better: facts to reject, things that are the same or different, right names. The
    store remembers them for every later build; a file of the same name takes the place of what it said before. One
    that cannot be applied is told with its line and reason.

    With --endpoint the server gets what the store holds then: graphs that changed are sent, those of articles no
    longer in the store removed, other graphs left alone. The next build completes one that broke off; without PATHS
    nothing else is done. Name and password: MUNIGRAPH_ENDPOINT_USER and MUNIGRAPH_ENDPOINT_PASSWORD, or ~/.netrc.
    docs/servers.md tells the addresses of usual servers.

    In Python: munigraph.build(paths, store=...), munigraph.publish(url, store=...)
    """
    if not paths and not corrections and endpoint is None:
        raise click.UsageError("nothing to do: give PATHS of articles, --corrections FILE or --endpoint URL")
    if endpoint is None and (endpoint_query or endpoint_shrink):
        raise click.UsageError("--endpoint-query and --endpoint-shrink go with --endpoint URL")
    if endpoint is not None:
        from munigraph.publishing import addresses

        addresses(endpoint, endpoint_query)
    code = 0
    if paths or corrections:
        code = _build(paths, store, workers, lexicon, corrections)
    if endpoint is not None:
        code = _publish(store, endpoint, endpoint_query, endpoint_shrink) or code
    return code


def _build(
    paths: tuple[str, ...], store: Path, workers: int | None, lexicon: tuple[Path, ...], corrections: tuple[Path, ...]
) -> int:
    from munigraph.cli.progress import progress_bar
    from munigraph.pipeline import build

    extractor = extractor_of(lexicon)
    with progress_bar() as progress:
        report = build(
            paths, store, extractor=extractor, corrections=corrections, workers=workers, on_progress=progress
        )
    click.echo(_summary(report, store))
    given = {file.name for file in corrections}
    mine = [each for each in report.uncorrected if each.source in given]
    tell_skipped([each for each in report.uncorrected if each not in mine])  # of earlier builds: told, and no failure
    return tell_skipped([*mine, *report.skipped])


def _publish(store: Path, url: str, query: str | None, shrink: bool) -> int:
    from munigraph.cli.endings import note
    from munigraph.cli.progress import progress_bar
    from munigraph.errors import ServerError
    from munigraph.publishing import publish
    from munigraph.store import Store

    with Store.open(store) as found, progress_bar() as progress:
        report = publish(found, url, query=query, shrink=shrink, on_progress=progress)
    counts = f"{report.sent} graphs sent, {report.unchanged} unchanged, {report.removed} removed"
    click.echo(f"{report.server.graphs}: {counts}" + (f", {len(report.refused)} refused" if report.refused else ""))
    for words in report.refused:
        click.echo(f"refused: {words}", err=True)
    if report.seen is False:
        note(
            f"a query without GRAPH finds nothing at {report.server.query}: its default graph is not the union of all",
            "docs/servers.md tells the setting, such as oxigraph serve --union-default-graph",
        )
    return ServerError.exit_code if report.refused else 0


def _summary(report: BuildReport, store: Path) -> str:
    parts = [f"{report.new} new", f"{report.changed} changed", f"{report.unchanged} unchanged"]
    if report.renewed:
        parts.append(f"{report.renewed} extracted again by other rules")
    if report.corrected or report.uncorrected:
        parts.append(f"{report.corrected} corrected")
    if report.skipped:
        parts.append(f"{len(report.skipped)} skipped")
    return f"{store}: {', '.join(parts)}\n{describe(report.totals)}"


def describe(totals: Stats) -> str:
    """Counts as a few aligned lines."""
    span = f"{totals.first_date} to {totals.last_date}" if totals.first_date else ""
    outlets = f"{len(totals.outlets)} outlet{'' if len(totals.outlets) == 1 else 's'}"
    lines = [
        ("articles", totals.articles, ", ".join(filter(None, (outlets if totals.outlets else "", span)))),
        ("people", totals.people, ""),
        ("facts", sum(count for _, count in totals.facts), _listed(totals.facts)),
        ("events", sum(count for _, count in totals.events), _listed(totals.events)),
        ("agreements", totals.agreements, ""),
        ("statements", totals.statements, ""),
        ("triples", totals.triples, ""),
    ]
    return "\n".join(f"  {name:<11}{number:>9,}  {more}".rstrip() for name, number, more in lines)


def _listed(counts: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts)
