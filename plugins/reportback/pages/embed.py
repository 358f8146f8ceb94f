"""A campaign's card, for other people's websites to show in a frame."""

from __future__ import annotations

from reportback import addresses
from reportback.ledger import CampaignFacts
from reportback.pages.page import Page
from reportback.pages.promises import promise_counts
from reportback.site import Site


def page(site: Site, facts: CampaignFacts) -> Page:
    """The question, the state, what became of the ideas, the promises, and the way in."""
    campaign = facts.campaign
    return Page(
        addresses.embed(campaign),
        "embed.html",
        site.phrases.card_title(campaign),
        {"campaign": facts, "promises": promise_counts(facts.promises)},
        description=campaign.summary,
        lang=campaign.lang,
        listed=False,
    )
