"""Where municipalities lie when the page shows the country: each in its region, the regions from north to south.

A country 4,300 km long and 180 wide does not fit a screen, and a third of its municipalities lie within 100 km of
Santiago.  As in an atlas each region has a map of its own.  Positions are kilometres from the region's middle, from the
coordinates of the authority table (WGS84) in an equirectangular projection about that middle, which for a few hundred
kilometres is as good as any.  How the maps share the screen is ``script/panels.js``'s business.
"""

from __future__ import annotations

import math
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from munigraph.authority import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

__all__ = ["places"]

_KILOMETRES = 111.32  # to a degree of latitude
#: Degrees of longitude from a region's middle; islands further out are drawn at this rim, at most so many degrees of
#: latitude from the middle.
_REACH, _ISLANDS = 2.5, 1.0


class _Region(NamedTuple):
    """A region's short name and its middle, in degrees."""

    name: str
    lat: float
    lon: float


class _Place(NamedTuple):
    """A node with coordinates, and what its region goes by: the code of the official table, else its name."""

    number: int
    region: str
    lat: float
    lon: float


def places(network: nx.MultiDiGraph[str], nodes: Iterable[str]) -> dict[str, Any]:
    """Where the ``nodes`` of a network lie that have coordinates and a region.

    ``nodes`` (numbers in the order given), ``x`` and ``y`` (kilometres east and south of the middle of its region), and
    ``region`` of each (its place in ``regions``); ``regions``: their names, from north to south.
    """
    found = list(_placed(network, nodes))
    regions = _regions(found)
    order = {key: i for i, key in enumerate(regions)}
    spots = [_spot(regions[place.region], place.lat, place.lon) for place in found]
    return {
        "nodes": [place.number for place in found],
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "region": [order[place.region] for place in found],
        "regions": [region.name for region in regions.values()],
    }


def _placed(network: nx.MultiDiGraph[str], nodes: Iterable[str]) -> Iterator[_Place]:
    for number, node in enumerate(nodes):
        row = network.nodes[node]
        lat, lon, code = row.get("lat"), row.get("lon"), str(row.get("cut"))[:2]
        region = code if code in _official() else row.get("region")
        if lat is not None and lon is not None and region:
            yield _Place(number, str(region), lat, lon)


@cache
def _official() -> dict[str, _Region]:
    """The regions of the official table by their codes, each with the middle of its comunas."""
    tables = load()
    found = {}
    for region in tables.regions:
        comunas = [comuna for comuna in tables.comunas if comuna.region_code == region.code]
        lats = [comuna.lat for comuna in comunas if comuna.lat is not None]
        lons = [comuna.lon for comuna in comunas if comuna.lon is not None]
        found[region.code] = _Region(region.short_name, median(lats), median(lons))
    return found


def _regions(found: list[_Place]) -> dict[str, _Region]:
    """The regions of these places, from north to south; one of no official table has its middle among them."""
    regions = {}
    for key in {place.region for place in found}:
        own = [place for place in found if place.region == key]
        middle = _Region(key, median(place.lat for place in own), median(place.lon for place in own))
        regions[key] = _official().get(key, middle)
    return dict(sorted(regions.items(), key=lambda item: (-item[1].lat, item[0])))


def _spot(region: _Region, lat: float, lon: float) -> tuple[float, float]:
    if abs(lon - region.lon) > _REACH:
        lat = min(max(lat, region.lat - _ISLANDS), region.lat + _ISLANDS)
    east = min(max(lon - region.lon, -_REACH), _REACH) * math.cos(math.radians(region.lat))
    return round(east * _KILOMETRES, 1) + 0.0, round((region.lat - lat) * _KILOMETRES, 1) + 0.0
