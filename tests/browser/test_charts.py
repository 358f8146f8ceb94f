"""Pictures in a real browser: words are large enough, whole and apart, on every screen."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import RULES
from tests.browser.visits import Served, serving
from tests.charts.extremes import build_extremes
from tests.conftest import Once

pytestmark = pytest.mark.browser

SMALLEST = 12  # pixels
PAGES = ("campaigns/town/", "campaigns/town/report/", "campaigns/gate/")

# Every piece of text in a picture that is shown, with its size and the boxes of its lines.
TEXTS = """() => [...document.querySelectorAll("figure.chart")].flatMap((chart, number) => {
  const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest("title, desc, .unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(box => box.width > 0)
      .map(box => [box.left, box.top + scrollY, box.right, box.bottom + scrollY]);
    found.push({number, text: node.data.trim(), boxes,
                size: parseFloat(getComputedStyle(holder).fontSize)});
  }
  return found;
})"""
LINE_SPACE = 4  # pixels of a line's box above and below its letters


@pytest.fixture(scope="module")
def site(once: Once) -> Iterator[Served]:
    with serving(once("extremes", build_extremes) / "output") as served:
        yield served


@pytest.fixture(scope="module")
def look(browser: Browser, site: Served) -> Iterator[Callable[..., Page]]:
    """`look(path, width=…)`: a page in a window of that width, with what else is asked for."""
    contexts = []

    def go(path: str, *, width: int = 320, **more: object) -> Page:
        viewport = {"width": width, "height": 900}
        context = browser.new_context(viewport=viewport, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(site.url + path, wait_until="load")
        return page

    yield go
    for context in contexts:
        context.close()


def overlapping(texts: list[dict[str, object]]) -> list[tuple[str, str]]:
    """Pairs of texts of one picture whose boxes lie on each other."""
    boxes = [
        (text["number"], str(text["text"]), box)
        for text in texts
        for box in text["boxes"]  # type: ignore[attr-defined]
    ]
    return [
        (one, other)
        for place, (number, one, a) in enumerate(boxes)
        for same, other, b in boxes[place + 1 :]
        if number == same and one != other and _meet(a, b)
    ]


def _meet(a: list[float], b: list[float]) -> bool:
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across > 1 and down > 2 * LINE_SPACE


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("path", PAGES)
def test_words_are_large_whole_and_apart(
    look: Callable[..., Page], path: str, direction: str
) -> None:
    page = look(path)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        texts = page.evaluate(TEXTS)
        assert texts
        assert [text for text in texts if text["size"] < SMALLEST] == []
        cut = [
            text
            for text in texts
            for left, _, right, _ in text["boxes"]
            if left < -0.5 or right > width + 0.5
        ]
        assert cut == [], f"at {width} px"
        assert overlapping(texts) == [], f"at {width} px"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_words_twice_as_large_are_whole_and_apart(
    look: Callable[..., Page], direction: str
) -> None:
    page = look("campaigns/town/")
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 900})
        texts = page.evaluate(TEXTS)
        assert overlapping(texts) == [], f"at {width} px"
        cut = [
            text["text"]
            for text in texts
            for left, _, right, _ in text["boxes"]
            if left < -0.5 or right > width + 0.5
        ]
        assert cut == [], f"at {width} px"


def test_the_check_for_overlaps_sees_one(look: Callable[..., Page]) -> None:
    page = look("campaigns/town/")
    page.evaluate(
        "document.querySelectorAll('.flow text').forEach(one => one.setAttribute('y', '2em'))"
    )
    assert overlapping(page.evaluate(TEXTS))


def test_right_to_left_runs_the_other_way(look: Callable[..., Page]) -> None:
    page = look("campaigns/town/", width=1280)
    middle = "one => { const b = one.getBoundingClientRect(); return (b.left + b.right) / 2; }"
    ltr = [bar.evaluate(middle) for bar in page.locator("figure .span").all()]
    page.evaluate("document.documentElement.dir = 'rtl'")
    rtl = [bar.evaluate(middle) for bar in page.locator("figure .span").all()]
    assert len(ltr) == 4
    assert _ranks(ltr) == _ranks([-place for place in rtl])


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_shape_stands_in_its_part_of_a_bar(look: Callable[..., Page], direction: str) -> None:
    page = look("campaigns/town/")
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".bar .mark")].filter(mark => {
          const part = mark.previousElementSibling.getBoundingClientRect();
          const shape = mark.querySelector(".shape > *").getBoundingClientRect();
          return shape.left < part.left || shape.right > part.right;
        }).map(mark => mark.previousElementSibling.outerHTML)"""
    )
    assert outside == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_bar_of_an_area_stands_at_its_name(look: Callable[..., Page], direction: str) -> None:
    page = look("campaigns/town/", width=1280)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    apart = page.locator(".areas .track:has(.bar)").evaluate_all(
        """all => all.map(one => {
          const [a, b] = [...one.children].map(part => part.getBoundingClientRect());
          return (a.top + a.bottom - b.top - b.bottom) / 2;
        })"""
    )
    assert apart
    assert [gap for gap in apart if abs(gap) > 1] == []


def _ranks(places: list[float]) -> list[int]:
    return [sorted(places).index(place) for place in places]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_pictures(look: Callable[..., Page], scheme: str) -> None:
    found = Axe().run(look("campaigns/town/", color_scheme=scheme), options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_every_picture_is_named_and_described(look: Callable[..., Page]) -> None:
    page = look("campaigns/town/")
    assert page.locator("figure.chart").count() == 6
    for drawing in page.locator("svg[role=img]").all():
        said = drawing.evaluate(
            "one => one.getAttribute('aria-labelledby').split(' ')"
            ".map(id => document.getElementById(id).textContent.trim())"
        )
        assert all(said)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("way", ["forced", "print", "dark"])
def test_a_picture_is_never_blank(look: Callable[..., Page], way: str) -> None:
    page = look(
        "campaigns/town/report/",
        width=800,
        forced_colors="active" if way == "forced" else "none",
        color_scheme="dark" if way == "dark" else "light",
    )
    if way == "print":
        page.emulate_media(media="print")
    for number, drawing in enumerate(
        page.locator("figure.chart svg.turned, figure.chart .bar").all()
    ):
        seen = Image.open(io.BytesIO(drawing.screenshot())).convert("L")
        shades = sorted(count for count, _ in seen.getcolors() or [])
        assert len(shades) > 1, f"drawing {number}"
        assert sum(shades[:-1]) > 20, f"drawing {number}"


def test_without_colour_late_answers_still_differ(look: Callable[..., Page]) -> None:
    page = look("campaigns/town/")
    late = page.locator("svg[aria-labelledby^=answers] rect.overdue").first
    assert (late.get_attribute("fill") or "").startswith("url(#")
    assert page.locator(".bar .mark").count() > 0


def test_the_keyboard_reaches_each_list_once(look: Callable[..., Page]) -> None:
    page = look("campaigns/town/")
    stops = page.locator("figure.flow a:not([tabindex='-1'])").evaluate_all(
        "all => all.map(one => one.href)"
    )
    assert len(stops) == len(set(stops)) > 20


def test_files_are_there(site: Served) -> None:
    page = (Path(site.folder) / "campaigns/town/index.html").read_text(encoding="utf-8")
    assert page.count("charts.css") == 1
    assert "charts.css" not in (Path(site.folder) / "index.html").read_text(encoding="utf-8")
    assert ' style="' not in page
    assert "<script>" not in page
