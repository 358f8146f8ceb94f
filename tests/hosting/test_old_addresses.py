"""Old addresses lead on: what hosts are told of them, and the pages that stand there."""

from __future__ import annotations

import json
import posixpath
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.hosting import sites
from tests.hosting.test_files import told
from tests.support import SMALL_SETTINGS, build, files_below, write_tree


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("moved") / "site"
    sites.built(root, root.parent / "output")
    return root


def test_redirects_are_for_good_and_the_closest_comes_first(tmp_path: Path) -> None:
    moved = "campaigns/green/: campaigns/park/\ncampaigns/green/7/: campaigns/park/1/\n"
    root = sites.site(tmp_path / "site")
    write_tree(root, {"content/redirects.yaml": moved})
    assert [move["source"] for move in json.loads(told(root, "vercel"))["redirects"]] == [
        "/campaigns/green/7/:rest*",
        "/campaigns/green/:rest*",
    ]


def test_redirects_name_the_old_address_and_the_new(site: Path) -> None:
    lines = (site.parent / "output/_redirects").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == [
        "/campaigns/green/* /campaigns/park/:splat 301",
        "/old/trees.html /campaigns/park/ 301",
        "/contact.htm /about/ 301",
        "/old-about/* /about/:splat 301",
    ]


def test_every_edition_has_its_old_addresses_too(tmp_path: Path) -> None:
    settings = SMALL_SETTINGS.replace("REPORTBACK = {", 'REPORTBACK = {"languages": ["cy"],')
    assert settings != SMALL_SETTINGS
    root = sites.site(tmp_path / "site")
    (root / "pelicanconf.py").write_text(settings, encoding="utf-8")
    moves = {
        move["source"]: move["destination"]
        for move in json.loads(told(root, "vercel"))["redirects"]
    }
    assert moves["/cy/campaigns/green/:rest*"] == "/cy/campaigns/park/:rest*"
    assert moves["/campaigns/green/:rest*"] == "/campaigns/park/:rest*"
    assert moves["/old/trees.html"] == "/campaigns/park/"
    assert moves["/cy/old/trees.html"] == "/cy/campaigns/park/"


def test_a_page_of_a_former_site_leads_on_by_its_own_name(tmp_path: Path) -> None:
    settings = SMALL_SETTINGS.replace("REPORTBACK = {", 'REPORTBACK = {"languages": ["cy"],')
    root = sites.site(tmp_path / "site")
    (root / "pelicanconf.py").write_text(settings, encoding="utf-8")
    build(root, tmp_path / "output")
    pages = files_below(tmp_path / "output")
    moved = (("old/trees.html", "campaigns/park/", "../campaigns/park/"),)
    moved += (("contact.htm", "about/", "about/"),)
    for edition, (old, new, there) in product(("", "cy/"), moved):
        page = BeautifulSoup(pages[edition + old], "lxml")
        assert [each["content"] for each in page.select("[http-equiv=refresh]")] == [
            f"0; url={there}"
        ]
        canonical = [each["href"] for each in page.select("[rel=canonical]")]
        assert canonical == [f"https://small.example/{edition}{new}"]
        assert [link["href"] for link in page.select(".lead a")] == [there]
        here = f"/{edition}{posixpath.dirname(old)}"
        for style in page.select("link[rel=stylesheet]"):
            assert posixpath.normpath(f"{here}/{style['href']}").lstrip("/") in pages
    assert b"trees.html" not in pages["sitemap.xml"]


def test_an_old_address_takes_no_page_of_the_site_away(tmp_path: Path) -> None:
    page = "Title: Contact\nUrl: contact.htm\nSave_as: contact.htm\n\nWrite to us.\n"
    root = write_tree(sites.site(tmp_path / "site"), {"content/pages/contact.md": page})
    done = build(root, tmp_path / "output", check=False)
    assert done.returncode == 1
    assert "the page 'Contact' has the address contact.htm" in done.stderr
    assert not (tmp_path / "output/contact.htm").exists()


def test_where_something_stands_again_only_what_moved_is_led_on(tmp_path: Path) -> None:
    """The list of a campaign's records never was a page; the records below it are."""
    root = sites.site(tmp_path / "site")
    record = (
        "date: 2026-03-01\nby: The council\ndecisions:\n- ideas: [1]\n  outcome: under-review\n"
    )
    moved = "campaigns/park/decisions/: decisions/\n"
    files = {"ideas/park/decisions/2026-03-01-panel.yaml": record, "content/redirects.yaml": moved}
    text = told(write_tree(root, files), "apache")
    assert 'RedirectMatch 301 "^/campaigns/park/decisions/$" "/decisions/"' in text
    assert '"^/campaigns/park/decisions/(.*)$"' not in text


def test_an_old_address_may_lead_to_the_list_of_campaigns(tmp_path: Path) -> None:
    root = sites.site(tmp_path / "site")
    write_tree(root, {"content/redirects.yaml": "old/projects.html: campaigns/\n"})
    build(root, tmp_path / "output")
    page = (tmp_path / "output/old/projects.html").read_text(encoding="utf-8")
    link = BeautifulSoup(page, "lxml").select_one("main a[href]")
    assert link is not None
    assert posixpath.normpath(f"old/{link['href']}") == "campaigns"
