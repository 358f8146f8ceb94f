"""The record's own history, read from git once and handed on as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
from reportback.reading.git import Git, GitFailed
from reportback.reading.names import idea_number
from reportback.reading.revisions import Revision
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


def read_provenance(
    root: Path, register: Register, settings: Settings, as_of: date, revision: str = "HEAD"
) -> Provenance:
    """The history of the record's files; nothing where there is no repository or no commit.

    A shallow clone dates every file by its tip, so nothing is stated from one. Days are those of
    the site's time zone. With a `revision` the history is that of this commit, which the register
    was read from.
    """
    git = Git(root)
    try:
        if not git.has_commits():
            return Provenance({})
        if git.say("rev-parse", "--is-shallow-repository").strip() == "true":
            return Provenance({}, problems=(_shallow(),))
        zone = ZoneInfo(settings.timezone)
        line = _Line(git, revision, zone)
        lost = _lost(line, register, settings.public_since)
        return Provenance(_changes(line, register, as_of), lost)
    except GitFailed as error:
        return Provenance({}, problems=(_unreadable(str(error)),))


def numbers_used(root: Path, campaign: str) -> tuple[frozenset[int], list[Problem]]:
    """Every number that an idea of this campaign ever had in the commits up to this one.

    Nothing where there is no repository; a problem where there is one and git will not say.
    """
    git = Git(root)
    try:
        if not git.has_commits():
            return frozenset(), []
        how = ("--no-renames", "--name-only", "--relative", "--format=", "-z")
        said = git.say("log", *how, "--", f"ideas/{campaign}")
    except GitFailed as error:
        return frozenset(), [_unreadable(str(error))]
    return _numbers(said, campaign), []


def numbers_proposed(proposals: Iterable[Revision], campaign: str) -> frozenset[int]:
    """Every number that an idea of this campaign has in one of these commits.

    Raises GitFailed.
    """
    how = ("ls-tree", "--name-only", "-z")
    said = (Git(one.root).say(*how, one.commit, f"ideas/{campaign}/") for one in proposals)
    return _numbers("\0".join(said), campaign)


def _numbers(said: str, campaign: str) -> frozenset[int]:
    """The numbers of a campaign's ideas among the paths that git names."""
    paths = (path.strip("\n").split("/") for path in said.split("\0"))
    names = {path[2] for path in paths if path[:2] == ["ideas", campaign] and len(path) == 3}
    return frozenset(number for name in names if (number := idea_number(name)))


@dataclass(frozen=True)
class _Line:
    """The commits that lead to a revision, and the time zone of their days."""

    git: Git
    revision: str
    zone: ZoneInfo

    def log(self, *how: str) -> str:
        """Each commit's second and what it did, as git's options `how` say it."""
        options = (f"--format={_MARK}%ct", "--no-renames", "--relative", "-z")
        return self.git.say("log", *options, *how)

    def day(self, seconds: str) -> date:
        """The day of a commit."""
        return datetime.fromtimestamp(int(seconds), tz=self.zone).date()


def _lost(line: _Line, register: Register, public_since: date | None) -> frozenset[str]:
    """Files that the main line of commits had (on that day or later), and that are not there now.

    What a branch tried and took back before it was merged was never published.
    """
    how = ("--first-parent", "--diff-filter=D", "--name-only")
    said = line.log(*how, line.revision, *_RECORD)
    lost: set[str] = set()
    for commit in said.split("\x01")[1:]:
        seconds, *paths = (part.strip("\n") for part in commit.split("\0"))
        if public_since is None or line.day(seconds) >= public_since:
            lost.update(paths)
    now = line.git.say("ls-tree", "-r", "-z", "--name-only", line.revision, *_RECORD)
    return frozenset((lost | set(now.split("\0"))) - register.files - {""})


def _changes(
    line: _Line, register: Register, as_of: date
) -> Mapping[str, tuple[PinnedChange, ...]]:
    versions = _versions(line)
    found = {}
    for campaign in register.campaigns:
        seen = versions.get(campaign.path, [])
        if seen:
            now = Version(None, campaign)
            found[campaign.id] = pinned_changes(campaign, (*seen, now), as_of)
    return {name: changes for name, changes in found.items() if changes}


def _versions(line: _Line) -> Mapping[str, list[Version]]:
    """Every campaign's front matter at each commit, oldest first.

    Versions that could not be read at the time are left out: they were never published.
    """
    how = ("--reverse", "--raw", "--no-abbrev")
    said = line.log(*how, line.revision, "--", "content/campaigns")
    written = list(_written(line, said))
    texts = line.git.blobs([blob for _, _, blob in written])
    found: dict[str, list[Version]] = defaultdict(list)
    for (day, path, _), text in zip(written, texts, strict=True):
        matter = _matter(text, path)
        if matter is not None:
            found[path].append(Version(day, matter))
    return found


def _written(line: _Line, said: str) -> Iterator[tuple[date, str, str]]:
    """Day, path and blob of every file that a commit wrote, from git's raw log."""
    for commit in said.split("\x01")[1:]:
        seconds, *parts = (part.strip("\n") for part in commit.split("\0"))
        for raw, path in zip(parts[::2], parts[1::2], strict=False):
            blob = raw.split()[3] if raw.startswith(":") else ""
            if blob.strip("0") and path.endswith(".md"):
                yield line.day(seconds), path, blob


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
