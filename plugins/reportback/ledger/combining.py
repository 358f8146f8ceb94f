"""How ideas hang together: which went into which, and which build on which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportback.ledger.history import Event, latest
from reportback.model import Idea
from reportback.terms import MERGED


@dataclass(frozen=True, slots=True)
class Links:
    """Numbers of ideas of the same campaign.

    `into`: the idea that this one went into. `all_merged`: those that went into this one, directly
    or through others. `builds_on` and `built_on_by` mirror each other.
    """

    into: int | None
    all_merged: tuple[int, ...]
    builds_on: tuple[int, ...]
    built_on_by: tuple[int, ...]


def went_into(events: Sequence[Event]) -> int | None:
    """The idea that this history ends in, if its current outcome is to be merged."""
    last = latest(events)
    merged = last is not None and last.outcome.id == MERGED.id
    return last.decision.into if last and last.decision and merged else None


def links(ideas: tuple[Idea, ...], events: Mapping[int, tuple[Event, ...]]) -> Mapping[int, Links]:
    """The links of a campaign's ideas, by number. Links to ideas that do not exist are dropped."""
    into = {number: went_into(history) for number, history in events.items()}
    merged: dict[int, list[int]] = defaultdict(list)
    built_on_by: dict[int, list[int]] = defaultdict(list)
    for idea in ideas:
        target = into[idea.number]
        if target is not None:
            merged[target].append(idea.number)
        for base in idea.builds_on:
            built_on_by[base].append(idea.number)
    return {
        idea.number: Links(
            into[idea.number] if into[idea.number] in events else None,
            _below(idea.number, merged),
            tuple(base for base in idea.builds_on if base in events),
            tuple(built_on_by[idea.number]),
        )
        for idea in ideas
    }


def _below(number: int, merged: Mapping[int, list[int]]) -> tuple[int, ...]:
    """Everything that went into an idea, directly or through others, without going in circles."""
    found: set[int] = set()
    ahead = list(merged.get(number, ()))
    while ahead:
        current = ahead.pop()
        if current != number and current not in found:
            found.add(current)
            ahead += merged.get(current, ())
    return tuple(sorted(found))
