"""git, asked in one way: by provenance and by what compares two commits."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile


class GitFailed(Exception):
    """git is there and says that it cannot; its first line tells why."""


@dataclass(frozen=True)
class Git:
    """git, asked in a way that no setting of the machine's owner changes the answer."""

    root: Path

    def run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """What git answers, with its exit status. Raises OSError where there is no git."""
        command = self._command(*arguments)
        return subprocess.run(command, input=stdin, capture_output=True, check=False, env=_own())

    def _command(self, *arguments: str) -> list[str]:
        quiet = ("-c", "log.showSignature=false", "-c", "core.quotePath=false")
        return ["git", "-C", str(self.root), *quiet, *arguments]

    def has_commits(self) -> bool:
        """Whether there is a history at all. Raises GitFailed when git will not say."""
        try:
            inside = self.run("rev-parse", "--is-inside-work-tree")
        except OSError:
            return False
        if inside.returncode and b"not a git repository" not in inside.stderr:
            raise GitFailed(_first_line(inside.stderr))
        head = self.run("rev-parse", "--verify", "--quiet", "HEAD")
        return not inside.returncode and not head.returncode

    def say(self, *arguments: str, stdin: bytes = b"") -> str:
        """What git answers. Raises GitFailed when it cannot."""
        done = self.run(*arguments, stdin=stdin)
        if done.returncode:
            raise GitFailed(_first_line(done.stderr))
        return done.stdout.decode("utf-8", errors="replace")

    def each_blob(self, names: Sequence[str]) -> Iterator[bytes]:
        """The contents of blobs as they are, one at a time. Raises GitFailed at one not there."""
        with TemporaryFile() as asked:
            asked.write("".join(f"{name}\n" for name in names).encode())
            asked.seek(0)
            command = self._command("cat-file", "--batch")
            with subprocess.Popen(command, stdin=asked, stdout=subprocess.PIPE, env=_own()) as git:
                if git.stdout is None:
                    raise GitFailed("git said nothing")
                for name in names:
                    head = git.stdout.readline().split()
                    if len(head) != len(("name", "type", "size")):
                        raise GitFailed(f"{name} is missing from the repository")
                    yield git.stdout.read(int(head[2]))
                    git.stdout.read(1)

    def blobs(self, names: Sequence[str]) -> list[str]:
        """The contents of blobs, in one go."""
        done = self.run("cat-file", "--batch", stdin="".join(f"{n}\n" for n in names).encode())
        rest, found = done.stdout, []
        for _ in names:
            head, _, rest = rest.partition(b"\n")
            size = int(head.split()[-1])
            found.append(rest[:size].decode("utf-8", errors="replace"))
            rest = rest[size + 1 :]
        return found


def _own() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


def _first_line(said: bytes) -> str:
    return (said.decode("utf-8", errors="replace").strip().splitlines() or ["no reason"])[0]
