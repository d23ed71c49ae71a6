"""All corrections of a graph: identities first, then what articles state."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.authority import load
from munigraph.corrections.facts import refine, rejections
from munigraph.corrections.identity import rearrange
from munigraph.corrections.things import Things
from munigraph.corrections.types import Kind, Outcome
from munigraph.mapping.authority_graph import authority_labels
from munigraph.mapping.mint import resource_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from munigraph.corrections.facts import Rejection
    from munigraph.corrections.types import Correction
    from munigraph.model import Extraction
    from munigraph.resolve import Case, Identities

__all__ = ["Corrected", "correct"]


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a graph is made from, once it is corrected."""

    identities: Identities
    #: Digest of each article that loses something, to the digests of the corrections that take it.
    losses: Mapping[str, tuple[str, ...]]
    #: What came of each correction, in the order of the files and their lines.
    outcomes: tuple[Outcome, ...]
    _rejections: Sequence[Rejection] = ()

    def refine(self, extraction: Extraction) -> Extraction:
        """What an article states, less what is rejected."""
        if extraction.article.digest not in self.losses:
            return extraction
        return refine(extraction, self.identities, self._rejections)[0]


def correct(
    corrections: Sequence[Correction],
    cases: Sequence[Case],
    identities: Identities,
    articles: Mapping[str, str],
    extraction_of: Callable[[str], Extraction],
) -> Corrected:
    """Correct the identities of the cases and what their articles state.

    ``articles`` are the digests of the articles by their ids; ``extraction_of`` gives what the article of a digest
    states.  The result depends on the set of corrections, not on their order.
    """
    if not corrections:
        return Corrected(identities, {}, ())
    things = Things(cases, identities, articles, _official())
    done = rearrange(things, [each for each in corrections if each.kind is not Kind.REJECT])
    identities = done.identities(identities)
    rejected, outcomes = rejections(things, [each for each in corrections if each.kind is Kind.REJECT])
    used: dict[str, tuple[str, ...]] = {}
    hits: set[Correction] = set()
    for case in cases:
        named = [identities.of(case.article, entity.key).iri for entity in case.entities]
        mine = [each for each in rejected if each.concerns(case.article, named)]
        taking = refine(extraction_of(case.article), identities, mine)[1] if mine else ()
        if taking:
            used[case.article] = tuple(sorted(each.digest for each in taking))
            hits.update(taking)
    for each in rejected:
        missing = None if each.correction in hits else "no article states this"
        hint = None if missing is None else "look at the fact with munigraph show; it may not be stated any more"
        outcomes.append(Outcome(each.correction, each.things, missing, hint))
    order = [*done.outcomes, *outcomes]
    order.sort(key=lambda each: (each.correction.file, each.correction.line or 0, each.correction.canonical))
    return Corrected(identities, used, tuple(order), rejected)


def _official() -> dict[str, set[str]]:
    """IRI of each thing of the official tables, to its names; a municipality also goes by the name of its comuna."""
    names: dict[str, set[str]] = defaultdict(set)
    for iri, labels in authority_labels().items():
        names[iri] |= labels
    for comuna in load().comunas:
        if comuna.municipality:
            names[resource_iri("municipality", comuna.cut)].add(comuna.name)
    return dict(names)
