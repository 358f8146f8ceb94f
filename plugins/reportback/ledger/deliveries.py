"""What became of every yes: the days that were announced for it, and the day that it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportback.ledger.ideas import IdeaFacts
from reportback.terms import Stage


@dataclass(frozen=True, slots=True)
class Delivery:
    """One idea that got a yes.

    `announced`: the days named for it, in order, each earlier one a slip. `ended`: the day on
    which it was delivered or given up; None while it lies ahead.
    """

    idea: IdeaFacts
    agreed: date
    announced: tuple[date, ...]
    ended: date | None

    @property
    def delivered(self) -> bool:
        """Whether it is done."""
        return self.idea.outcome.stage is Stage.DONE

    @property
    def ahead(self) -> bool:
        """Whether it is still to be done."""
        return self.ended is None

    @property
    def moved(self) -> int:
        """How often the day was moved."""
        return max(0, len(self.announced) - 1)

    @property
    def overdue(self) -> int:
        """How many days ago the last day named for it passed, while it is not done."""
        if not self.ahead or not self.announced:
            return 0
        return max(0, (self.idea.as_of - self.announced[-1]).days)

    @property
    def late(self) -> int | None:
        """By how many days it was delivered after the day first named; below 0 it was early."""
        if not self.delivered or not self.ended or not self.announced:
            return None
        return (self.ended - self.announced[0]).days


@dataclass(frozen=True)
class Deliveries:
    """Every yes of a campaign: what is overdue first, then what is due next, then what ended."""

    all: tuple[Delivery, ...]

    @property
    def ahead(self) -> tuple[Delivery, ...]:
        """What is still to be done."""
        return tuple(one for one in self.all if one.ahead)

    @property
    def overdue(self) -> tuple[Delivery, ...]:
        """What is not done though its day has passed."""
        return tuple(one for one in self.all if one.overdue)

    @property
    def delivered(self) -> tuple[Delivery, ...]:
        """What is done."""
        return tuple(one for one in self.all if one.delivered)

    @property
    def with_day(self) -> tuple[Delivery, ...]:
        """That for which a day was named."""
        return tuple(one for one in self.all if one.announced)

    @property
    def without_day(self) -> tuple[Delivery, ...]:
        """That for which no day was ever named."""
        return tuple(one for one in self.all if not one.announced)

    @property
    def in_time(self) -> tuple[Delivery, ...]:
        """What was done by the day first named for it."""
        return tuple(one for one in self.all if one.late is not None and one.late <= 0)

    @property
    def given_up(self) -> tuple[Delivery, ...]:
        """What ended without being done."""
        return tuple(one for one in self.all if not one.ahead and not one.delivered)


def deliveries(ideas: Iterable[IdeaFacts]) -> Deliveries:
    """What became of every yes that stands."""
    found = [
        Delivery(idea, idea.agreed, idea.due_days, idea.since if idea.outcome.final else None)
        for idea in ideas
        if idea.agreed is not None
    ]
    return Deliveries(tuple(sorted(found, key=_order)))


def _order(one: Delivery) -> tuple[int, ...]:
    """What lies ahead by its day (those without one last), then what ended, the latest first."""
    if one.ended:
        return 1, not one.delivered, -one.ended.toordinal(), one.idea.number
    due = one.announced[-1].toordinal() if one.announced else date.max.toordinal()
    return 0, 0, due, one.idea.number
