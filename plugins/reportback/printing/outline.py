"""The outline of a PDF: its headings, as the page has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from pikepdf import OutlineItem, Pdf


def title_outline(pdf: Pdf, html: bytes) -> None:
    """The page's own headings, in its order.

    The browser runs words together where a heading breaks its line, and turns round the words of a
    line that runs from right to left.
    """
    left = [(_letters(heading), heading) for heading in _headings(html)]

    def mend(items: Iterable[OutlineItem]) -> None:
        for item in items:
            letters = _letters(item.title)
            same = (at for at, (found, _) in enumerate(left) if found == letters)
            if (at := next(same, None)) is not None:
                item.title = left[at][1]
                del left[: at + 1]
            mend(item.children)

    with pdf.open_outline() as outline:
        mend(outline.root)


def _letters(text: str) -> list[str]:
    return sorted(re.findall(r"\w", text))


def _headings(html: bytes) -> list[str]:
    reader = _Headings()
    reader.feed(html.decode("utf-8"))
    return [" ".join(heading.split()) for heading in reader.found]


class _Headings(HTMLParser):
    """The text of every heading of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A heading begins."""
        if re.fullmatch("h[1-6]", tag):
            self.within = tag
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """A heading ends."""
        if tag == self.within:
            self.within = None

    def handle_data(self, data: str) -> None:
        """Text, of a heading perhaps."""
        if self.within:
            self.found[-1] += data
