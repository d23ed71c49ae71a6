"""What is compared: the items of one article, as a reader annotated them or as an extractor found them."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from munigraph.errors import InputError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from munigraph.model import Agreement, Event, Extraction, Fact, Statement

__all__ = ["AGREEMENT", "EVENT", "PARTICIPANT", "STATEMENT", "Annotations", "Item", "annotations_of", "read_gold",
           "read_predictions"]  # fmt: skip

#: Kinds of items beside the predicates of facts.
EVENT, PARTICIPANT, AGREEMENT, STATEMENT = "event", "participant", "agreement", "statement"
_LISTS = ("facts", "events", "agreements", "statements")
_HINT = "a gold file is one JSON object with id, facts, events, agreements and statements: docs/extraction.md"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an article states, in labels; the same for gold and for what was found."""

    #: The predicate of a fact, or ``event``, ``participant``, ``agreement``, ``statement``.
    kind: str
    #: Subject and object of a fact, participants of an event, the one participant, parties, or the speaker.
    labels: tuple[str, ...]
    #: The office of a fact that has one.
    role: str | None = None
    #: Type of the event (also of the event that a participant belongs to).
    type: str | None = None
    #: What the event or agreement is called.
    title: str | None = None
    #: The words of the article that state it; for a statement what was said, in gold only its beginning.
    quote: str = ""
    #: Offset of the quote in the article's text, where known.
    start: int | None = None
    #: True for gold that is neither rewarded nor asked for.
    optional: bool = False
    #: Of what was found, where told.
    confidence: float | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """The items of one article, by what they are, in the order given."""

    #: The article's id.
    article: str
    facts: tuple[Item, ...] = ()
    events: tuple[Item, ...] = ()
    agreements: tuple[Item, ...] = ()
    statements: tuple[Item, ...] = ()
    #: The article's clean text, where it is at hand.
    text: str | None = None


def read_gold(folder: str | os.PathLike[str]) -> list[Annotations]:
    """The gold of a folder: one article from each ``.json`` file, by name of file.

    Raises :class:`~munigraph.errors.InputError` when the folder is missing or holds none, when a file is not such an
    object, or when two are of one article.
    """
    top = Path(folder)
    try:
        paths = sorted(path for path in top.iterdir() if path.name.endswith(".json"))
    except OSError as error:
        raise InputError(f"cannot read the gold folder {top}: {error.strerror}", hint="check the path") from error
    if not paths:
        raise InputError(f"no gold in {top}: it holds no .json file", hint=_HINT)
    origin: dict[str, Path] = {}
    found = []
    for path in paths:
        try:
            data = json.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:
            raise InputError(f"{path}: {_reason(error)}", hint=_HINT) from error
        one = _annotations(data, str(path), whole=True)
        if (other := origin.setdefault(one.article, path)) is not path:
            raise InputError(f"{path}: the article {one.article!r} has gold in {other.name} already")
        found.append(one)
    return found


def read_predictions(path: str | os.PathLike[str]) -> Iterator[Annotations]:
    """What was found, article by article: JSON lines as ``munigraph extract`` prints them, also as ``.gz``.

    ``-`` is standard input.  Lists that an object lacks are empty.  Raises :class:`~munigraph.errors.InputError`, with
    the number of the line, when a line is not such an object.
    """
    name = str(path)
    shown = "standard input" if name == "-" else name
    try:
        if name == "-":
            if sys.stdin is None:
                raise InputError("standard input is closed")
            yield from _lines(sys.stdin.buffer, shown)
        elif name.endswith(".gz"):
            with gzip.open(name) as stream:
                yield from _lines(stream, shown)
        else:
            with Path(name).open("rb") as file:
                yield from _lines(file, shown)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot read the predictions {shown}: {_reason(error)}", hint="check the path") from error


def _lines(stream: Any, shown: str) -> Iterator[Annotations]:  # noqa: ANN401 - any stream of bytes
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        where = f"{shown}, line {number}"
        try:
            data = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise InputError(
                f"{where}: {_reason(error)}", hint="give what munigraph extract --format jsonl prints"
            ) from error
        yield _annotations(data, where, whole=False)


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return f"it is not JSON: {error}" if isinstance(error, ValueError) else str(error)


def _annotations(data: object, where: str, *, whole: bool) -> Annotations:
    """The annotations of a JSON object; ``whole``: each of its lists must be there."""
    if not isinstance(data, dict):
        raise InputError(f"{where}: not a JSON object", hint=_HINT if whole else None)
    article = data.get("id")
    if not isinstance(article, str) or not article:
        raise InputError(f"{where}: the article's id is missing", hint=_HINT if whole else None)
    read = {"facts": _fact, "events": _event, "agreements": _agreement, "statements": _statement}
    lists = {}
    for key in _LISTS:
        if whole and key not in data:
            raise InputError(f"{where}: {key!r} is missing", hint=_HINT)
        lists[key] = _items(data.get(key, []), f"{where}: {key}", read[key])
    text = data.get("text")
    return Annotations(article, **lists, text=text if isinstance(text, str) else None)


def _items(found: object, where: str, read: Callable[[_Fields], Item]) -> tuple[Item, ...]:
    if not isinstance(found, list):
        raise InputError(f"{where} is not a list")
    items = []
    for number, each in enumerate(found, 1):
        if not isinstance(each, dict):
            raise InputError(f"{where}, item {number} is not an object")
        items.append(read(_Fields(each, f"{where}, item {number}")))
    return tuple(items)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one item of a JSON list, each taken as what it should be."""

    values: dict[str, Any]
    where: str

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str):
            raise InputError(f"{self.where}: {key!r} must be a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise InputError(f"{self.where}: {key!r} must be a list of texts")
        return tuple(value)

    def maybe(self, key: str) -> str | None:
        return None if self.values.get(key) is None else self.text(key)

    def rest(self) -> dict[str, Any]:
        """What items of all kinds may carry."""
        start, confidence = self.values.get("start"), self.values.get("confidence")
        if confidence is not None and not (isinstance(confidence, (int, float)) and 0 <= confidence <= 1):
            raise InputError(f"{self.where}: 'confidence' must be a number from 0 to 1")
        return {
            "quote": self.maybe("quote") or "",
            "start": start if isinstance(start, int) else None,
            "optional": bool(self.values.get("optional")),
            "confidence": None if confidence is None else float(confidence),
            "rule": self.maybe("rule"),
        }


def _fact(fields: _Fields) -> Item:
    return Item(fields.text("p"), (fields.text("s"), fields.text("o")), role=fields.maybe("role"), **fields.rest())


def _event(fields: _Fields) -> Item:
    return Item(
        EVENT, fields.texts("participants"), type=fields.text("type"), title=fields.maybe("label"), **fields.rest()
    )


def _agreement(fields: _Fields) -> Item:
    return Item(AGREEMENT, fields.texts("parties"), title=fields.maybe("label"), **fields.rest())


def _statement(fields: _Fields) -> Item:
    fields.text("quote")
    return Item(STATEMENT, (fields.text("speaker"),), **fields.rest())


def annotations_of(extraction: Extraction) -> Annotations:
    """What an extraction says, in labels: the items in its order, each with its first piece of evidence."""
    label = {entity.key: entity.label for entity in extraction.entities}

    def proof(item: Fact | Event | Agreement | Statement) -> dict[str, Any]:
        first = item.evidence[0]
        return {"quote": first.quote, "start": first.start, "confidence": item.confidence, "rule": item.rule}

    def labels(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(label[key] for key in keys)

    return Annotations(
        extraction.article.id,
        facts=tuple(
            Item(str(each.predicate), labels((each.subject, each.object)), role=each.role, **proof(each))
            for each in extraction.facts
        ),
        events=tuple(
            Item(EVENT, labels(each.participants), type=str(each.type), title=each.label, **proof(each))
            for each in extraction.events
        ),
        agreements=tuple(
            Item(AGREEMENT, labels(each.parties), title=each.label, **proof(each)) for each in extraction.agreements
        ),
        statements=tuple(Item(STATEMENT, labels((each.speaker,)), **proof(each)) for each in extraction.statements),
        text=extraction.article.text,
    )
