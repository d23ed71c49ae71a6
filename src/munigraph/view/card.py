"""The profile of a thing as text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.text import context
from munigraph.view.card_words import CardWords, short, source
from munigraph.view.prose import BOLD, DIM, Prose, capital, marked, shortened
from munigraph.view.sentences import joined, kind_label, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from munigraph.profile import Profile
    from munigraph.profile.types import Correction, Fact, Quote, Telling

__all__ = ["card"]

#: Articles whose words are shown for one fact; the others are counted.
_ARTICLES = 3
#: Characters of what was said.
_SAID = 300


def card(profile: Profile, lang: str = "es", *, why: bool = False, colour: bool = False, width: int = 100) -> str:
    """The text of a profile, lines of at most ``width`` characters, in Spanish (``es``) or English (``en``).

    With ``why`` also the reasons for which its mentions are one thing, and what was left in doubt.  Raises
    :class:`~munigraph.errors.InputError` for another language.
    """
    return _Card(lang, Prose(colour=colour, width=width)).whole(profile, why=why)


class _Card:
    def __init__(self, lang: str, prose: Prose) -> None:
        self._words = CardWords(lang)
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
        self._section(self._words.page["facts"], facts)
        for fact in facts:
            self._fact(fact, profile.iri)
        for title, tellings in (("events", profile.events), ("agreements", profile.agreements)):
            self._section(self._words.say[title], tellings)
            for telling in tellings:
                self._telling(telling)
        said = [each for each in profile.statements if "saidBy" in each.relations]
        self._statements(self._words.page["statements"], said)
        self._statements(self._words.say["about"], [each for each in profile.statements if each not in said])
        if not (facts or profile.events or profile.agreements or profile.statements or profile.telling):
            self._prose.gap()
            self._add(self._words.say["nothing"])
        return self._prose.text()

    # Parts

    def _head(self, profile: Profile) -> None:
        self._add(self._words.title(profile), style=BOLD)
        if profile.aliases:
            self._add(self._words.page["aliases"].format(names=", ".join(profile.aliases)), indent=2)
        for subject, predicate, obj in profile.places:
            side, other = ("out", obj) if subject.iri == profile.iri else ("in", subject)
            self._add(relation(predicate, [self._words.name(other)], self._words.lang, side=side), indent=2)
        self._add(short(profile.iri), indent=2, style=DIM)
        if profile.telling is not None:
            self._telling(profile.telling)

    def _records(self, profile: Profile) -> None:
        self._section(self._words.page["official"], profile.records)
        for record in profile.records:
            self._add(capital(self._words.record(record, profile.iri)), bullet="• ")
            details = (
                self._words.say["elected"].format(year=record.election) if record.election else None,
                record.party,
                record.pact,
                self._words.say["votes"].format(n=record.votes) if record.votes is not None else None,
                self._words.say["sources"].format(names="; ".join(record.sources)),
            )
            self._add(" · ".join(filter(None, details)), indent=2, style=DIM)

    def _why(self, profile: Profile) -> None:
        self._prose.heading(self._words.say["why"])
        for reason in profile.reasons:
            self._add(capital(reason), bullet="• ")
        if not profile.reasons:
            self._add(self._words.say["why_none"])
        self._section(self._words.say["doubts"], profile.doubts)
        for doubt in profile.doubts:
            self._add(f"{doubt.other.label} ({short(doubt.other.iri)}): {doubt.reason}", bullet="• ")

    def _corrections(self, corrections: Sequence[Correction]) -> None:
        self._section(self._words.say["corrections"], corrections)
        for each in corrections:
            self._add(capital(self._words.corrected(each)), bullet="• ")
            self._add(self._words.say["by"].format(author=each.author, date=each.date, reason=each.reason), indent=2)
            if not each.applied:
                self._add(self._words.say["not_applied"].format(outcome=each.outcome or ""), indent=2)

    def _fact(self, fact: Fact, iri: str) -> None:
        told = self._words.told(fact, iri)
        self._add(f"{capital(told)}. {self._words.support(fact.support, fact.confidence)}", bullet="• ")
        self._evidence(fact.evidence)

    def _telling(self, telling: Telling) -> None:
        kind = kind_label(telling.kind, self._words.lang)
        date = f"{telling.date}: " if telling.date else ""
        planned = f" ({self._words.page['planned'].lower()})" if telling.planned else ""
        self._add(f"{date}{kind}{planned}. {capital(telling.label)}", bullet="• ")
        for relations, form in ((("involves", "organizedBy"), "with"), (("party",), "agreed_by")):
            refs = [ref for each, taking in telling.parts if each in relations for ref in taking]
            if refs:
                self._add(self._words.say[form].format(names=self._words.names(refs)), indent=2)
        details = [(self._words.page[key], value) for key in ("place", "topic") if (value := getattr(telling, key))]
        about = [f"{key.lower()}: {value}" for key, value in details]
        self._add(" · ".join((*about, self._words.support(telling.support, telling.confidence))), indent=2)
        self._evidence(telling.evidence)

    def _statements(self, title: str, statements: Sequence[Telling]) -> None:
        self._section(title, statements)
        for each in statements:
            parts = dict(each.parts)
            speaker = joined([ref.label for ref in parts.get("saidBy", ())] or ["?"], self._words.lang)
            said = shortened(each.text or each.label, _SAID)
            self._add(self._words.say["says"].format(speaker=speaker, text=said), bullet="• ")
            if about := parts.get("about"):
                self._add(self._words.say["on"].format(names=self._words.names(about)), indent=2)
            for article in dict.fromkeys(quote.article for quote in each.evidence):
                self._add(source(article), indent=2, style=DIM)

    def _section(self, title: str, items: Sequence[object]) -> None:
        if items:
            self._prose.heading(title)

    def _evidence(self, evidence: Sequence[Quote]) -> None:
        """The first words of each article, which is named before them."""
        firsts = list({quote.article.iri: quote for quote in reversed(evidence)}.values())[::-1]
        for quote in firsts[:_ARTICLES]:
            article = quote.article
            self._add(source(article), indent=4, style=DIM)
            before, after = context(quote.before, quote.after, quote.start)
            self._add(marked(before, quote.text, after), indent=4)
        if (rest := len(firsts) - _ARTICLES) > 0:
            key = "more_articles" if rest > 1 else "more_articles_one"
            self._add(self._words.say[key].format(n=rest), indent=4, style=DIM)
