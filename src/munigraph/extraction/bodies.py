"""Reading of names of bodies: municipalities, units, organizations, and named models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Line, Municipal, Place

if TYPE_CHECKING:
    from munigraph.extraction.lexicon import Entry

__all__ = [
    "extend_name",
    "named_cut",
    "read_body",
    "read_municipality",
    "read_place",
    "read_places",
    "read_portfolios",
]

_CONNECTING = frozenset({"de", "del", "la", "las", "los", "el", "y", "e"})
_PREPOSITIONS = frozenset({"de", "del", "para", "en", "a", "al", "por"})
_ARTICLES = frozenset({"la", "las", "los", "el", "lo"})
_ADJECTIVES = frozenset({"adjective"})
_HEADS = frozenset({"unit", "organization", "acronym", "body", "association", "municipality", "role", "party"})
#: Heads of bodies that are no part of a municipality, whatever their adjective.
_CIVIL = frozenset(
    {"asociacion", "sindicato", "federacion", "union", "agrupacion", "mesa", "comision", "consejo", "comite"}
    | {"club", "liga", "partido", "red"}
)
#: Bodies that units belong to.
_OWNERS = frozenset({"body", "organization"})
#: Small words that only a headline writes with a capital inside the line.
_CAPITAL_SMALL = frozenset({"De", "Del", "Y", "En", "Con", "Por", "Para"})
_GEO = frozenset({"place", "region", "province"})
_PORTFOLIO = frozenset({"portfolio"})
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
_LONGEST_EPONYM = 4
#: A head of so many words says the field of work itself ("dirección de obras municipales").
_NAMED_BY_HEAD = 3
#: Words that begin a new clause in capitals after a name (headlines).
_CLOSED = frozenset(
    [
        "el",
        "los",
        "las",
        "un",
        "una",
        "este",
        "esta",
        "y",
        "o",
        "se",
        "que",
        "con",
        "por",
        "segun",
        "tras",
        "ante",
        "sobre",
    ]
)


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
        if line.norm(at) in _ARTICLES and line.norm(at + 1) not in ("union",) and not line.capitalised(at):
            at += 1
    wanted = {"region": "region", "provincia": "province", "comuna": "place", "ciudad": "place"}.get(level or "", "")
    entries = [e for e in line.lexicon.matches(line.tokens, at) if e.kind in _GEO] if at < len(line.tokens) else []
    if not entries:
        # "la Región de La Araucanía": the article may belong to the name.
        return None
    entry = next((e for e in entries if e.kind == wanted), None) or _longest(entries)
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
        return (end, Municipal(plural=entry.plural)) if not line.capitalised(position) else None
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
    if not line.capitalised(at) and not lower and not council and not (entry.plural and _capital_follows(line, end)):
        return None
    if entry.words[0] in _NAMED_AFTER and line.capitalised(at) and line.capitalised(end) and not entry.plural:
        end = _after_eponym(line, end)
    end = extend_name(line, end, lower=lower, unit=entry.kind == "unit", named=len(entry.words) > 1)
    if entry.plural and entry.kind == "organization" and entry.words[0] in _SINGULAR:
        return _portfolios(line, at + 1, _SINGULAR[entry.words[0]])
    if entry.plural and entry.kind == "unit":
        if line.norm(at + len(entry.words)) in ("de", "del"):
            return _enumeration(line, at, end, entry)
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


def _after_eponym(line: Line, at: int) -> int:
    """Position after the person whose name a body bears ("Universidad Andrés Bello"), or ``at``."""
    if not _begins_person(line, at) or _new_head(line, at):
        return at
    end = at + 1
    while line.capitalised(end) and end - at < _LONGEST_EPONYM and not _new_head(line, end):
        end += 1
    return end


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
    municipality = end + 1 + (line.norm(end + 1) in _ARTICLES)
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
        line.capitalised(at + 1) or (line.norm(at + 1) in _ARTICLES and line.capitalised(at + 2))
    )


def _says_municipal(line: Line, at: int, end: int) -> bool:
    words = {line.norm(i) for i in range(at, end)}
    if line.norm(at) in _CIVIL:
        return False
    return bool(words & {"municipal", "municipales"}) or (
        bool(words & {"comunal", "comunales"}) and "union" not in words
    )


def extend_name(line: Line, at: int, *, lower: bool, unit: bool = False, named: bool = False) -> int:
    """Position after the words that continue the name of a body from ``at``; ``named``: its head alone is a name.

    The name of a ``unit`` ends before the body that it belongs to ("la Dirección de Comunicaciones de Carabineros").
    """
    end = position = at
    joined = False  # a preposition or "y" has just been read, and what follows it was looked at
    while position < len(line.tokens):
        token = line.tokens[position]
        place = line.lexicon.match_kind(line.tokens, position, _GEO) if token.text[0].isupper() else None
        if place is not None and len(place.words) > 1:
            # "Concejo Municipal de San Carlos": its second word begins no person's name
            position = end = position + len(place.words)
            joined = False
            continue
        if token.text[0].isupper() or (token.text.isdigit() and position == end and len(token.text) < 4):
            if not joined and _begins_another(line, position):
                break
            position = end = position + 1
            joined = False
            continue
        if line.lexicon.match_kind(line.tokens, position, _ADJECTIVES) is not None:
            position = end = position + 1
            continue
        after = _join(line, position, unit=unit and (named or end > at)) if token.norm in _PREPOSITIONS else None
        if after is None and token.norm in ("y", "e") and end > at:
            after = _join_by_and(line, position)
        if after is None:
            break
        joined, position = True, after
    return _extend_lower(line, at) if end == at and lower else end


def _begins_another(line: Line, at: int) -> bool:
    closed = line.norm(at) in _CLOSED and not _is_article_of_name(line, at)
    return closed or _begins_person(line, at) or _new_head(line, at)


def _is_article_of_name(line: Line, at: int) -> bool:
    """True for the article of "Fundación Las Rosas", "Junta de Vecinos El Morro"; not in a headline all in capitals."""
    if line.shouted or line.norm(at) not in _ARTICLES or not line.capitalised(at + 1):
        return False
    return not any(line.tokens[i].text in _CAPITAL_SMALL for i in range(max(0, at - 6), min(at + 6, len(line.tokens))))


def _join(line: Line, at: int, *, unit: bool) -> int | None:
    """Position of the capitalised word that a preposition joins to the name, or None when it joins none."""
    after = at + 1
    if line.norm(after) in _ARTICLES and not line.capitalised(after):
        after += 1
    if not line.capitalised(after) or _new_head(line, after, strict=True):
        return None
    if (unit or line.norm(at) in ("en", "a", "al")) and line.lexicon.match_kind(
        line.tokens, after, _OWNERS
    ) is not None:
        return None  # whose unit it is, or where something was held
    if line.norm(at) == "en" and line.lexicon.match_kind(line.tokens, after, _GEO) is not None:
        return None  # "… que organizó la Asociación X en Tomé"
    if _begins_person(line, after) and line.norm(after) not in ("santa", "san"):
        return None
    return after


def _join_by_and(line: Line, at: int) -> int | None:
    """Position of the capitalised word that "y" joins to the name ("Aseo y Ornato", "Emergencias y del Tránsito")."""
    after = at + 1
    if line.norm(after) in ("de", "del"):
        after += 1
        if line.norm(after) in _ARTICLES and not line.capitalised(after):
            after += 1
    if not line.capitalised(after) or _begins_another(line, after):
        return None
    geo = line.lexicon.match_kind(line.tokens, after, _GEO)
    return None if geo is not None and geo.kind == "place" else after


def _extend_lower(line: Line, at: int) -> int:
    """Inside an office's complement: "centro de salud familiar", "departamento de salud"."""
    position = at
    while line.norm(position) in ("de", "del") and position + 1 < len(line.tokens):
        after = position + 1
        if line.norm(after) in _ARTICLES:
            after += 1
        token = line.tokens[after] if after < len(line.tokens) else None
        if (
            token is None
            or not token.text.isalpha()
            or line.lexicon.match_kind(line.tokens, after, frozenset({"function", "say", "municipality"}))
        ):
            break
        position = after + 1
        while line.lexicon.match_kind(line.tokens, position, _ADJECTIVES) is not None or line.norm(position) in (
            "familiar",
            "publica",
            "civil",
        ):
            position += 1
    return position


def _new_head(line: Line, at: int, *, strict: bool = False) -> bool:
    """True when another phrase begins at the token: a body, an office, a municipality."""
    entry = line.lexicon.match_kind(line.tokens, at, _HEADS)
    if entry is None:
        return False
    if strict:
        return entry.kind in ("municipality", "role", "association") or (
            entry.kind == "unit" and entry.type == "municipal"
        )
    return entry.kind != "organization" or len(entry.words) > 1 or line.norm(at + 1) in ("de", "del")


def _begins_person(line: Line, at: int) -> bool:
    """True when a given name and a surname begin at the token, and no place does."""
    if not line.lexicon.is_given_name(line.tokens[at]) or not line.capitalised(at + 1):
        return False
    return line.lexicon.match_kind(line.tokens, at, _GEO) is None or line.lexicon.is_given_name(line.tokens[at + 1])


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


def named_cut(line: Line, at: int, end: int) -> str | None:
    """CUT of a comuna that closes the name ("Corporación Municipal de Castro")."""
    for position in range(end - 1, at, -1):
        entry = line.lexicon.match_kind(line.tokens, position, frozenset({"place"}))
        if entry is not None and line.norm(position - 1) in ("de", "en"):
            return entry.id
    return None


_SINGULAR = {
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


def _portfolios(line: Line, at: int, head: str) -> tuple[int, list[Body]] | None:
    """ "los ministerios de Energía y Salud": one body each, the head repeated."""
    after = at + 1 if line.norm(at) in ("de", "del") else at
    read = read_portfolios(line, after) if after > at else None
    if read is None:
        return None
    return read[0], [Body(f"{head} de {name}") for name in read[1]]


def _enumeration(line: Line, at: int, end: int, entry: Entry) -> tuple[int, list[Body]] | None:
    """ "las Unidades de Ingeniería de Tránsito, Movilización y Gabinete": one unit each, the head repeated."""
    position = at + len(entry.words)
    if line.norm(position) not in ("de", "del"):
        return None
    head = _SINGULAR.get(entry.words[0], "")
    if not head:
        return None
    bodies: list[Body] = []
    position += 1
    while position < len(line.tokens):
        if line.norm(position) in _ARTICLES and not line.capitalised(position):
            position += 1
        if not line.capitalised(position) or _new_head(line, position) or _begins_person(line, position):
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
