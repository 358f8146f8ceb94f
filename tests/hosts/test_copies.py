"""This repository is a site too: its workflows and templates are those that every new site gets."""

from __future__ import annotations

from reportback.reading.starter import starter_files
from reportback.starting.files import site_files
from tests import support

# What code hosts and editors look for at the top. This repository's own ci.yml is for the code.
FOLDERS = (".github/", ".gitlab/", ".gitlab-ci.yml", ".vscode/")
OWN = {".github/workflows/ci.yml"}


def wanted() -> dict[str, bytes]:
    """The starter's files for code hosts and editors, as `init` writes them."""
    given = {path: data for path, data in starter_files().items() if path.startswith(FOLDERS)}
    return site_files(given, {}, "0")


def test_golden_copies_at_the_top(*, update_golden: bool) -> None:
    for path, data in wanted().items():
        target = support.ROOT / path
        if update_golden:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        assert target.is_file(), f"{path} is missing: make test-golden"
        assert target.read_bytes() == data, f"{path} differs: make test-golden"


def test_nothing_else_is_there() -> None:
    there = {
        path.relative_to(support.ROOT).as_posix()
        for folder in (".github", ".gitlab")
        for path in (support.ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert there - set(wanted()) == OWN


def test_github_and_gitlab_name_the_same_owners() -> None:
    """GitLab does not read GitHub's file."""
    files = starter_files()
    assert files[".gitlab/CODEOWNERS"] == files[".github/CODEOWNERS"]


def test_github_and_gitlab_ask_the_same_questions_of_a_change() -> None:
    files = starter_files()
    hub, lab = ".github/PULL_REQUEST_TEMPLATE/", ".gitlab/merge_request_templates/"
    asked = {path.removeprefix(hub): data for path, data in files.items() if path.startswith(hub)}
    assert len(asked) == 4
    assert asked == {
        path.removeprefix(lab): data for path, data in files.items() if path.startswith(lab)
    }
