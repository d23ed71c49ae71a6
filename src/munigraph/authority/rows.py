"""Make the frozen types of the lines of each table, checking what they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from munigraph.authority.people import Name, person_ids
from munigraph.authority.tables import Row, read_table
from munigraph.authority.types import TERMS, Association, Comuna, Mandate, Member, OfficeTerm, Party, Province, Region
from munigraph.text import fold, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

__all__ = [
    "read_associations",
    "read_comunas",
    "read_mandates",
    "read_members",
    "read_offices",
    "read_parties",
    "read_provinces",
    "read_regions",
]

_T = TypeVar("_T")
_YEARS = {str(year) for year in TERMS}
_OFFICES = ("diputado", "ministro", "presidente", "senador")


def read_regions(path: Path) -> list[Region]:
    """The lines of ``regions.csv``."""
    return _load(path, Region, _region, key="code")


def read_provinces(path: Path, regions: Collection[str]) -> list[Province]:
    """The lines of ``provinces.csv``; each lies in one of the regions of those codes."""
    return _load(path, Province, lambda row: _province(row, regions), key="code")


def read_comunas(path: Path, provinces: Collection[str]) -> list[Comuna]:
    """The lines of ``comunas.csv``; each lies in one of the provinces of those codes."""
    return _load(path, Comuna, lambda row: _comuna(row, provinces), key="cut")


def read_parties(path: Path) -> list[Party]:
    """The lines of ``parties.csv``."""
    return _load(path, Party, _party, key="abbreviation", computed={"slug"})


def read_associations(path: Path) -> list[Association]:
    """The lines of ``associations.csv``."""
    return _load(path, Association, _association, key="name", computed={"slug"})


def read_members(path: Path, associations: Collection[str], cuts: Collection[str]) -> list[Member]:
    """The lines of ``members.csv``; each names one of those associations and municipalities, and no pair twice."""
    seen: dict[tuple[str, str], int] = {}
    members = []
    for row in read_table(path, _columns(Member)):
        member = Member(
            association=row.choice("association", associations, "association"),
            cut=row.choice("cut", cuts, "municipality"),
            as_of=row.date("as_of"),
            source=row.many("source"),
            note=row.optional("note"),
        )
        first = seen.setdefault((member.association, member.cut), row.line)
        if first != row.line:
            row.fail(f"{member.cut} stands in line {first} already as a member of {member.association}")
        members.append(member)
    return members


def read_mandates(path: Path, namesakes: Path, cuts: Collection[str], parties: Collection[str]) -> list[Mandate]:
    """The lines of ``mandates.csv``, with an identifier for each person, in view of ``namesakes.csv``.

    ``cuts`` are the codes of the municipalities, ``parties`` the abbreviations that there are.
    """
    rows = list(read_table(path, _columns(Mandate, {"person_id", "short_name"})))
    names = [_name(row, cuts) for row in rows]
    ids = person_ids(set(names), _same_people(namesakes, cuts))
    return [_mandate(row, name, ids[name], parties) for row, name in zip(rows, names, strict=True)]


def read_offices(path: Path, parties: Collection[str]) -> list[OfficeTerm]:
    """The lines of ``offices.csv``; ``parties`` are the abbreviations that there are, and no term stands twice."""
    seen: dict[tuple[str, str, str], int] = {}
    terms = []
    for row in read_table(path, _columns(OfficeTerm)):
        term = OfficeTerm(
            given_names=row.text("given_names"),
            surname_1=row.text("surname_1"),
            surname_2=row.optional("surname_2"),
            office=row.choice("office", _OFFICES),
            body=row.text("body"),
            start=row.day("start") or row.text("start"),
            end=row.day("end") or row.text("end"),
            party=_party_of(row, "party", parties),
            list_party=_party_of(row, "list_party", parties),
            source=row.many("source") or (row.text("source"),),
            note=row.optional("note"),
        )
        if term.start >= term.end:
            row.fail(f"ends ({term.end}) before it starts ({term.start})")
        first = seen.setdefault((term.person, term.body, term.start), row.line)
        if first != row.line:
            row.fail(f"the same term stands in line {first} already")
        terms.append(term)
    return terms


def _columns(kind: type, computed: Collection[str] = ()) -> tuple[str, ...]:
    return tuple(name for name in kind.__dataclass_fields__ if name not in computed)  # type: ignore[attr-defined]


def _load(
    path: Path, kind: type[_T], make: Callable[[Row], _T], *, key: str, computed: Collection[str] = ()
) -> list[_T]:
    seen: dict[str, int] = {}
    rows = []
    for row in read_table(path, _columns(kind, computed)):
        value = row.text(key)
        first = seen.setdefault(value, row.line)
        if first != row.line:
            row.fail(f"{key} {value!r} stands in line {first} already")
        rows.append(make(row))
    return rows


def _region(row: Row) -> Region:
    return Region(
        code=row.code("code", 2),
        name=row.text("name"),
        short_name=row.text("short_name"),
        roman=row.text("roman"),
        capital=row.text("capital"),
        aliases=row.many("aliases"),
    )


def _province(row: Row, regions: Collection[str]) -> Province:
    code = row.code("code", 3)
    region = row.choice("region_code", regions, "region")
    if code[:2] != region:
        row.fail(f"province {code} does not begin with its region {region}")
    return Province(code=code, name=row.text("name"), region_code=region, capital=row.text("capital"))


def _comuna(row: Row, provinces: Collection[str]) -> Comuna:
    cut = row.code("cut", 5)
    province = row.choice("province_code", provinces, "province")
    region = row.text("region_code")
    if cut[:3] != province or cut[:2] != region:
        row.fail(f"comuna {cut} does not begin with its province {province} and region {region}")
    lat, lon = row.real("lat", -90, 90), row.real("lon", -180, 180)
    if (lat is None) != (lon is None):
        row.fail("has lat without lon or lon without lat")
    return Comuna(
        cut=cut,
        name=row.text("name"),
        province_code=province,
        region_code=region,
        lat=lat,
        lon=lon,
        municipality=row.optional("municipality"),
        demonyms=row.many("demonyms"),
        aliases=row.many("aliases"),
        ambiguous=row.flag("ambiguous"),
        wikidata=row.optional("wikidata"),
        ambiguity=row.many("ambiguity"),
    )


def _party(row: Row) -> Party:
    name = row.text("name")
    return Party(abbreviation=row.text("abbreviation"), name=name, aliases=row.many("aliases"), slug=slug(name))


def _association(row: Row) -> Association:
    name = row.text("name")
    return Association(
        acronym=row.optional("acronym"),
        name=name,
        aliases=row.many("aliases"),
        scope=row.choice("scope", ("national", "regional", "territorial", "thematic")),
        source=row.many("source"),
        slug=slug(name),
    )


def _name(row: Row, cuts: Collection[str]) -> Name:
    cut = row.choice("cut", cuts, "municipality")
    name = Name(cut, row.text("given_names"), row.text("surname_1"), row.cells["surname_2"], row.many("aliases"))
    if name.full != row.text("person"):
        row.fail(f"given_names and surnames do not make up the person {row.text('person')!r}")
    return name


def _mandate(row: Row, name: Name, person_id: str, parties: Collection[str]) -> Mandate:
    start, end = row.day("start"), row.day("end")
    if start and end and start >= end:
        row.fail(f"ends ({end}) before it starts ({start})")
    return Mandate(
        cut=name.cut,
        person=row.text("person"),
        start=start,
        end=end,
        election=int(row.choice("election", _YEARS)),
        party=_party_of(row, "party", parties),
        pact=row.optional("pact"),
        votes=row.count("votes"),
        share=row.real("share", 0, 1),
        kind=row.choice("kind", ("elected", "replacement")),
        source=row.many("source"),
        given_names=name.given_names,
        surname_1=name.surname_1,
        surname_2=name.surname_2 or None,
        aliases=row.many("aliases"),
        list_party=_party_of(row, "list_party", parties),
        note=row.optional("note"),
        short_name=name.short,
        person_id=person_id,
    )


def _party_of(row: Row, column: str, parties: Collection[str]) -> str | None:
    return row.choice(column, parties, "party") if row.optional(column) else None


def _same_people(path: Path, cuts: Collection[str]) -> dict[str, frozenset[str]]:
    """Folded full name to the comunas in which ``namesakes.csv`` says that it is one person."""
    same: dict[str, frozenset[str]] = {}
    for row in read_table(path, ("person", "cuts", "same", "reason")):
        codes = frozenset(row.many("cuts"))
        if len(codes) < 2 or not codes.issubset(cuts):
            row.fail("column cuts must name two or more municipalities")
        row.text("reason")
        if row.flag("same"):
            same[fold(row.text("person"))] = codes
    return same
