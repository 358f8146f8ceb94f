"""What one promise asks for one idea, and whether it was done in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportback.ledger.deadlines import Deadlines
from reportback.ledger.history import Event, latest
from reportback.model import (
    AnswerPromise,
    Campaign,
    DecidePromise,
    Idea,
    Promise,
    Unit,
    UpdatePromise,
)
from reportback.terms import WITHDRAWN, Stage, Standing


@dataclass(frozen=True, slots=True)
class Duty:
    """One promise towards one idea.

    `due`: the last day in time (of news: the next one, or the one that was missed). `first_due`:
    the day before any extension. `met`: when it was done. `late`: by how many days (`unit`), 0 when
    in time. `overdue`: late, and still not done on the as-of date. Late, not done and not overdue
    is what its contributor took back after the day had passed (`lapsed`). `following`: the news
    that is due next, where earlier news was missed. `longest`: the longest that any news was late.
    """

    number: int
    due: date
    first_due: date
    met: date | None
    standing: Standing
    late: int
    unit: Unit
    overdue: bool
    following: Duty | None = None
    longest: int = 0

    @property
    def lapsed(self) -> bool:
        """Whether it was late and never done, and nobody waits for it any more."""
        return bool(self.late) and self.met is None and not self.overdue

    @property
    def ahead(self) -> Duty | None:
        """What is still to be done in time: this duty, or the news that follows it."""
        duty = self.following or self
        return duty if duty.standing is Standing.OPEN else None


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
                return self._once(promise, campaign, idea, events, answered(events))
            case DecidePromise():
                return self._once(promise, campaign, idea, events, decided(events))

    def _once(
        self,
        promise: AnswerPromise | DecidePromise,
        campaign: Campaign,
        idea: Idea,
        events: tuple[Event, ...],
        met: date | None,
    ) -> Duty | None:
        """Something to be done once.

        It asks nothing for an idea that came when the day had passed, nor for one that its
        contributor took back before it.
        """
        first = first_due(promise, campaign, idea.submitted, self.days)
        due = extended_due(promise, first)
        taken_back = taken_back_on(events) if met is None else None
        if due < idea.submitted or (taken_back and taken_back <= due):
            return None
        return self._judged(idea, promise, (first, due), met, taken_back)

    def _judged(
        self,
        idea: Idea,
        promise: Promise,
        days: tuple[date, date],
        met: date | None,
        taken_back: date | None = None,
    ) -> Duty:
        """`days`: the one promised at first, and the one that counts."""
        first, due = days
        unit = unit_of(promise)
        late = self.days.late(due, met or taken_back or self.as_of, unit)
        standing = Standing.BROKEN if late else Standing.KEPT if met else Standing.OPEN
        overdue = bool(late) and met is None and taken_back is None
        return Duty(idea.number, due, first, met, standing, late, unit, overdue)

    def _news(self, promise: UpdatePromise, idea: Idea, events: tuple[Event, ...]) -> Duty | None:
        """Of all stretches between news: the one missed and still open, the worst, or the last."""
        duties = [
            self._judged(idea, promise, (due, due), met)
            for due, met in self._stretches(promise, events)
        ]
        if not duties:
            return None
        ranked = sorted(
            enumerate(duties), key=lambda item: (item[1].overdue, item[1].late, item[0])
        )
        worst, last = ranked[-1][1], duties[-1]
        running = last.met is None and last is not worst
        longest = max(duty.late for duty in duties)
        return replace(worst, following=last if running else None, longest=longest)

    def _stretches(
        self, promise: UpdatePromise, events: tuple[Event, ...]
    ) -> Iterator[tuple[date, date | None]]:
        """From being taken forward to a final outcome: when news was due and when it came."""
        last: date | None = None
        for position, event in enumerate(events, start=1):
            if last is not None:
                yield self.days.due(last, promise.every), event.date
            last = event.date if _going_on(events[:position]) else None
        if last is not None:
            yield self.days.due(last, promise.every), None


def _going_on(events: tuple[Event, ...]) -> bool:
    """Whether the idea had been taken forward and was not final, as it stood after these events.

    Later corrections do not count: what was promised while it stood remains promised.
    """
    records = {event.record.name for event in events if event.record}
    going = False
    for event in events:
        if event.corrected_by is None or event.corrected_by.name not in records:
            forward = event.outcome.stage is Stage.AHEAD
            going = not event.outcome.final and (going or forward)
    return going


def answered(events: tuple[Event, ...]) -> date | None:
    """When the first answer of any kind came: to withhold an idea is one, to take it back is none.

    Promises, pictures and response times all count by this day.
    """
    return next((event.date for event in events if event.outcome.id != WITHDRAWN.id), None)


def decided(events: tuple[Event, ...]) -> date | None:
    """When the first decision beyond review came.

    One that was corrected counts only where all that corrected it decided as well.
    """
    by_record = {event.record.name: event for event in events if event.record}
    return next((event.date for event in events if _decides(event, by_record)), None)


def _decides(event: Event, by_record: Mapping[str, Event]) -> bool:
    current: Event | None = event
    while current is not None:
        if not current.outcome.decides or current.outcome.id == WITHDRAWN.id:
            return False
        correction = current.corrected_by
        current = by_record.get(correction.name) if correction else None
    return True


def taken_back_on(events: tuple[Event, ...]) -> date | None:
    """When its contributor took the idea back, if that is how it stands."""
    last = latest(events)
    return last.date if last and last.outcome.id == WITHDRAWN.id else None
