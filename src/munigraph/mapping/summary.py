"""What is true only of the whole set of articles: preferred labels, overall confidence, support counts.

Kept apart from the graphs of the articles, so that those do not change when another article arrives.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from munigraph.mapping.attested import assertions, tellings
from munigraph.mapping.authority_graph import authority_labels
from munigraph.mapping.mint import SUMMARY_GRAPH, doubt_iri, told_iri
from munigraph.mapping.terms import clean, decimal, es, integer, node, term
from munigraph.resolve.reasons import LANGUAGES
from munigraph.resolve.types import ToldIdentity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from munigraph.model import Extraction
    from munigraph.resolve.reasons import Reason
    from munigraph.resolve.types import Doubt, Identities, Identity

__all__ = ["AssertionSummary", "AssertionUse", "assertions_of", "doubted", "summarize", "summary_quads"]


@dataclass(frozen=True, slots=True, order=True)
class AssertionUse:
    """That one article states one thing: an assertion, an event, an agreement or a statement."""

    #: IRI of what is stated.
    iri: str
    #: :attr:`munigraph.model.Article.digest`
    article: str
    #: The highest among its pieces of evidence in the article, between 0 and 1.
    confidence: float


@dataclass(frozen=True, slots=True, order=True)
class AssertionSummary:
    """How well one thing is attested by all the articles."""

    iri: str
    #: The highest among its pieces of evidence, between 0 and 1.
    confidence: float
    #: Number of different articles that state it.
    support: int


def assertions_of(extraction: Extraction, identities: Identities) -> list[AssertionUse]:
    """What an article states, each once, sorted by IRI: assertions, events, agreements and statements."""
    article = extraction.article.digest
    attested = (*assertions(extraction, identities).values(), *tellings(extraction, identities).values())
    return sorted(AssertionUse(each.iri, article, max(each.evidence.values())) for each in attested)


def summarize(uses: Iterable[AssertionUse]) -> list[AssertionSummary]:
    """The uses of all articles added up, sorted by IRI; independent of their order."""
    confidence: dict[str, float] = {}
    articles: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        confidence[use.iri] = max(use.confidence, confidence.get(use.iri, 0.0))
        articles[use.iri].add(use.article)
    return [AssertionSummary(iri, confidence[iri], len(articles[iri])) for iri in sorted(articles)]


def summary_quads(
    identities: Iterable[Identity],
    summaries: Iterable[AssertionSummary],
    events: Iterable[ToldIdentity] = (),
    doubts: Iterable[Doubt] = (),
) -> Iterator[Quad]:
    """The quads of ``mgr:graph/summary``.

    Each identity gets its one preferred label (``rdfs:label`` and ``skos:prefLabel``) and its other forms
    (``skos:altLabel``).  A thing of the authority keeps the label that the authority graph gives it: only forms that
    it does not list are added.  Identities of entities and of events say why their mentions are one
    (``mg:identityReason``), and which other addresses these have by themselves (``dcterms:replaces``); what may be one
    and was left apart is an ``mg:IdentityDoubt``.
    """
    graph = node(SUMMARY_GRAPH)

    def quad(subject: NamedNode, predicate: str, obj: NamedNode | Literal) -> Quad:
        return Quad(subject, term(predicate), obj, graph)

    known = authority_labels()
    for identity in identities:
        this = node(identity.iri)
        forms = {identity.label, *identity.aliases}
        if identity.iri in known:
            forms -= known[identity.iri]
        else:
            forms.discard(identity.label)
            yield quad(this, "rdfs:label", es(identity.label))
            yield quad(this, "skos:prefLabel", es(identity.label))
        for form in sorted(forms):
            yield quad(this, "skos:altLabel", es(form))
        yield from (quad(this, "mg:identityReason", told) for why in identity.reasons for told in sentences(why))
        yield from (quad(this, "dcterms:replaces", node(iri)) for iri in identity.former)
    for event in events:
        this = node(told_iri(event))
        yield from (quad(this, "mg:identityReason", told) for why in event.reasons for told in sentences(why))
        yield from (quad(this, "dcterms:replaces", node(told_iri(each))) for each in event.alone[1:])
    for doubt in doubts:
        first, second = doubted(doubt)
        this = node(doubt_iri(first, second))
        yield quad(this, "rdf:type", term("mg:IdentityDoubt"))
        for thing in (first, second):
            yield quad(this, "mg:doubtAbout", node(thing))
        yield from (quad(this, "mg:doubtReason", told) for told in sentences(doubt.reason))
    for summary in summaries:
        this = node(summary.iri)
        yield quad(this, "mg:confidence", decimal(summary.confidence))
        yield quad(this, "mg:supportCount", integer(summary.support))


def sentences(reason: Reason) -> Iterator[Literal]:
    """A reason in each language."""
    for lang in LANGUAGES:
        yield Literal(clean(reason.tell(lang)), language=lang)


def doubted(doubt: Doubt) -> tuple[str, str]:
    """The IRIs of the two things of a doubt, sorted."""
    first, second = (
        thing if isinstance(thing, str) else told_iri(ToldIdentity((thing,), ()))
        for thing in (doubt.first, doubt.second)
    )
    return min(first, second), max(first, second)
