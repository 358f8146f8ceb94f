"""Everything that a site publishes: pages, feeds, calendars, data, and what lies beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from jinja2 import Environment

from reportback import addresses, form, theming
from reportback.calendars import calendar_files
from reportback.exports import data_files
from reportback.feeds import feed_files
from reportback.hosting import hosting_files
from reportback.model.picture import path_of
from reportback.pages import Page, all_pages, redirects
from reportback.pages.sheets import sheet_files
from reportback.reading.guide import read_pictures
from reportback.rendering import render
from reportback.searching import search_files
from reportback.sharing import card_files, oembed_files
from reportback.site import Site
from reportback.sitemaps import sitemap_files


class DoesNotAddUp(Exception):
    """The balance of a campaign is wrong: the program has lost or doubled an idea."""


Edition = tuple[Environment, Site]


def files(
    env: Environment, site: Site, others: Iterable[Edition] = ()
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site with its path: those that all editions share, then each edition's.

    `others`: the editions in further languages. Raises DoesNotAddUp before the first, or NoIndex.
    """
    for facts in site.ledger.campaigns:
        if not facts.tally.adds_up:
            raise DoesNotAddUp(f"the ideas of {facts.campaign.id} do not add up")
    rows = yield from data_files(site.as_written)
    pages = all_and_moved(site, rows)
    if site.settings.editing.form:
        yield form.config_file(site.as_written)
    if site.guide:
        for name, picture in read_pictures().items():
            yield addresses.guide_picture(name), picture
    yield from sheet_files(site.as_written, pages)
    if not site.settings.offline:
        yield from sitemap_files(site, pages)
        yield from hosting_files(site, pages)
    yield addresses.ORGANISATION_STYLE, theming.organisation_css(site.settings)
    yield addresses.ICON, theming.icon_svg(site.settings)
    yield from _of_edition(env, site, pages)
    for its_env, other in others:
        yield from _of_edition(its_env, other, all_and_moved(other, rows))


def _of_edition(env: Environment, site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """What each edition has for itself, below its own address."""
    for page in pages:
        if site.edition is None or addresses.in_each_edition(page.address):
            yield addresses.output_file(site.placed(page.address)), render(env, page)
    followed = () if site.settings.offline else (feed_files, calendar_files)
    beside = (*followed, search_files, card_files, oembed_files)
    for address, data in chain.from_iterable(made(site) for made in beside):
        yield site.placed(address), data


def all_and_moved(site: Site, rows: Mapping[str, int]) -> list[Page]:
    """Every page of the record, then those that lead on from old addresses."""
    pages = list(all_pages(site, rows))
    if site.settings.offline:
        pages = [page for page in pages if page.address != addresses.NOT_FOUND]
    if site.settings.editing.form:
        pages.append(form.page(site))
    return [*pages, *redirects.pages(site.redirects, pages)]


def pictures(site: Site) -> dict[str, dict[str, int]]:
    """The pictures of ideas: where each lies, and where it is published at which width."""
    ideas = (facts.idea for facts in site.ledger.ideas)
    return {shown.path: dict(shown.sizes) for idea in ideas for shown in site.shown(idea)}


def papers(site: Site) -> Iterator[tuple[str, str]]:
    """Minutes, papers that are evidence, and maps: where each lies and where it is published.

    What is published as a picture of an idea already is not among them.
    """
    records = (facts.record for facts in site.ledger.records)
    named = {(record.campaign, name) for record in records for name in record.papers}
    shown = {address for sizes in pictures(site).values() for address in sizes}
    for campaign, name in sorted(named):
        address = addresses.paper(campaign, name)
        if address not in shown:
            yield path_of(campaign, name), address
    for facts in site.ledger.campaigns:
        if facts.map:
            yield facts.map.path, addresses.area_map(facts.campaign)
