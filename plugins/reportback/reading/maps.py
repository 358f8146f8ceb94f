"""Maps of areas: GeoJSON in content/maps, a file for each campaign that has one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportback.model import AreaMap, MapShape, Point, Ring
from reportback.places import Place
from reportback.problems import Problem, quoted

FOLDER = "content/maps"
_NAMED_BY = ("id", "area")
_WEST, _NORTH = 180, 90
_CORNERS = 4  # a triangle, closed
_PAIR = 2


@dataclass
class _Unfit(Exception):
    """Why a file is no map: what must be true, what was found, what to do."""

    must: str
    found: str
    todo: str


def read_map(path: str, text: str) -> tuple[AreaMap | None, list[Problem]]:
    """The map of a file, or why it is none. Only its polygons count."""
    try:
        return AreaMap(path, tuple(_shapes(json.loads(text)))), []
    except json.JSONDecodeError as error:
        place, found = Place(path, error.lineno, error.colno), f"found {quoted(error.msg)}"
        must, todo = "must be JSON", "save it again from the program that made it"
        return None, [Problem(place, "map-unreadable", must, found, todo)]
    except RecursionError:
        must, found = "must be GeoJSON", "found brackets within brackets without end"
        todo = "save it again from the program that made it"
        return None, [Problem(Place(path), "map-unreadable", must, found, todo)]
    except _Unfit as unfit:
        given = (unfit.must, unfit.found, unfit.todo)
        return None, [Problem(Place(path), "map-unreadable", *given)]


def _shapes(data: Any) -> Iterator[MapShape]:
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        must, todo = "must be a GeoJSON FeatureCollection", "save the areas as GeoJSON"
        raise _Unfit(must, "found no list of features", todo)
    drawn = 0
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            must, todo = "must be a list of GeoJSON features", "save the areas as GeoJSON"
            raise _Unfit(must, f"found {quoted(feature)} as number {number}", todo)
        rings = tuple(_rings(feature.get("geometry"), number))
        drawn += bool(rings)
        yield MapShape(tuple(_names(feature)), rings)
    if not drawn:
        must, todo = "must have areas (polygons)", "save the outlines of the areas"
        raise _Unfit(must, "found none", todo)


def _names(feature: Mapping[str, Any]) -> Iterator[str]:
    """What a feature may call its area: its own id, or the properties `id` and `area`."""
    properties = feature.get("properties")
    given = properties if isinstance(properties, dict) else {}
    for value in (feature.get("id"), *(given.get(name) for name in _NAMED_BY)):
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield str(value)


def _rings(geometry: Any, number: int) -> Iterator[Ring]:
    """The rings of a polygon or of several; points and lines have none."""
    if not isinstance(geometry, dict):
        return
    coordinates = geometry.get("coordinates")
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(
        str(geometry.get("type")), []
    )
    if not isinstance(polygons, list) or not all(isinstance(one, list) for one in polygons):
        raise _no_outline(number)
    for polygon in polygons:
        for ring in polygon:
            if not isinstance(ring, list) or len(ring) < _CORNERS:
                raise _no_outline(number)
            yield tuple(_point(point, number) for point in ring)


def _no_outline(number: int) -> _Unfit:
    must, found = (
        "must have closed outlines of at least three corners",
        f"found none in feature {number}",
    )
    return _Unfit(must, found, "draw the area again")


def _point(point: Any, number: int) -> Point:
    """Longitude and latitude in degrees, as GeoJSON has them; a height is passed over."""
    if isinstance(point, list) and len(point) >= _PAIR:
        lon, lat = point[:2]
        if _within(lon, _WEST) and _within(lat, _NORTH):
            return float(lon), float(lat)
    must = "must have longitude and latitude in degrees (WGS 84)"
    todo = "save it with the coordinate system EPSG:4326"
    raise _Unfit(must, f"found {quoted(point)} in feature {number}", todo)


def _within(value: Any, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most
