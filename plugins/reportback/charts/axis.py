"""A line of time from one day to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

from reportback.charts.scale import percent

_STEPS = (1, 2, 3, 6, 12, 24, 60)  # months; then tens of years, doubled
_TICK_ROOM = 24  # percent: a month and its year, on a phone
_LAST_ROOM = 78
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written below the line."""

    day: date
    x: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that a picture shows. `start` is its first day, `days` how many there are."""

    start: date
    days: int

    def x(self, day: date) -> float:
        """Where a day begins, in percent."""
        return percent((day - self.start).days, self.days)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """First days of months, as many as there is room for."""
        steps = chain(_STEPS, (10 * _YEAR * 2**doubled for doubled in count()))
        step = next(months for months in steps if percent(months * 30, self.days) >= _TICK_ROOM)
        found = (Tick(day, self.x(day)) for day in self._firsts(step))
        return tuple(tick for tick in found if 0 <= tick.x <= _LAST_ROOM)

    @property
    def by_year(self) -> bool:
        """Whether all ticks are the first days of years."""
        return all(tick.day.month == 1 for tick in self.ticks)

    def _firsts(self, step: int) -> Iterator[date]:
        """Every `step` months, counted so that a year begins with one."""
        months = self.start.year * _YEAR + self.start.month - 1
        months -= months % step
        while months // _YEAR <= date.max.year:
            day = date(max(1, months // _YEAR), months % _YEAR + 1, 1)
            if (day - self.start).days > self.days:
                return
            yield day
            months += step


def axis(days: Iterable[date]) -> Axis:
    """An axis that holds all these days, with a little room at either end for what marks them."""
    found = sorted(days)
    span = (found[-1] - found[0]).days + 1
    room = max(1, round(span * 0.035))
    start = found[0] - timedelta(min(room, (found[0] - date.min).days))
    return Axis(start, (found[-1] - start).days + 1 + room)
