"""How well munigraph tells who is who across articles: pairwise precision and recall on labelled pairs of mentions.

``python benchmarks/identity.py [--corpus DIR] [--errors]``

The pairs stand in ``data/evaluation/identity_pairs.csv``.  Two rows: *as described* resolves the mentions as the table
describes them, which measures identity by itself and needs no corpus; *as extracted* resolves what is extracted from
all articles of the corpus, and leaves out the pairs of which a mention is not found there.  Each is told for the pairs
as labelled, for those of them that were held out, and for all pairs that follow from them.  Of the missed pairs, those
*in doubt* are listed in the graph as such.  ``--errors`` lists the pairs that came out wrong.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import CORPUS, sources
from munigraph.evaluation.identity import (
    Mention,
    Pair,
    as_extractions,
    implied,
    measure,
    read_mentions,
    read_pairs,
)
from munigraph.extraction import Extractor
from munigraph.model import EntityKind
from munigraph.read import read_sources
from munigraph.resolve import Identities, case_of, resolve
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from munigraph.model import Extraction


@dataclass(frozen=True)
class Way:
    """One way to resolve the mentions."""

    #: Mention to identity, None for a mention that is not found.
    identity: Callable[[str], str | None]
    #: Pairs of identities that were left in doubt.
    doubts: frozenset[frozenset[str]]


def described(mentions: dict[str, Mention]) -> Way:
    """By what the table says of the mentions."""
    extractions = {each.article.id: each for each in as_extractions(mentions.values())}
    identities = _identities(extractions.values())

    def identity(name: str) -> str | None:
        extraction = extractions[mentions[name].article]
        for event in extraction.events:
            if event.rule == name:
                return str(identities.told(extraction.article.digest, event).tellings[0])
        return identities.of(extraction.article.digest, name).iri

    return Way(identity, _doubts(identities))


def extracted(mentions: dict[str, Mention], corpus: Path) -> Way:
    """By what is extracted from the corpus."""
    extractor = Extractor()
    paths = [str(path) for path in (*sources(corpus), corpus / "valparaiso-quillota.txt")]
    extractions = {a.id: extractor.extract(a) for a in read_sources(paths, on_skip=lambda _: None)}
    identities = _identities(extractions.values())

    def identity(name: str) -> str | None:
        mention = mentions[name]
        extraction = extractions.get(mention.article)
        return None if extraction is None else _found(mention, extraction, identities)

    return Way(identity, _doubts(identities))


def _identities(extractions: Iterable[Extraction]) -> Identities:
    return resolve([case_of(extraction) for extraction in extractions])


def _doubts(identities: Identities) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((str(doubt.first), str(doubt.second))) for doubt in identities.doubts)


def _found(mention: Mention, extraction: Extraction, identities: Identities) -> str | None:
    """The identity of the one event of that type, or of the entity of that kind, name and municipality."""
    article = extraction.article.digest
    if not isinstance(mention.kind, EntityKind):
        events = [event for event in extraction.events if event.type == mention.kind]
        return str(identities.told(article, events[0]).tellings[0]) if len(events) == 1 else None
    forms = {fold(form) for form in (mention.label, *mention.aliases)}
    fitting = [
        entity
        for entity in extraction.entities
        if (entity.kind == mention.kind or (mention.kind.is_person and entity.kind.is_person))
        and not forms.isdisjoint(fold(form) for form in (entity.label, *entity.aliases))
    ]
    if mention.kind is EntityKind.MUNICIPALITY or len(fitting) > 1:
        pool = fitting or [entity for entity in extraction.entities if entity.kind == mention.kind]
        fitting = [entity for entity in pool if entity.cut == mention.municipality]
    return identities.of(article, fitting[0].key).iri if len(fitting) == 1 else None


def report(name: str, pairs: list[Pair], way: Way, *, errors: bool = False) -> None:
    """Print one row."""
    result = measure(pairs, way.identity)
    listed = [
        pair
        for pair in result.missed
        if frozenset(map(str, map(way.identity, (pair.first, pair.second)))) in way.doubts
    ]
    groups = (result.right, result.wrong, result.missed, listed, result.apart, result.unseen)
    print(
        f"{name:24}" + "".join(f"{len(group):9}" for group in groups) + f"{result.precision:8.3f}{result.recall:8.3f}"
    )
    if errors:
        for what, group in (("joined, are two", result.wrong), ("apart, are one", result.missed)):
            for pair in group:
                print(f"    {what}: {pair.first}, {pair.second} ({pair.note})")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--errors", action="store_true", help="list the pairs that came out wrong")
    options = parser.parse_args()
    mentions = read_mentions()
    pairs = read_pairs(mentions)
    ways = {"as described": described(mentions)}
    if options.corpus.is_dir():
        ways["as extracted"] = extracted(mentions, options.corpus)
    heads = ("right", "wrong", "missed", "in doubt", "apart", "unseen")
    print(f"{'':24}" + "".join(f"{head:>9}" for head in heads) + f"{'P':>8}{'R':>8}")
    groups = {kind: [pair for pair in pairs if pair.note.startswith(f"{kind}:")] for kind in ("held out", "drawn")}
    for name, way in ways.items():
        report(name, pairs, way, errors=options.errors)
        for kind, some in groups.items():
            report(f"{name}, {kind}", some, way)
        report(f"{name}, implied", implied(pairs), way)
    if len(ways) == 1:
        print(f"{options.corpus} is missing: nothing was extracted")


if __name__ == "__main__":
    main()
