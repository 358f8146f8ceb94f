"""What else is news: a campaign opens or closes, a promise is broken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from markupsafe import Markup

from reportback import addresses
from reportback.feeds.decisions import linked, paragraph
from reportback.feeds.feed import Entry, in_tongue
from reportback.ledger import CampaignFacts
from reportback.ledger.standings import PromiseFacts
from reportback.site import Site

_A_DAY = timedelta(days=1)


def campaign_news(site: Site, facts: CampaignFacts) -> Iterator[Entry]:
    """A campaign's opening, its closing and its broken promises, as far as they have happened."""
    campaign, say = facts.campaign, site.phrases
    opened = say.gettext("Open for ideas: %(title)s", title=campaign.title)
    closed = say.gettext("Closed for ideas: %(title)s", title=campaign.title)
    asked = in_tongue(site, paragraph(campaign.question), campaign.lang)
    yield from _happened(site, facts, "opens", campaign.opens, opened, asked)
    yield from _happened(site, facts, "closes", campaign.closes + _A_DAY, closed, asked)
    for promise in facts.promises:
        yield from _broken(site, facts, promise)


def _broken(site: Site, facts: CampaignFacts, promise: PromiseFacts) -> Iterator[Entry]:
    """That a promise was broken, on the first day on which it was late for any idea."""
    if promise.broken_on:
        what = site.phrases.promise(promise.promise)
        title = site.phrases.gettext("Promise broken: %(promise)s", promise=what)
        where = site.whole(addresses.campaign(facts.campaign))
        told = linked(where, site.phrases.gettext("How this promise stands now"))
        yield from _happened(
            site, facts, f"promise-{promise.index}", promise.broken_on, title, told
        )


def _happened(
    site: Site, facts: CampaignFacts, key: str, day: date, title: str, told: Markup
) -> Iterator[Entry]:
    if day <= site.as_of:
        campaign = facts.campaign
        address = site.whole(addresses.campaign(campaign))
        owner = campaign.owner
        id_ = f"{site.whole(addresses.feed(campaign))}#{key}"
        yield Entry(id_, title, address, told, owner, day, day, (campaign.id,))
