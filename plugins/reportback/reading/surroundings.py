"""What a site publishes beside its record: pages, news, files, its look, Pelican's settings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportback.reading import files
from reportback.reading.configuration import given_settings
from reportback.reading.redirects import REDIRECTS

_TITLE = re.compile(
    r"^(?::?title:|<title>)[ \t]*(.*?)(?:</title>)?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_UNDERLINED = re.compile(r"^(?:[=#*~^-]{3,}\n)?(\S.*)\n[=#*~^-]{3,}$", re.MULTILINE)
_RECORD = ("content/campaigns/", REDIRECTS)
# Settings that say where the files lie, or what the record's own settings say better.
_NOT_PELICANS = {"REPORTBACK", "HERE", "SITENAME", "SITEURL", "DEFAULT_LANG", "TIMEZONE"}
_PLAIN = (str, bool, int, float, list, tuple, dict, type(None))


@dataclass(frozen=True)
class Writing:
    """A page or article of Pelican's: its title, and a mark that changes with its text."""

    title: str
    mark: str


@dataclass(frozen=True)
class Surroundings:
    """Marks that change when the content does; `settings` are Pelican's, as they can be written."""

    pages: Mapping[str, Writing] = field(default_factory=dict)
    articles: Mapping[str, Writing] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    look: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)


def read_surroundings(root: Path) -> Surroundings:
    """All of it. Links that lead out of the site's folder are not followed."""
    given, marks = given_settings(root), dict(_marks(root, "content"))
    papers = {
        path: mark for path, mark in _marks(root, "ideas") if path.split("/")[2:3] == ["files"]
    }
    kinds = {
        kind: {
            path for path in marks for at in given.get(key, default) if _in(path, f"content/{at}")
        }
        for kind, key, default in (
            ("pages", "PAGE_PATHS", ["pages"]),
            ("articles", "ARTICLE_PATHS", ["articles"]),
        )
    }
    written = kinds["pages"] | kinds["articles"]
    rest = {p: m for p, m in marks.items() if p not in written and not p.startswith(_RECORD)}
    return Surroundings(
        {path: Writing(_title(root, path), marks[path]) for path in sorted(kinds["pages"])},
        {path: Writing(_title(root, path), marks[path]) for path in sorted(kinds["articles"])},
        rest | papers,
        dict(_look(root, given)),
        dict(_plain_settings(root, given)),
    )


def _in(path: str, folder: str) -> bool:
    return path.startswith(f"{folder.rstrip('/')}/")


def _marks(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Each file below a folder with its mark, in order."""
    if not (root / folder).is_dir() or files.unfit(root, folder, folder=True):
        return
    for name in files.children(root, folder)[0]:
        path = f"{folder}/{name}"
        if not files.unfit(root, path, folder=True):
            if not (root / path).is_symlink() and not name.startswith("__"):
                yield from _marks(root, path)
        elif not files.unfit(root, path, folder=False):
            with (root / path).open("rb") as opened:
                yield path, hashlib.file_digest(opened, "sha256").hexdigest()


def _title(root: Path, path: str) -> str:
    """The title that a page gives itself, else its file's name."""
    text = files.read_text(root, path)[0] or ""
    found = _TITLE.search(text[:4000]) or _UNDERLINED.search(text[:4000])
    return found[1].strip("\"' ") if found and found[1].strip() else Path(path).stem


def _look(root: Path, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files of the site's own theme and templates."""
    overrides = given.get("THEME_TEMPLATES_OVERRIDES", [])
    named = [given.get("THEME", "theme"), *(overrides if isinstance(overrides, list) else [])]
    for name in dict.fromkeys(["theme", "templates", *map(str, named)]):
        inside = (root / name).resolve()
        if inside != root.resolve() and inside.is_relative_to(root.resolve()):
            yield from _marks(root, inside.relative_to(root.resolve()).as_posix())


def _plain_settings(root: Path, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Settings with values that can be written; where the site's folder lies is no part of them."""
    for name, value in sorted(given.items()):
        if name.isupper() and name not in _NOT_PELICANS and type(value) in _PLAIN:
            yield name, repr(value).replace(str(root.resolve()), "")
