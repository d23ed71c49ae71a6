"""The entry point: the group of commands."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from munigraph.cli.endings import close_pipe, end, leave
from munigraph.version import __version__

__all__ = ["COMMANDS", "cli", "main", "run"]

#: Command name to the module that holds its ``command``; in the order of the help page.
COMMANDS = {
    "demo": "demo",
    "build": "build",
    "show": "show",
    "search": "search",
    "retract": "retract",
    "query": "query",
    "queries": "queries",
    "view": "view",
    "serve": "serve",
    "stats": "stats",
    "extract": "extract",
    "export": "export",
    "validate": "validate",
    "evaluate": "evaluate",
    "completion": "completion",
}

_EPILOG = """\b
Example:
  munigraph build articles/ --store my-store
  munigraph query "SELECT ?who ?body { ?who mg:governs ?body }" --store my-store

\b
Exit codes:
  0  done (query: also the answer true of an ASK)
  1  failed (query: also the answer false of an ASK; show, search: nothing found)
  2  wrong usage, or an input was left out; the others are done (show: several things bear the name)
  3  a data file of munigraph is broken
  4  the store cannot be opened, read or written
  5  the query is wrong, refused or ran too long
  6  the graph does not conform to its shapes
  7  a server cannot be started, reached or written to; the store is as it should be
  70 an internal error; MUNIGRAPH_DEBUG=1 shows where
  130 interrupted
"""


class _LazyGroup(click.Group):
    """Imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"munigraph.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=_LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="munigraph", message="%(prog)s %(version)s")
def cli() -> None:
    """From press articles about Chilean municipalities to a knowledge graph whose every fact opens its sentence."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    code = run(sys.argv[1:])
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        code = end(error)
        close_pipe()
    leave(code)


def _invoke(arguments: list[str]) -> object:
    """What the command gives back.

    Not through ``cli.main``, which ends a program whose reader went away with the exit code 1, that of an answer.
    """
    if shell := os.environ.get("_MUNIGRAPH_COMPLETE"):
        from munigraph.cli.shells import SHELLS, proposed

        if shell in SHELLS:
            sys.stdout.buffer.write(os.fsencode(proposed(cli, shell)))
            return 0
    with cli.make_context("munigraph", list(arguments)) as context:
        return cli.invoke(context)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; errors are told on standard error, never as a traceback.

    Exit codes are those of :mod:`munigraph.errors`; 2 also for wrong usage.
    """
    try:
        result = _invoke(arguments)
        return result if isinstance(result, int) else 0
    except BaseException as error:  # noqa: BLE001 - every way to end is told in its own words
        return end(error)
