"""The list of news articles, if a site has any."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.pages.campaigns import home_trail
from reportback.pages.page import Page, parts
from reportback.site import Site


def pages(site: Site) -> Iterator[Page]:
    """The articles, newest first."""
    if not site.articles:
        return
    for chunk in parts(site.articles, site.settings.page_size, addresses.NEWS):
        yield Page(
            chunk.address,
            "news.html",
            site.phrases.gettext("News"),
            {"part": chunk},
            trail=home_trail(site),
            tongues=tuple(article.lang for article in chunk.items),
            updated=site.articles[0].date,
        )
