"""A first search over ten thousand ideas, in bytes on the wire of a real browser."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from bench.corpus import as_people_write, write_site
from reportback import addresses, rendering, theming
from reportback.ledger import derive
from reportback.model import Settings
from reportback.pages.ideas import all_ideas
from reportback.reading import read_site
from reportback.searching import search_files
from reportback.site import Site
from reportback.writing import put_all
from tests.browser.visits import weigh
from tests.conftest import Once
from tests.support import ROOT, files_below

pytestmark = [pytest.mark.browser, pytest.mark.slow]

IDEAS = 10_000
MOST = 350_000  # bytes: page, styles, scripts, index, and eight ideas
SETTINGS = Settings.model_validate({"history": False, "holidays": {"country": "GB"}})
# What hosts compress. What carries its own compression goes as it is.
TEXT = (".html", ".css", ".js", ".json", "/")


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """The files of a folder, sent as usual hosts send them."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        if urlsplit(self.path).path.endswith(TEXT):
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Compressing, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _write(root: Path) -> None:
    """The search page of ten thousand ideas, and what it needs; no other page."""
    write_site(root, IDEAS, words=as_people_write())
    ledger = derive(read_site(root).register, SETTINGS, date(2026, 1, 31), {})
    site = Site(SETTINGS, ledger)
    env = rendering.environment([ROOT / "theme" / "templates"], SETTINGS)
    rendering.speak_for(env, site)
    page = next(iter(all_ideas(site)))
    output = root / "output"
    put_all(output, [(addresses.output_file(page.address), rendering.render(env, page))])
    put_all(output, search_files(site))
    static = files_below(ROOT / "theme" / "static")
    put_all(output, ((f"theme/{name}", data) for name, data in static.items()))
    put_all(output, [(addresses.ORGANISATION_STYLE, theming.organisation_css(SETTINGS))])


@pytest.fixture(scope="module")
def many(once: Once) -> Iterator[str]:
    with _served(once("ten-thousand-ideas", _write) / "output") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "words",
    [
        "playgr",
        "river path",
        "water play garden",
        "bus shelter near school",
        "playgruond",
        "river path bench trees",  # each of them in a quarter of all ideas
    ],
)
def test_a_first_search_is_light(many: str, page: Page, words: str) -> None:
    weight = weigh(page)
    page.goto(f"{many}ideas/")
    page.get_by_role("searchbox").press_sequentially(words, delay=30)
    page.locator("[data-results]").wait_for()
    page.wait_for_load_state("networkidle")
    assert weight["/search/columns.json"] > 0
    assert weight.total() < MOST, weight.most_common()
