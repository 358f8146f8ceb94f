"""Everything that a site publishes: pages, feeds, calendars, data, and what lies beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment

from reportback import addresses, form, theming
from reportback.calendars import calendar_files
from reportback.exports import TABLES, schema_file, table_files
from reportback.feeds import feed_files
from reportback.hosting import hosting_files
from reportback.pages import Page, all_pages, redirects
from reportback.reading.guide import read_pictures
from reportback.rendering import render
from reportback.site import Site
from reportback.sitemaps import sitemap_files


class DoesNotAddUp(Exception):
    """The balance of a campaign is wrong: the program has lost or doubled an idea."""


def files(env: Environment, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file of the site with its path. Raises DoesNotAddUp before the first."""
    for facts in site.ledger.campaigns:
        if not facts.tally.adds_up:
            raise DoesNotAddUp(f"the ideas of {facts.campaign.id} do not add up")
    rows: dict[str, int] = {}
    for table in TABLES:
        made = table.rows(site)
        rows[table.name] = len(made)
        yield from table_files(site, table, made)
    yield schema_file(site)
    pages = all_and_moved(site, rows)
    if site.settings.editing.form:
        yield form.config_file(site)
    for page in pages:
        yield addresses.output_file(page.address), render(env, page)
    if site.guide:
        for name, picture in read_pictures().items():
            yield addresses.guide_picture(name), picture
    yield from feed_files(site)
    yield from calendar_files(site)
    if not site.settings.offline:
        yield from sitemap_files(site, pages)
        yield from hosting_files(site, pages)
    yield addresses.ORGANISATION_STYLE, theming.organisation_css(site.settings)
    yield addresses.ICON, theming.icon_svg(site.settings)


def all_and_moved(site: Site, rows: Mapping[str, int]) -> list[Page]:
    """Every page of the record, then those that lead on from old addresses."""
    pages = list(all_pages(site, rows))
    if site.settings.offline:
        pages = [page for page in pages if page.address != addresses.NOT_FOUND]
    if site.settings.editing.form:
        pages.append(form.page(site))
    return [*pages, *redirects.pages(site.redirects, pages)]


def pictures(site: Site) -> dict[str, str]:
    """The pictures of ideas: where each is published, and where it lies."""
    ideas = (facts.idea for facts in site.ledger.ideas)
    return {shown.address: shown.path for idea in ideas for shown in site.shown(idea)}


def papers(site: Site) -> Iterator[tuple[str, str]]:
    """The papers that decisions name as evidence: where each lies and where it is published.

    What is published clean, as a picture of an idea, is not among them.
    """
    named = {
        (facts.campaign.id, evidence.file)
        for facts in site.ledger.records
        for decision in facts.record.decisions
        for evidence in decision.evidence
        if evidence.file
    }
    clean = pictures(site)
    for campaign, name in sorted(named):
        address = addresses.paper(campaign, name)
        if address not in clean:
            yield f"ideas/{campaign}/files/{name}", address
