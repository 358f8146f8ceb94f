"""How long first answers took, held against the day that was promised where one was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from reportback.ledger.deadlines import Deadlines
from reportback.ledger.duties import unit_of
from reportback.ledger.ideas import IdeaFacts
from reportback.ledger.responses import ENOUGH, answer_days
from reportback.ledger.standings import PromiseFacts
from reportback.model import AnswerPromise, Unit


@dataclass(frozen=True)
class Timeliness:
    """How far from its promised day each first answer came, in the promise's `unit` of days.

    `margins`: sorted; 0 is the promised day, below it is early, above it late. `within`: how many
    days were promised from the idea on, where that is one number for all; then a margin can be
    said as days from the idea. Without a promise 0 is the day of the idea, in calendar days.
    """

    promise: PromiseFacts | None
    unit: Unit
    margins: tuple[int, ...]
    within: int | None

    @property
    def from_idea(self) -> bool:
        """Whether a margin can be said as days from the idea to its answer."""
        return self.promise is None or self.within is not None

    @property
    def median(self) -> int | None:
        """In how many days from the idea half of the answers came, where that can be said."""
        if not self.from_idea:
            return None
        return int(median(self.margins) + (self.within or 0) + 0.5)

    @property
    def in_time(self) -> int:
        """How many came by the promised day."""
        return sum(margin <= 0 for margin in self.margins)

    @property
    def late(self) -> int:
        """How many came after it."""
        return len(self.margins) - self.in_time


def timeliness(
    ideas: Sequence[IdeaFacts], promises: Sequence[PromiseFacts], days: Deadlines
) -> Timeliness | None:
    """The answers against the first promise to answer, if there is one; None on tiny numbers."""
    made = next((p for p in promises if isinstance(p.promise, AnswerPromise)), None)
    if made is None:
        unit, within = Unit.DAYS, None
        margins = answer_days(ideas)
    else:
        unit, within = unit_of(made.promise), _within(made.promise)
        duties = (idea.duties[made.index - 1] for idea in ideas)
        margins = [days.margin(duty.due, duty.met, unit) for duty in duties if duty and duty.met]
    if len(margins) < ENOUGH:
        return None
    return Timeliness(made, unit, tuple(sorted(margins)), within)


def _within(promise: object) -> int | None:
    """The promised number of days, where each idea has the same; months differ in length."""
    if not isinstance(promise, AnswerPromise) or promise.of != "submitted" or promise.extended:
        return None
    match promise.within.unit:
        case Unit.WEEKS:
            return 7 * promise.within.count
        case Unit.MONTHS:
            return None
    return promise.within.count
