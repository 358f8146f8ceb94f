"""Pelican's own pages and articles, in each edition of the site.

One that was translated (the same slug, with `lang`) is shown by the edition in that language; the
others show the original. In all of them it has the same address.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

from reportback import addresses
from reportback.language import alike
from reportback.model import Settings
from reportback.pages import Page
from reportback.pages.campaigns import home_trail
from reportback.site import Article, Link, Site


def settle(originals: Iterable[Any], settings: Settings, url: str) -> None:
    """Give Pelican's contents their addresses, also one that is not in the site's own language.

    `url`: how Pelican writes the address of such a content. Translations are not left to Pelican,
    which knows nothing of editions.
    """
    for original in originals:
        if not original.in_default_lang and not hasattr(original, "override_url"):
            address = url.format(**original.url_format)
            original.override_url = address
            original.override_save_as = addresses.output_file(address)
        for tag in settings.languages:
            translation = in_edition(original, tag)
            if translation is not original:
                address = addresses.placed(original.url, addresses.edition(tag))
                translation.override_url, translation.override_save_as = address, ""


def in_edition(original: Any, tag: str) -> Any:
    """A content in the language of an edition, else as it is."""
    return next((other for other in original.translations if _is(other.lang, tag)), original)


def _is(lang: str, tag: str) -> bool:
    return lang.replace("_", "-").casefold() == tag.casefold()


def tongue(content: Any, tag: str, settings: Settings) -> str | None:
    """The language of a content, where it is not that of the edition; Pelican writes it small."""
    spoken = next((each for each in settings.editions if _is(content.lang, each)), content.lang)
    return None if spoken == tag else str(spoken)


def link(original: Any, tag: str, settings: Settings) -> Link:
    """A page as the footer of an edition names it."""
    shown = in_edition(original, tag)
    return Link(str(shown.title), original.url, tongue(shown, tag, settings))


def article(original: Any, tag: str, settings: Settings) -> Article:
    """A news article as the pages of an edition mention it."""
    shown = in_edition(original, tag)
    summary = str(shown.metadata.get("summary", ""))
    day = original.date.date()
    return Article(str(shown.title), original.url, day, summary, tongue(shown, tag, settings))


def as_page(content: Any, site: Site) -> Page:
    """A page or article as the templates of an edition know a page."""
    trail, address = home_trail(site), content.url.removeprefix(site.placed(addresses.HOME))
    if address.startswith(addresses.NEWS):
        trail = (*trail, Link(site.phrases.gettext("News"), addresses.NEWS))
    return Page(
        *(address, content.template, str(content.title), {}),
        trail=trail,
        lang=tongue(content, site.tongue, site.settings),
        untranslated=_untranslated(content, site),
        source=_source(content),
    )


def _untranslated(content: Any, site: Site) -> str | None:
    """The language of a content that nobody has put into this edition's yet."""
    waits = in_edition(content, site.tongue) is content and not alike(content.lang, site.tongue)
    return str(content.lang) if waits else None


def _source(content: Any) -> str:
    """The file of a content, by its path in the site."""
    root = Path(content.settings["PATH"]).resolve().parent
    return Path(content.source_path).resolve().relative_to(root).as_posix()


def doubled(files: Container[str], site: Site) -> str | None:
    """What to do about a page or article with the address of one of ours, if there is one."""
    own = [(page.title, page.address) for page in site.pages]
    own += [(article.title, article.address) for article in site.articles]
    for title, plain in own:
        address = site.placed(plain)
        if addresses.output_file(address) in files:
            said = f"the page '{title}' has the address {address}, which is the record's"
            return f"{said}; give it another Slug"
    return None
