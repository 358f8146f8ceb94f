"""The report as a browser prints it: the code on it can be read, and leads back to the page."""

from collections.abc import Callable
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser


def test_the_code_is_on_paper_only_and_leads_back(visit: Callable[..., Visit]) -> None:
    page = visit("report").page
    code = page.locator("svg.code")
    assert not code.is_visible()
    page.emulate_media(media="print")
    assert code.is_visible()
    page.evaluate("document.documentElement.style.zoom = 3")
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(code.screenshot())))
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert read.text == canonical
    assert canonical in page.locator(".on-paper").inner_text()
