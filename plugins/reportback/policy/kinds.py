"""The kinds of page that need different policies, and where on the site each lies."""

from __future__ import annotations

import re
from enum import StrEnum

from reportback import addresses

# An edition in another language lies below its tag, and is as the one at the root.
EDITION = "(?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*/)?"


class Kind(StrEnum):
    """What a page needs of the browser."""

    PAGE = "page"  # words, styles and pictures: no script
    SEARCH = "search"  # the search, whose index is read by a script and a WebAssembly module
    CARD = "card"  # what other sites show in a frame
    FORM = "form"  # the form for staff


# What Pagefind writes. Its worker is bound by the policy that it is sent with, not by its page's.
_INDEX = addresses.SEARCH
# The folders of each kind, with all below them; `*` is one name. All else is a page.
FOLDERS = {
    addresses.IDEAS: Kind.SEARCH,
    _INDEX: Kind.SEARCH,
    f"{addresses.CAMPAIGNS}*/embed/": Kind.CARD,
    addresses.FORM: Kind.FORM,
}


def pattern(where: str) -> str:
    """A regular expression, without anchors, for the addresses that `where` stands for.

    `where` is a folder with all below it (`ideas/`; every edition's), an ending (`*.atom`), or ''
    for all. A `*` within is one name.
    """
    if where.startswith("*"):
        return f".*{re.escape(where[1:])}$"
    inner = "[^/]+".join(map(re.escape, where.split("*")))
    return f"{EDITION}{inner}" if inner else ""


def kind_of(address: str) -> Kind:
    """What the page at an address needs."""
    for where, kind in FOLDERS.items():
        if re.match(pattern(where), address):
            return kind
    return Kind.PAGE
