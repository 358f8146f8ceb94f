"""An organisation's colours: known to CSS, and readable on the site's grounds (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from coloraide import Color
from pydantic import BeforeValidator

from reportback.model.rejection import Rejected, found
from reportback.model.values import Matter

# Kept in step with theme/static/css/tokens.css by a test.
PAPER, PAPER_DARK = "#fdfdfb", "#16181b"
INK, QUIET = "#191c20", "#565d65"  # by day
AA_TEXT = 4.5
_CLEAR = 7  # what we choose ourselves is well above the limit


def _readable_on(ground: str, direction: str) -> Callable[[Any], str]:
    def readable(value: Any) -> str:
        try:
            ratio = Color(str(value)).contrast(ground, method="wcag21")
        except ValueError:
            todo = "write it as #1f4f7a"
            raise Rejected("settings", "must be a CSS colour", found(value), todo) from None
        if ratio < AA_TEXT:
            must = f"must have a contrast of {AA_TEXT}:1 or more against {ground}"
            what, todo = f"found {value} with {ratio:.2f}:1", f"choose a {direction} one"
            raise Rejected("colour-contrast", must, what, todo)
        return str(value)

    return readable


def on_dark(accent: str) -> str:
    """The colour, made lighter until it can be read on dark ground."""
    colour, white = Color(accent), Color("white")
    steps = (colour.mix(white, step / 20, space="oklab").convert("srgb") for step in range(21))
    light = next(step for step in steps if step.contrast(PAPER_DARK, method="wcag21") >= _CLEAR)
    return light.to_string(hex=True)


class Colours(Matter):
    """The organisation's colour for light and dark grounds, as CSS colours."""

    accent: Annotated[str, BeforeValidator(_readable_on(PAPER, "darker"))] = "#1f4f7a"
    accent_dark: Annotated[str, BeforeValidator(_readable_on(PAPER_DARK, "lighter"))] = "#9cc7ee"
