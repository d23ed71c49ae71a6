"""Tables for people: on a terminal, as Markdown, as a page of HTML."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from html import escape
from itertools import zip_longest
from typing import IO, TYPE_CHECKING

from munigraph.query.values import is_number, readable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from munigraph.query.values import Term

    #: The terms of a row, and the labels of the IRIs among them.
    LabelledRow = tuple[Sequence[Term | None], Mapping[str, str]]

__all__ = ["LabelledRow", "print_table", "write_html", "write_markdown"]

#: Between two columns.
_GAP = "   "
#: A column of a terminal is not made narrower.
_NARROWEST = 6
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
    terminal = out.isatty()
    widths = [max(map(_width, (name, *(row[at] for row in rows)))) for at, name in enumerate(names)]
    if terminal:
        widths = _fitting(widths, shutil.get_terminal_size().columns - len(_GAP) * len(names))
    bold, plain = ("\x1b[1m", "\x1b[0m") if terminal and not os.environ.get("NO_COLOR") else ("", "")
    aligned = [name in right for name in names]
    lines = [f"{bold}{line}{plain}" for line in (*([title] if title else ()), *_drawn(names, widths, aligned))]
    lines.append(f" {'─' * (sum(widths) + len(_GAP) * (len(widths) - 1))}")
    for row in rows:
        lines += _drawn(row, widths, aligned)
    out.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _width(text: str) -> int:
    """Columns of a terminal that a text takes: some letters take two, some none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _fitting(widths: Sequence[int], room: int) -> list[int]:
    """The widths, the greatest of them cut to one that lets all of them into the room."""
    widest = max(widths, default=0)
    while widest > _NARROWEST and sum(min(width, widest) for width in widths) > room:
        widest -= 1
    return [min(width, widest) for width in widths]


def _drawn(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """The lines of one row; a text that is too wide goes on below."""
    folded = [_folded(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*folded, fillvalue=""):
        padded = (
            f"{' ' * (width - _width(part))}{part}" if to_right else f"{part}{' ' * (width - _width(part))}"
            for part, width, to_right in zip(parts, widths, right, strict=True)
        )
        yield f" {_GAP.join(padded)}".rstrip()


def _folded(text: str, width: int) -> list[str]:
    """The text in lines of a width: between words where that can be."""
    if _width(text) <= width:
        return [text]
    if _width(text) == len(text):
        return textwrap.wrap(text, width)
    from rich.cells import chop_cells

    return chop_cells(text, width)


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
