"""How long answers took: a median, never on tiny numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from reportback.ledger.ideas import IdeaFacts

ENOUGH = 5


@dataclass(frozen=True, slots=True)
class ResponseTimes:
    """Days from an idea to its first answer. Without `ENOUGH` answers there is no figure."""

    answered: int
    median: int | None


def response_times(days: Sequence[int]) -> ResponseTimes:
    """The response times of these answers, each in days."""
    if len(days) < ENOUGH:
        return ResponseTimes(len(days), None)
    return ResponseTimes(len(days), int(median(days) + 0.5))


def answer_days(ideas: Iterable[IdeaFacts]) -> list[int]:
    """Days from each idea to its first answer, for those that have one."""
    days = (idea.days_to_answer for idea in ideas)
    return [day for day in days if day is not None]
