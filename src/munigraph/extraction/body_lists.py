"""Bodies in a row under one head: "los ministerios de Energía y Salud", "las Unidades de A, B y C"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.extraction.body_names import begins_head, begins_person
from munigraph.extraction.chunks import Body
from munigraph.extraction.places import ARTICLES

if TYPE_CHECKING:
    from munigraph.extraction.chunks import Line
    from munigraph.extraction.lexicon import Entry

__all__ = ["SINGULAR", "enumerate_units", "read_ministries", "read_portfolios"]

_PORTFOLIO = frozenset({"portfolio"})
#: Heads of rows in the plural, folded, with the head of each body of the row.
SINGULAR = {
    "unidades": "Unidad",
    "direcciones": "Dirección",
    "departamentos": "Departamento",
    "oficinas": "Oficina",
    "delegaciones": "Delegación",
    "areas": "Área",
    "ministerios": "Ministerio",
    "carteras": "Ministerio",
    "subsecretarias": "Subsecretaría",
}


def read_portfolios(line: Line, at: int) -> tuple[int, list[str]] | None:
    """Fields of government in a row ("Energía, Obras Públicas y Salud"): (position after them, names); two at least."""
    names: list[str] = []
    end = position = at
    while (entry := line.lexicon.match_kind(line.tokens, position, _PORTFOLIO)) and line.capitalised(position):
        end = position + len(entry.words)
        names.append(line.slice(position, end))
        position = end
        while line.norm(position) in (",", "y", "e", "de", "del", "la", "las", "el", "los"):
            position += 1
    return (end, names) if len(names) > 1 else None


def read_ministries(line: Line, at: int, head: str) -> tuple[int, list[Body]] | None:
    """ "los ministerios de Energía y Salud": one body each, the head repeated."""
    after = at + 1 if line.norm(at) in ("de", "del") else at
    read = read_portfolios(line, after) if after > at else None
    if read is None:
        return None
    return read[0], [Body(f"{head} de {name}") for name in read[1]]


def enumerate_units(line: Line, at: int, end: int, entry: Entry) -> tuple[int, list[Body]] | None:
    """ "las Unidades de Ingeniería de Tránsito, Movilización y Gabinete": one unit each, the head repeated."""
    position = at + len(entry.words)
    if line.norm(position) not in ("de", "del"):
        return None
    head = SINGULAR.get(entry.words[0], "")
    if not head:
        return None
    bodies: list[Body] = []
    position += 1
    while position < len(line.tokens):
        if line.norm(position) in ARTICLES and not line.capitalised(position):
            position += 1
        if not line.capitalised(position) or begins_head(line, position) or begins_person(line, position):
            break
        stop = position + 1
        while line.capitalised(stop) or (line.norm(stop) in ("de", "del") and line.capitalised(stop + 1)):
            stop += 1
        bodies.append(Body(f"{head} de {line.slice(position, stop)}", kind="unit", shares_head=bool(bodies)))
        end = stop
        if line.norm(stop) in (",", "y", "e"):
            position = stop + 1
            if line.norm(position) in ("de", "del"):
                position += 1
        else:
            break
    return (end, bodies) if bodies else None
