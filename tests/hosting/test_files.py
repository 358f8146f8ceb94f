"""What hosts are told in files: each rule of the policy, in each host's own words."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
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
from tests.support import ROOT, run, run_cli, write_tree

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
