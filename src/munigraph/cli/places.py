"""Names of comunas and regions for completion: of the tables alone, so that they come at once and without a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.authority.rows import read_comunas, read_provinces, read_regions
from munigraph.resources import resource
from munigraph.text import begins, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from munigraph.authority.types import Comuna, Region

__all__ = ["comunas", "regions"]

_TABLES = resource("data", "authority")


def comunas(begun: str) -> list[tuple[str, str]]:
    """Names of comunas that begin so (:func:`munigraph.text.begins`), each with its region, sorted.

    A comuna whose own name does not begin so goes by another one that does.
    """
    names = {each.code: each.name for each in read_regions(_TABLES / "regions.csv")}
    provinces = {each.code for each in read_provinces(_TABLES / "provinces.csv", names)}
    found = read_comunas(_TABLES / "comunas.csv", provinces)
    return _fitting(((each, f"Región: {names[each.region_code]}") for each in found), begun)


def regions(begun: str) -> list[tuple[str, str]]:
    """Names of regions that begin so (:func:`munigraph.text.begins`), each with its number, sorted."""
    found = read_regions(_TABLES / "regions.csv")
    return _fitting(((each, f"Región {each.roman}") for each in found), begun)


def _fitting(places: Iterable[tuple[Comuna | Region, str]], begun: str) -> list[tuple[str, str]]:
    return sorted(_each(places, begun), key=lambda named: (fold(named[0]), named))


def _each(places: Iterable[tuple[Comuna | Region, str]], begun: str) -> Iterator[tuple[str, str]]:
    for place, about in places:
        names = (place.name, *place.aliases) if begun else (place.name,)
        name = next((each for each in names if begins(each, begun)), None)
        if name is not None:
            yield name, about if name == place.name else f"{place.name}. {about}"
