"""Commits by the names that people give them, and what the site's folder held at one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from reportback.problems import quoted
from reportback.reading.git import Git, GitFailed

# Where a project's main line of commits is found, the first that is there.
MAIN = (
    *("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"),
    *("refs/heads/main", "refs/heads/master", "HEAD"),
)
_LINK, _MODULE = "120000", "160000"


class NoSuchRevision(Exception):
    """A commit cannot be had: what was found, and what to do."""


@dataclass(frozen=True)
class Revision:
    """A commit by its full name, in the repository that `root` lies in."""

    root: Path
    commit: str


def find_revision(root: Path, name: str) -> Revision:
    """The commit that a branch, tag or other name stands for. Raises NoSuchRevision.

    A name is never taken for one of git's options.
    """
    git = _whole(root)
    if not _plain(name):
        raise NoSuchRevision(f"{quoted(name)} is no name of a commit.")
    found = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        todo = "Look at the spelling, or fetch it first: git fetch origin"
        raise NoSuchRevision(f"There is no commit named {quoted(name)} here. {todo}")
    return Revision(root, found.stdout.decode().strip())


def fork_point(root: Path, base: str | None, head: Revision | None) -> Revision | None:
    """The commit from which the head went its own way; None where nothing is committed yet.

    Without a `base` it is that of the main line. Commits that share no history are compared as
    they are. Raises NoSuchRevision.
    """
    git = _whole(root)
    if base is None and git.run("rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return None
    names = (base,) if base is not None else tuple(name for name in MAIN if _there(git, name))
    start = find_revision(root, names[0])
    tip = head or find_revision(root, "HEAD")
    shared = git.run("merge-base", start.commit, tip.commit)
    return Revision(root, shared.stdout.decode().strip()) if not shared.returncode else start


def _plain(name: str) -> bool:
    """Whether a name can be one of a commit at all; git takes ':' and '^{/' for searches."""
    return bool(name) and name.isprintable() and not name.startswith("-") and ":" not in name


def _there(git: Git, name: str) -> bool:
    return not git.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").returncode


def _whole(root: Path) -> Git:
    """The repository, with all of its history."""
    git = Git(root)
    try:
        inside = git.run("rev-parse", "--is-shallow-repository")
    except OSError:
        raise NoSuchRevision("git is not installed; install it first.") from None
    if inside.returncode:
        said = "The site's folder lies in no git repository, so there is nothing to compare with."
        if b"not a git repository" not in inside.stderr:
            said = f"git says: {quoted(inside.stderr.decode(errors='replace'), 300)}"
        raise NoSuchRevision(said)
    if inside.stdout.strip() == b"true":
        todo = "Fetch all of it: git fetch --unshallow (in CI: fetch-depth: 0)"
        raise NoSuchRevision(f"This is a shallow clone: most of its history is missing. {todo}")
    return git


@contextmanager
def exported(revision: Revision | None) -> Iterator[Path]:
    """A folder with all that the site's folder held at a commit (None: nothing), while it is used.

    The working tree is not touched, and no attribute or filter of git changes a byte. Submodules
    are left out, as they are in a plain clone. Raises NoSuchRevision.
    """
    with TemporaryDirectory(prefix="reportback-") as name:
        folder = Path(name).resolve()
        try:
            if revision is not None:
                _write(Git(revision.root), revision.commit, folder)
        except (GitFailed, OSError, ValueError) as error:
            raise NoSuchRevision(f"This commit cannot be read: {quoted(error, 200)}") from None
        yield folder


def _write(git: Git, commit: str, folder: Path) -> None:
    """Files first and links last, so that nothing is ever written through a link."""
    listed = git.say("ls-tree", "-r", "-z", commit).split("\0")[:-1]
    rows = [(head.split(), path) for head, _, path in (row.partition("\t") for row in listed)]
    wanted = [(mode, blob, path) for (mode, _, blob), path in rows if _fit(mode, path)]
    wanted.sort(key=lambda row: row[0] == _LINK)
    blobs = git.each_blob([blob for _, blob, _ in wanted])
    for (mode, _, path), data in zip(wanted, blobs, strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:
            target.symlink_to(os.fsdecode(data))
        else:
            target.write_bytes(data)


def _fit(mode: str, path: str) -> bool:
    """Whether a path is one that git itself would check out."""
    parts = PurePosixPath(path).parts
    odd = path.startswith("/") or any(part in ("..", ".git") for part in parts)
    return mode != _MODULE and not odd and "\N{REPLACEMENT CHARACTER}" not in path
