"""Reading of places: comunas, regions, provinces, and comunas in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Line, Place

if TYPE_CHECKING:
    from munigraph.extraction.lexicon import Entry

__all__ = ["ARTICLES", "GEO", "read_place", "read_places"]

#: Articles, folded.
ARTICLES = frozenset({"la", "las", "los", "el", "lo"})
#: Kinds of entries that are places.
GEO = frozenset({"place", "region", "province"})


def read_place(line: Line, at: int) -> tuple[int, Place] | None:
    """A comuna, region or province at a token, "Región de" and "comuna de" included; (position after it, place)."""
    start = at
    level = None
    if line.norm(at) in ("region", "provincia", "comuna", "ciudad") and line.norm(at + 1) in (
        "de",
        "del",
        "metropolitana",
    ):
        level = line.norm(at)
        at += 1 if line.norm(at + 1) == "metropolitana" else 2
        if line.norm(at) in ARTICLES and line.norm(at + 1) not in ("union",) and not line.capitalised(at):
            at += 1
    wanted = {"region": "region", "provincia": "province", "comuna": "place", "ciudad": "place"}.get(level or "", "")
    entries = [e for e in line.lexicon.matches(line.tokens, at) if e.kind in GEO] if at < len(line.tokens) else []
    if not entries:
        # "la Región de La Araucanía": the article may belong to the name.
        return None
    entry = next((e for e in entries if e.kind == wanted), None) or _longest(entries)
    regions = [e for e in entries if e.kind == "region" and len(e.words) == len(entry.words)]
    if entry.kind == "place" and level is None and at and line.norm(at - 1) == "del" and regions:
        entry = regions[0]  # "los alcaldes del Maule": the comuna has no article
    if entry.kind == "place" and level is None and at and line.norm(at - 1) in line.lexicon.named_after:
        return None  # "la población San Joaquín", "calle Valparaíso"
    end = at + len(entry.words)
    if entry.kind == "place" and level in (None, "comuna", "ciudad"):
        return end, Place(line.slice(start, end), cuts=(entry.id,))
    return end, Place(line.slice(start, end), code=entry.id, level="province" if entry.kind == "province" else "region")


def _longest(entries: list[Entry]) -> Entry:
    order = {"place": 0, "region": 1, "province": 2}
    return min(entries, key=lambda entry: (-len(entry.words), order[entry.kind]))


def read_places(line: Line, at: int) -> tuple[int, tuple[str, ...]] | None:
    """An enumeration of comunas ("San Felipe, Santa María y Putaendo"): (position after it, CUTs)."""
    cuts: list[str] = []
    end = at
    position = at
    while (read := read_place(line, position)) and read[1].cuts:
        end = read[0]
        cuts.extend(read[1].cuts)
        separator = line.norm(end)
        if separator in (",", "y", "e"):
            position = end + 1
            if separator == "," and line.norm(position) in ("y", "e"):
                position += 1
            if line.norm(position) == "de":
                position += 1
        else:
            break
    return (end, tuple(cuts)) if cuts else None
