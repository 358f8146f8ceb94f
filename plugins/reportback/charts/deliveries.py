"""Every yes on a line of time: when it was given, the days named for it, and when it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportback.charts.axis import Axis, axis
from reportback.ledger.deliveries import Deliveries, Delivery

MOST_TRACKS = 8


@dataclass(frozen=True, slots=True)
class Track:
    """One yes: from `x` on it was worked at for `width`.

    `slips`: days named and then moved. `due`: the last day named. `end`: the day that it ended.
    """

    delivery: Delivery
    x: float
    width: float
    slips: tuple[float, ...]
    due: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class DeliveryChart:
    """As many tracks as a reader can take in, none where no day was named for any yes.

    `hidden`: how many with a day only the lists have.
    """

    facts: Deliveries
    axis: Axis
    today: float
    tracks: tuple[Track, ...]
    hidden: int


def delivery_chart(facts: Deliveries, as_of: date) -> DeliveryChart:
    """What lies ahead comes first, what ended long ago is left out where there is no room.

    What has no day named for it has no track: there is nothing to hold its work against.
    """
    shown = facts.with_day[:MOST_TRACKS]
    line = axis(_days(shown, as_of))
    tracks = tuple(_track(line, one, as_of) for one in shown)
    return DeliveryChart(facts, line, line.x(as_of), tracks, len(facts.with_day) - len(shown))


def _days(shown: Sequence[Delivery], as_of: date) -> Iterator[date]:
    yield as_of
    for one in shown:
        yield from (one.agreed, *one.announced)


def _track(line: Axis, one: Delivery, as_of: date) -> Track:
    x = line.x(one.agreed)
    named = tuple(line.x(day) for day in one.announced)
    end = line.x(one.ended) if one.ended else None
    width = round((line.x(as_of) if end is None else end) - x, 2)
    return Track(one, x, width, named[:-1], named[-1] if named else None, end)
