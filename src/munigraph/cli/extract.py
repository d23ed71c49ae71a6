"""``munigraph extract``."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import IO, TYPE_CHECKING

import click
from click.core import ParameterSource

from munigraph.cli.completing import complete_file
from munigraph.cli.options import example, extractor_of, lexicon_option, tell_skipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from munigraph.extraction import Extractor
    from munigraph.model import Extraction
    from munigraph.read import Skipped

__all__ = ["command"]

FORMATS = ("jsonl", "table", "turtle")
LANGUAGES = ("es", "en")
#: Lines of explanations are no wider: longer ones read badly.
_WIDEST = 100


@click.command(
    short_help="Print what each article states.",
    epilog=example(
        "munigraph extract article.txt --format table",
        "munigraph extract article.txt --explain --lang en",
        "cat article.txt | munigraph extract - > facts.jsonl",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...", shell_complete=complete_file)
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="Output.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Extract in N processes; default: one per core."
)
@lexicon_option
@click.option(
    "--explain",
    is_flag=True,
    help="Tell in words how each item came about, and what was turned down and why.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="es", show_default=True, help="Language of --explain.")
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str,
    workers: int | None,
    lexicon: tuple[Path, ...],
    explain: bool,
    lang: str,
) -> int:
    """Print what each article states, with the words that state it; needs no store.

    PATHS as for build. One JSON object per line and article (jsonl), a table for people, or RDF (turtle); article
    by article as they come. Offsets count the code points of the key "text".

    With --explain, a text for people in place of these: what each article states in words, its sentence with the
    evidence marked, the rule, how the municipality or person was settled; then the candidates turned down.

    In Python: munigraph.extract(text), munigraph.extract_all(paths), munigraph.record(extraction);
    munigraph.explain(text), munigraph.tell(explanation)
    """
    from munigraph.api import extract_all

    given = {name for name in ("form", "lang") if context.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    skipped: list[Skipped] = []
    if explain:
        if "form" in given and form != "table":
            raise click.UsageError(f"--explain writes text for people: leave out --format {form}")
        _explain(paths, lang, extractor_of(lexicon), skipped.append)
        return tell_skipped(skipped)
    if "lang" in given:
        raise click.UsageError("--lang is the language of --explain")
    write = _WRITERS[form](sys.stdout.buffer)
    for extraction in extract_all(paths, extractor=extractor_of(lexicon), workers=workers, on_skip=skipped.append):
        write(extraction)
        sys.stdout.buffer.flush()
    return tell_skipped(skipped)


def _explain(
    paths: tuple[str, ...], lang: str, extractor: Extractor | None, on_skip: Callable[[Skipped], None]
) -> None:
    """Write the explanation of each article: in colour and as wide as the window on a terminal."""
    from munigraph.api import explain_all
    from munigraph.view import tell

    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR")
    width = min(shutil.get_terminal_size().columns, _WIDEST) if terminal else _WIDEST
    for number, explanation in enumerate(explain_all(paths, extractor=extractor, on_skip=on_skip)):
        text = tell(explanation, lang, colour=colour, width=width)
        sys.stdout.buffer.write((("\n" if number else "") + text).encode())
        sys.stdout.buffer.flush()


def _jsonl(out: IO[bytes]) -> Callable[[Extraction], None]:
    from munigraph.api import record

    def write(extraction: Extraction) -> None:
        out.write(json.dumps(record(extraction), ensure_ascii=False).encode() + b"\n")

    return write


def _turtle(out: IO[bytes]) -> Callable[[Extraction], None]:
    """Turtle with the prefixes once at the top: the article's graph, and the labels of what it names."""
    from pyoxigraph import RdfFormat, serialize

    from munigraph.api import identify
    from munigraph.mapping import PREFIXES, article_quads, assertions_of, summarize, summary_quads

    out.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()).encode())

    def write(extraction: Extraction) -> None:
        identities = identify(extraction)
        quads = [
            *article_quads(extraction, identities),
            *summary_quads(identities, summarize(assertions_of(extraction, identities))),
        ]
        triples = sorted({quad.triple for quad in quads}, key=str)
        text = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
        out.writelines(line for line in text.splitlines(keepends=True) if not line.startswith(b"@prefix "))

    return write


def _table(out: IO[bytes]) -> Callable[[Extraction], None]:
    from munigraph.export.records import COLUMNS, rows
    from munigraph.query.tables import print_table

    def write(extraction: Extraction) -> None:
        article = extraction.article
        head = " · ".join(filter(None, (article.id, article.date, article.title)))
        found = [[str(cell) for cell in row] for row in rows(extraction)]
        print_table(COLUMNS, found, out, title=head, right=("confidence",))

    return write


_WRITERS: dict[str, Callable[[IO[bytes]], Callable[[Extraction], None]]] = {
    "jsonl": _jsonl,
    "turtle": _turtle,
    "table": _table,
}
