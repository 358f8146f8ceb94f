"""How long answers took: a median and a distribution, never on tiny numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

ENOUGH = 5
_BOUNDS = (0, 7, 28, 84, 182)


@dataclass(frozen=True, slots=True)
class Band:
    """How many answers took more than `over` and at most `up_to` days (None: no upper end)."""

    over: int
    up_to: int | None
    count: int
    percent: float


@dataclass(frozen=True, slots=True)
class ResponseTimes:
    """Days from an idea to its first answer. Without `ENOUGH` answers there is no figure."""

    answered: int
    median: int | None
    bands: tuple[Band, ...]


def response_times(days: Sequence[int]) -> ResponseTimes:
    """The response times of these answers, each in days."""
    if len(days) < ENOUGH:
        return ResponseTimes(len(days), None, ())
    ends = (*pairwise(_BOUNDS), (_BOUNDS[-1], None))
    bands = tuple(_band(days, low, high) for low, high in ends)
    return ResponseTimes(len(days), int(median(days) + 0.5), bands)


def _band(days: Sequence[int], over: int, up_to: int | None) -> Band:
    """The first band holds answers on the same day as well."""
    low = -1 if over == 0 else over
    count = sum(1 for day in days if low < day and (up_to is None or day <= up_to))
    return Band(over, up_to, count, round(100 * count / len(days), 3))
