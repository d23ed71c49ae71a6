"""The head of an office, with what stands before it: "ex alcaldesa", "hoy director", "recién reelecto alcalde"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from munigraph.extraction.chunks import Line
    from munigraph.extraction.lexicon import Entry

__all__ = ["Head", "read_head"]

_ROLE = frozenset({"role"})
_PEER = frozenset({"peer"})
_PAST = frozenset({"past"})
_ELECT = frozenset({"elect"})
_CANDIDATE = frozenset({"candidate"})
#: Words before an office that say whether it is of now or of the past.
_TIMES = frozenset({"former", "current", "elect"})
#: "Electa presidenta", "nombrado director": who is chosen for an office other than mayor or councillor holds it.
_CHOSEN = re.compile(r"(?:elect|elegid|designad|nombrad)[oa]$")
_APPOINTED = frozenset({"complement", "municipality"})
_BEEN = frozenset({"fue", "fueron", "era", "sido", "ser", "siendo"})
_MOST_TIMES = 3
#: Words for an office that are adjectives as well.
_ADJECTIVES = frozenset({"encargado", "encargada"})
#: Words of the past right before an office.
_FORMER = frozenset({"ex", "entonces", "otrora", "antiguo", "antigua", "fallecido", "fallecida", "anterior", "exvice"})


class Head(NamedTuple):
    """The words of an office before its complement."""

    #: Token of the office itself, and the one after its last word.
    start: int
    end: int
    entry: Entry
    former: bool
    elect: bool
    candidate: bool


def read_head(line: Line, at: int) -> Head | None:
    """The head of an office that begins at a token, words of time before it included; or None."""
    start = at
    times = set()
    found = _office(line, start)
    while found is None and start - at < _MOST_TIMES:
        word = line.lexicon.match_kind(line.tokens, start, _TIMES)
        if word is None or (word.kind == "elect" and not _CHOSEN.match(word.words[0])):
            return None
        times.add(word.kind)
        start += len(word.words)
        if start >= len(line.tokens):
            return None
        found = _office(line, start)
    if "elect" in times and (found is None or found[1].object not in _APPOINTED or line.norm(at - 1) in _BEEN):
        return None
    if found is None or (found[1].words[0] in _ADJECTIVES and _modifies(line, start)):
        return None
    end, entry, former = found
    former = former or "former" in times or _is_former(line, start)
    elect = _is_elect(line, start) and not (entry.object in _APPOINTED and _CHOSEN.match(line.norm(start - 1)))
    return Head(start, end, entry, former, elect, _is_candidate(line, at))


def _office(line: Line, at: int) -> tuple[int, Entry, bool] | None:
    entry = line.lexicon.match_kind(line.tokens, at, _ROLE)
    if entry is not None:
        return at + len(entry.words), entry, False
    peer = line.lexicon.match_kind(line.tokens, at, _PEER)
    if peer is not None and line.norm(at - 1) in ("su", "sus", "el", "la", "con"):
        return at + 1, peer, False
    norm = line.norm(at)
    if norm.startswith("ex") and len(norm) > 5:  # exalcalde, ex-alcaldesa
        rest = norm[2:].lstrip("-")
        token = line.tokens[at]
        shorter = [token._replace(norm=rest), *line.tokens[at + 1 : at + 5]]
        entry = line.lexicon.match_kind(shorter, 0, _ROLE)
        if entry is not None:
            return at + len(entry.words), entry, True
    return None


def _modifies(line: Line, at: int) -> bool:
    """True for "la cartera encargada de la seguridad": the word says something of the noun before it."""
    if at == 0 or not line.tokens[at - 1].text.isalpha() or line.tokens[at - 1].text[0].isupper():
        return False
    return line.lexicon.match(line.tokens, at - 1) is None


def _is_former(line: Line, at: int) -> bool:
    before = {line.norm(at - 1), line.norm(at - 2) if line.norm(at - 1) == "-" else ""}
    if any(
        (entry := line.lexicon.match_kind(line.tokens, at - back, _PAST)) is not None and len(entry.words) == back
        for back in range(2, min(at, 5) + 1)
    ):
        return True  # "quien fue alcaldesa de Tomé"
    return bool(before & _FORMER)


def _is_elect(line: Line, at: int) -> bool:
    chosen = line.norm(at - 2) in ("fue", "fueron", "sido") and not line.norm(at - 1).startswith(("elect", "futur"))
    return at > 0 and not chosen and line.lexicon.match_kind(line.tokens, at - 1, _ELECT) is not None


def _is_candidate(line: Line, at: int) -> bool:
    for back in range(1, 4):
        entry = line.lexicon.match_kind(line.tokens, at - back, _CANDIDATE) if at - back >= 0 else None
        if entry is not None:
            return True
        if line.norm(at - back) not in ("a", "al", "la", "para", "por", "como", "de"):
            return False
    return False
