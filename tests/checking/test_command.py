"""`reportback check` as a command: its formats, its exit status, and what it is asked about."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportback.cli.check import check
from tests.checking import damage
from tests.checking.sites import checked

TITLE = "title: A bench by the pond"
BY = "by: Parks committee"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A site with an error in an idea and one in a record."""
    root = damage.site(tmp_path)
    for path, old, new in (
        (damage.IDEA, TITLE, "titel: 100%, or: nothing"),
        (damage.RECORD, BY, "by: 42"),
    ):
        text = (root / path).read_text(encoding="utf-8").replace(old, new)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_each_problem_is_one_line_and_the_count_goes_to_the_other_stream(broken: Path) -> None:
    result = checked(broken)
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == [
        f"{damage.IDEA}:2:16",
        f"{damage.RECORD}:2:5",
    ]
    assert result.stderr.startswith("2 problems and 0 warnings in 2 files:\n")


def test_the_count_says_what_there_is_most_of(tmp_path: Path) -> None:
    root = damage.site(tmp_path)
    for number in range(3, 1003):
        (root / f"ideas/park/{number}-a.md").write_text("---\ntitle: 4\nsubmitted: x\n---\n")
    (root / "ideas/park/notes.txt").write_text("Notes")
    result = checked(root)
    assert len(result.stdout.splitlines()) == 2001
    assert result.stderr.splitlines() == [
        "2,001 problems and 0 warnings in 1,001 files:",
        "   1,000 × value-date",
        "   1,000 × value-text",
        "       1 × file-name",
    ]


def test_only_what_was_asked_about_is_said(broken: Path) -> None:
    result = checked(broken, str(broken / "ideas/park/decisions"))
    assert result.stdout.startswith(damage.RECORD)
    assert len(result.stdout.splitlines()) == 1
    assert checked(broken, "content").exit_code == 0
    assert len(checked(broken, str(broken)).stdout.splitlines()) == 2


def test_paths_are_from_here_too(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken / "ideas" / "park")
    assert checked(broken, "1-bench.md").stdout.startswith(damage.IDEA)


def test_github_makes_annotations(broken: Path) -> None:
    first, _ = checked(broken, "--format", "github").stdout.splitlines()
    assert first.startswith(f"::error file={damage.IDEA},line=2,col=16,title=yaml-syntax::must be")


def test_gitlab_and_json_can_be_read(broken: Path) -> None:
    report = json.loads(checked(broken, "--format", "gitlab").stdout)
    assert [found["location"]["positions"]["begin"]["line"] for found in report] == [2, 2]
    assert len({found["fingerprint"] for found in report}) == 2
    report = json.loads(checked(broken, "--format", "json").stdout)
    assert [found["code"] for found in report] == ["yaml-syntax", "value-text"]


@pytest.mark.parametrize("style", ["github", "gitlab", "json"])
def test_hostile_names_and_words_reach_no_format(tmp_path: Path, style: str) -> None:
    root = damage.site(tmp_path)
    hostile = root / "ideas/park/3-\x1b]0;x\x07\u202e::set-env name=A::b\n.md"
    hostile.write_text("x")
    text = (root / damage.IDEA).read_text(encoding="utf-8").replace("title:", '"\\e[2J\\nx":')
    (root / damage.IDEA).write_text(text, encoding="utf-8")
    said = checked(root, "--format", style).stdout
    assert said.replace("\n", "").isprintable()
    if style == "github":
        assert all(line.startswith("::error file=ideas/park/") for line in said.splitlines())


def test_a_warning_does_not_fail_unless_it_is_asked_to(tmp_path: Path) -> None:
    root = damage.site(tmp_path)
    text = (root / damage.IDEA).read_text(encoding="utf-8")
    (root / damage.IDEA).write_text(text + "\nWrite to ann@example.org.\n", encoding="utf-8")
    assert checked(root).exit_code == 0
    assert checked(root, "--strict").exit_code == 1
    assert "warning: should not hold" in checked(root).stdout


@pytest.mark.parametrize(
    "wrong", [["--format", "xml"], ["--as-of", "yesterday"], ["nothing/here"], ["/etc"]]
)
def test_wrong_usage_is_2(tmp_path: Path, wrong: list[str]) -> None:
    root = damage.site(tmp_path)
    assert checked(root, *wrong).exit_code == 2


def test_a_folder_that_is_no_site_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, ["--root", str(tmp_path)])
    assert result.exit_code == 2
    assert "is no site" in result.stderr
