"""Gaps that a site's own pages still have: drafts say what only their owner can fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportback.places import Place
from reportback.problems import Problem, quoted
from reportback.reading.files import read_text

PAGES = "content/pages"
_GAP = re.compile(r"\[TO FILL IN: ([^\]\n]*)\]")


def gaps(root: Path) -> list[Problem]:
    """Every gap in the pages below `root`. What else is wrong with a page, Pelican says."""
    found: list[Problem] = []
    for path in sorted((root / PAGES).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        text, _ = read_text(root, name)
        found += _in(name, text or "")
    return found


def _in(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        for gap in _GAP.finditer(line):
            must, todo = "should have no gaps", "write it in place of the brackets"
            place = Place(name, number, gap.start() + 1)
            yield Problem(place, "page-unfinished", must, f"found {quoted(gap[0])}", todo)
