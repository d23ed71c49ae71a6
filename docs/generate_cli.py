"""Write ``docs/cli.md``: the help page of every command, as the program prints it.

Run it after a change of the command line: ``python docs/generate_cli.py``.  With ``--check`` nothing is written, and
the exit code is 1 when the page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from munigraph.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parent / "cli.md"

#: Columns that the help pages are wrapped at: those of a terminal of 80.
_WIDTH = 78
_HEAD = """<!-- Written by docs/generate_cli.py from the help pages: do not edit. -->

# The command line

What `munigraph COMMAND --help` prints, for every command.

"""


def commands(command: click.Command = cli, parent: click.Context | None = None) -> Iterator[click.Context]:
    """The context of a command and of all commands below it, in the order of the help page."""
    name = "munigraph" if parent is None else command.name
    context = click.Context(command, parent, name, terminal_width=_WIDTH, max_content_width=_WIDTH)
    context.help_option_names = ["-h", "--help"]
    yield context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            if below is not None:
                below.name = each
                yield from commands(below, context)


def page() -> str:
    """The text of the page, Markdown."""
    contexts = list(commands())
    contents = "".join(f"- [`{each.command_path}`](#{_anchor(each)}): {_summary(each)}\n" for each in contexts[1:])
    sections = "\n".join(f"## {each.command_path}\n\n```text\n{_help(each)}\n```\n" for each in contexts)
    return f"{_HEAD}{contents}\n{sections}"


def _help(context: click.Context) -> str:
    return "\n".join(line.rstrip() for line in click.unstyle(context.get_help()).strip().splitlines())


def _anchor(context: click.Context) -> str:
    return context.command_path.replace(" ", "-")


def _summary(context: click.Context) -> str:
    return context.command.get_short_help_str(limit=_WIDTH)


def main(arguments: list[str]) -> int:
    """Write or check the page; the exit code."""
    text = page()
    if "--check" in arguments:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
        if stale:
            print(f"{PAGE.name} is stale: python docs/generate_cli.py", file=sys.stderr)
        return int(stale)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
