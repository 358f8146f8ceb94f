"""Ideas by area: how many came from each, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportback.ledger.ideas import IdeaFacts
from reportback.ledger.tallies import Tally, tally
from reportback.model import Campaign
from reportback.terms import Vocabulary


@dataclass(frozen=True)
class AreaFacts:
    """An area of a campaign, how many ideas name it, and what became of these."""

    id: str
    label: str
    tally: Tally

    @property
    def count(self) -> int:
        """How many ideas name it."""
        return self.tally.received


def area_facts(
    campaign: Campaign, by_area: Mapping[str, Sequence[IdeaFacts]], vocabulary: Vocabulary
) -> tuple[AreaFacts, ...]:
    """A campaign's areas in its own order."""
    return tuple(
        AreaFacts(id_, label, tally((idea.outcome for idea in found), len(found), vocabulary))
        for id_, label in campaign.areas.items()
        for found in [by_area[id_]]
    )
