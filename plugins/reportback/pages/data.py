"""The page that describes the open data."""

from __future__ import annotations

from reportback import addresses
from reportback.exports import TABLES
from reportback.pages.campaigns import home_trail
from reportback.pages.page import Page
from reportback.site import Site


def page(site: Site) -> Page:
    """The tables, and what each of their columns means."""
    tables = [(table, table.rows(site)) for table in TABLES]
    return Page(
        addresses.DATA,
        "data.html",
        site.phrases.gettext("Open data"),
        {"tables": [(table, len(rows)) for table, rows in tables]},
        trail=home_trail(site),
    )
