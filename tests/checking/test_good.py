"""What is unusual and yet right: nothing is said of it, and it reads as it was meant."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from reportback.reading import read_site
from tests.checking.sites import FIXTURES, checked

GOOD = sorted(path.name for path in (FIXTURES / "good").iterdir())


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_said(name: str) -> None:
    result = checked(FIXTURES / "good" / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No problems.\n"


@pytest.mark.parametrize("name", ["byte-order-mark", "windows-line-ends"])
def test_marks_and_line_ends_leave_no_trace(name: str) -> None:
    odd = read_site(FIXTURES / "good" / name).register
    plain = read_site(FIXTURES / "good" / "plain").register
    assert odd == plain


def test_what_looks_like_something_else_stays_text() -> None:
    (idea,) = read_site(FIXTURES / "good" / "quoted-oddities").register.ideas
    assert (idea.title, idea.by, idea.via) == ("No: 42 @ #3 & *all*!", "O'Brien", "12:30")


def test_own_keys_go_through() -> None:
    register = read_site(FIXTURES / "good" / "own-keys").register
    assert register.ideas[0].own == {"x-form-id": 7, "x-note": "Kept as it came"}
    assert register.records[0].decisions[0].own == {"x-vote": (7, 2)}


def test_a_link_inside_the_site_is_followed(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "good" / "plain" / "content", tmp_path / "content")
    folder = tmp_path / "ideas" / "park"
    folder.mkdir(parents=True)
    (tmp_path / "kept.md").write_text("---\ntitle: A\nsubmitted: 2026-01-10\n---\n\nPlease.\n")
    (folder / "1-a.md").symlink_to("../../kept.md")
    reading = read_site(tmp_path)
    assert [idea.submitted for idea in reading.register.ideas] == [date(2026, 1, 10)]
    assert not reading.problems
