"""``munigraph completion``."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command(short_help="Complete commands in your shell.")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    r"""Print the script that completes munigraph's commands and options in a shell.

    \b
    Example:
      munigraph completion bash >> ~/.bashrc
      munigraph completion fish > ~/.config/fish/completions/munigraph.fish
    """
    from click.shell_completion import get_completion_class

    from munigraph.cli.main import cli

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "munigraph", "_MUNIGRAPH_COMPLETE").source())
