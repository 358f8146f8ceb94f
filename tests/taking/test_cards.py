"""The pictures of links: right in size and words, in any script, the same on every machine."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from reportback.ledger.tallies import tally
from reportback.reading.fonts import family_of, runs, width
from reportback.sharing.drawing import TONES, Card, png, svg
from reportback.sharing.fitting import drawable, fit
from reportback.terms import DEFAULT_OUTCOMES, Vocabulary
from tests.support import ROOT

Soup = Callable[[Path], BeautifulSoup]

OUTCOMES = DEFAULT_OUTCOMES[:5]
CARD = Card(
    who="Aberwen Council",
    kicker="A river for everyone",
    headline="What would bring you down to the river?",
    said="19 of 36 ideas were taken forward.",
    day="How things stood on 16 October 2026",
    tally=tally(OUTCOMES, len(OUTCOMES), Vocabulary()),
    accent="#0b5563",
    direction="ltr",
    asked_in="ltr",
)
ARABIC = "ما الذي يجعلك تأتي إلى النهر؟"
WELSH = "Beth fyddai’n dod â chi at y dŵr, a’r tŷ?"


def picture(card: Card) -> Image.Image:
    return Image.open(BytesIO(png(card))).convert("L")


def ink(card: Card, top: int, bottom: int) -> tuple[int, int, int, int]:
    """Where there is ink between two lines of the picture."""
    part = picture(card).crop((0, top, 1200, bottom))
    box = ImageChops.invert(part.point(lambda grey: 255 if grey > 200 else 0)).getbbox()
    assert box, "nothing is drawn there"
    return box


def page_pictures(site: Path, soup: Soup) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("index.html")):
        page = soup(path)
        image, alt = (page.select_one(f'meta[property="og:{n}"]') for n in ("image", "image:alt"))
        if image and alt:
            yield path.relative_to(site).as_posix(), str(image["content"])
            assert str(alt["content"]).strip()


def test_every_page_names_a_picture_that_is_there(example_site: Path, soup: Soup) -> None:
    named = dict(page_pictures(example_site, soup))
    assert len(named) > 100
    for page, address in named.items():
        local = address.removeprefix("https://ideas.aberwen.example/")
        with Image.open(example_site / local) as made:
            assert (made.format, made.size) == ("PNG", (1200, 630)), page
    assert named["campaigns/our-libraries/3/index.html"].endswith("our-libraries/card.png")
    assert named["index.html"].endswith("example/card.png")


def test_a_shared_idea_has_its_own_title(example_site: Path, soup: Soup) -> None:
    page = soup(example_site / "campaigns/river-for-everyone/1/index.html")
    title = page.select_one('meta[property="og:title"]')
    assert title
    assert title["content"] == "A bench where you can see the weir"


def test_the_same_card_is_the_same_picture() -> None:
    assert png(CARD) == png(replace(CARD))
    assert png(CARD) != png(replace(CARD, day="How things stood on 17 October 2026"))


@pytest.mark.parametrize("text", [WELSH, ARABIC, "Ελληνικά", "Кто решает?", "שלום", "Đường"])
def test_every_letter_has_a_font_of_ours(text: str) -> None:
    assert drawable(text) == text
    assert [letter for letter in text if family_of(letter) is None] == []


def test_arabic_letters_are_joined() -> None:
    apart = "\N{ZERO WIDTH NON-JOINER}".join("النهر")
    turned = replace(CARD, asked_in="rtl")
    joined = ink(replace(turned, headline="النهر"), 180, 440)
    unjoined = ink(replace(turned, headline=apart), 180, 440)
    assert joined[2] - joined[0] < unjoined[2] - unjoined[0]


def test_right_to_left_begins_on_the_right() -> None:
    left = ink(CARD, 180, 440)
    right = ink(replace(CARD, headline="النهر", asked_in="rtl"), 180, 440)
    assert left[0] < 90
    assert right[2] > 1110
    bar = ink(CARD, 468, 498)
    mirrored = ink(replace(CARD, direction="rtl"), 468, 498)
    assert (bar[0], bar[2]) == pytest.approx((1200 - mirrored[2], 1200 - mirrored[0]), abs=4)
    assert bar != mirrored


@pytest.mark.parametrize(
    ("text", "way"),
    [(WELSH, "ltr"), (ARABIC, "rtl"), ("Ποιος αποφασίζει; Кто решает?", "ltr"), ("שלום", "rtl")],
)
def test_what_is_drawn_stays_within_the_margins(text: str, way: str) -> None:
    left, _, right, _ = ink(replace(CARD, headline=f"{text} " * 4, asked_in=way), 180, 455)
    assert left >= 66
    assert right <= 1134
    assert right - left > 700


def test_letters_that_no_font_has_are_left_out() -> None:
    assert drawable("Trees 🌳 and benches") == "Trees and benches"
    assert drawable("川をきれいに") == ""
    assert png(replace(CARD, headline="川をきれいに")), "a card without its headline is still one"


@given(st.text(max_size=400), st.sampled_from([400, 700]))
def test_words_always_fit_their_box(text: str, weight: int) -> None:
    box = (1056, 268)
    made = fit(text, box, (72, 56, 40), weight)
    assert all(width(line, made.size, weight) <= box[0] for line in made.lines)
    assert len(made.lines) * made.size * 1.2 <= box[1]


def test_what_does_not_fit_is_cut_and_says_so() -> None:
    made = fit("what keeps you away " * 40, (1056, 268), (72, 56, 40), 700)
    assert (made.size, len(made.lines)) == (40, 5)
    assert made.lines[-1].endswith("…")
    one_word = fit("x" * 300, (1056, 268), (72, 40), 700)
    assert one_word.lines[0].endswith("…")


@given(st.text(max_size=60))
def test_any_text_makes_a_drawing(text: str) -> None:
    drawn = fromstring(svg(replace(CARD, headline=text, who=text)))
    families = {span.get("font-family") for span in drawn.iter("{http://www.w3.org/2000/svg}tspan")}
    assert families <= {"Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew"}


def test_runs_are_the_whole_text() -> None:
    text = f"River نهر {WELSH}"
    assert "".join(run for _, run in runs(text)) == text
    assert len(list(islice(runs(text), 4))) > 1


def test_the_bar_has_the_tones_of_the_pages() -> None:
    css = (ROOT / "theme/static/css/components.css").read_text(encoding="utf-8")
    told = re.findall(r"\.bar \.tone-(\w+) \{[^}]*fill-opacity: ([\d.]+)", css)
    assert {tone: float(opacity) for tone, opacity in told} == TONES
