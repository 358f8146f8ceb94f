"""Pictures in a real browser: their room is kept, and a small screen fetches a small one."""

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Served

pytestmark = pytest.mark.browser

PAGE = "campaigns/river-for-everyone/30/"
HEIGHTS = "images => images.map(image => Math.round(image.getBoundingClientRect().height))"
# What is drawn before the styles are there says nothing.
STYLED = "sheet => Boolean(sheet.sheet) || new Promise((go) => sheet.addEventListener('load', go))"
FETCHED = "images => images.map(image => image.currentSrc.split('/').at(-1))"


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_jumps_when_a_picture_arrives(browser: Browser, served: Served, width: int) -> None:
    def kept(*, blocked: bool) -> list[int]:
        page = browser.new_page(viewport={"width": width, "height": 800})
        if blocked:
            page.route("**/files/*", lambda _: None)  # asked for, and never answered
        page.goto(f"{served.url}{PAGE}", wait_until="domcontentloaded" if blocked else "load")
        page.locator("link[rel=stylesheet]:not([media])").evaluate(STYLED)
        images = page.locator(".pictures img")
        if not blocked:
            for image in images.all():
                image.scroll_into_view_if_needed()
            page.wait_for_load_state("networkidle")
        heights: list[int] = images.evaluate_all(HEIGHTS)
        page.close()
        return heights

    assert kept(blocked=True) == kept(blocked=False)
    assert min(kept(blocked=True)) > 100


def test_a_phone_fetches_the_narrow_picture(browser: Browser, served: Served) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{served.url}{PAGE}")
    for image in page.locator(".pictures img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.locator(".pictures img").evaluate_all(FETCHED) == [
        *("weir-map.480.jpg", "weir-with-fish.480.jpg")
    ]
    page.close()
