"""Pages at addresses that moved, leading on to where each page is now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from reportback.pages.page import Page

TEMPLATE = "redirect.html"


def pages(moved: Mapping[str, str], there: Sequence[Page]) -> Iterator[Page]:
    """A page for each old address, and for all that lay below it; never over a page that is.

    Nothing lay below an old address that is a file, as `contact.html`.
    """
    titles = {page.address: page.title for page in there}
    taken, ordered = set(titles), sorted(titles)
    for old, new in moved.items():
        along = _below(new, ordered) if old.endswith("/") else []
        for target in along or [new]:
            address = old + target.removeprefix(new)
            if address not in taken:
                taken.add(address)
                yield _page(address, target, titles.get(target, target))


def _below(address: str, ordered: Sequence[str]) -> list[str]:
    """An address and all below it, of addresses that are in order."""
    following = (ordered[i] for i in range(bisect_left(ordered, address), len(ordered)))
    return list(takewhile(lambda other: other.startswith(address), following))


def _page(address: str, target: str, title: str) -> Page:
    return Page(address, TEMPLATE, title, {"target": target}, listed=False)
