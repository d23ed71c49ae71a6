"""What is wrong with a query that does not parse, as a person would say it.

The engine's parser tries everything everywhere and reports the last place that it reached, often far behind the fault.
The faults that people make most are found here from the tokens; for others there is what the parser expected.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from munigraph.query.prefixes import KNOWN, declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from munigraph.query.tokens import Token

__all__ = ["Fault", "expectation", "fault"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
#: Keywords that a number follows.
_NUMBERED = ("LIMIT", "OFFSET")
#: Items of the parser's lists and the words for them; the first that fits a set of items names it.
_EXPECTED = (
    (frozenset({'"?"', '"<"', '"\'"'}), "a variable, an IRI, a prefixed name or a value"),
    (frozenset({'"?"', '"<"', '":"'}), "a variable, an IRI or a prefixed name"),
    (frozenset({'"?"', '"$"'}), "a variable"),
    (frozenset({"['0'..='9']"}), "a number"),
)
#: How many terms may follow a sign.
_ROOM = {"{": 3, "}": 3, ".": 3, ";": 2, ",": 1}
_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")
#: The rest of an IRI of munigraph behind its prefix and first part; a single ``a`` is a property of a path.
_PATH = re.compile(r"(?:/(?!a(?:/|$))[a-z0-9-]+)+")
_ITEM = re.compile(r"\"[^\"\s]{1,3}\"")


@dataclass(frozen=True, slots=True)
class Fault:
    """A place in a query and what is wrong there."""

    #: Offset of the first character.
    start: int
    #: What is wrong, and what was expected.
    reason: str


def fault(found: Sequence[Token]) -> Fault | None:
    """The fault that a person would point at; None when it takes a parser to say."""
    looks = (_slashes, _form, _brackets, _clauses, _words, _triples, _iris)
    return next(itertools.chain.from_iterable(look(found) for look in looks), None)


def _slashes(found: Sequence[Token]) -> Iterator[Fault]:
    """A name such as ``mgr:person/ana-rojas``, as tables show it.

    SPARQL takes its ``/`` for that of a path (SPARQL 1.1, 9.1), after which a bare word or number cannot stand.
    """
    namespaces = {**KNOWN, **declared(found)}
    for at, token in enumerate(found):
        prefix, _, first = token.text.partition(":")
        if token.kind != "pname" or prefix not in namespaces:
            continue
        rest = _touching(found[at:])[len(token.text) :]
        if _PATH.fullmatch(rest):
            iri = f"{namespaces[prefix]}{first}{rest}"
            yield Fault(token.start, f"expected <{iri}>: a prefixed name has no / in it")


def _touching(found: Sequence[Token]) -> str:
    """The text of the first token with those that follow it without a space."""
    text = ""
    for token in found:
        if token.start != found[0].start + len(text) or token.text in _PAIRS or token.text in ";,.)]}":
            break
        text += token.text
    return text


def _form(found: Sequence[Token]) -> Iterator[Fault]:
    words = [token for token in found if token.keyword]
    if any(token.keyword in _FORMS for token in words):
        return
    first = next((token for token in words if token.keyword not in ("PREFIX", "BASE")), None) or found[0]
    near = get_close_matches(first.keyword, _FORMS, n=1)
    wanted = near[0] if near else "SELECT, ASK, CONSTRUCT or DESCRIBE"
    yield Fault(first.start, f"expected {wanted}, found {first.text}")


def _brackets(found: Sequence[Token]) -> Iterator[Fault]:
    for token in found:
        if token.kind == "sign" and token.text in "'\"":
            yield Fault(token.start, f"this text is not closed: expected another {token.text} on the same line")
    opened: list[Token] = []
    for token in found:
        if token.text in _PAIRS and token.kind == "sign":
            opened.append(token)
        elif token.text in _PAIRS.values() and token.kind == "sign":
            if not opened:
                yield Fault(token.start, f"this {token.text} closes nothing")
                return
            begun = opened.pop()
            if _PAIRS[begun.text] != token.text:
                yield Fault(token.start, f"expected {_PAIRS[begun.text]} before this {token.text}")
                return
    if opened:
        yield Fault(opened[-1].start, f"this {opened[-1].text} is not closed: expected {_PAIRS[opened[-1].text]}")


@cache
def _keywords() -> frozenset[str]:
    lines = Path(__file__).with_name("keywords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _words(found: Sequence[Token]) -> Iterator[Fault]:
    for token in found:
        if token.keyword and token.keyword not in _keywords():
            word = token.text
            near = get_close_matches(
                token.keyword, [each for each in sorted(_keywords()) if len(each) > 2], n=1, cutoff=0.75
            )
            wanted = near[0] if near else f"?{word} for a variable, mg:{word} for a term, or quotes around a text"
            yield Fault(token.start, f"unknown word {word}: expected {wanted}")


def _clauses(found: Sequence[Token]) -> Iterator[Fault]:
    """Slips within a clause, such as a FILTER without brackets or a comma between variables."""
    for token, after in itertools.pairwise(found):
        if token.keyword in _NUMBERED and after.kind != "number":
            yield Fault(after.start, f"expected a number after {token.keyword}, found {after.text}")
        if token.keyword == "FILTER" and after.kind in ("variable", "number", "string", "iri"):
            yield Fault(after.start, "expected ( after FILTER: its condition stands in brackets")
        if token.keyword == "SELECT" and (after.text == "{" or after.keyword == "WHERE"):
            yield Fault(after.start, "expected * or a variable after SELECT")
        if token.kind == "sign" and token.text in "=<>&|!" and after.text in (")", "}"):
            yield Fault(after.start, f"expected a value after {token.text}")
        if token.keyword in ("ORDER", "GROUP") and after.keyword != "BY":
            yield Fault(after.start, f"expected BY after {token.keyword}, found {after.text}")
    yield from _columns(found)


def _columns(found: Sequence[Token]) -> Iterator[Fault]:
    form = next((at for at, token in enumerate(found) if token.keyword == "SELECT"), len(found))
    depth = 0
    for before, token in itertools.pairwise(found[form:]):
        if token.text == "{" or token.keyword in ("WHERE", "FROM"):
            return
        depth += (token.text == "(") - (token.text == ")")
        if token.text == "," and depth == 0:
            yield Fault(token.start, "expected a space between variables, not a comma")
        if depth == 1 and before.text == ")" and token.kind == "variable":
            yield Fault(token.start, f"expected AS before {token.text}")


def _triples(found: Sequence[Token]) -> Iterator[Fault]:
    """A fourth term where three make a triple, or a third after ``;``."""
    brackets: list[str] = []
    room: int | None = None
    keyword = ""
    for token in found:
        keyword = token.keyword or keyword
        if token.text in _PAIRS and token.kind == "sign":
            brackets.append("VALUES" if keyword == "VALUES" else token.text)
        elif token.text in _PAIRS.values() and token.kind == "sign" and brackets:
            brackets.pop()
        if token.kind == "sign":
            room = _ROOM.get(token.text) if brackets[-1:] == ["{"] else None
        elif token.keyword not in ("", "A", "TRUE", "FALSE"):
            room = None
        elif room is not None and token.kind != "language":
            if room == 0:
                yield Fault(token.start, f"expected . or ; before {token.text}: a triple has three parts")
            room -= 1


def _iris(found: Sequence[Token]) -> Iterator[Fault]:
    if any(token.keyword == "BASE" for token in found):
        return
    for token in found:
        if token.kind == "iri" and not _SCHEME.match(token.text):
            yield Fault(token.start, "this IRI is relative: expected a whole one, such as <https://example.org/x>")


def expectation(listed: str) -> str:
    """What the parser expected, in words, from its own list of it; empty when the list says nothing to a reader."""
    items = [item.strip() for item in listed.removeprefix("one of ").split(", ")]
    sentences = [item for item in items if " " in item and "[" not in item and '"' not in item and "'" not in item]
    if sentences:
        return sentences[0]
    named = next((words for needed, words in _EXPECTED if needed <= set(items)), None)
    if named:
        return f"expected {named}"
    signs = [item.strip('"') for item in items if _ITEM.fullmatch(item) and item.strip('"') in set(",.;{}()[]*=")]
    return f"expected {' or '.join(signs)}" if signs else ""
