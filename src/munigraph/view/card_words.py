"""The words for what is known of a thing, in Spanish or English: ``card.toml`` beside the words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.mapping.prefixes import PREFIXES
from munigraph.model import EntityKind
from munigraph.query.values import shorten
from munigraph.view.labels import load_labels
from munigraph.view.prose import capital, shortened
from munigraph.view.sentences import confidence_level, joined, kind_label, named, relation
from munigraph.view.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.profile import Profile
    from munigraph.profile.types import Article, Correction, Fact, Record, Ref

__all__ = ["CardWords", "card_words", "short", "source"]

#: Characters of a title.
_TITLE = 90
_PEOPLE = frozenset(str(kind) for kind in EntityKind if kind.is_person)


def card_words(lang: str) -> dict[str, str]:
    """The words of ``card.toml``; raises :class:`~munigraph.errors.InputError` for another language."""
    return words_of("card", lang)


class CardWords:
    """What can be said in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        #: The words of ``card.toml``, and those of the page.
        self.say = card_words(lang)
        self.page: dict[str, str] = load_labels()["text"][lang]

    def title(self, profile: Profile) -> str:
        """Its label and what it is."""
        return f"{capital(profile.label)} · {kind_label(profile.kind, self.lang)}"

    def record(self, record: Record, iri: str) -> str:
        """The record in words, from the side of the thing at ``iri``."""
        form = self.say["record" if record.role else "membership"]
        told = form.format(role=record.role, body=self.name(record.body)).replace(" de el ", " del ")
        days = self._days(record)
        if record.body.iri == iri:
            told = f"{record.member.label}, {record.role or told}"
        return f"{told}{', ' if days else ''}{days}"

    def _days(self, record: Record) -> str:
        if record.start and record.end:
            return self.say["from_to"].format(start=record.start, end=record.end)
        if record.start:
            return self.say["from"].format(start=record.start)
        return self.say["as_of"].format(day=record.as_of) if record.as_of else ""

    def told(self, fact: Fact, iri: str) -> str:
        """A fact in words, from the side of the thing at ``iri``."""
        side, other = ("out", fact.object) if fact.subject.iri == iri else ("in", fact.subject)
        names, body = [self.name(other)], fact.object.label
        return relation(fact.predicate, names, self.lang, body=body, role=fact.role, side=side)

    def corrected(self, correction: Correction) -> str:
        """What a correction says."""
        entry = correction.entry
        kind = entry["kind"]
        if kind == "name":
            return self.say["name"].format(thing=self._pointed(entry["thing"]), name=entry["name"])
        if kind != "reject":
            things = joined([self._pointed(thing) for thing in entry["things"]], self.lang)
            return self.say[kind].format(things=things)
        if "told" in entry:
            what = f"«{shortened(entry['told'], _TITLE)}»"
        else:
            verb = load_labels()["relations"][entry["predicate"]][self.lang]
            what = f"{self._pointed(entry['subject'])} {verb} {self._pointed(entry['object'])}"
            what += f" ({entry['role']})" if "role" in entry else ""
        if articles := entry.get("articles"):
            what += f" {self.say['in_article'].format(articles=', '.join(articles))}"
        return self.say["reject"].format(what=what)

    def _pointed(self, thing: str | dict[str, object]) -> str:
        """A thing as the file of corrections points to it."""
        if isinstance(thing, str):
            return thing
        articles = thing["articles"]
        listed = ", ".join(map(str, articles)) if isinstance(articles, list) else str(articles)
        return f"{thing['name']} ({self.say['in_article'].format(articles=listed)})"

    def name(self, ref: Ref) -> str:
        """A thing in a sentence."""
        return named(ref.label, self.lang, person=ref.kind in _PEOPLE)

    def names(self, refs: Iterable[Ref]) -> str:
        """Things in a sentence."""
        return joined([self.name(ref) for ref in refs], self.lang)

    def articles(self, number: int) -> str:
        """In how many articles."""
        return self.say["in_articles" if number != 1 else "in_articles_one"].format(n=number)

    def support(self, support: int, confidence: float | None) -> str:
        """In how many articles it stands and how sure it is, in brackets."""
        if confidence is None:
            return f"({self.articles(support)})"
        value = f"{confidence:.2f}".replace(".", "," if self.lang == "es" else ".")
        level = self.page[f"confidence_{confidence_level(round(confidence, 2))}"]
        return f"({self.articles(support)}; {self.say['confidence'].format(level=level, value=value)})"


def source(article: Article) -> str:
    """Day, outlet, title and identifier of an article."""
    ids = f"[{', '.join(article.ids)}]" if article.ids else ""
    return " · ".join(filter(None, (article.date, article.outlet, f"{shortened(article.title, _TITLE)} {ids}")))


def short(iri: str) -> str:
    """The IRI as it can be given to ``munigraph show``."""
    return shorten(iri, PREFIXES)
