"""Which things are one, which are two, and how they are rightly called: corrections of identities.

The result depends on the set of corrections, not on their order.  First things are parted, then named, then joined;
whatever is not settled is left as it was, because a wrong merger is worse than a missed one.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.corrections.rearranged import Rearranged
from munigraph.corrections.things import Thing, Things, Unsettled, fullest, fullness
from munigraph.corrections.types import Kind, Outcome
from munigraph.model import RESOURCE_IRI
from munigraph.resolve import Identity, ToldIdentity
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.corrections.things import Mention
    from munigraph.corrections.types import Correction, Pointer

__all__ = ["rearrange"]


def rearrange(things: Things, corrections: Iterable[Correction]) -> Rearranged:
    """Apply the corrections of identity to ``things``, which are changed."""
    of_kind: dict[Kind, list[Correction]] = defaultdict(list)
    for correction in sorted(corrections, key=lambda each: (each.canonical, each.file, each.line or 0)):
        of_kind[correction.kind].append(correction)
    done = Rearranged(things)
    _learn_names(things, of_kind[Kind.NAME])
    apart = _part(done, of_kind[Kind.DIFFERENT])
    names = _find_names(done, of_kind[Kind.NAME])
    _join(done, of_kind[Kind.SAME], apart)
    _rename(done, names)
    things.changed()
    for correction, (one, other) in apart.items():
        pair = frozenset(things.joined.get(iri, iri) for iri in (one, other))
        done.apart.add(pair)
        done.outcomes.append(Outcome(correction, tuple(sorted(map(done.final, pair)))))
    return done


def _learn_names(things: Things, corrections: Sequence[Correction]) -> None:
    """Let every thing be found by its right name too."""
    found: list[tuple[str, str]] = []
    for correction in corrections:
        try:
            found.append((things.find(correction.things[0]), str(correction.text("name"))))
        except Unsettled:
            continue  # told when the names are given
    for iri, name in found:
        things.also_called(iri, name)


def _part(done: Rearranged, corrections: Sequence[Correction]) -> dict[Correction, tuple[str, str]]:
    """Make two of what is one; the IRIs of the two of each correction that holds."""
    things = done.things
    settled: dict[Correction, tuple[str, str]] = {}
    sides: dict[tuple[str, str], set[Mention]] = {}
    for correction in corrections:
        one, other = correction.things
        try:
            first, second = (things.find(each, told=True) for each in (one, other))
            if first == second:
                second = _address(first, other)
                sides[first, second] = _side(things, first, one, other)
        except Unsettled as error:
            done.outcomes.append(Outcome(correction, refused=str(error), hint=error.hint))
        else:
            settled[correction] = (first, second)
            done.because(second, "correction-different", correction)
    for (base, address), mentions in sorted(sides.items(), key=lambda side: (len(side[1]), side[0])):
        _split(done, base, address, mentions)
    things.changed()
    return settled


def _side(things: Things, iri: str, one: Pointer, other: Pointer) -> set[Mention]:
    """The mentions of ``other`` where it and ``one`` are taken for the one thing ``iri``."""
    first = things.mentions(iri, things.digests(one.articles), one.name)
    second = things.mentions(iri, things.digests(other.articles), other.name)
    if other.articles and not one.articles:
        first -= second
    elif one.articles and not other.articles:
        second -= first
    if first & second or not first or not second:
        raise Unsettled(
            f"{one.name!r} and {other.name!r} are one thing here, and it is not plain which mentions are whose",
            'say in which articles each is named: things = [{ name = "...", articles = ["..."] }, ...]',
        )
    return second


def _address(iri: str, pointer: Pointer) -> str:
    """The address of a thing that is parted from another: the same as long as it is pointed to alike."""
    told = json.dumps([fold(pointer.name), pointer.articles])
    return f"{iri}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _split(done: Rearranged, base: str, address: str, mentions: set[Mention]) -> None:
    things = done.things
    kept = things.by_iri[base]
    own = mentions & kept.mentions
    if not own:
        return  # a narrower correction has them
    kept.mentions -= own
    forms = _forms(things, own)
    identity = kept.identity
    if isinstance(identity, Identity):
        identity = replace(identity, reasons=(), former=())
    elif identity is not None:
        identity = replace(identity, reasons=())
    things.by_iri[address] = Thing(address, fullest(forms), forms, identity, own)
    kept.forms = _forms(things, kept.mentions)
    if base in things.official or not kept.forms:
        kept.forms.add(kept.label)
    elif kept.label not in kept.forms:
        kept.label = fullest(kept.forms)
    done.change(base, address)


def _forms(things: Things, mentions: set[Mention]) -> set[str]:
    return {form for mention in mentions for form in things.forms_of[mention]}


def _find_names(done: Rearranged, corrections: Sequence[Correction]) -> dict[str, list[Correction]]:
    """IRI of each thing that is to be named, to the corrections that name it."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        try:
            iri = done.things.find(correction.things[0])
            if iri in done.things.official:
                raise Unsettled(
                    f"the official tables name {done.things.label(iri)!r}",
                    "names of theirs are put right in data/authority",
                )
        except Unsettled as error:
            done.outcomes.append(Outcome(correction, refused=str(error), hint=error.hint))
        else:
            found[iri].append(correction)
    return found


def _join(done: Rearranged, corrections: Sequence[Correction], apart: dict[Correction, tuple[str, str]]) -> None:
    """Make one of things that are the same; a group that something speaks against stays as it was."""
    things = done.things
    groups: dict[str, set[str]] = {}
    edges: dict[Correction, str] = {}
    for correction in corrections:
        try:
            one, other = (things.find(pointer, told=True) for pointer in correction.things)
            if _sort(one) != _sort(other):
                raise Unsettled(f"{things.label(one)!r} and {things.label(other)!r} are things of different kinds")
        except Unsettled as error:
            done.outcomes.append(Outcome(correction, refused=str(error), hint=error.hint))
            continue
        union = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(union, union))
        edges[correction] = one
    refused = {id(group): told for group in groups.values() if (told := _against(things, group, apart))}
    merged: dict[int, str] = {}
    for correction, iri in edges.items():
        group = groups[iri]
        if (told := refused.get(id(group))) is not None:
            done.outcomes.append(Outcome(correction, refused=told))
        else:
            if id(group) not in merged:
                merged[id(group)] = _merge(done, group)
            kept = merged[id(group)]
            done.because(kept, "correction-same", correction)
            done.outcomes.append(Outcome(correction, (done.final(kept),)))


def _sort(iri: str) -> str:
    """What sort of thing it is: the first part of its address (``person``, ``unit`` ...)."""
    return iri.removeprefix(RESOURCE_IRI).partition("/")[0]


def _against(things: Things, group: set[str], apart: dict[Correction, tuple[str, str]]) -> str | None:
    """What speaks against making one of a group; None when nothing does."""
    official = sorted(group & set(things.official))
    if len(official) > 1:
        return f"the official tables tell {' and '.join(map(things.label, official))} apart"
    for correction, pair in apart.items():
        if group.issuperset(pair):
            where = f"line {correction.line} of {correction.file}" if correction.line else correction.file
            return f"{where} says that they are different"
    return None


def _merge(done: Rearranged, group: set[str]) -> str:
    """Make one of a group; its IRI: that of the official tables, or of the thing with the fullest name."""
    things = done.things
    kept = min(group, key=lambda iri: (iri not in things.official, *fullness(things.label(iri)), iri))
    known = [things.by_iri[iri] for iri in sorted(group) if iri in things.by_iri]
    if known:
        own = things.by_iri.get(kept)
        label = own.label if own else things.label(kept)
        forms = {form for thing in known for form in thing.forms} | {label}
        mentions = {mention for thing in known for mention in thing.mentions}
        identity = _with_former(own.identity if own else known[0].identity, known, group - {kept})
        for iri in group - {kept}:
            things.by_iri.pop(iri, None)
        things.by_iri[kept] = Thing(kept, label, forms, identity, mentions)
        done.change(kept)
    things.joined.update(dict.fromkeys(group - {kept}, kept))
    return kept


def _with_former(
    identity: Identity | ToldIdentity | None, known: Iterable[Thing], gone: set[str]
) -> Identity | ToldIdentity | None:
    """The identity with the addresses of all that was made one."""
    if not isinstance(identity, Identity):
        return identity
    former = {iri for thing in known if isinstance(thing.identity, Identity) for iri in thing.identity.former} | gone
    return replace(identity, former=tuple(sorted(former)))


def _rename(done: Rearranged, names: dict[str, list[Correction]]) -> None:
    """Give things their right names; of several for one thing the latest stands."""
    of_thing: dict[str, list[Correction]] = defaultdict(list)
    for iri, corrections in names.items():
        of_thing[done.final(iri)] += corrections
    for iri, corrections in sorted(of_thing.items()):
        thing = done.things.by_iri[iri]
        last = max(corrections, key=lambda each: (each.date, each.canonical))
        name = str(last.text("name"))
        for each in corrections:
            overruled = (
                None if each.text("name") == name else f"a later correction says that the right name is {name!r}"
            )
            done.outcomes.append(Outcome(each, (iri,), overruled))
        thing.forms.add(name)
        thing.label = name
        done.change(iri)
