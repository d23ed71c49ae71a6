"""Make an :class:`~munigraph.model.Article` of the fields of a source."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date as Date  # noqa: N812 - the name ``date`` is the field's
from typing import TYPE_CHECKING, Any

from munigraph.model import Article
from munigraph.read.boilerplate import boilerplate
from munigraph.read.characters import mend_characters
from munigraph.read.clean import clean_line, clean_text
from munigraph.text import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EmptyTextError", "make_article", "read_text"]

_iso_day = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[t ])")
_day_first = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:$|[ ,])")
_in_words = re.compile(r"(?:[a-záéíóú]+,? )?(\d{1,2})º? de ([a-z]+) (?:de |del )?(\d{4})")
_address = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_heading_mark = re.compile(r"#{1,6} ")
#: The first sentence of a text without a headline stands for it, if it is at least so long (characters).
_first_sentence = re.compile(r".{40,}?[.!?…][\"”»’')]*(?= [A-ZÁÉÍÓÚÑ¿¡“\"«])")
#: A first line longer than this is a paragraph, not a headline (characters).
_LONGEST_HEADLINE = 300


class EmptyTextError(ValueError):
    """There is no text in a source once it is cleaned."""


def read_text(
    text: str,
    *,
    id: str = "text",  # noqa: A002 - the article's own word
    title: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Article:
    """An article of a text in hand.

    Without a title the first line is the title; a text that is one long paragraph gives its first sentence.  A date
    that is none and an address that is no ``http(s)`` one are kept in ``extra``.  Raises
    :class:`~munigraph.errors.InputError` when the text holds no word.
    """
    from munigraph.errors import InputError

    try:
        return make_article(text, id=id, fields={"title": title, "date": date, "url": url, "outlet": outlet})
    except EmptyTextError as error:
        raise InputError(f"{id}: {error}", hint="give a text with at least one sentence") from None


def make_article(text: str, *, id: str, fields: Mapping[str, Any]) -> Article:  # noqa: A002
    """An article of the body ``text``; ``fields`` may hold title, date, url, outlet and more, of any JSON type.

    What does not fit its field goes to ``extra``, as does every other field.  Without an ``id`` the first twelve
    hexadecimal digits of the text's SHA-256 are it.  Raises :class:`EmptyTextError`.
    """
    extra = {name: value for name, value in fields.items() if name not in ("title", "date", "url", "outlet")}
    title = _title(fields.get("title"))
    if title:
        body = clean_text(text, title=title)
    else:
        title, rest = _split_title(mend_characters(text))
        body = clean_text(rest, title=title)
    if not title or not any(character.isalnum() for character in title + body):
        raise EmptyTextError("no text in it")
    day = parse_day(fields.get("date"))
    if day is None:
        extra["date"] = fields.get("date")
    url = fields.get("url")
    if not (isinstance(url, str) and _address.fullmatch(url.strip())):
        extra["url"], url = url, None
    outlet = fields.get("outlet")
    if not isinstance(outlet, str):
        extra["outlet"], outlet = outlet, None
    kept = f"{title}\n\n{body}" if body else title
    return Article(
        id=id or f"text-{hashlib.sha256(kept.encode()).hexdigest()[:12]}",
        title=title,
        text=kept,
        date=day,
        url=url.strip() if url else None,
        outlet=(clean_line(outlet) or None) if outlet else None,
        extra=tuple(
            sorted((clean_line(str(name)), _as_text(value)) for name, value in extra.items() if value not in (None, ""))
        ),
    )


def _title(value: object) -> str:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return clean_line(str(value))
    return ""


def _split_title(text: str) -> tuple[str, str]:
    """Headline and body of a mended text: the first line that is not boilerplate, and what follows it."""
    rules = boilerplate()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not any(character.isalnum() for character in line) or rules.is_line(line):
            continue
        rest = "\n".join(lines[number + 1 :])
        heading = _heading_mark.sub("", line).strip("* ") or line
        if len(line) > _LONGEST_HEADLINE or not rest.strip():
            sentence = _first_sentence.match(heading)
            if sentence:
                return clean_line(sentence[0]), f"{heading[sentence.end() :]}\n{rest}"
        return clean_line(heading), rest
    return "", ""


def parse_day(value: object) -> str | None:
    """The day that a source states, ISO 8601, or None when it is none.

    Read are ISO days and times (their day as written, whatever the time zone), ``5/1/2021`` and ``05-01-2021`` (day
    first, as in Chile) and ``5 de enero de 2021``, between 1800 and 2200.
    """
    text = str(value).strip().lower() if isinstance(value, (str, Date)) else ""
    year = month = day = 0
    if match := _iso_day.match(text):
        year, month, day = map(int, match.groups())
    elif match := _day_first.match(text):
        day, month, year = map(int, match.groups())
    elif (match := _in_words.match(text)) and match[2] in MONTHS:
        day, month, year = int(match[1]), MONTHS.index(match[2]) + 1, int(match[3])
    try:
        return Date(year, month, day).isoformat() if 1800 <= year <= 2200 else None
    except ValueError:
        return None


def _as_text(value: object) -> str:
    if isinstance(value, Date):
        return value.isoformat()
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return mend_characters(text)
