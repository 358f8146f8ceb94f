"""Where the edition in each language lies."""

from __future__ import annotations

import re

from reportback.addresses.fixed import FORM, NOT_FOUND, SEARCH

# What each edition has beside its pages; all other files lie once at the root. A former site's
# pages may have been files, and lead on in each edition; the page for what is missing is one.
_OF_AN_EDITION = re.compile(
    rf"(?!.*/files/|{re.escape(NOT_FOUND)}$)"
    r"(.*\.(atom|ics|[Hh][Tt][Mm][Ll]?)|(.*/)?(card\.png|oembed\.json)|.*/report/[^/]+\.pdf)"
)


def edition(tag: str) -> str:
    """Where the edition in a language lies, unless it is the site's own language."""
    return f"{tag.lower()}/"


def in_each_edition(address: str) -> bool:
    """Whether each edition has its own: pages, feeds, cards, search and so on; not staff's form."""
    place = address.partition("#")[0]
    page = place.endswith("/") or not place
    own = page or _OF_AN_EDITION.fullmatch(place) or place.startswith(SEARCH)
    return bool(own) and not place.startswith(FORM)


def placed(address: str, prefix: str) -> str:
    """Where the edition below `prefix` has an address (none: the site's own language)."""
    return prefix + address if in_each_edition(address) else address
