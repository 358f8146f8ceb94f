"""The guide for staff, as it comes with the program: chapters in order, and their pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OPENING = "README.md"
PICTURES = "images"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the guide: the name in its address (empty: the guide's first page), its title,
    and its Markdown below the title. Links between chapters name their files."""

    name: str
    title: str
    body: str


def chapter_name(file: str) -> str:
    """What a chapter is called in addresses, from its file's name: '05-decide.md' is 'decide'."""
    return "" if file == OPENING else re.sub(r"\A[0-9]+-", "", file).removesuffix(".md")


def _folder() -> Path:
    """Inside the installed package, or in docs/ of the repository."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "guide"
    return inside if inside.is_dir() else package.parents[1] / "docs" / "guide"


@cache
def read_guide() -> tuple[Chapter, ...]:
    """All chapters: the first page, then those that are numbered, in their order."""
    folder = _folder()
    return tuple(map(_chapter, (folder / OPENING, *sorted(folder.glob("[0-9]*.md")))))


def _chapter(path: Path) -> Chapter:
    title, _, body = path.read_text(encoding="utf-8").partition("\n")
    return Chapter(chapter_name(path.name), title.removeprefix("# ").strip(), body.strip())


def read_pictures() -> dict[str, bytes]:
    """The guide's pictures by their file's name."""
    folder = _folder() / PICTURES
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.png"))}
