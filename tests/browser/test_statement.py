"""The accessibility statement says when these very pages were tested."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reportback.model import Settings
from reportback.reading import accessibility
from reportback.rendering import environment
from tests.browser.record import WRITTEN, digest
from tests.browser.visits import KINDS
from tests.support import ROOT

MadeSite = Callable[..., Path]


def test_the_last_test_was_of_this_theme() -> None:
    written = json.loads(WRITTEN.read_text(encoding="utf-8"))
    assert written["theme"] == digest(), "the theme has changed since: make accessibility"
    assert written["kinds"] == len(KINDS), "there are other kinds of page: make accessibility"


def test_a_site_without_a_statement_gets_one(
    make_site: MadeSite, build: Callable[..., object], tmp_path: Path
) -> None:
    site = make_site({})
    build(site, tmp_path / "output")
    said = _text(tmp_path / "output" / "accessibility" / "index.html")
    assert json.loads(WRITTEN.read_text(encoding="utf-8"))["axe"] in said
    assert "One part of the design" not in said
    footer = BeautifulSoup((tmp_path / "output" / "index.html").read_bytes(), "lxml").footer
    assert footer is not None
    assert footer.select_one('a[href="accessibility/"]') is not None


def test_a_statement_of_the_sites_own_says_when_as_well(
    make_site: MadeSite, build: Callable[..., object], tmp_path: Path
) -> None:
    own = "Title: Accessible\nSlug: accessibility\nTemplate: accessibility\n\nWrite to us.\n"
    part = "{% macro empty(title) %}<p>{{ title }}</p>{{ caller() }}{% endmacro %}"
    files = {"content/pages/a.md": own, "templates/components/empty.html": part}
    build(make_site(files), tmp_path / "output")
    said = _text(tmp_path / "output" / "accessibility" / "index.html")
    assert "Write to us." in said
    assert json.loads(WRITTEN.read_text(encoding="utf-8"))["axe"] in said
    assert "One part of the design is this site’s own" in said


def test_while_the_theme_waits_to_be_tested_the_statement_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = json.loads(WRITTEN.read_text(encoding="utf-8"))
    (tmp_path / "accessibility.json").write_text(json.dumps({**written, "axe": ""}))
    monkeypatch.setattr(accessibility, "FILE", tmp_path / "accessibility.json")
    assert accessibility.last_test.__wrapped__() is None
    env = environment([ROOT / "theme" / "templates"], Settings())
    said = env.get_template("components/tested.html").module.tested(None, 1)  # type: ignore[attr-defined]
    assert "have not been tested by machine yet" in said
    assert "axe-core" not in said
    assert "One part" not in said


def _text(page: Path) -> str:
    return BeautifulSoup(page.read_bytes(), "lxml").get_text(" ", strip=True)
