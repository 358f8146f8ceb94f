"""Which pages there are, their addresses and what each shows. One module a kind of page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportback.pages import (
    accessibility,
    campaigns,
    data,
    decisions,
    embed,
    guide,
    home,
    ideas,
    news,
    promises,
    report,
)
from reportback.pages.page import Page
from reportback.site import Site

__all__ = ["Page", "all_pages"]


def all_pages(site: Site, rows: Mapping[str, int]) -> Iterator[Page]:
    """Every page of the record, in a fixed order. `rows`: how many each table of the data has."""
    yield home.page(site)
    yield from campaigns.pages(site)
    for campaign in site.ledger.campaigns:
        yield from ideas.campaign_lists(site, campaign)
        for idea in campaign.ideas:
            yield ideas.page(site, campaign, idea)
        yield report.page(site, campaign)
        yield embed.page(site, campaign)
    yield from ideas.all_ideas(site)
    yield from decisions.pages(site)
    yield promises.page(site)
    yield data.page(site, rows)
    yield from news.pages(site)
    yield from guide.pages(site)
    yield from accessibility.pages(site)
    yield home.not_found(site)
