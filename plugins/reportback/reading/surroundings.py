"""What a site publishes beside its record: pages, news, files, its look, Pelican's settings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportback.reading import files
from reportback.reading.configuration import given_settings
from reportback.reading.themes import own_theme
from reportback.reading.translations import TRANSLATIONS

_TITLE = re.compile(
    r"^(?::?title:|<title>)[ \t]*(.*?)(?:</title>)?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_UNDERLINED = re.compile(r"^(?:[=#*~^-]{3,}\n)?(\S.*)\n[=#*~^-]{3,}$", re.MULTILINE)
_WRITINGS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
# What the record's own settings say better.
_NOT_PELICANS = {"SITENAME", "SITEURL", "DEFAULT_LANG", "TIMEZONE"}
_UNSEEN = {"REPORTBACK", "HERE"}
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


def read_surroundings(root: Path, papers: Iterable[str]) -> Surroundings:
    """All of it, with those `papers` that the record publishes.

    Links that lead out of the site's folder are not followed.
    """
    given = given_settings(root, "publishconf.py") or given_settings(root)
    pages = _below(root, given.get("PAGE_PATHS", ["pages"]), _WRITINGS)
    articles = _below(root, given.get("ARTICLE_PATHS", ["articles"]), _WRITINGS)
    static = _below(root, given.get("STATIC_PATHS", ["images"])) | _below(root, ["maps"])
    named = {path: _mark(root, path) for path in sorted(set(papers))}
    return Surroundings(
        {path: Writing(_title(root, path), mark) for path, mark in pages.items()},
        {path: Writing(_title(root, path), mark) for path, mark in articles.items()},
        static | named | dict(_translations(root)),
        dict(_look(root, given)),
        dict(_plain_settings(root, given)),
    )


def _below(root: Path, folders: object, kinds: tuple[str, ...] = ("",)) -> dict[str, str]:
    """The files of these kinds in folders of content/, each with its mark."""
    named = folders if isinstance(folders, list | tuple) else ()
    within = (_marks(root, f"content/{str(name).strip('/')}".rstrip("/.")) for name in named)
    return {path: mark for marks in within for path, mark in marks if path.endswith(kinds)}


def _translations(root: Path) -> Iterator[tuple[str, str]]:
    """The files that say campaigns and ideas in other languages."""
    yield from _marks(root, f"content/campaigns/{TRANSLATIONS}")
    campaigns = files.children(root, "ideas")[0] if files.exists(root, "ideas") else ()
    for campaign in campaigns:
        yield from _marks(root, f"ideas/{campaign}/{TRANSLATIONS}")


def _mark(root: Path, path: str) -> str:
    with (root / path).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _marks(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Each file below a folder with its mark, in order."""
    if not files.exists(root, folder) or files.unfit(root, folder, folder=True):
        return
    for name in files.children(root, folder)[0]:
        path = f"{folder}/{name}"
        if not files.unfit(root, path, folder=True):
            if not (root / path).is_symlink() and not name.startswith("__"):
                yield from _marks(root, path)
        elif not files.unfit(root, path, folder=False):
            yield path, _mark(root, path)


def _title(root: Path, path: str) -> str:
    """The title that a page gives itself, else its file's name."""
    text = files.read_text(root, path)[0] or ""
    found = _TITLE.search(text[:4000]) or _UNDERLINED.search(text[:4000])
    return found[1].strip("\"' ") if found and found[1].strip() else Path(path).stem


def _look(root: Path, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files of the site's own theme and templates."""
    overrides = given.get("THEME_TEMPLATES_OVERRIDES", [])
    named = [given.get("THEME", "theme"), *(overrides if isinstance(overrides, list) else [])]
    own = str(own_theme())  # the program's: in the site's folder only where its environment is
    for name in dict.fromkeys(["theme", "templates", *(str(n) for n in named if str(n) != own)]):
        inside = (root / name).resolve()
        if inside != root.resolve() and inside.is_relative_to(root.resolve()):
            yield from _marks(root, inside.relative_to(root.resolve()).as_posix())


def _plain_settings(root: Path, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Settings with values that can be written; where the site and the program lie is no part.

    Those that publishing alone sets are among them, such as another address.
    """
    own = given_settings(root)
    for name, value in sorted(given.items()):
        known = name in _NOT_PELICANS and value == own.get(name)
        if name.isupper() and name not in _UNSEEN and not known and type(value) in _PLAIN:
            said = repr(value).replace(str(own_theme()), "/theme")
            yield name, said.replace(str(root.resolve()), "")
