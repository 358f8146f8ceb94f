"""Every kind of page as a screen reader tells it: headings in order, named parts, a way through."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.visits import KINDS, Visit

pytestmark = pytest.mark.browser

Go = Callable[..., Visit]

each_kind = pytest.mark.parametrize("kind", KINDS)

# Pages with a frame of their own: one leads on by itself, one stands in a frame elsewhere.
BARE = {"redirect", "embed", "embed-of-an-open-campaign"}

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((one) => one.checkVisibility())
  .map((one) => [Number(one.tagName[1]), one.textContent.trim()])"""

NAMED = """(which) => [...document.querySelectorAll(which)]
  .map((one) => one.getAttribute("aria-label")
    || document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim() || "")"""

STRAY = """() => {
  const parts = "header, nav, main, footer, aside, .skip, script, template, noscript";
  return [...document.body.querySelectorAll("p, h1, h2, h3, ul, ol, table, a, form")]
    .filter((one) => !one.closest(parts)).map((one) => one.outerHTML.slice(0, 120));
}"""

REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).length"""


@each_kind
def test_a_page_can_be_told(visit: Go, kind: str) -> None:
    """Headings in order, named parts that hold everything, named tables, a title that says it."""
    page = visit(kind).page
    _headings_are_in_order(page)
    _parts_are_named(page, bare=kind in BARE)
    _tables_have_names_and_heads(page)
    assert len(page.title()) > 10
    if kind.split("-from-", maxsplit=1)[0] not in {"home", "campaign", "report", "idea", *BARE}:
        words = page.locator("h1").inner_text().casefold()
        assert any(word in page.title().casefold() for word in words.split())


def _headings_are_in_order(page: Page) -> None:
    headings = page.evaluate(HEADINGS)
    levels = [level for level, _ in headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(text for _, text in headings)
    skipped = [b for a, b in pairwise(levels) if b > a + 1]
    assert skipped == [], headings


def _parts_are_named(page: Page, *, bare: bool) -> None:
    assert page.get_by_role("main").count() == 1
    if not bare:
        assert page.get_by_role("banner").count() == 1
        assert page.get_by_role("contentinfo").count() == 1
    for which in ("nav", "aside"):
        names = page.evaluate(NAMED, which)
        assert all(names), f"a {which} without a name"
        assert len(set(names)) == len(names), f"{which}: {names}"
    assert page.evaluate(STRAY) == []


def _tables_have_names_and_heads(page: Page) -> None:
    tables = page.locator("main table").all()
    for table in tables:
        if table.locator("xpath=ancestor::*[contains(@class, 'letter')]").count():
            continue  # typed by a contributor, and never edited
        assert table.evaluate("one => one.querySelectorAll('th').length") > 0
    own = page.locator("main table:has(> caption)").count()
    typed = page.locator(".prose table, .letter table, .answer table").count()
    assert own + typed >= len(tables)


@pytest.mark.parametrize("kind", ["home", "campaign", "campaign-ideas", "idea", "promises", "data"])
def test_tab_comes_to_everything_once_and_in_order(visit: Go, kind: str) -> None:
    page = visit(kind).page
    count = page.evaluate(REACHABLE)
    places = [_next_stop(page) for _ in range(count)]
    assert len(set(places)) == count, "a stop came twice before all were reached"
    assert places == sorted(places), "the order of the keyboard is not the order of the page"


STOP = """() => [...document.querySelectorAll("*")].indexOf(document.activeElement)"""


def _next_stop(page: Page) -> int:
    page.keyboard.press("Tab")
    return int(page.evaluate(STOP))


def test_a_list_is_walked_by_keyboard_to_an_idea_and_back(visit: Go) -> None:
    page = visit("home").page
    _follow(page, "nav a[href='ideas/']")
    assert page.url.endswith("/ideas/")
    _follow(page, ".entries a")
    assert page.locator("article .story").count() == 1
    _follow(page, ".trail a:last-of-type >> nth=-1")
    assert page.locator("h1.question").count() == 1
    page.go_back()
    assert page.locator("article .story").count() == 1


def _follow(page: Page, which: str) -> None:
    """Press Tab until this link has the focus, then Enter."""
    wanted = page.locator(which).first
    for _ in range(400):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"no Tab comes to {which}")


def test_lists_that_are_folded_away_stand_side_by_side(visit: Go) -> None:
    page = visit("ideas").page
    tops = page.locator(".facets:has(> details + details)").evaluate_all(
        "all => all.map(one => [...one.children].map(part => part.getBoundingClientRect().top))"
    )
    assert tops
    assert [each for each in tops if not each[0] < each[1] == each[2]] == []


@pytest.mark.parametrize("width", [720, 1280])
def test_a_row_of_a_table_stands_on_one_line(visit: Go, width: int) -> None:
    """The first lines of its cells are level, whether they are words or a link that is broken."""
    page = visit("data", width=width).page
    rows = (
        page.locator("table.stack")
        .first.locator("tbody tr")
        .evaluate_all(
            """all => all.map(row => [...row.cells].map(cell => {
          const words = document.createRange();
          words.selectNodeContents(cell);
          const lines = [...words.getClientRects()].filter(box => box.height < 40);
          return Math.min(...lines.map(box => (box.top + box.bottom) / 2));
        }))"""
        )
    )
    assert rows
    assert [row for row in rows if max(row) - min(row) > 3] == []
