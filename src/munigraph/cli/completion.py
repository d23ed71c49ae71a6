"""``munigraph completion``."""

from __future__ import annotations

import click

from munigraph.cli.options import example

__all__ = ["command"]


@click.command(
    short_help="Complete commands in your shell.",
    epilog=example(
        "munigraph completion fish > ~/.config/fish/completions/munigraph.fish",
        "echo 'eval \"$(munigraph completion bash)\"' >> ~/.bashrc",
        "echo 'eval \"$(munigraph completion zsh)\"' >> ~/.zshrc       # after compinit",
    ),
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    """Print the script that completes munigraph's commands in a shell.

    Commands, options, named queries, their parameters and values (comunas, regions, people, models), names of things of
    the store, files. The examples show where each shell looks for such scripts; the next shell that is started has it.
    """
    from munigraph.cli.shells import script

    click.echo(script(shell), nl=False)
