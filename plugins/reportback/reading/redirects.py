"""Addresses that moved: content/redirects.yaml, old address to new."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportback.places import FilePlaces
from reportback.problems import Problem, quoted

REDIRECTS = "content/redirects.yaml"
_ADDRESS = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)+")


def redirects(
    data: Mapping[str, Any], places: FilePlaces
) -> tuple[Mapping[str, str], list[Problem]]:
    """The redirects that can be used, and what is wrong with the others.

    An address is written as on the site, from its root, with a slash at its end:
    `campaigns/river/: campaigns/riverside/`. All pages below the old one go along.
    """
    found: dict[str, str] = {}
    problems = []
    for old, new in data.items():
        for place, said in ((places.key(old), old), (places.value(old), new)):
            if not isinstance(said, str) or not _ADDRESS.fullmatch(said):
                must = "must be an address on this site, without the first slash, with the last"
                todo = "write it as campaigns/river/12/"
                problems.append(Problem(place, "redirect", must, f"found {quoted(said)}", todo))
                break
        else:
            found[old] = new
    return found, problems
