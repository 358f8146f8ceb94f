"""Every promise of every campaign: kept, broken, open; and what is overdue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportback import addresses
from reportback.ledger import Duty, IdeaFacts, PromiseFacts
from reportback.pages.campaigns import home_trail
from reportback.pages.page import Page
from reportback.site import Site
from reportback.terms import Standing


@dataclass(frozen=True, slots=True)
class Overdue:
    """One idea for which a promise is late and still not done."""

    promise: PromiseFacts
    duty: Duty
    idea: IdeaFacts


def promise_counts(site: Site) -> Mapping[Standing, int]:
    """How many promises stand how."""
    standings = [facts.standing for facts in site.ledger.promises]
    return {standing: standings.count(standing) for standing in Standing}


def overdue(site: Site) -> list[Overdue]:
    """Everything that is late and still not done, the longest first."""
    found = [
        Overdue(facts, duty, site.ledger.campaign[facts.campaign.id].idea[duty.number])
        for facts in site.ledger.promises
        for duty in facts.overdue
    ]
    return sorted(found, key=lambda late: (late.duty.due, late.idea.campaign.id, late.duty.number))


def page(site: Site) -> Page:
    """All promises by campaign, with how each stands."""
    return Page(
        addresses.PROMISES,
        "promises.html",
        site.phrases.gettext("Promises"),
        {
            "counts": promise_counts(site),
            "overdue": overdue(site),
            "campaigns": [facts for facts in site.ledger.campaigns if facts.promises],
            "silent": [facts for facts in site.ledger.campaigns if not facts.promises],
        },
        trail=home_trail(site),
        updated=site.as_of,
    )
