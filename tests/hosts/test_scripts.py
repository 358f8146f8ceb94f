"""The scripts that may write: what a hostile artifact can make them do, which is nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hosts.scripts import Runner

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq, as code hosts' machines have"),
]
SHA = "0123456789abcdef0123456789abcdef01234567"
MARK = "<!-- reportback: what changes for the public -->"


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    (tmp_path / "artifact").mkdir()
    return Runner(tmp_path)


# --- comment.yml -----------------------------------------------------------------


def comment(runner: Runner, pulls: list[dict[str, object]], comments: list[object]) -> str:
    """What the comment's script said, for these open pull requests and comments."""
    answers = {
        "api --method GET repos/council/ideas/pulls": json.dumps(pulls),
        "api --paginate repos/council/ideas/issues/": json.dumps(comments),
    }
    env = {
        "HEAD_SHA": SHA,
        "HEAD_OWNER": "stranger",
        "HEAD_BRANCH": "a;b$(touch x)",
        "RUN_URL": "https://example.org/run/7",
        "RUN_ID": "7",
    }
    fetched = runner.run(runner.step("comment.yml", "comment", "Fetch the text"), answers, **env)
    assert fetched.returncode == 0, fetched.stderr
    done = runner.run(runner.step("comment.yml", "comment", "Write the comment"), answers, **env)
    assert done.returncode == 0, done.stderr
    assert not (runner.folder / "work" / "x").exists()
    return done.stdout


def change(runner: Runner, text: str) -> None:
    (runner.folder / "artifact" / "change.md").write_text(text, encoding="utf-8")


OPEN = [{"number": 5, "head": {"sha": SHA}}, {"number": 6, "head": {"sha": "f" * 40}}]


def test_a_comment_is_written_once_and_then_updated(runner: Runner) -> None:
    change(runner, "Idea RIVER-3: declined.\n")
    comment(runner, OPEN, [{"id": 1, "user": {"login": "mallory"}, "body": MARK}])
    assert len(runner.sent("POST")) == 1
    assert "issues/5/comments" in runner.sent("POST")[0]
    mine = {"id": 9, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}
    shutil.rmtree(runner.folder / "work" / "change")
    comment(runner, OPEN, [mine])
    assert ["issues/comments/9" in line for line in runner.sent("PATCH")] == [True]
    assert len(runner.sent("POST")) == 1


def test_only_the_pull_request_that_github_names_gets_it(runner: Runner) -> None:
    change(runner, "PR number: 999\n")
    comment(runner, [{"number": 6, "head": {"sha": "f" * 40}}], [])
    assert runner.sent("POST") == []


def test_the_text_calls_nobody_and_is_bounded(runner: Runner) -> None:
    change(runner, "@everyone " * 20_000 + "é" * 40_000)
    comment(runner, OPEN, [])
    body = (runner.folder / "work" / "body.md").read_text(encoding="utf-8")
    assert "@everyone" not in body
    assert "@\u200beveryone" in body
    assert len(body) < 65_536
    assert body.startswith(MARK)
    assert "https://example.org/run/7" in body


@pytest.mark.parametrize("kind", ["nothing", "link", "folder"])
def test_what_is_no_text_is_not_written(runner: Runner, kind: str) -> None:
    target = runner.folder / "artifact" / "change.md"
    if kind == "link":
        target.symlink_to("/etc/passwd")
    elif kind == "folder":
        target.mkdir()
    assert "No text" in comment(runner, OPEN, [])
    assert runner.sent("POST") == []


# --- intake.yml ------------------------------------------------------------------


def brought(runner: Runner, *files: tuple[str, str]) -> None:
    for name, text in files:
        path = runner.folder / "artifact" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def judged(runner: Runner) -> int:
    shutil.copytree(runner.folder / "artifact", runner.folder / "work" / "idea", symlinks=True)
    step = runner.step("intake.yml", "propose", "Is it one idea, and nothing else?")
    return runner.run(step, {}).returncode


IDEA = ("river/37-a-bench.md", "---\ntitle: A bench\n---\n")


def test_one_idea_is_taken(runner: Runner) -> None:
    brought(runner, IDEA)
    assert judged(runner) == 0
    assert (runner.folder / "output").read_text() == "name=river/37-a-bench.md\n"


def _link(folder: Path) -> None:
    (folder / "river").mkdir()
    (folder / "river" / "1-a.md").symlink_to("/etc/passwd")


HOSTILE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda folder: None,
    "a workflow": lambda folder: _write(folder / ".github" / "workflows" / "x.yml"),
    "a record": lambda folder: _write(folder / "river" / "decisions" / "2026-01-01-x.yaml"),
    "a name with a space": lambda folder: _write(folder / "river" / "1-a b.md"),
    "a name of two lines": lambda folder: _write(folder / "river" / "1-a.md\nname=x"),
    "no number": lambda folder: _write(folder / "river" / "a.md"),
    "too large": lambda folder: _write(folder / "river" / "1-a.md", "x" * 100_001),
    "a link": _link,
    "two files": lambda folder: [_write(folder / "river" / f"{n}-a.md") for n in (1, 2)],
}


def _write(path: Path, text: str = "x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kind", HOSTILE)
def test_anything_else_is_refused(runner: Runner, kind: str) -> None:
    (runner.folder / "work").mkdir()
    HOSTILE[kind](runner.folder / "artifact")
    assert judged(runner) == 1
    assert not (runner.folder / "output").exists()


@pytest.mark.parametrize(
    ("permission", "status"), [("admin", 0), ("write", 0), ("read", 1), ("none", 1), ("", 1)]
)
def test_only_the_team_may_accept(runner: Runner, permission: str, status: int) -> None:
    step = runner.step("intake.yml", "propose", "Was it a member of the team?")
    done = runner.run(step, {"/permission": permission}, SENDER="someone")
    assert done.returncode == status


@pytest.mark.parametrize("again", [False, True])
def test_an_idea_is_proposed_and_numbered_anew_when_it_is_accepted_again(
    runner: Runner, *, again: bool
) -> None:
    brought(runner, ("idea/river/37-a-bench.md", "words"))
    (runner.folder / "artifact").rename(runner.folder / "work")
    answers = {
        "git/ref/heads/main": SHA,
        "git/ref/heads/idea/issue-12": "{}" if again else None,
        "--method GET repos/council/ideas/pulls": "1" if again else "0",
    }
    step = runner.step("intake.yml", "propose", "Propose it")
    done = runner.run(step, answers, NAME="river/37-a-bench.md", MAIN="main")
    assert done.returncode == 0, done.stderr
    assert len(runner.sent("PUT")) == 1
    assert "contents/ideas/river/37-a-bench.md" in runner.sent("PUT")[0]
    assert ["force=true" in line for line in runner.sent("PATCH")] == [True] * again
    proposed = [line for line in runner.sent("POST") if "/pulls" in line]
    assert len(proposed) == (0 if again else 1)
    assert runner.asked[-1] == ["workflow", "run", "check.yml", "--ref", "idea/issue-12"]
