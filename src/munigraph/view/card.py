"""The profile of a thing as text for the terminal, and the choice between several that bear a name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from munigraph.errors import InputError
from munigraph.mapping.prefixes import PREFIXES
from munigraph.model import EntityKind
from munigraph.query.values import shorten
from munigraph.view.labels import LANGUAGES, load_labels
from munigraph.view.prose import BOLD, DIM, Prose, capital, context, marked, shortened
from munigraph.view.sentences import confidence_level, joined, kind_label, named, relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.profile import Profile
    from munigraph.profile.types import Correction, Fact, Quote, Record, Ref, Telling

__all__ = ["card", "card_words", "choices"]

#: Articles whose words are shown for one fact; the others are counted.
_ARTICLES = 3
#: Characters of what was said, and of a title.
_SAID, _TITLE = 300, 90
#: Facts and records that tell a candidate from another.
_TELLING = 2
_PEOPLE = frozenset(str(kind) for kind in EntityKind if kind.is_person)


@cache
def card_words(lang: str) -> dict[str, str]:
    """The words of ``card.toml``; raises :class:`~munigraph.errors.InputError` for another language."""
    if lang not in LANGUAGES:
        raise InputError(f"there is no language {lang!r}", hint=f"one of {', '.join(LANGUAGES)}")
    source = files("munigraph.view").joinpath("card.toml").read_text(encoding="utf-8")
    words: dict[str, str] = tomllib.loads(source)[lang]
    return words


def card(profile: Profile, lang: str = "es", *, why: bool = False, colour: bool = False, width: int = 100) -> str:
    """The text of a profile, lines of at most ``width`` characters, in Spanish (``es``) or English (``en``).

    With ``why`` also the reasons for which its mentions are one thing, and what was left in doubt.
    """
    return _Card(lang, Prose(colour=colour, width=width)).whole(profile, why=why)


def choices(
    name: str, profiles: Sequence[Profile], lang: str = "es", *, more: int = 0, colour: bool = False, width: int = 100
) -> str:
    """The things that ``name`` may mean, each with what tells it from the others; ``more`` are not listed."""
    return _Card(lang, Prose(colour=colour, width=width)).choices(name, profiles, more)


class _Card:
    def __init__(self, lang: str, prose: Prose) -> None:
        self._lang = lang
        self._say = card_words(lang)
        self._page: dict[str, str] = load_labels()["text"][lang]
        self._prose = prose
        self._add = prose.add

    def whole(self, profile: Profile, *, why: bool) -> str:
        """All of it."""
        self._head(profile)
        self._records(profile)
        if why:
            self._why(profile)
        self._corrections(profile.corrections)
        facts = sorted(profile.facts, key=lambda fact: fact.subject.iri != profile.iri)
        self._section(self._page["facts"], facts)
        for fact in facts:
            self._fact(fact, profile.iri)
        for title, tellings in (("events", profile.events), ("agreements", profile.agreements)):
            self._section(self._say[title], tellings)
            for telling in tellings:
                self._telling(telling)
        said = [each for each in profile.statements if "saidBy" in each.relations]
        self._statements(self._page["statements"], said)
        self._statements(self._say["about"], [each for each in profile.statements if each not in said])
        if not (facts or profile.events or profile.agreements or profile.statements or profile.telling):
            self._prose.gap()
            self._add(self._say["nothing"])
        return self._prose.text()

    def choices(self, name: str, profiles: Sequence[Profile], more: int) -> str:
        """The candidates."""
        self._add(self._say["which"].format(name=name))
        for profile in profiles:
            self._prose.gap()
            self._add(f"{_short(profile.iri)}  {self._title(profile)}", style=BOLD)
            for line in self._distinction(profile):
                self._add(line, indent=4)
        self._prose.gap()
        if more:
            self._add(self._say["which_more"].format(n=more))
        self._add(self._say["choose"].format(iri=_short(profiles[0].iri)))
        return self._prose.text()

    # Parts

    def _head(self, profile: Profile) -> None:
        self._add(self._title(profile), style=BOLD)
        if profile.aliases:
            self._add(self._page["aliases"].format(names=", ".join(profile.aliases)), indent=2)
        for subject, predicate, obj in profile.places:
            side, other = ("out", obj) if subject.iri == profile.iri else ("in", subject)
            self._add(relation(predicate, [self._name(other)], self._lang, side=side), indent=2)
        self._add(_short(profile.iri), indent=2, style=DIM)
        if profile.telling is not None:
            self._telling(profile.telling)

    def _title(self, profile: Profile) -> str:
        return f"{capital(profile.label)} · {kind_label(profile.kind, self._lang)}"

    def _records(self, profile: Profile) -> None:
        self._section(self._page["official"], profile.records)
        for record in profile.records:
            self._add(capital(self._record(record, profile.iri)), bullet="• ")
            details = (
                self._say["elected"].format(year=record.election) if record.election else None,
                record.party,
                record.pact,
                self._say["votes"].format(n=record.votes) if record.votes is not None else None,
                self._say["sources"].format(names="; ".join(record.sources)),
            )
            self._add(" · ".join(filter(None, details)), indent=2, style=DIM)

    def _record(self, record: Record, iri: str) -> str:
        """The record in words, from the side of the thing at ``iri``."""
        form = self._say["record" if record.role else "membership"]
        told = form.format(role=record.role, body=self._name(record.body)).replace(" de el ", " del ")
        days = self._days(record)
        if record.body.iri == iri:
            told = f"{record.member.label}, {record.role or told}"
        return f"{told}{', ' if days else ''}{days}"

    def _days(self, record: Record) -> str:
        if record.start and record.end:
            return self._say["from_to"].format(start=record.start, end=record.end)
        if record.start:
            return self._say["from"].format(start=record.start)
        return self._say["as_of"].format(day=record.as_of) if record.as_of else ""

    def _why(self, profile: Profile) -> None:
        self._prose.heading(self._say["why"])
        for reason in profile.reasons:
            self._add(capital(reason), bullet="• ")
        if not profile.reasons:
            self._add(self._say["why_none"])
        self._section(self._say["doubts"], profile.doubts)
        for doubt in profile.doubts:
            self._add(f"{doubt.other.label} ({_short(doubt.other.iri)}): {doubt.reason}", bullet="• ")

    def _corrections(self, corrections: Sequence[Correction]) -> None:
        self._section(self._say["corrections"], corrections)
        for each in corrections:
            self._add(capital(self._corrected(each)), bullet="• ")
            self._add(self._say["by"].format(author=each.author, date=each.date, reason=each.reason), indent=2)
            if not each.applied:
                self._add(self._say["not_applied"].format(outcome=each.outcome or ""), indent=2)

    def _corrected(self, correction: Correction) -> str:
        entry = correction.entry
        kind = entry["kind"]
        if kind == "name":
            return self._say["name"].format(thing=self._pointed(entry["thing"]), name=entry["name"])
        if kind != "reject":
            things = joined([self._pointed(thing) for thing in entry["things"]], self._lang)
            return self._say[kind].format(things=things)
        if "told" in entry:
            what = f"«{shortened(entry['told'], _TITLE)}»"
        else:
            verb = load_labels()["relations"][entry["predicate"]][self._lang]
            what = f"{self._pointed(entry['subject'])} {verb} {self._pointed(entry['object'])}"
            what += f" ({entry['role']})" if "role" in entry else ""
        if articles := entry.get("articles"):
            what += f" {self._say['in_article'].format(articles=', '.join(articles))}"
        return self._say["reject"].format(what=what)

    def _pointed(self, thing: str | dict[str, object]) -> str:
        """A thing as the file of corrections points to it."""
        if isinstance(thing, str):
            return thing
        articles = thing["articles"]
        listed = ", ".join(map(str, articles)) if isinstance(articles, list) else str(articles)
        return f"{thing['name']} ({self._say['in_article'].format(articles=listed)})"

    def _fact(self, fact: Fact, iri: str) -> None:
        told = self._told(fact, iri)
        self._add(f"{capital(told)}. {self._support(fact.support, fact.confidence)}", bullet="• ")
        self._evidence(fact.evidence)

    def _told(self, fact: Fact, iri: str) -> str:
        side, other = ("out", fact.object) if fact.subject.iri == iri else ("in", fact.subject)
        names, body = [self._name(other)], fact.object.label
        return relation(fact.predicate, names, self._lang, body=body, role=fact.role, side=side)

    def _telling(self, telling: Telling) -> None:
        kind = kind_label(telling.kind, self._lang)
        date = f"{telling.date}: " if telling.date else ""
        planned = f" ({self._page['planned'].lower()})" if telling.planned else ""
        self._add(f"{date}{kind}{planned}. {capital(telling.label)}", bullet="• ")
        for relations, form in ((("involves", "organizedBy"), "with"), (("party",), "agreed_by")):
            names = [self._name(ref) for each, refs in telling.parts if each in relations for ref in refs]
            if names:
                self._add(self._say[form].format(names=joined(names, self._lang)), indent=2)
        details = [(self._page[key], value) for key in ("place", "topic") if (value := getattr(telling, key))]
        about = [f"{key.lower()}: {value}" for key, value in details]
        self._add(" · ".join((*about, self._support(telling.support, telling.confidence))), indent=2)
        self._evidence(telling.evidence)

    def _statements(self, title: str, statements: Sequence[Telling]) -> None:
        self._section(title, statements)
        for each in statements:
            parts = dict(each.parts)
            speaker = joined([ref.label for ref in parts.get("saidBy", ())] or ["?"], self._lang)
            day = each.evidence[0].article.date if each.evidence else None
            said = shortened(each.text or each.label, _SAID)
            self._add(self._say["says"].format(date=f"{day}, " if day else "", speaker=speaker, text=said), bullet="• ")
            if about := [self._name(ref) for ref in parts.get("about", ())]:
                self._add(self._say["on"].format(names=joined(about, self._lang)), indent=2)
            for article in dict.fromkeys(quote.article for quote in each.evidence):
                self._add(_source(article.outlet, None, article.title), indent=2, style=DIM)

    def _distinction(self, profile: Profile) -> Iterable[str]:
        """What tells a candidate from others of its name: what it is and does, where, when."""
        lines = [self._record(record, profile.iri) for record in profile.records[-_TELLING:]]
        lines += [self._told(fact, profile.iri) for fact in profile.facts[:_TELLING]]
        lines += [relation(p, [self._name(o)], self._lang) for s, p, o in profile.places if s.iri == profile.iri]
        if (telling := profile.telling) is not None:
            names = [self._name(ref) for _, refs in telling.parts for ref in refs]
            lines.append(f"{telling.date or ''} {self._say['with'].format(names=joined(names, self._lang))}")
        days = [quote.article.date for each in profile.facts for quote in each.evidence if quote.article.date]
        articles = {quote.article.iri for each in profile.facts for quote in each.evidence}
        if articles:
            span = " – ".join(dict.fromkeys((min(days), max(days)))) if days else ""
            lines.append(" ".join(filter(None, (self._articles(len(articles)), span))))
        return map(capital, dict.fromkeys(lines))

    # Words

    def _section(self, title: str, items: Sequence[object]) -> None:
        if items:
            self._prose.heading(title)

    def _name(self, ref: Ref) -> str:
        return named(ref.label, self._lang, person=ref.kind in _PEOPLE)

    def _articles(self, number: int) -> str:
        return self._say["in_articles" if number != 1 else "in_articles_one"].format(n=number)

    def _support(self, support: int, confidence: float | None) -> str:
        """In how many articles it stands and how sure it is, in brackets."""
        if confidence is None:
            return f"({self._articles(support)})"
        value = f"{confidence:.2f}".replace(".", "," if self._lang == "es" else ".")
        level = self._page[f"confidence_{confidence_level(confidence)}"]
        return f"({self._articles(support)}; {self._say['confidence'].format(level=level, value=value)})"

    def _evidence(self, evidence: Sequence[Quote]) -> None:
        """The first words of each article, which is named before them."""
        firsts = list({quote.article.iri: quote for quote in reversed(evidence)}.values())[::-1]
        for quote in firsts[:_ARTICLES]:
            article = quote.article
            self._add(_source(article.outlet, article.date, article.title), indent=4, style=DIM)
            before, after = context(quote.before, quote.after, quote.start)
            self._add(marked(before, quote.text, after), indent=4)
        if (rest := len(firsts) - _ARTICLES) > 0:
            key = "more_articles" if rest > 1 else "more_articles_one"
            self._add(self._say[key].format(n=rest), indent=4, style=DIM)


def _source(outlet: str | None, date: str | None, title: str) -> str:
    return " · ".join(filter(None, (date, outlet, shortened(title, _TITLE))))


def _short(iri: str) -> str:
    """The IRI as it can be given to ``munigraph show``."""
    return shorten(iri, PREFIXES)
