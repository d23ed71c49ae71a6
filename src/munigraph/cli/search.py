"""``munigraph search``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from munigraph.cli.endings import note
from munigraph.cli.options import DAY, example, lang_option, opened, source_options
from munigraph.cli.printing import print_json, print_text, terminal
from munigraph.errors import MunigraphError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from munigraph.search import Found

__all__ = ["command"]

#: What can be found; as :data:`munigraph.search.GROUPS` has them.
KINDS = (
    "person", "municipality", "unit", "organization", "model", "event", "agreement", "place", "statement", "quote",
    "article",
)  # fmt: skip
#: Exit code when nothing holds the words.
NOTHING = 1


@click.command(
    short_help="Find things and quotes by words.",
    epilog=example(
        "munigraph search sharp",
        "munigraph search seguridad --kind statement --since 2021-01-01",
        "munigraph search '\"plan regulador\" valpar*' --limit 50",
        "munigraph search dideco --json | python -m json.tool",
    ),
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(KINDS, case_sensitive=False),
    multiple=True,
    help="Find only things or texts of this kind; may be repeated.",
)
@click.option("--since", type=DAY, metavar="DAY", help="Only what is of this day (2021-01-05) or later.")
@click.option("--until", type=DAY, metavar="DAY", help="Only what is of this day or earlier.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="Show N at most.")
@lang_option
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@source_options
def command(
    *,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    limit: int,
    lang: str,
    as_json: bool,
    store: Path,
    data: tuple[Path, ...],
) -> int:
    """Find people, bodies, models, events, agreements and places by their names, and statements, quotes and headlines
    by what they say.

    All WORDS must be found, in any order, whatever their accents and case; who types n also finds ñ. "Words in quotes"
    stand in a row. The last word may be the beginning of a longer one, and any word with a star at its end (agu*).
    The best come first. Where nothing fits, small typing errors are forgiven, and this is said. Each find ends with the
    IRI that munigraph show takes.

    Exit code: 1 when nothing is found.

    In Python: munigraph.open(store).search(words)
    """
    from munigraph.search import open_index, search

    with opened(store, data) as graph:
        found = search(
            open_index(graph),
            " ".join(words),
            kinds=kinds,
            limit=limit,
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
    return _print(found, lang, as_json=as_json)


def _print(found: Found, lang: str, *, as_json: bool) -> int:
    from munigraph.view.found import found_text, missing, remarks

    if as_json:
        print_json(found.to_dict())
        return 0 if found else NOTHING
    if not found:
        message, hint = missing(found, lang)
        raise MunigraphError(message, hint=hint)
    for remark in remarks(found, lang):
        note(remark)
    print_text(found_text(found, lang, **terminal(sys.stdout)))
    return 0
