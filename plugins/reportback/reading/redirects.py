"""Addresses that moved: content/redirects.yaml, old address to new."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportback.places import FilePlaces, Place
from reportback.problems import Problem, quoted

REDIRECTS = "content/redirects.yaml"
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_FOLDER = re.compile(rf"(?:{_NAME}/)+")
# What every host sends as a page; of other files it would need a program.
_PAGE = re.compile(rf"(?:{_NAME}/)*{_NAME}\.[Hh][Tt][Mm][Ll]?")
_INDEX = re.compile(r"(.*/)?index\.html")

Wrong = tuple[str, str]


def redirects(
    data: Mapping[str, Any], places: FilePlaces
) -> tuple[Mapping[str, str], list[Problem]]:
    """The redirects that can be used, and what is wrong with the others.

    An address is written as on the site, from its root, with a slash at its end:
    `campaigns/river/: campaigns/riverside/`. All pages below the old one go along. The old one may
    be a single page of a former site: `contact.html: about/`.
    """
    found: dict[str, str] = {}
    problems = []
    for old, new in data.items():
        if wrong := _wrong_old(old):
            problems.append(_problem(places.key(old), old, wrong))
        elif not isinstance(new, str) or not _FOLDER.fullmatch(new):
            must = "must be an address on this site, without the first slash, with the last"
            wrong = (must, "write it as campaigns/river/12/")
            problems.append(_problem(places.value(old), new, wrong))
        else:
            found[old] = new
    return found, problems


def _problem(place: Place, said: object, wrong: Wrong) -> Problem:
    must, todo = wrong
    return Problem(place, "redirect", must, f"found {quoted(said)}", todo)


def _wrong_old(said: object) -> Wrong | None:
    """What must be true of an old address and is not, and what to do."""
    written = said if isinstance(said, str) else ""
    if index := _INDEX.fullmatch(written):
        must = "must be the folder's address, at which its index.html is the page"
        folder = index.group(1)
        return must, f"write it as {folder}" if folder else "take the line out"
    if _FOLDER.fullmatch(written) or _PAGE.fullmatch(written):
        return None
    address, question, _ = written.partition("?")
    if question:
        must = "must have no '?', since a host of files sends the same page whatever follows it"
        return must, f"lead on from {quoted(address)} if that is a page, or take the line out"
    if re.fullmatch(rf"(?:{_NAME}/)*{_NAME}\.[A-Za-z0-9]+", written):
        must = "must end in a slash, .html or .htm, since a host of files sends no other as a page"
        return must, "lead on from it in your web server's own settings, or take the line out"
    must = "must be an address on this site, without the first slash, with the last or .html"
    bare = written.lstrip("/")
    usable = _FOLDER.fullmatch(bare) or _PAGE.fullmatch(bare)
    return must, f"write it as {bare if usable else 'campaigns/river/12/'}"
