"""``munigraph evaluate``."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from munigraph.cli.options import example, extractor_of, lexicon_option, tell_skipped

if TYPE_CHECKING:
    from munigraph.evaluation import Calibration, Evaluation, Score
    from munigraph.evaluation.evaluation import Error
    from munigraph.evaluation.report import Table
    from munigraph.read import Skipped

__all__ = ["command"]

FORMATS = ("table", "json", "csv", "markdown")


@click.command(
    short_help="Measure what is found against annotated articles.",
    epilog=example(
        "munigraph evaluate gold/ --articles articles/",
        "munigraph extract articles/ | munigraph evaluate gold/ - --errors --calibration",
    ),
)
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predictions", type=click.Path(path_type=Path), required=False)
@click.option(
    "--articles",
    multiple=True,
    metavar="PATH",
    help="Extract these articles (as for build) instead of reading PREDICTIONS; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the output; default: table on a terminal, in a pipe csv, or json with --errors or --calibration.",
)
@click.option("--errors", is_flag=True, help="Also all that was missed or is wrong, with its sentence.")
@click.option("--calibration", is_flag=True, help="Also how many are right by confidence and by rule.")
@click.option(
    "--resamples",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    metavar="N",
    help="Draws for the 95 % intervals; 0: no intervals.",
)
@lexicon_option
def command(
    *,
    gold: Path,
    predictions: Path | None,
    articles: tuple[str, ...],
    form: str | None,
    errors: bool,
    calibration: bool,
    resamples: int,
    lexicon: tuple[Path, ...],
) -> int:
    """Measure what munigraph, or another program, finds against articles annotated by hand.

    GOLD is a folder with one JSON file for each article, PREDICTIONS a file of JSON lines as extract prints them (- for
    standard input); docs/extraction.md tells their keys. Gives precision, recall and F1 by kind of item, with 95 %
    intervals by bootstrap over the articles; micro counts all kinds together. Articles without gold do not count.

    In Python: munigraph.evaluate(gold, predictions).scores(), .errors(), .calibration()
    """
    from munigraph.api import evaluate, extract_all

    if (predictions is None) == (not articles):
        raise click.UsageError("give either PREDICTIONS or --articles PATH")
    if lexicon and not articles:
        raise click.UsageError("--lexicon goes with --articles")
    chosen = form or ("table" if sys.stdout.isatty() else "json" if errors or calibration else "csv")
    if chosen == "csv" and (errors or calibration):
        raise click.UsageError("csv holds the scores alone: with --errors or --calibration take another --format")
    skipped: list[Skipped] = []
    found = evaluate(
        gold, predictions or extract_all(articles, extractor=extractor_of(lexicon), on_skip=skipped.append)
    )
    _note(found)
    _WRITERS[chosen](
        _Parts(
            len(found.verdicts),
            found.scores(resamples=resamples),
            found.calibration() if calibration else None,
            found.errors() if errors else None,
        ),
        sys.stdout.buffer,
    )
    sys.stdout.buffer.flush()
    return tell_skipped(skipped)


def _note(found: Evaluation) -> None:
    """Say on standard error what the reader of the figures should know."""
    if found.unread:
        names = ", ".join(found.unread[:3]) + (", …" if len(found.unread) > 3 else "")
        click.echo(f"note: {_articles(len(found.unread))} of the gold not given, all missed: {names}", err=True)
    if found.without_gold:
        click.echo(f"note: {_articles(found.without_gold)} without gold left out", err=True)


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


class _Parts:
    """What is to be written."""

    def __init__(
        self,
        articles: int,
        scores: tuple[Score, ...],
        calibration: Calibration | None,
        errors: tuple[Error, ...] | None,
    ) -> None:
        self.articles = articles
        self.scores = scores
        self.calibration = calibration
        self.errors = errors

    def tables(self) -> list[tuple[str | None, Table]]:
        """The tables, the scores without a title."""
        from munigraph.evaluation.report import calibration_tables, score_table

        tables: list[tuple[str | None, Table]] = [(None, score_table(self.scores))]
        if self.calibration is not None:
            by_bin, by_rule = calibration_tables(self.calibration)
            error = self.calibration.error
            told = "no item has a confidence" if error is None else f"expected calibration error {error:.3f}"
            tables += [(f"Calibration: {told}", by_bin), ("By rule", by_rule)]
        return tables


def _write_table(parts: _Parts, out: IO[bytes]) -> None:
    from munigraph.evaluation.report import error_lines

    blocks = [f"{title}\n{table.text()}" if title else table.text() for title, table in parts.tables()]
    if parts.errors is not None:
        blocks.append("\n".join((f"Missed and wrong: {len(parts.errors)}", *error_lines(parts.errors))))
    out.write(("\n\n".join(blocks) + "\n").encode())


def _write_markdown(parts: _Parts, out: IO[bytes]) -> None:
    from munigraph.evaluation.report import error_lines

    blocks = []
    for title, table in parts.tables():
        blocks += [*([f"### {title}"] if title else []), table.markdown()]
    if parts.errors is not None:
        blocks += [
            f"### Missed and wrong: {len(parts.errors)}",
            "\n".join(("```text", *error_lines(parts.errors), "```")),
        ]
    out.write(("\n\n".join(blocks) + "\n").encode())


def _write_json(parts: _Parts, out: IO[bytes]) -> None:
    from munigraph.evaluation.report import calibration_values, score_values

    values: dict[str, Any] = {"articles": parts.articles, "scores": score_values(parts.scores)}
    if parts.calibration is not None:
        values["calibration"] = calibration_values(parts.calibration)
    if parts.errors is not None:
        values["errors"] = [error.to_dict() for error in parts.errors]
    out.write(json.dumps(values, ensure_ascii=False, indent=2).encode() + b"\n")


def _write_csv(parts: _Parts, out: IO[bytes]) -> None:
    from munigraph.evaluation.report import score_values

    rows = score_values(parts.scores)
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    out.write(text.getvalue().encode())


_WRITERS = {"table": _write_table, "json": _write_json, "csv": _write_csv, "markdown": _write_markdown}
