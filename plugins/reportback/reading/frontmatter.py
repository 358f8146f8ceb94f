"""A file's front matter and its Markdown, kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from reportback.places import Place
from reportback.problems import Problem, quoted


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
        must = "must begin with front matter, a line of three dashes first"
        found = f"found {quoted(lines[0])}" if lines[0].strip() else "found an empty line"
        todo = "write '---', the keys, '---', and then the text"
        return None, [Problem(Place(path), "front-matter-missing", must, found, todo)]
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            rest = "\n".join(lines[number + 1 :])
            body_line = number + 2 + len(rest) - len(rest.lstrip("\n"))
            return Split("\n".join(lines[1:number]) + "\n", rest.strip("\n"), body_line), []
    must, found = "must be closed by a second line of three dashes", "found none"
    todo = "write '---' on a line of its own after the last key"
    return None, [Problem(Place(path), "front-matter-unclosed", must, found, todo)]
