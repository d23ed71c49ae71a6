"""Where municipalities stand when the page shows the country: Chile in three strips, side by side.

A country 4,300 km long and 180 wide does not fit a screen; printed atlases cut it.  The strips go from north to south,
each at a scale of its own: the north and the far south have much land and few municipalities, the centre the reverse.
Coordinates are those of the authority table (WGS84), in an equirectangular projection about the middle of each piece,
which for a few hundred kilometres' width is as good as any.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from munigraph.authority import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

__all__ = ["places"]

_HEIGHT = 2600.0  # of a strip, in units of the drawing
_GAP = 700.0  # between strips: room for the names of the regions


class _Piece(NamedTuple):
    """A piece of the country, in degrees from north to south and from west to east, and where it is drawn.

    What lies further west (islands) is drawn at the west rim.
    """

    north: float
    south: float
    west: float
    east: float
    strip: int
    top: float  # shares of a strip's height
    bottom: float

    @property
    def scale(self) -> float:
        """Units to a degree of latitude."""
        return (self.bottom - self.top) * _HEIGHT / (self.north - self.south)

    @property
    def narrowing(self) -> float:
        """A degree of longitude over one of latitude, in the middle of the piece."""
        return math.cos(math.radians((self.north + self.south) / 2))

    @property
    def width(self) -> float:
        """Units."""
        return (self.east - self.west) * self.narrowing * self.scale


#: Arica to Coquimbo; Valparaíso to Maule and Ñuble; Biobío to Los Lagos, and below it, smaller, Aysén and Magallanes.
_PIECES = (
    _Piece(-17.4, -32.15, -71.8, -68.2, 0, 0.0, 1.0),
    _Piece(-32.15, -37.2, -73.0, -70.2, 1, 0.0, 1.0),
    _Piece(-37.2, -43.75, -74.2, -71.3, 2, 0.0, 0.76),
    _Piece(-43.75, -55.2, -75.2, -66.5, 2, 0.8, 1.0),
)
_WIDTHS = [max(piece.width for piece in _PIECES if piece.strip == strip) for strip in range(3)]


def places(network: nx.MultiDiGraph[str], nodes: Iterable[str]) -> dict[str, Any]:
    """Where the ``nodes`` of a network that have coordinates stand: drawing units, x to the right, y downward.

    ``nodes`` (numbers in the order given), ``x`` and ``y``; ``regions``: ``name``, ``x`` and ``y`` of where the name of
    a region ends: in the sea, west of its municipalities.
    """
    short = {region.code: region.short_name for region in load().regions}
    found: list[tuple[int, float, float]] = []
    by_region: dict[str, list[tuple[float, float, float]]] = {}
    for number, node in enumerate(nodes):
        row = network.nodes[node]
        lat, lon = row.get("lat"), row.get("lon")
        if lat is None or lon is None:
            continue
        x, y, rim = _spot(lat, lon)
        found.append((number, x, y))
        if row.get("region"):
            name = short.get(str(row.get("cut"))[:2], str(row["region"]))
            by_region.setdefault(name, []).append((x, y, rim))
    return {
        "nodes": [number for number, _, _ in found],
        "x": [x for _, x, _ in found],
        "y": [y for _, _, y in found],
        "regions": [_named(name, spots) for name, spots in sorted(by_region.items())],
    }


def _spot(lat: float, lon: float) -> tuple[float, float, float]:
    """Where a point is drawn (x, y), and x of its strip's west rim."""
    piece = next((piece for piece in _PIECES if lat >= piece.south), _PIECES[-1])
    left = sum(_WIDTHS[: piece.strip]) + _GAP * piece.strip
    x = left + (min(max(lon, piece.west), piece.east) - piece.west) * piece.narrowing * piece.scale
    y = piece.top * _HEIGHT + (piece.north - min(lat, piece.north)) * piece.scale
    return round(x, 1), round(y, 1), round(left, 1)


def _named(name: str, spots: list[tuple[float, float, float]]) -> dict[str, Any]:
    """A region's name in the sea: at the rim of the strip in which most of it lies, at its municipalities' middle."""
    rims = sorted(rim for *_, rim in spots)
    rim = rims[len(rims) // 2]
    heights = sorted(y for _, y, each in spots if each == rim)
    return {"name": name, "x": round(rim - 90, 1), "y": heights[len(heights) // 2]}
