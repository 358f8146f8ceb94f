"""The record's own history, read from git once and handed on as values."""

from __future__ import annotations

import os
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from reportback.model import (
    CampaignMatter,
    PinnedChange,
    Register,
    Settings,
    Version,
    pinned_changes,
)
from reportback.places import FilePlaces, Place
from reportback.problems import Problem, quoted
from reportback.reading import frontmatter, yamltext
from reportback.reading.names import idea_number
from reportback.reading.wording import shape

_RECORD = ("--", "content/campaigns", "ideas")
_MARK = "%x01"


@dataclass(frozen=True)
class Provenance:
    """What git knows.

    `changes`: per campaign, what changed of what it promised at its opening. `lost`: files of
    earlier commits that are not there now.
    """

    changes: Mapping[str, tuple[PinnedChange, ...]]
    lost: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def read_provenance(root: Path, register: Register, settings: Settings, as_of: date) -> Provenance:
    """The history of the record's files; nothing where there is no repository or no commit.

    A shallow clone dates every file by its tip, so nothing is stated from one. Days are those of
    the site's time zone.
    """
    git = _Git(root)
    try:
        if not git.has_commits():
            return Provenance({})
        if git.say("rev-parse", "--is-shallow-repository").strip() == "true":
            return Provenance({}, problems=(_shallow(),))
        zone = ZoneInfo(settings.timezone)
        lost = _lost(git, register, settings.public_since, zone)
        return Provenance(_changes(git, register, zone, as_of), lost)
    except _GitFailed as error:
        return Provenance({}, problems=(_unreadable(str(error)),))


def numbers_used(root: Path, campaign: str) -> tuple[frozenset[int], list[Problem]]:
    """Every number that an idea of this campaign ever had in the commits up to this one.

    Nothing where there is no repository; a problem where there is one and git will not say.
    """
    git = _Git(root)
    try:
        if not git.has_commits():
            return frozenset(), []
        how = ("--no-renames", "--name-only", "--relative", "--format=", "-z")
        said = git.say("log", *how, "--", f"ideas/{campaign}")
    except _GitFailed as error:
        return frozenset(), [_unreadable(str(error))]
    paths = (path.strip("\n").split("/") for path in said.split("\0"))
    names = {path[2] for path in paths if path[:2] == ["ideas", campaign] and len(path) == 3}
    return frozenset(number for name in names if (number := idea_number(name))), []


class _GitFailed(Exception):
    """git is there and says that it cannot; its first line tells why."""


@dataclass(frozen=True)
class _Git:
    """git, asked in a way that no setting of the machine's owner changes the answer."""

    root: Path

    def _run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        quiet = ("-c", "log.showSignature=false", "-c", "core.quotePath=false")
        command = ["git", "-C", str(self.root), *quiet, *arguments]
        own = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        return subprocess.run(command, input=stdin, capture_output=True, check=False, env=own)

    def has_commits(self) -> bool:
        """Whether there is a history at all. Raises _GitFailed when git will not say."""
        try:
            inside = self._run("rev-parse", "--is-inside-work-tree")
        except OSError:
            return False
        if inside.returncode and b"not a git repository" not in inside.stderr:
            raise _GitFailed(_first_line(inside.stderr))
        head = self._run("rev-parse", "--verify", "--quiet", "HEAD")
        return not inside.returncode and not head.returncode

    def say(self, *arguments: str, stdin: bytes = b"") -> str:
        """What git answers. Raises _GitFailed when it cannot."""
        done = self._run(*arguments, stdin=stdin)
        if done.returncode:
            raise _GitFailed(_first_line(done.stderr))
        return done.stdout.decode("utf-8", errors="replace")

    def blobs(self, names: Sequence[str]) -> list[str]:
        """The contents of blobs, in one go."""
        done = self._run("cat-file", "--batch", stdin="".join(f"{n}\n" for n in names).encode())
        rest, found = done.stdout, []
        for _ in names:
            head, _, rest = rest.partition(b"\n")
            size = int(head.split()[-1])
            found.append(rest[:size].decode("utf-8", errors="replace"))
            rest = rest[size + 1 :]
        return found


def _first_line(said: bytes) -> str:
    return (said.decode("utf-8", errors="replace").strip().splitlines() or ["no reason"])[0]


def _lost(
    git: _Git, register: Register, public_since: date | None, zone: ZoneInfo
) -> frozenset[str]:
    """Files that the main line of commits had (on that day or later), and that are not there now.

    What a branch tried and took back before it was merged was never published.
    """
    how = ("--first-parent", "--diff-filter=D", "--no-renames", "--name-only", "--relative")
    said = git.say("log", *how, f"--format={_MARK}%ct", "-z", *_RECORD)
    lost: set[str] = set()
    for commit in said.split("\x01")[1:]:
        seconds, *paths = (part.strip("\n") for part in commit.split("\0"))
        if public_since is None or _day(seconds, zone) >= public_since:
            lost.update(paths)
    now = git.say("ls-tree", "-r", "-z", "--name-only", "HEAD", *_RECORD)
    return frozenset((lost | set(now.split("\0"))) - register.files - {""})


def _day(seconds: str, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(int(seconds), tz=zone).date()


def _changes(
    git: _Git, register: Register, zone: ZoneInfo, as_of: date
) -> Mapping[str, tuple[PinnedChange, ...]]:
    versions = _versions(git, zone)
    found = {}
    for campaign in register.campaigns:
        seen = versions.get(campaign.path, [])
        if seen:
            now = Version(None, campaign)
            found[campaign.id] = pinned_changes(campaign, (*seen, now), as_of)
    return {name: changes for name, changes in found.items() if changes}


def _versions(git: _Git, zone: ZoneInfo) -> Mapping[str, list[Version]]:
    """Every campaign's front matter at each commit, oldest first.

    Versions that could not be read at the time are left out: they were never published.
    """
    how = ("--reverse", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z")
    said = git.say("log", *how, f"--format={_MARK}%ct", "--", "content/campaigns")
    written = list(_written(said, zone))
    texts = git.blobs([blob for _, _, blob in written])
    found: dict[str, list[Version]] = defaultdict(list)
    for (day, path, _), text in zip(written, texts, strict=True):
        matter = _matter(text, path)
        if matter is not None:
            found[path].append(Version(day, matter))
    return found


def _written(said: str, zone: ZoneInfo) -> Iterator[tuple[date, str, str]]:
    """Day, path and blob of every file that a commit wrote, from git's raw log."""
    for commit in said.split("\x01")[1:]:
        seconds, *parts = (part.strip("\n") for part in commit.split("\0"))
        for raw, path in zip(parts[::2], parts[1::2], strict=False):
            blob = raw.split()[3] if raw.startswith(":") else ""
            if blob.strip("0") and path.endswith(".md"):
                yield _day(seconds, zone), path, blob


def _shallow() -> Problem:
    must, found = "should come with its whole history", "found a shallow clone"
    todo = "fetch all of it (git fetch --unshallow; in CI, fetch-depth: 0)"
    return Problem(Place("content/campaigns"), "history-shallow", must, found, todo)


def _unreadable(said: str) -> Problem:
    must, found = "must have a history that git can read", f"found {quoted(said, 120)}"
    todo = "do what git asks for, or set history to False and say so to your readers"
    return Problem(Place("content/campaigns"), "history-unreadable", must, found, todo)


def _matter(text: str | None, path: str) -> CampaignMatter | None:
    parts, _ = frontmatter.split(path, text.lstrip("\ufeff")) if text else (None, [])
    if parts is None:
        return None
    data, _, _ = yamltext.parse(path, parts.yaml)
    return shape(CampaignMatter, data, FilePlaces(path))[0] if isinstance(data, dict) else None
