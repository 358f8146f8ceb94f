"""The scripts that may write, run on hostile text with a code host that is played."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Template

from tests import support

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq, as code hosts' machines have"),
]
STARTER = support.ROOT / "plugins" / "reportback" / "starter"
MARK = "<!-- reportback: what changes for the public -->"
GH = f"""#!/usr/bin/env bash
echo "$*" >> calls
case "$*" in
  *"--jq length"*) echo "$OPEN" ;;
  *head.repo.full_name*) cat heads ;;
  *"/collaborators/mallory/permission"*) echo "$PERMISSION" ;;
  */files*) cat files ;;
  *POST* | *PATCH* | *PUT*) [ ! -f body.md ] || cp body.md written.md ;;
  *git/ref/heads*) echo 111 ;;
  *issues/6/comments*) echo '[{{"id": 1, "user": {{"login": "mallory"}}, "body": "{MARK}"}},
    {{"id": 9, "user": {{"login": "github-actions[bot]"}}, "body": "{MARK}"}}]' ;;
  *comments*) echo '[{{"id": 1, "user": {{"login": "mallory"}}, "body": "{MARK}"}}]' ;;
  *pulls*) echo '[{{"number": 4, "head": {{"sha": "abc"}}}},
    {{"number": 5, "head": {{"sha": "old"}}}},
    {{"number": 6, "head": {{"sha": "abc"}}}}]' ;;
esac
"""


def step(workflow: str, job: str, name: str) -> str:
    """The script of one step."""
    text = (STARTER / ".github" / "workflows" / workflow).read_text("utf-8")
    steps: list[dict[str, Any]] = yaml.safe_load(text)["jobs"][job]["steps"]
    return next(str(step["run"]) for step in steps if step.get("name") == name)


def play(folder: Path, script: str, **env: str) -> list[str]:
    """Run a script beside a code host that answers; what it was asked."""
    gh = folder / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH)
    gh.chmod(0o755)
    path = f"{gh.parent}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "GH_REPO": "o/r", **env}
    subprocess.run(["bash", "-c", script], cwd=folder, env=env, check=True, capture_output=True)
    return (folder / "calls").read_text().splitlines()


def commented(folder: Path, text: bytes | None, files: str) -> tuple[str, list[str]]:
    (folder / "files").write_text(files)
    if text is not None:
        (folder / "change").mkdir()
        (folder / "change" / "change.md").write_bytes(text)
    script = step("comment.yml", "comment", "Write the comment")
    names = {"HEAD_SHA": "abc", "HEAD_OWNER": "m", "HEAD_BRANCH": "$(touch pwned)"}
    calls = play(folder, script, RUN_URL="https://example.org/1", **names)
    assert not (folder / "pwned").exists()
    return (folder / "written.md").read_text("utf-8"), calls


@pytest.mark.parametrize(
    "text",
    [b"a" * 59_999 + "é".encode() * 9, b"@" * 90_000, b"\xff\xfe\x00bad", b"Hello @all"],
    ids=["cut character", "mentions", "not text", "mention"],
)
def test_any_text_becomes_one_calm_comment_on_each_change(tmp_path: Path, text: bytes) -> None:
    body, calls = commented(tmp_path, text, "ideas/river/1-a.md\n")
    assert body.startswith(MARK)
    assert len(body) < 65_536
    assert not re.search(r"@\w", body)
    assert "alters what runs" not in body
    written = [call.split()[3] for call in calls if "POST" in call or "PATCH" in call]
    assert written == ["repos/o/r/issues/4/comments", "repos/o/r/issues/comments/9"]


@pytest.mark.parametrize("file", ["Makefile", "ideas.py", "x/content/a.md"])
def test_a_change_that_could_have_written_its_own_text_is_named(tmp_path: Path, file: str) -> None:
    body, _ = commented(tmp_path, b"Nothing changes.", f"ideas/river/1-a.md\n{file}\n")
    assert "alters what runs" in body


@pytest.mark.parametrize("text", [None, b"", b"\n \n"], ids=["none", "empty", "blank"])
def test_where_there_is_no_text_an_earlier_comment_does_not_stay(
    tmp_path: Path, text: bytes | None
) -> None:
    body, _ = commented(tmp_path, text, "ideas/river/1-a.md\n")
    assert "could not be told" in body


@pytest.mark.parametrize(("open_", "writes"), [("0", True), ("1", False)])
def test_an_open_proposal_is_left_as_people_mended_it(
    tmp_path: Path, open_: str, writes: bool
) -> None:
    idea = tmp_path / "idea" / "river" / "1-a.md"
    idea.parent.mkdir(parents=True)
    idea.write_text("x")
    script = step("intake.yml", "propose", "Propose it")
    calls = play(tmp_path, script, OPEN=open_, NAME="river/1-a.md", MAIN="main", ISSUE="7")
    assert any("--method P" in call for call in calls) is writes


def test_the_numbers_of_other_open_proposals_are_told(tmp_path: Path) -> None:
    """Not the issue's own, which begins anew, nor one that came after the checkout."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q", tmp_path], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], cwd=tmp_path, check=True)
    branches = ["idea/issue-7", "idea/issue-8", "cms/ideas-river/4-d", "$(touch${IFS}pwned)"]
    for branch in branches:
        ref = f"refs/remotes/origin/{branch}"
        subprocess.run(["git", "update-ref", ref, "HEAD"], cwd=tmp_path, check=True)
    (tmp_path / "heads").write_text("\n".join([*branches, "idea/issue-9"]) + "\n")
    script = step("intake.yml", "read", "Which other proposals are open?")
    play(tmp_path, script, OWN="idea/issue-7", RUNNER_TEMP=str(tmp_path))
    assert not (tmp_path / "pwned").exists()
    said = (tmp_path / "beside.txt").read_text().splitlines()
    assert said == [f"--beside=origin/{branch}" for branch in branches[1:]]


@pytest.mark.parametrize("permission", ["admin", "write", "read", "none", ""])
def test_only_the_team_accepts_an_idea(tmp_path: Path, permission: str) -> None:
    script = step("intake.yml", "propose", "Was it a member of the team?")
    accepted = True
    try:
        play(tmp_path, script, PERMISSION=permission, SENDER="mallory")
    except subprocess.CalledProcessError:
        accepted = False
    assert accepted is (permission in {"admin", "write"})


def _put(folder: Path, *names: str, text: str = "x") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(target)


HOSTILE = {
    "two": lambda to: _put(to, "river/1-a.md", "river/2-b.md"),
    "none": lambda to: None,
    "workflow": lambda to: _put(to, ".github/workflows/x.yml"),
    "record": lambda to: _put(to, "river/decisions/2026-01-01-x.yaml"),
    "huge": lambda to: _put(to, "river/1-a.md", text="x" * 100_001),
    "line in the name": lambda to: _put(to, "river/1-a.md\nname=x.md"),
    "link": lambda to: _link(to / "river" / "1-a.md", "/etc/passwd"),
    "linked folder": lambda to: _link(to / "river", "/etc"),
}


@pytest.mark.parametrize("kind", [*HOSTILE, "sound"])
def test_only_one_ordinary_idea_passes(tmp_path: Path, kind: str) -> None:
    (tmp_path / "idea").mkdir()
    HOSTILE.get(kind, lambda to: _put(to, "river/1-a.md"))(tmp_path / "idea")
    script = step("intake.yml", "propose", "Is it one idea, and nothing else?")
    env = {**os.environ, "GITHUB_OUTPUT": str(tmp_path / "out")}
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=env, check=False, capture_output=True
    )
    assert (done.returncode == 0) is (kind == "sound"), done.stdout


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """GitLab's script, as `init` writes it."""
    for name in ("CI_API_V4_URL", "CI_PROJECT_ID", "REPORTBACK_TOKEN"):
        monkeypatch.setenv(name, "secret")
    text = (STARTER / ".gitlab" / "notes.py.jinja").read_text("utf-8")
    script: dict[str, Any] = {"__name__": "notes"}
    exec(Template(text).render(), script)  # noqa: S102 our own script
    return script


def test_a_note_gives_gitlab_no_orders(notes: dict[str, Any]) -> None:
    said = notes["harmless"]("a/b\n/close\r  /merge\u2028/label ~x\n> /assign @y\nhttps://x/y")
    assert not re.search(r"^\W*/", said, re.MULTILINE)
    assert not re.search(r"@\w", said)
    assert "a/b" in said
    assert "https://x/y" in said


def test_the_token_does_not_follow_to_another_host(
    notes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def urlopen(request: Any, timeout: int) -> Any:
        asked.append(request)
        raise ConnectionError

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    notes["API"] = "https://gitlab.example"
    with pytest.raises(ConnectionError):
        notes["ask"]("GET", "jobs/1/artifacts/change.md")
    assert asked[0].headers == {}  # these go along with every redirect
    assert asked[0].unredirected_hdrs == {"Private-token": "secret"}


@pytest.mark.parametrize("workflow", [("check.yml", "check"), ("publish.yml", "build")])
@pytest.mark.parametrize("status", [0, 1])
def test_every_problem_stands_in_the_summary(
    tmp_path: Path, workflow: tuple[str, str], status: int
) -> None:
    program = tmp_path / ".venv" / "bin" / "reportback"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\nseq -f 'x.md:%g: <b>' 12\nexit {status}\n")
    program.chmod(0o755)
    summary = tmp_path / "summary"
    summary.touch()
    script = step(*workflow, "Every problem, on its line")
    env = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(["bash", "-ec", script], cwd=tmp_path, env=env, check=False)
    assert done.returncode == status
    assert summary.read_text().count("    x.md:") == 12 * status  # as code, not as Markdown
