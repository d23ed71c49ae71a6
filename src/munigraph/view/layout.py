"""Where the nodes of a drawing stand: computed once, in plain Python, the same on every machine.

A force layout in the manner of ForceAtlas2 (Jacomy, Venturini, Heymann and Bastian 2014, *PLoS ONE* 9(6): e98679):
edges pull, nodes push in proportion to their degrees, a weak gravity keeps unconnected parts near.  The push is
approximated by a quadtree (Barnes and Hut 1986, *Nature* 324: 446-449), so a step costs O(n log n).  The start is a
sunflower spiral by degree instead of a random one; no number here depends on a hash, a clock or a seed.  numpy and the
trigonometry of the platform's C library are not used: the four operations and the square root are rounded alike
everywhere (IEEE 754), so the bytes are alike too.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Point", "layout"]

#: x to the right, y downward, in the units of the drawing (pixels at scale 1).
Point = tuple[float, float]

_PUSH = 2400.0  # strength of the push; with a pull of 1 it sets the length of a lone edge (about 100 units)
_GRAVITY = 14.0  # strength of the pull to the centre, the same at every distance from it
_WIDE = 1.15  # the stage is a little wider than high: the vertical gravity is this much stronger
_THETA = 1.1  # a cell whose width is under this share of its distance counts as one body
_LEAF = 3  # bodies in a cell that is not divided further
_DEPTH = 24  # cells are not divided beyond this depth (bodies in the same spot)
_COS, _SIN = -0.7373688780783197, 0.6754902942615238  # of the golden angle, pi * (3 - sqrt(5))


class _Bodies(NamedTuple):
    xs: list[float]
    ys: list[float]
    mass: list[float]


class _Square(NamedTuple):
    left: float
    top: float
    width: float


class _Cell(NamedTuple):
    """A square of the quadtree: either it has ``children`` or it holds ``bodies``."""

    x: float  # centre of mass
    y: float
    mass: float
    reach: float  # squared distance from which it counts as one body
    children: tuple[_Cell, ...]
    bodies: tuple[int, ...]


def layout(sizes: Sequence[float], edges: Iterable[tuple[int, int]], *, gap: float = 18.0) -> list[Point]:
    """Positions of as many nodes as there are ``sizes`` (their radii), centred on (0, 0).

    ``edges`` are pairs of node numbers; their direction, order and repetition do not matter, loops are ignored.
    ``gap`` is the least distance between the rims of two nodes in the result.
    """
    count = len(sizes)
    links = sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]})
    degree = [0] * count
    for a, b in links:
        degree[a] += 1
        degree[b] += 1
    xs, ys = _spiral(degree)
    mass = [1.0 + math.sqrt(d) for d in degree]
    steps = 260 if count <= 300 else 150
    for step in range(steps):
        heat = 60.0 * (1 - step / steps) + 1.0
        _move(xs, ys, _forces(xs, ys, mass, links), mass, heat)
    usual = 2 * sorted(sizes)[count // 2] + gap if sizes else gap
    _scale(xs, ys, usual)
    _part(xs, ys, sizes, gap)
    return _centred(xs, ys)


def _spiral(degree: Sequence[int]) -> tuple[list[float], list[float]]:
    """Most connected first, from the centre outward, evenly spread (Vogel's model of a sunflower)."""
    xs, ys = [0.0] * len(degree), [0.0] * len(degree)
    cos, sin = 1.0, 0.0
    for rank, node in enumerate(sorted(range(len(degree)), key=lambda i: (-degree[i], i))):
        radius = 60.0 * math.sqrt(rank)
        xs[node], ys[node] = radius * cos, radius * sin
        cos, sin = cos * _COS - sin * _SIN, sin * _COS + cos * _SIN
    return xs, ys


def _way(a: int, b: int) -> Point:
    """The direction in which two nodes in one spot part: a unit vector of their own."""
    ways = ((1.0, 0.0), (0.6, 0.8), (0.0, 1.0), (-0.6, 0.8), (-0.8, 0.6), (0.8, 0.6), (0.28, 0.96), (-0.28, 0.96))
    return ways[(a * 7 + b * 3) % len(ways)]


def _length(x: float, y: float) -> float:
    return math.sqrt(x * x + y * y)


def _forces(
    xs: list[float], ys: list[float], mass: list[float], links: list[tuple[int, int]]
) -> tuple[list[float], list[float]]:
    count = len(xs)
    far = [_length(x, y) + 1.0 for x, y in zip(xs, ys, strict=True)]
    fx = [-_GRAVITY * mass[i] * xs[i] / far[i] for i in range(count)]
    fy = [-_GRAVITY * mass[i] * ys[i] / far[i] * _WIDE for i in range(count)]
    for a, b in links:
        dx, dy = xs[b] - xs[a], ys[b] - ys[a]
        fx[a] += dx
        fy[a] += dy
        fx[b] -= dx
        fy[b] -= dy
    if count > 1:
        bodies = _Bodies(xs, ys, mass)
        root = _cell(list(range(count)), bodies, _square(xs, ys), 0)
        for i in range(count):
            px, py = _push(root, i, bodies)
            fx[i] += px * mass[i] * _PUSH
            fy[i] += py * mass[i] * _PUSH
    return fx, fy


def _square(xs: list[float], ys: list[float]) -> _Square:
    """The least square from the upper left corner that holds all."""
    left, top = min(xs), min(ys)
    return _Square(left, top, max(max(xs) - left, max(ys) - top, 1.0) * 1.001)


def _cell(members: list[int], bodies: _Bodies, square: _Square, depth: int) -> _Cell:
    xs, ys, mass = bodies
    total = sum(mass[i] for i in members)
    cx = sum(xs[i] * mass[i] for i in members) / total
    cy = sum(ys[i] * mass[i] for i in members) / total
    if len(members) <= _LEAF or depth >= _DEPTH:
        return _Cell(cx, cy, total, 0.0, (), tuple(members))
    half = square.width / 2
    mx, my = square.left + half, square.top + half
    quarters: tuple[list[int], ...] = ([], [], [], [])
    for i in members:
        quarters[(xs[i] >= mx) + 2 * (ys[i] >= my)].append(i)
    children = tuple(
        _cell(part, bodies, _Square(square.left + half * (q & 1), square.top + half * (q >> 1), half), depth + 1)
        for q, part in enumerate(quarters)
        if part
    )
    return _Cell(cx, cy, total, (square.width / _THETA) ** 2, children, ())


def _push(root: _Cell, me: int, bodies: _Bodies) -> Point:
    """What all others push ``me``, for a body of mass 1."""
    xs, ys, mass = bodies
    x, y = xs[me], ys[me]
    fx = fy = 0.0
    stack = [root]
    while stack:
        cx, cy, total, reach, children, members = stack.pop()
        if children:
            dx, dy = x - cx, y - cy
            square = dx * dx + dy * dy
            if square < reach:
                stack.extend(children)
            else:
                fx += dx * total / square
                fy += dy * total / square
            continue
        for other in members:
            if other != me:
                dx, dy = x - xs[other], y - ys[other]
                square = dx * dx + dy * dy
                if square < 1.0:  # in one spot: part them, each pair in a direction of its own
                    dx, dy = _way(min(me, other), max(me, other))
                    dx, dy, square = (dx, dy, 1.0) if me < other else (-dx, -dy, 1.0)
                fx += dx * mass[other] / square
                fy += dy * mass[other] / square
    return fx, fy


def _move(
    xs: list[float], ys: list[float], forces: tuple[list[float], list[float]], mass: list[float], heat: float
) -> None:
    """One step along the forces, no longer than ``heat``; heavy nodes move less."""
    for i, (fx, fy) in enumerate(zip(*forces, strict=True)):
        force = _length(fx, fy)
        if force > 0.0:
            stride = min(heat, 0.12 * force / mass[i])
            xs[i] += fx / force * stride
            ys[i] += fy / force * stride


def _scale(xs: list[float], ys: list[float], gap: float) -> None:
    """Make the usual distance to the nearest node ``gap``, so that there is room for names and none is lost."""
    count = len(xs)
    if count < 2:
        return
    nearest = sorted(
        min((xs[i] - xs[j]) ** 2 + (ys[i] - ys[j]) ** 2 for j in range(count) if j != i) for i in range(count)
    )
    factor = gap / max(math.sqrt(nearest[count // 2]), 1.0)
    for i in range(count):
        xs[i] *= factor
        ys[i] *= factor


def _part(xs: list[float], ys: list[float], sizes: Sequence[float], gap: float) -> None:
    """Move nodes that are nearer than ``gap`` apart, a little at a time."""
    side = 2 * max(sizes, default=0.0) + gap
    for _ in range(80):
        moved = False
        grid: dict[tuple[int, int], list[int]] = {}
        for i in range(len(xs)):
            grid.setdefault((math.floor(xs[i] / side), math.floor(ys[i] / side)), []).append(i)
        for (gx, gy), here in sorted(grid.items()):
            near = [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in grid.get((gx + dx, gy + dy), ())]
            for i in here:
                for j in near:
                    moved |= i < j and _part_pair(xs, ys, i, j, sizes[i] + sizes[j] + gap)
        if not moved:
            return


def _part_pair(xs: list[float], ys: list[float], i: int, j: int, least: float) -> bool:
    dx, dy = xs[j] - xs[i], ys[j] - ys[i]
    distance = _length(dx, dy)
    if distance >= least:
        return False
    if distance < 1e-6:
        (dx, dy), distance = _way(i, j), 1.0
    shift = (least - distance) / 2 + 0.5
    ux, uy = dx / distance * shift, dy / distance * shift
    xs[i] -= ux
    ys[i] -= uy
    xs[j] += ux
    ys[j] += uy
    return True


def _centred(xs: list[float], ys: list[float]) -> list[Point]:
    if not xs:
        return []
    if max(ys) - min(ys) > max(xs) - min(xs):  # lie down
        xs, ys = ys, xs
    cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return [(round(x - cx, 1) + 0.0, round(y - cy, 1) + 0.0) for x, y in zip(xs, ys, strict=True)]
