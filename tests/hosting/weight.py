"""What a browser fetches for one page, and how many bytes of it come over the wire."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from lxml import html

from reportback.policy.rules import TEXTS
from reportback.serving import media_type
from tests.site.weblinks import CSS_ADDRESS, PARSER

LIMIT = 30_000  # bytes, of HTML, styles, and all else that comes with a page
# What a browser fetches by itself, but for the photographs that came with an idea: those are what
# somebody sent, in the width that the screen needs.
FETCHED = (
    "//link[@rel='stylesheet']/@href | //link[@rel='icon']/@href | //script/@src"
    " | //img[not(@loading='lazy') and not(@srcset)]/@src | //iframe/@src | //object/@data"
)


@cache
def on_the_wire(path: Path) -> int:
    """A file's bytes as a host sends them: text is packed."""
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if media_type(path.name) in TEXTS else len(data)


def fetched(page: Path) -> Iterator[Path]:
    """The page, then each file that it makes a browser fetch, and what styles fetch in turn."""
    yield page
    tree = html.fromstring(page.read_bytes(), parser=PARSER)
    for written in dict.fromkeys(str(found) for found in tree.xpath(FETCHED)):
        file = (page.parent / unquote(written)).resolve()
        yield file
        if file.suffix == ".css":
            yield from _by_style(file)


@cache
def _by_style(sheet: Path) -> tuple[Path, ...]:
    found = CSS_ADDRESS.findall(sheet.read_text(encoding="utf-8"))
    return tuple((sheet.parent / "".join(written)).resolve() for written in found)


def weight(page: Path) -> int:
    """The bytes of a page in all; a file that is missing is an error."""
    return sum(map(on_the_wire, dict.fromkeys(fetched(page))))


def idea_pages(output: Path) -> list[Path]:
    """The pages of ideas, of every campaign and in every language."""
    return sorted(output.glob("**/campaigns/*/[0-9]*/index.html"))
