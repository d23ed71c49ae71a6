"""Where munigraph's own data files lie: in the wheel (``munigraph/_resources``) or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from munigraph.errors import DataError

__all__ = ["resource", "word_list"]


@cache
def _root() -> Path:
    here = Path(__file__).resolve().parent
    for root in (here / "_resources", here.parent.parent):
        if (root / "data" / "authority").is_dir() and (root / "ontology").is_dir():
            return root
    raise DataError(
        f"munigraph's data files are missing beside {here}",
        hint="install munigraph again: python -m pip install --force-reinstall munigraph",
    )


def resource(*parts: str) -> Path:
    """The path of a file or folder of munigraph, e.g. ``resource("data", "authority", "comunas.csv")``.

    Raises :class:`~munigraph.errors.DataError` when the installation lacks its data.
    """
    return _root().joinpath(*parts)


def word_list(name: str) -> frozenset[str]:
    """The words of ``data/lexicons/<name>``: separated by spaces or lines, lines that begin with ``#`` left out."""
    lines = resource("data", "lexicons", name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
