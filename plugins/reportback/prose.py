"""Markdown of strangers and staff to clean HTML: the one place where untrusted text is cleaned."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup

_TAGS = frozenset(
    "p br hr em strong del blockquote ul ol li a code pre h3 h4 h5 h6 "
    "table thead tbody tr th td sup sub".split()
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_SCHEMES = {"http", "https", "mailto"}
_MARKDOWN = (
    Options.CMARK_OPT_VALIDATE_UTF8 | Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_GITHUB_PRE_LANG
)
_HEADING = re.compile(r"<(/?)h([1-6])>")
_CELL = re.compile(r'<(t[hd]) align="(\w+)">')
_FIGURES = ' class="num"'
_WHOLE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_HEADING_END = re.compile(r"([^\W_]|[)\]'\"’”»])\s*(</h[1-6]>)")
_PARAGRAPH_END = re.compile(r"</(?:p|li|h[1-6]|blockquote|tr|pre)>|<br ?/?>|<hr ?/?>")


@lru_cache(maxsize=4096)
def to_html(markdown: str) -> Markup:
    """Clean HTML of a Markdown text. Its highest heading becomes one of the third level.

    Pictures are left out (those that belong to an idea are shown below its words), and so is all
    HTML but plain structure; links get rel="nofollow ugc noopener".
    """
    dirty = cmarkgfm.github_flavored_markdown_to_html(markdown, _MARKDOWN)
    return Markup(_clean(_headings_lowered(dirty)))  # noqa: S704 - just cleaned


def guide_to_html(markdown: str, way: Callable[[str], str | None]) -> Markup:
    """HTML of the program's own guide, its highest heading on the second level.

    `way` turns what a link or picture names into an address, or None where it leads nowhere.
    """
    dirty = cmarkgfm.github_flavored_markdown_to_html(markdown, _MARKDOWN)

    def led(tag: str, name: str, value: str) -> str | None:
        return way(value) if name in {"href", "src"} else value

    clean = nh3.clean(
        _headings_lowered(dirty, top=2),
        tags=_TAGS | {"h2", "img"},
        attributes={**_ATTRIBUTES, "img": {"src", "alt"}},
        link_rel=None,
        attribute_filter=led,
    )
    return Markup(_scrolling(_aligned(clean)))  # noqa: S704 - just cleaned


def _clean(html: str) -> str:
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow ugc noopener",
        attribute_filter=_only_whole_addresses,
    )
    return _scrolling(_aligned(clean))


def _only_whole_addresses(tag: str, name: str, value: str) -> str | None:
    """A stranger's link leads to a whole address: nothing relative, which would lead nowhere."""
    if (tag, name) == ("a", "href") and not _WHOLE.match(value):
        return None
    return value


def _headings_lowered(html: str, top: int = 3) -> str:
    levels = [int(level) for _, level in _HEADING.findall(html)]
    if not levels:
        return html
    shift = top - min(levels)

    def lowered(match: re.Match[str]) -> str:
        return f"<{match[1]}h{min(6, int(match[2]) + shift)}>"

    return _HEADING.sub(lowered, html)


def _aligned(html: str) -> str:
    """Cells of figures get a class; HTML has no attribute for alignment any more."""
    return _CELL.sub(lambda cell: f"<{cell[1]}{_FIGURES if cell[2] == 'right' else ''}>", html)


def _scrolling(html: str) -> str:
    """A table or lines of code may be wider than a phone: they scroll, by keyboard too."""
    html = html.replace("<pre>", '<pre tabindex="0">')
    return html.replace("<table>", '<div class="table-scroll" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )


def to_plain(markdown: str) -> str:
    """The words of a Markdown text, on one line; a heading ends in a colon."""
    return _words(str(to_html(markdown)))


def _words(html: str) -> str:
    html = _HEADING_END.sub(r"\1:\2", html)
    html = _PARAGRAPH_END.sub(lambda match: f"{match[0]} ", html)
    return " ".join(unescape(nh3.clean(html, tags=set())).split())


def excerpt(markdown: str, limit: int = 200) -> str:
    """How a text begins, up to a heading unless it begins with one, cut between words."""
    html = str(to_html(markdown[: 20 * limit])).strip()
    begins = html if html.startswith("<h") else re.split(r"<h[1-6]>", html)[0]
    return _cut(_words(begins), limit)


def shortened(markdown: str, limit: int) -> str:
    """The words of a text, headings and what is below them too, cut between words."""
    return _cut(to_plain(markdown[: 20 * limit]), limit)


def _cut(plain: str, limit: int) -> str:
    if len(plain) <= limit:
        return plain
    cut = plain[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–—-")
    return f"{cut}…"
