"""What rules find: a name joined to an office, to a body that the person heads, or to a party."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from munigraph.extraction.chunks import Body, Chunk, Office, Party
from munigraph.extraction.lexicon import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.extraction.document import Sentence
    from munigraph.extraction.rules import Rule

__all__ = ["COUNCILLOR", "MAYOR", "NAMES", "Heading", "Holding", "Membership", "Span", "hold", "party_between"]

#: Start and end of a named group of a match: :meth:`re.Match.span`.
Span = Callable[[str], tuple[int, int]]
#: The symbols of names.
NAMES = frozenset("PN")
#: The offices of who heads a municipality and who sits on its council, where the text does not name them.
MAYOR = Office(Entry("role", ("alcalde",), id="mayor", object="mayor"), "alcalde")
COUNCILLOR = Office(Entry("role", ("concejal",), id="councillor", object="councillor"), "concejal")


class Holding(NamedTuple):
    """A name joined to an office by a rule."""

    name: Chunk
    office: Office
    #: Where the office stands.
    office_start: int
    #: CUTs that the rule itself found for this name (lists), instead of those of the office.
    cut: str | None
    sentence: Sentence
    start: int
    end: int
    rule: Rule


class Heading(NamedTuple):
    """A name joined to a body that the person heads."""

    name: Chunk
    #: None where a noun points back to it.
    body: Body | None
    #: Where it is named or pointed back to.
    held: Chunk
    role: str
    #: The verb of heading that stands for the role, where it says none.
    verb: str
    #: True when the office is told in the past.
    former: bool
    sentence: Sentence
    start: int
    end: int
    rule: Rule


class Membership(NamedTuple):
    """A name joined to a party by a rule."""

    name: Chunk
    party: Party
    start: int
    end: int
    rule: Rule


def hold(
    name: Chunk, office_chunk: Chunk, office: Office, cut: str | None, sentence: Sentence, rule: Rule, until: int = 0
) -> Holding:
    """A name joined to an office by a rule, with the words of both as evidence."""
    start, end = min(name.start, office_chunk.start), max(name.end, office_chunk.end, until)
    return Holding(name, office, office_chunk.start, cut, sentence, start, end, rule)


def party_between(rule: Rule, span: Span, sentence: Sentence, name: Chunk) -> Iterator[Membership]:
    """ "el diputado UDI Juan Pérez": the party between the office and the name."""
    if "party" not in rule.pattern.groupindex:
        return
    at = span("party")[0]
    if at >= 0 and isinstance(party := sentence.chunks[at].value, Party):
        start = sentence.chunks[at].start
        yield Membership(name, party, min(start, name.start), max(sentence.chunks[at].end, name.end), rule)
