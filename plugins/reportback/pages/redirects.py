"""Pages at addresses that moved, leading on to where each page is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportback.pages.page import Page


def pages(moved: Mapping[str, str], there: Sequence[Page]) -> Iterator[Page]:
    """A page for each old address, and for all that lay below it; never over a page that is."""
    taken = {page.address for page in there}
    for old, new in moved.items():
        targets = [page.address for page in there if page.address.startswith(new)] or [new]
        for target in targets:
            address = old + target.removeprefix(new)
            if address not in taken:
                taken.add(address)
                yield _page(address, target, there)


def _page(address: str, target: str, there: Sequence[Page]) -> Page:
    title = next((page.title for page in there if page.address == target), target)
    return Page(address, "redirect.html", title, {"target": target}, listed=False)
