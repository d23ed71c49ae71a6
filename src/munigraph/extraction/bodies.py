"""Reading of names of bodies: municipalities, units, organizations, and named models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.body_lists import SINGULAR, enumerate_units, read_ministries
from munigraph.extraction.body_names import after_eponym, extend_name, named_cut
from munigraph.extraction.chunks import Body, Line, Municipal
from munigraph.extraction.places import ARTICLES, GEO, read_place, read_places

if TYPE_CHECKING:
    from munigraph.extraction.lexicon import Entry

__all__ = ["read_body", "read_municipality"]

_CONNECTING = frozenset({"de", "del", "la", "las", "los", "el", "y", "e"})
#: Heads of bodies that are no part of a municipality, whatever their adjective.
_CIVIL = frozenset(
    {"asociacion", "sindicato", "federacion", "union", "agrupacion", "mesa", "comision", "consejo", "comite"}
    | {"club", "liga", "partido", "red"}
)
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ][\w.'’´-]{1,14}$")
_MUNICIPALITY = frozenset({"municipality"})
#: Heads of units that the press writes in lower case too, and the words before one that is no other's.
_LOWER_HEADS = frozenset({"direccion", "departamento", "oficina", "unidad"})
_DEFINITE = frozenset({"la", "el", "del", "al", "su", "nuestra", "nuestro"})
_FIELDS = frozenset({"topic", "adjective"})
#: Heads of bodies that are named after people, and of how many words such a name is at most.
_NAMED_AFTER = frozenset(
    {"universidad", "fundacion", "liceo", "escuela", "colegio", "hospital", "cesfam", "cecosf", "jardin", "biblioteca"}
    | {"teatro", "estadio", "museo", "parque", "centro", "consultorio", "gimnasio", "instituto", "club"}
)
#: A head of so many words says the field of work itself ("dirección de obras municipales").
_NAMED_BY_HEAD = 3


def read_municipality(line: Line, at: int) -> tuple[int, Municipal] | None:
    """ "Municipalidad de X", "municipio porteño", "las municipalidades de X, Y y Z", "el municipio"."""
    entry = line.lexicon.match_kind(line.tokens, at, frozenset({"municipality"}))
    if entry is None:
        return None
    end = at + len(entry.words)
    position = end
    if line.norm(position) in ("de", "del"):
        position += 1
        if (
            line.norm(position) == "la"
            and line.norm(position + 1) in ("comuna", "ciudad")
            and line.norm(position + 2) == "de"
        ):
            position += 3
        # "los municipios del Maule" are those of a region: comunas have no article.
        region = entry.plural and line.norm(end) == "del" and _region_begins(line, position)
        if not region and (places := read_places(line, position)) is not None:
            last, cuts = places
            if not entry.plural:
                first = read_place(line, position)
                assert first is not None
                return first[0], Municipal(first[1].cuts)
            return last, Municipal(cuts, plural=len(cuts) > 1)
        return (end, Municipal(plural=entry.plural)) if region or not line.capitalised(position) else None
    demonyms = (
        [e for e in line.lexicon.matches(line.tokens, position) if e.kind == "demonym"]
        if position < len(line.tokens)
        else []
    )
    if demonyms:
        cuts = tuple(dict.fromkeys(e.id for e in demonyms))
        return position + len(demonyms[0].words), Municipal(cuts, alternatives=len(cuts) > 1)
    if (read := read_place(line, position)) is not None and read[1].cuts:
        return read[0], Municipal(read[1].cuts)
    return end, Municipal(plural=entry.plural)


def _region_begins(line: Line, at: int) -> bool:
    return line.lexicon.match_kind(line.tokens, at, frozenset({"region"})) is not None


def read_body(line: Line, at: int, *, lower: bool = False) -> tuple[int, list[Body]] | None:
    """A named body at a token: (position after it, bodies); several for "las Unidades de A, B y C".

    The head must be capitalised unless ``lower`` (inside the complement of an office).  None when the head stands alone
    ("la Dirección") and names nothing.
    """
    entry = line.lexicon.match_kind(
        line.tokens, at, frozenset({"unit", "organization", "acronym", "body", "association"})
    )
    if entry is None:
        return None
    end = at + len(entry.words)
    if entry.kind in ("association", "body"):
        end = _branch(line, at, end) if entry.kind == "body" else end
        return _with_acronym(
            line,
            at,
            end,
            kind="association" if entry.kind == "association" else "organization",
            ref=entry.name if entry.kind == "association" else None,
            full=entry.name if entry.kind == "body" and entry.name != " ".join(entry.words) else None,
        )
    if entry.kind == "acronym" and (read := _acronym_of_comuna(line, at, end, municipal=bool(entry.type))) is not None:
        return read
    council = entry.type == "council"
    if entry.kind == "unit" and not lower and not line.capitalised(at) and not entry.plural:
        return _unit_in_lower_case(line, at, entry)
    if _is_inside_a_name(line, at, entry) or (
        not line.capitalised(at) and not lower and not council and not (entry.plural and _capital_follows(line, end))
    ):
        return None
    if entry.words[0] in _NAMED_AFTER and line.capitalised(at) and line.capitalised(end) and not entry.plural:
        end = after_eponym(line, end)
    end = extend_name(line, end, lower=lower, unit=entry.kind == "unit", named=len(entry.words) > 1)
    if entry.plural and entry.kind == "organization" and entry.words[0] in SINGULAR:
        return read_ministries(line, at + 1, SINGULAR[entry.words[0]])
    if entry.plural and entry.kind == "unit":
        if line.norm(at + len(entry.words)) in ("de", "del"):
            return enumerate_units(line, at, end, entry)
        # "Oficinas Municipales de Zona (OMZ)": a network of units under one name is a way of organising.
        named = line.capitalised(at) and end - at >= 3
        return _with_acronym(line, at, end, kind="model") if named else None
    alone = end == at + len(entry.words)
    if (
        alone
        and entry.kind != "acronym"
        and entry.type != "council"
        and not (entry.type and len(entry.words) > 1)
        and not ((lower or _all_capital(line, at, end)) and len(entry.words) > 2)
        and not (lower and len(entry.words) > 1 and _all_capital(line, at, end))  # "presidente del Consejo Regional"
    ):
        return None
    kind = "unit" if entry.kind in ("unit", "acronym") else "organization"
    if entry.type == "council":
        return _with_acronym(line, at, end, kind="council")
    if entry.type == "association":
        return _with_acronym(line, at, end, kind="association")
    return _with_acronym(
        line, at, end, kind=kind, municipal=entry.type == "municipal" or _says_municipal(line, at, end)
    )


def _branch(line: Line, at: int, end: int) -> int:
    """Position after the place of a branch: "Serviu Biobío", "Conaf Los Lagos"; the same where none stands there."""
    place = line.lexicon.match_kind(line.tokens, end, GEO) if line.capitalised(at) and line.capitalised(end) else None
    return end if place is None or line.shouted else end + len(place.words)


def _is_inside_a_name(line: Line, at: int, entry: Entry) -> bool:
    """True for "Prestación de Servicios en Beneficio de la Comunidad": part of what another noun names."""
    return entry.plural and entry.kind == "organization" and line.norm(at - 1) == "de" and line.capitalised(at - 2)


def _acronym_of_comuna(line: Line, at: int, end: int, *, municipal: bool) -> tuple[int, list[Body]] | None:
    """ "la Dideco de Tomé", "el DESAM Tomé": the comuna tells whose unit it is, its name is the acronym."""
    place = read_place(line, end + 1 if line.norm(end) == "de" else end)
    if place is None or not place[1].cuts or not line.capitalised(at):
        return None
    return place[0], [Body(line.slice(at, end), kind="unit", municipal=municipal, cut=place[1].cuts[0])]


def _unit_in_lower_case(line: Line, at: int, entry: Entry) -> tuple[int, list[Body]] | None:
    """ "la unidad de Medio Ambiente del municipio", "el departamento de salud municipal": with the word for whose."""
    if entry.words[0] not in _LOWER_HEADS or line.norm(at - 1) not in _DEFINITE:
        return None
    end = _field_of_work(line, at + len(entry.words))
    if end == at + len(entry.words) and len(entry.words) < _NAMED_BY_HEAD:
        return None
    municipality = end + 1 + (line.norm(end + 1) in ARTICLES)
    owned = line.norm(end) in ("de", "del") and line.lexicon.match_kind(line.tokens, municipality, _MUNICIPALITY)
    if not owned and not _says_municipal(line, at, end):
        return None
    return end, [Body(line.slice(at, end), kind="unit", municipal=True)]


def _field_of_work(line: Line, at: int) -> int:
    """Position after "de Medio Ambiente", "de aseo y ornato", "municipal de la vivienda"; ``at`` without any."""
    if line.norm(at) in ("de", "del") and line.capitalised(at + 1) and read_place(line, at + 1) is not None:
        return at
    if line.norm(at) in ("de", "del") and _capital_follows(line, at):
        return extend_name(line, at, lower=False, unit=True)
    end = position = at
    while True:
        while line.norm(position) in _CONNECTING and not line.capitalised(position):
            position += 1
        if line.lexicon.match_kind(line.tokens, position, _FIELDS) is None:
            return end
        end = position = position + 1


def _all_capital(line: Line, at: int, end: int) -> bool:
    """True for "Servicio Local de Educación Pública": every word but the small ones has a capital."""
    return all(line.capitalised(i) or line.norm(i) in _CONNECTING for i in range(at, end))


def _capital_follows(line: Line, at: int) -> bool:
    return line.norm(at) in ("de", "del") and (
        line.capitalised(at + 1) or (line.norm(at + 1) in ARTICLES and line.capitalised(at + 2))
    )


def _says_municipal(line: Line, at: int, end: int) -> bool:
    words = {line.norm(i) for i in range(at, end)}
    if line.norm(at) in _CIVIL:
        return False
    return bool(words & {"municipal", "municipales"}) or (
        bool(words & {"comunal", "comunales"}) and "union" not in words
    )


def _with_acronym(line: Line, at: int, end: int, **about: object) -> tuple[int, list[Body]]:
    label = line.slice(at, end)
    acronym = None
    if line.norm(end) == "(" and line.norm(end + 2) == ")" and _ACRONYM.match(line.tokens[end + 1].text):
        acronym = line.tokens[end + 1].text
        if line.lexicon.match_kind(line.tokens, end + 1, frozenset({"party"})) and not acronym.isupper():
            acronym = None
        else:
            end += 3
    return end, [Body(label, acronym=acronym, cut=named_cut(line, at, end), **about)]  # type: ignore[arg-type]
