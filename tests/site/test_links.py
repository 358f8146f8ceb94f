"""The built site hangs together: nothing it links to is missing, nothing it has is out of reach."""

import re
from pathlib import Path

import pytest

from tests.site.weblinks import NOT_FOUND, Link, Site
from tests.support import write_tree

# What only machines ask for, at addresses that they know.
FOR_MACHINES = {NOT_FOUND, "robots.txt", "sitemap.xml"}
FOR_PEOPLE = (".html", ".atom", ".xml", ".ics", ".csv", ".json", ".xlsx", ".pdf")
FULL_ADDRESSES_IN = (".html", ".xml", ".atom", ".ics", ".json", ".txt")


@pytest.fixture(scope="session")
def local(example_site: Path) -> Site:
    return Site(example_site)


@pytest.fixture(scope="session")
def published(published_site: Path, prefix_url: str) -> Site:
    return Site(published_site, f"{prefix_url}/")


@pytest.fixture(scope="session", params=["local", "published"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


def few(faults: list[str]) -> str:
    """Enough of a long list to see what is wrong."""
    return "\n".join([f"{len(faults)} in all", *faults[:20]])


def test_there_is_a_site(site: Site) -> None:
    assert {"index.html", "404.html", "sitemap.xml", "robots.txt"} <= site.files
    assert len(site.links) > len(site.pages)


def test_every_link_leads_somewhere(site: Site) -> None:
    assert not site.faults, few(site.faults)


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    redirects = {name for name, page in site.pages.items() if page.redirects}
    orphans = sorted(set(site.pages) - site.reached - FOR_MACHINES - redirects)
    assert not orphans, few(orphans)


def test_every_feed_calendar_and_data_file_is_linked_from_a_page(site: Site) -> None:
    offered = {name for name in site.files if name.endswith(FOR_PEOPLE)}
    linked = {site.file_at(site.target(link)) for link in site.links} | site.reached
    unlinked = sorted(offered - set(site.pages) - linked - FOR_MACHINES)
    apart = re.compile(r"theme/|(?:[a-z]{2}/)?search/|\.well-known/")
    own = [name for name in unlinked if not apart.match(name)]
    assert not own, few(own)


def test_full_addresses_in_feeds_calendars_and_data_lead_somewhere(
    published: Site, prefix_url: str
) -> None:
    pattern = re.compile(re.escape(prefix_url) + r"[^\s\"'<>\\)\],&]*")
    found = {
        (name, address)
        for name in published.files
        if name.endswith(FULL_ADDRESSES_IN)
        for address in pattern.findall(_unfolded(published.folder / name))
    }
    assert {name.rsplit(".", 1)[-1] for name, _ in found} >= {"xml", "html"}
    faults = [
        f"{name}: {address} {fault}"
        for name, address in sorted(found)
        if (fault := published.fault(Link(name, "text", address.rstrip(".;"))))
    ]
    assert not faults, few(faults)


def _unfolded(path: Path) -> str:
    """A file's text; in calendars a long line goes on after a line end and a space."""
    text = path.read_bytes().decode("utf-8")
    return re.sub(r"\r?\n[ \t]", "", text) if path.suffix == ".ics" else text


def test_the_sitemap_lists_every_page_once(published: Site) -> None:
    text = (published.folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>([^<]+)</loc>", text)
    assert len(listed) == len(set(listed))
    hidden = {name for name, page in published.pages.items() if page.redirects or page.hidden}
    pages = set(published.pages) - {NOT_FOUND} - hidden
    assert {published.file_at(address) for address in listed} == pages


def test_the_page_for_missing_pages_works_at_any_depth(published: Site) -> None:
    links = [link for link in published.pages[NOT_FOUND].links if not link.written.startswith("#")]
    relative = [str(link) for link in links if not re.match(r"https?:|mailto:|/", link.written)]
    assert links
    assert not relative, few(relative)


# --- the reader of links itself ----------------------------------------------------


def test_a_sound_site_has_no_fault(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "index.html": '<a href="a/">a</a> <a href="#here">x</a> <p id="here">',
            "a/index.html": (
                '<link href="../s.css" rel="stylesheet"><a href="../#here">h</a>'
                '<a href="https://elsewhere.example/x">e</a><a href="mailto:a@b.example">m</a>'
                '<img srcset="../p.png 1x, ../p.png 2x" src="../p.png">'
            ),
            "s.css": "@font-face { src: url('p.png') }",
            "p.png": b"",
        },
    )
    site = Site(tmp_path, "https://example.org/some/where/")
    assert site.faults == []
    assert site.reached == {"index.html", "a/index.html"}


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("gone/", "leads nowhere (https://example.org/some/where/gone/)"),
        ("a", "lacks the slash at its end"),
        ("a/#gone", "names an anchor that a/index.html has not"),
        ("/a/", "starts at the host's root, which need not be the site's"),
        ("../", "leads out of the site"),
        ("a/index.html", "names index.html, a second address of the same page"),
        (
            "https://example.org/some/where/gone",
            "leads nowhere (https://example.org/some/where/gone)",
        ),
        ("", "is empty"),
    ],
)
def test_a_broken_link_is_found(tmp_path: Path, written: str, fault: str) -> None:
    write_tree(tmp_path, {"index.html": f'<a href="{written}">x</a>', "a/index.html": "<p>"})
    site = Site(tmp_path, "https://example.org/some/where/")
    assert site.faults == [f"index.html: <a> {written} {fault}"]


def test_a_page_that_nothing_links_to_is_out_of_reach(tmp_path: Path) -> None:
    write_tree(tmp_path, {"index.html": "<p>", "a/index.html": '<a href="../">x</a>'})
    assert Site(tmp_path).reached == {"index.html"}
