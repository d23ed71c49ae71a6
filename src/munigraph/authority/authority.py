"""Load the authority tables and answer questions about them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from munigraph.authority.rows import (
    read_associations,
    read_comunas,
    read_mandates,
    read_members,
    read_offices,
    read_parties,
    read_provinces,
    read_regions,
)
from munigraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.authority.types import Association, Comuna, Mandate, Member, OfficeTerm, Party, Province, Region

__all__ = ["Authority", "load", "read_authority"]


class Authority:
    """The tables as tuples in the order of their files, with look-ups by code.

    Look-ups of one thing raise ``KeyError`` when there is none of that code.
    """

    def __init__(
        self,
        *,
        regions: Iterable[Region],
        provinces: Iterable[Province],
        comunas: Iterable[Comuna],
        mandates: Iterable[Mandate],
        parties: Iterable[Party],
        associations: Iterable[Association],
        members: Iterable[Member],
        offices: Iterable[OfficeTerm] = (),
    ) -> None:
        self.regions = tuple(regions)
        self.provinces = tuple(provinces)
        self.comunas = tuple(comunas)
        self.mandates = tuple(mandates)
        self.parties = tuple(parties)
        self.associations = tuple(associations)
        self.members = tuple(members)
        self.offices = tuple(offices)
        self._regions = {region.code: region for region in self.regions}
        self._provinces = {province.code: province for province in self.provinces}
        self._comunas = {comuna.cut: comuna for comuna in self.comunas}
        self._associations = {association.name: association for association in self.associations}
        self._parties = {party.abbreviation: party for party in self.parties}
        by_cut: dict[str, list[Mandate]] = defaultdict(list)
        by_person: dict[str, list[Mandate]] = defaultdict(list)
        for mandate in sorted(self.mandates, key=_by_start):
            by_cut[mandate.cut].append(mandate)
            by_person[mandate.person_id].append(mandate)
        self._by_cut = {cut: tuple(mandates) for cut, mandates in by_cut.items()}
        self._by_person = {person: tuple(mandates) for person, mandates in by_person.items()}

    def region(self, code: str) -> Region:
        """The region of that code (two digits, ``05``)."""
        return self._regions[code]

    def province(self, code: str) -> Province:
        """The province of that code (three digits, ``051``)."""
        return self._provinces[code]

    def comuna(self, cut: str) -> Comuna:
        """The comuna of that code (five digits, ``05101``)."""
        return self._comunas[cut]

    def party(self, abbreviation: str) -> Party:
        """The party of that abbreviation, as the table spells it (``RN``, ``IND``)."""
        return self._parties[abbreviation]

    def association(self, name: str) -> Association:
        """The association of that name, as the table spells it."""
        return self._associations[name]

    def mandates_of(self, cut: str) -> tuple[Mandate, ...]:
        """The mayors' mandates of a comuna by their first day; of one election, those without one come last."""
        return self._by_cut.get(cut, ())

    def mandates_held_by(self, person_id: str) -> tuple[Mandate, ...]:
        """The mandates of a person (``jorge-sharp-fajardo``) by their first day."""
        return self._by_person.get(person_id, ())

    def mayors_on(self, cut: str, iso_date: str) -> tuple[Mandate, ...]:
        """The mandates of a comuna that ran on a day (``YYYY-MM-DD``).

        The first day belongs to a mandate and its last does not: it is the successor's.  More than one where an
        alcalde suplente acted for the mayor, none in a vacancy or outside the terms known.  A mandate whose first day
        is not known is left out.
        """
        return tuple(
            mandate
            for mandate in self.mandates_of(cut)
            if mandate.start is not None and mandate.start <= iso_date < mandate.last_day
        )

    def is_acting(self, mandate: Mandate) -> bool:
        """True for a mandate held in place of a mayor who keeps the office: suspended, on leave, or removed on appeal.

        It begins before the mandate of the elected mayor of that term ends; where its own first day is not known, it
        ends no later (Ley 18.695, article 62).
        """
        return mandate.kind == "replacement" and any(
            holder.kind == "elected"
            and holder.election == mandate.election
            and (mandate.start < holder.last_day if mandate.start is not None else mandate.last_day <= holder.last_day)
            for holder in self.mandates_of(mandate.cut)
        )


@cache
def load() -> Authority:
    """The tables that munigraph ships, read once per process."""
    return read_authority(resource("data", "authority"))


def read_authority(folder: str | Path) -> Authority:
    """Read and check the tables of a folder.

    Raises :class:`~munigraph.errors.DataError` naming file and line when a column is missing or unknown, a number, day
    or code is none, a key occurs twice or a code refers to nothing.
    """
    folder = Path(folder)
    regions = read_regions(folder / "regions.csv")
    provinces = read_provinces(folder / "provinces.csv", {region.code for region in regions})
    comunas = read_comunas(folder / "comunas.csv", {province.code for province in provinces})
    parties = read_parties(folder / "parties.csv")
    associations = read_associations(folder / "associations.csv")
    municipalities = {comuna.cut for comuna in comunas if comuna.municipality}
    mandates = read_mandates(
        folder / "mandates.csv",
        folder / "namesakes.csv",
        cuts=municipalities,
        parties={party.abbreviation for party in parties},
    )
    return Authority(
        regions=regions,
        provinces=provinces,
        comunas=comunas,
        mandates=mandates,
        parties=parties,
        associations=associations,
        members=read_members(
            folder / "members.csv", {association.name for association in associations}, municipalities
        ),
        offices=read_offices(folder / "offices.csv", {party.abbreviation for party in parties}),
    )


def _by_start(mandate: Mandate) -> tuple[str, int, bool, str, str]:
    return mandate.cut, mandate.election, mandate.start is None, mandate.start or "", mandate.person
