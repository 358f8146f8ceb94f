"""A map of a campaign's areas, from a site's own GeoJSON."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class MapShape:
    """One feature of a map: the words that may name its area, and its rings in degrees."""

    names: tuple[str, ...]
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class AreaMap:
    """A map: its file, and its shapes in the order of the file."""

    path: str
    shapes: tuple[MapShape, ...]
