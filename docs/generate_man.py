"""Write ``docs/man/``: a manual page of every command, from the same definitions as its help page.

Run it after a change of the command line: ``python docs/generate_man.py``.  With ``--check`` nothing is written, and
the exit code is 1 when a page is stale.  The pages are in the macros of man(7); installing munigraph puts them under
``share/man/man1`` of the prefix.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from generate_cli import commands

from munigraph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "man"

#: What the epilogs of commands call their parts, and what manual pages do.
_HEADINGS = {"Example": "EXAMPLES", "Exit codes": "EXIT STATUS"}


def pages() -> dict[str, str]:
    """Name of its file to the text of each page."""
    contexts = list(commands())
    return {f"{_name(each)}.1": "\n".join(_page(each, contexts)) + "\n" for each in contexts}


def _page(context: click.Context, contexts: list[click.Context]) -> Iterator[str]:
    command, name = context.command, _name(context)
    yield f'.TH "{_roff(name).upper()}" "1" "" "munigraph {__version__}" "munigraph"'
    yield from (".nh", ".ad l")  # names of commands are not to be hyphenated
    yield from (".SH NAME", rf"{_roff(name)} \- {_roff(_summary(context))}")
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (".SH SYNOPSIS", rf"\fB{_roff(context.command_path)}\fR {_roff(usage)}")
    yield ".SH DESCRIPTION"
    yield from _paragraphs(command.help or "")
    yield ".SH OPTIONS"
    options = (each for each in command.get_params(context) if isinstance(each, click.Option))
    for option, told in filter(None, (each.get_help_record(context) for each in options)):
        yield from (".TP", rf"\fB{_roff(option)}\fR", _line(told))
    below = [each for each in contexts if each.parent is context]
    if below:
        yield ".SH COMMANDS"
    for each in below:
        yield from (".TP", rf"\fB{_roff(_name(each))}\fR(1)", _line(_summary(each)))
    yield from _epilog(command.epilog or "")
    others = [context.parent] if context.parent else below
    yield from (".SH SEE ALSO", ",\n".join(rf"\fB{_roff(_name(each))}\fR(1)" for each in others))


def _epilog(epilog: str) -> Iterator[str]:
    """The parts of an epilog: each a heading with a colon, and lines that are shown as they are."""
    for part in filter(None, (part.strip() for part in epilog.split("\b\n"))):
        heading, _, rest = part.partition(":\n")
        lines = [line.removeprefix("  ") for line in rest.splitlines() if line.strip()]
        yield from (f'.SH "{_HEADINGS.get(heading, heading.upper())}"', ".nf", *map(_line, lines), ".fi")


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of a help text; those marked with a backspace keep their lines, as click has it."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        as_it_is = paragraph.startswith("\b")
        lines = paragraph.removeprefix("\b").strip("\n").splitlines()
        yield from (".PP", *([".nf"] if as_it_is else []))
        yield from map(_line, lines if as_it_is else [" ".join(line.strip() for line in lines)])
        yield from [".fi"] if as_it_is else []


def _name(context: click.Context) -> str:
    return context.command_path.replace(" ", "-")


def _summary(context: click.Context) -> str:
    return context.command.get_short_help_str(limit=200).rstrip(".")


def _line(text: str) -> str:
    """A line of text that is no request, whatever it begins with."""
    escaped = _roff(text)
    return rf"\&{escaped}" if escaped[:1] in (".", "'") else escaped


def _roff(text: str) -> str:
    """The text with what roff would read as its own escaped (groff_char(7)): hyphens stay what one can copy."""
    signs = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}
    return "".join(signs.get(char, char) for char in text)


def main(arguments: list[str]) -> int:
    """Write or check the pages; the exit code."""
    wanted = pages()
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.1")}
    if "--check" in arguments:
        if found != wanted:
            print("docs/man is stale: python docs/generate_man.py", file=sys.stderr)
        return int(found != wanted)
    FOLDER.mkdir(exist_ok=True)
    for name in found.keys() - wanted.keys():
        (FOLDER / name).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
