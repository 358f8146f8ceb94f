"""The guide for staff, where a site publishes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportback import addresses
from reportback.pages.campaigns import home_trail
from reportback.pages.page import Page
from reportback.reading.guide import Chapter
from reportback.site import Link, Site

# The guide has not been translated: its pages say so by their language.
_LANGUAGE = "en"


def pages(site: Site) -> Iterator[Page]:
    """A page for each chapter, with the way to the chapters before and after it."""
    before = dict(pairwise(reversed(site.guide)))
    after = dict(pairwise(site.guide))
    for chapter in site.guide:
        yield Page(
            addresses.guide(chapter.name),
            "guide.html",
            chapter.title,
            {
                "chapter": chapter,
                "chapters": site.guide,
                "previous": before.get(chapter),
                "next": after.get(chapter),
            },
            trail=_trail(site, chapter),
            lang=_LANGUAGE,
        )


def _trail(site: Site, chapter: Chapter) -> tuple[Link, ...]:
    home = home_trail(site)
    opening = site.guide[0]
    if chapter == opening:
        return home
    return (*home, Link(opening.title, addresses.guide(opening.name), _LANGUAGE))
