"""The decisions on each idea in order, and which of them still stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportback.model.record import Decision, Record

Decided = tuple[Record, Decision]


def decisions_by_idea(records: Iterable[Record]) -> Mapping[int, tuple[Decided, ...]]:
    """A campaign's decisions by idea number, in the order of its records."""
    found: dict[int, list[Decided]] = defaultdict(list)
    for record in records:
        for decision in record.decisions:
            for number in decision.ideas:
                found[number].append((record, decision))
    return {number: tuple(decisions) for number, decisions in found.items()}


def corrections(decisions: Iterable[Decided]) -> Mapping[str, Record]:
    """Which records were corrected for an idea (by name), and the record that corrected each."""
    return {decision.corrects: record for record, decision in decisions if decision.corrects}


def standing(decisions: tuple[Decided, ...]) -> tuple[Decided, ...]:
    """An idea's decisions without those that a later one corrected."""
    corrected = corrections(decisions)
    return tuple(decided for decided in decisions if decided[0].name not in corrected)
