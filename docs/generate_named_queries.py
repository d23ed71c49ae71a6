"""Write ``docs/named-queries.md``: every named query with what it asks and its parameters.

Run it after a change of the queries: ``python docs/generate_named_queries.py``.  With ``--check`` nothing is written,
and the exit code is 1 when the page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from munigraph.query import catalogue

if TYPE_CHECKING:
    from munigraph.query import NamedQuery

PAGE = Path(__file__).parent / "named-queries.md"

_HEAD = """<!-- Written by docs/generate_named_queries.py from the queries: do not edit. -->

# Named queries

What `munigraph query --name NAME` asks; [how to ask](queries.md#named-queries), and how to add your own. A parameter
without a value takes its default or asks of all.
"""


def page() -> str:
    """The text of the page, Markdown."""
    return "\n".join((_HEAD, *map(_section, catalogue().values())))


def _section(query: NamedQuery) -> str:
    lines = [f"## {query.name}", "", f"**{query.title.es}** {query.description.es}", ""]
    lines += [f"**{query.title.en}** {query.description.en}", ""]
    for each in query.parameters:
        default = "" if each.default is None else f" (`{each.default}`)"
        lines.append(f"- `{each.name}`, {each.type}{default}: {each.about.es} / {each.about.en}")
    return "\n".join((*lines, "") if query.parameters else lines)


def main(arguments: list[str]) -> int:
    """Write or check the page; the exit code."""
    text = page()
    if "--check" in arguments:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
        if stale:
            print(f"{PAGE.name} is stale: python docs/generate_named_queries.py", file=sys.stderr)
        return int(stale)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
