"""Ideas by area: a bar for each, as long as it has ideas, parted by what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportback.charts.scale import Part, stacked
from reportback.ledger.areas import AreaFacts


@dataclass(frozen=True, slots=True)
class AreaBar:
    """One area's bar. `number`: its place in the list and on the map, from 1."""

    number: int
    area: AreaFacts
    parts: tuple[Part, ...]


def area_bars(areas: Sequence[AreaFacts]) -> tuple[AreaBar, ...]:
    """The bars in the campaign's order; the area with most ideas has the longest."""
    most = max((area.count for area in areas), default=0)
    return tuple(AreaBar(n, area, _parts(area, most)) for n, area in enumerate(areas, 1))


def _parts(area: AreaFacts, most: int) -> tuple[Part, ...]:
    return stacked(((share.outcome, share.count) for share in area.tally.shares), most)
