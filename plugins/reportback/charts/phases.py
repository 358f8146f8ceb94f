"""A campaign's phases on a line of time, with what was promised for which day, and today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportback.charts.axis import Axis, axis
from reportback.ledger.phases import PhaseFacts, Promised, Schedule


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; `phase` is None where it is the time in which ideas are taken."""

    phase: PhaseFacts | None
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A promised day; `first`: where it lay before it was moved."""

    promised: Promised
    x: float
    first: float


@dataclass(frozen=True, slots=True)
class PhaseChart:
    """The stretches in the campaign's order, then the promised days."""

    schedule: Schedule
    axis: Axis
    today: float
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]


def phase_chart(schedule: Schedule) -> PhaseChart:
    """A phase without an end goes on to the end of the picture."""
    line = axis(_days(schedule))
    spans = [_span(line, facts, facts.phase.starts, facts.phase.ends) for facts in schedule.phases]
    if schedule.taking:
        spans.insert(0, _span(line, None, schedule.opens, schedule.closes))
    marks = tuple(Mark(p, line.x(p.due), line.x(p.first_due)) for p in schedule.promised)
    return PhaseChart(schedule, line, line.x(schedule.as_of), tuple(spans), marks)


def _span(line: Axis, facts: PhaseFacts | None, starts: date, ends: date | None) -> Span:
    """A stretch up to the end of its last day."""
    x = line.x(starts)
    return Span(facts, x, round((line.x(ends + timedelta(1)) if ends else 100) - x, 2))


def _days(schedule: Schedule) -> Iterator[date]:
    yield from (schedule.opens, schedule.closes, schedule.as_of)
    for facts in schedule.phases:
        yield facts.phase.starts
        if facts.phase.ends:
            yield facts.phase.ends
    for promised in schedule.promised:
        yield from (promised.due, promised.first_due)
