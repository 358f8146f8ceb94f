"""The card of a campaign on somebody else's page, by the code that the site gives for it."""

import functools
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.visits import Served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def elsewhere(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Pages of another website, one for each card of the example, that hold only its code.

    Another server indeed: a browser lets no page that it was merely told of frame this machine's.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    for number, answer in enumerate(sorted(served.folder.glob("**/campaigns/*/oembed.json"))):
        code = json.loads(answer.read_text(encoding="utf-8"))["html"]
        here = re.sub("https://[^/]+/", served.url, code)
        head = "<!doctype html><style>body { margin: 20px }</style>"
        Path(folder, f"{number}.html").write_text(f"{head}{here}\n", encoding="utf-8")
    quiet = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        names = sorted(path.name for path in folder.iterdir())
        yield [f"http://127.0.0.1:{server.server_port}/{name}" for name in names]
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the test says what went wrong."""


@pytest.mark.parametrize("width", [320, 1280])
def test_every_card_fits_the_frame_that_its_code_makes(
    contexts: Callable[..., BrowserContext], elsewhere: list[str], width: int
) -> None:
    assert len(elsewhere) >= 12  # every campaign in every language
    page = contexts("light", False).new_page()
    page.set_viewport_size({"width": width, "height": 800})
    for address in elsewhere:
        page.goto(address, wait_until="load")
        card = page.frames[1]
        assert card.locator("h1").count() == 1, address
        across, down, wide, high = card.evaluate(
            "() => { const e = document.documentElement;"
            " return [e.scrollWidth, e.scrollHeight, e.clientWidth, e.clientHeight]; }"
        )
        assert across <= wide, (card.url, across, wide)
        assert down <= high, (card.url, down, high)
        top, foot, last = card.evaluate(
            "() => { const [card, words] = ['main', 'main > :last-child']"
            ".map(which => document.querySelector(which).getBoundingClientRect());"
            " return [card.top, card.bottom, words.bottom]; }"
        )
        assert (top, foot) == (0, high), card.url  # its border is that of the frame
        assert foot - last < 40, (card.url, foot - last)
    page.close()
