"""Completion in bash, zsh and fish: what a shell sends, what it is answered, and the script that does so.

Click finds what may come next.  Its own ways to talk with shells lose the ``=`` of ``--param KEY=VALUE``, and spaces
and quotes of values.  A script here sends the command line as it was typed, up to the cursor (``COMP_LINE``), and
:mod:`munigraph.cli.shells.typed` reads it.
"""

from __future__ import annotations

import os
from importlib.resources import files
from typing import TYPE_CHECKING

from click.shell_completion import ShellComplete

from munigraph.cli.shells import replies
from munigraph.cli.shells.typed import Typed, read
from munigraph.printable import printable

if TYPE_CHECKING:
    import click

__all__ = ["SHELLS", "proposed", "script"]

#: Shell to what makes its answer.
SHELLS = {"bash": replies.bash, "zsh": replies.zsh, "fish": replies.fish}


def script(shell: str) -> str:
    """The script that a shell of this name (a key of :data:`SHELLS`) reads to complete munigraph's commands."""
    return files(__package__ or "").joinpath(f"munigraph.{shell}").read_text(encoding="utf-8")


def proposed(cli: click.Command, shell: str) -> str:
    """The answer to a script: what may stand at the cursor, in the form that the shell's script takes."""
    typed = read(os.environ.get("COMP_LINE", ""), os.environ.get("COMP_WORDBREAKS", ""))
    return "".join(f"{line}\n" for line in SHELLS[shell](typed, _items(cli, typed)))


def _items(cli: click.Command, typed: Typed) -> list[replies.Item]:
    """What may stand in place of the whole word at the cursor; ``--option=`` before it is kept.

    No value with a line end or another control character: answers are lines, and a terminal obeys such characters.
    """
    option, equals, _ = typed.word.partition("=")
    lead = option + equals if equals and option.startswith("--") else ""
    found = _Completer(cli, {}, "munigraph", "").get_completions(list(typed.before), typed.word)
    items = (replies.Item(each.type, lead, each.value or "", each.help or "") for each in found)
    return [item for item in items if item.type != "plain" or printable(item.value) == item.value]


class _Completer(ShellComplete):
    """Click's search for what may come next, without its ways to talk with shells."""

    name = "munigraph"
    source_template = ""
