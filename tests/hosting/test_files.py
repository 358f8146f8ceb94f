"""What hosts are told in files: each rule of the policy, in each host's own words."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from reportback import policy
from reportback.cli import main
from reportback.hosting import HOSTS
from reportback.model import Settings
from reportback.reading.configuration import read_settings
from tests.hosting import sites
from tests.support import ROOT, SMALL_SETTINGS, build, files_below, run, run_cli, write_tree

FORM = """\
REPORTBACK["editing"] = {
    "repository": "https://github.com/town/ideas",
    "login": "https://login.example/auth",
    "form": True,
}
"""
# One address of each kind.
ADDRESSES = (
    *("", "404.html", "campaigns/park/", "campaigns/park/1/", "ideas/", "ideas/page/2/", "about/"),
    *("theme/css/screen.css", "campaigns/park/embed/", "search/pagefind.js"),
    *("search/fragment/x.pf_fragment", "data/", "data/ideas.csv", "decisions/feed.atom"),
    *("campaigns/park/calendar.ics", "campaigns/park/oembed.json", "contact.htm"),
    "old/trees.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("told") / "site"
    sites.built(root, root.parent / "output")
    return root


def told(site: Path, host: str) -> str:
    given = ["hosting", host, "--settings", "pelicanconf.py", "--root", str(site)]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    return done.stdout


def blocks(text: str) -> Iterator[tuple[re.Pattern[str], list[str]]]:
    """The blocks of a `_headers` file: which addresses each is for, and its lines."""
    for block in re.split(r"\n\n", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)):
        where, *lines = block.strip().splitlines()
        pattern = re.sub(r":name", "[^/]+", re.escape(where)).replace(r"\*", ".*")
        yield re.compile(pattern), [line.strip() for line in lines]


def sent(text: str, path: str) -> dict[str, str]:
    """What a host sends that adds up all blocks that fit, and takes back where a line says `!`."""
    found: dict[str, str] = {}
    for where, lines in blocks(text):
        if where.fullmatch(path):
            for line in lines:
                name, _, value = line.partition(": ")
                if line.startswith("! "):
                    found.pop(line[2:], None)
                else:
                    found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_headers_say_of_each_file_what_the_policy_says(site: Path, address: str) -> None:
    text = (site.parent / "output/_headers").read_text(encoding="utf-8")
    assert sent(text, f"/{address}") == policy.headers(read_settings(site)[0], address)


def test_headers_stay_within_what_hosts_read(site: Path) -> None:
    """Cloudflare reads 100 rules and 2,000 characters a line."""
    text = (site.parent / "output/_headers").read_text(encoding="utf-8")
    assert len(list(blocks(text))) < 50
    assert max(map(len, text.splitlines())) < 2000


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


def test_azure_is_told_everything(site: Path) -> None:
    said = json.loads(told(site, "azure"))
    settings, _ = read_settings(site)
    assert said["globalHeaders"] == policy.headers(settings, "campaigns/")
    assert said["trailingSlash"] == "always"
    routes: Mapping[str, Mapping[str, object]] = {one["route"]: one for one in said["routes"]}
    for route, address in {
        "/ideas/*": "ideas/",
        "/campaigns/park/embed/*": "campaigns/park/embed/",
        "/*.{atom}": "decisions/feed.atom",
    }.items():
        whole = said["globalHeaders"] | routes[route]["headers"]
        assert whole == policy.headers(settings, address)
    assert routes["/campaigns/green/"]["redirect"] == "/campaigns/park/"
    assert routes["/old/trees.html"]["redirect"] == "/campaigns/park/"
    assert not [route for route in routes if route.count("*") > 1]


def test_cloudfront_has_a_whole_policy_for_each_pattern(site: Path) -> None:
    said = json.loads(told(site, "cloudfront"))
    settings, _ = read_settings(site)
    for pattern, address in {"*": "about/", "ideas/*": "ideas/", "data/*": "data/"}.items():
        wanted = policy.headers(settings, address)
        own = said[pattern]["SecurityHeadersConfig"]["ContentSecurityPolicy"]
        assert own["ContentSecurityPolicy"] == wanted["Content-Security-Policy"]
        items = said[pattern]["CustomHeadersConfig"]["Items"]
        assert {"Header": "Cache-Control", "Value": wanted["Cache-Control"], "Override": True} in (
            items
        )
        assert said[pattern]["CustomHeadersConfig"]["Quantity"] == len(items)
        assert ("CorsConfig" in said[pattern]) == (pattern == "data/*")


@pytest.mark.parametrize("host", HOSTS)
def test_the_form_for_staff_has_its_own_policy_where_it_is_on(tmp_path: Path, host: str) -> None:
    root = sites.site(tmp_path, more=FORM)
    text = told(root, host)
    assert "'unsafe-eval'" in text
    assert "same-origin-allow-popups" in text


@pytest.mark.parametrize("host", HOSTS)
def test_without_the_form_nothing_is_unsafe(site: Path, host: str) -> None:
    text = told(site, host)
    assert "'unsafe-" not in text
    assert text == told(site, host), "the same site must be told the same"


def test_caddy_reads_what_it_is_told(site: Path, tmp_path: Path) -> None:
    """By Caddy itself where it is here; else its blocks are closed at least."""
    text = told(site, "caddy")
    assert text.count("{") == text.count("}")
    if caddy := shutil.which("caddy"):
        (tmp_path / "Caddyfile").write_text(text, encoding="utf-8")
        done = run([caddy, "validate", "--config", tmp_path / "Caddyfile"], cwd=tmp_path)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("nginx",), 2, "has no publishconf.py"),
        (("lighttpd", "--settings", "pelicanconf.py"), 2, "'lighttpd' is not one of"),
        ((), 2, "Missing argument"),
    ],
)
def test_wrong_usage_says_what_to_do(
    tmp_path: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = run_cli("hosting", *arguments, cwd=sites.site(tmp_path))
    assert done.returncode == status
    assert said in done.stderr


def test_a_site_with_problems_is_told_first_what_is_wrong(tmp_path: Path) -> None:
    root = sites.site(tmp_path)
    write_tree(root, {"content/redirects.yaml": "Campaigns: x\n"})
    done = run_cli("hosting", "nginx", "--settings", "pelicanconf.py", cwd=root)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "content/redirects.yaml:1" in done.stderr


def test_the_page_for_what_is_missing_helps(site: Path) -> None:
    page = BeautifulSoup((site.parent / "output/404.html").read_text(encoding="utf-8"), "lxml")
    words = " ".join(page.main.get_text(" ").split()) if page.main else ""
    assert "What was at campaigns/green/ is now at The park ." in words
    assert "PARK-1 is number 1 of the campaign with these letters" in words
    links = {link["href"] for link in page.find_all("a")}
    assert {"/ideas/", "/campaigns/park/", "/campaigns/park/ideas/", "/decisions/"} <= links


def test_the_page_for_web_teams_names_every_host_and_every_header() -> None:
    text = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    assert set(re.findall(r"reportback hosting ([a-z]+)", text)) == set(HOSTS)
    table = text.split("## What a browser is told")[1].split("### ")[0]
    named = {
        name for line in table.splitlines() for name in re.findall(r"`([A-Z][A-Za-z-]+)`", line)
    }
    sent = {name for address in ADDRESSES for name in policy.headers(Settings(), address)}
    assert named == sent | {"Strict-Transport-Security"}


def test_github_pages_leaves_the_site_as_it_is(site: Path) -> None:
    assert (site.parent / "output/.nojekyll").read_bytes() == b""
