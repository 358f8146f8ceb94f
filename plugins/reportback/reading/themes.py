"""The theme that pages come from, and what a site puts in place of its parts, file by file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reportback.places import Place
from reportback.problems import Problem, nearest, quoted
from reportback.reading.files import read_text, unfit

_EVERY_LINE = re.IGNORECASE | re.MULTILINE
TEMPLATES, STATIC = "templates", "static"
STYLES = "static/css"
# A site's own style sheet: the last of all, so that single tokens need no copy of the theme's.
OWN_STYLE = "static/css/site.css"


def own_theme() -> Path:
    """The theme that comes with the program: inside the package, or beside it in its repository."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "theme"
    return inside if inside.is_dir() else package.parents[1] / "theme"


def theme_of(given: Mapping[str, Any], root: Path) -> Path:
    """The theme that the settings file names."""
    return root / given["THEME"] if given.get("THEME") else own_theme()


def sheets(root: Path, theme: Path, names: Iterable[str]) -> Iterator[bytes]:
    """Style sheets by name: the site's own where it has one, else the theme's; none is no fault."""
    for name in names:
        for folder in (root, theme):
            path = folder / STYLES / name
            if path.is_file():
                yield path.read_bytes()
                break


def overrides(root: Path, theme: Path) -> list[Problem]:
    """The site's own templates and style sheets that take no part in its pages.

    One does if the theme has a file of its name, or if another of the site's files names it.
    """
    unused = (_unused(root, theme, *kind) for kind in ((TEMPLATES, ".html"), (STYLES, ".css")))
    return sorted([*_leading_out(root), *(problem for some in unused for problem in some)])


def own_parts(root: Path) -> int:
    """How many templates and style sheets are the site's own."""
    kinds = ((TEMPLATES, ".html"), (STYLES, ".css"))
    return sum(1 for folder, suffix in kinds for _ in _names(root / folder, suffix))


def _leading_out(root: Path) -> Iterator[Problem]:
    """Links to what lies outside the site: a build would publish it."""
    for folder in (TEMPLATES, STATIC):
        for path in (root / folder, *(root / folder).rglob("*")):
            if path.is_symlink():
                problem = unfit(root, path.relative_to(root).as_posix(), folder=path.is_dir())
                yield from [problem] if problem else []


def _unused(root: Path, theme: Path, folder: str, suffix: str) -> Iterator[Problem]:
    known = {*_names(theme / folder, suffix)} - _MADE
    own = set(_names(root / folder, suffix))
    for name in sorted(own - known):
        path = f"{folder}/{name}"
        if path != OWN_STYLE and not _named(root, name):
            must = (
                f"should have the name of one of the theme's {_KINDS[suffix]}, or be named by one"
            )
            near = nearest(name, sorted(known))
            todo = f"did you mean {quoted(near)}?" if near else "rename it, or delete it"
            yield Problem(Place(path), "override-unknown", must, f"found {quoted(name)}", todo)


# Sheets that the build makes itself: a site's own of that name would be lost.
_MADE = {"organisation.css", "screen.css"}
_KINDS = {".html": "templates", ".css": "style sheets"}


def _names(folder: Path, suffix: str) -> Iterator[str]:
    for path in folder.rglob(f"*{suffix}"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _named(root: Path, name: str) -> bool:
    """Whether a template or style sheet of the site includes it, or a page asks for it."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    wish = re.compile(rf"^template:\s*{re.escape(name.removesuffix('.html'))}\s*$", _EVERY_LINE)
    parts = (*_texts(root, TEMPLATES, ".html", but=name), *_texts(root, STYLES, ".css", but=name))
    if any(word.search(text) for text in parts):
        return True
    return name.endswith(".html") and any(map(wish.search, _texts(root, "content", ".md")))


def _texts(root: Path, folder: str, suffix: str, but: str = "") -> Iterator[str]:
    """The texts of a folder's files; what cannot be read names nothing."""
    for name in _names(root / folder, suffix):
        text, _ = read_text(root, f"{folder}/{name}")
        if text is not None and name != but:
            yield text
