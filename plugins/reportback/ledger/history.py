"""The history of each idea: every decision in order, and which of them still stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportback.model import Decision, Idea, Record
from reportback.model.sequence import Decided, corrections
from reportback.terms import WITHHELD, Outcome, Vocabulary


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an idea. Withholding has no record and no decision."""

    date: date
    outcome: Outcome
    by: str
    reason: str | None
    record: Record | None = None
    decision: Decision | None = None
    corrected_by: Record | None = None

    @property
    def stands(self) -> bool:
        """Whether no later record corrected it."""
        return self.corrected_by is None


def history(
    idea: Idea, decisions: tuple[Decided, ...], vocabulary: Vocabulary
) -> tuple[Event, ...]:
    """What happened to an idea, oldest first."""
    corrected = corrections(decisions)
    events = [
        _event(record, decision, vocabulary, corrected.get(record.name))
        for record, decision in decisions
    ]
    if idea.withheld:
        held = idea.withheld
        events.append(Event(held.date, vocabulary[WITHHELD.id], held.by, held.reason))
    return tuple(sorted(events, key=lambda event: event.date))


def _event(
    record: Record, decision: Decision, vocabulary: Vocabulary, corrected_by: Record | None
) -> Event:
    return Event(
        record.date,
        vocabulary[decision.outcome],
        record.by,
        decision.reason,
        record,
        decision,
        corrected_by,
    )
