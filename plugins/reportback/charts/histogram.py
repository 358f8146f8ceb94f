"""How long first answers took, in bins of equal width that meet at the promised day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, count

from reportback.charts.scale import percent
from reportback.ledger.timeliness import Timeliness
from reportback.model import Unit

MOST_BINS = 24
_TICK_ROOM = 20  # percent between two numbers below the picture
_EDGE = 8  # percent from either end within which a number leans inwards


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers that came more than `after` and at most `up_to` days from the promised day.

    `height`: in percent of the tallest. `late`: whether it lies beyond the promised day.
    """

    after: int
    up_to: int
    count: int
    x: float
    width: float
    height: float
    late: bool

    @property
    def top(self) -> float:
        """Where it begins, from the top."""
        return round(100 - self.height, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A number below the picture: days from the promised day, and from where it is written."""

    margin: int
    x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """All bins in order, and where the promised day lies, if a day was promised."""

    facts: Timeliness
    bins: tuple[Bin, ...]
    promise: float | None
    ticks: tuple[Tick, ...]
    tallest: int


def histogram(facts: Timeliness) -> Histogram:
    """Bins in days, weeks or months' worth of days, no more than a phone can show.

    They reach from the first answer to the last, and to the promised day. An answer on the idea's
    own day stands with those of the day after.
    """
    held = facts.promise is not None
    least = 1 - (facts.within or 0) if facts.from_idea else min(facts.margins)
    margins = [max(margin, least) for margin in facts.margins]
    spans = ((_span(margins, width, held), width) for width in _widths(facts.unit))
    (low, high), width = next(found for found in spans if found[0][1] - found[0][0] < MOST_BINS)
    bins = high - low + 1
    counted = Counter(_place(margin, width) for margin in margins)
    tallest = max(counted.values())
    found = tuple(
        Bin(
            (place - 1) * width,
            place * width,
            counted[place],
            percent(place - low, bins),
            percent(1, bins),
            percent(counted[place], tallest),
            held and place > 0,
        )
        for place in range(low, high + 1)
    )
    promise = percent(1 - low, bins) if held else None
    return Histogram(facts, found, promise, _ticks(low, bins, width), tallest)


def _widths(unit: Unit) -> chain[int]:
    """Widths of bins that people count in: working weeks, or weeks."""
    week = 5 if unit is Unit.WORKING_DAYS else 7
    return chain((1, 2), (week * 2**step for step in count()))


def _place(margin: int, width: int) -> int:
    """Which bin holds a margin; bin 0 ends on the promised day."""
    return -(-margin // width)


def _span(margins: list[int], width: int, held: bool) -> tuple[int, int]:
    """The first and the last bin; on either side of the promised day, where one is `held` to."""
    low, high = _place(min(margins), width), _place(max(margins), width)
    return (min(0, low), max(1, high)) if held else (low, max(low + 1, high))


def _ticks(low: int, bins: int, width: int) -> tuple[Tick, ...]:
    """Numbers at edges of bins, the promised day among them, with room for each."""
    apart = next(n for n in (1, 2, 4, 5, 10, bins) if percent(n, bins) >= _TICK_ROOM)
    edges = (edge for edge in range(low - 1, low + bins) if edge % apart == 0)
    return tuple(_tick(edge * width, percent(edge - low + 1, bins)) for edge in edges)


def _tick(margin: int, x: float) -> Tick:
    anchor = "start" if x < _EDGE else "end" if x > 100 - _EDGE else "middle"
    return Tick(margin, x, anchor)
