"""What is known of an idea: facts that are derived once, here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile

from reportback.ledger.combining import Links
from reportback.ledger.duties import Duty, answered, taken_back_on
from reportback.ledger.history import Event, latest, standing
from reportback.model import Campaign, Idea
from reportback.terms import Outcome, Stage


@dataclass(frozen=True)
class IdeaFacts:
    """One idea and all that follows from its history.

    `duties` stand in the order of the campaign's promises (None: the promise asks nothing).
    `supporters` are the idea's own; `combined_supporters` add those of all ideas merged into it.
    """

    campaign: Campaign
    idea: Idea
    history: tuple[Event, ...]
    outcome: Outcome
    as_of: date
    duties: tuple[Duty | None, ...]
    links: Links
    combined_supporters: int

    @property
    def number(self) -> int:
        """The idea's number within its campaign."""
        return self.idea.number

    @property
    def reference(self) -> str:
        """The public reference, such as RIVER-12."""
        return self.campaign.reference(self.idea.number)

    @cached_property
    def standing(self) -> tuple[Event, ...]:
        """The history without what was corrected."""
        return standing(self.history)

    @cached_property
    def latest(self) -> Event | None:
        """The decision that says where the idea stands; None while it waits for its first."""
        return latest(self.history)

    @property
    def since(self) -> date:
        """The first day from which the current outcome holds; news of it does not begin it anew."""
        same = takewhile(lambda event: event.outcome is self.outcome, reversed(self.standing))
        return min((event.date for event in same), default=self.idea.submitted)

    @cached_property
    def agreed(self) -> date | None:
        """The day of the first yes that stands, whatever came of it."""
        yes = (Stage.AHEAD, Stage.DONE)
        return next((e.date for e in self.standing if e.outcome.stage in yes), None)

    @property
    def last_heard(self) -> date:
        """The day of the latest answer or news; of the idea itself while there is none."""
        return self.latest.date if self.latest else self.idea.submitted

    @cached_property
    def answered(self) -> date | None:
        """The day of the first answer of any kind."""
        return answered(self.history)

    @property
    def days_to_answer(self) -> int | None:
        """Days from submission to the first answer."""
        return (self.answered - self.idea.submitted).days if self.answered else None

    @property
    def days_waited(self) -> int:
        """Days without any answer: up to the first one, else up to the as-of date.

        Nobody waits any longer once the contributor took the idea back.
        """
        until = self.answered or taken_back_on(self.history) or self.as_of
        return (until - self.idea.submitted).days

    @property
    def waiting(self) -> bool:
        """Whether somebody still waits for the first answer."""
        return not (self.answered or taken_back_on(self.history))

    @cached_property
    def overdue(self) -> tuple[tuple[int, Duty], ...]:
        """The promises (counted from 1) that are late and still not done for this idea."""
        return tuple((i, duty) for i, duty in enumerate(self.duties, 1) if duty and duty.overdue)

    @cached_property
    def upcoming(self) -> tuple[tuple[int, Duty], ...]:
        """The promises (counted from 1) that are still to be kept, the next one first."""
        ahead = ((i, duty.ahead) for i, duty in enumerate(self.duties, 1) if duty)
        waiting = ((i, duty) for i, duty in ahead if duty)
        return tuple(sorted(waiting, key=lambda pair: (pair[1].due, pair[0])))

    @cached_property
    def due_days(self) -> tuple[date, ...]:
        """The days for which delivery was announced, in order, without repetition: its slips."""
        days: list[date] = []
        for event in self.standing:
            if event.decision and event.decision.due and event.decision.due not in days[-1:]:
                days.append(event.decision.due)
        return tuple(days)

    @property
    def due(self) -> date | None:
        """The day for which delivery is announced, until the idea is final."""
        return self.due_days[-1] if self.due_days and not self.outcome.final else None

    @property
    def days_past_due(self) -> int:
        """By how many days the day announced for delivery has passed; 0 while there is time."""
        return max(0, (self.as_of - self.due).days) if self.due else 0

    @property
    def owner(self) -> str | None:
        """Who sees to it, as last said."""
        said = (e.decision.owner for e in reversed(self.standing) if e.decision)
        return next((owner for owner in said if owner), None)
