"""What goes to standard output: text in the width and colour of the terminal, or JSON."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Any, TextIO

__all__ = ["Look", "print_json", "print_text", "terminal"]

#: Lines are no wider: longer ones read badly.
_WIDEST = 100


class Look(TypedDict):
    """Colour and width."""

    colour: bool
    width: int


def terminal(stream: TextIO) -> Look:
    """How to write to standard output or standard error: as the terminal is, plain elsewhere."""
    is_terminal = stream.isatty()
    width = min(shutil.get_terminal_size().columns, _WIDEST) if is_terminal else _WIDEST
    return {"colour": is_terminal and not os.environ.get("NO_COLOR"), "width": width}


def print_json(data: dict[str, Any]) -> None:
    """Print one JSON object."""
    print_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_text(text: str) -> None:
    """Print text in UTF-8, whatever the locale; bytes of an argument that were none (PEP 383) as question marks."""
    sys.stdout.buffer.write(text.encode(errors="replace"))
    sys.stdout.buffer.flush()
