"""The phases of a campaign's process, with the one that the as-of date lies in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportback.model import Campaign, Phase


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
