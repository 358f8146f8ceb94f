"""What people come for, walked by phone, in presses and bytes: docs/visits.md holds the most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import feedparser
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import Served, weigh
from tests.support import ROOT

pytestmark = pytest.mark.browser

ROW = re.compile(r"^\| ([^|]+) \| (yes|no) \| (\d+) \| (\d+) \|$", re.MULTILINE)
TOLD = {
    (errand, scripts == "yes"): (int(presses), int(size))
    for errand, scripts, presses, size in ROW.findall(
        (ROOT / "docs" / "visits.md").read_text(encoding="utf-8")
    )
}


@dataclass
class Walk:
    """Somebody on the site, and what it has cost them so far."""

    page: Page
    site: Served
    presses: int = 0

    def begin(self, address: str) -> None:
        self.page.goto(self.site.url + address)

    def press(self, what: Locator) -> None:
        self.presses += 1
        what.click()

    def follow(self, name: str | re.Pattern[str], within: str = "main") -> None:
        self.press(self.page.locator(within).get_by_role("link", name=name).first)

    def ask(self, words: str) -> None:
        """Write in the line of the home page, and go."""
        line = self.page.get_by_role("searchbox")
        self.press(line)
        line.press_sequentially(words)
        self.presses += 1
        line.press("Enter")

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.locator("main").get_by_text(text).first).to_be_visible()


def find_by_a_word(walk: Walk) -> None:
    """'orchard' of 'An orchard on the pumping station field', of which only this is left."""
    walk.begin("")
    if walk.page.get_by_role("searchbox").is_visible():
        walk.ask("orch")
    else:
        walk.follow("A river for everyone")
        walk.follow(re.compile("^Read all"))
    walk.follow("An orchard on the pumping station field")
    walk.sees("RIVER-25")


def find_by_reference(walk: Walk) -> None:
    walk.begin("")
    walk.ask("river 25")
    walk.sees("RIVER-25")


def learn_why(walk: Walk) -> None:
    walk.begin("campaigns/river-for-everyone/28/")
    walk.follow("Why: read the answer")
    answer = walk.page.locator(":target")
    expect(answer).to_be_in_viewport()
    expect(answer).to_contain_text("Declined")


def learn_of_promises(walk: Walk) -> None:
    walk.begin("")
    walk.follow("Promises", "header")
    walk.sees(re.compile("^Kept"))
    walk.sees(re.compile("^Broken"))


def see_what_else_was_done(walk: Walk) -> None:
    walk.begin("campaigns/streets-to-walk/2/")
    walk.follow("Cwmteg")
    walk.sees("A walking bus for Cwmteg")
    walk.follow("A river for everyone")
    walk.sees("An orchard on the pumping station field")
    walk.sees("Delivered")


def be_told(walk: Walk) -> None:
    walk.begin("campaigns/streets-to-walk/2/")
    link = walk.page.get_by_role("link", name="Feed of this idea")
    walk.presses += 1  # a feed reader takes the address from here
    feed = walk.page.request.get(link.evaluate("one => one.href"))
    read = feedparser.parse(feed.body())
    assert not read.bozo
    assert len(read.entries) > 1


ERRANDS: dict[str, Callable[[Walk], None]] = {
    "find my idea by a word of it that I half remember": find_by_a_word,
    "find my idea by its reference": find_by_reference,
    "learn why it was declined": learn_why,
    "learn what was promised, and whether it was kept": learn_of_promises,
    "see what else was done in my area": see_what_else_was_done,
    "be told when it changes": be_told,
}


@pytest.fixture
def walk(browser: Browser, served: Served, scripts: bool) -> Iterator[Walk]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=scripts
    )
    yield Walk(context.new_page(), served)
    context.close()


def test_every_errand_is_walked() -> None:
    assert {errand for errand, _ in TOLD} == ERRANDS.keys()


@pytest.mark.parametrize(("errand", "scripts"), TOLD)
def test_an_errand_costs_no_more_than_is_told(walk: Walk, errand: str, scripts: bool) -> None:
    weight = weigh(walk.page)
    ERRANDS[errand](walk)
    walk.page.wait_for_load_state("networkidle")
    presses, size = TOLD[errand, scripts]
    assert walk.presses == presses
    assert weight.total() <= size * 1000, weight.most_common()
