"""What runs a change may write nothing; what may write runs nothing (docs/decisions/0007)."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import support

STARTER = support.ROOT / "plugins" / "reportback" / "starter"
WORKFLOWS = sorted(
    path
    for root in (support.ROOT, STARTER)
    for path in (root / ".github" / "workflows").glob("*.yml")
)

# The most that each job may ask for. A job that is not named here may only read the files.
MAY: dict[tuple[str, str], dict[str, str]] = {
    ("comment.yml", "comment"): {"actions": "read", "pull-requests": "write"},
    ("intake.yml", "read"): {"contents": "read", "pull-requests": "read"},
    ("intake.yml", "propose"): {
        "actions": "write",
        "contents": "write",
        "pull-requests": "write",
    },
    ("publish.yml", "publish"): {"pages": "write", "id-token": "write"},
}
_READS = {"contents": "read"}
_PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# Where a command begins: a word within a text that is printed is none.
_RUNS_THE_SITE = re.compile(
    r"(?:^|[|&;(]|\bthen|\bdo|!)\s*(?:\S*/)?"
    r"(?:make|reportback|pelican|pip|python3?|gh pr checkout|git (?:clone|checkout|fetch))\b",
    re.MULTILINE,
)


def broken(name: str, text: str) -> Iterator[str]:
    """Each rule that a workflow breaks, in a few words."""
    workflow = yaml.safe_load(text)
    if workflow.get("permissions") != {}:
        yield "permissions at the top"
    if "pull_request_target" in str(workflow[True]):  # YAML takes the word 'on' for true
        yield "pull_request_target"
    for line in text.splitlines():
        if re.match(r"\s*(- )?uses:", line) and not _PINNED.search(line):
            yield "not pinned"
    for job_name, job in workflow["jobs"].items():
        yield from _broken_job(MAY.get((name, job_name), _READS), job)


def _broken_job(may: Mapping[str, str], job: Mapping[str, Any]) -> Iterator[str]:
    asked = job.get("permissions", "everything")
    if not isinstance(asked, dict) or not asked.items() <= may.items():
        yield "more than it may"
    if "timeout-minutes" not in job:
        yield "no timeout"
    if not re.fullmatch(r"[a-z]+-\d\d\.\d\d", job["runs-on"]):
        yield "machine not fixed"
    trusted = "write" in str(asked) or asked == "everything" or "secrets." in str(job)
    for step in job["steps"]:
        yield from _broken_step(step, trusted)


def _broken_step(step: Mapping[str, Any], trusted: bool) -> Iterator[str]:
    uses, run, given = step.get("uses", ""), step.get("run", ""), step.get("with", {})
    if "${{" in run:
        yield "text of others in a script"
    if "\n" in run.strip() and not run.startswith("set -euo pipefail\n"):
        yield "script goes on after a mistake"
    if "actions/cache" in uses or "cache" in given:
        yield "cache"
    checkout = uses.startswith("actions/checkout@")
    if checkout and given.get("persist-credentials") is not False:
        yield "token left in the checkout"
    if trusted and (checkout or _RUNS_THE_SITE.search(run)):
        yield "may write and runs the site"


def test_there_are_workflows() -> None:
    assert WORKFLOWS


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.relative_to(support.ROOT)))
def test_a_workflow_holds_every_rule(path: Path) -> None:
    assert list(broken(path.name, path.read_text("utf-8"))) == []


SOUND = """
on:
  pull_request:
permissions: {}
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - run: make install
"""
MISTAKES = {
    "permissions at the top": ("permissions: {}", "permissions: read-all"),
    "pull_request_target": ("pull_request:", "pull_request_target:"),
    "not pinned": ("@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5"),
    "more than it may": ("contents: read", "issues: read"),
    "no timeout": ("    timeout-minutes: 5\n", ""),
    "machine not fixed": ("ubuntu-24.04", "ubuntu-latest"),
    "text of others in a script": ("make install", "echo ${{ github.head_ref }}"),
    "script goes on after a mistake": ("make install", "|\n          false\n          true"),
    "cache": ("persist-credentials: false", "persist-credentials: false\n          cache: pip"),
    "token left in the checkout": ("persist-credentials: false", "fetch-depth: 0"),
    "may write and runs the site": ("contents: read", "contents: write"),
}


def test_a_sound_workflow_breaks_no_rule() -> None:
    assert list(broken("check.yml", SOUND)) == []


@pytest.mark.parametrize("rule", MISTAKES)
def test_each_mistake_is_seen(rule: str) -> None:
    right, wrong = MISTAKES[rule]
    assert right in SOUND
    assert rule in set(broken("check.yml", SOUND.replace(right, wrong)))


@pytest.mark.parametrize(
    "script",
    [
        "make install",
        "cd x && make",
        ".venv/bin/reportback check",
        "if ! pip install .; then",
        "python3 x.py",
        "gh pr checkout 1",
    ],
)
def test_running_the_site_is_seen_without_a_checkout(script: str) -> None:
    assert list(_broken_step({"run": script}, trusted=True)) == ["may write and runs the site"]
    assert list(_broken_step({"run": script}, trusted=False)) == []


def test_naming_a_command_is_not_running_it() -> None:
    step = {"run": "printf 'Made by `reportback diff`, not by make.'"}
    assert list(_broken_step(step, trusted=True)) == []


@pytest.mark.parametrize("root", sorted({path.parents[2] for path in WORKFLOWS}), ids=str)
def test_zizmor_finds_nothing(root: Path) -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--persona=pedantic", "--no-progress", "--quiet", root / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
