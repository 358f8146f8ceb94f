"""Which ideas a workbook lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.terms import Stage


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: every condition must hold; none means all ideas that can be decided."""

    outcomes: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    waiting: bool = False
    overdue: bool = False
    final: bool = False


def chosen(campaign: CampaignFacts, wanted: Wanted) -> tuple[IdeaFacts, ...]:
    """The ideas to decide on, by number.

    Withheld ones are never among them; final ones only where they are asked for.
    """
    return tuple(facts for facts in campaign.ideas if _fits(facts, wanted))


def _fits(facts: IdeaFacts, wanted: Wanted) -> bool:
    return not facts.idea.withheld and all(
        (
            wanted.final or not facts.outcome.final or facts.outcome.id in wanted.outcomes,
            not wanted.outcomes or facts.outcome.id in wanted.outcomes,
            not wanted.themes or bool(wanted.themes & set(facts.idea.themes)),
            not wanted.waiting or facts.outcome.stage is Stage.WAITING,
            not wanted.overdue or bool(facts.overdue),
        )
    )


def left_out(campaign: CampaignFacts, ideas: Iterable[IdeaFacts]) -> str:
    """How many ideas are not in the workbook, and why, in a sentence."""
    here = {facts.number for facts in ideas}
    others = [facts for facts in campaign.ideas if facts.number not in here]
    withheld = sum(1 for facts in others if facts.idea.withheld)
    final = sum(1 for facts in others if facts.outcome.final) - withheld
    counts = {"withheld": withheld, "final": final, "not asked for": len(others) - withheld - final}
    said = ", ".join(f"{count:,} {why}" for why, count in counts.items() if count)
    return f"Left out: {said}." if said else "No idea is left out."
