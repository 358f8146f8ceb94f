"""Any two commits are compared, from wherever the command is called, and nothing is touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportback.cli import main
from reportback.pipeline import read_and_check
from reportback.reading.configuration import read_settings
from reportback.reading.revisions import exported, find_revision
from tests import support
from tests.comparing.sites import CAMPAIGN, IDEA, RECORD, commit, diff, edit, git, said, start

NOTHING = "**Nothing changes for the public.**\n"
SUPPORTERS = "by: Ann\nsupporters: 12"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return start(tmp_path / "site")


def test_the_base_is_where_the_branch_left_the_main_line(site: Path) -> None:
    git(site, "switch", "-q", "-c", "change")
    edit(site, IDEA, "by: Ann", SUPPORTERS)
    commit(site, "2026-03-03")
    git(site, "switch", "-q", "main")
    edit(site, CAMPAIGN, "Tell us.", "Do tell us.")
    commit(site, "2026-03-04")
    assert said(site) == NOTHING
    git(site, "switch", "-q", "--detach", "change")
    text = said(site)
    assert "Supporters: none → 12" in text
    assert "Do tell us" not in text
    assert said(site, "main") == text
    assert said(site, "--head", "change") == text


def test_the_working_tree_stays_as_it_is(site: Path) -> None:
    edit(site, IDEA, "by: Ann", SUPPORTERS)
    commit(site, "2026-03-03")
    edit(site, IDEA, "supporters: 12", "supporters: 99")
    (site / "ideas/park/4-new.md").write_text("---\n", encoding="utf-8")
    (site / "index.lock").write_text("", encoding="utf-8")
    before = support.files_below(site)
    text = said(site, "HEAD~1", "--head", "HEAD")
    assert "none → 12" in text
    assert "99" not in text
    assert support.files_below(site) == before


def test_files_that_are_not_committed_count_without_a_head(site: Path) -> None:
    words = "---\ntitle: Swans\nsubmitted: 2026-01-13\n---\n\nYes.\n"
    support.write_tree(site, {"ideas/park/4-swans.md": words})
    assert "PARK-4 *Swans*" in said(site)
    assert said(site, "--head", "HEAD") == NOTHING


def test_a_site_in_a_folder_of_its_repository_and_in_a_worktree(tmp_path: Path) -> None:
    start(tmp_path / "all" / "site")
    (tmp_path / "all" / "site" / ".git").rename(tmp_path / "all" / ".git")
    git(tmp_path / "all", "add", "-A")
    git(tmp_path / "all", "commit", "-q", "-m", "Moved down")
    git(tmp_path / "all", "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "tree")
    below = tmp_path / "tree" / "site"
    edit(below, IDEA, "by: Ann", SUPPORTERS)
    assert "none → 12" in said(below)
    assert said(tmp_path / "all" / "site") == NOTHING
    assert "There was no site before: everything is new." in said(below, "HEAD~1")


def test_all_is_new_where_nothing_is_committed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    start(site)
    (site / ".git").rename(tmp_path / "old")
    git(site, "init", "-q", "-b", "main")
    text = said(site)
    assert "There was no site before: everything is new." in text
    assert "3 new ideas" in text


@pytest.mark.parametrize("name", ["--output=x", "-h", "nowhere", "HEAD:content", "a\nb", ""])
def test_a_name_that_is_no_commit_is_refused(site: Path, name: str) -> None:
    before = support.files_below(site)
    for given in (["--", name], ["--head", name]):
        done = diff(site, *given)
        assert done.exit_code == 1
        assert "commit" in done.stderr
        assert done.stdout == ""
    assert support.files_below(site) == before


def test_a_shallow_clone_is_refused_with_what_to_do(site: Path, tmp_path: Path) -> None:
    edit(site, IDEA, "by: Ann", SUPPORTERS)
    commit(site, "2026-03-03")
    git(tmp_path, "clone", "-q", "--depth=1", site.as_uri(), "shallow")
    done = diff(tmp_path / "shallow")
    assert done.exit_code == 1
    assert "git fetch --unshallow" in done.stderr


def test_a_clone_finds_the_main_line_of_its_origin(site: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", site.as_uri(), "clone")
    clone = tmp_path / "clone"
    edit(clone, IDEA, "by: Ann", SUPPORTERS)
    commit(clone, "2026-03-03")
    assert "none → 12" in said(clone)


def test_no_repository_and_no_site_are_said(tmp_path: Path) -> None:
    support.write_site(tmp_path / "plain", {})
    done = diff(tmp_path / "plain")
    assert (done.exit_code, "lies in no git repository" in done.stderr) == (1, True)
    site = start(tmp_path / "site")
    git(site, "switch", "-q", "--orphan", "empty")
    git(site, "commit", "-q", "--allow-empty", "-m", "Nothing")
    done = diff(site, "main", "--head", "empty")
    assert (done.exit_code, "is no site" in done.stderr) == (1, True)


def test_a_side_with_errors_says_them(site: Path) -> None:
    edit(site, RECORD, "outcome: declined", "outcome: <b>declinde</b> @anna")
    done = diff(site)
    assert done.exit_code == 1
    assert done.stdout.startswith("**This change cannot be compared: it has 1 problem")
    assert f"- {RECORD}:11:14: " in done.stdout
    assert "<b>" not in done.stdout
    commit(site, "2026-03-03")
    git(site, "branch", "broken")
    edit(site, RECORD, "outcome: <b>declinde</b> @anna", "outcome: declined")
    done = diff(site, "broken")
    assert done.exit_code == 1
    assert done.stdout.startswith("**The site before this change cannot be compared")


def test_both_sides_speak_for_the_day_of_the_head(site: Path) -> None:
    edit(site, "pelicanconf.py", '"as_of": "2026-06-30"', '"as_of": "2026-04-30"')
    assert said(site) == NOTHING
    edit(site, IDEA, "by: Ann", SUPPORTERS)
    assert "on April 30, 2026" in said(site).replace("30 April 2026", "April 30, 2026")
    assert "1 May 2026" in said(site, "--as-of", "2026-05-01")


def test_each_side_has_its_own_settings_and_what_they_import(site: Path) -> None:
    (site / "ours.py").write_text("NAME = 'The old name'\n", encoding="utf-8")
    edit(site, "pelicanconf.py", 'SITENAME = "A small site"', "from ours import NAME as SITENAME")
    commit(site, "2026-03-03")
    (site / "ours.py").write_text("NAME = 'The new name'\n", encoding="utf-8")
    assert "The old name → The new name" in said(site)


def test_the_history_is_that_of_the_commit(site: Path) -> None:
    edit(site, "pelicanconf.py", '"history": False', '"history": True')
    commit(site, "2025-12-01")
    edit(site, CAMPAIGN, "It is cheap", "It is pretty")
    commit(site, "2026-03-10")
    settings, _ = read_settings(site)
    for name, days in (("HEAD~1", []), ("HEAD", [date(2026, 3, 10)])):
        revision = find_revision(site, name)
        with exported(revision) as root:
            checked = read_and_check(root, settings, date(2026, 6, 30), revision)
        pinned = checked.changes.get("park", ())
        assert [change.on for change in pinned] == days


def test_links_and_odd_names_of_a_commit_lead_nowhere(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("A secret", encoding="utf-8")
    (site / "content/pages/link.md").symlink_to(tmp_path / "secret.md")
    (site / "content/folder").symlink_to(tmp_path, target_is_directory=True)
    (site / "content/pages/loop").symlink_to("..")
    commit(site, "2026-03-03")
    text = said(site, "HEAD~1", "--head", "HEAD")
    assert text == NOTHING
    assert (tmp_path / "secret.md").read_text(encoding="utf-8") == "A secret"


def test_no_attribute_hides_a_file_from_the_comparison(site: Path) -> None:
    (site / ".gitattributes").write_text("ideas/** export-ignore\n", encoding="utf-8")
    edit(site, IDEA, "by: Ann", SUPPORTERS)
    commit(site, "2026-03-03")
    assert "none → 12" in said(site, "HEAD~1", "--head", "HEAD")


def test_settings_that_print_or_stop_the_program_do_not_speak_for_it(site: Path) -> None:
    edit(site, "pelicanconf.py", "SITENAME", "print('**All is well**')\nSITENAME")
    assert said(site) == NOTHING
    edit(site, "pelicanconf.py", "SITENAME", "raise SystemExit(0)\nSITENAME")
    done = diff(site)
    assert done.exit_code == 1
    assert "must run as Python; found SystemExit" in done.stdout


def test_an_address_that_only_publishing_sets_is_said(site: Path) -> None:
    publish = "from pelicanconf import *\nSITEURL = 'https://one.example'\n"
    (site / "publishconf.py").write_text(publish, encoding="utf-8")
    commit(site, "2026-03-03")
    edit(site, "publishconf.py", "one.example", "two.example")
    assert "SITEURL’ changes: 'https:" in said(site)


def test_the_site_is_the_folder_where_one_stands(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(site, "pelicanconf.py", 'PATH = "content"', "PATH = __file__ and 'content'")
    publish = "import sys\nfrom pathlib import Path\n"
    publish += "sys.path.insert(0, str(Path(__file__).resolve().parent))\n"
    publish += "from pelicanconf import *\nHOME = str(Path(__file__).resolve().parent)\n"
    (site / "publishconf.py").write_text(publish, encoding="utf-8")
    commit(site, "2026-03-03")
    edit(site, "pelicanconf.py", '["images"]', '["images", "papers"]')
    monkeypatch.chdir(site)
    done = CliRunner().invoke(main, ["diff"], catch_exceptions=False)
    assert "‘STATIC\\_PATHS’ changes" in done.stdout
    assert "HOME" not in done.stdout
