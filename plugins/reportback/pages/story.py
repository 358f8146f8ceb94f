"""An idea's page as a correspondence: each answer in order, and then what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportback import addresses
from reportback.ledger import Event, IdeaFacts
from reportback.site import Site
from reportback.terms import MERGED, Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as its idea's page tells it.

    `address`: its place on its record's page (none: withheld without a record). `others`: how many
    other ideas the same decision was about. `moved_from`: the day announced before this one's.
    """

    event: Event
    address: str | None
    others: int
    moved_from: date | None


def entries(idea: IdeaFacts) -> list[Entry]:
    """Every answer to an idea, oldest first, those that were corrected among them."""
    return list(_entries(idea))


def _entries(idea: IdeaFacts) -> Iterator[Entry]:
    announced: date | None = None
    for event in idea.history:
        decision = event.decision
        due = decision.due if decision else None
        moved = announced if due and announced not in (None, due) else None
        yield Entry(
            event,
            _address(event),
            len(decision.ideas) - 1 if decision else 0,
            moved if event.stands else None,
        )
        announced = due if due and event.stands else announced


def _address(event: Event) -> str | None:
    return f"{addresses.record(event.record)}#{event.anchor}" if event.record else None


class Ahead(StrEnum):
    """What lies ahead of an idea."""

    UNANSWERED = "unanswered"
    GOING_ON = "going-on"
    COMBINED = "combined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What happens next, in sentences; `late` are those on what is overdue.

    `past`: what was promised and came, in time or late.
    """

    kind: Ahead
    late: tuple[str, ...]
    next: tuple[str, ...]
    past: tuple[str, ...]


def outlook(site: Site, idea: IdeaFacts) -> Outlook:
    """What happens next to an idea, and when."""
    return Outlook(
        _kind(idea),
        tuple(_late(site, idea)),
        tuple(_next(site, idea)),
        tuple(_past(site, idea)),
    )


def _kind(idea: IdeaFacts) -> Ahead:
    if idea.outcome.id == MERGED.id:
        return Ahead.COMBINED
    if idea.outcome.final:
        return Ahead.ENDED
    return Ahead.GOING_ON if idea.history else Ahead.UNANSWERED


def _late(site: Site, idea: IdeaFacts) -> Iterator[str]:
    for index, duty in idea.overdue:
        yield site.phrases.was_promised(idea.campaign.promises[index - 1], duty)


def _next(site: Site, idea: IdeaFacts) -> Iterator[str]:
    for index, duty in idea.upcoming:
        yield site.phrases.is_promised(idea.campaign.promises[index - 1], duty)
    if idea.due:
        yield site.phrases.announced(idea.due, idea.as_of)


def _past(site: Site, idea: IdeaFacts) -> Iterator[str]:
    for promise, duty in zip(idea.campaign.promises, idea.duties, strict=True):
        if duty and duty.late and not duty.overdue:
            yield site.phrases.came_late(promise, duty)
        elif duty and duty.met and duty.standing is Standing.KEPT:
            yield site.phrases.came_in_time(promise, duty.due, duty.met)
