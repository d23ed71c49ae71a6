"""``munigraph completion``."""

from __future__ import annotations

import click

from munigraph.cli.options import example

__all__ = ["command"]


@click.command(
    short_help="Complete commands in your shell.",
    epilog=example(
        "munigraph completion bash >> ~/.bashrc",
        "munigraph completion fish > ~/.config/fish/completions/munigraph.fish",
    ),
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    """Print the script that completes munigraph's commands and options in a shell."""
    from click.shell_completion import get_completion_class

    from munigraph.cli.main import cli

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "munigraph", "_MUNIGRAPH_COMPLETE").source())
