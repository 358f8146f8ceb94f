"""The page that describes the open data."""

from __future__ import annotations

from collections.abc import Mapping

from reportback import addresses
from reportback.exports import TABLES, VERSION
from reportback.pages.campaigns import all_tongues, home_trail
from reportback.pages.page import Page
from reportback.site import Site


def page(site: Site, rows: Mapping[str, int]) -> Page:
    """The tables, how many rows each has (by its name), and what each of their columns means."""
    return Page(
        addresses.DATA,
        "data.html",
        site.phrases.gettext("Open data"),
        {
            "tables": [(table, rows[table.name]) for table in TABLES],
            "campaigns": site.ledger.campaigns,
            "terms": site.settings.open_data.terms,
            "contact": site.settings.open_data.contact,
            "version": VERSION,
            "ideas_csv": site.whole(addresses.table("ideas", "csv")),
            "package": site.whole(addresses.DATA_PACKAGE),
        },
        description=site.phrases.data_summary(),
        trail=home_trail(site),
        tongues=all_tongues(site),
    )
