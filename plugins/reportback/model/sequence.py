"""The decisions on each idea in order, and which of them still stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportback.model.record import Decision, Record


class Decided(NamedTuple):
    """A decision with its record and its position there, from 0."""

    record: Record
    position: int
    decision: Decision

    @property
    def anchor(self) -> str:
        """Its place on its record's page: by its first idea, which a record decides only once.

        Feeds know a decision by it, so that one which is put in before it changes nothing.
        """
        return f"idea-{min(self.decision.ideas)}"


def decisions_of(record: Record) -> tuple[Decided, ...]:
    """A record's decisions, each with its position."""
    return tuple(Decided(record, position, each) for position, each in enumerate(record.decisions))


def decisions_by_idea(records: Iterable[Record]) -> Mapping[int, tuple[Decided, ...]]:
    """A campaign's decisions by idea number, in the order of its records."""
    found: dict[int, list[Decided]] = defaultdict(list)
    for record in records:
        for decided in decisions_of(record):
            for number in decided.decision.ideas:
                found[number].append(decided)
    return {number: tuple(decisions) for number, decisions in found.items()}


def corrections(decisions: Iterable[Decided]) -> Mapping[str, Record]:
    """Which records were corrected for an idea (by name), and the record that corrected each."""
    return {each.decision.corrects: each.record for each in decisions if each.decision.corrects}


def standing(decisions: tuple[Decided, ...]) -> tuple[Decided, ...]:
    """An idea's decisions without those that a later one corrected."""
    corrected = corrections(decisions)
    return tuple(decided for decided in decisions if decided.record.name not in corrected)
