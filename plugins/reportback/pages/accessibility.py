"""The accessibility statement of a site that has not written one of its own."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.pages.campaigns import home_trail
from reportback.pages.page import Page
from reportback.site import Site


def pages(site: Site) -> Iterator[Page]:
    """A general statement, unless a page of the site's own stands at its address."""
    if addresses.ACCESSIBILITY in {page.address for page in site.pages}:
        return
    yield Page(
        addresses.ACCESSIBILITY,
        "statement.html",
        site.phrases.gettext("Accessibility statement"),
        {},
        trail=home_trail(site),
    )
