"""The list of campaigns, and each campaign's page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportback import addresses
from reportback.ledger import CampaignFacts
from reportback.pages.charts import campaign_charts
from reportback.pages.latest import latest_decisions
from reportback.pages.page import Feed, Page
from reportback.sharing import embed_code
from reportback.site import Link, Site

RECENT = 4
NEWEST = 5


def home_trail(site: Site) -> tuple[Link, ...]:
    """The home page."""
    return (Link(site.phrases.gettext("Home"), addresses.HOME),)


def list_trail(site: Site) -> tuple[Link, ...]:
    """The home page and the list of campaigns."""
    return (*home_trail(site), Link(site.phrases.gettext("Campaigns"), addresses.CAMPAIGNS))


def campaign_trail(site: Site, facts: CampaignFacts) -> tuple[Link, ...]:
    """The way down to a campaign's page, that page included."""
    campaign = facts.campaign
    tongue = campaign.lang or site.settings.lang
    here = Link(campaign.title, addresses.campaign(campaign), tongue)
    return (*list_trail(site), here)


def feed(site: Site, facts: CampaignFacts) -> tuple[Feed, ...]:
    """A campaign's feed of decisions."""
    title = site.phrases.decisions_of(facts.campaign.title)
    return (Feed(title, addresses.feed(facts.campaign)),)


def new_ideas(site: Site, facts: CampaignFacts) -> Feed:
    """A campaign's feed of new ideas."""
    title = site.phrases.new_ideas_of(facts.campaign.title)
    return Feed(title, addresses.list_feed(facts.campaign))


def pages(site: Site) -> Iterator[Page]:
    """The list, then each campaign."""
    campaigns = site.ledger.campaigns
    groups = groupby(campaigns, key=lambda facts: facts.state)
    yield Page(
        addresses.CAMPAIGNS,
        "campaigns.html",
        site.phrases.gettext("Campaigns"),
        {"groups": [(state, list(found)) for state, found in groups]},
        trail=home_trail(site),
        tongues=all_tongues(site),
    )
    for facts in campaigns:
        yield page(site, facts)


def all_tongues(site: Site) -> tuple[str | None, ...]:
    """The languages in which campaigns stand, for pages that name them all."""
    return tuple(facts.campaign.lang for facts in site.ledger.campaigns)


def page(site: Site, facts: CampaignFacts) -> Page:
    """The question, the process, the promises and how they stand, what became of the ideas."""
    campaign = facts.campaign
    records = facts.records[::-1]
    latest = latest_decisions(records, RECENT)
    return Page(
        addresses.campaign(campaign),
        "campaign.html",
        campaign.title,
        {
            "campaign": facts,
            "records": records,
            "decided": latest,
            "newest": facts.ideas[: -NEWEST - 1 : -1],
            "embed_code": embed_code(site, facts),
            **campaign_charts(site, facts),
        },
        description=campaign.summary,
        trail=list_trail(site),
        feeds=(*feed(site, facts), new_ideas(site, facts)),
        updated=facts.records[-1].record.date if facts.records else campaign.opens,
        lang=campaign.lang,
        tongues=(campaign.lang, *(facts.decision.lang or campaign.lang for facts in latest)),
        source=campaign.path,
        decides=campaign.id,
    )
