"""How each promise of a campaign stands: kept, broken or open, by how much and for which ideas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportback.ledger.deadlines import Deadlines
from reportback.ledger.duties import Duty, extended_due, first_due
from reportback.model import Campaign, Promise, UpdatePromise
from reportback.terms import Standing


@dataclass(frozen=True, slots=True)
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

    @property
    def kept(self) -> tuple[Duty, ...]:
        """The ideas for which it was kept."""
        return self._with(Standing.KEPT)

    @property
    def broken(self) -> tuple[Duty, ...]:
        """The ideas for which it was broken, whether or not it has been made good since."""
        return self._with(Standing.BROKEN)

    @property
    def open(self) -> tuple[Duty, ...]:
        """The ideas for which there is still time."""
        return self._with(Standing.OPEN)

    @property
    def overdue(self) -> tuple[Duty, ...]:
        """The ideas for which it is late and still not done, the longest first."""
        late = (duty for duty in self.duties if duty.overdue)
        return tuple(sorted(late, key=lambda duty: (duty.due, duty.number)))

    @property
    def latest(self) -> int:
        """The longest lateness of any idea, in the promise's unit of days."""
        return max((duty.late for duty in self.duties), default=0)

    @property
    def next_due(self) -> date | None:
        """The next day on which something is due."""
        return min((duty.due for duty in self.open), default=None)


def promise_facts(
    campaign: Campaign, index: int, duties: tuple[Duty, ...], as_of: date, days: Deadlines
) -> PromiseFacts:
    """How a promise stands as a whole: broken if it was for any idea, kept when nothing is left."""
    promise = campaign.promises[index - 1]
    shared = _shared_due(promise, campaign, days)
    due = extended_due(promise, shared) if shared else None
    standing = _standing(promise, duties, campaign, due, as_of)
    return PromiseFacts(campaign, index, promise, standing, duties, due, shared)


def _shared_due(promise: Promise, campaign: Campaign, days: Deadlines) -> date | None:
    if isinstance(promise, UpdatePromise) or promise.of == "submitted":
        return None
    return first_due(promise, campaign, campaign.closes, days)


def _standing(
    promise: Promise,
    duties: tuple[Duty, ...],
    campaign: Campaign,
    due: date | None,
    as_of: date,
) -> Standing:
    standings = {duty.standing for duty in duties}
    if Standing.BROKEN in standings:
        return Standing.BROKEN
    more_may_come = as_of <= campaign.closes
    nothing_yet = not duties and (due is None or as_of <= due)
    if Standing.OPEN in standings or more_may_come or nothing_yet:
        return Standing.OPEN
    return Standing.KEPT
