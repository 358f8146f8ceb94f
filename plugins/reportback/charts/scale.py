"""Shares of a whole, as places in a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportback.terms import Outcome

# The narrowest part, in percent, that has room for a shape on a phone.
ROOM = 7


def percent(part: float, of: float) -> float:
    """A part of a whole in percent, as exact as a screen can show it."""
    return round(100 * part / of, 2) if of else 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar for one outcome: where it begins and how wide it is, in percent."""

    outcome: Outcome
    count: int
    x: float
    width: float

    @property
    def roomy(self) -> bool:
        """Whether a shape can stand in it."""
        return self.width >= ROOM

    @property
    def middle(self) -> float:
        """Where a shape stands in it."""
        return round(self.x + self.width / 2, 2)


def stacked(counts: Iterable[tuple[Outcome, int]], whole: int) -> tuple[Part, ...]:
    """Parts one after the other; those of 0 are left out. `whole`: what 100 percent stands for."""
    parts: list[Part] = []
    before = 0
    for outcome, count in counts:
        if count:
            x, end = percent(before, whole), percent(before + count, whole)
            parts.append(Part(outcome, count, x, round(end - x, 2)))
        before += count
    return tuple(parts)
