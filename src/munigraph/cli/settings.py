"""Where the user's own settings are, and the option for folders of named queries."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from munigraph.query.settings import Settings

__all__ = ["queries_option", "settings"]

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def queries_option(command: _Command) -> _Command:
    """``--queries DIR``: paths in the parameter ``queries``."""
    return click.option(
        "--queries",
        type=click.Path(path_type=Path),
        multiple=True,
        envvar="MUNIGRAPH_QUERIES",
        show_envvar=True,
        metavar="DIR",
        help="Folder of named queries of your own; may be repeated.",
    )(command)


def settings(queries: tuple[Path, ...] = ()) -> Settings:
    """What the user's file sets, with these further folders of queries.

    The file is the one that ``MUNIGRAPH_CONFIG`` names, else ``config.toml`` in munigraph's folder of the user's
    configuration (``~/.config/munigraph`` on Linux); where there is none, nothing is set.  Raises
    :class:`~munigraph.errors.DataError` when it is broken.
    """
    from munigraph.query.settings import Settings, read_settings

    named = os.environ.get("MUNIGRAPH_CONFIG")
    file = Path(named) if named else Path(click.get_app_dir("munigraph")) / "config.toml"
    found = read_settings(file) if named or file.exists() else Settings()
    return found._replace(queries=(*found.queries, *queries))
