"""`reportback hosting iis`: read as IIS reads it, since no IIS runs here.

By Microsoft's documentation, a location holds for its address and all below it, inherits from those
above, and must not add what is there already.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from reportback import policy
from reportback.cli import main
from reportback.model.spellings import PAPER_KINDS
from reportback.policy.rules import TYPES
from reportback.reading.configuration import read_settings
from tests.hosting import sites
from tests.hosting.test_files import ADDRESSES
from tests.support import ROOT, SMALL_SETTINGS, files_below, write_tree

WELSH = SMALL_SETTINGS.replace("REPORTBACK = {", 'REPORTBACK = {"languages": ["cy"],')
# What IIS hides where nobody says otherwise.
HIDDEN_BY_IIS = {"web.config", "bin", "App_code", "App_Data"}
# The collections of the file, and what tells their entries apart.
KEYS = {
    "customHeaders": "name",
    "staticContent": "fileExtension",
    "hiddenSegments": "segment",
    "httpErrors": "statusCode",
}


def told(root: Path) -> ET.Element:
    given = ["hosting", "iis", "--settings", "pelicanconf.py", "--root", str(root)]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    return ET.fromstring(done.stdout)  # noqa: S314 - our own


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("iis") / "site"
    sites.built(root, root.parent / "output")
    return root


@pytest.fixture(scope="module")
def config(site: Path) -> ET.Element:
    return told(site)


def holding(config: ET.Element, address: str) -> Iterator[ET.Element]:
    """The parts that hold for an address, from the outermost in."""
    yield from config.findall("system.webServer")
    parts = PurePosixPath(address).parts
    for depth in range(1, len(parts) + 1):
        path = "/".join(parts[:depth])
        found = [each for each in config.findall("location") if each.get("path") == path]
        assert len(found) < 2, f"{path} is there twice"
        yield from (server for each in found for server in each)


def entries(servers: Iterator[ET.Element], name: str, start: dict[str, ET.Element]) -> set[str]:
    """The entries of a collection after all these parts; what is added twice stops IIS."""
    kept = dict(start)
    for one in (each for server in servers for found in server.iter(name) for each in found):
        key = one.get(KEYS[name], "")
        if one.tag == "remove":
            kept.pop(key, None)
        elif key:
            assert key not in kept, f"{key} is added twice"
            kept[key] = one
    start.update(kept)
    return set(kept)


def sent(config: ET.Element, address: str) -> dict[str, str]:
    found: dict[str, ET.Element] = {}
    names = entries(holding(config, address), "customHeaders", found)
    return {name: str(found[name].get("value")) for name in names}


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_file_has_the_headers_that_the_policy_says(
    site: Path, config: ET.Element, address: str
) -> None:
    assert sent(config, address) == policy.headers(read_settings(site)[0], address)


def test_every_edition_has_them_too(tmp_path: Path) -> None:
    root = sites.site(tmp_path)
    (root / "pelicanconf.py").write_text(WELSH, encoding="utf-8")
    config, (settings, _) = told(root), read_settings(root)
    for address in ("cy/ideas/", "cy/campaigns/park/embed/", "cy/decisions/feed.atom", "cy/"):
        assert sent(config, address) == policy.headers(settings, address), address
    moves = {each.get("path"): each.find(".//httpRedirect") for each in config.iter("location")}
    welsh = moves["cy/campaigns/green"]
    assert welsh is not None
    assert welsh.get("destination") == "/cy/campaigns/park$S$Q"


def test_every_file_of_the_site_has_a_type(site: Path, config: ET.Element) -> None:
    """IIS sends nothing whose ending it does not know."""
    found: dict[str, ET.Element] = {}
    known = entries(iter(config.findall("system.webServer")), "staticContent", found)
    made = {PurePosixPath(name).suffix for name in files_below(site.parent / "output")} - {""}
    assert made >= {".html", ".pf_fragment", ".pf_index", ".pf_meta", ".pagefind", ".ics", ".csv"}
    assert made - known == set()
    assert {f".{kind}" for kind in PAPER_KINDS} - known == set()
    for suffix, kind in TYPES.items():
        assert str(found[suffix].get("mimeType")).startswith(kind)
    assert found[".html"].get("mimeType") == "text/html; charset=utf-8"


def test_what_hosts_read_is_hidden_and_a_campaign_about_bins_is_not(
    site: Path, config: ET.Element
) -> None:
    start = {name: ET.Element("add", segment=name) for name in HIDDEN_BY_IIS}
    hidden = entries(iter(config.findall("system.webServer")), "hiddenSegments", start)
    made = {name for name in files_below(site.parent / "output") if "/" not in name}
    assert {name for name in made if name.startswith((".", "_"))} <= hidden
    assert hidden >= HIDDEN_BY_IIS - {"bin"}
    assert "bin" not in hidden


def test_every_move_is_for_good(config: ET.Element) -> None:
    found = {each.get("path"): each.find(".//httpRedirect") for each in config.iter("location")}
    moves = {path: dict(move.attrib) for path, move in found.items() if move is not None}
    how = {"enabled": "true", "exactDestination": "true", "httpResponseStatus": "Permanent"}
    assert moves == {
        "campaigns/green": {**how, "destination": "/campaigns/park$S$Q"},
        "contact.htm": {**how, "destination": "/about/$Q"},
        "old/trees.html": {**how, "destination": "/campaigns/park/$Q"},
        "old-about": {**how, "destination": "/about$S$Q"},
    }


def test_no_move_holds_for_what_stands_below_it(tmp_path: Path) -> None:
    record = (
        "date: 2026-03-01\nby: The council\ndecisions:\n- ideas: [1]\n  outcome: under-review\n"
    )
    moved = "campaigns/park/decisions/: decisions/\nOld/: about/\nold/: decisions/\n"
    files = {"ideas/park/decisions/2026-03-01-panel.yaml": record, "content/redirects.yaml": moved}
    config = told(write_tree(sites.site(tmp_path), files))
    paths = [each.get("path") for each in config.iter("location") if _moves(each)]
    assert paths == ["campaigns/park/decisions/index.html", "old"]


def _moves(location: ET.Element) -> bool:
    return location.find(".//httpRedirect") is not None


@pytest.mark.parametrize(
    ("path", "page"), [("", "404.html"), ("/some/where", "some\\where\\404.html")]
)
def test_the_page_for_what_is_missing_is_a_file_below_the_site(
    tmp_path: Path, path: str, page: str
) -> None:
    config = told(sites.site(tmp_path, f"https://small.example{path}"))
    found: dict[str, ET.Element] = {}
    by_iis = {status: ET.Element("error", statusCode=status) for status in ("401", "404", "500")}
    found |= by_iis
    assert entries(iter(config), "httpErrors", found) == {"401", "403", "404", "500"}
    for status in ("403", "404"):
        assert (found[status].get("path"), found[status].get("responseMode")) == (page, "File")
    errors = config.find(".//httpErrors")
    assert errors is not None
    assert errors.attrib == {"errorMode": "Custom", "existingResponse": "Auto"}
    moved = config.find(".//location[@path='old-about']//httpRedirect")
    assert moved is not None
    assert moved.get("destination") == f"{path}/about$S$Q"


def test_the_example_site_stays_within_what_iis_reads() -> None:
    """250 KB, unless its registry says otherwise (MaxWebConfigFileSizeInKB)."""
    given = ["hosting", "iis", "--settings", "publishconf.py", "--root", str(ROOT)]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    assert len(done.stdout.encode()) < 100_000
