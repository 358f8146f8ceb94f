"""What a record decided, with the ideas that each decision is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportback.ledger.ideas import IdeaFacts
from reportback.model import Campaign, Decision, Record
from reportback.model.sequence import Decided, decisions_of
from reportback.terms import Outcome, Vocabulary


@dataclass(frozen=True)
class DecisionFacts:
    """One decision of a record. `index` counts from 1 within the record.

    `anchor`: its place on the record's page. `corrects`: the earlier record that it mends.
    `corrected`: the ideas for which a later record replaced it, each with that record.
    """

    record: Record
    decision: Decision
    index: int
    anchor: str
    outcome: Outcome
    ideas: tuple[IdeaFacts, ...]
    into: IdeaFacts | None
    corrects: Record | None
    corrected: tuple[tuple[IdeaFacts, Record], ...]

    @property
    def stands(self) -> bool:
        """Whether it still stands for any of its ideas."""
        return len(self.corrected) < len(self.ideas)


@dataclass(frozen=True)
class RecordFacts:
    """One record: all that was decided together."""

    campaign: Campaign
    record: Record
    decisions: tuple[DecisionFacts, ...]

    @property
    def ideas(self) -> int:
        """How many ideas it decided."""
        return sum(len(decision.ideas) for decision in self.decisions)


def record_facts(
    campaign: Campaign,
    records: tuple[Record, ...],
    ideas: Mapping[int, IdeaFacts],
    vocabulary: Vocabulary,
) -> tuple[RecordFacts, ...]:
    """What each record of a campaign decided, in the order of the records."""
    named = {record.name: record for record in records}

    def decision(decided: Decided) -> DecisionFacts:
        record, position, given = decided
        about = tuple(ideas[number] for number in given.ideas)
        return DecisionFacts(
            record,
            given,
            position + 1,
            decided.anchor,
            vocabulary[given.outcome],
            about,
            ideas.get(given.into or 0),
            named.get(given.corrects or ""),
            tuple(_corrected(about, record)),
        )

    return tuple(
        RecordFacts(campaign, record, tuple(map(decision, decisions_of(record))))
        for record in records
    )


def _corrected(ideas: tuple[IdeaFacts, ...], record: Record) -> Iterator[tuple[IdeaFacts, Record]]:
    for idea in ideas:
        for event in idea.history:
            if event.record is record and event.corrected_by is not None:
                yield idea, event.corrected_by
