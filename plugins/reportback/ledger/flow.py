"""How ideas moved: from being received, through the gates on the way, to where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportback.ledger.ideas import IdeaFacts
from reportback.terms import Outcome, Stage, Vocabulary


class Gate(StrEnum):
    """What an idea may pass on its way, in this order."""

    ANSWERED = "answered"
    WEIGHED = "weighed"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Way:
    """How many ideas passed the same gates and stand at the same outcome now."""

    gates: frozenset[Gate]
    outcome: Outcome
    count: int


@dataclass(frozen=True)
class Flow:
    """All ways that ideas took; each idea is counted once, so `received` is their sum."""

    received: int
    ways: tuple[Way, ...]

    def passed(self, gate: Gate) -> int:
        """How many ideas passed a gate, wherever they stand now."""
        return sum(way.count for way in self.ways if gate in way.gates)


def flow(ideas: Iterable[IdeaFacts], vocabulary: Vocabulary) -> Flow:
    """The ways of these ideas, in the order of the vocabulary."""
    counted = Counter((gates(idea), idea.outcome.id) for idea in ideas)
    order = {outcome.id: place for place, outcome in enumerate(vocabulary)}
    ways = [Way(passed, vocabulary[id_], count) for (passed, id_), count in counted.items()]
    ways.sort(key=lambda way: (order[way.outcome.id], [gate not in way.gates for gate in Gate]))
    return Flow(counted.total(), tuple(ways))


def gates(idea: IdeaFacts) -> frozenset[Gate]:
    """The gates that an idea passed, by what stands of its history."""
    passed = {
        Gate.ANSWERED: idea.answered is not None,
        Gate.WEIGHED: any(event.outcome.stage is Stage.REVIEW for event in idea.standing),
        Gate.AGREED: idea.agreed is not None,
    }
    return frozenset(gate for gate, yes in passed.items() if yes)
