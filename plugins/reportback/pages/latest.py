"""What was decided lately."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from reportback.ledger.decisions import DecisionFacts, RecordFacts


def latest_decisions(records: Iterable[RecordFacts], count: int) -> list[DecisionFacts]:
    """The first of these records' decisions that decide something; each idea is named once."""
    return list(islice(_decisions(records), count))


def _decisions(records: Iterable[RecordFacts]) -> Iterator[DecisionFacts]:
    named: set[tuple[str, int]] = set()
    for record in records:
        for decision in record.decisions:
            first = (record.record.campaign, decision.ideas[0].number)
            if decision.outcome.decides and decision.stands and first not in named:
                named.add(first)
                yield decision
