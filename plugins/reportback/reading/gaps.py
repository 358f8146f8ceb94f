"""Gaps that pages and campaigns still have: drafts say what only their owner can fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportback.places import Place
from reportback.problems import Problem, quoted
from reportback.reading.files import read_text, unfit

FOLDERS = ("content/campaigns", "content/pages")
_GAP = re.compile(r"\[TO FILL IN: ([^\]\n]*)\]")


def gaps(root: Path) -> list[Problem]:
    """Every gap in the pages and campaigns below `root`."""
    found: list[Problem] = []
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        if unfit(root, name, folder=False) is None:  # what is no ordinary file, others say
            text, _ = read_text(root, name)
            found += _in(name, text or "")
    return found


def _in(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        for gap in _GAP.finditer(line):
            must, todo = "should have no gaps", "write it in place of the brackets"
            place = Place(name, number, gap.start() + 1)
            yield Problem(place, "page-unfinished", must, f"found {quoted(gap[0])}", todo)
