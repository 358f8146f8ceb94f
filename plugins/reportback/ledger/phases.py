"""The phases of a campaign's process, with the one that the as-of date lies in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportback.ledger.standings import PromiseFacts
from reportback.model import Campaign, Phase, Promise


class When(StrEnum):
    """Where a phase lies, seen from the as-of date."""

    PAST = "past"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """One phase and where it lies."""

    phase: Phase
    when: When


def phase_facts(campaign: Campaign, as_of: date) -> tuple[PhaseFacts, ...]:
    """The campaign's phases in its own order; a phase without an end goes on."""
    return tuple(PhaseFacts(phase, _when(phase, as_of)) for phase in campaign.phases)


def _when(phase: Phase, as_of: date) -> When:
    if as_of < phase.starts:
        return When.COMING
    return When.PAST if phase.ends and phase.ends < as_of else When.NOW


@dataclass(frozen=True, slots=True)
class Promised:
    """A day by which a campaign promised something to all ideas at once.

    `first_due`: the day before it was moved.
    """

    promise: Promise
    due: date
    first_due: date


@dataclass(frozen=True)
class Schedule:
    """A campaign's days: when it takes ideas, its phases, and what was promised for which day.

    `taking`: whether no phase is just the time in which ideas are taken.
    """

    opens: date
    closes: date
    phases: tuple[PhaseFacts, ...]
    promised: tuple[Promised, ...]
    as_of: date

    @property
    def taking(self) -> bool:
        """Whether the time for ideas has no phase of its own."""
        days = (self.opens, self.closes)
        return all((facts.phase.starts, facts.phase.ends) != days for facts in self.phases)


def schedule(campaign: Campaign, promises: Sequence[PromiseFacts], as_of: date) -> Schedule:
    """A campaign's days, the promised ones in order."""
    found = (
        Promised(facts.promise, facts.due, facts.first_due)
        for facts in promises
        if facts.due and facts.first_due
    )
    return Schedule(
        campaign.opens,
        campaign.closes,
        phase_facts(campaign, as_of),
        tuple(sorted(found, key=lambda promised: promised.due)),
        as_of,
    )
