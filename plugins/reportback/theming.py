"""An organisation's colours, as CSS; colours that cannot be read are refused."""

from __future__ import annotations

from collections.abc import Iterator

from coloraide import Color

from reportback.model import Settings
from reportback.places import Place
from reportback.problems import Problem

# Kept in step with theme/static/css/tokens.css by a test.
PAPER, PAPER_DARK = "#fdfdfb", "#16181b"
AA_TEXT = 4.5


def colour_problems(settings: Settings, path: str = "pelicanconf.py") -> Iterator[Problem]:
    """Each organisation colour that is no colour, or below WCAG AA against its ground."""
    colours = settings.organisation.colours
    pairs = (("accent", colours.accent, PAPER), ("accent_dark", colours.accent_dark, PAPER_DARK))
    for key, colour, ground in pairs:
        where = f"REPORTBACK organisation colours {key}"
        try:
            ratio = Color(colour).contrast(ground, method="wcag21")
        except ValueError:
            must, found = f"{where} must be a CSS colour", f"found '{colour}'"
            yield Problem(Place(path), "settings", must, found, "write it as #1f4f7a")
            continue
        if ratio < AA_TEXT:
            must = f"{where} must have a contrast of {AA_TEXT}:1 or more against {ground}"
            found = f"found {colour} with {ratio:.2f}:1"
            todo = "choose a lighter one" if key == "accent_dark" else "choose a darker one"
            yield Problem(Place(path), "colour-contrast", must, found, todo)


def organisation_css(settings: Settings) -> bytes:
    """The organisation's colours as custom properties, for light and dark."""
    colours = settings.organisation.colours
    light, dark = (Color(c).to_string(hex=True) for c in (colours.accent, colours.accent_dark))
    return (f":root {{\n  --accent-light: {light};\n  --accent-dark: {dark};\n}}\n").encode()
