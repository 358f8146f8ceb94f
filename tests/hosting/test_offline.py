"""A copy of the site works from a folder on a disk: unpacked, opened by double click, walked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import EXAMPLE_KINDS, longest
from tests.conftest import Once
from tests.hosting import sites
from tests.site.weblinks import Site
from tests.support import ROOT, SMALL_SETTINGS, files_below, run_cli, write_tree

IN_NO_COPY = {"not-found"}
SERVERS_OWN = ("sitemap.xml", "robots.txt", "404.html", ".htaccess", "_headers", "_redirects")


def _make(folder: Path) -> object:
    done = run_cli("offline", "--to", folder / "offline", "--root", ROOT)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(folder / "offline.zip") as packed:
        packed.extractall(folder / "unpacked")
    return done


@pytest.fixture(scope="module")
def copy(once: Once) -> Path:
    """The example's copy, unpacked: the folder with its index.html."""
    return once("offline-copy", _make) / "unpacked" / "offline"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site's copy, its settings with a form for staff and a style of its own."""
    more = 'REPORTBACK["editing"] = {"repository": "https://github.com/a/b", "edit_links": True}\n'
    root = sites.site(tmp_path_factory.mktemp("offline"), more=more)
    write_tree(root, {"static/css/site.css": ":root { --measure: 38rem; }"})
    done = run_cli("offline", "--settings", "pelicanconf.py", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


def _faults(folder: Path) -> Iterator[str]:
    """Every link of every page that names no file of the copy."""
    site = Site(folder)
    for link in site.links:
        if re.match(r"[a-z][a-z0-9+.-]*:", link.written):
            continue
        bare = unquote(urldefrag(link.written)[0])
        target = (folder / link.source).parent / bare if bare else folder / link.source
        if not target.resolve().is_relative_to(folder.resolve()):
            yield f"{link} leads out"
        elif not target.is_file():
            yield f"{link} is no file"


def test_every_link_names_a_file(copy: Path, small: Path) -> None:
    for folder in (copy, small / "offline"):
        assert len(Site(folder).links) > 100
        assert list(_faults(folder)) == []


def test_every_page_can_be_reached(copy: Path) -> None:
    site, known, ahead = Site(copy), {"index.html"}, ["index.html"]
    while ahead:
        here = ahead.pop()
        for link in site.pages[here].links if here in site.pages else ():
            if link.element == "a" and not re.match(r"[a-z]+:|#", link.written):
                path = ((copy / here).parent / unquote(urldefrag(link.written)[0])).resolve()
                name = path.relative_to(copy.resolve()).as_posix()
                ahead += [name] if name not in known else []
                known.add(name)
    assert set(site.pages) - known == set()


def test_links_that_people_wrote_in_pages_name_files_too(small: Path) -> None:
    about = (small / "offline" / "about" / "index.html").read_text(encoding="utf-8")
    for written in ("../campaigns/park/index.html", "../privacy/index.html", "../images/logo.svg"):
        assert f'"{written}"' in about


def test_they_do_in_every_language(tmp_path: Path) -> None:
    root = sites.site(tmp_path, more='REPORTBACK["languages"] = ["cy"]\n')
    done = run_cli("offline", "--settings", "pelicanconf.py", cwd=root)
    assert done.returncode == 0, done.stderr
    about = (root / "offline" / "cy" / "about" / "index.html").read_text(encoding="utf-8")
    assert '"../campaigns/park/index.html"' in about
    assert list(_faults(root / "offline")) == []


def test_what_only_a_server_can_use_is_left_out(copy: Path, small: Path) -> None:
    for folder in (copy, small / "offline"):
        there = set(files_below(folder))
        assert there & set(SERVERS_OWN) == set()
        assert not [name for name in there if name.startswith(("admin/", "search/"))]


def test_what_is_followed_is_followed_on_the_website(copy: Path, tmp_path: Path) -> None:
    """A copy of a site without an address has nothing that could be followed."""
    assert not [name for name in files_below(copy) if name.endswith((".atom", ".ics"))]
    page = "cy/campaigns/river-for-everyone/index.html"
    led = {link.written for link in Site(copy).pages[page].links}
    whole = "https://ideas.aberwen.example/cy/campaigns/river-for-everyone/"
    assert {f"{whole}feed.atom", f"{whole}calendar.ics"} <= led
    root = sites.site(tmp_path, more='SITEURL = ""\n')
    done = run_cli("offline", "--settings", "pelicanconf.py", cwd=root)
    assert done.returncode == 0, done.stderr
    every = {link.written for link in Site(root / "offline").links}
    assert "../data/index.html" in every
    assert not [written for written in every if re.search(r"\.(atom|ics)|^webcal:", written)]


def test_the_search_page_says_that_it_needs_a_server_and_has_the_lists(small: Path) -> None:
    page = Site(small / "offline").pages["ideas/index.html"]
    words = page.tree.text_content()
    assert "works on the website only" in words
    assert "../campaigns/park/ideas/index.html" in {link.written for link in page.links}
    assert "This is a copy of https://small.example/" in words


def test_the_same_files_make_the_same_archive(small: Path) -> None:
    first = (small / "offline.zip").read_bytes()
    (small / "offline.zip").unlink()
    assert run_cli("offline", "--settings", "pelicanconf.py", cwd=small).returncode == 0
    assert (small / "offline.zip").read_bytes() == first
    with zipfile.ZipFile(small / "offline.zip") as packed:
        names = packed.namelist()
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {"offline"}


def test_a_site_on_the_web_is_built_as_before(small: Path) -> None:
    """The same settings without the copy's flag: folders, the form's link, a sitemap."""
    output = sites.built(small.with_name("online"), small.with_name("online-output"))
    assert 'href="../campaigns/"' in (output / "ideas" / "index.html").read_text()
    assert (output / "sitemap.xml").is_file()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"ideas/park/1-bench.md": "---\ntitle: A bench\n---\nHere.\n"}, "ideas/park/1-bench.md"),
        ({"pelicanconf.py": f"{SMALL_SETTINGS}REPORTBACK = {{'policy': 3}}\n"}, "pelicanconf.py:"),
    ],
)
def test_a_broken_site_leaves_the_old_copy(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    root = sites.site(tmp_path)
    write_tree(root, {"offline/index.html": "old", "offline.zip": "old", **files})
    done = run_cli("offline", "--settings", "pelicanconf.py", cwd=root)
    assert done.returncode == 1
    assert said in done.stderr
    assert (root / "offline.zip").read_text() == (root / "offline/index.html").read_text() == "old"


def test_settings_that_are_not_there_are_wrong_usage(tmp_path: Path) -> None:
    root = sites.site(tmp_path)
    done = run_cli("offline", cwd=root)
    assert done.returncode == 2
    assert "publishconf.py" in done.stderr


@pytest.mark.browser
def test_it_opens_from_the_disk(browser: Browser, copy: Path) -> None:
    """Each kind of page: its styles load, nothing is refused, nothing asks the network."""
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # An icon that the next page came before is no failure.
    page.on(
        "requestfailed",
        lambda request: (
            None
            if request.failure == "net::ERR_ABORTED"
            else said.append(f"failed: {request.url}: {request.failure}")
        ),
    )
    page.on("console", lambda message: said.append(message.text))
    for kind, patterns in EXAMPLE_KINDS.items():
        if kind in IN_NO_COPY:
            continue
        path = longest(copy, patterns)
        assert path, kind
        page.goto(path.as_uri())
        style = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
        assert page.evaluate(style).strip(), f"{path} has no style"
    assert said == []
    assert {url.partition(":")[0] for url in asked} == {"file"}
    page.close()


@pytest.mark.browser
def test_a_reader_clicks_from_page_to_page(browser: Browser, copy: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((copy / "index.html").as_uri())
    for name in ("Campaigns", "Ideas", "Decisions", "Promises", "Open data"):
        page.get_by_role("link", name=name, exact=True).first.click()
        assert page.locator("main h1").count() == 1, f"{page.url} is no page of the site"
        assert page.url.endswith("/index.html")
    page.locator(".site-name a").click()
    page.locator("main a").first.click()
    assert page.locator("main h1").count() == 1
    page.close()
