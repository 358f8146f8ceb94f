"""Texts of exports as Markdown and as lines."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any

import nh3
from markdownify import MarkdownConverter
from slugify import slugify

from reportback.composing import impersonal
from reportback.importing.plaintext import as_markdown, escaped, inline_escaped
from reportback.reading.tables import cleaned

_KEPT = frozenset(
    "a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i li ol p pre q s "
    "strong sub sup table tbody td th thead tr ul".split()
)
_BLOCKS = re.compile(
    r"<(?:p|br|div|ul|ol|li|table|tr|h[1-6]|blockquote|pre|hr|dl)\b", re.IGNORECASE
)
_TAGS = re.compile(r"<[/!]?[a-z][^<>]*>", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|ul|ol|li|strong|em|b|i|a|span|h[1-6])\b[^<>]*>"
    r"|&(?:nbsp|amp|quot|lt|gt|#0?39|[a-z]acute|[a-z]grave|[a-z]uml|[lr][sd]?[aq]uo);",
    re.IGNORECASE,
)
_BREAK = "\N{SYMBOL FOR NEWLINE}"  # where a line breaks, until all blocks are known
_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bb\u02bc\u0060\u00b4", "'") | dict.fromkeys("“”„«»", '"')
)
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\((?:<[^>]*>|[^)]*)\)")
_SENTENCE = re.compile(  # its end, where more follows
    r"(?:(?<=\w{4})\)?[.!?…][\"'”’»)]*(?=\s+[^\w\s]*[^\W\d_a-z])|[\u3002\uff01\uff1f])(?=.)"
)
_TITLE_LENGTH, _SLUG_LENGTH, _SENTENCE_LENGTH = 80, 60, 240


def looks_like_html(text: str) -> bool:
    """Whether a text that nobody called HTML has its tags or its signs for characters."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def is_blank(text: str, form: str | None) -> bool:
    """Whether a text in this form has nothing to read, such as a lone pair of tags."""
    return form == "html" and not html.unescape(_TAGS.sub("", text)).strip()


def as_body(text: str, form: str | None) -> str:
    """A text as Markdown, by its form: 'html', 'markdown', else plain.

    Only in plain text does the first line's indent say anything: whether a list is nested.
    """
    if form == "html":
        return from_html(text)
    return tidied(text.strip()) if form == "markdown" else from_plain(text)


class _Converter(MarkdownConverter):
    """The library's converter, but for signs that are not Markdown's, and for line breaks."""

    def escape(self, text: str, parent_tags: AbstractSet[str]) -> str:
        text = text.replace(_BREAK, " ")
        text = inline_escaped(text, links=False) if "a" in parent_tags else escaped(text)
        return text.replace("|", r"\|") if {"td", "th"} & set(parent_tags) else text

    def convert_br(self, el: Any, text: str, parent_tags: AbstractSet[str]) -> str:
        return " " if "_inline" in parent_tags else f"{_BREAK}\n"

    def convert_a(self, el: Any, text: str, parent_tags: AbstractSet[str]) -> str:
        address, words = re.sub(r"\s", "%20", el.get("href") or ""), text.strip()
        if not address or not words or "_noformat" in parent_tags:
            return text
        bare = f"<{address}>" if re.search(r"[()]", address) else address
        same = el.get_text().strip() == el.get("href")
        link = f"<{address}>" if same else f"[{words}]({bare})"
        return f"{' ' * text[:1].isspace()}{link}{' ' * text[-1:].isspace()}"


@lru_cache(maxsize=1024)
def from_html(text: str) -> str:
    """HTML as Markdown. Scripts, styles, pictures and addresses that run something are dropped.

    Text without any tag is plain text whatever its column; without blocks its lines are lines.
    """
    if not _TAGS.search(text):
        return from_plain(html.unescape(text))
    text = text.strip()
    if not _BLOCKS.search(text):
        text = text.replace("\n", "<br>")
    safe = nh3.clean(text, tags=set(_KEPT), attributes={"a": {"href"}}, link_rel=None)
    try:
        markdown = _Converter(heading_style="ATX", bullets="-").convert(safe)
    except RecursionError:  # nested thousands deep: not written by a person
        return from_plain(html.unescape(nh3.clean(text, tags=set())))
    return tidied(_with_breaks(str(markdown)))


def _with_breaks(markdown: str) -> str:
    """Breaks inside a paragraph as Markdown's; two in a row are a new one, at its end none."""
    paragraphs = re.sub(rf"{_BREAK}\s*{_BREAK}(?:\s*{_BREAK})*\n", "\n\n", markdown)
    inside = re.sub(rf"[ \t]*{_BREAK}\n(?=[ \t]*[^\s{_BREAK}])", "\\\\\n", paragraphs)
    return inside.replace(_BREAK, "")


def line_from_html(text: str) -> str:
    """HTML as one line of plain text."""
    return one_line(html.unescape(nh3.clean(text, tags=set())))


def from_plain(text: str) -> str:
    """Plain text as Markdown that shows what was written, line by line."""
    return tidied(as_markdown(tidied(text)))


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
    return _cut(impersonal(_words_of(body)), _TITLE_LENGTH)


def first_sentence(markdown: str) -> str:
    """The first sentence of a text, as Markdown; where there is more, it ends in '…'.

    A short word before the full stop ('Dr.', 'No.') may be no end, so the sentence goes on.
    """
    text = _words_of(re.sub(r"(?m)^#{1,6} .*$", "", markdown)) or _words_of(markdown)
    end = _SENTENCE.search(text)
    said = f"{text[: end.end()]} …" if end else text
    return escaped(_cut(said, _SENTENCE_LENGTH))


def _words_of(markdown: str) -> str:
    """The words of a text on one line, without signs of Markdown's."""
    text = _LINK.sub(r"\1", markdown)
    text = re.sub(r"<(https?://[^>]*)>", r"\1", text)
    text = re.sub(r"(?m)^[#>*+\-\s]+|(?<!\\)[*`]|(?<![\\\w])_(?=\w)|(?<=\w)_(?!\w)|\\$", "", text)
    return one_line(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[: length + 1].rsplit(" ", 1)[0][:length]
    return f"{cut.rstrip(' ,;:.–-')}…"


def theme_id(label: str, taken: frozenset[str]) -> str:
    """An id for a theme or area that has only a label."""
    wanted = slugify(label.replace("&", " and "), max_length=_SLUG_LENGTH, word_boundary=True)
    found, count = wanted or "other", 2
    while found in taken:
        found, count = f"{wanted or 'other'}-{count}", count + 1
    return found


def same_words(text: str) -> str:
    """A spelling under which capitals, blanks and '&' make no difference."""
    return folded(text.replace("&", " and "))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A spelling under which capitals, blanks and the kind of quotes make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(plain.split())
