"""For search engines: the list of all pages, and what may be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from xml.etree import ElementTree as ET

from reportback import addresses
from reportback.pages import Page
from reportback.site import Site, Tongue

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
# Of the 50,000 that sitemaps.org allows, so that no list comes near its 50 MB either.
_MOST = 20_000


def sitemap_files(site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Every page in every language, and robots.txt.

    A list has at most `_MOST` addresses: more make several lists, and sitemap.xml names those.
    """
    listed = [(page.address, page.updated) for page in pages if page.listed]
    listed += [(own.address, None) for own in site.pages]
    listed += [(own.address, None) for own in site.articles]
    every = [(tongue, *each) for tongue in site.tongues for each in listed]
    lists = [every[start : start + _MOST] for start in range(0, len(every), _MOST)]
    if len(lists) > 1:
        index = ET.Element("sitemapindex", {"xmlns": _NAMESPACE})
        for number, part in enumerate(lists, start=1):
            address = addresses.sitemap_part(number)
            ET.SubElement(ET.SubElement(index, "sitemap"), "loc").text = site.whole(address)
            yield address, _list(site, part)
        yield addresses.SITEMAP, _xml(index)
    else:
        yield addresses.SITEMAP, _list(site, every)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.whole(addresses.SITEMAP)}\n"
    yield addresses.ROBOTS, robots.encode()


def _list(site: Site, entries: Iterable[tuple[Tongue, str, date | None]]) -> bytes:
    several = {"xmlns:xhtml": _XHTML} if site.settings.languages else {}
    root = ET.Element("urlset", {"xmlns": _NAMESPACE} | several)
    for tongue, address, updated in entries:
        _entry(root, site, tongue, address, updated)
    return _xml(root)


def _xml(root: ET.Element) -> bytes:
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(
    root: ET.Element, site: Site, tongue: Tongue, address: str, updated: date | None
) -> None:
    """A page in one language, and where it is in each (the site's own serves all others)."""
    entry = ET.SubElement(root, "url")
    ET.SubElement(entry, "loc").text = site.whole(address, tongue.tag)
    if updated:
        ET.SubElement(entry, "lastmod").text = updated.isoformat()
    if not site.settings.languages:
        return
    for other in site.tongues:
        _alternate(entry, other.speaks, site.whole(address, other.tag))
    _alternate(entry, "x-default", site.whole(address, site.settings.lang))


def _alternate(entry: ET.Element, language: str, whole: str) -> None:
    how = {"rel": "alternate", "hreflang": language, "href": whole}
    ET.SubElement(entry, "xhtml:link", how)
