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
    """What git knows: per campaign, what changed of what it promised at its opening."""

    changes: Mapping[str, tuple[PinnedChange, ...]]
    problems: tuple[Problem, ...] = ()


def read_provenance(root: Path, register: Register, as_of: date) -> Provenance:
    """The history of the campaigns' files; nothing where there is no git or no commit.

    A shallow clone dates every file by its tip, so nothing is stated from one.
    """
    if _git(root, "rev-parse", "--verify", "HEAD") is None:
        return Provenance({})
    if (_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        return Provenance({}, (_shallow(),))
    changes = {
        campaign.id: pinned_changes(campaign, tuple(_versions(root, campaign)), as_of)
        for campaign in register.campaigns
    }
    return Provenance({name: found for name, found in changes.items() if found})


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
            yield Version(datetime.fromtimestamp(int(seconds), tz=UTC).date(), matter)
    if last is not None:
        yield Version(None, campaign)


def _matter(text: str | None, path: str) -> CampaignMatter | None:
    parts, _ = frontmatter.split(path, text.lstrip("\ufeff")) if text else (None, [])
    if parts is None:
        return None
    data, _, _ = yamltext.parse(path, parts.yaml)
    return shape(CampaignMatter, data, FilePlaces(path))[0] if isinstance(data, dict) else None
