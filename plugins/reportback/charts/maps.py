"""A map of areas: degrees to points of a small grid, and where each area's number stands.

All points snap to one grid, so that neighbours keep their common border when detail is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from reportback.charts.areas import AreaBar
from reportback.charts.scale import percent
from reportback.model import AreaMap, MapShape

MOST_POINTS = 1200
_GRIDS = (480, 320, 240, 160, 120, 80, 48)
_TRIANGLE = 3
_LINES = 15
_SHADES = 4
_WIDE = 0.7  # of the widest stretch

_LAST = 24

Spot = tuple[int, int]
_Drawn = tuple[MapShape, tuple[tuple[Spot, ...], ...]]


@dataclass(frozen=True, slots=True)
class Region:
    """A shape of the map. `bar`: the area that it shows; None: ground without an area.

    `shade`: from 0 (no ideas) to 4 (the most). `x`, `y`: where its number stands, in percent.
    """

    bar: AreaBar | None
    rings: tuple[tuple[Spot, ...], ...]
    shade: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapChart:
    """A map on a grid of its own size; ground first, so that areas lie on top."""

    width: int
    height: int
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class _Projection:
    """Degrees to points: as wide as they are there, half-way between south and north."""

    west: float
    north: float
    across: float
    scale: float

    def spot(self, lon: float, lat: float) -> Spot:
        x = (lon - self.west) * self.across
        return round(x * self.scale), round((self.north - lat) * self.scale)


def map_chart(of: AreaMap, bars: Sequence[AreaBar]) -> MapChart:
    """The map with these areas, as fine as its budget of points allows."""
    tried = (_drawn(of, grid) for grid in _GRIDS)
    drawn = next((shapes for shapes in tried if _points(shapes) <= MOST_POINTS), _drawn(of, _LAST))
    spots = [spot for _, rings in drawn for ring in rings for spot in ring]
    width, height = (max([1, *(spot[side] for spot in spots)]) for side in (0, 1))
    most = max((bar.area.count for bar in bars), default=0)
    regions = [
        _region(_bar_of(shape, bars), rings, most, (width, height)) for shape, rings in drawn
    ]
    ordered = sorted(regions, key=lambda region: region.bar is not None)
    return MapChart(width, height, tuple(ordered))


def _drawn(of: AreaMap, grid: int) -> list[_Drawn]:
    projection = _projection(of, grid)
    return [(shape, tuple(_rings(shape, projection))) for shape in of.shapes]


def _points(drawn: Sequence[_Drawn]) -> int:
    return sum(len(ring) for _, rings in drawn for ring in rings)


def _bar_of(shape: MapShape, bars: Sequence[AreaBar]) -> AreaBar | None:
    return next((bar for bar in bars if bar.area.id in shape.names), None)


def _projection(of: AreaMap, grid: int) -> _Projection:
    points = [point for shape in of.shapes for ring in shape.rings for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    across = max(cos(radians((south + north) / 2)), 0.01)
    size = max((east - west) * across, north - south) or 1
    return _Projection(west, north, across, grid / size)


def _rings(shape: MapShape, projection: _Projection) -> Iterator[tuple[Spot, ...]]:
    """Rings on the grid, without points that add nothing; what is smaller than the grid is gone."""
    for ring in shape.rings:
        spots = tuple(_simple([projection.spot(*point) for point in ring]))
        if len(spots) >= _TRIANGLE:
            yield spots


def _simple(spots: Sequence[Spot]) -> list[Spot]:
    """A closed ring without repetition, and without points on a straight line between others."""
    kept: list[Spot] = []
    for spot in spots:
        if kept and spot == kept[-1]:
            continue
        while len(kept) > 1 and _straight(kept[-2], kept[-1], spot):
            kept.pop()
        kept.append(spot)
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _straight(a: Spot, b: Spot, c: Spot) -> bool:
    """Whether one goes on from b to c in the direction in which one came from a."""
    turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
    onward = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return turn == 0 and onward > 0


def _region(
    bar: AreaBar | None, rings: tuple[tuple[Spot, ...], ...], most: int, size: tuple[int, int]
) -> Region:
    x, y = _inside(rings)
    shade = -(-_SHADES * bar.area.count // most) if bar and most else 0
    return Region(bar, rings, shade, percent(x, size[0]), percent(y, size[1]))


def _inside(rings: Sequence[Sequence[Spot]]) -> tuple[float, float]:
    """A place well inside: on some lines across, the middle of a wide stretch near half height."""
    heights = [spot[1] for ring in rings for spot in ring]
    if not heights:
        return 0, 0
    top, bottom = min(heights), max(heights)
    lines = (top + (bottom - top) * (n + 0.5) / _LINES for n in range(_LINES))
    found = [(right - left, (left + right) / 2, y) for y in lines for left, right in _cut(rings, y)]
    middle = (top + bottom) / 2
    wide = _WIDE * max((width for width, _, _ in found), default=0)
    fitting = (cut for cut in found if cut[0] >= wide)
    _, x, y = min(fitting, key=lambda cut: (abs(cut[2] - middle), -cut[0]), default=(0, 0, 0))
    return x, y


def _cut(rings: Iterable[Sequence[Spot]], y: float) -> Iterator[tuple[float, float]]:
    """The stretches of a line across that lie inside."""
    crossings = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in rings
        for a, b in pairwise((*ring, ring[0]))
        if (a[1] > y) != (b[1] > y)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=False)
