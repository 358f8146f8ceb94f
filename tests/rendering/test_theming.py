"""Colours that cannot be read are refused, and the grounds are those of the style sheet."""

import re

import pytest

from reportback.model import Settings
from reportback.model.colours import INK, PAPER, PAPER_DARK, QUIET
from reportback.places import FilePlaces
from reportback.problems import Problem
from reportback.reading.wording import shape
from reportback.theming import organisation_css
from tests.support import ROOT


def with_colours(**colours: str) -> Settings:
    return Settings.model_validate({"organisation": {"colours": colours}})


def colour_problems(**colours: str) -> list[Problem]:
    given = {"organisation": {"colours": colours}}
    return shape(Settings, given, FilePlaces("pelicanconf.py"))[1]


def test_the_default_colours_can_be_read() -> None:
    assert colour_problems() == []


@pytest.mark.parametrize(
    ("colours", "ratio"),
    [
        ({"accent": "#999999"}, "2.80:1"),
        ({"accent": "#ffff00"}, "1.05:1"),
        ({"accent_dark": "#333"}, "1.41:1"),
    ],
)
def test_a_colour_without_contrast_is_refused_with_its_ratio(
    colours: dict[str, str], ratio: str
) -> None:
    (problem,) = colour_problems(**colours)
    assert problem.code == "colour-contrast"
    assert ratio in problem.found
    assert next(iter(colours)) in problem.must


def test_what_is_no_colour_is_refused() -> None:
    (problem,) = colour_problems(accent="Aberwen green")
    assert problem.code == "settings"


def test_a_colour_cannot_break_out_of_the_style_sheet() -> None:
    assert colour_problems(accent="red} body{display:none")
    assert b"#b00020" in organisation_css(with_colours(accent="#b00020"))


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    tokens = (ROOT / "theme/static/css/tokens.css").read_text()
    told = {
        name: re.findall(rf"--{name}:\s*(#[0-9a-f]+)", tokens) for name in ("paper", "ink", "quiet")
    }
    assert {PAPER, PAPER_DARK} <= set(told["paper"])
    assert (told["paper"][0], told["ink"][0], told["quiet"][0]) == (PAPER, INK, QUIET)
