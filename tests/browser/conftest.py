"""A real browser on the built example site."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.visits import Served, Visit, listen, serving
from tests.support import chromium, chromium_flags


@pytest.fixture(scope="session")
def served(example_site: Path) -> Iterator[Served]:
    with serving(example_site) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium here: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=chromium_flags())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Callable[..., BrowserContext]:
    """One context for each way of looking, kept for all tests: a new one costs a second."""

    @functools.cache
    def context(scheme: str, javascript: bool) -> BrowserContext:
        return browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )

    return context


@pytest.fixture
def visit(
    contexts: Callable[..., BrowserContext], served: Served
) -> Iterator[Callable[..., Visit]]:
    """`visit(kind, width=…, scheme=…, javascript=…)`: a page of that kind, loaded."""
    visits: list[Visit] = []

    def go(
        kind: str, *, width: int = 1280, scheme: str = "light", javascript: bool = True
    ) -> Visit:
        visit = Visit(contexts(scheme, javascript).new_page())
        visits.append(visit)
        listen(visit, served)
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.page.goto(served.address(kind), wait_until="load")
        return visit

    yield go
    for visit in visits:
        visit.page.close()
