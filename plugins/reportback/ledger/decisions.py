"""What a record decided, with the ideas that each decision is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportback.ledger.facts import CampaignFacts, IdeaFacts, Ledger
from reportback.model import Decision, Record
from reportback.terms import Outcome


@dataclass(frozen=True)
class DecisionFacts:
    """One decision of a record. `index` counts from 1 within the record.

    `corrected`: the ideas for which a later record replaced it, each with that record.
    """

    record: Record
    decision: Decision
    index: int
    outcome: Outcome
    ideas: tuple[IdeaFacts, ...]
    into: IdeaFacts | None
    corrected: tuple[tuple[IdeaFacts, Record], ...]

    @property
    def anchor(self) -> str:
        """Its place on the record's page."""
        return f"decision-{self.index}"


@dataclass(frozen=True)
class RecordFacts:
    """One record: all that was decided together."""

    campaign: CampaignFacts
    record: Record
    decisions: tuple[DecisionFacts, ...]

    @property
    def ideas(self) -> int:
        """How many ideas it decided."""
        return sum(len(decision.ideas) for decision in self.decisions)


def record_facts(ledger: Ledger, record: Record) -> RecordFacts:
    """What this record decided."""
    campaign = ledger.campaign[record.campaign]
    decisions = tuple(_decisions(ledger, campaign, record))
    return RecordFacts(campaign, record, decisions)


def _decisions(ledger: Ledger, campaign: CampaignFacts, record: Record) -> Iterator[DecisionFacts]:
    for index, decision in enumerate(record.decisions, start=1):
        ideas = tuple(campaign.idea[number] for number in decision.ideas)
        yield DecisionFacts(
            record,
            decision,
            index,
            ledger.vocabulary[decision.outcome],
            ideas,
            campaign.idea.get(decision.into or 0),
            tuple(_corrected(ideas, record)),
        )


def _corrected(ideas: tuple[IdeaFacts, ...], record: Record) -> Iterator[tuple[IdeaFacts, Record]]:
    for idea in ideas:
        for event in idea.history:
            if event.record is record and event.corrected_by is not None:
                yield idea, event.corrected_by
