"""Units, organizations, associations and models: what makes two written names one body.

In this order: the table of equivalent names, with the place where a name means something only with one ("Seremi de
Salud" of two regions are two); an acronym that an article gives beside its full name, unless two full names claim it;
the name itself, one letter's difference in a long name aside.  A unit is a unit of its municipality, always.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.model import RESOURCE_IRI, Entity, EntityKind
from munigraph.resolve.names import LEVELS, Reading, equivalents
from munigraph.resolve.official import official_identity
from munigraph.resolve.reasons import Reason, reason
from munigraph.resolve.setting import Setting, setting_of
from munigraph.resolve.spelling import one_letter_apart
from munigraph.resolve.types import Case, Identity, Key
from munigraph.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.authority import Authority

__all__ = ["Station", "resolve_bodies"]

_FOLDERS = {
    EntityKind.UNIT: "unit",
    EntityKind.ORGANIZATION: "organization",
    EntityKind.ASSOCIATION: "organization",
    EntityKind.MODEL: "model",
}
#: A group of names that may be joined: the folder of the IRI and, for units, the municipality.
_Space = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Station:
    """A body as a place where people hold offices."""

    #: Its name without its place (slug), ``seremi-de-salud``; for what has no table entry, all of its name.
    core: str
    label: str
    #: ``<level>/<code>``, empty for a body of the nation; None when the place is not known.
    place: str | None = ""
    #: True when the name is too general to mean one body.
    is_general: bool = False
    circle: str = ""


@dataclass(slots=True)
class _Named:
    """One entity, on its way to an identity."""

    key: Key
    entity: Entity
    space: _Space
    #: Last part of the IRI as far as the name by itself settles it.
    part: str
    station: Station
    #: The name that the table gives, with its place; None for a name that is not in the table.
    official: str | None
    reason: Reason


def resolve_bodies(cases: Sequence[Case], authority: Authority) -> tuple[dict[Key, Identity], dict[Key, Station]]:
    """Identity of every entity of these kinds, and what it is as a station; those that the tables list are left out."""
    spaces: dict[_Space, list[_Named]] = defaultdict(list)
    stations: dict[Key, Station] = {}
    for case in cases:
        setting = setting_of(case, authority)
        for entity in case.entities:
            if entity.kind in _FOLDERS and official_identity(entity, authority) is None:
                named = _name(case, entity, setting, authority)
                spaces[named.space].append(named)
                stations[named.key] = named.station
    found: dict[Key, Identity] = {}
    for space, all_named in spaces.items():
        found.update(_identities(space, all_named))
    return found, stations


def _name(case: Case, entity: Entity, setting: Setting, authority: Authority) -> _Named:
    folder = _FOLDERS[entity.kind]
    space = (folder, (entity.cut or "") if entity.kind is EntityKind.UNIT else "")
    key = (case.article, entity.key)
    full = _full_form(entity)
    readings = (equivalents().read(entity.kind, form) for form in dict.fromkeys((full, entity.label, *entity.aliases)))
    reading = next((one for one in readings if one is not None), None)
    if reading is None:
        return _Named(key, entity, space, _part(full), Station(_part(full), full), None, reason("same-name"))
    core = _part(reading.name)
    if entity.kind is EntityKind.UNIT or reading.scope == "nation":
        station = Station(core, reading.name, circle=reading.circle)
        return _Named(key, entity, space, core, station, reading.name, reason("equivalent", name=reading.name))
    place = reading.place or _place(case, entity, reading, setting)
    if place is None:
        part = f"{core}-{case.article[:8]}"
        station = Station(core, reading.name, None, is_general=reading.scope == "article", circle=reading.circle)
        return _Named(key, entity, space, part, station, None, reason("same-name"))
    where = _place_name(reading.scope, place, authority)
    named = f"{reading.name} de {'la ' if reading.scope == 'region' else ''}{where}"
    station = Station(core, named, f"{reading.scope}/{place}", circle=reading.circle)
    why = reason("same-kind-and-place", kind=reading.name, place=where)
    return _Named(key, entity, space, _part(named), station, named, why)


def _place(case: Case, entity: Entity, reading: Reading, setting: Setting) -> str | None:
    """The place that a name leaves to its article.

    A region or province is where the article plays.  A municipality must be known of the body itself, or of the one
    municipality that applies a model: an article names too many others.
    """
    if reading.scope not in LEVELS:
        return None
    if reading.scope == "comuna":
        applied = {cut for cut, model in case.adopted if model == entity.key}
        return entity.cut or (next(iter(applied)) if len(applied) == 1 else None)
    return setting.place(reading.scope)


def _place_name(level: str, code: str, authority: Authority) -> str:
    match level:
        case "region":
            return authority.region(code).aliases[0]  # "Región del Maule": the name with its article
        case "province":
            return next(province.name for province in authority.provinces if province.code == code)
        case _:
            return authority.comuna(code).name


def _identities(space: _Space, named: Sequence[_Named]) -> dict[Key, Identity]:
    """The identities of one space."""
    joined = _joined(named)
    groups: dict[str, list[_Named]] = defaultdict(list)
    reasons: dict[str, set[Reason]] = defaultdict(set)
    for one in named:
        part, why = joined.get(one.part, (one.part, one.reason))
        groups[part].append(one)
        if why != reason("same-name"):
            reasons[part].add(why)
    found: dict[Key, Identity] = {}
    for part, members in groups.items():
        forms = {form for one in members for form in (one.entity.label, *one.entity.aliases)}
        label = _label(part, members, forms)
        told = reasons[part] | ({reason("same-name")} if _is_repeated(members) else set())
        if len(members) == 1 and forms == {label}:
            told = set()  # nothing was joined, and the name stands as written
        iri = _iri(space, part)
        former = {_iri(space, one.part) for one in members} - {iri}
        identity = Identity(iri, label, tuple(sorted(forms - {label})), tuple(sorted(told)), tuple(sorted(former)))
        found.update((one.key, identity) for one in members)
    return found


def _iri(space: _Space, part: str) -> str:
    return RESOURCE_IRI + "/".join(filter(None, (*space, part)))


def _is_repeated(members: Sequence[_Named]) -> bool:
    """True when entities of one written name are joined."""
    parts = [_part(one.entity.label) for one in members]
    return len(parts) > len(set(parts))


def _joined(named: Sequence[_Named]) -> dict[str, tuple[str, Reason]]:
    """Part to the part that it is a form of, and why: acronyms, and names that one letter tells apart."""
    claims: dict[str, dict[str, str]] = defaultdict(dict)
    articles: dict[str, set[str]] = defaultdict(set)
    for one in named:
        articles[one.part].add(one.key[0])
        for form in (one.entity.label, *one.entity.aliases):
            if _is_acronym(form) and _part(form) != one.part:
                claims[_part(form)].setdefault(one.part, _full_form(one.entity))
    found = {
        one.part: (one.part, one.reason) for one in named if one.official is not None
    }  # the table decides; no acronym or spelling overrules it
    for acronym, fulls in claims.items():
        names = {full for full in fulls if full not in claims}
        if len(names) == 1 and acronym not in found:
            (full,) = names
            found[acronym] = (full, reason("acronym", name=fulls[full]))
    for wrong, right in one_letter_apart({part: len(of) for part, of in articles.items() if part not in found}).items():
        found[wrong] = (right, reason("spelling", name=right.replace("-", " ")))
    return {part: target for part, target in found.items() if target[0] != part}


def _label(part: str, members: Sequence[_Named], forms: Iterable[str]) -> str:
    """The preferred label: a form that names the thing in full, where the table names it the table's."""
    official = {one.official for one in members if one.official is not None}
    if official:
        return min(official)
    own = [form for form in forms if _part(form) == part]
    return min(own or forms, key=lambda form: (form.isupper(), form))


def _full_form(entity: Entity) -> str:
    """The label, or the fullest alias when the label is an acronym."""
    if not _is_acronym(entity.label):
        return entity.label
    full = [alias for alias in entity.aliases if not _is_acronym(alias)]
    return min(full, key=lambda form: (-len(form), form)) if full else entity.label


def _part(label: str) -> str:
    return slug(label) or "sin-nombre"


def _is_acronym(form: str) -> bool:
    return " " not in form and len(form) <= 12 and form[:1].isupper()
