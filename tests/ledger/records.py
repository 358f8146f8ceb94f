"""Campaigns, ideas and records in a few words, and the ledger that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from reportback.ledger import CampaignFacts, Ledger, derive
from reportback.model import Campaign, Idea, Record, Register, Settings

OPENS, CLOSES = date(2026, 1, 1), date(2026, 1, 31)
WALES = Settings.model_validate({"holidays": {"country": "GB", "region": "WLS"}})
BAVARIA = Settings.model_validate({"holidays": {"country": "DE", "region": "BY"}})


def day(number: int) -> date:
    """A day, counted from the campaign's opening."""
    return OPENS + timedelta(days=number)


def campaign(*promises: dict[str, Any], **more: Any) -> Campaign:
    given: dict[str, Any] = {
        **dict.fromkeys(("title", "summary", "question", "owner", "decider", "body"), "The park"),
        "id": "park",
        "path": "content/campaigns/park.md",
        "opens": OPENS,
        "closes": CLOSES,
        "promises": promises,
    }
    return Campaign.model_validate(given | more)


def idea(number: int = 1, submitted: date = OPENS, **more: Any) -> Idea:
    path = f"ideas/park/{number}.md"
    given = {"campaign": "park", "number": number, "path": path, "body": "", "title": "A bench"}
    return Idea.model_validate(given | {"submitted": submitted} | more)


def decision(ideas: int | Sequence[int], outcome: str, **more: Any) -> dict[str, Any]:
    numbers = (ideas,) if isinstance(ideas, int) else tuple(ideas)
    return {"ideas": numbers, "outcome": outcome, "reason": "We looked at it."} | more


def record(on: date, *decisions: dict[str, Any], name: str = "panel") -> Record:
    name = f"{on}-{name}"
    path = f"ideas/park/decisions/{name}.yaml"
    given = {"campaign": "park", "name": name, "path": path, "date": on, "by": "The panel"}
    return Record.model_validate(given | {"decisions": decisions})


def register(of: Campaign, ideas: Sequence[Idea], records: Sequence[Record] = ()) -> Register:
    numbered = tuple((i.campaign, i.number, i.path) for i in ideas)
    return Register((of,), tuple(ideas), tuple(records), numbered)


def ledger(
    of: Campaign,
    ideas: Sequence[Idea],
    records: Sequence[Record] = (),
    *,
    on: date,
    settings: Settings = WALES,
) -> Ledger:
    """The ledger on a day, of the records that there were by then."""
    known = [record for record in records if record.date <= on]
    return derive(register(of, ideas, known), settings, on)


def facts(
    of: Campaign,
    ideas: Sequence[Idea],
    records: Sequence[Record] = (),
    *,
    on: date,
    settings: Settings = WALES,
) -> CampaignFacts:
    """What follows for the one campaign."""
    return ledger(of, ideas, records, on=on, settings=settings).campaigns[0]
