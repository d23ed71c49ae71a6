"""For people: the page in which one finds, follows and proves a relation; explanations, profiles and search as text.

Names are loaded when first used, so that a text for the terminal loads nothing of the page.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from munigraph.view.card import card
    from munigraph.view.choices import choices
    from munigraph.view.found import found_text
    from munigraph.view.page import build_page, write_page
    from munigraph.view.telling import tell

__all__ = ["build_page", "card", "choices", "found_text", "tell", "write_page"]

_HOME = {
    "build_page": "page",
    "card": "card",
    "choices": "choices",
    "found_text": "found",
    "tell": "telling",
    "write_page": "page",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the public names
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
