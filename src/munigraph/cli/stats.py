"""``munigraph stats``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from munigraph.cli.options import example, opened, source_options

if TYPE_CHECKING:
    from pathlib import Path

    from munigraph.query import Stats

__all__ = ["command"]


@click.command(
    short_help="Count what the graph holds.",
    epilog=example("munigraph stats --json | python -m json.tool"),
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@source_options
def command(as_json: bool, store: Path, data: tuple[Path, ...]) -> None:
    """Count what the graph holds: articles, outlets, days, things by class, facts by predicate, confidence.

    In Python: munigraph.open(store).stats()
    """
    from munigraph.query import stats

    with opened(store, data) as graph:
        numbers = stats(graph)
    if as_json:
        click.echo(json.dumps(numbers.to_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(_page(numbers))


def _page(numbers: Stats) -> str:
    span = f"{numbers.first_date} to {numbers.last_date}" if numbers.first_date else "no dates"
    low, mean, high = numbers.confidence or (None, None, None)
    parts = [
        f"{numbers.articles:,} articles ({span}), {numbers.triples:,} triples",
        _section("Outlets", numbers.outlets),
        _section("Things that articles name, by class", numbers.entities),
        _section("Facts, by predicate", numbers.facts),
        _section("Events, by type", numbers.events),
        _section("Also", (("Agreement", numbers.agreements), ("Statement", numbers.statements))),
    ]
    if low is not None:
        parts.append(f"Confidence of facts: {low:.2f} lowest, {mean:.2f} on average, {high:.2f} highest")
    return "\n\n".join(filter(None, parts))


def _section(title: str, counts: tuple[tuple[str, int], ...]) -> str:
    if not counts:
        return ""
    return "\n".join((title, *(f"  {number:>9,}  {name}" for name, number in counts)))
