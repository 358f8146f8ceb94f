"""The home page, and the page for addresses that lead nowhere."""

from __future__ import annotations

from reportback import addresses
from reportback.ledger import CampaignFacts
from reportback.pages.campaigns import all_tongues
from reportback.pages.latest import latest_decisions
from reportback.pages.page import Feed, Page
from reportback.pages.promises import promise_counts
from reportback.searching import can_be_searched
from reportback.site import Site
from reportback.terms import State

DECIDED = 3


def feeds(site: Site) -> tuple[Feed, ...]:
    """The feed of everything, and that of all decisions."""
    say, name = site.phrases, site.settings.site_name
    return (
        Feed(say.all_news(name), addresses.NEWS_FEED),
        Feed(say.decisions_of(name), addresses.DECISIONS_FEED),
    )


def page(site: Site) -> Page:
    """What can be said now, what was decided lately, and whether promises are kept."""
    ledger = site.ledger
    return Page(
        addresses.HOME,
        "home.html",
        site.settings.site_name,
        {
            "open_campaigns": [c for c in ledger.campaigns if c.state is State.OPEN],
            "coming_campaigns": [c for c in ledger.campaigns if c.state is State.COMING],
            "other_campaigns": [
                c for c in ledger.campaigns if c.state not in (State.OPEN, State.COMING)
            ],
            "decided": latest_decisions(ledger.records, DECIDED),
            "promises": promise_counts(ledger.promises),
            "overdue_ideas": ledger.overdue_ideas,
            "tally": ledger.tally,
            "articles": site.articles[:3],
            "searched": can_be_searched(site),
        },
        feeds=feeds(site),
        tongues=all_tongues(site),
        updated=ledger.records[0].record.date if ledger.records else None,
    )


def not_found(site: Site) -> Page:
    """The page for addresses that lead nowhere; it is served from any depth."""
    title = site.phrases.gettext("This page is not here")
    coded = [facts for facts in site.ledger.campaigns if facts.campaign.code and facts.ideas]
    context = {
        "coded": coded,
        "moved": _moved_campaigns(site),
        "searched": can_be_searched(site),
    }
    return Page(addresses.NOT_FOUND, "not_found.html", title, context, listed=False)


def _moved_campaigns(site: Site) -> list[tuple[str, CampaignFacts]]:
    """Addresses at which campaigns were, each with the campaign that is at the new one."""
    there = {addresses.campaign(facts.campaign): facts for facts in site.ledger.campaigns}
    return [(old, there[new]) for old, new in site.redirects.items() if new in there]
