"""Every promise of every campaign: kept, broken, open; and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportback import addresses
from reportback.ledger import PromiseFacts
from reportback.pages import sheets
from reportback.pages.campaigns import all_tongues, home_trail
from reportback.pages.page import Page
from reportback.site import Site
from reportback.terms import Standing


def promise_counts(promises: Iterable[PromiseFacts]) -> Mapping[Standing, int]:
    """How many of these promises stand how."""
    standings = [facts.standing for facts in promises]
    return {standing: standings.count(standing) for standing in Standing}


def page(site: Site) -> Page:
    """All promises by campaign, with how each stands."""
    return Page(
        addresses.PROMISES,
        "promises.html",
        site.phrases.gettext("Promises"),
        {
            "counts": promise_counts(site.ledger.promises),
            "overdue": site.ledger.overdue,
            "overdue_ideas": site.ledger.overdue_ideas,
            "campaigns": [facts for facts in site.ledger.campaigns if facts.promises],
            "silent": [facts for facts in site.ledger.campaigns if not facts.promises],
        },
        trail=home_trail(site),
        tongues=all_tongues(site),
        updated=site.as_of,
        sheets=(sheets.of_promises(site.ledger.promises), sheets.of_overdue(site.ledger.overdue)),
    )
