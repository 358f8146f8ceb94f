"""The record's own history, read from git once and handed on as values."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reportback.model import (
    Campaign,
    CampaignMatter,
    PinnedChange,
    Register,
    Version,
    pinned_changes,
)
from reportback.places import FilePlaces, Place
from reportback.problems import Problem
from reportback.reading import frontmatter, yamltext
from reportback.reading.wording import shape


@dataclass(frozen=True)
class Provenance:
    """What git knows.

    `changes`: per campaign, what changed of what it promised at its opening. `lost`: files of
    earlier commits that are not there now.
    """

    changes: Mapping[str, tuple[PinnedChange, ...]]
    lost: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def read_provenance(
    root: Path, register: Register, as_of: date, public_since: date | None
) -> Provenance:
    """The history of the record's files; nothing where there is no git or no commit.

    A shallow clone dates every file by its tip, so nothing is stated from one.
    """
    if _git(root, "rev-parse", "--verify", "HEAD") is None:
        return Provenance({})
    if (_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        return Provenance({}, problems=(_shallow(),))
    changes = {
        campaign.id: pinned_changes(campaign, tuple(_versions(root, campaign)), as_of)
        for campaign in register.campaigns
    }
    found = {name: changed for name, changed in changes.items() if changed}
    lost = _lost(root, register, public_since) if public_since else frozenset()
    return Provenance(found, lost)


def _lost(root: Path, register: Register, public_since: date) -> frozenset[str]:
    """Files that the main line of commits had on that day or later, and that are not there now.

    What a branch tried and took back before it was merged was never published.
    """
    where = ("--", "content/campaigns", "ideas")
    how = ("--first-parent", "--diff-filter=D", "--no-renames", "--name-only", "--relative")
    said = _git(root, "log", *how, "--format=%x01%ct", "-z", *where) or ""
    lost: set[str] = set()
    for commit in said.split("\x01")[1:]:
        seconds, *paths = (part.strip("\n") for part in commit.split("\0"))
        if _day(seconds) >= public_since:
            lost.update(paths)
    now = _git(root, "ls-tree", "-r", "-z", "--name-only", "HEAD", *where) or ""
    return frozenset((lost | set(now.split("\0"))) - register.files - {""})


def _day(seconds: str) -> date:
    return datetime.fromtimestamp(int(seconds), tz=UTC).date()


def _shallow() -> Problem:
    must, found = "should come with its whole history", "found a shallow clone"
    todo = "fetch all of it (git fetch --unshallow; in CI, fetch-depth: 0)"
    return Problem(Place("content/campaigns"), "history-shallow", must, found, todo)


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, or None when it cannot."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", errors="replace")


def _versions(root: Path, campaign: Campaign) -> Iterator[Version]:
    """A campaign's front matter at each commit, oldest first, then as it stands in the files.

    Versions that could not be read at the time are left out: they were never published.
    """
    said = _git(root, "log", "--reverse", "--format=%H %ct", "--", campaign.path) or ""
    last: CampaignMatter | None = None
    for line in said.splitlines():
        commit, seconds = line.split(" ")
        matter = _matter(_git(root, "show", f"{commit}:./{campaign.path}"), campaign.path)
        if matter is not None:
            last = matter
            yield Version(_day(seconds), matter)
    if last is not None:
        yield Version(None, campaign)


def _matter(text: str | None, path: str) -> CampaignMatter | None:
    parts, _ = frontmatter.split(path, text.lstrip("\ufeff")) if text else (None, [])
    if parts is None:
        return None
    data, _, _ = yamltext.parse(path, parts.yaml)
    return shape(CampaignMatter, data, FilePlaces(path))[0] if isinstance(data, dict) else None
