"""Keeping the graphs of a store in step with its ledger."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph

from munigraph.corrections import CORRECTIONS_GRAPH, correct, corrections_quads
from munigraph.mapping import (
    AUTHORITY_GRAPH,
    ONTOLOGY_GRAPH,
    SUMMARY_GRAPH,
    AssertionUse,
    article_iri,
    article_quads,
    assertions_of,
    authority_labels,
    authority_quads,
    doubt_iri,
    doubted,
    ontology_quads,
    summarize,
    summary_quads,
    told_iri,
)
from munigraph.model import ONTOLOGY_IRI
from munigraph.resolve import Case, Doubt, Identity, ToldIdentity, case_of, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from munigraph.corrections import Correction, Outcome
    from munigraph.pipeline.report import Progress
    from munigraph.resolve import Identities
    from munigraph.store.writer import Writer

__all__ = ["write_article_graphs", "write_base_graphs"]

_WRITTEN_AS = pyoxigraph.NamedNode(f"{ONTOLOGY_IRI}writtenAs")
#: What the summary graph tells of one thing.
_Told = Identity | ToldIdentity | Doubt
#: Quads of new graphs are gathered up to this many before they are written: some 100 articles.
_BATCH = 50_000


def write_base_graphs(writer: Writer) -> None:
    """Write the authority and the ontology graph."""
    writer.replace_graph(pyoxigraph.NamedNode(AUTHORITY_GRAPH), authority_quads())
    writer.replace_graph(pyoxigraph.NamedNode(ONTOLOGY_GRAPH), ontology_quads())


def write_article_graphs(
    writer: Writer, version: str, corrections: Sequence[Correction], progress: Progress
) -> tuple[Outcome, ...]:
    """Write the graphs of the articles that changed or whose identities did, then the summary and the corrections.

    ``version`` is of whatever else decides what an article's graph holds.  What came of the corrections is returned.
    """
    ledger = writer.ledger
    sources, mapped = ledger.sources(), ledger.mapped()
    cases = [case_of(ledger.extraction(digest)) for digest in sources]
    articles = {article_id: digest for digest, (ids, _) in sources.items() for article_id in ids}
    corrected = correct(corrections, cases, resolve(cases), articles, ledger.extraction)
    identities = corrected.identities
    states = {
        case.article: _state(
            version, *sources[case.article], _iris(case, identities), *corrected.losses.get(case.article, ())
        )
        for case in cases
    }
    concerned: set[str] = set()
    for digest in sorted(set(mapped) - set(states)):
        writer.replace_graph(_graph(digest), ())
        concerned |= ledger.set_mapped(digest, None, {})
    todo = [digest for digest, state in states.items() if mapped.get(digest) != state]
    batch: list[pyoxigraph.Quad] = []
    for done, digest in enumerate(todo):
        progress("map", done, len(todo))
        extraction = corrected.refine(ledger.extraction(digest))
        quads = article_quads(extraction, identities, ids=sources[digest][0])
        mentions: dict[str, float | None] = {
            quad.subject.value: None  # type: ignore[union-attr]  # an entity is always named by an IRI
            for quad in quads
            if quad.predicate == _WRITTEN_AS
        }
        mentions.update((use.iri, use.confidence) for use in assertions_of(extraction, identities))
        concerned |= ledger.set_mapped(digest, states[digest], mentions)
        if digest in mapped:
            writer.replace_graph(_graph(digest), quads)
            continue
        batch += quads
        if len(batch) > _BATCH:
            writer.add(batch)
            batch.clear()
    writer.add(batch)
    progress("map", len(todo), len(todo))
    told = {iri for each in identities.all_told if ledger.statings(iri := told_iri(each))}
    _write_summary(writer, version, identities, concerned, told)
    present = {*ledger.named(), *told, *(authority_labels() if corrections else ())}
    writer.replace_graph(pyoxigraph.NamedNode(CORRECTIONS_GRAPH), corrections_quads(corrected.outcomes, present))
    return corrected.outcomes


def _graph(digest: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(article_iri(digest))


def _iris(case: Case, identities: Identities) -> list[tuple[str, str]]:
    keys = sorted(entity.key for entity in case.entities)
    entities = [(key, identity.iri) for key, identity in identities.in_article(case.article, keys).items()]
    told = {told_iri(identities.told(case.article, item)) for item in case.told}
    return [*entities, *(("", iri) for iri in sorted(told))]


def _state(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _write_summary(
    writer: Writer, version: str, identities: Identities, concerned: Iterable[str], present: Set[str]
) -> None:
    """Bring the summary graph up to date: of what is described otherwise than before, of the statings concerned.

    ``present`` are the IRIs of the events and agreements that the graphs hold.
    """
    ledger = writer.ledger
    named, before = ledger.named(), ledger.summaries()
    now = _described(identities, named, present)
    states = {iri: _state(version, *_content(told)) for iri, told in now.items()}
    changed = sorted(iri for iri in set(before) | set(states) if before.get(iri) != states.get(iri))
    for iri in changed:
        ledger.set_summary(iri, states.get(iri))
    stated = sorted({*concerned, *(set(changed) - named)})
    uses = [AssertionUse(iri, digest, value) for iri in stated for digest, value in ledger.statings(iri)]
    renewed = sorted({*changed, *(iri for iri in stated if iri not in named)})
    told = [now[iri] for iri in renewed if iri in now]
    wanted = set(
        summary_quads(
            (one for one in told if isinstance(one, Identity)),
            summarize(uses),
            (one for one in told if isinstance(one, ToldIdentity)),
            (one for one in told if isinstance(one, Doubt)),
        )
    )
    graph = pyoxigraph.NamedNode(SUMMARY_GRAPH)
    held = {
        quad for iri in renewed for quad in writer.quads.quads_for_pattern(pyoxigraph.NamedNode(iri), None, None, graph)
    }
    writer.remove(held - wanted)
    writer.add(wanted - held)


def _described(identities: Identities, named: Set[str], present: Set[str]) -> dict[str, _Told]:
    """What the summary graph says besides how well things are attested, by the IRI of which it says so."""
    held = {*named, *authority_labels()}
    found: dict[str, _Told] = {
        each.iri: replace(each, former=tuple(iri for iri in each.former if iri not in held))
        for each in identities
        if each.iri in named
    }
    told = {iri: each for each in identities.all_told if (iri := told_iri(each)) in present}
    found.update((iri, each) for iri, each in told.items() if each.reasons)
    there = {*held, *told}
    for doubt in identities.doubts:
        if there.issuperset(pair := doubted(doubt)):
            found[doubt_iri(*pair)] = doubt
    return found


def _content(one: _Told) -> list[object]:
    """What decides the quads about it."""
    match one:
        case Identity():
            return [one.label, one.aliases, one.former, *map(str, one.reasons)]
        case ToldIdentity():
            return [one.tellings, *map(str, one.reasons)]
        case Doubt():
            return [str(one.reason)]
