"""A site in several languages: the same pages, facts and addresses, in other words."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag
from icalendar import Calendar

from reportback import addresses
from reportback.language import Language
from reportback.model.rules import languages
from reportback.phrases.words import Words
from tests.conftest import Once
from tests.site.weblinks import Site
from tests.support import ROOT, SMALL_SETTINGS, Finished, build, write_tree

SEVERAL = SMALL_SETTINGS.replace(
    '"history": False,',
    '"history": False, "languages": ["cy", "ar"], "translations": '
    '{"cy": {"site_name": "Gwefan fach", "organisation": "Cyngor y Parc", "footer": '
    '[{"title": "Cysylltu", "url": "https://body.example/us"}]}}, "organisation": '
    '{"footer": [{"title": "Contact", "url": "https://body.example/us"}]},',
)
BASE = "https://small.example"
ABOUT = "Title: About us\nSlug: about\n\nWe ask. See [the park](../campaigns/park/).\n"
FILES = {
    "content/pages/about.md": ABOUT,
    "content/pages/amdanom.md": "Title: Amdanom ni\nSlug: about\nLang: cy\n\nRydym yn gofyn.\n",
    "content/pages/privacy.md": "Title: Privacy\nSlug: privacy\n\nNone is kept.\n",
    "content/redirects.yaml": "campaigns/old/: campaigns/park/\n",
    "content/campaigns/bridge.md": """\
        ---
        title: The bridge
        summary: What the bridge should be.
        question: What should the bridge be?
        owner: Roads team
        decider: Roads committee
        opens: 2026-02-01
        closes: 2026-02-28
        promises: []
        ---
        """,
    "ideas/bridge/1-wide.md": "---\ntitle: Wide\nsubmitted: 2026-02-03\n---\n\nWide.\n",
    "ideas/bridge/decisions/2026-03-01-no.yaml": (
        "date: 2026-03-01\nby: Roads committee\ndecisions:\n"
        "  - {ideas: [1], outcome: declined, reason: It costs too much.}\n"
    ),
}


def write(root: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "fixtures" / "good" / "translated", root)
    (root / "pelicanconf.py").write_text(SEVERAL, encoding="utf-8")
    return write_tree(root, FILES)


@pytest.fixture(scope="module")
def site(once: Once) -> Path:
    def make(folder: Path) -> None:
        build(write(folder / "source"), folder / "output")

    return once("several-languages", make) / "output"


def page(site: Path, address: str) -> BeautifulSoup:
    text = (site / addresses.output_file(address)).read_text(encoding="utf-8")
    return BeautifulSoup(text, "lxml")


def pages(site: Path) -> list[str]:
    """The addresses of all pages in the site's own language that each language has."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    own = (name.removesuffix("index.html") for name in found if not name.startswith(("cy/", "ar/")))
    return sorted(own)


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def test_every_page_feed_and_calendar_is_there_in_every_language(site: Path) -> None:
    own = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and path.name.endswith(("index.html", ".atom", ".ics"))
    }
    for tag in ("cy", "ar"):
        theirs = {name.removeprefix(f"{tag}/") for name in own if name.startswith(f"{tag}/")}
        assert theirs == {name for name in own if not name.startswith(("cy/", "ar/"))}
    every = {path.relative_to(site).as_posix() for path in (site / "cy").rglob("*")}
    theirs = re.compile(r"cy/(?:search/.*|campaigns/[^/]+/oembed)\.json")
    kinds = (".csv", ".json", ".css", ".xml")
    assert not [name for name in every if name.endswith(kinds) and not theirs.fullmatch(name)]


def test_every_link_leads_somewhere_and_every_page_is_reached(site: Path) -> None:
    found = Site(site, f"{BASE}/")
    assert found.faults == []
    redirects = {name for name, each in found.pages.items() if each.redirects}
    assert set(found.pages) - found.reached - redirects == {"404.html"}


def test_a_page_leads_to_itself_in_the_other_languages(site: Path) -> None:
    for address in pages(site):
        if "old/" in address or address.endswith("/embed/"):
            continue  # both lead to another page
        for prefix, tag in (("", "en"), ("cy/", "cy"), ("ar/", "ar")):
            found = page(site, prefix + address)
            assert found.html["lang"] == tag
            assert found.html["dir"] == ("rtl" if tag == "ar" else "ltr")
            canonical = found.select_one("link[rel=canonical]")
            assert canonical
            assert canonical["href"] == f"{BASE}/{prefix}{address}"
            there = {link["hreflang"]: link["href"] for link in found.select("link[hreflang]")}
            assert there == {
                "en": f"{BASE}/{address}",
                "cy": f"{BASE}/cy/{address}",
                "ar": f"{BASE}/ar/{address}",
                "x-default": f"{BASE}/{address}",
            }
            offered = {link["lang"]: link["href"] for link in found.select(".tongues a")}
            ways = {"en": "", "cy": "cy/", "ar": "ar/"}
            assert offered == {
                other: addresses.relative(way + address, prefix + address)
                for other, way in ways.items()
                if other != tag
            }


def test_each_language_is_offered_by_its_own_name_in_its_own_direction(site: Path) -> None:
    named = [(a["lang"], a["dir"], words(a)) for a in page(site, "").select(".tongues a")]
    assert named == [("cy", "ltr", "Cymraeg"), ("ar", "rtl", "العربية")]


def test_no_fact_differs_between_the_languages(site: Path) -> None:
    """Days, amounts, shapes of outcomes and the ways to other pages are the same on every page."""
    for address in set(pages(site)) - {"about/"}:  # its translation is another text
        told = [facts(site, prefix, address) for prefix in ("", "cy/", "ar/")]
        assert told[0] == told[1] == told[2], address


def facts(site: Path, prefix: str, address: str) -> list[object]:
    found = page(site, prefix + address)
    main = found.main or found
    drawn = [str(shape) for shape in main.select("svg.shape")]
    days = [time["datetime"] for time in main.select("time")]
    ways = [urljoin(f"/{prefix}{address}", str(link["href"])) for link in main.select("a")]
    here = re.compile(rf"^(/|webcal://[^/]+/){re.escape(prefix)}")
    plain = [here.sub(r"\1", way) for way in ways]
    return [days, drawn, plain, [len(row.select("td")) for row in main.select("tr")]]


def test_what_is_translated_is_said_in_the_language_and_nothing_waits(site: Path) -> None:
    found = page(site, "cy/campaigns/park/")
    assert words(found.h1) == "Beth ddylai'r parc ei gael?"
    assert not found.select("main [lang=en]")
    assert not found.select("main > .note")
    assert "Mae'n helpu llawer o bobl" in words(found.main)
    record = page(site, "cy/campaigns/park/decisions/2026-02-10-first/")
    assert "Y cyfarfod cyntaf." in words(record.main)
    assert "Pwyllgor y parciau" in words(record.main)
    assert "Darlun" in words(record.main)
    assert "It helps many people." not in words(record.main)


def test_what_waits_to_be_translated_is_shown_as_it_is_and_says_so_once(site: Path) -> None:
    for tag, direction in (("cy", None), ("ar", "ltr")):
        found = page(site, f"{tag}/campaigns/bridge/")
        assert words(found.h1) == "What should the bridge be?"
        assert found.h1["lang"] == "en"
        assert found.h1.get("dir") == direction
        assert len(found.select("main > .note")) == 1
        idea = page(site, f"{tag}/campaigns/bridge/1/")
        assert len(idea.select("main > .note")) == 1
        answer = idea.select_one(".answer[lang]")
        assert answer
        assert (answer["lang"], words(answer)) == ("en", "It costs too much.")
    assert not page(site, "campaigns/bridge/").select("main > .note")


def test_the_words_of_a_contributor_stay_and_a_translation_stands_below(site: Path) -> None:
    found = page(site, "cy/campaigns/park/1/")
    assert (found.h1["lang"], words(found.h1)) == ("pl", "Ławka")
    letters = [words(letter) for letter in found.select(".letter")]
    assert letters == ["Proszę o ławkę.", "Mainc, os gwelwch yn dda."]
    assert "Tîm y parciau" in words(found.select_one(".translation + .aside"))
    assert not page(site, "campaigns/park/1/").select(".translation")


def test_pages_of_pelicans_are_there_in_every_language(site: Path) -> None:
    welsh = page(site, "cy/about/")
    assert words(welsh.h1) == "Amdanom ni"
    assert not welsh.article.get("lang")
    arabic = page(site, "ar/about/")
    assert (arabic.article["lang"], arabic.article["dir"]) == ("en", "ltr")
    assert words(arabic.h1) == "About us"
    assert arabic.select("main > .note")
    footer = {words(a): a.get("lang") for a in page(site, "cy/").select(".site-foot li a")}
    assert (footer["Amdanom ni"], footer["Privacy"]) == (None, "en")


def test_the_sites_own_words_are_translated_in_its_settings(site: Path) -> None:
    assert words(page(site, "cy/").title) == "Gwefan fach"
    assert words(page(site, "cy/").select_one(".site-name")) == "Cyngor y Parc"
    assert words(page(site, "ar/").title) == "A small site"
    welsh, arabic = (page(site, f"{tag}/").select(".site-foot li a")[-1] for tag in ("cy", "ar"))
    assert (words(welsh), welsh.get("lang")) == ("Cysylltu", None)
    assert (words(arabic), arabic["lang"], arabic["dir"]) == ("Contact", "en", "ltr")


def test_an_address_that_leads_nowhere_offers_each_start_page(site: Path) -> None:
    found = page(site, addresses.NOT_FOUND)
    assert {"/", "/cy/", "/ar/"} <= {a["href"] for a in found.main.select("a")}
    assert not found.select("link[hreflang]")
    welsh, arabic = found.select("main section[dir]")
    assert (welsh["lang"], arabic["lang"], arabic["dir"]) == ("cy", "ar", "rtl")
    for section, tag in ((welsh, "cy"), (arabic, "ar")):
        said = Words(Language(tag)).gettext("This page is not here")
        assert said != "This page is not here"
        assert said in words(section)
        lists = {f"/{tag}/{name}" for name in ("", "campaigns/", "ideas/", "decisions/")}
        assert {a["href"] for a in section.select("a")} == lists


def test_an_old_address_leads_on_in_each_language(site: Path) -> None:
    found = page(site, "cy/campaigns/old/")
    assert found.select_one("link[rel=canonical]")["href"] == f"{BASE}/cy/campaigns/park/"


def test_feeds_and_calendars_speak_their_language(site: Path) -> None:
    feed = feedparser.parse((site / "cy/campaigns/park/feed.atom").read_bytes())
    assert feed.feed.language == "cy"
    assert feed.feed.link == f"{BASE}/cy/campaigns/park/"
    assert "Mae'n helpu llawer o bobl." in feed.entries[0].summary
    calendar = Calendar.from_ical((site / "cy/campaigns/park/calendar.ics").read_bytes())
    assert str(calendar["x-wr-calname"]) == "Y parc"


def test_open_data_keeps_the_original_words(site: Path) -> None:
    text = (site / "data/campaigns.csv").read_text(encoding="utf-8-sig")
    titles = {row["title"] for row in csv.DictReader(text.splitlines())}
    assert titles == {"The park", "The bridge"}


def test_the_sitemap_names_each_page_in_each_language(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>([^<]+)</loc>", text)
    told = [a for a in pages(site) if "old/" not in a and not a.endswith("/embed/")]
    assert len(listed) == len(set(listed)) == 3 * len(told)
    assert text.count('hreflang="x-default"') == len(listed)


def test_a_page_cannot_take_the_address_of_a_language(
    tmp_path: Path, build: Callable[..., Finished]
) -> None:
    root = write(tmp_path / "site")
    write_tree(root, {"content/pages/wales.md": "Title: Wales\nSlug: cy\n\nHere.\n"})
    done = build(root, tmp_path / "output", check=False)
    assert done.returncode == 1
    assert "the page 'Wales' has the address cy/" in done.stderr
    assert not (tmp_path / "output").exists()


def test_no_language_has_the_name_of_an_address() -> None:
    ours = {
        value.split("/")[0]
        for name, value in vars(addresses).items()
        if name.isupper() and isinstance(value, str)
    }
    assert {"campaigns", "data", "theme"} <= ours
    assert ours & {tag.lower() for tag in languages()} == set()
