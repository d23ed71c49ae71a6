"""``docs/cli.md`` tells what the program tells, and every command explains itself by an example that works."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

DOCS = Path(__file__).parents[2] / "docs"


def load_generator():
    spec = importlib.util.spec_from_file_location("munigraph_docs_generate_cli", DOCS / "generate_cli.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = load_generator()
CONTEXTS = list(GENERATOR.commands())
every_command = pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.command_path)


def examples(context):
    """The lines of the example at the end of a command's help."""
    help_page = click.unstyle(context.get_help())
    _, found, rest = help_page.partition("Example:\n")
    return [line.strip() for line in rest.split("\n\n")[0].splitlines()] if found else []


def section(name):
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(name)}\n\n```text\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    assert found, f"docs/cli.md has no section {name}: python docs/generate_cli.py"
    return found[1]


def test_there_are_commands():
    assert len(CONTEXTS) >= 10


@every_command
def test_the_page_is_not_stale(context):
    """Up to where lines are wrapped, which differs between versions of click."""
    shown = click.unstyle(context.get_help())
    assert section(context.command_path).split() == shown.split(), "stale: python docs/generate_cli.py"


def test_the_page_has_no_section_of_a_command_that_is_gone():
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == [context.command_path for context in CONTEXTS]
    for target in re.findall(r"\]\(#(.+?)\)", page):
        assert target.replace("-", " ") in {context.command_path for context in CONTEXTS}


def test_the_page_is_what_a_terminal_shows():
    environment = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "munigraph", "extract", "--help"]
    shown = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=environment).stdout
    assert section("munigraph extract").split() == shown.split()


@every_command
def test_every_command_says_what_it_does_and_shows_an_example(context):
    assert (context.command.help or "").strip()
    if context.parent is not None:
        summary = context.command.get_short_help_str(limit=80)
        assert summary.endswith("."), "a short help is a sentence, not cut off"
    assert examples(context), "no example: add epilog=example(...)"
    assert any(line.startswith(context.command_path) for line in examples(context))


@every_command
def test_every_option_is_explained(context):
    for parameter in context.command.get_params(context):
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").strip(), f"{parameter.opts[0]} has no help"


@every_command
def test_every_example_is_accepted(context):
    """Its commands, options and kinds of values exist; nothing is run."""
    for line in examples(context):
        words = shlex.split(re.split(r" (?:\d?>>?|<) ", line)[0])
        for command in split_pipe(words):
            if command[0] == "munigraph":
                accept(command[1:])


def split_pipe(words):
    commands = [[]]
    for word in words:
        if word == "|":
            commands.append([])
        else:
            commands[-1].append(word)
    return commands


def accept(arguments):
    group = CONTEXTS[0].command
    with group.make_context("munigraph", list(arguments)) as context:
        name, command, rest = group.resolve_command(context, list(arguments))
        command.make_context(name, rest, parent=context).close()
