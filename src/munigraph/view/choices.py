"""The choice between several things that bear a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.view.card_words import CardWords, short
from munigraph.view.prose import BOLD, Prose, capital
from munigraph.view.sentences import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.profile import Profile

__all__ = ["choices"]

#: Facts and records that tell a candidate from another.
_TELLING = 2


def choices(
    name: str, profiles: Sequence[Profile], lang: str = "es", *, more: int = 0, colour: bool = False, width: int = 100
) -> str:
    """The things that ``name`` may mean, each with what tells it from the others; ``more`` are not listed."""
    words, prose = CardWords(lang), Prose(colour=colour, width=width)
    prose.add(words.say["which"].format(name=name))
    for profile in profiles:
        prose.gap()
        prose.add(f"{short(profile.iri)}  {words.title(profile)}", style=BOLD)
        for line in _distinction(words, profile):
            prose.add(line, indent=4)
    prose.gap()
    if more:
        prose.add(words.say["which_more"].format(n=more))
    prose.add(words.say["choose"].format(iri=short(profiles[0].iri)))
    return prose.text()


def _distinction(words: CardWords, profile: Profile) -> Iterable[str]:
    """What tells a candidate from others of its name: what it is and does, where, when."""
    lines = [words.record(record, profile.iri) for record in profile.records[-_TELLING:]]
    lines += [words.told(fact, profile.iri) for fact in profile.facts[:_TELLING]]
    lines += [relation(p, [words.name(o)], words.lang) for s, p, o in profile.places if s.iri == profile.iri]
    if (telling := profile.telling) is not None:
        names = words.names(ref for _, refs in telling.parts for ref in refs)
        lines.append(f"{telling.date or ''} {words.say['with'].format(names=names)}")
    told = (*profile.events, *profile.agreements, *profile.statements)
    if not lines:
        lines += [each.label for each in told[:_TELLING]]
    proofs = [*(each.evidence for each in profile.facts), *(each.evidence for each in told)]
    quotes = [quote for evidence in proofs for quote in evidence]
    if quotes:
        days = sorted({quote.article.date for quote in quotes if quote.article.date})
        span = " – ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
        articles = words.articles(len({quote.article.iri for quote in quotes}))
        lines.append(f"{articles}{', ' if span else ''}{span}")
    return map(capital, dict.fromkeys(lines))
