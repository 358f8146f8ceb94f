"""A file's front matter and its Markdown, kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportback.places import Place
from reportback.problems import Problem, quoted

_ALMOST = re.compile(r"\s*[-_=–—]{2,}\s*")


@dataclass(frozen=True, slots=True)
class Split:
    """Front matter as YAML text (its first line is line 2 of the file) and the Markdown below."""

    yaml: str
    body: str
    body_line: int


def split(path: str, text: str) -> tuple[Split | None, list[Problem]]:
    """Split a file at its two lines of three dashes."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [_missing(path, lines[0])]
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            rest = "\n".join(lines[number + 1 :])
            body_line = number + 2 + len(rest) - len(rest.lstrip("\n"))
            return Split("\n".join(lines[1:number]) + "\n", rest.strip("\n"), body_line), []
    return None, [_unclosed(path, lines)]


def _missing(path: str, first: str) -> Problem:
    must = "must begin with front matter, a line of three dashes first"
    found = f"found {quoted(first)}" if first.strip() else "found an empty line"
    todo = "write '---', the keys, '---', and then the text"
    return Problem(Place(path), "front-matter-missing", must, found, todo)


def _unclosed(path: str, lines: Sequence[str]) -> Problem:
    """At the line that was meant to close it, where there is one; else where it begins."""
    must = "must be closed by a second line of three dashes"
    todo = "write '---' on a line of its own after the last key"
    for number, line in enumerate(lines[1:], start=2):
        if _ALMOST.fullmatch(line):
            place, found = Place(path, number), f"found {quoted(line)}"
            return Problem(place, "front-matter-unclosed", must, found, todo)
    return Problem(Place(path), "front-matter-unclosed", must, "found none", todo)
