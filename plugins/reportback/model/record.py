"""A record: a file of decisions made together."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from reportback.model.rejection import Rejected
from reportback.model.values import (
    Amount,
    Currency,
    Day,
    Language,
    Line,
    Matter,
    Number,
    Numbers,
    Switch,
    Text,
    WebAddress,
)


def _some(items: tuple[object, ...]) -> tuple[object, ...]:
    if not items:
        must = "must name at least one"
        raise Rejected("value-list", must, "found an empty list", "add one or take the key out")
    return items


class Cost(Matter):
    """What a decision costs."""

    amount: Amount
    currency: Currency


class Evidence(Matter):
    """What shows that a decision was carried out: an address, or a paper in the files folder."""

    title: Line
    url: WebAddress | None = None
    file: Line | None = None


class Decision(Matter):
    """One outcome given to one or more ideas, with a reason."""

    ideas: Annotated[Numbers, AfterValidator(_some)]
    outcome: Line
    reason: Text | None = None
    no_reason_given: Switch = False
    into: Number | None = None
    owner: Line | None = None
    due: Day | None = None
    cost: Cost | None = None
    evidence: tuple[Evidence, ...] = ()
    reopens: Switch = False
    corrects: Line | None = None
    lang: Language | None = None


class RecordMatter(Matter):
    """A record as its file gives it."""

    date: Day
    by: Line
    decisions: Annotated[tuple[Decision, ...], AfterValidator(_some)]
    summary: Text | None = None
    minutes: WebAddress | None = None


class Record(RecordMatter):
    """A record with what its file adds: its campaign, its name and its path."""

    campaign: str
    name: str
    path: str
