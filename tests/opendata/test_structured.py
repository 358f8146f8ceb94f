"""What pages say in schema.org's words: true, small, and nothing that breaks out of its block."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from reportback import rendering
from reportback.model import Settings
from reportback.pages.ideas import page
from reportback.reading.themes import own_theme
from reportback.site import Site
from tests.ledger.records import campaign, day, decision, idea, ledger, record

BREAKOUT = "</script><script>alert(1)</script><!--<script>]]>&quot;\u2028\u2029'\"\\"


def block(html: str) -> dict[str, Any]:
    """The one block of data in a page."""
    (found,) = BeautifulSoup(html, "lxml").find_all("script", type="application/ld+json")
    data = json.loads(found.string or "")
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def read(site: Path, address: str) -> dict[str, Any]:
    return block((site / address / "index.html").read_text(encoding="utf-8"))


def test_each_kind_of_page_says_what_it_is_about(example_site: Path) -> None:
    home = read(example_site, "")
    assert home["WebSite"]["publisher"]["name"] == home["Organization"]["name"] == "Aberwen Council"
    asked = read(example_site, "campaigns/river-for-everyone")["CollectionPage"]
    assert asked["mainEntity"]["@type"] == "Question"
    assert asked["mainEntity"]["answerCount"] == 36
    told = read(example_site, "campaigns/river-for-everyone/1")
    posting = told["DiscussionForumPosting"]
    assert posting["author"]["name"] == "Maureen T."
    assert posting["datePublished"] == "2025-02-03"
    assert posting["comment"][-1]["name"] == "Delivered"
    steps = told["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert "item" not in steps[-1]
    files = read(example_site, "data")["Dataset"]["distribution"]
    for file in files:
        address = file["contentUrl"].removeprefix("https://ideas.aberwen.example/")
        assert (example_site / address).is_file()


def test_a_withheld_idea_is_no_posting(example_site: Path) -> None:
    assert set(read(example_site, "campaigns/river-for-everyone/19")) == {"BreadcrumbList"}


def test_an_idea_page_stays_light(example_site: Path) -> None:
    """The block is at most a seventh of what an idea's page may weigh, and few are near that."""
    sizes = []
    for file in example_site.glob("campaigns/*/[0-9]*/index.html"):
        html = file.read_text(encoding="utf-8")
        found = BeautifulSoup(html, "lxml").find("script", type="application/ld+json")
        if found is None:
            continue  # an address that moved
        without = html.replace(str(found.string), "")
        sizes.append(len(gzip.compress(html.encode())) - len(gzip.compress(without.encode())))
    assert len(sizes) > 90
    assert max(sizes) < 2_200


@pytest.fixture(scope="module")
def env() -> Environment:
    return rendering.environment([own_theme() / "templates"], Settings())


@given(
    st.sampled_from([BREAKOUT])
    | st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
)
def test_no_text_breaks_out_of_its_block(env: Environment, text: str) -> None:
    line = " ".join(text.split()) or "x"
    given_ = decision(1, "declined", reason=text)
    told = idea(1, title=line, by=line, body=text)
    of = campaign(title=line, question=text)
    answers = record(day(9), given_).model_copy(update={"by": line})
    site = Site(Settings(site_name=line), ledger(of, [told], [answers], on=day(20)))
    facts = site.ledger.campaigns[0]
    rendering.speak_for(env, site)
    data = rendering._structured_data(env, page(site, facts, facts.ideas[0]))
    assert data is not None
    assert not set(data) & set("<>&\u2028\u2029")
    nodes = {node["@type"]: node for node in json.loads(data)["@graph"]}
    assert nodes["DiscussionForumPosting"]["headline"] == told.title


def test_hostile_text_on_a_whole_page(env: Environment) -> None:
    told = idea(1, title=BREAKOUT.replace("\u2028\u2029", ""), body=BREAKOUT)
    site = Site(Settings(), ledger(campaign(), [told], on=day(20)))
    facts = site.ledger.campaigns[0]
    rendering.speak_for(env, site)
    html = rendering.render(env, page(site, facts, facts.ideas[0])).decode()
    scripts = BeautifulSoup(html, "html.parser").find_all("script")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    assert block(html)["DiscussionForumPosting"]["headline"] == told.title
