"""A campaign's card on other websites: small, safe, and found by programs through oEmbed."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from tests.support import build
from tests.taking.conftest import CAMPAIGN, HOSTILE

Soup = Callable[[Path], BeautifulSoup]
SITE = "https://ideas.aberwen.example/"
RIVER = "campaigns/river-for-everyone"

# All but data, which no browser runs.
SCRIPTS = "script:not([type='application/ld+json'])"


def test_the_answer_to_oembed_shows_the_card(example_site: Path) -> None:
    answer = json.loads((example_site / RIVER / "oembed.json").read_text(encoding="utf-8"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert answer["title"] == "A river for everyone"
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    picture = answer["thumbnail_url"].removeprefix(SITE)
    assert (example_site / picture).is_file()
    (frame,) = BeautifulSoup(answer["html"], "lxml").select("iframe")
    assert frame["src"] == f"{SITE}{RIVER}/embed/"
    assert (frame["width"], frame["height"]) == ("100%", str(answer["height"]))
    assert f"max-width: {answer['width']}px" in str(frame["style"])
    assert frame["title"]


def test_a_campaigns_page_leads_programs_and_people_to_the_card(
    example_site: Path, soup: Soup
) -> None:
    page = soup(example_site / RIVER / "index.html")
    found = page.select_one('link[type="application/json+oembed"][rel="alternate"]')
    assert found
    assert found["href"] == f"{SITE}{RIVER}/oembed.json"
    code = page.select_one("details textarea[readonly]")
    assert code
    answer = json.loads((example_site / RIVER / "oembed.json").read_text(encoding="utf-8"))
    assert code.get_text() == answer["html"]
    assert page.select_one(f'label[for="{code["id"]}"]')
    assert page.select_one('details a[href="embed/"]')


def test_only_campaigns_have_a_card(example_site: Path, soup: Soup) -> None:
    for name in ("index.html", f"{RIVER}/1/index.html", f"{RIVER}/ideas/index.html"):
        assert not soup(example_site / name).select('link[type="application/json+oembed"]')


def test_the_card_stays_out_of_search_engines_and_opens_its_links_outside(
    example_site: Path, soup: Soup
) -> None:
    page = soup(example_site / RIVER / "embed/index.html")
    robots, canonical, base = (
        page.select_one(one) for one in ('meta[name="robots"]', 'link[rel="canonical"]', "base")
    )
    assert robots
    assert canonical
    assert base
    assert robots["content"] == "noindex"
    assert canonical["href"] == f"{SITE}{RIVER}/"
    assert (base["target"], base.get("href")) == ("_top", None)
    assert "embed" not in (example_site / "sitemap.xml").read_text(encoding="utf-8")
    assert not page.select(SCRIPTS)


def test_the_card_weighs_a_few_kilobytes(example_site: Path, soup: Soup) -> None:
    card = example_site / RIVER / "embed/index.html"
    sheets = [card.parent / str(link["href"]) for link in soup(card).select("link[rel=stylesheet]")]
    sent = [card, *sheets]
    assert sum(len(gzip.compress(path.read_bytes())) for path in sent) < 9000


def test_a_hostile_campaign_frames_nothing_else(hostile_site: Path, soup: Soup) -> None:
    answer = json.loads((hostile_site / "campaigns/bad/oembed.json").read_text(encoding="utf-8"))
    html = BeautifulSoup(answer["html"], "lxml")
    assert [tag.name for tag in html.select("body *")] == ["iframe"]
    assert str(html.select("iframe")[0]["title"]).startswith(HOSTILE)
    for name in ("index.html", "embed/index.html", "report/index.html", "1/index.html"):
        assert not soup(hostile_site / "campaigns/bad" / name).select(
            "script:not([type='application/ld+json'])"
        )


def test_a_campaign_without_ideas_has_a_card_too(
    make_site: Callable[..., Path], soup: Soup
) -> None:
    site = make_site({"content/campaigns/bad.md": CAMPAIGN})
    build(site, site / "output")
    page = soup(site / "output/campaigns/bad/embed/index.html")
    said = page.get_text()
    assert "No ideas have come in yet." in said
    assert "Read all" not in said
    assert page.select_one('p.line a[href="../"]')
    assert (site / "output/campaigns/bad/card.png").is_file()
