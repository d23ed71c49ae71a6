"""The whole way of one article through extraction."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from munigraph.extraction.actors import Actors
from munigraph.extraction.adoption import add_models
from munigraph.extraction.allegiance import add_allegiances, add_membership
from munigraph.extraction.attach import Heading, Holding, Membership, holdings
from munigraph.extraction.belongings import add_units
from munigraph.extraction.builder import Builder
from munigraph.extraction.chunks import Body, Office
from munigraph.extraction.confidence import Measured, load_measured
from munigraph.extraction.context import Context
from munigraph.extraction.document import Document, read_document
from munigraph.extraction.events import add_events
from munigraph.extraction.explanation import Explanation, make_explanation
from munigraph.extraction.lexicon import Lexicon
from munigraph.extraction.officials import Officials
from munigraph.extraction.people import People, Person
from munigraph.extraction.relations import add_relations
from munigraph.extraction.statements import add_statements
from munigraph.extraction.trace import Notes, Trace
from munigraph.model import Article, Extraction
from munigraph.text import fold
from munigraph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["EXTRACTOR", "Extractor", "extract"]

#: Name and version that facts carry as their origin.
EXTRACTOR = f"munigraph-rules/{__version__}"


class Extractor:
    """Reads articles with one set of lexicons.  Stateless between articles; may be used from several threads."""

    def __init__(self, *, extra: Sequence[Path] = (), measured: Measured | None = None) -> None:
        """An extractor with the lexicon shipped and the TOML files ``extra`` (schema: ``data/lexicons/README.md``).

        ``measured`` is what confidences rest on, by default what is shipped; ``Measured()`` leaves them as the rules
        give them.  Raises :class:`~munigraph.errors.DataError` when a file breaks the schema.
        """
        self._measured = load_measured() if measured is None else measured
        self._lexicon = Lexicon.load(extra) if extra else Lexicon.default()
        #: What facts carry as their origin: name and version, with a digest of the further files where there are any,
        #: and a word when confidences rest on other figures.
        self.name = EXTRACTOR + (f"+{_digest(extra)}" if extra else "")
        if measured is not None:
            self.name += "+other-confidences"

    def extract(self, article: Article) -> Extraction:
        """What the article states, each item with the words that state it.

        The result passes :meth:`~munigraph.model.Extraction.check`.  An article that holds nothing of local
        government gives an empty extraction.
        """
        return self._extract(article, Trace())

    def explain(self, article: Article) -> Explanation:
        """What :meth:`extract` gives, with how each item came about and which candidates were turned down and why."""
        notes = Notes()
        return make_explanation(self._extract(article, notes), notes, self._measured)

    def _extract(self, article: Article, trace: Trace) -> Extraction:
        if not self._lexicon.speaks_of_local_government(fold(article.text)):
            trace.turn_down("article-without-local-government", 0, len(article.title))
            return Extraction(article, extractor=self.name)
        document = read_document(article, self._lexicon)
        for segment in document.unread:
            trace.turn_down("far-from-local-government", segment.start, segment.end)
        builder = Builder(document, trace)
        context = Context(document, trace)
        if not context.is_local:
            trace.turn_down("article-without-local-government", 0, len(article.title))
            return builder.build(self.name, self._measured)
        found = list(holdings(document, trace))
        people = _people(document, found)
        _tell_namesakes_apart(document, people, found, trace)
        _add_offices(document, context, builder, people, found)
        actors = Actors(document, context, builder, people)
        trace.keep(actors)
        add_statements(actors, people)
        add_allegiances(actors)
        add_units(actors)
        add_models(actors)
        add_relations(actors)
        add_events(actors)
        return builder.build(self.name, self._measured)


def _digest(files: Sequence[Path]) -> str:
    """Eight hexadecimal digits that tell one set of files from another, in whatever order they are given."""
    contents = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return hashlib.sha256("".join(contents).encode()).hexdigest()[:8]


def _people(document: Document, found: Sequence[Holding | Heading | Membership]) -> People:
    held = {(document.text[h.name.start : h.name.end], h.name.start) for h in found}
    named = {(str(chunk.value), chunk.start) for s in document.sentences for chunk in s.chunks if chunk.symbol == "P"}
    people = People(held | named, document.lexicon.given_names)
    for sentence in document.sentences:
        for chunk in sentence.chunks if sentence.quotation < 0 else ():
            if chunk.symbol in "KN":
                people.mention(str(chunk.value), chunk.start)
    return people


def _tell_namesakes_apart(
    document: Document, people: People, found: Sequence[Holding | Heading | Membership], trace: Trace
) -> None:
    """One name with two offices that nobody may hold at once (mayor here, regional governor there) is two people."""
    offices: dict[int, str] = {}
    others: dict[tuple[int, str], Person] = {}
    for item in sorted((one for one in found if isinstance(one, Holding)), key=lambda one: one.name.start):
        name = document.text[item.name.start : item.name.end]
        office = item.office
        if not office.entry.exclusive or office.former or office.elect or office.candidate or " " not in name:
            continue
        person = people.find(name, item.name.start)
        if person is None or offices.setdefault(id(person), office.entry.id) == office.entry.id:
            continue
        key = (id(person), office.entry.id)
        if key not in others:
            others[key] = people.namesake(person, item.name.start)
            offices[id(others[key])] = office.entry.id
            trace.turn_down("two-people-of-one-name", item.start, item.end)


def _add_offices(
    document: Document,
    context: Context,
    builder: Builder,
    people: People,
    found: Sequence[Holding | Heading | Membership],
) -> None:
    values = [c.value.body if isinstance(c.value, Office) else c.value for s in document.sentences for c in s.chunks]
    builder.learn_acronyms([value for value in values if isinstance(value, Body) and (value.acronym or value.full)])
    officials = Officials(document, context, builder)
    context.people = people
    late: list[tuple[Holding | Heading | Membership, Person]] = []
    # Full names first: "el alcalde Barros" is then the mayor already met, not the councillor of that surname.
    for item in sorted(found, key=lambda one: " " not in document.text[one.name.start : one.name.end]):
        mayor = isinstance(item, Holding) and item.office.entry.object == "mayor" and not item.office.former
        preferred = (lambda p: context.cut_governed(p) is not None) if mayor else None
        person = people.find(document.text[item.name.start : item.name.end], item.name.start, preferred)
        if person is None:
            continue
        _note_office(person, item)
        if not isinstance(item, Holding):
            late.append((item, person))
        elif item.office.entry.object == "mayor" or item.office.peer:
            officials.add(item, person)
            cut = builder.governed_by(person)
            if cut is not None:
                context.govern(person, cut)
        else:
            late.append((item, person))
    officials.add_known_mayors(people, {item.office_start for item in found if isinstance(item, Holding)})
    for item, person in late:
        if isinstance(item, Holding):
            officials.add(item, person)
    for item, person in sorted(((i, p) for i, p in late if isinstance(i, Heading)), key=lambda one: bool(one[0].verb)):
        officials.add_heading(item, person)
    for item, person in late:
        if isinstance(item, Membership):
            add_membership(builder, document, item, person)


def _note_office(person: Person, item: Holding | Heading | Membership) -> None:
    if isinstance(item, Holding) and not (item.office.candidate or item.office.elect):
        person.offices.append(item.office)


def extract(article: Article) -> Extraction:
    """What the article states, by the lexicons shipped with munigraph."""
    return Extractor().extract(article)
