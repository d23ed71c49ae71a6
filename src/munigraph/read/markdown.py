"""Markdown (CommonMark) to plain lines, and YAML front matter to its fields.

Not a Markdown parser: the marks are taken off, the words stay.  Lines of one paragraph are joined, headings become
lines of their own, items of lists stay lines that begin with ``- `` or their number.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["front_matter", "plain_lines"]

_FENCE = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
#: A front matter longer than this is none (characters).
_LONGEST_FRONT_MATTER = 65_536
_field = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")

_LINK_TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
#: A paragraph with more signs of emphasis has none.
_MOST_MARKS = 2000
_image = re.compile(rf"!\[[^\]\n]*\](?:{_LINK_TARGET}|\[[^\]\n]*\])")
_link = re.compile(rf"\[([^\[\]]*)\](?:{_LINK_TARGET}|\[[^\[\]\n]*\])")
_autolink = re.compile(r"<(https?://[^<>\s]+)>")
_definition = re.compile(r"\[[^\]]+\]:\s+\S+.*")
_strong = re.compile(r"(\*\*\*|___|\*\*|__|~~)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL)
_emphasis = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]{1,500}?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]{1,500}?)(?<=[^\s_])_(?!\w)"
)
_code = re.compile(r"(`{1,3})(.{1,500}?)\1", re.DOTALL)
_escape = re.compile(r"\\([!-/:-@\[-`{-~])")
#: Escaped signs stand for a moment at this place of the private use area, which no clean text uses.
_ESCAPED = 0xE000
_escaped = re.compile("[\ue021-\ue07e]")

_heading = re.compile(r"#{1,6}(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_underline = re.compile(r"(?:=+|-+)[ \t]*$")
_rule = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_item = re.compile(r"([*+-]|\d{1,9}[.)])[ \t]+(?=\S)")
_fence_mark = re.compile(r"(?:```|~~~)")
_quote = re.compile(r"(?:>[ \t]?)+")


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields of the YAML front matter (lower-case names) and the rest of the text.

    Without one the fields are empty.  Where the YAML is broken (a colon in a headline without quotes), its lines of the
    form ``name: value`` count as they stand.
    """
    text = text.lstrip("\n")
    match = _FENCE.match(text, 0, _LONGEST_FRONT_MATTER) if text.startswith("---") else None
    if match is None:
        return {}, text
    fields = _yaml(match[1])
    if fields is None:
        fields = {
            found[1]: found[2].strip().strip("\"'") for line in match[1].split("\n") if (found := _field.match(line))
        }
    return {str(name).lower(): value for name, value in fields.items()}, text[match.end() :]


def _yaml(source: str) -> dict[Any, Any] | None:
    import yaml

    class Loader(yaml.SafeLoader):
        """SafeLoader without aliases, which can make a small file a huge value."""

        def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("aliases are not read")
            return super().compose_node(parent, index)

    try:
        fields = yaml.load(source, Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError, TypeError):
        return None
    return fields if isinstance(fields, dict) else None


def plain_lines(markdown: str) -> str:
    """The text without its Markdown marks: paragraphs on one line each, divided by blank lines."""
    text = _image.sub("", markdown) if "![" in markdown else markdown
    if "](" in text or "][" in text:
        text = _link.sub(r"\1", text)
    paragraphs: list[list[str]] = [[]]
    fenced = False
    for raw in text.split("\n"):
        if _fence_mark.match(raw.lstrip()):
            fenced = not fenced
            paragraphs.append([])
        elif fenced:
            paragraphs.append([raw])
        else:
            _add_line(paragraphs, raw)
    return "\n\n".join(_inline(" ".join(pieces)) for pieces in paragraphs if pieces)


def _add_line(paragraphs: list[list[str]], raw: str) -> None:
    """Put one line outside of code blocks where it belongs: on the last paragraph or on a new one."""
    line = _quote.sub("", raw.strip(), count=1) if raw.lstrip().startswith(">") else raw.strip()
    if heading := _heading.match(line):
        paragraphs.extend(([heading[1]], []))
    elif not line or (paragraphs[-1] and _underline.match(line)) or _rule.match(line) or _definition.fullmatch(line):
        paragraphs.append([])
    elif item := _item.match(line):
        mark = item[1] if item[1][0].isdigit() else "-"
        paragraphs.append([f"{mark} {line[item.end() :]}"])
    else:
        paragraphs[-1].append(line)
    if raw.endswith(("  ", "\\")) and line:
        paragraphs[-1][-1:] = [piece.rstrip("\\") for piece in paragraphs[-1][-1:]]
        paragraphs.append([])


def _inline(text: str) -> str:
    escaped = "\\" in text
    if escaped:  # what is escaped is no mark: out of sight until the end
        text = _escape.sub(lambda match: chr(_ESCAPED + ord(match[1])), text)
    if "`" in text:
        text = _code.sub(r"\2", text)
    if "<" in text:
        text = _autolink.sub(r"\1", text)
    marks = text.count("*") + text.count("_") + text.count("~")
    if 0 < marks <= _MOST_MARKS:
        for _ in range(3):
            text = _strong.sub(r"\2", text)
        text = _emphasis.sub(lambda match: match[1] or match[2], text)
    return _escaped.sub(lambda match: chr(ord(match[0]) - _ESCAPED), text) if escaped else text
