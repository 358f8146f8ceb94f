"""Every kind of page, in a real browser: for all people, on any screen, nothing from outside."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.visits import KINDS, Served, Visit

pytestmark = pytest.mark.browser

Go = Callable[..., Visit]

each_kind = pytest.mark.parametrize("kind", KINDS)

# WCAG 2.2, levels A and AA, and what axe's makers call best practice.
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

WIDTH = "document.documentElement.scrollWidth"

OVERFLOWING = """() => {
  const room = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > room + 1
                  || one.getBoundingClientRect().left < -1)
    .filter((one) => getComputedStyle(one).position !== "absolute")
    .map((one) => one.outerHTML.slice(0, 120))
    .slice(0, 5);
}"""


@each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Go, kind: str, scheme: str) -> None:
    """On a desk and on a narrow phone; in light also at twice the size; in forced colours."""
    page = visit(kind, scheme=scheme).page
    for width in (1280, 640, 320) if scheme == "light" else (1280, 320):
        _look(page, width)
    page.emulate_media(forced_colors="active")
    _look(page, 320)


def _look(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"at {width} px: {found.generate_report()}"


@each_kind
def test_a_page_is_sound(visit: Go, kind: str) -> None:
    loaded = visit(kind, width=320)
    page = loaded.page
    page.wait_for_load_state("networkidle")
    assert loaded.outside == [], "asks another host"
    assert loaded.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(OVERFLOWING)
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("html[lang]").count() == 1
    assert page.title().strip()


@each_kind
def test_all_is_there_without_javascript(visit: Go, kind: str) -> None:
    with_scripts, without = (visit(kind, javascript=on).page for on in (True, False))
    assert without.locator("h1").is_visible()
    assert _headings(without) == _headings(with_scripts)
    assert len(without.locator("main").inner_text()) > 20
    assert without.locator("main a[href]").count() >= 1


def _headings(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("h1, h2, h3").all_inner_texts()]


def test_the_keyboard_comes_first_to_a_link_past_the_menu(visit: Go) -> None:
    page = visit("campaign").page
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert (first.get_attribute("href") or "").startswith("#")
    assert first.is_visible()
    first.press("Enter")
    target = page.evaluate("document.querySelector(location.hash).closest('main, #main') !== null")
    assert target, "the first link should lead to the main part"


def test_each_stop_of_the_keyboard_can_be_seen(visit: Go) -> None:
    page = visit("home").page
    unseen = []
    for _ in range(15):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const one = document.activeElement, style = getComputedStyle(one);
              return one === document.body || style.outlineStyle !== "none"
                  || style.boxShadow !== "none" || style.backgroundColor !== "rgba(0, 0, 0, 0)";
            }"""
        )
        if not seen:
            unseen.append(page.locator(":focus").evaluate("one => one.outerHTML.slice(0, 120)"))
    assert unseen == []


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
  return style.scrollBehavior === "smooth" || times.some((time) => parseFloat(time) > 0);
}).map((one) => one.outerHTML.slice(0, 120))"""

# WCAG 1.4.12: what a person may set, and still read everything.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.clientHeight > 2 && !one.closest(".unseen, svg, textarea"))
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowY))
  .filter((one) => one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""
AS_IT_WAS = "document.adoptedStyleSheets = []"


@each_kind
def test_a_page_bears_what_a_person_sets(visit: Go, kind: str) -> None:
    """Less motion; more room between lines, words and letters; twice the size on a desk."""
    page = visit(kind, width=320).page
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate(MOVING) == []
    page.evaluate(SPACED)
    assert page.evaluate(WIDTH) <= 320, page.evaluate(OVERFLOWING)
    assert page.evaluate(CUT_OFF) == []
    page.evaluate(AS_IT_WAS)
    page.set_viewport_size({"width": 640, "height": 400})
    assert page.evaluate(WIDTH) <= 640, page.evaluate(OVERFLOWING)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_redirect_leads_on(
    contexts: Callable[..., BrowserContext], served_small: Served, *, javascript: bool
) -> None:
    page = contexts("light", javascript).new_page()
    page.goto(served_small.address("redirect"), wait_until="commit")
    page.wait_for_url(f"{served_small.url}campaigns/campaign-0/")
    page.close()
