"""Runs the scripts within workflows, with a `gh` that answers from a table and keeps what it was
asked."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests import support

WORKFLOWS = support.ROOT / ".github" / "workflows"

_GH = """\
#!{python}
import json, pathlib, shutil, sys
here = pathlib.Path({folder!r})
asked = sys.argv[1:]
with (here / "asked.jsonl").open("a") as log:
    log.write(json.dumps(asked) + "\\n")
if asked[:2] == ["run", "download"]:
    target = pathlib.Path(asked[asked.index("--dir") + 1])
    shutil.copytree(here / "artifact", target, symlinks=True)
    sys.exit(0)
answers = json.loads((here / "answers.json").read_text())
words = " ".join(asked)
for pattern, answer in answers.items():
    if pattern in words:
        if answer is None:
            sys.exit(1)
        print(answer)
        break
"""


@dataclass(frozen=True)
class Runner:
    """A folder in which a script runs, the artifact that `gh` brings, and what `gh` was asked."""

    folder: Path

    def step(self, workflow: str, job: str, name: str) -> dict[str, Any]:
        jobs = yaml.safe_load((WORKFLOWS / workflow).read_text(encoding="utf-8"))["jobs"]
        found: dict[str, Any] = next(s for s in jobs[job]["steps"] if s.get("name") == name)
        return found

    def run(
        self,
        step: Mapping[str, Any],
        answers: Mapping[str, str | None],
        **env: str,
    ) -> support.Finished:
        """Run one step's script, by the same shell as a code host's."""
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        program = self.folder / "bin" / "gh"
        program.parent.mkdir(exist_ok=True)
        program.write_text(_GH.format(python=sys.executable, folder=str(self.folder)))
        program.chmod(0o755)
        work = self.folder / "work"
        work.mkdir(exist_ok=True)
        around = {
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "GH_REPO": "council/ideas",
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_RUN_ID": "7",
            "ISSUE": "12",
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return support.run(command, cwd=work, env=around | env)

    @property
    def asked(self) -> list[list[str]]:
        """What `gh` was asked, in order."""
        log = self.folder / "asked.jsonl"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [json.loads(line) for line in lines]

    def sent(self, method: str) -> list[str]:
        """Where something was written to by this method."""
        words = [" ".join(call) for call in self.asked]
        return [line for line in words if f"--method {method}" in line]
