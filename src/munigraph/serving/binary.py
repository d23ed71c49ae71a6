"""Where the server is: the package ``oxigraph`` of PyPI carries nothing but the program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from munigraph.errors import ServerError

__all__ = ["oxigraph"]


def oxigraph() -> Path:
    """The program ``oxigraph`` of the installed package.

    Raises :class:`~munigraph.errors.ServerError` when the extra ``serve`` is not installed.
    """
    try:
        files = distribution("oxigraph").files or ()
    except PackageNotFoundError:
        files = ()
    for file in files:
        program = Path(str(file.locate())).resolve()
        if program.stem == "oxigraph" and program.parent.name.lower() in ("bin", "scripts") and program.is_file():
            return program
    raise ServerError("the server is not installed", hint="install it with: python -m pip install 'munigraph[serve]'")
