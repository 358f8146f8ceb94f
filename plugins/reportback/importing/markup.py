"""Texts of exports as Markdown and as lines."""

from __future__ import annotations

import html
import re

import nh3
from markdownify import markdownify
from slugify import slugify

from reportback.reading.tables import cleaned

_KEPT = frozenset(
    "a abbr b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i li ol p pre q s span "
    "strong sub sup table tbody td th thead tr u ul".split()
)
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|ul|ol|li|strong|em|b|i|a|span|h[1-6])\b[^<>]*>|&nbsp;"
)
_TITLE_LENGTH, _SLUG_LENGTH = 80, 60


def looks_like_html(text: str) -> bool:
    """Whether a text that nobody called HTML has its tags."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def from_html(text: str) -> str:
    """HTML as Markdown. Scripts, styles, pictures and addresses that run something are dropped."""
    safe = nh3.clean(text, tags=set(_KEPT), attributes={"a": {"href"}}, link_rel=None)
    try:
        markdown = markdownify(safe, heading_style="ATX", bullets="-")
    except RecursionError:  # nested thousands deep: not written by a person
        markdown = html.unescape(nh3.clean(text, tags=set()))
    return tidied(str(markdown))


def line_from_html(text: str) -> str:
    """HTML as one line of plain text."""
    return one_line(html.unescape(nh3.clean(text, tags=set())))


def from_plain(text: str) -> str:
    """Plain text as Markdown: deep indents would become code, so they go."""
    return tidied(re.sub(r"(?m)^[ \t]*(?: {4}|\t)[ \t]*", "", text))


def tidied(text: str) -> str:
    """Text without blanks at line ends, without runs of empty lines, without unseen characters."""
    text, _ = cleaned(text)
    text = re.sub(r"(?m)[ \t\u00a0]+$", "", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def one_line(text: str) -> str:
    """Text on one line, without unseen characters."""
    return " ".join(cleaned(text)[0].split())


def made_title(body: str) -> str:
    """A title from a body's first words."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", body)
    text = one_line(re.sub(r"(?m)^[#>*+\-\s]+|[*_`]", "", text))
    if len(text) <= _TITLE_LENGTH:
        return text
    cut = text[: _TITLE_LENGTH + 1].rsplit(" ", 1)[0][:_TITLE_LENGTH]
    return f"{cut.rstrip(' ,;:.–-')}…"


def file_name(number: int, title: str | None) -> str:
    """The name of an idea's file: its number, and words of its title for people."""
    slug = slugify(title or "", max_length=_SLUG_LENGTH, word_boundary=True)
    return f"{number}-{slug}.md" if slug else f"{number}.md"


def theme_id(label: str, taken: frozenset[str]) -> str:
    """An id for a theme or area that has only a label."""
    wanted = slugify(label.replace("&", " and "), max_length=_SLUG_LENGTH, word_boundary=True)
    found, count = wanted or "other", 2
    while found in taken:
        found, count = f"{wanted or 'other'}-{count}", count + 1
    return found


def same_words(text: str) -> str:
    """A spelling under which capitals, blanks and '&' make no difference."""
    return " ".join(text.casefold().replace("&", " and ").split())
