"""Tables for people: on a terminal, as Markdown, as a page of HTML."""

from __future__ import annotations

import re
from html import escape
from typing import IO, TYPE_CHECKING

from munigraph.query.values import is_number, readable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from munigraph.query.values import Term

    #: The terms of a row, and the labels of the IRIs among them.
    LabelledRow = tuple[Sequence[Term | None], Mapping[str, str]]

__all__ = ["LabelledRow", "print_table", "write_html", "write_markdown"]

#: What Markdown (CommonMark, section 2.4, and its tables in GitHub's dialect) would read as markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_PAGE = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>munigraph</title>
<style>
body { font: 1rem/1.4 system-ui, sans-serif; margin: 2rem }
table { border-collapse: collapse }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top }
td.number { text-align: right; font-variant-numeric: tabular-nums }
</style>
</head>
<body>
<table>
"""


def print_table(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    out: IO[bytes],
    *,
    title: str | None = None,
    right: Collection[str] = (),
) -> None:
    """Draw a table on a binary stream in UTF-8; on a terminal it fits the window, elsewhere it is as wide as needed.

    Columns named in ``right`` are aligned to the right.  Cells are plain text: nothing in them is markup.
    """
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title=None if title is None else Text(title), title_justify="left"
    )
    for name in names:
        table.add_column(Text(name), justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    terminal = out.isatty()
    widest = [max([len(name), *(2 * len(row[at]) for row in rows)]) for at, name in enumerate(names)]
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="\n", write_through=True)
    try:
        width = None if terminal else max(80, sum(widest) + 4 * len(names), 2 * len(title or ""))
        console = Console(file=text, force_terminal=terminal, width=width)
        with console.capture() as drawn:
            console.print(table)
        text.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()).strip("\n") + "\n")
    finally:
        text.detach()


def write_markdown(
    names: Sequence[str], rows: Iterable[LabelledRow], out: IO[bytes], prefixes: Mapping[str, str]
) -> None:
    """A table of Markdown (GitHub's dialect), row by row; IRIs that have a label show it."""
    out.write(_markdown_row(names))
    out.write(_markdown_row(["---"] * len(names), escaped=True))
    for row, labels in rows:
        out.write(_markdown_row([readable(term, prefixes, labels) for term in row]))


def _markdown_row(cells: Sequence[str], *, escaped: bool = False) -> bytes:
    shown = cells if escaped else [_MARKUP.sub(r"\\\1", cell) for cell in cells]
    return f"| {' | '.join(shown)} |\n".encode()


def write_html(names: Sequence[str], rows: Iterable[LabelledRow], out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """A page of HTML with one table, row by row; addresses are links, everything else is text."""
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    out.write(f"{_PAGE}<thead><tr>{head}</tr></thead>\n<tbody>\n".encode())
    for row, labels in rows:
        cells = "".join(_html_cell(term, prefixes, labels) for term in row)
        out.write(f"<tr>{cells}</tr>\n".encode())
    out.write(b"</tbody>\n</table>\n</body>\n</html>\n")


def _html_cell(term: Term | None, prefixes: Mapping[str, str], labels: Mapping[str, str]) -> str:
    text = escape(readable(term, prefixes, labels))
    if is_number(term):
        return f'<td class="number">{text}</td>'
    iri = getattr(term, "value", "") if type(term).__name__ == "NamedNode" else ""
    if iri.startswith(("http://", "https://")):
        return f'<td><a href="{escape(iri)}">{text}</a></td>'
    return f"<td>{text}</td>"
