"""The files of the search, for browsers."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.searching.columns import columns, numbers, order
from reportback.searching.program import index
from reportback.searching.records import entries
from reportback.searching.spelling import words
from reportback.site import Site

# Pagefind's own interfaces, which fail axe, and what is read in another thread: not published.
_NEEDED = ("pagefind.js", "pagefind-entry.json")


def can_be_searched(site: Site) -> bool:
    """Whether there is a search: the site wants one, there is something to find, and a server."""
    settings = site.settings
    return bool(settings.search and site.ledger.ideas and not settings.offline)


def search_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The index and the program that reads it, with their addresses. Raises NoIndex."""
    if not can_be_searched(site):
        return
    told = list(entries(site))
    files = index(told)
    yield addresses.SEARCH_COLUMNS, columns(site, told, files)
    yield addresses.SEARCH_ORDER, order(site)
    yield addresses.SEARCH_NUMBERS, numbers(site)
    yield from words(told)
    own = _wasm(files)
    for path, data in sorted(files.items()):
        if path in _NEEDED or path == own or path.endswith(("_meta", "_index", "_fragment")):
            yield addresses.search_file(path), data


def _wasm(files: dict[str, bytes]) -> str:
    """The one that knows the word stems of the index's language; else the one that knows none."""
    unknown = "wasm.unknown.pagefind"
    made = (path for path in files if path.startswith("wasm.") and path != unknown)
    return next(made, unknown)
