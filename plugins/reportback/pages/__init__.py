"""Which pages there are, their addresses and what each shows. One module a kind of page."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.pages import campaigns, data, decisions, home, ideas, news, promises, report
from reportback.pages.page import Page
from reportback.site import Article, Link, Site

__all__ = ["Article", "Link", "Page", "Site", "all_pages"]


def all_pages(site: Site) -> Iterator[Page]:
    """Every page of the record, in a fixed order."""
    yield home.page(site)
    yield from campaigns.pages(site)
    for campaign in site.ledger.campaigns:
        yield from ideas.campaign_lists(site, campaign)
        for idea in campaign.ideas:
            yield ideas.page(site, campaign, idea)
        yield report.page(site, campaign)
    yield from ideas.all_ideas(site)
    yield from decisions.pages(site)
    yield promises.page(site)
    yield data.page(site)
    yield from news.pages(site)
    yield home.not_found(site)
