"""How each promise of a campaign stands: kept, broken or open, by how much and for which ideas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from reportback.ledger.duties import Duty, Judge, extended_due, first_due
from reportback.model import Campaign, Promise, UpdatePromise
from reportback.terms import Standing


@dataclass(frozen=True)
class PromiseFacts:
    """One promise and how it stands. `index` counts from 1 within the campaign.

    `due` and `first_due` are set where all ideas share one day: after and before extensions.
    """

    campaign: Campaign
    index: int
    promise: Promise
    standing: Standing
    duties: tuple[Duty, ...]
    due: date | None
    first_due: date | None

    def _with(self, standing: Standing) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.standing is standing)

    @cached_property
    def kept(self) -> tuple[Duty, ...]:
        """The ideas for which it was kept."""
        return self._with(Standing.KEPT)

    @cached_property
    def broken(self) -> tuple[Duty, ...]:
        """The ideas for which it was broken, whether or not it has been made good since."""
        return self._with(Standing.BROKEN)

    @cached_property
    def open(self) -> tuple[Duty, ...]:
        """The ideas for which there is still time."""
        return self._with(Standing.OPEN)

    @cached_property
    def overdue(self) -> tuple[Duty, ...]:
        """The ideas for which it is late and still not done, the longest first."""
        late = (duty for duty in self.duties if duty.overdue)
        return tuple(sorted(late, key=lambda duty: (duty.due, duty.number)))

    @cached_property
    def lapsed(self) -> tuple[Duty, ...]:
        """The ideas that were taken back after the day, before it was done."""
        return tuple(duty for duty in self.duties if duty.lapsed)

    @cached_property
    def latest(self) -> int:
        """The longest lateness of any idea, in the promise's unit of days."""
        return max((max(duty.late, duty.longest) for duty in self.duties), default=0)

    @cached_property
    def broken_on(self) -> date | None:
        """The first day on which it was late for any idea."""
        due = min((duty.due for duty in self.broken), default=None)
        return due and due + timedelta(days=1)

    @cached_property
    def next_due(self) -> date | None:
        """The next day on which something is due."""
        return min((duty.ahead.due for duty in self.duties if duty.ahead), default=None)


def promise_facts(
    campaign: Campaign, index: int, duties: tuple[Duty, ...], judge: Judge, *, settled: bool
) -> PromiseFacts:
    """How a promise stands as a whole: broken if it was for any idea, kept when nothing is left.

    `settled`: no more ideas come, and all have a final outcome. A promise that never asked
    anything is void, not kept.
    """
    promise = campaign.promises[index - 1]
    shared = _shared_due(promise, campaign, judge)
    due = extended_due(promise, shared) if shared else None
    standings = {duty.standing for duty in duties}
    more_may_come = judge.as_of <= campaign.closes
    if isinstance(promise, UpdatePromise):
        more_may_come = not settled
    if Standing.BROKEN in standings:
        standing = Standing.BROKEN
    elif Standing.OPEN in standings or more_may_come:
        standing = Standing.OPEN
    else:
        standing = Standing.KEPT if duties else Standing.VOID
    return PromiseFacts(campaign, index, promise, standing, duties, due, shared)


def _shared_due(promise: Promise, campaign: Campaign, judge: Judge) -> date | None:
    if isinstance(promise, UpdatePromise) or promise.of == "submitted":
        return None
    return first_due(promise, campaign, campaign.closes, judge.days)
