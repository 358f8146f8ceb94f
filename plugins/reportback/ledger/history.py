"""The history of each idea: every decision in order, and which of them still stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportback.model import Decision, Idea, Record
from reportback.model.sequence import Decided, corrections
from reportback.terms import WITHHELD, Outcome, Vocabulary


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an idea. Withholding has no record and no decision.

    `anchor`: the decision's place on its record's page. `corrects` and `corrected_by`: the records
    before and after it that it mends, or that mend it.
    """

    date: date
    outcome: Outcome
    by: str
    reason: str | None
    record: Record | None = None
    decision: Decision | None = None
    anchor: str | None = None
    corrects: Record | None = None
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
    named = {decided.record.name: decided.record for decided in decisions}
    events = [_event(decided, vocabulary, named, corrected) for decided in decisions]
    if idea.withheld:
        held = idea.withheld
        events.append(Event(held.date, vocabulary[WITHHELD.id], held.by, held.reason))
    return tuple(sorted(events, key=lambda event: event.date))


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """What happened, without what was corrected."""
    return tuple(event for event in events if event.stands)


def latest(events: Sequence[Event]) -> Event | None:
    """What stands last, and so says where the idea is; None while it waits for its first answer."""
    return next((event for event in reversed(events) if event.stands), None)


def _event(
    decided: Decided,
    vocabulary: Vocabulary,
    named: Mapping[str, Record],
    corrected: Mapping[str, Record],
) -> Event:
    record, decision = decided.record, decided.decision
    return Event(
        record.date,
        vocabulary[decision.outcome],
        record.by,
        decision.reason,
        record,
        decision,
        decided.anchor,
        named.get(decision.corrects or ""),
        corrected.get(record.name),
    )
