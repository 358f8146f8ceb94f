"""For search engines: the list of all pages, and what may be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from reportback import addresses
from reportback.pages import Page
from reportback.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """sitemap.xml and robots.txt."""
    root = ET.Element("urlset", xmlns=_NAMESPACE)
    for page in pages:
        if page.listed:
            entry = ET.SubElement(root, "url")
            ET.SubElement(entry, "loc").text = site.whole(page.address)
            if page.updated:
                ET.SubElement(entry, "lastmod").text = page.updated.isoformat()
    others = [page.address for page in site.pages] + [news.address for news in site.articles]
    for other in others:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = site.whole(other)
    ET.indent(root)
    text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    yield addresses.SITEMAP, text + b"\n"
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.whole(addresses.SITEMAP)}\n"
    yield addresses.ROBOTS, robots.encode()
