"""What one promise asks for one idea, and whether it was done in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from reportback.ledger.deadlines import Deadlines
from reportback.ledger.history import Event
from reportback.model import (
    AnswerPromise,
    Campaign,
    DecidePromise,
    Idea,
    Promise,
    Unit,
    UpdatePromise,
)
from reportback.terms import Stage, Standing


@dataclass(frozen=True, slots=True)
class Duty:
    """One promise towards one idea.

    `due`: the last day in time (of news: the next one, or the one that was missed). `first_due`:
    the day before any extension. `met`: when it was done. `late`: by how many days (`unit`), 0 when
    in time. `overdue`: late, and still not done on the as-of date.
    """

    number: int
    due: date
    first_due: date
    met: date | None
    standing: Standing
    late: int
    unit: Unit
    overdue: bool


def unit_of(promise: Promise) -> Unit:
    """What lateness of this promise is counted in: working days, else days."""
    period = promise.every if isinstance(promise, UpdatePromise) else promise.within
    working = period is not None and period.unit is Unit.WORKING_DAYS
    return Unit.WORKING_DAYS if working else Unit.DAYS


def first_due(
    promise: AnswerPromise | DecidePromise, campaign: Campaign, submitted: date, days: Deadlines
) -> date:
    """The day that was promised in the first place."""
    if isinstance(promise, DecidePromise) and promise.by:
        return promise.by
    if promise.within is None:
        raise ValueError("a promise without 'by' has 'within'")
    of_submitted = promise.of == "submitted"
    return days.due(submitted if of_submitted else campaign.closes, promise.within)


def extended_due(promise: Promise, due: date) -> date:
    """The day after all extensions; one that came after the day it extends does not count."""
    for extension in sorted(promise.extended, key=lambda extension: extension.on):
        if extension.on <= due < extension.to:
            due = extension.to
    return due


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges promises on the as-of date."""

    as_of: date
    days: Deadlines

    def duty(
        self, promise: Promise, campaign: Campaign, idea: Idea, events: tuple[Event, ...]
    ) -> Duty | None:
        """What this promise asks for this idea; None when it asks nothing."""
        match promise:
            case UpdatePromise():
                return self._news(promise, idea, events)
            case AnswerPromise():
                return self._once(promise, campaign, idea, _first(events, lambda _: True))
            case DecidePromise():
                decided = _first(events, lambda event: event.outcome.decides)
                return self._once(promise, campaign, idea, decided)

    def _once(
        self,
        promise: AnswerPromise | DecidePromise,
        campaign: Campaign,
        idea: Idea,
        met: date | None,
    ) -> Duty:
        first = first_due(promise, campaign, idea.submitted, self.days)
        due = extended_due(promise, first)
        return self._judged(idea, promise, due, first, met)

    def _judged(
        self, idea: Idea, promise: Promise, due: date, first: date, met: date | None
    ) -> Duty:
        unit = unit_of(promise)
        late = self.days.late(due, met or self.as_of, unit)
        standing = Standing.BROKEN if late else Standing.KEPT if met else Standing.OPEN
        overdue = bool(late) and met is None
        return Duty(idea.number, due, first, met, standing, late, unit, overdue)

    def _news(self, promise: UpdatePromise, idea: Idea, events: tuple[Event, ...]) -> Duty | None:
        """Of all stretches between news: the one missed and still open, the worst, or the last."""
        duties = [
            self._judged(idea, promise, due, due, met)
            for due, met in self._stretches(promise, events)
        ]
        if not duties:
            return None
        return max(
            enumerate(duties), key=lambda item: (item[1].overdue, item[1].late, item[0])
        )[1]

    def _stretches(
        self, promise: UpdatePromise, events: tuple[Event, ...]
    ) -> Iterator[tuple[date, date | None]]:
        """From being taken forward to a final outcome: when news was due and when it came."""
        last: date | None = None
        for event in events:
            if last is not None:
                yield self.days.due(last, promise.every), event.date
                last = event.date
            if event.stands:
                ahead = event.outcome.stage is Stage.AHEAD
                last = event.date if ahead else None
        if last is not None:
            yield self.days.due(last, promise.every), None


def _first(events: tuple[Event, ...], wanted: Callable[[Event], bool]) -> date | None:
    return next((event.date for event in events if wanted(event)), None)
