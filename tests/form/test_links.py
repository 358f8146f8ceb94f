"""'Edit this' links, and the settings that say where files are edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from reportback import addresses
from reportback.reading import configuration
from tests.form.site import EDITING, FILES
from tests.support import SMALL_SETTINGS, build, run_cli

Make = Callable[..., Path]

ODD = {"content/pages/odd name #1.md": "Title: Odd\nSlug: odd\n\nWords.\n"}
HOSTS = {
    '"repository": "https://github.com/town/ideas"': "https://github.com/town/ideas/edit/main/",
    '"repository": "https://gitlab.com/a/b/ideas", "branch": "the site"': (
        "https://gitlab.com/a/b/ideas/-/edit/the%20site/"
    ),
    '"repository": "https://codeberg.org/town/ideas"': "https://codeberg.org/town/ideas/_edit/main/",
}
SOURCES = {
    "campaigns/parks/": ("Edit this campaign", "content/campaigns/parks.md"),
    "campaigns/parks/1/": ("Edit this idea", "ideas/parks/1-a-swing.md"),
    "campaigns/parks/decisions/2026-03-10-panel/": (
        "Edit this record",
        "ideas/parks/decisions/2026-03-10-panel.yaml",
    ),
    "about/": ("Edit this page", "content/pages/about.md"),
    "odd/": ("Edit this page", "content/pages/odd%20name%20%231.md"),
}


def links(output: Path, address: str) -> list[tuple[str, str]]:
    page = BeautifulSoup((output / address / "index.html").read_text(encoding="utf-8"), "lxml")
    found = page.select(".editing a")
    assert all(link["rel"] == ["nofollow"] for link in found)
    return [(link.get_text(), str(link["href"])) for link in found]


def test_each_page_leads_to_its_own_file(make_site: Make, tmp_path: Path) -> None:
    editing, start = next(iter(HOSTS.items()))
    on = f'REPORTBACK["editing"] = {{{editing}, "edit_links": True}}\n'
    build(make_site(FILES | ODD, settings=SMALL_SETTINGS + on), tmp_path / "output")
    for address, (words, path) in SOURCES.items():
        assert links(tmp_path / "output", address)[0] == (words, start + path)
    new = start.replace("/edit/", "/new/")
    record = links(tmp_path / "output", "campaigns/parks/4/")[1]
    assert record == ("Record a decision", f"{new}ideas/parks/decisions")
    for address in ("", "ideas/", "decisions/", "promises/", "campaigns/parks/ideas/"):
        assert links(tmp_path / "output", address) == []


@pytest.mark.parametrize(("editing", "start"), HOSTS.items())
def test_each_host_has_its_own_addresses(make_site: Make, editing: str, start: str) -> None:
    on = f'REPORTBACK["editing"] = {{{editing}, "edit_links": True}}\n'
    settings, problems = configuration.read_settings(make_site({}, settings=SMALL_SETTINGS + on))
    assert problems == []
    assert addresses.edit(settings.editing, "a/ö #1.md") == f"{start}a/%C3%B6%20%231.md"
    new = start.replace("edit/", "new/", 1)
    assert addresses.record_decision(settings.editing, "c") == f"{new}ideas/c/decisions"


@pytest.mark.browser
def test_a_decision_is_recorded_in_the_form_where_there_is_one(form_site: Path) -> None:
    found = links(form_site / "output", "campaigns/parks/4/")
    assert found[1] == ("Record a decision", "../../../admin/#/collections/records-parks/new")


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"form": True, "login": "https://login.example"}, "must name the 'repository' for 'form'"),
    ({"edit_links": True}, "must name the 'repository' for 'edit_links'"),
    (
        {"repository": "https://github.com/town/ideas", "form": True},
        "must name 'login', by which staff log in to the form on github",
    ),
    (
        {"repository": "https://gitlab.com/town/ideas", "form": True, "login": "https://a.b"},
        "must name 'app_id', by which staff log in to the form on gitlab",
    ),
    (
        {"repository": "https://git.town.example/town/ideas", "edit_links": True},
        "must say what kind of code host it is",
    ),
    ({"repository": "git@github.com:town/ideas.git"}, "must be the project's address"),
    ({"repository": "http://github.com/town/ideas"}, "must be the project's address"),
    ({"repository": "https://github.com/town"}, "must be the project's address"),
    ({"host": "bitbucket"}, "must be a kind of code host"),
    ({"edit_link": True}, "edit_links"),
    ({"edit_links": "yes"}, "must be true or false"),
]


@pytest.mark.parametrize(("editing", "words"), MISTAKES)
def test_a_wrong_setting_is_said_in_plain_words(
    make_site: Make, editing: dict[str, Any], words: str
) -> None:
    root = make_site(FILES, settings=f'{SMALL_SETTINGS}REPORTBACK["editing"] = {editing!r}\n')
    done = run_cli("check", cwd=root)
    assert done.returncode == 1
    assert words in done.stdout
    assert "pelicanconf.py" in done.stdout


def test_a_form_without_its_script_is_said_before_anything_is_built(
    make_site: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(configuration, "FORM", tmp_path)
    root = make_site(FILES, settings=SMALL_SETTINGS + EDITING)
    _, problems = configuration.read_settings(root)
    (problem,) = [problem for problem in problems if problem.code == "settings"]
    assert "the form's script must be in the program; found none; run 'make tools'" in str(problem)
