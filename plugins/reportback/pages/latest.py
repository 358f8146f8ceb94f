"""What was decided lately, and what a record comes to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from reportback.ledger.decisions import DecisionFacts, RecordFacts


def latest_decisions(records: Iterable[RecordFacts], count: int) -> list[DecisionFacts]:
    """The first decisions of these records that decide something and still stand for an idea."""
    standing = (
        decision
        for record in records
        for decision in record.decisions
        if decision.outcome.decides and len(decision.corrected) < len(decision.ideas)
    )
    return list(islice(standing, count))
