"""A change for the public, as a value: what kind it is, what it is about, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from reportback.ledger import IdeaFacts


class Topic(StrEnum):
    """What changes are about, in the order in which they are told; cautions come first."""

    CAUTIONS = "cautions"
    DECISIONS = "decisions"
    PROMISES = "promises"
    IDEAS = "ideas"
    CAMPAIGNS = "campaigns"
    SITE = "site"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class About:
    """An idea as a change names it. A withheld idea has no title."""

    reference: str
    title: str | None


def about(now: IdeaFacts) -> About:
    """An idea as it is named after the change; a withheld one by its reference alone."""
    return About(now.reference, None if now.idea.withheld else now.idea.title)


def formerly(was: IdeaFacts, now: IdeaFacts | None) -> About:
    """An idea of before the change; one that is gone by its reference alone."""
    return about(now) if now else About(was.reference, None)


@dataclass(frozen=True, slots=True)
class Note:
    """One more thing that a decision says, such as the day by which it will be done."""

    kind: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One change for the public.

    `kind` names the sentence that says it; `caution`: a person should look twice. `campaign` and
    `record`: what it belongs to. `values` fill the sentence; texts in them are as they were
    written and must be made harmless before they are shown.
    """

    topic: Topic
    kind: str
    campaign: str = ""
    record: str = ""
    ideas: tuple[About, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    caution: bool = False


@dataclass(frozen=True)
class Pages:
    """Public files of both sides by address: what is new, different or gone.

    Titles are those of pages; data, feeds and calendars are counted. `gone` has the address to
    which a vanished page leads on, if any.
    """

    new: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str, str | None], ...] = ()
    others: int = 0


@dataclass(frozen=True)
class Balance:
    """A campaign's ideas before and after: taken forward, received, and without a decision."""

    campaign: str
    before: tuple[int, int, int]
    after: tuple[int, int, int]


@dataclass(frozen=True)
class Comparison:
    """All that changes for the public on a day. Empty: nothing does."""

    as_of: date
    changes: tuple[Change, ...]
    pages: Pages
    balances: tuple[Balance, ...]

    @property
    def empty(self) -> bool:
        """Whether the public would see no difference at all."""
        return not self.changes and self.pages == Pages()

    def count(self, *kinds: str) -> int:
        """How many changes there are of these kinds."""
        return sum(change.kind in kinds for change in self.changes)
