"""A real browser on the built example site."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from bench.corpus import write_site
from tests.browser.visits import SMALL_KINDS, Served, Visit, hold, listen, serving
from tests.conftest import Once
from tests.support import build


@pytest.fixture(scope="session")
def served(example_site: Path) -> Iterator[Served]:
    with serving(example_site) as site:
        yield site


@pytest.fixture(scope="session")
def served_small(once: Once) -> Iterator[Served]:
    """A small site with what the example has not: lists of two pages, a redirect, a guide."""
    with serving(once("small-site", _build_small) / "output") as site:
        yield site


def _build_small(root: Path) -> object:
    write_site(root, 120, per_campaign=120)
    moved = "campaigns/before/: campaigns/campaign-0/\n"
    (root / "content" / "redirects.yaml").write_text(moved, encoding="utf-8")
    settings = root / "pelicanconf.py"
    smaller = """\
REPORTBACK |= {
    "page_size": 5,
    "guide": True,
    "editing": {"repository": "https://github.com/town/ideas", "edit_links": True},
}
"""
    settings.write_text(settings.read_text(encoding="utf-8") + smaller, encoding="utf-8")
    return build(root, root / "output")


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
    contexts: Callable[..., BrowserContext], served: Served, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Visit]]:
    """`visit(kind, width=…, scheme=…, javascript=…)`: a page of that kind, loaded."""
    visits: list[Visit] = []

    def go(
        kind: str, *, width: int = 1280, scheme: str = "light", javascript: bool = True
    ) -> Visit:
        visit = Visit(contexts(scheme, javascript).new_page())
        visits.append(visit)
        site = request.getfixturevalue("served_small") if kind in SMALL_KINDS else served
        listen(visit, site)
        address = site.address(kind)
        if kind == "redirect":
            hold(visit.page, address)
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.page.goto(address, wait_until="load")
        return visit

    yield go
    for visit in visits:
        visit.page.close()
