"""A card as a picture: drawn as SVG, and made a PNG by a library with the fonts of the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import resvg_py

from reportback.ledger import Tally
from reportback.model.colours import INK, PAPER, QUIET
from reportback.reading.fonts import font_files, runs
from reportback.sharing.fitting import Fitted, fit
from reportback.terms import Outcome, Stage

WIDTH, HEIGHT = 1200, 630
_MARGIN = 72
_ACROSS = WIDTH - 2 * _MARGIN
_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT EMBEDDING}"
_BAR_TOP, _BAR_HEIGHT = 468, 30

# How strong each tone of the bar is, as in components.css.
TONES = {
    "waiting": 0.12,
    "review": 0.26,
    "near": 0.38,
    "forward": 0.5,
    "doing": 0.75,
    "done": 1.0,
    "no": 0.78,
    "folded": 0.6,
    "gone": 0.46,
}
_ACCENTED = {Stage.AHEAD, Stage.DONE}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says, from top to bottom, and in which direction it is read.

    `asked_in`: the direction of the headline, which may be in another language.
    """

    who: str
    kicker: str
    headline: str
    said: str
    day: str
    tally: Tally
    accent: str
    direction: str
    asked_in: str


def png(card: Card) -> bytes:
    """The card as a PNG of 1200 by 630."""
    return resvg_py.svg_to_bytes(
        svg_string=svg(card), skip_system_fonts=True, font_files=font_files()
    )


def svg(card: Card) -> str:
    """The card as SVG."""
    root = ET.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", width=str(WIDTH), height=str(HEIGHT)
    )
    _rect(root, (0, 0, WIDTH, HEIGHT), PAPER)
    _rect(root, (0, 0, WIDTH, 14), card.accent)
    way = card.direction
    _text(root, fit(card.who, (_ACROSS, 50), (34, 28, 24), 700), 86, 700, card.accent, way)
    asked = card.asked_in
    _text(root, fit(card.kicker, (_ACROSS, 40), (28, 24), 400), 138, 400, QUIET, asked)
    headline = fit(card.headline, (_ACROSS, 268), (72, 64, 56, 50, 44, 40), 700)
    _text(root, headline, 176 + headline.size, 700, INK, asked)
    _bar(root, card)
    _text(root, fit(card.said, (_ACROSS, 40), (30, 26, 22), 400), 548, 400, INK, way)
    _text(root, fit(card.day, (_ACROSS, 34), (24, 20), 400), 592, 400, QUIET, way)
    return ET.tostring(root, encoding="unicode")


def _text(
    root: ET.Element, fitted: Fitted, top: int, weight: int, colour: str, direction: str
) -> None:
    """Lines of text, the first on the line `top`, from the side on which reading begins."""
    turned = direction == "rtl"
    for index, line in enumerate(fitted.lines):
        place = {
            "x": str(WIDTH - _MARGIN if turned else _MARGIN),
            "y": f"{top + index * fitted.size * 1.2:g}",
            "text-anchor": "end" if turned else "start",
            "font-size": str(fitted.size),
            "font-weight": str(weight),
            "fill": colour,
            "xml:space": "preserve",
        }
        element = ET.SubElement(root, "text", place)
        for number, (family, run) in enumerate(runs(line)):
            span = ET.SubElement(element, "tspan", {"font-family": family})
            span.text = f"{_RIGHT_TO_LEFT}{run}" if turned and not number else run


def _bar(root: ET.Element, card: Card) -> None:
    """What became of all ideas; nothing before the first."""
    for x, across, outcome in _shares(card):
        colour = card.accent if outcome.stage in _ACCENTED else INK
        place = (x, _BAR_TOP, max(across - 2, 1), _BAR_HEIGHT)
        _rect(root, place, colour, TONES[outcome.tone])


def _shares(card: Card) -> Iterator[tuple[float, float, Outcome]]:
    for share in card.tally.shares:
        across = _ACROSS * share.percent / 100
        before = _ACROSS * share.before / 100
        x = WIDTH - _MARGIN - before - across if card.direction == "rtl" else _MARGIN + before
        yield x, across, share.outcome


def _rect(
    root: ET.Element, place: tuple[float, float, float, float], colour: str, opacity: float = 1
) -> None:
    given = zip(("x", "y", "width", "height"), place, strict=True)
    attributes = {name: f"{value:g}" for name, value in given}
    ET.SubElement(root, "rect", attributes | {"fill": colour, "fill-opacity": f"{opacity:g}"})
